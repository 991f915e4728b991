/** Two plain ways that the core is held against: the same normalised name, and names that share enough trigrams. */
import { searchable } from '../../src/kernel/text.ts'
import type { Found } from './measure.ts'
import type { Row } from './shape.ts'

interface Side {
  id: string
  text: string
}
const plain = (text: string): string =>
  searchable(text)
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
const sidesOf = (rows: readonly Row[], id: string, naming: readonly string[]): Side[] =>
  rows.map(row => ({ id: row[id] ?? '', text: plain(naming.map(column => row[column] ?? '').join(' ')) }))

/** Pairs whose naming columns are equal but for case, marks and signs. */
export const exactPairs = (id: string, naming: readonly string[], left: readonly Row[], right?: readonly Row[]): Found[] => {
  const [first, second] = [sidesOf(left, id, naming), right && sidesOf(right, id, naming)]
  const holders = new Map<string, string[]>()
  const found: Found[] = []
  const meet = (side: Side) => {
    for (const other of holders.get(side.text) ?? []) found.push({ left: other, right: side.id, probability: 1 })
  }
  const keep = (side: Side) => {
    if (side.text) holders.set(side.text, [...(holders.get(side.text) ?? []), side.id])
  }
  for (const side of first) {
    if (!second) meet(side)
    keep(side)
  }
  for (const side of second ?? []) meet(side)
  return found
}
/** Trigrams of a padded text as numbers in rising order. */
const trigramsOf = (text: string, ids: Map<string, number>): Int32Array => {
  const padded = `  ${text} `
  const found = new Set<number>()
  for (let at = 0; at + 3 <= padded.length; at++) {
    const gram = padded.slice(at, at + 3)
    const id = ids.get(gram) ?? ids.size
    ids.set(gram, id)
    found.add(id)
  }
  return Int32Array.from(found).sort()
}
const inCommon = (a: Int32Array, b: Int32Array): number => {
  let common = 0
  for (let i = 0, j = 0; i < a.length && j < b.length; ) {
    const [x, y] = [a[i] ?? 0, b[j] ?? 0]
    if (x === y) common++
    if (x <= y) i++
    if (y <= x) j++
  }
  return common
}
/** Trigrams of more records than this find no candidates: nearly every record has them. */
const COMMON = 0.04
/**
 * Pairs with their trigram similarity: trigrams in common over trigrams of either, as pg_trgm counts.
 * @param least pairs below are left out
 */
export const trigramPairs = (
  id: string,
  naming: readonly string[],
  left: readonly Row[],
  right?: readonly Row[],
  least = 0.35,
): Found[] => {
  const sides = [...sidesOf(left, id, naming), ...(right ? sidesOf(right, id, naming) : [])]
  const split = right ? left.length : sides.length
  const ids = new Map<string, number>()
  const sets = sides.map(side => trigramsOf(side.text, ids))
  const holders: number[][] = Array.from({ length: ids.size }, () => [])
  for (const [at, set] of sets.entries()) for (const gram of set) holders[gram]?.push(at)
  const limit = Math.max(50, sides.length * COMMON)
  const seen = new Int32Array(sides.length).fill(-1)
  const found: Found[] = []
  for (const [at, set] of sets.entries()) {
    if (right && at < split) continue
    for (const gram of set) {
      const list = holders[gram] ?? []
      if (list.length > limit) continue
      for (const other of list) {
        if (other >= (right ? split : at)) break
        const mine = sets[other]
        if (seen[other] === at || !mine) continue
        seen[other] = at
        if (Math.min(mine.length, set.length) < least * Math.max(mine.length, set.length)) continue
        const common = inCommon(set, mine)
        const likeness = common / (set.length + mine.length - common)
        if (likeness >= least) found.push({ left: sides[other]?.id ?? '', right: sides[at]?.id ?? '', probability: likeness })
      }
    }
  }
  return found
}
