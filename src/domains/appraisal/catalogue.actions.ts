/** Every rule version and norm as the administration reads it, and their verification by an officer. */
import { actorOf, type Context, logged } from '../../kernel/context.ts'
import type { Day } from '../../kernel/dates.ts'
import type { Tx } from '../../kernel/log.ts'
import { conflict, invalid } from '../../kernel/refusal.ts'
import type { Confidence, RuleScope } from '../../kernel/rules.ts'
import { say } from '../../words/say.ts'
import { keysOfDocuments, lawInForce, normsOn } from './appraisal.actions.ts'
import { rules } from './appraisal.rules.ts'
import * as store from './appraisal.store.ts'
import { national } from './beneficiaries.rules.ts'
import type { AddedVersion } from './law.rules.ts'
import type { NormRow } from './norms.schema.ts'
import { datedRules, saidValues } from './subjects.rules.ts'

/** One version of a rule, or one norm, as the administration shows it. */
export interface CatalogueEntry {
  /** `rule@from`, or the key of a norm or of a document's version: what a verification names. */
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
  /** What the version sets, in words; empty where a version is its wording alone. */
  values: { label: string; says: string }[]
  verified: { by: string | null; on: Day; paper: string } | null
}
type Unverified = Omit<CatalogueEntry, 'verified'>
const normScope = (row: NormRow): RuleScope => (row.scope === 'local' ? { level: 'local', province: row.province ?? '' } : national)

const isDated = new Set(datedRules.map(({ code }) => code))
const shippedEntries = (): Unverified[] => [
  ...rules
    .filter(({ code }) => !isDated.has(code))
    .flatMap(({ code, title, nature, versions }) =>
      versions.map(({ from, until, article, confidence, scope }) => ({
        ...{ key: `${code}@${from}`, kind: 'rule' as const, code, title, nature, from: nature === 'arithmetic' ? null : from, until },
        ...{ article, confidence, scope, values: [] },
      })),
    ),
  ...datedRules.flatMap(({ code, title, shipped }) =>
    shipped.map(({ values, ...version }) => ({
      ...{ key: `${code}@${version.from}`, kind: 'rule' as const, code, title, nature: 'law' as const, ...version },
      values: saidValues(code, values),
    })),
  ),
]
const addedEntry = ({ values, ...version }: AddedVersion): Unverified => ({
  ...version,
  kind: 'rule',
  title: datedRules.find(({ code }) => code === version.code)?.title ?? version.code,
  nature: 'law',
  values: saidValues(version.code, values),
})
const normEntry = (row: NormRow): Unverified => ({
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
  values: saidValues(row.code, { ...row }),
})
const byRule = (a: Unverified, b: Unverified) => order.indexOf(a.code) - order.indexOf(b.code) || (a.from ?? '').localeCompare(b.from ?? '')
const order = [...new Set([...rules, ...datedRules].map(({ code }) => code))]

const catalogue = async (tx: Tx): Promise<CatalogueEntry[]> => {
  const known = new Map((await store.listVerifications(tx)).map(({ subject, ...rest }) => [subject, rest]))
  const { law, norms } = await lawInForce(tx)
  const ruleEntries = [...shippedEntries(), ...(law.added ?? []).map(addedEntry)].sort(byRule)
  return [...ruleEntries, ...norms.map(normEntry)].map(entry => ({ ...entry, verified: known.get(entry.key) ?? null }))
}
/** Every rule version and norm with its article, dates, confidence, scope and who has verified it. */
export const rulesCatalogue = (ctx: Context): Promise<CatalogueEntry[]> => catalogue(ctx.db)

/** Norms in force on a day, and a note while the city's own set is empty. */
export const normsTable = async (ctx: Context, on: Day) => {
  const norms = await normsOn(ctx.db, on)
  const known = new Map((await store.listVerifications(ctx.db)).map(({ subject, ...rest }) => [subject, rest]))
  return {
    on,
    norms: norms.map(norm => ({ ...norm, verified: known.get(norm.key) ?? null })),
    note: norms.some(row => row.scope === 'local') ? null : say('appraisal.normsLocalEmpty'),
  }
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
    await logged(tx, ctx, { entity: 'verification', recordId: crypto.randomUUID(), action: 'verify', values: { subject, paper } })
    return { ...entry, verified: { by: actor.name, on: ctx.today, paper } }
  })
/**
 * Takes a verification back: from then on the rule warns again. What was judged meanwhile keeps its findings. Invalid for what is not verified,
 * conflict for the version of an adopted document, which is taken back as a whole.
 */
export const withdrawVerification = (ctx: Context, input: { subject: string; reason: string }): Promise<CatalogueEntry> =>
  ctx.db.transaction(async tx => {
    const { subject, reason } = input
    const entry = (await catalogue(tx)).find(x => x.key === subject)
    if (!entry?.verified) return invalid(say('appraisal.verifyNone'), [{ path: 'subject', message: say('appraisal.verifyNone') }])
    if ((await keysOfDocuments(tx)).has(subject)) conflict(say('appraisal.verifyOfDocument'))
    await store.deleteVerifications(tx, [subject])
    const { paper } = entry.verified
    await logged(tx, ctx, { entity: 'verification', recordId: crypto.randomUUID(), action: 'unverify', values: { subject, paper }, reason })
    return { ...entry, verified: null }
  })
