/**
 * Lists whose points follow the cost in a straight line (points = rise × cost + a constant), which searching through sets alone settles slowly:
 * so many projects that spend the budget to the đồng are worth all that any set can be worth. Such a set is looked for by exchanging four projects
 * at once, the sums of two exchanges being met with those of two others (Horowitz and Sahni, "Computing partitions with applications to the
 * knapsack problem", Journal of the ACM 21, 1974).
 */
import { floorDiv } from './numbers.rules.ts'

/** The places taken, and what no set can be worth more than. */
interface Straight {
  places: number[]
  bound: bigint
}
/** Exchanges tried within one of four groups: so many projects to give and so many to take. */
const SIDE = 30
/** So many times the groups are dealt anew while the budget is not met to the đồng. */
const ROUNDS = 12

interface Line {
  rise: bigint
  run: bigint
  /** The constant, `run` times. */
  rest: bigint
}
const lineOf = (weights: readonly number[], values: readonly bigint[]): Line | null => {
  const other = weights.findIndex(weight => weight !== weights[0])
  if (other < 0) return null
  const sign = weights[other]! > weights[0]! ? 1n : -1n
  const run = (BigInt(weights[other]!) - BigInt(weights[0]!)) * sign
  const rise = (values[other]! - values[0]!) * sign
  const rest = values[0]! * run - rise * BigInt(weights[0]!)
  if (rise <= 0n) return null
  return values.every((value, at) => value * run === rise * BigInt(weights[at]!) + rest) ? { rise, run, rest } : null
}
/** Whether points follow cost in a straight line that rises. */
export const isStraight = (weights: readonly number[], values: readonly bigint[]): boolean => lineOf(weights, values) !== null

interface Exchange {
  by: number
  give: number
  take: number
}
const none: Exchange = { by: 0, give: -1, take: -1 }
/** Every sum of an exchange of one group and one of the other. */
const sumsOf = (one: readonly Exchange[], two: readonly Exchange[]): Float64Array => {
  const sums = new Float64Array(one.length * two.length)
  one.forEach((a, at) => {
    two.forEach((b, to) => {
      sums[at * two.length + to] = a.by + b.by
    })
  })
  return sums.sort()
}
const madeOf = (sum: number, one: readonly Exchange[], two: readonly Exchange[]): Exchange[] => {
  for (const a of one) {
    const b = two.find(each => a.by + each.by === sum)
    if (b) return [a, b]
  }
  return []
}
/** Four exchanges whose sum is nearest to `target` from below (`under`) or from above; null when there are none. */
const nearest = (groups: readonly Exchange[][], target: number, under: boolean): Exchange[] | null => {
  const [a, b, c, d] = groups as [Exchange[], Exchange[], Exchange[], Exchange[]]
  const [low, high] = [sumsOf(a, b), sumsOf(c, d)]
  let best: [sum: number, x: number, y: number] | null = null
  for (let x = 0, y = high.length - 1; x < low.length && y >= 0; ) {
    const sum = low[x]! + high[y]!
    const allowed = under ? sum <= target : sum >= target
    if (allowed && (best === null || Math.abs(target - sum) < Math.abs(target - best[0]))) best = [sum, low[x]!, high[y]!]
    if (sum === target) break
    if (sum < target) x++
    else y--
  }
  return best && [...madeOf(best[1], a, b), ...madeOf(best[2], c, d)]
}

/** Four groups dealt from the places: evenly spread first, then in an order that changes with the round and with nothing else. */
const dealt = (places: readonly number[], round: number): number[][] => {
  const step = Math.max(1, Math.floor(places.length / (4 * SIDE)))
  const mixed = (place: number) => Math.imul(place + 1, 0x9e3779b1 + 2 * round) >>> 0
  const order = round === 0 ? places.filter((_, at) => at % step === 0) : [...places].sort((a, b) => mixed(a) - mixed(b) || a - b)
  const groups: number[][] = [[], [], [], []]
  order.slice(0, 4 * SIDE).forEach((place, at) => {
    groups[at % 4]!.push(place)
  })
  return groups
}

/**
 * @param weights whole and positive; with `values` they make the list
 * @returns null when the list is no straight line, or all of it fits
 */
export const fillStraight = (weights: readonly number[], values: readonly bigint[], capacity: number): Straight | null => {
  const line = lineOf(weights, values)
  if (!line) return null
  // With a constant for each project as many as fit are best, the cheapest; when each costs points as few as fill the budget, the dearest.
  const many = line.rest >= 0n
  const order = weights.map((_, place) => place).sort((a, b) => (many ? weights[a]! - weights[b]! : weights[b]! - weights[a]!) || a - b)
  let total = 0
  let count = 0
  while (count < order.length && (many ? total + weights[order[count]!]! <= capacity : total < capacity)) total += weights[order[count++]!]!
  if (count === order.length && total <= capacity) return null
  const worth = (weight: number, number: number) => floorDiv(line.rise * BigInt(weight) + line.rest * BigInt(number), line.run)
  // `many`: what is left to spend. Else: what is spent too much.
  const target = Math.abs(capacity - total)
  const dearest = many ? total : total - weights[order[count - 1]!]!
  const short = worth(dearest, many ? count : count - 1)
  const full = worth(capacity, count)
  const bound = full > short ? full : short
  const edge = weights[order[count - 1]!]!
  const close = (place: number) => Math.abs(weights[place]! - edge) <= target
  const [gives, takes] = [order.slice(0, count).reverse().filter(close), order.slice(count).filter(close)]
  let exchanges: Exchange[] | null = null
  let off = Number.POSITIVE_INFINITY
  for (let round = 0; round < ROUNDS && off > 0; round++) {
    const taking = dealt(takes, round)
    const groups = dealt(gives, round).map((given, at) => [
      none,
      ...given.flatMap(give => taking[at]!.map(take => ({ by: Math.abs(weights[take]! - weights[give]!), give, take }))),
    ])
    const found = nearest(groups, target, many)
    const by = found ? Math.abs(target - found.reduce((sum, each) => sum + each.by, 0)) : off
    if (by < off) [exchanges, off] = [found, by]
  }
  const taken = new Set(order.slice(0, count))
  for (const { give, take } of exchanges ?? []) {
    taken.delete(give)
    if (take >= 0) taken.add(take)
  }
  if (!exchanges && !many) taken.delete(order[count - 1]!)
  return { places: [...taken], bound }
}
