/** Scoring sheets: drafted by one, adopted by another, unchanged from then on. */
import { actorOf, type Context, logged } from '../../kernel/context.ts'
import { type Day, sayDay, within } from '../../kernel/dates.ts'
import type { Tx } from '../../kernel/log.ts'
import { mostPoints } from '../../kernel/points.ts'
import { conflict, Refusal, refuse, unknown } from '../../kernel/refusal.ts'
import { say } from '../../words/say.ts'
import { sheetProblems } from './councils.rules.ts'
import type { Criterion, SheetRow } from './councils.schema.ts'
import * as store from './councils.store.ts'

export interface SheetInput {
  code: string
  title: string
  basis: string
  validFrom: Day
  validUntil?: Day | null | undefined
  criteria: readonly Omit<Criterion, 'key'>[]
}
/** Keys stay with a criterion's place: scores name them. */
const keyed = (criteria: SheetInput['criteria']): Criterion[] => criteria.map((each, at) => ({ key: `c${at + 1}`, ...each }))
const shown = (row: SheetRow) => {
  const { createdAt: _, draftedBy: __, adoptedBy: ___, ...rest } = row
  return { ...rest, max: mostPoints(row.criteria) }
}
export const sheets = async (ctx: Context) => (await store.listSheets(ctx.db)).map(shown)

const checked = (input: SheetInput): Criterion[] => {
  const problems = sheetProblems(keyed(input.criteria))
  if (problems.length) throw new Refusal('invalid', problems.map(each => each.message).join(' '), problems)
  return keyed(input.criteria)
}
export const draftSheet = (ctx: Context, input: SheetInput) =>
  ctx.db.transaction(async tx => {
    const criteria = checked(input)
    if ((await store.listSheets(tx)).some(each => each.code === input.code)) conflict(say('councils.sheetCode', { code: input.code }))
    const row = await store.insertSheet(tx, { ...input, criteria, draftedBy: actorOf(ctx).id, draftedOn: ctx.today })
    await logged(tx, ctx, { entity: 'score_sheet', recordId: row.id, action: 'create', values: { ...input } })
    return shown(row)
  })
export const correctSheet = (ctx: Context, id: string, input: SheetInput) =>
  ctx.db.transaction(async tx => {
    const sheet = (await store.findSheet(tx, id)) ?? unknown(say('councils.sheetNone'))
    if (sheet.adoptedOn) refuse(say('councils.sheetAdopted'))
    await store.updateSheet(tx, id, { ...input, criteria: checked(input), draftedBy: actorOf(ctx).id, draftedOn: ctx.today })
    await logged(tx, ctx, { entity: 'score_sheet', recordId: id, action: 'edit', values: { ...input } })
    return { id }
  })
/** Puts a sheet in force; whoever drafted it may not. */
export const adoptSheet = (ctx: Context, id: string) =>
  ctx.db.transaction(async tx => {
    const sheet = (await store.findSheet(tx, id)) ?? unknown(say('councils.sheetNone'))
    if (sheet.adoptedOn) refuse(say('councils.sheetAdopted'))
    if (sheet.draftedBy === actorOf(ctx).id) refuse(say('councils.sheetSecond'))
    await store.updateSheet(tx, id, { adoptedBy: actorOf(ctx).id, adoptedOn: ctx.today })
    await logged(tx, ctx, { entity: 'score_sheet', recordId: id, action: 'adopt', values: { code: sheet.code } })
    return { id }
  })
/** The sheet, when it may be used on the day. */
export const sheetInForce = async (tx: Tx, id: string, day: Day): Promise<SheetRow> => {
  const sheet = (await store.findSheet(tx, id)) ?? unknown(say('councils.sheetNone'))
  if (!sheet.adoptedOn || !within(day, { from: sheet.validFrom, until: sheet.validUntil }))
    refuse(say('councils.sheetNotYet', { code: sheet.code, day: sayDay(day) }))
  return sheet
}
