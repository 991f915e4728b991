/** How alike two values of a column are, as a level: 0 nothing in common … the highest, equal. */
import type { CompareKind } from './linkage.schema.ts'
import { jaroWinkler, oneSlip, slips } from './strings.rules.ts'
import type { Column, Value } from './values.rules.ts'

/** Levels of a kind, 0 … `levels − 1`. */
export const levelsOf: Record<CompareKind, number> = {
  words: 8,
  person: 8,
  text: 8,
  code: 4,
  contact: 4,
  date: 5,
  number: 5,
  category: 3,
  codes: 5,
}

/** How alike two words are: equal 1, initial and name 0.85, a beginning of four letters 0.8, a slip, else Jaro–Winkler when it is close. */
export const wordLikeness = (a: string, b: string): number => {
  if (a === b) return 1
  const [short, long] = a.length <= b.length ? [a, b] : [b, a]
  const begin = short.charCodeAt(0) === long.charCodeAt(0)
  const end = short.charCodeAt(short.length - 1) === long.charCodeAt(long.length - 1)
  // Words that share neither their beginning nor their end have nothing below to be alike by.
  if (!begin && !end) return 0
  // A digit more or less makes another model, another house.
  if (/\d/.test(short) || /\d/.test(long)) return short.length >= 4 && long.startsWith(short) ? 0.7 : 0
  if (short.length === 1) return long.startsWith(short) ? 0.85 : 0
  if (short.length >= 3 && long.startsWith(short)) return 0.85
  const gap = long.length - short.length
  if (gap <= 1 && short.length >= 4 && oneSlip(short, long)) return 0.92
  // Jaro–Winkler is slow: words that do not begin alike are not tried.
  if (!begin || gap > 4) return 0
  const score = jaroWinkler(a, b)
  return score >= 0.87 ? score : 0
}

/** Places to work in, so that none are made for every pair. */
const met = new Uint8Array(1024)
const left: number[] = []
/**
 * Likeness of two lists of words, each word weighed by how telling it is (soft TF-IDF; Cohen, Ravikumar, Fienberg 2003): 1 when all of
 * both are found in each other. Order does not matter. `share` is how much of the list with less weight is found in the other.
 */
export const softLikeness = (a: Value, b: Value): { both: number; share: number } => {
  const [few, many] = a.words.length <= b.words.length ? [a, b] : [b, a]
  const others = many.words.length
  const taken = others <= met.length ? met.fill(0, 0, others) : new Uint8Array(others)
  let found = 0
  let foundMany = 0
  let rest = 0
  for (let i = 0; i < few.words.length; i++) {
    const word = few.words[i]!
    let j = 0
    while (j < others && (taken[j] || many.words[j] !== word)) j++
    if (j === others) {
      left[rest++] = i
      continue
    }
    taken[j] = 1
    found += few.weights[i]!
    foundMany += many.weights[j]!
  }
  for (let r = 0; r < rest; r++) {
    const i = left[r]!
    const word = few.words[i]!
    let best = 0
    let at = -1
    for (let j = 0; j < others; j++) {
      if (taken[j]) continue
      const alike = wordLikeness(word, many.words[j]!)
      if (alike > best) {
        best = alike
        at = j
      }
    }
    if (at < 0) continue
    taken[at] = 1
    found += few.weights[i]! * best
    foundMany += many.weights[at]! * best
  }
  const total = few.total + many.total
  return { both: total ? (found + foundMany) / total : 0, share: few.total ? found / few.total : 0 }
}

const sameWords = (a: Value, b: Value) =>
  a.words.length === b.words.length &&
  a.joined.length === b.joined.length &&
  [...a.words].sort().join(' ') === [...b.words].sort().join(' ')
/** Whether the marks may have been lost on one side: then folded forms are all that can be compared. */
const unmarked = (value: Value) => value.plain === value.folded

