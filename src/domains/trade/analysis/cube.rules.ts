/**
 * The figures of one series as who sold what to whom and when. In an import series the partners sell and the reporter buys; in an export series it is
 * the other way round. A group beside its members is taken whole and its members are left out of sums; the world is nobody's supplier.
 */
import type { Figure, UnitValue } from '../analysis.schema.ts'
import { known, ratio, Sum, unknownFor } from '../indices/figure.rules.ts'
import { hhi, hhiNormalised, type Priced, unitValue } from '../indices/shares.rules.ts'
import type { Flow } from '../series.schema.ts'

export interface CubeRow {
  period: string
  reporter: string
  partner: string
  product: string
  unit: string | null
  value: number
  /** Of the rows that state a quantity. */
  quantity: number | null
  priced: number | null
}
export interface Scope {
  flow: Flow
  allReporters: boolean
  allPartners: boolean
  allProducts: boolean
  groupOf(code: string): string | null
  isWorld(code: string): boolean
}
/** All products together, all goods of the source, codes that no product takes. */
export const everything = '*'
export const allGoods = 'TOTAL'
export const unmapped = ''

interface Cell {
  value: Sum
  priced: Priced[]
}
const joined = (...names: string[]) => names.join('\u0001')

export class Cube {
  private readonly cells = new Map<string, Cell>()
  private readonly world = new Map<string, Sum>()
  private readonly hasAllGoods = new Set<string>()
  private countedOnce: readonly string[] | undefined
  readonly suppliers = new Set<string>()
  readonly markets = new Set<string>()
  readonly periods = new Set<string>()
  constructor(
    rows: Iterable<CubeRow>,
    readonly scope: Scope,
  ) {
    for (const row of rows) {
      const [supplier, market] = scope.flow === 'import' ? [row.partner, row.reporter] : [row.reporter, row.partner]
      this.periods.add(row.period)
      const products = row.product === allGoods ? [allGoods] : row.product === unmapped ? [unmapped] : [row.product, everything]
      if (scope.isWorld(supplier)) {
        for (const product of products) this.worldAt(joined(row.period, market, product)).add(row.value)
        continue
      }
      this.suppliers.add(supplier)
      this.markets.add(market)
      if (row.product === allGoods) this.hasAllGoods.add(joined(row.period, market))
      for (const product of products) this.put(joined(row.period, supplier, market, product), row)
    }
  }
  private worldAt(key: string): Sum {
    const sum = this.world.get(key) ?? new Sum()
    this.world.set(key, sum)
    return sum
  }
  private put(key: string, { value, quantity, priced, unit }: CubeRow): void {
    const cell = this.cells.get(key) ?? { value: new Sum(), priced: [] }
    cell.value.add(value)
    cell.priced.push({ value: priced ?? 0, quantity, unit })
    if (priced !== null && priced < value) cell.priced.push({ value: value - priced, quantity: null, unit: null })
    else if (priced === null) cell.priced.push({ value, quantity: null, unit: null })
    this.cells.set(key, cell)
  }

