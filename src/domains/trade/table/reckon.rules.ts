/** The three reckonings of a trade table: revealed comparative advantage, market shares, constant market shares. */
import type { CmsEffects, Figure, Reason } from '../analysis.schema.ts'
import { addEffects, constantMarketShares, type Sold, standardOf } from '../indices/cms.rules.ts'
import { Sum } from '../indices/figure.rules.ts'
import { balassa, hhi, hhiNormalised, symmetric } from '../indices/shares.rules.ts'
import { inPeriod, type TableCell, worldKey } from './table.rules.ts'

/** Sums by a key made of some of the cell's names. */
const sums = (cells: Iterable<TableCell>, key: (cell: TableCell) => string): Map<string, number> => {
  const found = new Map<string, Sum>()
  for (const cell of cells) {
    const name = key(cell)
    const sum = found.get(name)
    if (sum) sum.add(cell.value)
    else {
      const fresh = new Sum()
      fresh.add(cell.value)
      found.set(name, fresh)
    }
  }
  return new Map([...found].map(([name, sum]) => [name, sum.value]))
}
const joined = (...names: string[]) => names.join('\u0001')
const parts = (key: string) => key.split('\u0001')
const push = <T>(into: Map<string, T[]>, key: string, value: T): void => {
  const list = into.get(key)
  if (list) list.push(value)
  else into.set(key, [value])
}
/** What all countries sell: from the table's own totals where it has them, else the sum of its countries. */
const worldCells = (cells: readonly TableCell[], world: ReadonlyMap<string, number>): TableCell[] => {
  const known = [...world].map(([key, value]) => {
    const [period = '', product = '', partner = ''] = parts(key)
    return { period, product, partner, country: '', value }
  })
  return [...known, ...cells.filter(cell => !world.has(worldKey(cell)))]
}

export interface RcaRow {
  country: string
  product: string
  period: string
  value: number
  rca: Figure
  rsca: Figure
}
/**
 * Balassa's index of each country in each product, period by period; markets are added up.
 * @param allPairs also the pairs that the table has no value for
 */
export const rcaRows = (cells: readonly TableCell[], world: ReadonlyMap<string, number>, allPairs: boolean): RcaRow[] => {
  const whole = worldCells(cells, world)
  const own = sums(cells, cell => joined(cell.period, cell.country, cell.product))
  const ofCountry = sums(cells, cell => joined(cell.period, cell.country))
  const ofProduct = sums(whole, cell => joined(cell.period, cell.product))
  const total = sums(whole, cell => cell.period)
  const row = (period: string, country: string, product: string, value: number): RcaRow => {
    const rca = balassa({
      own: value,
      ownTotal: ofCountry.get(joined(period, country)) ?? null,
      product: ofProduct.get(joined(period, product)) ?? null,
      total: total.get(period) ?? null,
    })
    return { country, product, period, value, rca, rsca: symmetric(rca) }
  }
  if (!allPairs)
    return [...own].map(([key, value]) => {
      const [period = '', country = '', product = ''] = parts(key)
      return row(period, country, product, value)
    })
  const productsOf = new Map<string, string[]>()
  for (const key of ofProduct.keys()) {
    const [period = '', product = ''] = parts(key)
    push(productsOf, period, product)
  }
  return [...ofCountry.keys()].flatMap(key => {
    const [period = '', country = ''] = parts(key)
    return (productsOf.get(period) ?? []).map(product => row(period, country, product, own.get(joined(period, country, product)) ?? 0))
  })
}

export interface ShareRow {
  country: string
  product: string
  market: string
  period: string
  value: number
  total: number
  share: number | null
  hhi: Figure
  hhiNormalised: Figure
  suppliers: number
}
/** Share of each country in each product (and market), with the concentration of that market. With totals given, what nobody is named for counts as one other supplier. */
export const shareRows = (cells: readonly TableCell[], world: ReadonlyMap<string, number>, byMarket: boolean): ShareRow[] => {
  const place = (cell: TableCell) => joined(cell.period, cell.product, byMarket ? cell.partner : '')
  const totals = sums(worldCells(cells, world), place)
  const markets = new Map<string, Map<string, number>>()
  for (const [key, value] of sums(cells, cell => joined(place(cell), cell.country))) {
    const [period = '', product = '', market = '', country = ''] = parts(key)
    const at = joined(period, product, market)
    const inside = markets.get(at) ?? new Map<string, number>()
    markets.set(at, inside.set(country, value))
  }
  return [...markets].flatMap(([at, inside]) => {
    const [period = '', product = '', market = ''] = parts(at)
    const values = [...inside.values()]
    const total = totals.get(at) ?? 0
    const rest = total - values.reduce((sum, value) => sum + value, 0)
    const all = rest > total * 1e-9 ? [...values, rest] : values
    const concentration = { hhi: hhi(all), hhiNormalised: hhiNormalised(all), suppliers: values.filter(value => value > 0).length }
    return [...inside].map(([country, value]) => ({
      country,
      product,
      market,
      period,
      value,
      total,
      share: total > 0 ? value / total : null,
      ...concentration,
    }))
  })
}

export type CmsLevel = 'country' | 'product' | 'market' | 'cell'
export interface CmsRow {
  country: string
  product: string
  market: string
  refused: Reason | null
  effects: CmsEffects
}
/** Constant market shares of each country between two periods, told at the level asked for. */
export const cmsRows = (
  cells: readonly TableCell[],
  world: ReadonlyMap<string, number>,
  span: { from: string; to: string },
  level: CmsLevel,
  countries: readonly string[],
): CmsRow[] => {
  const key = (cell: TableCell) => joined(cell.country, cell.product, cell.partner)
  const sold = (list: readonly TableCell[]): Map<string, Sold[]> => {
    const [before, after] = [span.from, span.to].map(period =>
      sums(
        list.filter(cell => inPeriod(cell.period, period)),
        key,
      ),
    ) as [Map<string, number>, Map<string, number>]
    const byCountry = new Map<string, Sold[]>()
    for (const name of new Set([...before.keys(), ...after.keys()])) {
      const [country = '', product = '', market = ''] = parts(name)
      push(byCountry, country, { product, market, before: before.get(name) ?? 0, after: after.get(name) ?? 0 })
    }
    return byCountry
  }
  const standard = standardOf(sold(worldCells(cells, world).map(cell => ({ ...cell, country: '' }))).get('') ?? [])
  const own = sold(cells)
  return countries.flatMap((country): CmsRow[] => {
    const { refused, total, cells: found } = constantMarketShares(standard, own.get(country) ?? [])
    if (refused || level === 'country') return [{ country, product: '', market: '', refused, effects: total }]
    if (level === 'cell') return found.map(each => ({ country, ...each, refused }))
    const groups = new Map<string, CmsEffects[]>()
    for (const each of found) push(groups, each[level], each.effects)
    return [...groups].map(([name, group]) => ({
      country,
      product: level === 'product' ? name : '',
      market: level === 'market' ? name : '',
      refused,
      effects: addEffects(group),
    }))
  })
}
