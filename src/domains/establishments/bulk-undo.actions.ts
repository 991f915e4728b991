/** Changes of many records as they are kept, and taken back: what somebody changed since stays and is named. */
import { holds } from '../../kernel/access.ts'
import { actorOf, type Context } from '../../kernel/context.ts'
import { sayDay } from '../../kernel/dates.ts'
import type { Tx } from '../../kernel/log.ts'
import { refuse, unknown } from '../../kernel/refusal.ts'
import { say } from '../../words/say.ts'
import { reachOf } from '../people/reach.actions.ts'
import { changedSince, columnOfField, sayDifference } from './bulk.rules.ts'
import * as store from './bulk.store.ts'
import type { ChangeList, ListedRecord, NewValues } from './change-list.rules.ts'
import { linksNow, namesOf } from './change-names.actions.ts'
import { changePorts } from './changes.ports.ts'
import { codeOf } from './register-workbook-preview.actions.ts'

const latest = 100
const shownRows = 200

const mineOrAll = (ctx: Context) => (ctx.reach.everywhere ? undefined : actorOf(ctx).id)
const listOf = (entity: string): ChangeList =>
  changePorts.lists.find(list => list.entity === entity) ?? unknown(say('registerList.changeNone'))
const labelOf = (list: ChangeList, field: string) => columnOfField(list.columns, field)?.label ?? field

/** The latest changes: everybody's for those who see the whole city, else one's own. */
export const changesOfRegister = async (ctx: Context) =>
  (await store.listChanges(ctx.db, mineOrAll(ctx), latest)).map(({ accountId, at, fields, entity, ...change }) => {
    const list = listOf(entity)
    return {
      ...change,
      entity: list.entity,
      noun: list.noun,
      at: at.toISOString(),
      fields: fields.map(field => labelOf(list, field)),
      mine: accountId === actorOf(ctx).id,
    }
  })
const seen = async (tx: Tx, ctx: Context, id: string) => {
  const found = await store.findChange(tx, id)
  const owner = mineOrAll(ctx)
  return found && (owner === undefined || found.change.accountId === owner) ? found : unknown(say('registerList.changeNone'))
}
const mayUndo = (ctx: Context, list: ChangeList): boolean => holds(actorOf(ctx), ...list.editors)

/** One change with its first rows, before and after. */
export const openChange = async (ctx: Context, id: string) => {
  const { change, who } = await seen(ctx.db, ctx, id)
  const list = listOf(change.entity)
  const first = change.rows.slice(0, shownRows)
  const opened = await list.open(ctx.db, ctx)
  const records = await opened.records({ ids: first.map(row => row.id) }, false)
  const now = new Map(records.filter(record => record.mine).map(record => [record.id, record]))
  const pointed = await namesOf(
    ctx.db,
    ctx,
    list.columns,
    first.flatMap(row => [row.before, row.after]),
  )
  return {
    id,
    entity: list.entity,
    noun: list.noun,
    kind: change.kind,
    day: change.day,
    at: change.createdAt.toISOString(),
    who,
    reason: change.reason,
    count: change.count,
    undoneOn: change.undoneOn,
    mayUndo: mayUndo(ctx, list),
    rows: first.flatMap(({ id: recordId, before, after }) => {
      const record = now.get(recordId)
      if (!record) return []
      return [
        { id: recordId, code: codeOf(list, record.key), name: record.name, changes: sayDifference(list.columns, before, after, pointed) },
      ]
    }),
  }
}

/** Takes a change back. Records that were changed since in the same values, merged or moved out of reach stay as they are and are named. */
export const undoChange = (ctx: Context, id: string) =>
  ctx.db.transaction(async tx => {
    await store.heldChange(tx, id)
    const { change } = await seen(tx, ctx, id)
    const list = listOf(change.entity)
    if (!mayUndo(ctx, list)) refuse(say('registerList.undoNotYours', { noun: list.noun }))
    if (change.undoneOn) refuse(say('registerList.undoAlready', { day: sayDay(change.undoneOn) }))
    const own = { ...ctx, reach: await reachOf(ctx.db, actorOf(ctx), ctx.today, list.editors) }
    const opened = await list.open(tx, own)
    const records = await opened.records({ ids: change.rows.map(row => row.id) }, true)
    const now = new Map(records.map(record => [record.id, record]))
    const links = await linksNow(
      tx,
      list.columns,
      change.rows.flatMap(row => [row.before, row.after]),
    )
    const back: NewValues[] = []
    const kept: { id: string; code: string | null; name: string; why: string }[] = []
    for (const { id: recordId, code, before, after } of change.rows) {
      const record = now.get(recordId)
      const why = whyKept(list, record, links.follow(after)) ?? whyLost(list, links.lost(before))
      const change = { id: recordId, after: links.follow(before) }
      if (!why && record && Object.keys(before).length === 0) continue
      if (!why && (await opened.staysMine(change))) back.push(change)
      else
        kept.push({
          id: recordId,
          code: codeOf(list, code),
          name: record?.mine ? record.name : '',
          why: why ?? say('registerList.outOfReach'),
        })
    }
    const reason = say(change.kind === 'excel' ? 'registerList.undoReasonExcel' : 'registerList.undoReason', { day: sayDay(change.day) })
    if (back.length) await opened.write(back, reason, change.day)
    await store.markUndone(tx, id, ctx.today, actorOf(ctx).id)
    return { restored: back.length, kept }
  })
const whyKept = (list: ChangeList, record: ListedRecord | undefined, after: Readonly<Record<string, unknown>>): string | undefined => {
  if (!record) return say('registerList.undoGone', { noun: list.noun })
  if (!record.mine) return say('registerList.outOfReach')
  const since = changedSince(record.stored, after)
  return since.length ? say('registerList.undoSince', { fields: since.map(field => labelOf(list, field)).join(', ') }) : undefined
}
const whyLost = (list: ChangeList, fields: readonly string[]): string | undefined =>
  fields.length ? say('registerList.undoLost', { fields: fields.map(field => labelOf(list, field)).join(', ') }) : undefined