  /** Whether the supplier counts in sums: not where its group stands beside it. */
  counts(supplier: string): boolean {
    const group = this.scope.groupOf(supplier)
    return group === null || !this.suppliers.has(group)
  }
  get counted(): readonly string[] {
    this.countedOnce ??= [...this.suppliers].filter(supplier => this.counts(supplier))
    return this.countedOnce
  }
  /** Markets that may be added up: not the world beside others, no member beside its group. */
  get marketsApart(): readonly string[] {
    const others = [...this.markets].filter(market => !this.scope.isWorld(market))
    return others.length ? others.filter(market => !this.markets.has(this.scope.groupOf(market) ?? '')) : [...this.markets]
  }
  get hasWorld(): boolean {
    return this.world.size > 0
  }
  value(period: string, supplier: string, market: string, product: string): number | null {
    return this.cells.get(joined(period, supplier, market, product))?.value.value ?? null
  }
  /** What a supplier sells to everybody: the world where the source gives it, else all markets, members of a group beside them left out. */
  soldBy(period: string, supplier: string, product: string): number {
    const sum = new Sum()
    for (const market of this.marketsToAll) sum.add(this.value(period, supplier, market, product) ?? 0)
    return sum.value
  }
  /** The markets that together are everybody: the world where the source gives it. */
  get marketsToAll(): readonly string[] {
    const world = [...this.markets].filter(this.scope.isWorld)
    return world.length ? world : this.marketsApart
  }
  /** What the suppliers in the series sell together. */
  listed(period: string, market: string, product: string): number {
    const sum = new Sum()
    for (const supplier of this.counted) sum.add(this.value(period, supplier, market, product) ?? 0)
    return sum.value
  }
  /** What the market buys from everybody. */
  size(period: string, market: string, product: string): Figure {
    const { flow, allPartners, allReporters } = this.scope
    const world = this.world.get(joined(period, market, product))
    if (world) return known(world.value)
    if (flow === 'import' ? !allPartners : !allReporters) return unknownFor(this.suppliers.size === 1 ? 'one_supplier' : 'listed_partners')
    const listed = this.listed(period, market, product)
    return listed > 0 || this.periods.has(period) ? known(listed) : unknownFor('no_data')
  }
  share(period: string, supplier: string, market: string, product: string): Figure {
    const size = this.size(period, market, product)
    return size.value === null ? size : ratio(this.value(period, supplier, market, product) ?? 0, size.value)
  }
  shareOfListed(period: string, supplier: string, market: string, product: string): Figure {
    if (this.suppliers.size === 1) return unknownFor('one_supplier')
    return ratio(this.value(period, supplier, market, product) ?? 0, this.listed(period, market, product))
  }
  /** Suppliers with their value, largest first. */
  sellers(period: string, market: string, product: string): { supplier: string; value: number }[] {
    return [...this.suppliers]
      .flatMap(supplier => {
        const value = this.value(period, supplier, market, product)
        return value === null || value <= 0 ? [] : [{ supplier, value }]
      })
      .sort((a, b) => b.value - a.value)
  }
  /** Concentration among the suppliers of the whole market: those of whom each is known. */
  concentration(period: string, market: string, product: string): { hhi: Figure; hhiNormalised: Figure } {
    const { allPartners, allReporters, flow } = this.scope
    if (flow === 'import' ? !allPartners : !allReporters) {
      const why = this.suppliers.size === 1 ? 'one_supplier' : 'listed_partners'
      return { hhi: unknownFor(why), hhiNormalised: unknownFor(why) }
    }
    const values = this.counted.map(supplier => this.value(period, supplier, market, product) ?? 0)
    return { hhi: hhi(values), hhiNormalised: hhiNormalised(values) }
  }
  unitValue(period: string, supplier: string, market: string, product: string): UnitValue {
    return unitValue(this.cells.get(joined(period, supplier, market, product))?.priced ?? [])
  }
  /** All goods that the supplier sells to the market; null where the series has only some. */
  allGoodsOf(period: string, supplier: string, market: string): number | null {
    if (this.hasAllGoods.has(joined(period, market))) return this.value(period, supplier, market, allGoods)
    if (!this.scope.allProducts) return null
    return (this.value(period, supplier, market, everything) ?? 0) + (this.value(period, supplier, market, unmapped) ?? 0)
  }
  /** All goods that the market buys from everybody. */
  allGoodsSize(period: string, market: string): number | null {
    if (this.hasAllGoods.has(joined(period, market)) || this.world.has(joined(period, market, allGoods)))
      return this.size(period, market, allGoods).value
    if (!this.scope.allProducts) return null
    const [some, rest] = [this.size(period, market, everything).value, this.size(period, market, unmapped).value]
    return some === null ? null : some + (rest ?? 0)
  }
  /** Value that no product of the grouping takes, as a share of everything the suppliers in the series sell. */
  unmappedShare(period: string): number | null {
    let [without, whole] = [0, 0]
    for (const supplier of this.counted)
      for (const market of this.marketsToAll) {
        const rest = this.value(period, supplier, market, unmapped) ?? 0
        without += rest
        whole += rest + (this.value(period, supplier, market, everything) ?? 0)
      }
    return whole > 0 ? without / whole : null
  }
}
