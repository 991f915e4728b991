/** How alike two strings are: the measures that record linkage compares with, and the forms that it compares. */
import { bare } from '../../../kernel/text.ts'

/** Lower case, NFC, every sign that is no letter or digit a blank; Vietnamese marks stay. */
export const plain = (text: string): string =>
  text
    .normalize('NFC')
    .toLowerCase()
    .replace(/[’'`´]/g, '')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
/** `plain` without marks: what most comparisons see. */
export const folded = (text: string): string => bare(plain(text))
/** The words of a folded text; a letter-digit code such as 'kdl 52w4100' keeps its parts. */
export const wordsOf = (text: string): string[] => (text ? text.split(' ') : [])

const used = new Uint8Array(1024)
/**
 * Jaro–Winkler similarity, 0…1 (Winkler 1990): letters in common within half the length, transpositions, a common beginning.
 * Strings over 500 letters are compared by their first 500.
 */
export const jaroWinkler = (first: string, second: string): number => {
  if (first === second) return first ? 1 : 0
  const a = first.length > 500 ? first.slice(0, 500) : first
  const b = second.length > 500 ? second.slice(0, 500) : second
  if (!a || !b) return 0
  const reach = Math.max(0, (Math.max(a.length, b.length) >> 1) - 1)
  const left = used.fill(0, 0, a.length + b.length)
  let common = 0
  for (let i = 0; i < a.length; i++) {
    const end = Math.min(b.length, i + reach + 1)
    for (let j = Math.max(0, i - reach); j < end; j++) {
      if (left[a.length + j] || a.charCodeAt(i) !== b.charCodeAt(j)) continue
      left[i] = 1
      left[a.length + j] = 1
      common++
      break
    }
  }
  if (!common) return 0
  let moved = 0
  for (let i = 0, j = 0; i < a.length; i++) {
    if (!left[i]) continue
    while (!left[a.length + j]) j++
    if (a.charCodeAt(i) !== b.charCodeAt(j)) moved++
    j++
  }
  const jaro = (common / a.length + common / b.length + (common - moved / 2) / common) / 3
  let prefix = 0
  while (prefix < 4 && prefix < a.length && prefix < b.length && a.charCodeAt(prefix) === b.charCodeAt(prefix)) prefix++
  return jaro + prefix * 0.1 * (1 - jaro)
}

/**
 * Whether two strings are at most one slip apart: a letter more, less, other, or two neighbours swapped (Damerau 1964).
 * Equal strings are.
 */
export const oneSlip = (a: string, b: string): boolean => {
  if (a === b) return true
  const [short, long] = a.length <= b.length ? [a, b] : [b, a]
  if (long.length - short.length > 1) return false
  let i = 0
  while (i < short.length && short.charCodeAt(i) === long.charCodeAt(i)) i++
  if (short.length < long.length) return short.slice(i) === long.slice(i + 1)
  if (short.slice(i + 1) === long.slice(i + 1)) return true
  return short[i] === long[i + 1] && short[i + 1] === long[i] && short.slice(i + 2) === long.slice(i + 2)
}
/** Rows of the table of slips; longer ones are made anew. */
const rows = [new Int32Array(64), new Int32Array(64), new Int32Array(64)] as const
/** Slips between two short strings, counted up to `most` (Damerau–Levenshtein, restricted); `most + 1` when there are more. */
export const slips = (a: string, b: string, most: number): number => {
  if (a === b) return 0
  if (Math.abs(a.length - b.length) > most) return most + 1
  const width = b.length + 1
  let [before, last, row] = width <= rows[0].length ? rows : [new Int32Array(width), new Int32Array(width), new Int32Array(width)]
  for (let j = 0; j < width; j++) last[j] = j
  for (let i = 1; i <= a.length; i++) {
    row[0] = i
    let best = i
    for (let j = 1; j < width; j++) {
      const same = a.charCodeAt(i - 1) === b.charCodeAt(j - 1) ? 0 : 1
      let cost = Math.min(last[j]! + 1, row[j - 1]! + 1, last[j - 1]! + same)
      if (i > 1 && j > 1 && a.charCodeAt(i - 1) === b.charCodeAt(j - 2) && a.charCodeAt(i - 2) === b.charCodeAt(j - 1))
        cost = Math.min(cost, before[j - 2]! + 1)
      row[j] = cost
      if (cost < best) best = cost
    }
    if (best > most) return most + 1
    const free = before
    before = last
    last = row
    row = free
  }
  return Math.min(last[b.length]!, most + 1)
}

/** Three-letter pieces of a word with its ends marked: 'men' → '^me', 'men', 'en$'. */
export const pieces = (word: string): string[] => {
  const padded = `^${word}$`
  const list: string[] = []
  for (let i = 0; i + 3 <= padded.length; i++) list.push(padded.slice(i, i + 3))
  return list
}
