/** Reckons trade indices of any table: `khuyencong trade`. Nothing of the product's own data is needed. */
import { invalid } from '../../../kernel/refusal.ts'
import { say } from '../../../words/say.ts'
import type { Figure } from '../analysis.schema.ts'
import { unknownFor } from '../indices/figure.rules.ts'
import { isGroup } from './columns.rules.ts'
import { type ReadTable, readTable, type TableRequest } from './read-table.actions.ts'
import { type CmsLevel, cmsRows, rcaRows, shareRows } from './reckon.rules.ts'
import { inPeriod, inTime, nestedCodes, type TableCell, withoutTotals, yearOfMonth } from './table.rules.ts'

export const reckonings = ['rca', 'shares', 'cms'] as const
export type Reckoning = (typeof reckonings)[number]
export interface FileRequest extends TableRequest {
  mode: Reckoning
  year?: string | undefined
  from?: string | undefined
  to?: string | undefined
  by: CmsLevel
  byMarket: boolean
  allPairs: boolean
  countries: readonly string[]
  products: readonly string[]
  partners: readonly string[]
}
export type Value = string | number | null
export interface Reckoned {
  formula: string
  columns: string[]
  rows: Record<string, Value>[]
  notes: string[]
}
const formulas: Record<Reckoning, string> = {
  rca: 'RCA = (x_cp / x_c) / (x_p / x) (Balassa 1965); RSCA = (RCA − 1) / (RCA + 1) (Laursen 1998)',
  shares: 'share = x_cp / x_p; HHI = Σ share² (0–1); HHI* = (HHI − 1/n) / (1 − 1/n)',
  cms: 'V″ − V′ = r V′ + Σ (rᵢ − r) V′ᵢ + Σ (rᵢⱼ − rᵢ) V′ᵢⱼ + Σ (V″ᵢⱼ − V′ᵢⱼ − rᵢⱼ V′ᵢⱼ) (Leamer & Stern 1970)',
}

const needKnown = (what: string, codes: readonly string[], known: ReadonlySet<string>) => {
  const stranger = codes.find(code => !known.has(code))
  if (stranger !== undefined) invalid(say('tradeTables.noneFound', { what, code: stranger }))
}
const wantsOf = (codes: readonly string[]) => (code: string) => codes.length === 0 || codes.includes(code)

/** The cells that are reckoned with: own totals taken out, the markets and periods asked for. */
const prepared = ({ table, notes }: ReadTable, request: FileRequest) => {
  const { mode, byMarket, partners, year } = request
  const markets = mode === 'cms' || byMarket || partners.length > 0
  const { cells, world, notes: taken } = withoutTotals(table, markets)
  const products = new Map<string, number>()
  for (const cell of cells) products.set(cell.product, (products.get(cell.product) ?? 0) + cell.value)
  const nested = nestedCodes(products)
  if (nested) invalid(say('tradeTables.nested', { parent: nested.parent, digits: nested.lengths.join(', ') }))
  if (taken.allGoods !== null) notes.push(say('tradeTables.allGoods', { name: taken.allGoods }))
  if (taken.worldCountry !== null) notes.push(say('tradeTables.worldCountry', { name: taken.worldCountry }))
  if (taken.worldPartner)
    notes.push(
      say('tradeTables.worldPartner', {
        name: taken.worldPartner.name,
        taken: say(taken.worldPartner.taken ? 'tradeTables.worldTaken' : 'tradeTables.worldLeft'),
      }),
    )
  const group = table.names('country').find(isGroup)
  if (group !== undefined) notes.push(say('tradeTables.groupInside', { name: group }))
  const periods = inTime(table.names('period'))
  needKnown(say('tradeTables.field_country'), request.countries, new Set(cells.map(cell => cell.country)))
  needKnown(say('tradeTables.field_product'), request.products, new Set(cells.map(cell => cell.product)))
  needKnown(say('tradeTables.field_partner'), partners, new Set(cells.map(cell => cell.partner)))
  const inMarkets = wantsOf(partners)
  const kept = cells.filter(cell => inMarkets(cell.partner))
  const keptWorld = new Map([...world].filter(([key]) => inMarkets(key.split('\u0001')[2] ?? '')))
  if (taken.worldCountry !== null) checkWorld(kept, keptWorld, taken.worldCountry)
  if (year === undefined) return { cells: kept, world: keptWorld, periods }
  needPeriod(year, periods, notes)
  const asYear = (period: string) => (inPeriod(period, year) ? year : null)
  const summed = new Map<string, number>()
  for (const [key, value] of keptWorld) {
    const [period = '', ...rest] = key.split('\u0001')
    const to = [asYear(period), ...rest].join('\u0001')
    if (asYear(period) !== null) summed.set(to, (summed.get(to) ?? 0) + value)
  }
  return { cells: kept.filter(cell => inPeriod(cell.period, year)).map(cell => ({ ...cell, period: year })), world: summed, periods }
}
/** A total below its parts is none. */
const checkWorld = (cells: readonly TableCell[], world: ReadonlyMap<string, number>, name: string) => {
  const parts = new Map<string, number>()
  for (const { period, product, partner, value } of cells) {
    const key = `${period}\u0001${product}\u0001${partner}`
    parts.set(key, (parts.get(key) ?? 0) + value)
  }
  for (const [key, total] of world) {
    const [period = '', product = ''] = key.split('\u0001')
    if ((parts.get(key) ?? 0) > total * 1.001) invalid(say('tradeTables.worldSmall', { name, product, period }))
  }
}
const needPeriod = (period: string, periods: readonly string[], notes: string[]) => {
  const inside = periods.filter(each => inPeriod(each, period))
  if (inside.length === 0) invalid(say('tradeTables.noPeriod', { period, periods: periods.join(', ') }))
  if (!inside.includes(period)) notes.push(say('tradeTables.monthsSummed', { period, count: inside.length }))
}

