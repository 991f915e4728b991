/** The office's verbs on briefs: list, open, write, correct, publish, close, reopen; every one an act with who and why. */
import { actsOn, actTold } from '../../db/acts.ts'
import { holds } from '../../kernel/access.ts'
import { actorOf, type Context, logged } from '../../kernel/context.ts'
import type { Tx } from '../../kernel/log.ts'
import { conflict, invalid, refuse, unknown } from '../../kernel/refusal.ts'
import { findStep, offers } from '../../kernel/workflow.ts'
import { say } from '../../words/say.ts'
import { takeNumber } from '../reference/reference.actions.ts'
import { bodyOf, headOf } from './briefs.actions.ts'
import { type BriefText, briefProblems, outcomeSums } from './briefs.rules.ts'
import { type BriefRow, briefStates, type Evidence, type OutcomeRow, outcomeKinds } from './briefs.schema.ts'
import * as store from './briefs.store.ts'
import { type BriefAction, briefFlow } from './briefs.workflow.ts'
import { type AttachedOf, attachedTo, countOf } from './briefs-attached.actions.ts'
import { marketName } from './markets.rules.ts'

/** Who writes briefs: the department's leader and appraisers, and the Centre that works with the market. */
export const briefKeepers = ['leader', 'appraiser', 'centre_officer'] as const
/** Who writes down what came back: the keepers, and officers of the place that sold. */
export const outcomeWriters = [...briefKeepers, 'local_officer'] as const

const live = (outcomes: readonly OutcomeRow[]) => outcomes.filter(({ takenBackOn }) => takenBackOn === null)

/** Every brief with what answers it and what came back: also the page that tells which briefs led to orders. */
export const listBriefs = async (ctx: Context) => {
  const briefs = await store.listBriefs(ctx.db)
  const [outcomes, attached] = await Promise.all([
    store.listOutcomes(
      ctx.db,
      briefs.map(({ id }) => id),
    ),
    attachedTo(
      ctx,
      ctx.db,
      briefs.map(({ id }) => id),
    ),
  ])
  return briefs.map(brief => ({
    ...headOf(brief, ctx.today),
    attached: attached.map(({ kind, label, of }) => ({ kind, label, count: of.get(brief.id)?.count ?? 0 })),
    ...outcomeSums(outcomes.filter(({ briefId }) => briefId === brief.id)),
  }))
}

const factsOf = (brief: BriefRow, outcomes: readonly OutcomeRow[], attached: readonly AttachedOf[]) => ({
  evidence: brief.evidence.length,
  needs: brief.need.length,
  attached: countOf(attached, brief.id) + live(outcomes).length,
})
/** One brief as its officers see it: text, frozen figures, what answers it, outcomes, acts, and what may be done. */
export const openBrief = async (ctx: Context, code: string) => {
  const brief = (await store.findBrief(ctx.db, code)) ?? unknown(say('briefs.none', { code }))
  const outcomes = await store.listOutcomes(ctx.db, [brief.id])
  const attached = await attachedTo(ctx, ctx.db, [brief.id])
  const actor = actorOf(ctx)
  const keeper = holds(actor, ...briefKeepers)
  const sellers = await store.sellersOf(
    ctx.db,
    ctx.reach,
    outcomes.flatMap(({ establishmentId }) => (establishmentId ? [establishmentId] : [])),
  )
  return {
    ...headOf(brief, ctx.today),
    ...bodyOf(brief),
    state: brief.state,
    priceBasis: brief.priceBasis,
    note: brief.note,
    revision: brief.revision,
    attached: attached.map(({ kind, label, of }) => ({ kind, label, ...(of.get(brief.id) ?? { count: 0, rows: [] }) })),
    sums: outcomeSums(outcomes),
    outcomes: outcomes.map(({ id, briefId, createdAt, establishmentId, paper, ...row }) => ({
      id,
      ...row,
      kindLabel: outcomeKinds[row.kind],
      countryName: row.country && marketName(row.country),
      establishment: (establishmentId && sellers.get(establishmentId)) || null,
      hasPaper: paper !== null,
    })),
    steps: offers(briefFlow, brief.state, factsOf(brief, outcomes, attached), () => (keeper ? undefined : say('briefs.notKeeper'))),
    can: [
      ...(keeper && brief.state !== 'closed' ? ['edit'] : []),
      ...(brief.state !== 'draft' && holds(actor, ...outcomeWriters) ? ['outcome'] : []),
      ...(brief.state !== 'draft' && keeper ? ['link'] : []),
      ...(keeper ? ['take back'] : []),
    ],
    acts: (await actsOn(ctx.db, 'brief', brief.id)).map(actTold),
  }
}

