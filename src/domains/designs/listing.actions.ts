/** The register of designs as lists show it: pictures or a table. */
import { holds } from '../../kernel/access.ts'
import { actorOf, type Context } from '../../kernel/context.ts'
import { listQuery } from '../search/search.actions.ts'
import { openBriefs } from '../trade/briefs.actions.ts'
import { ports } from './designs.ports.ts'
import { Design, designCrafts, designOwners, designSources, namedOwners } from './designs.schema.ts'
import * as store from './designs.store.ts'
import { indexProgress } from './index.actions.ts'
import { type Listed, type ListFilter, listDesigns, listStates } from './listing.store.ts'
import { locarnoClasses } from './locarno.schema.ts'
import { deciders, writers } from './seeing.actions.ts'
import { type Standing, standingsOf } from './standing.actions.ts'
import { viewKinds } from './views.schema.ts'
import { viewsOf } from './views.store.ts'

export { listStates } from './listing.store.ts'
export type ListInput = Omit<ListFilter, 'words' | 'limit' | 'offset'> & {
  q?: string | undefined
  page?: number | undefined
  size?: number | undefined
}
/** A design as lists and grids show it. */
const line = (row: Listed, standing: Standing, picture: string | null, pictures: number, original: string | null, concealed: boolean) => {
  const { design } = row
  return {
    code: design.code,
    name: design.name,
    craft: design.craft,
    craftLabel: designCrafts[design.craft],
    sourceLabel: designSources[design.source],
    productKind: design.productKind,
    maker: !concealed && row.makerCode && row.makerName ? { code: row.makerCode, name: row.makerName } : null,
    brief: row.briefCode,
    madeOn: design.madeOn,
    declaredOn: design.declaredOn,
    acceptedOn: design.acceptedOn,
    copyFoundOn: design.copyFoundOn,
    original,
    open: design.openedOn !== null,
    concealed,
    standing: { state: standing.state, says: standing.says },
    picture,
    pictures,
  }
}
export type DesignLine = ReturnType<typeof line>

/** The rows of a list with where they stand and their pictures. */
export const linesOf = async (ctx: Context, rows: readonly Listed[]): Promise<DesignLine[]> => {
  const designs = rows.map(row => row.design)
  const ids = designs.map(design => design.id)
  const standings = await standingsOf(ctx.db, designs)
  const views = await viewsOf(ctx.db, ids)
  const concealed = (await ports.concealed?.(ctx.db, ids)) ?? new Set<string>()
  const originals = new Map(
    (
      await store.designsById(
        ctx.db,
        designs.flatMap(design => design.variantOf ?? []),
      )
    ).map(row => [row.id, row.code]),
  )
  return rows.map(row => {
    const own = views.filter(view => view.designId === row.design.id)
    const original = row.design.variantOf ? (originals.get(row.design.variantOf) ?? null) : null
    return line(row, standings.get(row.design.id)!, own[0]?.id ?? null, own.length, original, concealed.has(row.design.id))
  })
}
/** What a list asks of the register, with so many rows a page. */
export const filterOf = async (ctx: Context, { q, page, size, ...rest }: ListInput, limit: number): Promise<ListFilter> => ({
  ...rest,
  words: await listQuery(ctx, 'design', q),
  limit,
  offset: ((page ?? 1) - 1) * limit,
})
/** A page of the register within the reader's reach. */
export const searchDesigns = async (ctx: Context, input: ListInput) => {
  const size = Math.min(input.size ?? 48, 200)
  const { rows, total } = await listDesigns(ctx.db, ctx.reach, await filterOf(ctx, input, size))
  const actor = actorOf(ctx)
  return {
    total,
    page: input.page ?? 1,
    size,
    crafts: designCrafts,
    sources: designSources,
    states: listStates,
    years: await store.madeYears(ctx.db),
    mayAdd: holds(actor, ...writers),
    decides: holds(actor, ...deciders),
    preparing: await indexProgress(ctx),
    rows: await linesOf(ctx, rows),
  }
}

/** What the form offers: the fields, words already in use, briefs that take designs. */
export const designForm = async (ctx: Context) => ({
  fields: Design.form,
  crafts: designCrafts,
  sources: designSources,
  owners: designOwners,
  namedOwners,
  locarno: locarnoClasses,
  viewKinds,
  motifs: await store.facetWords(ctx.db, 'motifs'),
  materials: await store.facetWords(ctx.db, 'materials'),
  techniques: await store.facetWords(ctx.db, 'techniques'),
  productKinds: await store.productKinds(ctx.db),
  briefs: (await openBriefs(ctx)).map(({ code, title, craftLabel }) => ({ code, title, craftLabel })),
  /** The one establishment that the reader speaks for, when there is just one. */
  own: await store.onlyMaker(ctx.db, ctx.reach),
})