const wordsLevel = (a: Value, b: Value): number => {
  if (a.plain === b.plain) return 7
  const lost = unmarked(a) || unmarked(b)
  if (a.folded === b.folded) return lost ? 6 : 5
  if (a.joined === b.joined || sameWords(a, b)) return 6
  const { both, share } = softLikeness(a, b)
  const short = a.words.length < 3 && b.words.length < 3 && a.joined.length <= 40 && b.joined.length <= 40
  const whole = short ? jaroWinkler(a.joined, b.joined) : 0
  // One slip in a short value says what a high likeness says of a long one.
  if (a.joined.length >= 5 && oneSlip(a.joined, b.joined) && !/\d/.test(a.joined + b.joined)) return 5
  const score = Math.max(both, 0.6 * both + 0.4 * share, whole > 0.85 ? (whole - 0.6) * 2.2 : 0)
  return score >= 0.86 ? 5 : score >= 0.7 ? 4 : score >= 0.55 ? 3 : score >= 0.4 ? 2 : score >= 0.22 ? 1 : 0
}
const textLevel = (a: Value, b: Value): number => {
  if (a.folded === b.folded) return 7
  const { both, share } = softLikeness(a, b)
  const score = 0.7 * both + 0.3 * share
  return score >= 0.8 ? 6 : score >= 0.62 ? 5 : score >= 0.48 ? 4 : score >= 0.36 ? 3 : score >= 0.25 ? 2 : score >= 0.13 ? 1 : 0
}
/** A number within a code: 'A6', '06' and '6/12' all begin with six. */
const firstNumber = (code: string) => /[1-9]\d*/.exec(code)?.[0]
const codeLevel = (a: Value, b: Value): number => {
  if (a.joined === b.joined) return 3
  const [short, long] = a.joined.length <= b.joined.length ? [a.joined, b.joined] : [b.joined, a.joined]
  // Zeros in front are a way of writing; so is a year without its century.
  if (/^\d+$/.test(long) && /^\d+$/.test(short) && Number(short) === Number(long)) return 3
  if (/^\d\d$/.test(short) && /^(?:19|20)\d\d$/.test(long)) return long.endsWith(short) ? 2 : 0
  if (short.length < 4 && firstNumber(a.words[0] ?? '') !== undefined && firstNumber(a.words[0] ?? '') === firstNumber(b.words[0] ?? ''))
    return 2
  if (short.length >= 4 && slips(short, long, 1) === 1) return 2
  if (short.length >= 4 && (long.startsWith(short) || long.endsWith(short))) return 1
  return short.length >= 6 && slips(short, long, 2) === 2 ? 1 : 0
}
const contactLevel = (a: Value, b: Value): number => {
  if (a.plain === b.plain) return 3
  if (a.plain.includes('@') !== b.plain.includes('@')) return 0
  if (a.plain.includes('@')) {
    const [left, right] = [a.plain.split('@')[0]!, b.plain.split('@')[0]!]
    if (left === right && left.length >= 4) return 2
    return left.length >= 5 && oneSlip(a.plain, b.plain) ? 2 : jaroWinkler(left, right) >= 0.92 && left.length >= 5 ? 1 : 0
  }
  return a.plain.length >= 8 && slips(a.plain, b.plain, 1) === 1 ? 2 : 0
}
const dateLevel = (a: Value, b: Value): number => {
  if (a.plain === b.plain) return 4
  const [left, right] = [a.date, b.date]
  if (!left || !right) return a.joined.length >= 6 && slips(a.joined, b.joined, 1) === 1 ? 3 : 0
  if (left.year === right.year && left.month === right.month && left.day === right.day) return 4
  const text = (x: NonNullable<Value['date']>) => `${x.year}${String(x.month).padStart(2, '0')}${String(x.day).padStart(2, '0')}`
  if (left.year === right.year && left.day === right.month && left.month === right.day) return 3
  if (slips(text(left), text(right), 1) === 1) return 3
  const agreeing = Number(left.year === right.year) + Number(left.month === right.month) + Number(left.day === right.day)
  return agreeing === 2 ? 2 : left.year === right.year ? 1 : 0
}
const numberLevel = (a: Value, b: Value): number => {
  if (a.number === null || b.number === null) return a.joined === b.joined ? 4 : 0
  if (a.number === b.number) return 4
  const largest = Math.max(Math.abs(a.number), Math.abs(b.number))
  const apart = Math.abs(a.number - b.number) / largest
  return apart <= 0.015 ? 3 : apart <= 0.08 ? 2 : apart <= 0.25 ? 1 : 0
}
const categoryLevel = (a: Value, b: Value): number => {
  if (a.joined === b.joined) return 2
  const { share } = softLikeness(
    { ...a, weights: a.words.map(() => 1), total: a.words.length },
    { ...b, weights: b.words.map(() => 1), total: b.words.length },
  )
  return share >= 0.7 || jaroWinkler(a.joined, b.joined) >= 0.9 ? 1 : 0
}
/**
 * Codes shared and codes in conflict: 0 none in common, 1 some in common and others on both sides, 2 frequent ones in common, 3 a rare one in common
 * and others on both sides, 4 a rare one in common and nothing against.
 */
