/** Small random problems and their answers by trying every set: what the rules of choice are compared with. */
import fc from 'fast-check'
import type { Item, Limits } from './choosing.schema.ts'

export interface Tried {
  chosen: string[]
  cost: number
  score: bigint
}
/** A list that is the beginning of another comes first; else the first difference decides. */
export const listsInOrder = (a: readonly string[], b: readonly string[]): number => {
  for (const [at, id] of a.entries()) {
    const other = b[at]
    if (other === undefined) return 1
    if (id !== other) return id < other ? -1 : 1
  }
  return a.length - b.length
}
const money = (set: readonly Item[]) => set.reduce((sum, one) => sum + one.cost, 0)
const keeps = (set: readonly Item[], limits: Limits): boolean => {
  const ids = set.map(one => one.id)
  const helped = set.flatMap(one => one.establishments ?? [])
  return (
    money(set) <= limits.budget &&
    Object.entries(limits.lines ?? {}).every(([line, max]) => money(set.filter(one => one.line === line)) <= max) &&
    (limits.groups ?? []).every(({ group, minCount = 0, maxCount = 99, minCost = 0, maxCost = Number.MAX_SAFE_INTEGER }) => {
      const of = set.filter(one => one.group === group)
      return of.length >= minCount && of.length <= maxCount && money(of) >= minCost && money(of) <= maxCost
    }) &&
    (limits.areas ?? []).every(({ area, minCount }) => set.filter(one => one.area === area).length >= minCount) &&
    (!limits.onePerEstablishment || new Set(helped).size === helped.length) &&
    (limits.targets ?? []).every(({ target, min }) => set.reduce((sum, one) => sum + (one.gives?.[target] ?? 0), 0) >= min) &&
    (limits.must ?? []).every(id => ids.includes(id)) &&
    !(limits.mustNot ?? []).some(id => ids.includes(id))
  )
}
/** The best of all sets that keep to the limits, by definition; null when none does. */
export const tryEverySet = (items: readonly Item[], limits: Limits): Tried | null => {
  let best: Tried | null = null
  for (let mask = 0; mask < 2 ** items.length; mask++) {
    const set = items.filter((_, at) => (mask >> at) & 1)
    if (!keeps(set, limits)) continue
    const tried = { chosen: set.map(one => one.id).sort(), cost: money(set), score: set.reduce((sum, one) => sum + one.score, 0n) }
    const better =
      best === null ||
      tried.score > best.score ||
      (tried.score === best.score && (tried.cost < best.cost || (tried.cost === best.cost && listsInOrder(tried.chosen, best.chosen) < 0)))
    if (better) best = tried
  }
  return best
}

/** Few distinct costs and scores make ties; large ones are as money is. */
const amounts = fc.oneof(
  fc.integer({ min: 0, max: 4 }),
  fc.integer({ min: 0, max: 400 }).map(n => n * 1_000_000),
  fc.integer({ min: 0, max: 999_999_999 }),
)
const scores = fc.oneof(
  fc.integer({ min: 0, max: 3 }).map(BigInt),
  fc.integer({ min: -2, max: 10_000 }).map(BigInt),
  // Points with seventeen decimals are beyond what a binary number holds.
  fc.bigInt({ min: 0n, max: 10n ** 19n }),
)
const itemOf = (score: fc.Arbitrary<bigint>): fc.Arbitrary<Omit<Item, 'id'>> =>
  fc.record({
    cost: amounts,
    score,
    line: fc.constantFrom('L1', 'L2'),
    group: fc.constantFrom('G1', 'G2', 'G3'),
    area: fc.constantFrom('A1', 'A2', 'A3'),
    establishments: fc.uniqueArray(fc.constantFrom('E1', 'E2', 'E3', 'E4'), { maxLength: 2 }),
    gives: fc.record({ T: fc.integer({ min: 0, max: 3 }) }),
  })
const named = (rows: Omit<Item, 'id'>[], ids: string[]): Item[] => rows.map((row, at) => ({ id: ids[at]!, ...row }))
const idSet = fc.shuffledSubarray(['10', '2', '33', 'a', 'B', 'c1', 'đ', 'Ă', '9', '101', 'zz'], { minLength: 9 })
/** A list of at most nine projects with a budget that holds some of them. */
export const anyList = (score = scores): fc.Arbitrary<{ items: Item[]; budget: number }> =>
  fc.tuple(fc.array(itemOf(score), { maxLength: 9 }), idSet, fc.double({ min: 0, max: 1.1, noNaN: true })).map(([rows, ids, share]) => {
    const items = named(rows, ids)
    return { items, budget: Math.floor(money(items) * share) }
  })
/** Scores that the solver holds exactly. */
export const plainScores = fc.oneof(fc.integer({ min: 0, max: 3 }).map(BigInt), fc.integer({ min: -2, max: 10_000 }).map(BigInt))
/** Limits of every kind, each there or not. */
export const anyLimits = ({ items, budget }: { items: Item[]; budget: number }): fc.Arbitrary<Limits> => {
  const part = fc.integer({ min: 0, max: Math.max(1, budget) })
  const some = <T>(arb: fc.Arbitrary<T>) => fc.option(arb, { nil: undefined, freq: 1 })
  const ids = items.map(one => one.id)
  const quota = fc
    .record({
      group: fc.constantFrom('G1', 'G2', 'G3'),
      minCount: some(fc.nat(1)),
      maxCount: some(fc.nat(3)),
      minCost: some(fc.integer({ min: 0, max: Math.floor(budget / 4) })),
      maxCost: some(part),
    })
    .map(one => Object.fromEntries(Object.entries(one).filter(([, value]) => value !== undefined)) as typeof one)
  return fc
    .record({
      lines: some(fc.record({ L1: part, L2: part })),
      groups: some(fc.uniqueArray(quota, { selector: one => one.group, maxLength: 3 })),
      areas: some(
        fc.constantFrom(
          [{ area: 'A1', minCount: 1 }],
          [
            { area: 'A2', minCount: 1 },
            { area: 'A3', minCount: 1 },
          ],
        ),
      ),
      onePerEstablishment: some(fc.constant(true)),
      targets: some(fc.nat(5).map(min => [{ target: 'T', min }])),
      must: some(fc.subarray(ids.slice(0, 1))),
      mustNot: some(fc.subarray(ids.slice(1, 3))),
    })
    .map(limits => ({
      budget,
      ...(Object.fromEntries(Object.entries(limits).filter(([, value]) => value !== undefined)) as Omit<Limits, 'budget'>),
    }))
}
