/** What choosing otherwise would cost at most to gain: exact bounds from the price of money at the boundary (Lagrange). */
import type { Item } from './choosing.schema.ts'
import { floorDiv } from './numbers.rules.ts'

/**
 * For each project that could be bought, the most points that any set within the budget has when the project is the other way round: in instead of
 * out, or out instead of in. Exact, rounded down; projects that cost or bring nothing, or cost more than the budget, have none.
 */
export const boundsOtherwise = (items: readonly Item[], budget: number, chosen: ReadonlySet<string>): Map<string, bigint> => {
  const free = items.filter(one => one.cost === 0 && one.score > 0n).reduce((sum, one) => sum + one.score, 0n)
  const able = items.filter(one => one.cost > 0 && one.cost <= budget && one.score > 0n)
  const ratio = (one: Item) => Number(one.score) / one.cost
  let left = budget
  // The first that does not fit, going down by points per đồng, sets the price.
  const edge = [...able]
    .sort((a, b) => ratio(b) - ratio(a))
    .find(one => {
      left -= one.cost
      return left < 0
    })
  if (!edge) return new Map()
  const [price, unit] = [edge.score, BigInt(edge.cost)]
  const gain = (one: Item) => one.score * unit - price * BigInt(one.cost)
  const relaxed = able.map(gain).reduce((sum, each) => (each > 0n ? sum + each : sum), price * BigInt(budget))
  return new Map(
    able.map(one => {
      const each = gain(one)
      const against = chosen.has(one.id) ? each : -each
      return [one.id, free + floorDiv(relaxed - (against > 0n ? against : 0n), unit)]
    }),
  )
}
