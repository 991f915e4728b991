/** The source's rows behind a figure, and both sides of one trade beside each other. */
import type { Context } from '../../../kernel/context.ts'
import { invalid } from '../../../kernel/refusal.ts'
import { say } from '../../../words/say.ts'
import type { FigureRows, Grouping, Mirror, Product } from '../analysis.schema.ts'
import { known, ratio, unknownFor } from '../indices/figure.rules.ts'
import { allSeries } from '../load.store.ts'
import { namesOf } from '../mapping.store.ts'
import { goodsName } from '../markets.rules.ts'
import { places } from '../places.actions.ts'
import { type flows, type SeriesRow, statuses } from '../series.schema.ts'
import { rowsBehind } from './analysis.store.ts'
import { type Asked, basisOf, chosenPeriod, cubeOf, type Ground, groundOf, periodOf, productsOf } from './basis.actions.ts'
import { allGoods, unmapped } from './cube.rules.ts'
import { product404 } from './markets.actions.ts'
import { sayPeriod, sourcesOf, spansOf } from './periods.rules.ts'

const pageSize = 100

export const figureRows = async (
  ctx: Context,
  asked: Asked & {
    period?: string | undefined
    product?: string | undefined
    market?: string | undefined
    supplier?: string | undefined
    page?: number | undefined
  },
): Promise<FigureRows> => {
  const ground = await groundOf(ctx, asked)
  if (asked.product) product404(ground, asked.product)
  const period = chosenPeriod(ground, asked.period)
  const { series } = ground
  const place = (text: string | undefined, path: string) =>
    text === undefined
      ? undefined
      : (ground.places.find(text)?.code ?? invalid(say('trade.noPlace', { name: text }), [{ path, message: say('trade.noPlaceFix') }]))
  const [market, supplier] = [place(asked.market, 'market'), place(asked.supplier, 'supplier')]
  const [reporter, partner] = series.flow === 'import' ? [market, supplier] : [supplier, market]
  const codes = [...ground.products]
    .filter(([, product]) => (asked.product === undefined ? product !== unmapped && product !== allGoods : product === asked.product))
    .map(([code]) => code)
  const cube = await cubeOf(ctx, ground, [period])
  // A figure over all suppliers leaves out the world and members beside their group: so do its rows.
  const notPartners = ['WLD', ...(series.flow === 'import' ? [...cube.suppliers].filter(code => !cube.counts(code)) : [])]
  const page = asked.page ?? 1
  const { count, total, rows } = await rowsBehind(
    ctx.db,
    { seriesId: series.id, periods: sourcesOf(period, series.frequency), codes, reporter, partner, notPartners },
    pageSize,
    (page - 1) * pageSize,
  )
  const names = await namesOf(ctx.db, series.nomenclature, [
    ...new Set(rows.flatMap(row => [row.code, row.code.slice(0, 8), row.code.slice(0, 6)])),
  ])
  return {
    ...basisOf(ctx, ground, cube, period),
    total,
    count,
    page,
    rows: rows.map(row => {
      const name = names.get(row.code) ?? names.get(row.code.slice(0, 8)) ?? names.get(row.code.slice(0, 6))
      return {
        id: row.id,
        reporter: ground.places.of(row.reporter),
        partner: ground.places.of(row.partner),
        period: periodOf(ground, row.period),
        code: row.code,
        description: name ? goodsName(name) : null,
        value: row.value,
        quantity: row.quantity,
        unit: row.unit,
        status: row.status,
        statusLabel: statuses[row.status],
        source: { importId: row.importId, fileName: row.fileName, row: row.row },
      }
    }),
  }
}

