/** The best set under all limits: most points, then least cost, then the first by ids. Under one budget alone by an exact method of its own. */
import type { Item, Program, Solution } from './choosing.schema.ts'
import { fillBudget, type Patience } from './knapsack.rules.ts'
import { byText, gcdBig } from './numbers.rules.ts'
import { brokenBy } from './program.rules.ts'
import { type Model, maximise, type Solver } from './stages.rules.ts'

/** So many ids are compared in one step: their powers of two stay far below what binary fractions hold. */
const TOGETHER = 20

/** Whether there is nothing but one budget to keep to (projects may be set in or out). */
export const isBudgetOnly = ({ rows }: Program): boolean => rows.length === 1 && rows[0]!.kind === 'budget'

const underBudget = ({ items, rows, must, mustNot }: Program, patience: Patience): Solution => {
  const [inside, outside] = [new Set(must), new Set(mustNot)]
  const fixed = items.filter(one => inside.has(one.id))
  const left = rows[0]!.max! - fixed.reduce((sum, one) => sum + one.cost, 0)
  if (left < 0) return { kind: 'none', proven: true }
  return fillBudget(
    items.filter(one => !inside.has(one.id) && !outside.has(one.id)),
    left,
    patience,
    fixed,
  )
}
const modelOf = ({ items, rows, must, mustNot }: Program): Model => {
  const [inside, outside] = [new Set(must), new Set(mustNot)]
  return {
    size: items.length,
    limits: [...rows],
    lower: Uint8Array.from(items, one => (inside.has(one.id) ? 1 : 0)),
    upper: Uint8Array.from(items, one => (outside.has(one.id) ? 0 : 1)),
    x: null,
  }
}
/** Sets that the goals cannot tell apart: the first when their ids, in ascending order, are compared one by one. True when it came to its end. */
const settleTies = (program: Program, model: Model, solver: Solver): boolean => {
  const ascending = program.items.map((one, place) => ({ id: one.id, place })).sort((a, b) => byText(a.id, b.id))
  for (;;) {
    const open = ascending.filter(({ place }) => model.lower[place] !== model.upper[place]).slice(0, TOGETHER)
    if (open.length === 0) break
    const goal = program.items.map(() => 0)
    open.forEach(({ place }, at) => {
      goal[place] = 2 ** (open.length - 1 - at)
    })
    const stage = maximise(model, goal, solver)
    if ('none' in stage || !stage.proven) return false
    for (const { place } of open) model.lower[place] = model.upper[place] = model.x![place]!
  }
  dropIdleTail(program, model, ascending)
  return true
}
/** A list that is the beginning of another comes before it: what neither costs nor brings anything is left off the end while the limits allow. */
const dropIdleTail = ({ items, rows, must }: Program, model: Model, ascending: readonly { place: number }[]): void => {
  const x = model.x!
  const fixed = new Set(must)
  let shortest = Uint8Array.from(x)
  const trial = Uint8Array.from(x)
  for (const { place } of ascending.filter(each => x[each.place]).reverse()) {
    const one = items[place]!
    if (one.cost !== 0 || one.score !== 0n || fixed.has(one.id)) break
    trial[place] = 0
    if (brokenBy(rows, each => trial[each] === 1).length === 0) shortest = Uint8Array.from(trial)
  }
  model.x = shortest
}

/**
 * Solves the programme. Exact: the set found keeps to every limit in whole numbers, or there is none.
 * @param solver asked only where there are more limits than one budget
 * @throws RangeError when the scores, as whole numbers, are too large for the solver
 */
export const bestSet = (program: Program, solver: Solver, patience: Patience): Solution => {
  const { items } = program
  if (isBudgetOnly(program)) return underBudget(program, patience)
  const point = items.reduce((divisor, one) => gcdBig(divisor, one.score), 0n) || 1n
  const points = items.map(one => one.score / point)
  const size = points.reduce((sum, each) => sum + (each < 0n ? -each : each), 0n)
  if (size > BigInt(Number.MAX_SAFE_INTEGER)) throw new RangeError(`Scores too large for the solver: ${size}`)
  const model = modelOf(program)
  const scored = maximise(model, points.map(Number), solver)
  if ('none' in scored) return { kind: 'none', proven: scored.proven }
  const priced =
    scored.proven &&
    maximise(
      model,
      items.map(one => -one.cost),
      solver,
    )
  const tiesProven = priced !== false && 'value' in priced && priced.proven && settleTies(program, model, solver)
  const chosen: Item[] = items.filter((_, place) => model.x![place]).sort((a, b) => byText(a.id, b.id))
  const score = chosen.reduce((sum, one) => sum + one.score, 0n)
  return {
    kind: 'found',
    chosen: chosen.map(one => one.id),
    cost: chosen.reduce((sum, one) => sum + one.cost, 0),
    score,
    proven: scored.proven,
    bound: scored.proven ? score : scored.bound * point,
    tiesProven,
  }
}
