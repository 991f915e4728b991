/** Changes of many records as they are kept, and taken back: what somebody changed since stays and is named. */
import { actorOf, type Context } from '../../kernel/context.ts'
import { sayDay } from '../../kernel/dates.ts'
import type { Tx } from '../../kernel/log.ts'
import { refuse, unknown } from '../../kernel/refusal.ts'
import { say } from '../../words/say.ts'
import { changedSince, columnOfField, type Stored, sayDifference } from './bulk.rules.ts'
import * as store from './bulk.store.ts'
import { holdNames, type Planned, reaches, writePlanned } from './bulk-write.actions.ts'
import type { EstablishmentRow } from './establishments.schema.ts'
import * as names from './names.store.ts'

const latest = 100
const shownRows = 200

const mineOrAll = (ctx: Context) => (ctx.reach.everywhere ? undefined : actorOf(ctx).id)
const labelOf = (field: string) => columnOfField(field)?.label ?? field

/** The latest changes: everybody's for those who see the whole city, else one's own. */
export const changesOfRegister = async (ctx: Context) =>
  (await store.listChanges(ctx.db, mineOrAll(ctx), latest)).map(({ accountId, at, fields, ...change }) => ({
    ...change,
    at: at.toISOString(),
    fields: fields.map(labelOf),
    mine: accountId === actorOf(ctx).id,
  }))
const seen = async (tx: Tx, ctx: Context, id: string) => {
  const found = await store.findChange(tx, id)
  const owner = mineOrAll(ctx)
  return found && (owner === undefined || found.change.accountId === owner) ? found : unknown(say('registerList.changeNone'))
}
/** One change with its first rows, before and after. */
export const openChange = async (ctx: Context, id: string) => {
  const { change, who } = await seen(ctx.db, ctx, id)
  const held = await holdNames(ctx.db, ctx)
  const mine = reaches(ctx)
  const rows = await store.recordsOf(
    ctx.db,
    change.rows.slice(0, shownRows).map(row => row.id),
    false,
  )
  const now = new Map(rows.filter(mine).map(row => [row.id, row]))
  return {
    id,
    kind: change.kind,
    day: change.day,
    at: change.createdAt.toISOString(),
    who,
    reason: change.reason,
    count: change.count,
    undoneOn: change.undoneOn,
    rows: change.rows.slice(0, shownRows).flatMap(({ id: recordId, before, after }) => {
      const row = now.get(recordId)
      return row ? [{ code: row.code, name: row.name, changes: sayDifference(before, after, held) }] : []
    }),
  }
}

/** A name that the change gave up no longer counts as a former one. */
const dropFormerName = async (tx: Tx, row: EstablishmentRow, name: string, day: string) => {
  const kept = (await names.listNames(tx, row.id)).find(each => each.kind === 'former' && each.name === name && each.until === day)
  if (kept) await names.deleteName(tx, row.id, kept.id)
}
/** Takes a change back. Records that were changed since in the same values, merged or moved out of reach stay as they are and are named. */
export const undoChange = (ctx: Context, id: string) =>
  ctx.db.transaction(async tx => {
    await store.heldChange(tx, id)
    const { change } = await seen(tx, ctx, id)
    if (change.undoneOn) refuse(say('registerList.undoAlready', { day: sayDay(change.undoneOn) }))
    const held = await holdNames(tx, ctx)
    const mine = reaches(ctx)
    const ids = change.rows.map(row => row.id)
    const now = new Map((await store.recordsOf(tx, ids, true)).map(row => [row.id, row]))
    const planned: Planned[] = []
    const kept: { code: string; name: string; why: string }[] = []
    for (const { id: recordId, code, before, after } of change.rows) {
      const row = now.get(recordId)
      const stay = (why: string) => kept.push({ code, name: row && mine(row) ? row.name : '', why })
      if (!row) stay(say('registerList.undoGone'))
      else if (!mine(row)) stay(say('establishments.notYourUnit'))
      else {
        const since = changedSince(row, after)
        if (since.length) stay(say('registerList.undoSince', { fields: since.map(labelOf).join(', ') }))
        else if (typeof before.unitId === 'string' && !mine({ ...row, unitId: before.unitId })) stay(say('establishments.notYourUnit'))
        else if (Object.keys(before).length) planned.push({ row, before: after as Stored, after: before as Stored })
      }
    }
    const reason = say(change.kind === 'excel' ? 'registerList.undoReasonExcel' : 'registerList.undoReason', { day: sayDay(change.day) })
    await writeBack(tx, ctx, held, planned, reason, change.day)
    await store.markUndone(tx, id, ctx.today, actorOf(ctx).id)
    return { restored: planned.length, kept }
  })
const writeBack = async (
  tx: Tx,
  ctx: Context,
  held: Awaited<ReturnType<typeof holdNames>>,
  planned: readonly Planned[],
  reason: string,
  day: string,
) => {
  await writePlanned(tx, ctx, held, planned, reason, false)
  for (const { row, after } of planned) if (after.name !== undefined) await dropFormerName(tx, row, after.name, day)
}