/** The period of a series that comes nearest to a calendar year. */
const periodFor = (series: SeriesRow, year: string, have: readonly string[]): string | undefined => {
  if (series.frequency === 'month') return spansOf(have).includes(year) ? year : undefined
  const code = series.frequency === 'fiscal_year' ? `FY${year}` : year
  return have.includes(code) ? code : undefined
}
interface Side {
  ground: Ground
  period: string
  values: Map<string, number>
}
/** What one side's statistics say of the trade, by product. */
const sideOf = async (
  ctx: Context,
  series: SeriesRow,
  asked: { mapping?: string | undefined; by?: Grouping | undefined },
  from: string,
  to: string,
  year: string,
): Promise<Side | undefined> => {
  const coarse = series.digits === 2
  if (coarse && asked.by !== 'hs2') return undefined
  const ground = await groundOf(ctx, { series: series.id, ...asked })
  const period = periodFor(series, year, [...ground.periods.keys()])
  if (!period) return undefined
  const cube = await cubeOf(ctx, ground, [period])
  const values = new Map(
    (await productsOf(ctx, ground)).flatMap(({ code }) => {
      const value = cube.value(period, from, to, code)
      return value === null ? [] : [[code, value] as const]
    }),
  )
  return values.size ? { ground, period, values } : undefined
}
export const mirror = async (
  ctx: Context,
  asked: { exporter: string; importer: string; year: string; mapping?: string | undefined; by?: Grouping | undefined },
): Promise<Mirror> => {
  const list = await places()
  const at = (text: string, path: string) =>
    list.find(text) ?? invalid(say('trade.noPlace', { name: text }), [{ path, message: say('trade.noPlaceFix') }])
  const [exporter, importer] = [at(asked.exporter, 'exporter'), at(asked.importer, 'importer')]
  const all = await allSeries(ctx.db)
  const first = async (flow: keyof typeof flows, reporter: string) => {
    for (const series of all.filter(each => each.flow === flow && each.stand.reporters.includes(reporter))) {
      const side = await sideOf(ctx, series, asked, exporter.code, importer.code, asked.year)
      if (side) return side
    }
    return undefined
  }
  const [sold, bought] = [await first('export', exporter.code), await first('import', importer.code)]
  const products = new Map<string, Product>()
  for (const side of [sold, bought]) if (side) for (const product of await productsOf(ctx, side.ground)) products.set(product.code, product)
  const figureOf = (side: Side | undefined, product: string) => {
    const value = side?.values.get(product)
    return side && value !== undefined
      ? { series: side.ground.series.code, seriesName: side.ground.series.name, period: periodOf(side.ground, side.period), value }
      : null
  }
  const oneCurrency = !sold || !bought || sold.ground.series.currency === bought.ground.series.currency
  return {
    exporter,
    importer,
    rows: [...products.values()].flatMap(product => {
      const [exported, imported] = [figureOf(sold, product.code), figureOf(bought, product.code)]
      if (!exported && !imported) return []
      const both = exported && imported && oneCurrency
      return [
        {
          product,
          exported,
          imported,
          difference: both ? known(imported.value - exported.value) : unknownFor('no_data', say('trade.mirrorOneSide')),
          ratio: both ? ratio(imported.value, exported.value) : unknownFor('no_data', say('trade.mirrorOneSide')),
        },
      ]
    }),
    notes: notesOf(sold, bought, exporter.name, importer.name, asked.year),
  }
}
const notesOf = (sold: Side | undefined, bought: Side | undefined, exporter: string, importer: string, year: string): string[] => [
  ...(sold ? [] : [say('trade.mirrorNoExport', { place: exporter, year })]),
  ...(bought ? [] : [say('trade.mirrorNoImport', { place: importer, year })]),
  ...(sold && bought && sold.period !== bought.period
    ? [say('trade.mirrorPeriods', { exported: sayPeriod(sold.period), imported: sayPeriod(bought.period) })]
    : []),
  ...(sold && bought && sold.ground.series.nomenclature !== bought.ground.series.nomenclature
    ? [say('trade.mirrorNomenclature', { exported: sold.ground.series.nomenclature, imported: bought.ground.series.nomenclature })]
    : []),
  ...(sold && bought && sold.ground.series.currency !== bought.ground.series.currency ? [say('trade.mirrorCurrency')] : []),
  ...(sold?.ground.breaks.length ? [say('trade.limitBreaks', { count: sold.ground.breaks.length })] : []),
  say('trade.mirrorUsual'),
]
