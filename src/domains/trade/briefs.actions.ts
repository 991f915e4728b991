/** What others ask of briefs: the public, and the domains whose records answer one. */
import type { Context } from '../../kernel/context.ts'
import { groupBy } from '../../kernel/group.ts'
import type { Tx } from '../../kernel/log.ts'
import { unknown } from '../../kernel/refusal.ts'
import { say } from '../../words/say.ts'
import { briefStandings, daysLeft, outcomeSums, standingOn } from './briefs.rules.ts'
import { type BriefRow, briefCrafts, briefStates, type LinkKind, priceBases } from './briefs.schema.ts'
import * as store from './briefs.store.ts'
import { attachedTo } from './briefs-attached.actions.ts'
import { marketName } from './markets.rules.ts'

export { takesDesigns } from './briefs.rules.ts'

/** The brief with the code, in whatever state; undefined when there is none. */
export const findBrief = (tx: Tx, code: string): Promise<BriefRow | undefined> => store.findBrief(tx, code)
/** The briefs that have these codes. */
export const briefsByCode = async (tx: Tx, codes: readonly string[]) =>
  new Map((await store.briefsByCode(tx, codes)).map(brief => [brief.code, brief]))
/** Code, title and state of briefs, by id: for records that name one. */
export const briefNames = async (tx: Tx, ids: readonly string[]) =>
  new Map((await store.briefsById(tx, [...new Set(ids)])).map(({ id, code, title, state, craft }) => [id, { code, title, state, craft }]))
/** Briefs that still take designs on the business day, for pick lists. */
export const openBriefs = async (ctx: Context) =>
  (await store.listPublic(ctx.db))
    .filter(brief => standingOn(brief, ctx.today) === 'open')
    .map(({ id, code, title, craft, answersBy }) => ({ id, code, title, craft, craftLabel: briefCrafts[craft], answersBy }))

/** The briefs that a project, fair or contest works for, each with how many outcomes of each kind came back to it. */
export const briefsFor = async (ctx: Context, kind: LinkKind, recordId: string) => {
  const rows = await store.briefsOfRecord(ctx.db, kind, recordId)
  const outcomes = groupBy(
    await store.listOutcomes(
      ctx.db,
      rows.map(({ id }) => id),
    ),
    ({ briefId }) => briefId,
  )
  return rows.map(brief => ({ ...headOf(brief, ctx.today), outcomes: outcomeSums(outcomes.get(brief.id) ?? []).counts }))
}

/** What every reader sees at the head of a brief. */
export const headOf = (brief: BriefRow, today: string) => {
  const standing = standingOn(brief, today)
  return {
    code: brief.code,
    year: brief.year,
    title: brief.title,
    craft: brief.craft,
    craftLabel: briefCrafts[brief.craft],
    product: brief.product,
    markets: brief.markets.map(code => ({ code, name: marketName(code) })),
    standing,
    standingLabel: briefStandings[standing],
    stateLabel: briefStates[brief.state],
    daysLeft: daysLeft(brief, today),
    answersBy: brief.answersBy,
    publishedOn: brief.publishedOn,
    closedOn: brief.closedOn,
    priceMin: brief.priceMin,
    priceMax: brief.priceMax,
    currency: brief.currency,
    priceUnit: brief.priceUnit,
    priceBasisLabel: brief.priceBasis && priceBases[brief.priceBasis],
  }
}
/** The body of a brief, the same for the office and the public. */
export const bodyOf = (brief: BriefRow) => {
  const { hs, need, materials, technique, constraints, certificates, evidence, audience, season, contact } = brief
  return { hs, need, materials, technique, constraints, certificates, evidence, audience, season, contact }
}

/** Briefs that anyone may read: those that take designs first, then the latest. */
export const publicBriefs = async (ctx: Context) => {
  const order = { open: 0, past: 1, closed: 2, draft: 3 }
  return (await store.listPublic(ctx.db)).map(brief => headOf(brief, ctx.today)).toSorted((a, b) => order[a.standing] - order[b.standing])
}
/** One brief as anyone reads it; of what came back only how many, never who bought or for how much. A draft is not there. */
export const publicBrief = async (ctx: Context, code: string) => {
  const brief = await store.findBrief(ctx.db, code)
  if (!brief || brief.state === 'draft') return unknown(say('briefs.none', { code }))
  const { counts } = outcomeSums(await store.listOutcomes(ctx.db, [brief.id]))
  const attached = (await attachedTo(ctx, ctx.db, [brief.id])).map(({ kind, label, of }) => ({
    kind,
    label,
    count: of.get(brief.id)?.count ?? 0,
  }))
  return { ...headOf(brief, ctx.today), ...bodyOf(brief), outcomes: counts, attached: attached.filter(({ count }) => count > 0) }
}
