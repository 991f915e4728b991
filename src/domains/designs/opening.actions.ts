/** What the owner of a design lets everybody see: the design, and each of its pictures; never the author's name. */
import { type Context, logged } from '../../kernel/context.ts'
import type { Tx } from '../../kernel/log.ts'
import { invalid, refuse, unknown } from '../../kernel/refusal.ts'
import { clean } from '../../kernel/text.ts'
import { say } from '../../words/say.ts'
import { ports } from './designs.ports.ts'
import { Design, designCrafts } from './designs.schema.ts'
import * as store from './designs.store.ts'
import { listOpen, openDesignByCode, openIds } from './public.store.ts'
import { heldDesign } from './seeing.actions.ts'
import { pictureOf } from './views.actions.ts'
import * as views from './views.store.ts'

/** Of these designs, those that a contest keeps to itself until it is judged. */
const concealedAmong = async (tx: Tx, ids: readonly string[]): Promise<ReadonlySet<string>> =>
  (await ports.concealed?.(tx, ids)) ?? new Set()

export interface OpeningInput {
  /** Ids of the pictures that everybody may see; none closes the design again. */
  views: readonly string[]
  /** How the owner agreed. */
  basis?: string | null | undefined
}
/** Opens a design and some of its pictures to everybody, or closes it again. Opening needs the owner's word. */
export const openToPublic = (ctx: Context, code: string, input: OpeningInput) =>
  ctx.db.transaction(async (tx: Tx) => {
    const design = await heldDesign(tx, ctx, code)
    const held = await views.viewsOf(tx, [design.id])
    if (input.views.some(id => !held.some(view => view.id === id))) unknown(say('designs.noView'))
    const open = input.views.length > 0
    if (open && (await concealedAmong(tx, [design.id])).has(design.id)) refuse(say('designs.openJudged'))
    const basis = clean(input.basis ?? '')
    if (open && basis.length < 5) invalid(say('designs.openedBasis'), [{ path: 'basis', message: say('designs.openedBasis') }])
    for (const view of held) await views.updateView(tx, view.id, { open: input.views.includes(view.id) })
    const values = { openedOn: open ? (design.openedOn ?? ctx.today) : null, openedBasis: open ? basis : null }
    await store.updateDesign(tx, design.id, values)
    const action = open ? 'open' : 'close'
    await logged(tx, ctx, { entity: Design.name, recordId: design.id, action, values: { ...values, views: [...input.views] } })
    return { code, openedOn: values.openedOn }
  })

const shown = (row: Awaited<ReturnType<typeof listOpen>>['rows'][number]) => ({
  code: row.design.code,
  name: row.design.name,
  craft: row.design.craft,
  craftLabel: designCrafts[row.design.craft],
  productKind: row.design.productKind,
  year: Number(row.design.madeOn.slice(0, 4)),
  maker: row.makerName,
  pictures: row.pictures,
})
/** Designs that their owners opened, the latest first. */
export const publicDesigns = async (ctx: Context, query: { craft?: string | undefined; page?: number | undefined }) => {
  const size = 24
  const kept = await concealedAmong(ctx.db, await openIds(ctx.db))
  const { rows, total } = await listOpen(ctx.db, [...kept], query.craft, size, ((query.page ?? 1) - 1) * size)
  return { total, page: query.page ?? 1, size, crafts: designCrafts, rows: rows.map(shown) }
}
const openOr = async (ctx: Context, code: string) => {
  const found = (await openDesignByCode(ctx.db, code)) ?? unknown(say('designs.noOpen'))
  if ((await concealedAmong(ctx.db, [found.design.id])).has(found.design.id)) unknown(say('designs.noOpen'))
  return found
}
/** One opened design: what it is and its opened pictures. */
export const publicDesign = async (ctx: Context, code: string) => {
  const row = await openOr(ctx, code)
  const { description, motifs, materials, techniques, size } = row.design
  return { ...shown(row), description, motifs: motifs ?? [], materials: materials ?? [], techniques: techniques ?? [], size }
}
/** A picture that was opened to everybody. */
export const publicPicture = async (ctx: Context, code: string, id: string, small: boolean) => {
  const { design } = await openOr(ctx, code)
  const view = await views.findView(ctx.db, design.id, id)
  return view?.open ? pictureOf(ctx, view, small) : unknown(say('designs.noOpen'))
}
