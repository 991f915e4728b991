/**
 * Constant market shares: why a country's exports changed between two periods. The formulation of Leamer & Stern (Quantitative International
 * Economics, 1970, chapter 7) with one standard, what all suppliers together sell, and base-period weights (Richardson 1971 writes it out):
 *
 *   V″ − V′ = r V′ + Σᵢ (rᵢ − r) V′ᵢ + Σᵢⱼ (rᵢⱼ − rᵢ) V′ᵢⱼ + Σᵢⱼ (V″ᵢⱼ − V′ᵢⱼ − rᵢⱼ V′ᵢⱼ)
 *
 * i products, j markets, r growth of what all suppliers sell. Size: what growing as the world would have brought. Mix: being in products that grow
 * faster. Market: being in markets that grow faster for the product. Competitiveness: the rest, won or lost from other suppliers.
 * Every cell's four effects add up to its change, so any sum of cells does. Taking products before markets is a choice: it moves effects between
 * mix and market.
 */
import type { CmsEffects, Reason } from '../analysis.schema.ts'
import { Sum, sumOf } from './figure.rules.ts'

/** One product in one market: what somebody sold there before and after. */
export interface Sold {
  product: string
  market: string
  before: number
  after: number
}
/** Growth of what all suppliers sell: of everything, of each product, of each product in each market. */
export interface Standard {
  r: number
  byProduct: ReadonlyMap<string, number>
  byCell: ReadonlyMap<string, number>
  /** Cells in which all suppliers sold something before: only there has a growth a meaning. */
  based: ReadonlySet<string>
}
export interface CmsResult {
  refused: Reason | null
  total: CmsEffects
  cells: { product: string; market: string; effects: CmsEffects }[]
}

const nothing: CmsEffects = { before: 0, after: 0, change: 0, size: 0, mix: 0, market: 0, competitiveness: 0 }
/** Adds effects up; what is lost in the last digits goes to competitiveness, so that the identity holds. */
export const addEffects = (list: readonly CmsEffects[]): CmsEffects => {
  const part = (key: keyof CmsEffects) => sumOf(list.map(each => each[key]))
  const [before, after, size, mix, market] = [part('before'), part('after'), part('size'), part('mix'), part('market')]
  const change = after - before
  return { before, after, change, size, mix, market, competitiveness: change - size - mix - market }
}
/** Growth of a sum; with no base there are no weights that it could act on. */
const rate = (before: number, after: number): number => (before > 0 ? after / before - 1 : 0)
const place = ({ product, market }: Pick<Sold, 'product' | 'market'>) => `${product}\u0001${market}`

/** The standard that everybody is held against; undefined where all suppliers together sold nothing before. */
export const standardOf = (world: readonly Sold[]): Standard | undefined => {
  const products = new Map<string, { before: Sum; after: Sum }>()
  for (const { product, before, after } of world) {
    const sums = products.get(product) ?? { before: new Sum(), after: new Sum() }
    sums.before.add(before)
    sums.after.add(after)
    products.set(product, sums)
  }
  const before = sumOf(world.map(cell => cell.before))
  if (before <= 0) return undefined
  return {
    r: rate(before, sumOf(world.map(cell => cell.after))),
    byProduct: new Map([...products].map(([product, sums]) => [product, rate(sums.before.value, sums.after.value)])),
    byCell: new Map(world.map(cell => [place(cell), rate(cell.before, cell.after)])),
    based: new Set(world.filter(cell => cell.before > 0).map(place)),
  }
}

/**
 * Decomposes the change of one supplier. Refused where there is no standard, or where the supplier sold what the standard does not contain.
 * @param own its cells, each product and market once
 */
export const constantMarketShares = (standard: Standard | undefined, own: readonly Sold[]): CmsResult => {
  const sold = own.filter(cell => cell.before !== 0 || cell.after !== 0)
  if (sold.length === 0) return { refused: 'no_data', total: nothing, cells: [] }
  if (!standard || sold.some(cell => cell.before > 0 && !standard.based.has(place(cell))))
    return { refused: 'no_total', total: nothing, cells: [] }
  const cells = sold.map(cell => {
    const { product, market: where, before, after } = cell
    const ri = standard.byProduct.get(product) ?? 0
    const rij = standard.byCell.get(place(cell)) ?? 0
    const change = after - before
    const size = standard.r * before
    const mix = (ri - standard.r) * before
    const market = (rij - ri) * before
    return { product, market: where, effects: { before, after, change, size, mix, market, competitiveness: change - size - mix - market } }
  })
  return { refused: null, total: addEffects(cells.map(cell => cell.effects)), cells }
}
