/** How badly a list is kept: slips, marks lost, words dropped, cut short, changed about, cells left blank, another format. */
import { mistaken, slip } from '../mistakes.ts'
import type { Random } from '../random.ts'
import type { Row } from '../shape.ts'
import { unmarked } from './words.ts'

/** Chances, 0…1: of a cell, but `words` of a word. */
export interface Noise {
  typing: number
  words: number
  blank: number
  marks: number
  order: number
  /** That a number or a day is another one altogether. */
  other: number
}
export const tidy: Noise = { typing: 0.05, words: 0.01, blank: 0.03, marks: 0.1, order: 0.02, other: 0.01 }
export const usual: Noise = { typing: 0.15, words: 0.06, blank: 0.1, marks: 0.2, order: 0.08, other: 0.05 }
export const awful: Noise = { typing: 0.3, words: 0.15, blank: 0.22, marks: 0.3, order: 0.2, other: 0.12 }

const shortened = (chance: Random, word: string): string => {
  const kind = chance.int(4)
  if (word.length < 5 || /\d/.test(word)) return kind < 2 ? word : ''
  return kind === 0 ? `${word.slice(0, 3 + chance.int(2))}.` : kind === 1 ? `${word[0]}.` : kind === 2 ? '' : mistaken(chance, word)
}
const worseText = (chance: Random, text: string, noise: Noise): string => {
  let words = text.split(' ')
  if (words.length > 1) words = words.map(word => (chance.chance(noise.words) ? shortened(chance, word) : word)).filter(Boolean)
  if (words.length > 1 && chance.chance(noise.order)) words.push(words.shift() ?? '')
  let out = words.join(' ') || text
  if (chance.chance(noise.typing)) out = mistaken(chance, out)
  if (chance.chance(noise.typing / 4)) out = slip(chance, out)
  if (chance.chance(noise.marks)) out = unmarked(out)
  return chance.chance(noise.marks / 3) ? out.toUpperCase() : out
}
const worseNumber = (chance: Random, text: string, noise: Noise): string => {
  if (chance.chance(noise.other)) return text.replace(/\d/g, digit => (chance.chance(0.6) ? chance.digits(1) : digit))
  return chance.chance(noise.typing / 2) ? slip(chance, text) : text
}
/** The row as somebody else wrote it. `steady` columns keep their value. */
export const again = (chance: Random, row: Row, noise: Noise, steady: readonly string[] = []): Row =>
  Object.fromEntries(
    Object.entries(row).map(([key, text]) => {
      if (!text || steady.includes(key)) return [key, text]
      // What names the record is seldom left blank.
      if (chance.chance(key === Object.keys(row)[0] ? noise.blank / 8 : noise.blank)) return [key, '']
      return [key, /^[\d\s.,:$/+-]+$/.test(text) ? worseNumber(chance, text, noise) : worseText(chance, text, noise)]
    }),
  )
