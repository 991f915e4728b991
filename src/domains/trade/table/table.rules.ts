/** A trade table held as sums by period, country, product and market, and the questions one must ask of it before summing further. */
import { Sum, sumOf } from '../indices/figure.rules.ts'
import { isAllGoods, isWorld } from './columns.rules.ts'

/** Names in the order they come, by number: a million rows then hold no text twice. */
class Names {
  readonly list: string[] = []
  private readonly at = new Map<string, number>()
  number(name: string): number {
    const known = this.at.get(name)
    if (known !== undefined) return known
    this.at.set(name, this.list.length)
    return this.list.push(name) - 1
  }
}
export interface TableCell {
  period: string
  country: string
  product: string
  partner: string
  value: number
}
const wide = 2 ** 26

export class TradeTable {
  rows = 0
  /** Rows that had the same country, product, period and market as one before. */
  repeated = 0
  private readonly periods = new Names()
  private readonly countries = new Names()
  private readonly products = new Names()
  private readonly partners = new Names()
  private readonly sums = new Map<number, Map<number, Sum>>()

  add({ period, country, product, partner, value }: TableCell): void {
    this.rows++
    const outer = this.periods.number(period) * wide + this.countries.number(country)
    const inner = this.products.number(product) * wide + this.partners.number(partner)
    let group = this.sums.get(outer)
    if (!group) {
      group = new Map()
      this.sums.set(outer, group)
    }
    const sum = group.get(inner)
    if (sum) this.repeated++
    const into = sum ?? new Sum()
    into.add(value)
    if (!sum) group.set(inner, into)
  }
  *cells(): Generator<TableCell> {
    for (const [outer, group] of this.sums)
      for (const [inner, sum] of group)
        yield {
          period: this.periods.list[Math.floor(outer / wide)]!,
          country: this.countries.list[outer % wide]!,
          product: this.products.list[Math.floor(inner / wide)]!,
          partner: this.partners.list[inner % wide]!,
          value: sum.value,
        }
  }
  names(field: 'period' | 'country' | 'product' | 'partner'): readonly string[] {
    return { period: this.periods, country: this.countries, product: this.products, partner: this.partners }[field].list
  }
}

/** '2024-05', '202405', '2024/5' → its year; undefined for what is no month. */
export const yearOfMonth = (period: string): string | undefined => /^(\d{4})(?:[-/.]?(?:0[1-9]|1[0-2])|[-/.][1-9])$/.exec(period)?.[1]
/** Whether a period of the table belongs to the one asked for: itself, or a month of the year. */
export const inPeriod = (period: string, asked: string): boolean => period === asked || yearOfMonth(period) === asked

/** Periods in the order of time; text that is no number last. */
export const inTime = (periods: readonly string[]): string[] => [...periods].sort((a, b) => a.localeCompare(b, 'en', { numeric: true }))

/**
 * Whether longer codes are parts of shorter ones that stand beside them, told by their sums: of the shorter codes with longer ones below them nine in
 * ten must equal what these come to. Codes that merely begin alike do not.
 * @param sums value of each product
 * @returns one parent and the lengths there are, or undefined
 */
export const nestedCodes = (sums: ReadonlyMap<string, number>): { parent: string; lengths: number[] } | undefined => {
  const codes = [...sums.keys()].filter(code => /^\d+$/.test(code))
  const lengths = [...new Set(codes.map(code => code.length))].sort((a, b) => a - b)
  for (let at = 0; at + 1 < lengths.length; at++) {
    const [short = 0, long = 0] = [lengths[at], lengths[at + 1]]
    const parts = new Map<string, number[]>()
    for (const code of codes)
      if (code.length === long) {
        const above = code.slice(0, short)
        const list = parts.get(above)
        if (list) list.push(sums.get(code)!)
        else parts.set(above, [sums.get(code)!])
      }
    const both = codes.filter(code => code.length === short && parts.has(code))
    const equal = both.filter(code => Math.abs(sumOf(parts.get(code)!) - sums.get(code)!) <= 0.001 * sums.get(code)!)
    const [parent] = equal
    if (parent !== undefined && equal.length >= 0.9 * both.length && both.length >= Math.min(2, parts.size)) return { parent, lengths }
  }
  return undefined
}

export interface Cleaned {
  cells: TableCell[]
  /** What all countries sell, where the table gives it: by period, product and market. */
  world: Map<string, number>
  notes: { allGoods: string | null; worldCountry: string | null; worldPartner: { name: string; taken: boolean } | null }
}
export const worldKey = ({ period, product, partner }: Pick<TableCell, 'period' | 'product' | 'partner'>): string =>
  `${period}\u0001${product}\u0001${partner}`

/**
 * Takes out the table's own totals, which would count everything twice: all goods, all markets, all countries. The totals over all countries are kept
 * apart as denominators.
 * @param byMarket single markets are looked at: their total is left out; otherwise it is taken, since it is complete
 */
export const withoutTotals = (table: TradeTable, byMarket: boolean): Cleaned => {
  const one = (field: 'country' | 'product' | 'partner', test: (name: string) => boolean) => {
    const names = table.names(field)
    return names.length > 1 ? names.filter(test) : []
  }
  const goods = new Set(one('product', isAllGoods))
  const everybody = new Set(one('country', isWorld))
  const everywhere = new Set(one('partner', isWorld))
  const cells: TableCell[] = []
  const world = new Map<string, Sum>()
  for (const cell of table.cells()) {
    if (goods.has(cell.product)) continue
    if (everywhere.size && everywhere.has(cell.partner) === byMarket) continue
    if (!everybody.has(cell.country)) {
      cells.push(cell)
      continue
    }
    const sum = world.get(worldKey(cell)) ?? new Sum()
    sum.add(cell.value)
    world.set(worldKey(cell), sum)
  }
  const first = (names: ReadonlySet<string>) => [...names][0] ?? null
  const partner = first(everywhere)
  return {
    cells,
    world: new Map([...world].map(([key, sum]) => [key, sum.value])),
    notes: {
      allGoods: first(goods),
      worldCountry: first(everybody),
      worldPartner: partner === null ? null : { name: partner, taken: !byMarket },
    },
  }
}