const figure = (key: string, { value, says }: Figure): Record<string, Value> => ({ [key]: value, ...(says !== null && { why: says }) })
const collate = new Intl.Collator('en', { numeric: true }).compare
/** Compares names by their place in the sorted list of all: comparing numbers is quicker than comparing texts. */
const orderOf = (rows: readonly { period: string; country: string; product: string }[]) => {
  const places = (key: 'period' | 'country' | 'product') =>
    new Map([...new Set(rows.map(row => row[key]))].sort(collate).map((name, place) => [name, place]))
  const ranks = { period: places('period'), country: places('country'), product: places('product') }
  return <R extends { period: string; country: string; product: string }>(
    a: R,
    b: R,
    ...keys: ('period' | 'country' | 'product')[]
  ): number => {
    for (const key of keys) {
      const apart = ranks[key].get(a[key])! - ranks[key].get(b[key])!
      if (apart) return apart
    }
    return 0
  }
}

const spanOf = ({ from, to, year }: FileRequest, periods: readonly string[], notes: string[]) => {
  const years = [...new Set(periods.map(period => yearOfMonth(period) ?? period))]
  const span = { from: from ?? years[0] ?? '', to: to ?? year ?? years.at(-1) ?? '' }
  if (span.from === span.to) invalid(say('tradeTables.onePeriod', { periods: periods.join(', ') }))
  needPeriod(span.from, periods, notes)
  needPeriod(span.to, periods, notes)
  return span
}

/**
 * Reads the table and reckons; rows come sorted by period, product or country, the countries and products asked for only.
 * @throws Refusal naming file, line and column, or what the reckoning lacks
 */
export const indicesOfFile = async (request: FileRequest): Promise<Reckoned> => {
  const read = await readTable(request)
  const { notes, dated, table } = read
  const { mode } = request
  if (mode === 'cms' && !dated) invalid(say('tradeTables.cmsNeedsYear'))
  const { cells, world, periods } = prepared(read, mode === 'cms' ? { ...request, year: undefined } : request)
  const wanted = { country: wantsOf(request.countries), product: wantsOf(request.products) }
  const when = (period: string): Record<string, Value> => (dated ? { year: period } : {})
  notes.push(
    say('tradeTables.done', {
      rows: table.rows,
      countries: new Set(cells.map(cell => cell.country)).size,
      products: new Set(cells.map(cell => cell.product)).size,
      periods: periods.length,
    }),
  )
  const answer = (columns: string[], rows: Record<string, Value>[]): Reckoned => ({
    formula: formulas[mode],
    columns: rows.some(row => 'why' in row) ? [...columns, 'why'] : columns,
    rows,
    notes,
  })
  if (mode === 'rca') {
    const found = rcaRows(cells, world, request.allPairs).filter(row => wanted.country(row.country) && wanted.product(row.product))
    const order = orderOf(found)
    const rows = found
      .sort((a, b) => order(a, b, 'period', 'country', 'product'))
      .map(({ country, product, period, value, rca, rsca }) => ({
        country,
        product,
        ...when(period),
        value,
        ...figure('rca', rca),
        rsca: rsca.value,
      }))
    return answer(['country', 'product', ...(dated ? ['year'] : []), 'value', 'rca', 'rsca'], rows)
  }
  if (mode === 'shares') {
    const found = shareRows(cells, world, request.byMarket).filter(row => wanted.country(row.country) && wanted.product(row.product))
    const order = orderOf(found)
    const rows = found
      .sort((a, b) => order(a, b, 'period', 'product') || collate(a.market, b.market) || b.value - a.value)
      .map(row => ({
        product: row.product,
        ...(request.byMarket && { market: row.market }),
        ...when(row.period),
        country: row.country,
        value: row.value,
        total: row.total,
        share: row.share,
        ...figure('hhi', row.hhi),
        hhi_normalised: row.hhiNormalised.value,
        suppliers: row.suppliers,
      }))
    const market = request.byMarket ? ['market'] : []
    return answer(
      ['product', ...market, ...(dated ? ['year'] : []), 'country', 'value', 'total', 'share', 'hhi', 'hhi_normalised', 'suppliers'],
      rows,
    )
  }
  if (!read.byMarket) notes.push(say('tradeTables.noMarket'))
  const span = spanOf(request, periods, notes)
  const countries = [...new Set(cells.map(cell => cell.country))].filter(wanted.country).sort(collate)
  const only = cells.filter(cell => wanted.product(cell.product))
  const onlyWorld = new Map([...world].filter(([key]) => wanted.product(key.split('\u0001')[1] ?? '')))
  const rows = cmsRows(only, onlyWorld, span, request.by, countries).map(({ country, product, market, refused, effects: e }) => {
    const blank = refused !== null
    return {
      country,
      ...((request.by === 'product' || request.by === 'cell') && { product }),
      ...((request.by === 'market' || request.by === 'cell') && { market }),
      from: span.from,
      to: span.to,
      value_from: blank ? null : e.before,
      value_to: blank ? null : e.after,
      change: blank ? null : e.change,
      size: blank ? null : e.size,
      mix: blank ? null : e.mix,
      market_distribution: blank ? null : e.market,
      competitiveness: blank ? null : e.competitiveness,
      ...(refused && { why: unknownFor(refused).says }),
    }
  })
  const level = { country: [], product: ['product'], market: ['market'], cell: ['product', 'market'] }[request.by]
  const effects = ['value_from', 'value_to', 'change', 'size', 'mix', 'market_distribution', 'competitiveness']
  return answer(['country', ...level, 'from', 'to', ...effects], rows)
}
