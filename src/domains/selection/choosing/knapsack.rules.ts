/**
 * The best set under one budget, in whole numbers: dynamic programming over a growing core (Pisinger, "A minimal algorithm for the 0-1 knapsack
 * problem", Operations Research 45, 1997). It starts from the projects with most points per đồng that fit, and changes them from the boundary
 * outwards; a partial set is dropped only when another costs no more and has no fewer points, or when an upper bound says that it cannot win.
 */
import type { Item, Optimum } from './choosing.schema.ts'
import { byText, floorDiv, gcd, gcdBig } from './numbers.rules.ts'
import { fillStraight, isStraight } from './straight.rules.ts'

/** When to give up: told by a clock from outside, or after so many partial sets. */
export interface Patience {
  expired: () => boolean
  states: number
}
export const mostStates = 12_000_000
/** So many partial sets are tried before a list is looked at for being a straight line. */
const soon = 400_000
/** So many for the ties of such a list: its sets of equal points are without number, and the clock must not decide which of them it is. */
const tiesOfStraight = 1_000_000

/** Items by falling points per cost, scaled down by their common divisors; `rank` is their place by id. */
interface Sack<T extends number | bigint> {
  weights: number[]
  values: T[]
  ratios: number[]
  ranks: number[]
  capacity: number
  zero: T
  add: (a: T, b: T) => T
  take: (a: T, b: T) => T
}
/** Partial sets, by rising weight and rising value; none is as good as another in both. */
interface Front<T> {
  weights: number[]
  values: T[]
  nodes: number[]
}
/** A set as what it changes of the break set (the first `cut` items). */
interface Found<T> {
  value: T
  weight: number
  changes: ReadonlySet<number>
}
/** Bounds are computed with binary fractions; so much is added that rounding never makes one too low. */
const above = (bound: number): number => bound + Math.abs(bound) * 1e-12 + 1e-9

/** How partial sets came about, as a tree of changes; grows by doubling. */
class Changes {
  private parents = new Int32Array(1 << 16)
  private items = new Int32Array(1 << 16)
  size = 1
  add(parent: number, item: number): number {
    if (this.size === this.parents.length) {
      const grow = (old: Int32Array) => {
        const more = new Int32Array(old.length * 2)
        more.set(old)
        return more
      }
      this.parents = grow(this.parents)
      this.items = grow(this.items)
    }
    this.parents[this.size] = parent
    this.items[this.size] = item
    return this.size++
  }
  of(node: number): Set<number> {
    const found = new Set<number>()
    for (let at = node; at > 0; at = this.parents[at]!) found.add(this.items[at]!)
    return found
  }
  /** The items that exactly one of two sets changes, with whether it is the first. */
  *difference(a: number, b: number): Generator<[item: number, first: boolean]> {
    const owner = new Map<number, boolean>()
    const meet = (item: number, first: boolean) => (owner.has(item) ? owner.delete(item) : owner.set(item, first))
    let [x, y] = [a, b]
    while (x !== y) {
      if (x > y) {
        meet(this.items[x]!, true)
        x = this.parents[x]!
      } else {
        meet(this.items[y]!, false)
        y = this.parents[y]!
      }
    }
    yield* owner
  }
}

/** The items of the break set: as many of the first as fit. */
const cutOf = <T extends number | bigint>({ weights, capacity }: Sack<T>): { cut: number; weight: number } => {
  let weight = 0
  let cut = 0
  for (; cut < weights.length && weight + weights[cut]! <= capacity; cut++) weight += weights[cut]!
  return { cut, weight }
}
/**
 * Searches for the set of most value within `capacity`; with `ties`, for the lightest such set, and among those the first by ids.
 * @param start a set already known: what does not beat it (with `ties`: equal it) is not looked at
 * @returns the best set and whether the search came to its end
 */
