/** The register of designs as lists show it: pictures or a table, and an Excel file of exactly that. */
import { type Cell, writeWorkbook } from '../../files/workbook.ts'
import { holds } from '../../kernel/access.ts'
import { actorOf, type Context } from '../../kernel/context.ts'
import { sayDay } from '../../kernel/dates.ts'
import { say } from '../../words/say.ts'
import { listQuery } from '../search/search.actions.ts'
import { openBriefs } from '../trade/briefs.actions.ts'
import { ports } from './designs.ports.ts'
import { Design, type DesignRow, designCrafts, designOwners, designSources, namedOwners } from './designs.schema.ts'
import * as store from './designs.store.ts'
import { indexProgress } from './index.actions.ts'
import { type ListFilter, listDesigns, listStates } from './listing.store.ts'
import { locarnoClasses } from './locarno.schema.ts'
import { deciders, seesNames, writers } from './seeing.actions.ts'
import { type Standing, standingsOf } from './standing.actions.ts'
import { viewKinds } from './views.schema.ts'
import { viewsOf } from './views.store.ts'

export { listStates } from './listing.store.ts'
export type ListInput = Omit<ListFilter, 'words' | 'limit' | 'offset'> & {
  q?: string | undefined
  page?: number | undefined
  size?: number | undefined
}
type Listed = Awaited<ReturnType<typeof listDesigns>>['rows'][number]
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

const linesOf = async (ctx: Context, rows: readonly Listed[]): Promise<DesignLine[]> => {
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
const filterOf = async (ctx: Context, { q, page, size, ...rest }: ListInput, limit: number): Promise<ListFilter> => ({
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

/** What the list was narrowed to, in words: 'Sơn mài; năm 2026'. */
const filterSaid = ({ q, craft, source, year, state, word, brief, maker, locarno }: ListInput): string =>
  [
    q && `“${q}”`,
    state && listStates[state],
    craft && designCrafts[craft as keyof typeof designCrafts],
    source && designSources[source as keyof typeof designSources],
    year && say('designs.sheetYear', { year }),
    locarno && locarnoClasses[locarno as keyof typeof locarnoClasses],
    word,
    brief,
    maker,
  ]
    .filter(Boolean)
    .join('; ')

const label = (key: keyof typeof Design.fields) => Design.fields[key].label
const joined = (words: DesignRow['motifs']) => (words ?? []).join(', ') || null
/** The list as an Excel file. Authors' names stay inside; owners are named for whoever may see them. */
export const designWorkbook = async (ctx: Context, input: ListInput) => {
  const { rows } = await listDesigns(ctx.db, ctx.reach, { ...(await filterOf(ctx, input, 100_000)), offset: 0 })
  const lines = await linesOf(ctx, rows)
  const cells = rows.map(({ design }, at): Cell[] => {
    const shown = lines[at]!
    return [
      design.code,
      design.name,
      shown.craftLabel,
      shown.sourceLabel,
      design.productKind,
      shown.maker?.code ?? null,
      shown.maker?.name ?? null,
      shown.brief,
      design.ownerKind && designOwners[design.ownerKind],
      seesNames(ctx, design.establishmentId) && !shown.concealed ? design.ownerName : null,
      design.locarno,
      joined(design.motifs),
      joined(design.materials),
      joined(design.techniques),
      design.madeOn,
      design.declaredOn,
      design.acceptedOn,
      design.copyFoundOn,
      shown.original,
      shown.standing.says,
      shown.pictures,
    ]
  })
  const filter = filterSaid(input)
  const bytes = await writeWorkbook([
    {
      name: say('designs.sheet'),
      title: [say('designs.sheetTitle'), say('designs.sheetFilter', { filter: filter || say('designs.sheetAll'), day: sayDay(ctx.today) })],
      columns: [
        { header: label('code'), width: 16 },
        { header: label('name'), width: 40 },
        { header: label('craft'), width: 22 },
        { header: label('source'), width: 20 },
        { header: label('productKind'), width: 18 },
        { header: say('designs.colMaker'), width: 12 },
        { header: say('designs.colMakerName'), width: 34 },
        { header: label('briefId'), width: 16 },
        { header: label('ownerKind'), width: 20 },
        { header: label('ownerName'), width: 28 },
        { header: label('locarno'), width: 10 },
        { header: label('motifs'), width: 24 },
        { header: label('materials'), width: 24 },
        { header: label('techniques'), width: 24 },
        { header: label('madeOn'), kind: 'date' },
        { header: label('declaredOn'), kind: 'date' },
        { header: label('acceptedOn'), kind: 'date' },
        { header: label('copyFoundOn'), kind: 'date' },
        { header: label('variantOf'), width: 16 },
        { header: say('designs.colStanding'), width: 44 },
        { header: say('designs.colPictures'), kind: 'int' },
      ],
      rows: cells,
      freezeHeader: true,
    },
  ])
  return { bytes, name: say('designs.sheetFile', { day: ctx.today }) }
}
