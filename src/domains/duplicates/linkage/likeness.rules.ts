/**
 * How alike two records are as a whole, whatever their columns: the cosine of their words and three-letter pieces, each weighed by how few records hold
 * it (TF-IDF); and how many pieces of their names they share. Plain, but it is hard to be fooled by: what the model says is held against it.
 */
import type { Keys } from './keys.rules.ts'
import { pieces } from './strings.rules.ts'
import type { Column } from './values.rules.ts'

/** Likeness of two records by their numbers, 0…1. */
export type Likeness = (a: number, b: number) => number
export interface Whole {
  alike: Likeness
  /** Length of each record's keys as a vector: `alike · length[b] / length[a]` is how much of a is found in b. */
  length: Float32Array
}

/** Each record's length as a vector of its keys, whose weights are squares; 1 for a record without a key. */
export const lengthOf = (keys: readonly Int32Array[], weight: Float32Array): Float32Array =>
  Float32Array.from(keys, list => Math.sqrt(list.reduce((sum, key) => sum + weight[key]!, 0)) || 1)
/** Cosine of two records' keys, and how much of one is in the other. */
export const wholeOf = ({ keys, holders }: Keys): Whole => {
  const weight = Float32Array.from(holders, n => Math.log((keys.length + 1) / n) ** 2)
  const length = lengthOf(keys, weight)
  return {
    length,
    alike: (a, b) => {
      const [x, y] = [keys[a]!, keys[b]!]
      let sum = 0
      for (let i = 0, j = 0; i < x.length && j < y.length; ) {
        const [left, right] = [x[i]!, y[j]!]
        if (left === right) sum += weight[left]!
        if (left <= right) i++
        if (right <= left) j++
      }
      return sum / (length[a]! * length[b]!)
    },
  }
}

/** Three-letter pieces in common over those of either (Jaccard), in one column; −1 where a value is not known. */
export const piecesInCommon = (column: Column): Likeness => {
  const ids = new Map<string, number>()
  const sets = column.values.map(value => {
    const set = new Set<number>()
    for (const word of value.words)
      for (const piece of pieces(word)) {
        const id = ids.get(piece) ?? ids.size
        ids.set(piece, id)
        set.add(id)
      }
    return Int32Array.from(set).sort()
  })
  return (a, b) => {
    const [x, y] = [sets[column.at[a]!], sets[column.at[b]!]]
    if (!x || !y) return -1
    if (x === y) return 1
    let common = 0
    for (let i = 0, j = 0; i < x.length && j < y.length; ) {
      const [left, right] = [x[i]!, y[j]!]
      if (left === right) common++
      if (left <= right) i++
      if (right <= left) j++
    }
    return common / (x.length + y.length - common || 1)
  }
}