const search = <T extends number | bigint>(
  sack: Sack<T>,
  start: Found<T>,
  ties: boolean,
  patience: Patience,
): { best: Found<T>; ended: boolean } => {
  const { weights, values, ratios, ranks, zero, add, take } = sack
  const { cut, weight: cutWeight } = cutOf(sack)
  const cutValue = values.slice(0, cut).reduce<T>((sum, value) => add(sum, value), zero)
  const changes = new Changes()
  let best: { value: T; weight: number; node: number | null } = { value: start.value, weight: start.weight, node: null }
  let capacity = ties ? start.weight : sack.capacity
  // What a partial set must be able to reach.
  const goal = () => Number(best.value) + (ties ? 0 : 1)
  const breakRatio = ratios[cut] ?? 0
  const relaxed = Number(cutValue) + (sack.capacity - cutWeight) * breakRatio

  /** Whether the set of node `a` comes before that of `b` by ids: whoever has the smallest id that the other lacks. */
  const before = (a: number, b: number): boolean => {
    let first: { rank: number; has: boolean } | undefined
    for (const [item, inA] of changes.difference(a, b)) {
      const rank = ranks[item]!
      if (!first || rank < first.rank) first = { rank, has: inA === item >= cut }
    }
    return first?.has ?? false
  }
  const note = (value: T, weight: number, node: number): void => {
    if (weight > capacity || value < best.value) return
    const better =
      value > best.value ||
      (ties &&
        (weight < best.weight || (weight === best.weight && (best.node === null || (best.node !== node && before(node, best.node))))))
    if (!better) return
    best = { value, weight, node }
    if (ties) capacity = weight
  }

  let front: Front<T> = { weights: [cutWeight], values: [cutValue], nodes: [0] }
  note(cutValue, cutWeight, 0)
  let [right, left] = [cut, cut - 1]
  /** Merges the sets with those that also change `item`, and drops those that cannot reach the goal any more. */
  const change = (item: number): void => {
    const added = item >= cut
    const deltaWeight = added ? weights[item]! : -weights[item]!
    const value = values[item]!
    const [inRatio, outRatio] = [ratios[right] ?? 0, left >= 0 ? ratios[left]! : Number.POSITIVE_INFINITY]
    const next: Front<T> = { weights: [], values: [], nodes: [] }
    const size = front.weights.length
    let [kept, moved] = [0, 0]
    let last: T | undefined
    while (kept < size || moved < size) {
      const keptWeight = kept < size ? front.weights[kept]! : Number.POSITIVE_INFINITY
      const movedWeight = moved < size ? front.weights[moved]! + deltaWeight : Number.POSITIVE_INFINITY
      const movedValue = moved < size ? (added ? add(front.values[moved]!, value) : take(front.values[moved]!, value)) : zero
      let useKept = keptWeight < movedWeight
      let node = -1
      if (keptWeight === movedWeight) {
        const keptValue = front.values[kept]!
        useKept = keptValue >= movedValue
        if (keptValue === movedValue && ties) {
          node = changes.add(front.nodes[moved]!, item)
          useKept = !before(node, front.nodes[kept]!)
        }
      }
      const weight = useKept ? keptWeight : movedWeight
      const reached = useKept ? front.values[kept]! : movedValue
      const from = useKept ? kept++ : moved++
      if (last !== undefined && reached <= last) continue
      const room = capacity - weight
      const hope = room >= 0 ? Number(reached) + room * inRatio : Number(reached) + room * outRatio
      if (above(hope) < goal()) continue
      last = reached
      if (useKept) node = front.nodes[from]!
      else if (node < 0) node = changes.add(front.nodes[from]!, item)
      next.weights.push(weight)
      next.values.push(reached)
      next.nodes.push(node)
      note(reached, weight, node)
    }
    front = next
  }
  let ended = true
  for (let turn = 0; (right < weights.length || left >= 0) && front.weights.length > 0; turn++) {
    const item = left < 0 || (right < weights.length && turn % 2 === 0) ? right++ : left--
    // Changing this item alone costs so much of the relaxed optimum (Lagrange, with the break item's ratio).
    const loss = Math.abs(Number(values[item]!) - weights[item]! * breakRatio)
    if (above(relaxed) - loss * (1 - 1e-12) >= goal()) change(item)
    if (changes.size > patience.states || patience.expired()) {
      ended = false
      break
    }
  }
  const { value, weight, node } = best
  return { best: { value, weight, changes: node === null ? start.changes : changes.of(node) }, ended }
}

