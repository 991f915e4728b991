/** Which rules stand, what officers have verified, and the keeping of an appraisal's findings. */
import { actorOf, type Context, logged } from '../../kernel/context.ts'
import type { Day } from '../../kernel/dates.ts'
import type { Tx } from '../../kernel/log.ts'
import { conflict, invalid } from '../../kernel/refusal.ts'
import type { Confidence, RuleScope, Standing } from '../../kernel/rules.ts'
import { say } from '../../words/say.ts'
import { rules } from './appraisal.rules.ts'
import type { NormRow } from './appraisal.schema.ts'
import * as store from './appraisal.store.ts'
import { hanoi, national } from './beneficiaries.rules.ts'

/** What officers have verified and the province of this installation: with it rules weigh their findings. */
export const standing = async (tx: Tx): Promise<Standing> => ({ verified: await store.verifiedSubjects(tx), province: hanoi })
/** Norms in force on the day: the nation's and the province's own. They go into a `Case`. */
export const normsOn = (tx: Tx, day: Day): Promise<NormRow[]> => store.listNormsOn(tx, day, hanoi)
/** All norms of the nation and the province through time, for judging cases of several days. */
export const loadNorms = (tx: Tx): Promise<NormRow[]> => store.listNorms(tx, hanoi)

/** Keeps the findings as they stood; call it in the transaction of the step, which logs the act. */
export const keepAppraisal = (tx: Tx, draft: store.AppraisalDraft) => store.insertAppraisal(tx, draft)
/** A project's kept appraisals, the first one first. */
export const appraisalsOf = (tx: Tx, projectId: string) => store.listAppraisals(tx, projectId)

/** One version of a rule, or one norm, as the administration shows it. */
export interface CatalogueEntry {
  /** `rule@from`, or the norm's key: what a verification names. */
  key: string
  kind: 'rule' | 'norm'
  code: string
  title: string
  nature: 'law' | 'arithmetic'
  /** Null for arithmetic, which holds always. */
  from: Day | null
  /** First day outside. */
  until: Day | null
  article: string
  confidence: Confidence
  scope: RuleScope
  verified: { by: string | null; on: Day; paper: string } | null
}
const normScope = (row: NormRow): RuleScope => (row.scope === 'local' ? { level: 'local', province: row.province ?? '' } : national)

const ruleEntries = (): Omit<CatalogueEntry, 'verified'>[] =>
  rules.flatMap(({ code, title, nature, versions }) =>
    versions.map(({ from, until, article, confidence, scope }) => ({
      key: `${code}@${from}`,
      kind: 'rule' as const,
      code,
      title,
      nature,
      from: nature === 'arithmetic' ? null : from,
      until,
      article,
      confidence,
      scope,
    })),
  )
const normEntry = (row: NormRow): Omit<CatalogueEntry, 'verified'> => ({
  key: row.key,
  kind: 'norm',
  code: row.code,
  title: row.label,
  nature: 'law',
  from: row.validFrom,
  until: row.validUntil,
  article: row.article,
  confidence: row.confidence,
  scope: normScope(row),
})
const catalogue = async (tx: Tx): Promise<CatalogueEntry[]> => {
  const known = new Map((await store.listVerifications(tx)).map(({ subject, ...rest }) => [subject, rest]))
  return [...ruleEntries(), ...(await store.listNorms(tx, hanoi)).map(normEntry)].map(entry => ({
    ...entry,
    verified: known.get(entry.key) ?? null,
  }))
}
/** Every rule version and norm with its article, dates, confidence, scope and who has verified it. */
export const rulesCatalogue = (ctx: Context): Promise<CatalogueEntry[]> => catalogue(ctx.db)

/** Norms in force on a day, and a note while the city's own set is empty. */
export const normsTable = async (ctx: Context, on: Day): Promise<{ on: Day; norms: NormRow[]; note: string | null }> => {
  const norms = await normsOn(ctx.db, on)
  return { on, norms, note: norms.some(row => row.scope === 'local') ? null : say('appraisal.normsLocalEmpty') }
}

/**
 * Records that the actor has compared a rule version or a norm with the paper; from then on it may block.
 * Invalid for a subject that is not there or is arithmetic; conflict when verified already.
 */
export const verifyRule = (ctx: Context, input: { subject: string; paper: string }): Promise<CatalogueEntry> =>
  ctx.db.transaction(async tx => {
    const actor = actorOf(ctx)
    const { subject, paper } = input
    const entry =
      (await catalogue(tx)).find(x => x.key === subject) ??
      invalid(say('appraisal.verifyUnknown'), [{ path: 'subject', message: say('appraisal.verifyUnknown') }])
    if (entry.nature === 'arithmetic') invalid(say('appraisal.verifyArithmetic'))
    if (!(await store.insertVerification(tx, { subject, paper, by: actor.id, on: ctx.today }))) conflict(say('appraisal.verifyTwice'))
    await logged(
      tx,
      ctx,
      { entity: 'verification', recordId: crypto.randomUUID(), action: 'verify', values: { subject, paper } },
      actor.grants.find(grant => grant.role === 'leader'),
    )
    return { ...entry, verified: { by: actor.name, on: ctx.today, paper } }
  })