const recorded = ({ id, createdAt, revision, ...values }: BriefRow): Record<string, unknown> => values
const checked = (ctx: Context, input: BriefText) => {
  const problems = briefProblems(input, ctx.today)
  if (problems.length) invalid(problems.map(({ message }) => message).join(' '), problems)
  const { noted, ...text } = input
  return { noted: noted.map((each): Evidence => ({ ...each, origin: 'noted' })), text }
}
/**
 * Writes a new brief as a draft that nobody outside sees; its code is taken from the year's series.
 * @param frozen figures of the analysis of today, taken by the product
 */
export const createBrief = (ctx: Context, input: BriefText, frozen: readonly Evidence[] = []) =>
  ctx.db.transaction(async tx => {
    const { text, noted } = checked(ctx, input)
    const code = await takeNumber(tx, `DH-${input.year}`, 2)
    const brief = await store.insertBrief(tx, { ...text, evidence: [...frozen, ...noted], code, state: 'draft', revision: 1 })
    await logged(tx, ctx, { entity: 'brief', recordId: brief.id, action: 'create', toState: 'draft', values: recorded(brief) })
    return { code }
  })

/** The brief held for a change, as the person saw it. */
const held = async (tx: Tx, code: string, revision: number): Promise<BriefRow> => {
  const brief = (await store.findBrief(tx, code, true)) ?? unknown(say('briefs.none', { code }))
  if (brief.revision !== revision) conflict(say('briefs.changed'))
  return brief
}
/** Corrects a brief's text. Its year and code stay, and so do the figures frozen from the analysis. */
export const correctBrief = (
  ctx: Context,
  code: string,
  { revision, reason, ...input }: BriefText & { revision: number; reason?: string | undefined },
) =>
  ctx.db.transaction(async tx => {
    const brief = await held(tx, code, revision)
    if (brief.state === 'closed') refuse(say('briefs.closedNoEdit'))
    const { text, noted } = checked(ctx, input)
    const frozen = brief.evidence.filter(({ origin }) => origin === 'analysis')
    return changed(tx, ctx, brief, { ...text, year: brief.year, evidence: [...frozen, ...noted] }, 'correct', reason)
  })
/** Takes the analysis of today in place of the figures frozen before; those stay in the record of acts. */
export const freezeAnew = (ctx: Context, code: string, revision: number, frozen: readonly Evidence[]) =>
  ctx.db.transaction(async tx => {
    const brief = await held(tx, code, revision)
    if (brief.state === 'closed') refuse(say('briefs.closedNoEdit'))
    const noted = brief.evidence.filter(({ origin }) => origin === 'noted')
    return changed(tx, ctx, brief, { evidence: [...frozen, ...noted] }, 'freeze')
  })
const changed = async (tx: Tx, ctx: Context, brief: BriefRow, values: Partial<BriefRow>, action: string, reason?: string) => {
  const row = await store.updateBrief(tx, brief.id, { ...values, revision: brief.revision + 1 })
  await logged(tx, ctx, {
    entity: 'brief',
    recordId: brief.id,
    action,
    fromState: brief.state,
    toState: row.state,
    values: recorded(row),
    reason: reason ?? null,
  })
  return { code: brief.code }
}

export interface BriefStepInput {
  revision: number
  reason?: string | undefined
}
/** Publishes, takes back, closes or reopens a brief. */
export const stepBrief = (ctx: Context, code: string, action: BriefAction, { revision, reason }: BriefStepInput) =>
  ctx.db.transaction(async tx => {
    const brief = await held(tx, code, revision)
    const facts = factsOf(brief, await store.listOutcomes(tx, [brief.id]), await attachedTo(ctx, tx, [brief.id]))
    const step =
      findStep(briefFlow, brief.state, action, facts) ?? refuse(say('briefs.stepNotNow', { code, state: briefStates[brief.state] }))
    const why = step.when?.(facts)
    if (why) refuse(why)
    if (step.asks && (reason ?? '').length < 5) {
      const message = say('briefs.reasonMissing')
      invalid(message, [{ path: 'reason', message }])
    }
    return changed(tx, ctx, brief, { ...dayOf(action, ctx.today), state: step.to ?? brief.state }, action, reason)
  })
const dayOf = (action: BriefAction, today: string): Partial<BriefRow> => {
  if (action === 'publish') return { publishedOn: today }
  if (action === 'withdraw') return { publishedOn: null }
  return { closedOn: action === 'close' ? today : null }
}
