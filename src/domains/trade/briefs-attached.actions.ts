/** What answers a brief: designs and entries that name it, projects, fairs and contests that an officer ties to it. */
import { type Context, logged } from '../../kernel/context.ts'
import { groupBy } from '../../kernel/group.ts'
import type { Tx } from '../../kernel/log.ts'
import { conflict, invalid, refuse, unknown } from '../../kernel/refusal.ts'
import { say } from '../../words/say.ts'
import { type Attached, ports } from './briefs.ports.ts'
import { type LinkKind, linkKinds } from './briefs.schema.ts'
import * as store from './briefs.store.ts'

export interface AttachedOf {
  kind: string
  label: string
  of: ReadonlyMap<string, Attached>
}
/** Every kind of record that answers these briefs, in the order shown. */
export const attachedTo = async (ctx: Context, tx: Tx, briefIds: readonly string[]): Promise<AttachedOf[]> => [
  ...(await Promise.all(ports.attached.map(async ({ kind, label, of }) => ({ kind, label, of: await of(ctx, tx, briefIds) })))),
  ...(await linkedTo(ctx, tx, briefIds)),
]
const linkedTo = async (ctx: Context, tx: Tx, briefIds: readonly string[]): Promise<AttachedOf[]> => {
  const links = await store.listLinks(tx, briefIds)
  const kinds = (Object.keys(linkKinds) as LinkKind[]).filter(kind => ports.linkable[kind])
  return Promise.all(
    kinds.map(async kind => {
      const own = links.filter(link => link.kind === kind)
      const seen = await ports.linkable[kind]!.show(ctx, tx, [...new Set(own.map(({ recordId }) => recordId))])
      const of = new Map(
        [...groupBy(own, ({ briefId }) => briefId)].map(([briefId, rows]): [string, Attached] => [
          briefId,
          { count: rows.length, rows: rows.flatMap(({ recordId }) => seen.get(recordId) ?? []).slice(0, 20) },
        ]),
      )
      return { kind, label: linkKinds[kind], of }
    }),
  )
}
export const countOf = (attached: readonly AttachedOf[], briefId: string): number =>
  attached.reduce((sum, { of }) => sum + (of.get(briefId)?.count ?? 0), 0)

const held = async (ctx: Context, tx: Tx, code: string, kind: LinkKind, record: string) => {
  const brief = (await store.findBrief(tx, code, true)) ?? unknown(say('briefs.none', { code }))
  if (brief.state === 'draft') refuse(say('briefs.linkOfDraft'))
  const found = await ports.linkable[kind]?.find(ctx, tx, record)
  if (!found) {
    const message = say('briefs.noRecord', { kind: linkKinds[kind].toLowerCase(), code: record })
    return invalid(message, [{ path: 'code', message }])
  }
  return { brief, id: found.id }
}
/** Ties a project, fair or contest, named by its code, to a published brief. */
export const linkRecord = (ctx: Context, code: string, kind: LinkKind, record: string) =>
  ctx.db.transaction(async tx => {
    const { brief, id } = await held(ctx, tx, code, kind, record)
    const link = await store.insertLink(tx, { briefId: brief.id, kind, recordId: id, linkedOn: ctx.today })
    if (!link) conflict(say('briefs.linkThere', { code: record }))
    await logged(tx, ctx, { entity: 'brief', recordId: brief.id, action: 'link', values: { kind, record: id } })
    return { code }
  })
/** Unties it again; the record of acts keeps both. */
export const unlinkRecord = (ctx: Context, code: string, kind: LinkKind, record: string) =>
  ctx.db.transaction(async tx => {
    const { brief, id } = await held(ctx, tx, code, kind, record)
    const link = (await store.listLinks(tx, [brief.id])).find(each => each.kind === kind && each.recordId === id)
    if (!link) return unknown(say('briefs.noLink', { code: record }))
    await store.deleteLink(tx, link.id)
    await logged(tx, ctx, { entity: 'brief', recordId: brief.id, action: 'unlink', values: { kind, record: id } })
    return { code }
  })
