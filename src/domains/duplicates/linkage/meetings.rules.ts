/**
 * Records that share two whole words, for lists so long that single words are shared by too many: what two words are held together by few records
 * even where each of them is frequent (conjunctive blocking keys; Michelson and Knoblock, "Learning Blocking Schemes for Record Linkage", 2006;
 * here they are not learned: all twos of a record's rarest words).
 */
import type { Keys } from './keys.rules.ts'

/** Per record, from `start[i]`, the others that it meets in some two words; an other may stand there more than once. */
export interface Meetings {
  start: Int32Array
  list: Int32Array
}
/** Words of a record that are taken together. */
const WORDS = 9
/** Others per record on average, at most. */
const OTHERS = 40
/** More records than this are no longer told apart in a number beside their words' own; they meet in nothing. */
const MOST = 2 ** 21

/**
 * @param split records of the first list; where others follow, they are a second list, and only records of the other list are met
 */
export const meetingsOf = ({ keys, holders, whole }: Keys, split: number): Meetings => {
  const count = keys.length
  const linking = split < count
  const start = new Int32Array(count + 1)
  if (count >= MOST) return { start, list: new Int32Array(0) }
  const own = keys.map(list => list.filter(key => whole[key] && holders[key]! > 1).slice(0, WORDS))
  const held = new Float64Array(own.reduce((sum, { length }) => sum + (length * (length - 1)) / 2, 0))
  let at = 0
  for (const [i, words] of own.entries())
    for (let a = 0; a < words.length; a++) for (let b = a + 1; b < words.length; b++) held[at++] = mixed(words[a]!, words[b]!) * MOST + i
  held.sort()
  // Two words that few hold first, until there are enough others of all.
  const groups: { from: number; size: number }[] = []
  for (let from = 0, to = 0; from < held.length; from = to) {
    const name = Math.floor(held[from]! / MOST)
    for (to = from + 1; to < held.length && Math.floor(held[to]! / MOST) === name; ) to++
    if (to - from > 1) groups.push({ from, size: to - from })
  }
  groups.sort((a, b) => a.size - b.size || a.from - b.from)
  let work = 0
  const taken = groups.filter(({ size }) => {
    work += size * (size - 1)
    return work <= OTHERS * count
  })
  const each = (meet: (i: number, j: number) => void) => {
    for (const { from, size } of taken)
      for (let x = from; x < from + size; x++)
        for (let y = from; y < from + size; y++) {
          const [i, j] = [held[x]! % MOST, held[y]! % MOST]
          if (i !== j && (!linking || i < split !== j < split)) meet(i, j)
        }
  }
  each(i => {
    start[i + 1]!++
  })
  for (let i = 0; i < count; i++) start[i + 1]! += start[i]!
  const list = new Int32Array(start[count]!)
  const next = start.slice()
  each((i, j) => {
    list[next[i]!++] = j
  })
  return { start, list }
}
/** A number below 2³² for two keys; two twos that have the same number by chance cost a comparison and nothing else. */
const mixed = (a: number, b: number): number => {
  const h = Math.imul(a ^ Math.imul(b + 1, 0x9e3779b1), 0x85ebca6b)
  return (h ^ (h >>> 15)) >>> 0
}
