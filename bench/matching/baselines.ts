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
const trigrams = (text: string): Set<string> => {
  const padded = `  ${text} `
  return new Set(Array.from({ length: Math.max(0, padded.length - 2) }, (_, at) => padded.slice(at, at + 3)))
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
  const sets = sides.map(side => trigrams(side.text))
  const holders = new Map<string, number[]>()
  for (const [at, set] of sets.entries())
    for (const gram of set) {
      const list = holders.get(gram)
      if (list) list.push(at)
      else holders.set(gram, [at])
    }
  const limit = Math.max(50, sides.length * COMMON)
  const found: Found[] = []
  for (const [at, set] of sets.entries()) {
    if (right && at < split) continue
    const seen = new Set<number>()
    for (const gram of set) {
      const list = holders.get(gram) ?? []
      if (list.length <= limit) for (const other of list) if (right ? other < split : other < at) seen.add(other)
    }
    for (const other of seen) {
      const mine = sets[other] ?? new Set()
      let common = 0
      for (const gram of set) if (mine.has(gram)) common++
      const likeness = common / (set.size + mine.size - common)
      if (likeness >= least) found.push({ left: sides[other]?.id ?? '', right: sides[at]?.id ?? '', probability: likeness })
    }
  }
  return found
}
