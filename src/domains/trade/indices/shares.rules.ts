/** Shares, concentration, growth, revealed comparative advantage, reach into markets. Each formula with its source. */
import type { Figure } from '../analysis.schema.ts'
import { known, ratio, sumOf, unknownFor } from './figure.rules.ts'

/** Growth in percent: (now ÷ before − 1) × 100, over the same months or a whole year each. */
export const growth = (now: number | null, before: number | null): Figure => {
  if (before === null) return unknownFor('no_previous')
  if (now === null) return unknownFor('no_data')
  return before > 0 ? known((now / before - 1) * 100) : unknownFor('zero_base')
}

/**
 * Hirschman–Herfindahl index, Σ sᵢ² with shares from 0 to 1: between 1/n and 1 (WITS, Trade Indicators Help, "Hirschman Herfindahl Index").
 * @param values what each supplier sells; together the whole market
 */
export const hhi = (values: readonly number[]): Figure => {
  const total = sumOf(values)
  if (values.length === 0) return unknownFor('no_data')
  if (total <= 0) return unknownFor('zero_base')
  return known(sumOf(values.map(value => (value / total) ** 2)))
}
/**
 * Normalised concentration, (H − 1/n) ÷ (1 − 1/n): 0 where the n suppliers sell alike, 1 where one sells all (UNCTAD, Handbook of Statistics, in
 * its form for plain sums of squares). With one supplier there is nothing to normalise.
 */
export const hhiNormalised = (values: readonly number[]): Figure => {
  const index = hhi(values)
  if (index.value === null) return index
  const count = values.filter(value => value > 0).length
  return count > 1 ? known(Math.max(0, (index.value - 1 / count) / (1 - 1 / count))) : unknownFor('one_supplier')
}

export interface RcaParts {
  /** Exports of the country in the product. */
  own: number
  /** All exports of the country; null when they are not known. */
  ownTotal: number | null
  /** Exports of all countries in the product. */
  product: number | null
  /** All exports of all countries. */
  total: number | null
}
/**
 * Revealed comparative advantage, (x_cp ÷ x_c) ÷ (x_p ÷ x): the share of the product in the country's exports over its share in the world's (Balassa
 * 1965; WITS, Trade Indicators Help). It needs all products and all countries: without them it is refused.
 */
export const balassa = ({ own, ownTotal, product, total }: RcaParts): Figure => {
  if (ownTotal === null) return unknownFor('listed_products')
  if (product === null || total === null) return unknownFor('no_total')
  if (ownTotal <= 0 || product <= 0 || total <= 0) return unknownFor('zero_base')
  return known((own / ownTotal) * (total / product))
}
/** Symmetric form, (RCA − 1) ÷ (RCA + 1), between −1 and 1 (Laursen 1998). */
export const symmetric = (rca: Figure): Figure => (rca.value === null ? rca : known((rca.value - 1) / (rca.value + 1)))

/**
 * Index of export market penetration: countries that buy the product from the exporter ÷ countries that import it at all (WITS, Merchandise Trade
 * Indicator Metadata).
 * @param importing null where not all importing countries are known
 */
export const penetration = (reached: number, importing: number | null): Figure => ratio(reached, importing, 'listed_partners')

/** A priced part of a sum: value and quantity in one unit. */
export interface Priced {
  value: number
  quantity: number | null
  unit: string | null
}
/**
 * Unit value, Σ value ÷ Σ quantity over the rows that state a quantity in the unit that carries most of the value. It is an average price at most:
 * what is sold may have changed. `coverage` is the share of the value that it speaks for.
 */
export const unitValue = (rows: readonly Priced[]): { figure: Figure; unit: string | null; coverage: number | null } => {
  const units = new Map<string, { value: number; quantity: number }>()
  for (const { value, quantity, unit } of rows) {
    if (quantity === null || quantity <= 0 || unit === null || value <= 0) continue
    const sum = units.get(unit) ?? { value: 0, quantity: 0 }
    units.set(unit, { value: sum.value + value, quantity: sum.quantity + quantity })
  }
  const whole = sumOf(rows.map(row => row.value))
  const [best] = [...units].sort(([, a], [, b]) => b.value - a.value)
  if (!best || whole <= 0) return { figure: unknownFor('no_quantity'), unit: null, coverage: null }
  const [unit, { value, quantity }] = best
  const coverage = value / whole
  // Less than half of the value says too little of the whole.
  if (coverage < 0.5) return { figure: unknownFor('mixed_units'), unit, coverage }
  return { figure: known(value / quantity), unit, coverage }
}
/**
 * The middle half of unit values: a quarter of the quantity is cheaper than `low`, a quarter dearer than `high`, in the unit that most of the value is
 * counted in. Null where fewer than four prices are known.
 */
export const priceBand = (
  rows: readonly { unit: string; value: number; quantity: number }[],
): { low: number; high: number; unit: string } | null => {
  const byUnit = new Map<string, number>()
  for (const row of rows) byUnit.set(row.unit, (byUnit.get(row.unit) ?? 0) + row.value)
  const [unit] = [...byUnit].sort((a, b) => b[1] - a[1])[0] ?? []
  if (unit === undefined) return null
  const prices = rows
    .filter(row => row.unit === unit)
    .map(row => ({ price: row.value / row.quantity, weight: row.quantity }))
    .sort((a, b) => a.price - b.price)
  if (prices.length < 4) return null
  const whole = sumOf(prices.map(each => each.weight))
  const at = (share: number) => {
    let sum = 0
    return prices.find(each => {
      sum += each.weight
      return sum >= share * whole
    })!.price
  }
  return { low: at(0.25), high: at(0.75), unit }
}
