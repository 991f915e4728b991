/** Saved views: filters, order and columns under a name, one's own or shared; and what somebody keeps of the list for themselves. */
import { type Actor, holds } from '../../kernel/access.ts'
import { actorOf, type Context } from '../../kernel/context.ts'
import { conflict, refuse, unknown } from '../../kernel/refusal.ts'
import { say } from '../../words/say.ts'
import type { Role } from '../reference/roles.schema.ts'
import * as store from './views-saved.store.ts'

/** A list whose views are kept, with the columns that its reader may choose. */
export interface ViewedList<Column extends { key: string } = { key: string }> {
  screen: string
  /** Address of its views: '/register/views'. */
  path: string
  who: readonly Role[]
  tag: string
  /** What of the address a view may hold: conditions, `sort`, `down`. */
  keys: readonly string[]
  columns: (ctx: Context) => readonly Column[]
}
/** The row that holds a person's own columns and default view. */
const ownOf = ({ screen }: Pick<ViewedList, 'screen'>) => ({ screen: `${screen}.own`, name: 'own' })
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
const known = (ctx: Context, list: ViewedList, columns: readonly string[] | null | undefined) => {
  const keys = new Set(list.columns(ctx).map(column => column.key))
  return columns?.filter(key => keys.has(key)) ?? null
}

/** The columns that somebody may see, the views that they may use, and the columns and the default that they keep. */
export const listViews = async <Column extends { key: string }>(ctx: Context, list: ViewedList<Column>) => {
  const actor = actorOf(ctx)
  const own = ownOf(list)
  const rows = await store.viewsFor(ctx.db, actor.id, list.screen)
  const kept = await store.namedView(ctx.db, actor.id, own.screen, own.name)
  const views = rows.map(({ view, owner }) => ({
    id: view.id,
    name: view.name,
    query: view.query,
    columns: known(ctx, list, view.columns),
    shared: view.shared,
    mine: view.accountId === actor.id,
    owner,
  }))
  const wanted = kept?.query.default
  return {
    columns: list.columns(ctx),
    views,
    own: { columns: known(ctx, list, kept?.columns), default: views.some(view => view.id === wanted) ? (wanted ?? null) : null },
    mayShare: mayShare(actor),
  }
}
const freeName = async (ctx: Context, { screen }: ViewedList, name: string, id?: string) => {
  const taken = await store.namedView(ctx.db, actorOf(ctx).id, screen, name)
  if (taken && taken.id !== id) conflict(say('registerList.viewNameTaken', { name }))
}
const sharing = (ctx: Context, shared: boolean | undefined) => {
  if (shared && !mayShare(actorOf(ctx))) refuse(say('registerList.viewMayNotShare'))
}
export const saveView = async (ctx: Context, list: ViewedList, input: SavedViewInput) => {
  sharing(ctx, input.shared)
  await freeName(ctx, list, input.name)
  const { id: accountId } = actorOf(ctx)
  const { screen } = list
  if ((await store.countViews(ctx.db, accountId, screen)) >= most) refuse(say('registerList.viewTooMany', { most }))
  const { id } = await store.insertView(ctx.db, { ...input, columns: known(ctx, list, input.columns), accountId, screen })
  return { id }
}
/** Renames a view, shares it, or keeps in it what is on screen now. Only its owner may. */
export const changeView = async (
  ctx: Context,
  list: ViewedList,
  id: string,
  input: { [K in keyof SavedViewInput]?: SavedViewInput[K] | undefined },
) => {
  if (!(await store.ownView(ctx.db, actorOf(ctx).id, list.screen, id))) return unknown(say('registerList.viewNone'))
  sharing(ctx, input.shared)
  if (input.name) await freeName(ctx, list, input.name, id)
  const { name, query, columns, shared } = input
  const values = {
    ...(name !== undefined && { name }),
    ...(query !== undefined && { query }),
    ...(columns !== undefined && { columns: known(ctx, list, columns) }),
    ...(shared !== undefined && { shared }),
  }
  if (Object.keys(values).length) await store.updateView(ctx.db, id, values)
  return { id }
}
export const dropView = async (ctx: Context, { screen }: ViewedList, id: string) => {
  if (!(await store.ownView(ctx.db, actorOf(ctx).id, screen, id))) return unknown(say('registerList.viewNone'))
  await store.deleteView(ctx.db, id)
  return { id }
}
/** Keeps somebody's own columns or default view; what is not given stays. */
export const keepOwn = async (
  ctx: Context,
  list: ViewedList,
  input: { columns?: string[] | null | undefined; default?: string | null | undefined },
) => {
  const own = ownOf(list)
  const { id: accountId } = actorOf(ctx)
  const kept = await store.namedView(ctx.db, accountId, own.screen, own.name)
  const wanted = input.default === undefined ? kept?.query.default : input.default
  await store.putOwn(ctx.db, {
    ...own,
    accountId,
    query: wanted ? { default: wanted } : {},
    columns: known(ctx, list, input.columns === undefined ? kept?.columns : input.columns),
  })
  return { ok: true }
}
