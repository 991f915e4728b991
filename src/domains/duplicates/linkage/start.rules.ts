/** What is seen of the pairs before anything is learned: where learning starts, and what a field's disagreement may mean. */
import type { Candidates } from './blocking.rules.ts'
import { levelsOf } from './compare.rules.ts'
import { STANDINGS, standingLevel, type Table } from './model.rules.ts'

/**
 * How often codes, numbers and categories differ even between each other's nearest: where sources write them in ways of their own
 * ('3:37', '217137', 'A1'), to differ says little.
 * @returns per field 0…1; 0 for kinds that are written alike everywhere
 */
export const looseness = (table: Table, data: Int8Array, pairs: number, candidates: Candidates): number[] => {
  const rankSum = (p: number) => standingLevel(candidates.rankOfLeft[p]!) + standingLevel(candidates.rankOfRight[p]!)
  const n = table.counts.length
  return table.columns.map(({ kind }, f) => {
    if (kind !== 'code' && kind !== 'number' && kind !== 'category') return 0
    let differ = 0
    let known = 0
    for (let p = 0; p < pairs; p++) {
      const level = data[p * n + f]!
      if (level < 0 || rankSum(p) < 6) continue
      known++
      if (level === 0) differ++
    }
    return known ? differ / known : 0
  })
}
/** What is seen of the pairs before anything is learned. */
export interface Start {
  /** Of each pair's being one, 0…1: pairs that stand first for both and agree in most of what they say. */
  guess: Float32Array
  oddsOf: (data: Int8Array, at: number) => boolean
  /** 1 for pairs that are at odds in something that tells records apart. */
  atOdds: Uint8Array
  /** Per record how many others agree with it in more than chance can bring about, and are at odds with it in nothing. */
  sure: Int32Array
  /** Those pairs. */
  surePairs: number[]
}
export const startOf = (
  table: Table,
  data: Int8Array,
  { left, right, rankOfLeft, rankOfRight }: Candidates,
  loose: readonly number[],
): Start => {
  const { columns } = table
  const n = columns.length + STANDINGS
  const count = columns[0]!.at.length
  const needed = 1.6 * Math.log2(count)
  const tells = columns.map(({ collision }) => Math.min(24, -Math.log2(Math.max(collision, 1e-8))))
  const apart = columns.map(({ kind }, f) => tells[f]! >= 5 && loose[f]! < 0.5 && !['number', 'category', 'text'].includes(kind))
  const tops = columns.map(({ kind }) => levelsOf[kind] - 1)
  const oddsOf = (levels: Int8Array, at: number) =>
    apart.some((telling, f) => telling && levels[at + f]! >= 0 && levels[at + f]! < tops[f]! / 2)
  const start: Start = {
    guess: new Float32Array(left.length),
    atOdds: new Uint8Array(left.length),
    sure: new Int32Array(count),
    surePairs: [],
    oddsOf,
  }
  for (let p = 0; p < left.length; p++) {
    let bits = 0
    for (const [f, { kind }] of columns.entries()) {
      const level = data[p * n + f]!
      if (level < 0) continue
      const top = levelsOf[kind] - 1
      bits += tells[f]! * (level / top) - (level === 0 ? 6 * (1 - loose[f]!) : 0)
      if (apart[f] && level < top / 2) start.atOdds[p] = 1
    }
    const stands = standingLevel(rankOfLeft[p]!) + standingLevel(rankOfRight[p]!)
    start.guess[p] = bits < needed ? 0.002 : stands >= 6 ? 0.9 : stands >= 4 ? 0.5 : stands >= 3 ? 0.2 : 0.02
    if (bits < needed || start.atOdds[p]) continue
    start.surePairs.push(p)
    start.sure[left[p]!]!++
    start.sure[right[p]!]!++
  }
  return start
}
/** Where each record has this many others that are surely one with it, the nearest is no more itself than the tenth. */
const CROWDED = 4
/** How the candidates stand, written into the levels; in a list where things are met many times, nothing. */
export const placeInto = (
  data: Int8Array,
  n: number,
  { rankOfLeft, rankOfRight }: Candidates,
  linking: boolean,
  { guess, sure }: Start,
) => {
  const met = sure.filter(times => times > 0)
  const crowded = !linking && met.reduce((sum, times) => sum + times, 0) > CROWDED * met.length
  for (let p = 0; p < guess.length; p++) {
    const [x, y] = [standingLevel(rankOfLeft[p]!), standingLevel(rankOfRight[p]!)]
    // Between two lists the sides differ: a library may have a book once that a shelf has three times.
    data[p * n + n - 2] = crowded ? -1 : linking ? x : Math.max(x, y)
    data[p * n + n - 1] = crowded ? -1 : linking ? y : Math.min(x, y)
    if (crowded && guess[p]! > 0.01) guess[p] = 0.9
  }
}

/** Least pairs to tell a source by, how seldom they must share it, against what chance would have, and how sure they must be. */
const ENOUGH = 30
const SELDOM = 0.3
const SURE = 0.8
/**
 * Where a list was stacked from several sources and one of its columns of few values names them: pairs that are surely one hardly ever share it.
 * @returns for any two records the natural log-odds that their source says against them: 0 unless they share it
 */
export const sameSource = (
  { columns, counts }: Table,
  data: Int8Array,
  { rankOfLeft, rankOfRight }: Candidates,
  { guess }: Start,
): ((a: number, b: number) => number) => {
  const top = levelsOf.category - 1
  const found = columns.flatMap((column, f) => {
    if (column.kind !== 'category') return []
    let [known, same] = [0, 0]
    for (let p = 0; p < guess.length; p++) {
      const level = data[p * counts.length + f]!
      if (level < 0 || guess[p]! < SURE || rankOfLeft[p]! + rankOfRight[p]! > 0) continue
      known++
      if (level === top) same++
    }
    if (known < ENOUGH || same > SELDOM * column.collision * known) return []
    return [{ at: column.at, says: Math.log((same + 1) / (known + 1) / column.collision) }]
  })
  return (a, b) => found.reduce((sum, { at, says }) => (at[a]! >= 0 && at[a] === at[b] ? sum + says : sum), 0)
}
