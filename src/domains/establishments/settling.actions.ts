/** Establishments of a unit that has ended and was divided: an officer says of many at once in which of its successors they lie. */
import { writeRecords } from '../../db/records.ts'
import { type Context, performer } from '../../kernel/context.ts'
import { addDays, sayDay } from '../../kernel/dates.ts'
import { recordAll, type Tx } from '../../kernel/log.ts'
import { conflict, invalid, refuse, unknown } from '../../kernel/refusal.ts'
import { say } from '../../words/say.ts'
import { loadUnits } from '../reference/reference.actions.ts'
import { recordsByCode } from './bulk.store.ts'
import { reaches } from './bulk-write.actions.ts'
import { searchTextOf, withoutSearch } from './establishments.actions.ts'
import { Establishment } from './establishments.schema.ts'
import { successorsOn } from './history-units.actions.ts'
import { recordsAt } from './settling.store.ts'
import { placeIn } from './views.rules.ts'

const unitOf = async (ctx: Context, unitId: string) => {
  const units = await loadUnits(ctx.db)
  const unit = units.unit(unitId) ?? unknown(say('establishments.badUnit'))
  return { units, unit, next: successorsOn(units, unitId, ctx.today) }
}
/** The unit, its successors, and the establishments that still name it, as far as the reader reaches. */
export const openSettling = async (ctx: Context, unitId: string) => {
  const { units, unit, next } = await unitOf(ctx, unitId)
  const may = reaches(ctx)
  const rows = (await recordsAt(ctx.db, unitId)).filter(({ establishment }) => may(establishment))
  return {
    unit: { id: unit.id, name: placeIn(units, unit.id) },
    /** Its last day; null while it stands. */
    ended: next.ended,
    endsOn: unit.validUntil === null ? null : addDays(unit.validUntil, -1),
    successors: next.ids.map(id => ({ id, name: placeIn(units, id) })),
    rows: rows.map(({ establishment: { code, name, address }, village }) => ({ code, name, address, village })),
  }
}
/**
 * Moves establishments out of a unit that has ended into one of its successors, each with an act.
 * @param to one of its successors
 */
export const settle = (ctx: Context, unitId: string, input: { to: string; codes: readonly string[]; reason?: string | undefined }) =>
  ctx.db.transaction(async (tx: Tx) => {
    const { units, next } = await unitOf(ctx, unitId)
    if (next.ended === null) refuse(say('establishments.unitStands'))
    if (!next.ids.includes(input.to)) {
      const message = say('establishments.notSuccessor', { units: next.ids.map(id => placeIn(units, id)).join('; ') })
      invalid(message, [{ path: 'to', message }])
    }
    if (!ctx.reach.everywhere && !ctx.reach.unitIds.includes(input.to)) refuse(say('establishments.notYourUnit'))
    const may = reaches(ctx)
    const codes = [...new Set(input.codes)]
    const rows = (await recordsByCode(tx, codes, true)).filter(row => row.unitId === unitId && row.mergedInto === null && may(row))
    if (rows.length < codes.length) conflict(say('establishments.settlingMoved', { count: codes.length - rows.length }))
    const place = placeIn(units, input.to)
    const moved = rows.map(row => ({ ...row, unitId: input.to, search: searchTextOf(row, place) }))
    await writeRecords(tx, Establishment.table, moved, ['unitId', 'search'])
    const because = say('establishments.movedOn', { from: placeIn(units, unitId), to: place, day: sayDay(addDays(next.ended ?? '', 1)) })
    await recordAll(
      tx,
      performer(ctx.actor, ctx.grant),
      ctx.today,
      moved.map(row => ({
        entity: 'establishment',
        recordId: row.id,
        action: 'move',
        values: withoutSearch(row),
        reason: [because, input.reason].filter(Boolean).join('. '),
      })),
    )
    return { moved: moved.length, to: place }
  })
