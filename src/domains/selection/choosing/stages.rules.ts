/**
 * Several whole-number goals, one after the other, each at its best among the best of those before it: by a solver of mixed-integer programmes whose
 * answers are checked in whole numbers, and by Lagrangian bounds computed exactly from its dual prices.
 */
import type { Row } from './choosing.schema.ts'
import { floorDiv, gcd } from './numbers.rules.ts'
import { brokenBy } from './program.rules.ts'

type Limit = Pick<Row, 'places' | 'coefficients' | 'min' | 'max'>
/** A programme over yes-no variables: maximise Σ goal × x. */
export interface Task {
  goal: readonly number[]
  limits: readonly Limit[]
  /** What each variable may be: [0, 1], or fixed. */
  lower: Uint8Array
  upper: Uint8Array
}
export interface Solved {
  status: 'optimal' | 'infeasible' | 'stopped'
  x: ArrayLike<number> | null
  /** No x is worth more, as far as binary fractions can tell. */
  bound: number
}
/** The solver: HiGHS in the product. */
export interface Solver {
  /** With x anything from 0 to 1. Row prices, or null when it has none to give. */
  relaxed: (task: Task) => { status: Solved['status']; prices: ArrayLike<number> } | null
  /** With x yes or no. `start` is a set known to be allowed. */
  whole: (task: Task, start: Uint8Array | null) => Solved
}
/** A goal with its best value among the best of the goals before. */
export interface Stage {
  value: bigint
  proven: boolean
  bound: bigint
}
export interface Model {
  size: number
  limits: Limit[]
  lower: Uint8Array
  upper: Uint8Array
  /** The best set so far. */
  x: Uint8Array | null
}

const worth = (goal: readonly number[], x: Uint8Array): bigint =>
  goal.reduce((sum, each, place) => (x[place] ? sum + BigInt(each) : sum), 0n)
/** The limit divided by what its coefficients share, its ends moved half a unit outwards: whole sets keep to both alike, rounding cannot matter. */
const eased = ({ places, coefficients, min, max }: Limit, ease: number): Limit => {
  const unit = coefficients.reduce(gcd, 0) || 1
  return {
    places,
    coefficients: coefficients.map(each => each / unit),
    min: min === null ? null : Math.ceil(min / unit) - ease,
    max: max === null ? null : Math.floor(max / unit) + ease,
  }
}
const SCALE = 2 ** 60
const SCALED = 2n ** 60n
const scaled = (price: number): bigint => (Number.isFinite(price) ? BigInt(Math.round(price * SCALE)) : 0n)

/** With any prices no set is worth more than `bound`; `loss` is what choosing against a price costs each place. Both × 2⁶⁰. */
interface Relaxation {
  bound: bigint
  gains: bigint[]
}
const priced = (task: Task, prices: ArrayLike<number>, sign: 1 | -1): Relaxation => {
  const gains = task.goal.map(each => BigInt(each) * SCALED)
  let bound = 0n
  task.limits.forEach(({ places, coefficients, min, max }, at) => {
    const price = scaled((prices[at] ?? 0) * sign)
    const end = price > 0n ? max : min
    if (price === 0n || end === null) return
    bound += price * BigInt(end)
    places.forEach((place, i) => {
      gains[place] = gains[place]! - price * BigInt(coefficients[i]!)
    })
  })
  gains.forEach((gain, place) => {
    if (gain > 0n ? task.upper[place] : task.lower[place]) bound += gain
  })
  return { bound, gains }
}
/** The tighter of the two ways of reading the prices' signs: both are bounds. */
const relaxationOf = (task: Task, prices: ArrayLike<number>): Relaxation => {
  const [a, b] = [priced(task, prices, 1), priced(task, prices, -1)]
  return a.bound <= b.bound ? a : b
}
/** Fixes what no set worth at least `value` can have otherwise. */
const fix = (model: Model, { bound, gains }: Relaxation, value: bigint): void => {
  gains.forEach((gain, place) => {
    if (model.lower[place] === model.upper[place]) return
    const loss = gain < 0n ? -gain : gain
    if (bound - loss >= value * SCALED) return
    if (gain > 0n) model.lower[place] = 1
    else model.upper[place] = 0
  })
}
const rounded = (x: ArrayLike<number>): Uint8Array => Uint8Array.from({ length: x.length }, (_, place) => (x[place]! > 0.5 ? 1 : 0))

/**
 * Maximises one more goal. Afterwards the model allows only sets that are as good in it, and what is decided is fixed.
 * @returns null when no set keeps to the limits or none was found; `proven` says which
 */
export const maximise = (model: Model, goal: readonly number[], solver: Solver): Stage | { none: true; proven: boolean } => {
  const unit = goal.reduce(gcd, 0) || 1
  const small = goal.map(each => each / unit)
  const tasks = [0.5, 0].map(
    (ease): Task => ({ goal: small, limits: model.limits.map(each => eased(each, ease)), lower: model.lower, upper: model.upper }),
  )
  // Exact bounds are taken from the limits as they are; the solver is given the eased ones.
  const [easy, exact] = [tasks[0]!, tasks[1]!]
  const relaxed = solver.relaxed(easy)
  if (relaxed?.status === 'infeasible' && model.x === null) return { none: true, proven: true }
  const relaxation = relaxationOf(exact, relaxed?.prices ?? [])
  let bound = floorDiv(relaxation.bound, SCALED)
  let proven = model.x !== null && worth(small, model.x) === bound
  for (const task of proven ? [] : tasks) {
    const { status, x, bound: said } = solver.whole(task, model.x)
    if (status === 'infeasible' && model.x === null) return { none: true, proven: true }
    const found = x && rounded(x)
    const allowed = found !== null && brokenBy(model.limits, place => found[place] === 1).length === 0
    if (found && allowed && (model.x === null || worth(small, found) > worth(small, model.x))) model.x = found
    if (Number.isFinite(said) && BigInt(Math.floor(said + 1e-6)) < bound) bound = BigInt(Math.floor(said + 1e-6))
    proven = status === 'optimal' && allowed
    if (found === null || allowed) break
  }
  if (!model.x) return { none: true, proven: false }
  const value = worth(small, model.x)
  if (value >= bound) [bound, proven] = [value, true]
  if (proven) {
    fix(model, relaxation, value)
    const places = small.flatMap((each, place) => (each === 0 ? [] : [place]))
    model.limits.push({ places, coefficients: places.map(place => small[place]!), min: Number(value), max: null })
  }
  return { value: value * BigInt(unit), proven, bound: (proven ? value : bound) * BigInt(unit) }
}