const codesLevel = (a: Value, b: Value): number => {
  const alike = (code: string, other: string) =>
    code === other || (code.length >= 5 && other.length >= 5 && (other.startsWith(code) || code.startsWith(other)))
  let shared = false
  let rare = false
  let more = false
  for (const [i, code] of a.words.entries()) {
    if (!b.words.some(other => alike(code, other))) more = true
    else {
      shared = true
      if (code.length >= 3 && a.weights[i]! >= RARE) rare = true
    }
  }
  if (!shared) return 0
  const conflict = more && b.words.some(code => !a.words.some(other => alike(other, code)))
  return rare ? (conflict ? 3 : 4) : conflict ? 1 : 2
}
/** A code that about one record in a hundred or fewer holds, as `weighWords` weighs it. */
const RARE = Math.log(100)
/** Compares two values of a kind, whatever columns they come from. */
export const measures: Record<CompareKind, (a: Value, b: Value) => number> = {
  words: wordsLevel,
  person: wordsLevel,
  text: textLevel,
  code: codeLevel,
  contact: contactLevel,
  date: dateLevel,
  number: numberLevel,
  category: categoryLevel,
  codes: codesLevel,
}

/** Places that a column has for what it remembers; a new pair takes an old one's place. */
const REMEMBERED = 1 << 16
/** Compares values of a column by their indexes; pairs met lately are remembered. */
export const comparer = (column: Column): ((a: number, b: number) => number) => {
  const measure = measures[column.kind]
  const size = column.values.length
  const known = new Float64Array(Math.min(REMEMBERED, size ** 2)).fill(-1)
  const levels = new Int8Array(known.length)
  return (a, b) => {
    if (a === b) return levelsOf[column.kind] - 1
    const key = a < b ? a * size + b : b * size + a
    const place = key % known.length
    if (known[place] !== key) {
      known[place] = key
      levels[place] = measure(column.values[a]!, column.values[b]!)
    }
    return levels[place]!
  }
}

/**
 * Columns whose values people put into each other's place, as given name and surname: short texts that share many values.
 * @returns places of the first such pair, or undefined
 */
export const swappable = (columns: readonly Column[]): [number, number] | undefined => {
  const short = columns.flatMap((column, place) => (column.kind === 'words' || column.kind === 'person' ? [{ column, place }] : []))
  for (const [i, a] of short.entries())
    for (const b of short.slice(i + 1)) {
      const known = new Set(b.column.values.map(value => value.folded))
      const crossing = a.column.values.reduce((sum, value) => sum + (known.has(value.folded) ? value.frequency : 0), 0)
      if (crossing >= 0.05) return [a.place, b.place]
    }
  return undefined
}