/** The break set, and what of the rest still fits, taken in turn. */
const firstFound = <T extends number | bigint>(sack: Sack<T>): Found<T> => {
  const { cut } = cutOf(sack)
  const changes = new Set<number>()
  let weight = 0
  let value = sack.zero
  sack.weights.forEach((each, item) => {
    if (weight + each > sack.capacity) return
    weight += each
    value = sack.add(value, sack.values[item]!)
    if (item >= cut) changes.add(item)
  })
  return { weight, value, changes }
}
/** No set is worth more: the break set and as large a part of the next item as fits. Exact, rounded down. */
const boundOf = (items: readonly { cost: number; score: bigint }[], capacity: number): bigint => {
  let left = capacity
  let total = 0n
  for (const { cost, score } of items) {
    if (cost > left) return total + floorDiv(BigInt(left) * score, BigInt(cost))
    left -= cost
    total += score
  }
  return total
}
interface Outcome {
  places: number[]
  bound: bigint
  proven: boolean
  tiesProven: boolean
}
/** A set by its places, as a change of the break set. */
const foundOf = <T extends number | bigint>({ weights, values, zero, add }: Sack<T>, places: readonly number[], cut: number): Found<T> => {
  const taken = new Set(places)
  return {
    weight: places.reduce((sum, item) => sum + weights[item]!, 0),
    value: places.reduce<T>((sum, item) => add(sum, values[item]!), zero),
    changes: new Set(weights.map((_, item) => item).filter(item => item < cut !== taken.has(item))),
  }
}
const solveSack = <T extends number | bigint>(sack: Sack<T>, relaxed: bigint, patience: Patience): Outcome => {
  const { cut } = cutOf(sack)
  const placesOf = ({ changes }: Found<T>) => sack.weights.map((_, item) => item).filter(item => item < cut !== changes.has(item))
  const within = (states: number): Patience => ({ ...patience, states: Math.min(states, patience.states) })
  let bound = relaxed
  let { best, ended } = { best: firstFound(sack), ended: false }
  const isBest = () => ended || BigInt(best.value) === bound
  if (!isBest()) ({ best, ended } = search(sack, best, false, within(soon)))
  const whole = sack.values.map(BigInt)
  const straight = isBest() ? null : fillStraight(sack.weights, whole, sack.capacity)
  if (straight) {
    const filled = foundOf(sack, straight.places, cut)
    if (filled.value > best.value) best = filled
    if (straight.bound < bound) bound = straight.bound
  }
  if (!isBest()) ({ best, ended } = search(sack, best, false, patience))
  if (!isBest()) return { places: placesOf(best), bound, proven: false, tiesProven: false }
  const tied = search(sack, best, true, isStraight(sack.weights, whole) ? within(tiesOfStraight) : patience)
  return { places: placesOf(tied.best), bound: BigInt(best.value), proven: true, tiesProven: tied.ended }
}

/**
 * The set of most points within a budget; among those the cheapest; among those the first when their ids, in order, are compared one by one.
 * The answer is exact; when the patience ends first it is the best found, with `proven: false` and the bound.
 * @param inside what is chosen already and paid from elsewhere: it counts in the answer
 */
export const fillBudget = (items: readonly Item[], budget: number, patience: Patience, inside: readonly Item[] = []): Optimum => {
  const sorted = [...items].sort((a, b) => byText(a.id, b.id))
  const free = sorted.filter(one => one.cost === 0 && one.score > 0n)
  const able = sorted.filter(one => one.cost > 0 && one.cost <= budget && one.score > 0n)
  const unit = able.reduce((divisor, one) => gcd(divisor, one.cost), 0) || 1
  const point = able.reduce((divisor, one) => gcdBig(divisor, one.score), 0n) || 1n
  const capacity = Math.floor(budget / unit)
  const ratioOf = (one: Item) => Number(one.score / point) / (one.cost / unit)
  const rankOf = new Map(able.map((one, rank) => [one, rank]))
  const ranked = able
    .map(one => ({ one, ratio: ratioOf(one) }))
    .sort((a, b) => b.ratio - a.ratio || rankOf.get(a.one)! - rankOf.get(b.one)!)
  const order = ranked.map(({ one }) => one)
  const values = order.map(one => one.score / point)
  const shared = {
    weights: order.map(one => one.cost / unit),
    ratios: ranked.map(({ ratio }) => ratio),
    ranks: order.map(one => rankOf.get(one)!),
    capacity,
  }
  const exactBound = boundOf(
    values.map((score, at) => ({ cost: shared.weights[at]!, score })),
    capacity,
  )
  const total = values.reduce((sum, value) => sum + value, 0n)
  const small = total <= BigInt(Number.MAX_SAFE_INTEGER)
  const { places, bound, proven, tiesProven } = small
    ? solveSack({ ...shared, values: values.map(Number), zero: 0, add: (a, b) => a + b, take: (a, b) => a - b }, exactBound, patience)
    : solveSack({ ...shared, values, zero: 0n, add: (a, b) => a + b, take: (a, b) => a - b }, exactBound, patience)
  const taken = [...inside, ...free, ...places.map(place => order[place]!)]
  const lastId = taken.reduce((last, one) => (byText(one.id, last) > 0 ? one.id : last), '')
  // What costs and brings nothing only decides ties by ids: before the last id it makes the list smaller.
  const idle = sorted.filter(one => one.cost === 0 && one.score === 0n && byText(one.id, lastId) < 0)
  const chosen = [...taken, ...idle].sort((a, b) => byText(a.id, b.id))
  const score = chosen.reduce((sum, one) => sum + one.score, 0n)
  return {
    kind: 'found',
    chosen: chosen.map(one => one.id),
    cost: chosen.reduce((sum, one) => sum + one.cost, 0),
    score,
    proven,
    bound: proven ? score : [...inside, ...free].reduce((sum, one) => sum + one.score, bound * point),
    tiesProven,
  }
}
