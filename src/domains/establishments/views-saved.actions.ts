/** Saved views: filters, order and columns under a name, one's own or shared; and what somebody keeps of the list for themselves. */
import { type Actor, holds } from '../../kernel/access.ts'
import { actorOf, type Context } from '../../kernel/context.ts'
import { conflict, refuse, unknown } from '../../kernel/refusal.ts'
import { say } from '../../words/say.ts'
import { isColumnKey, registerColumns } from './columns.schema.ts'
import { seesPersonal } from './views.actions.ts'
import * as store from './views-saved.store.ts'

const screen = 'register'
/** The row that holds a person's own columns and default view. */
const own = { screen: 'register.own', name: 'own' }
const most = 100
/** Who offers a view to everybody. */
export const sharers = ['leader', 'appraiser'] as const
export const mayShare = (actor: Actor): boolean => holds(actor, ...sharers)

export interface SavedViewInput {
  name: string
  query: Record<string, string>
  columns: string[] | null
  shared: boolean
}
const known = (columns: readonly string[] | null | undefined) => columns?.filter(isColumnKey) ?? null

/** The columns that somebody may see, the views that they may use, and the columns and the default that they keep. */
export const listViews = async (ctx: Context) => {
  const actor = actorOf(ctx)
  const rows = await store.viewsFor(ctx.db, actor.id, screen)
  const kept = await store.namedView(ctx.db, actor.id, own.screen, own.name)
  const views = rows.map(({ view, owner }) => ({
    id: view.id,
    name: view.name,
    query: view.query,
    columns: known(view.columns),
    shared: view.shared,
    mine: view.accountId === actor.id,
    owner,
  }))
  const wanted = kept?.query.default
  return {
    columns: registerColumns.filter(column => !column.personal || seesPersonal(ctx)),
    views,
    own: { columns: known(kept?.columns), default: views.some(view => view.id === wanted) ? (wanted ?? null) : null },
    mayShare: mayShare(actor),
  }
}
const freeName = async (ctx: Context, name: string, id?: string) => {
  const taken = await store.namedView(ctx.db, actorOf(ctx).id, screen, name)
  if (taken && taken.id !== id) conflict(say('registerList.viewNameTaken', { name }))
}
const sharing = (ctx: Context, shared: boolean | undefined) => {
  if (shared && !mayShare(actorOf(ctx))) refuse(say('registerList.viewMayNotShare'))
}
export const saveView = async (ctx: Context, input: SavedViewInput) => {
  sharing(ctx, input.shared)
  await freeName(ctx, input.name)
  const { id: accountId } = actorOf(ctx)
  if ((await store.countViews(ctx.db, accountId, screen)) >= most) refuse(say('registerList.viewTooMany', { most }))
  const { id } = await store.insertView(ctx.db, { ...input, columns: known(input.columns), accountId, screen })
  return { id }
}
/** Renames a view, shares it, or keeps in it what is on screen now. Only its owner may. */
export const changeView = async (ctx: Context, id: string, input: { [K in keyof SavedViewInput]?: SavedViewInput[K] | undefined }) => {
  if (!(await store.ownView(ctx.db, actorOf(ctx).id, id))) return unknown(say('registerList.viewNone'))
  sharing(ctx, input.shared)
  if (input.name) await freeName(ctx, input.name, id)
  const { name, query, columns, shared } = input
  const values = {
    ...(name !== undefined && { name }),
    ...(query !== undefined && { query }),
    ...(columns !== undefined && { columns: known(columns) }),
    ...(shared !== undefined && { shared }),
  }
  if (Object.keys(values).length) await store.updateView(ctx.db, id, values)
  return { id }
}
export const dropView = async (ctx: Context, id: string) => {
  if (!(await store.ownView(ctx.db, actorOf(ctx).id, id))) return unknown(say('registerList.viewNone'))
  await store.deleteView(ctx.db, id)
  return { id }
}
/** Keeps somebody's own columns or default view; what is not given stays. */
export const keepOwn = async (ctx: Context, input: { columns?: string[] | null | undefined; default?: string | null | undefined }) => {
  const { id: accountId } = actorOf(ctx)
  const kept = await store.namedView(ctx.db, accountId, own.screen, own.name)
  const wanted = input.default === undefined ? kept?.query.default : input.default
  await store.putOwn(ctx.db, {
    ...own,
    accountId,
    query: wanted ? { default: wanted } : {},
    columns: known(input.columns === undefined ? kept?.columns : input.columns),
  })
  return { ok: true }
}
