/** Columns made ready for comparing: each distinct value is worked on once, whatever the number of records that hold it. */
import type { CompareKind, LinkField, LinkRecord } from './linkage.schema.ts'
import { folded, plain, wordsOf } from './strings.rules.ts'

/** A distinct value of a column, in the forms that its comparison needs. */
export interface Value {
  /** Lower case, with marks. */
  plain: string
  /** Without marks. */
  folded: string
  /** Without blanks either. */
  joined: string
  words: readonly string[]
  /** Of words: how telling each is in its column (inverse document frequency); of other kinds empty. */
  weights: readonly number[]
  /** Sum of `weights`. */
  total: number
  number: number | null
  /** Days since 1970, and its parts. */
  date: { year: number; month: number; day: number } | null
  /** How likely a stranger's value is this one: share of known values of the column, but see `expectNames`. */
  frequency: number
}
export interface Column {
  key: string
  kind: CompareKind
  /** Per record the index of its value, −1 for none. */
  at: Int32Array
  values: Value[]
  /** Share of records that have a value. */
  filled: number
  /** Chance that two random known values are equal. */
  collision: number
}

/** Seconds of '2:45', '1:02:45', '2m 45sec', '4 min'; null when the text is no length of time. */
const secondsOf = (text: string): number | null => {
  const found =
    /^\s*(?:(?<h>\d{1,2}):)?(?<m>\d{1,3}):(?<s>[0-5]\d)\s*$/.exec(text) ??
    /^\s*(?:(?<h>\d+)\s*h\w*\s*)?(?<m>\d+)\s*m(?:in\w*)?\.?\s*(?<s>\d+)\s*s\w*\.?\s*$/i.exec(text) ??
    /^\s*(?:(?<m>\d+)\s*min\w*|(?<s>\d+)\s*sec\w*)\.?\s*$/i.exec(text)
  return found ? Number(found.groups?.h ?? 0) * 3600 + Number(found.groups?.m ?? 0) * 60 + Number(found.groups?.s ?? 0) : null
}
/** 2:45 → 165; '1.234,5' and '1,234.5' → 1234.5; '$ 12' → 12; null when there is no single number. */
export const numberOf = (text: string): number | null => {
  const seconds = secondsOf(text)
  if (seconds !== null) return seconds
  const found = text.match(/-?\d[\d.,]*/g)
  if (found?.length !== 1 || !/^[\s\p{Sc}%a-zA-Z.]{0,6}-?\d[\d.,]*[\s\p{Sc}%a-zA-Z.]{0,6}$/u.test(text)) return null
  let digits = found[0]!.replace(/[.,]+$/, '')
  const comma = digits.lastIndexOf(',')
  const dot = digits.lastIndexOf('.')
  if (comma >= 0 && dot >= 0) digits = comma > dot ? digits.replaceAll('.', '').replace(',', '.') : digits.replaceAll(',', '')
  else if (comma >= 0) digits = /^-?\d{1,3}(,\d{3})+$/.test(digits) ? digits.replaceAll(',', '') : digits.replace(',', '.')
  else if (/^-?\d{1,3}(\.\d{3}){2,}$/.test(digits)) digits = digits.replaceAll('.', '')
  const value = Number(digits)
  return Number.isFinite(value) ? value : null
}
const real = (year: number, month: number, day: number) =>
  year >= 1000 && year <= 2999 && month >= 1 && month <= 12 && day >= 1 && day <= 31 ? { year, month, day } : null
/** Reads 1971-06-24, 24/06/1971, 6/24/1971, 19710624, 1971-06-24T00:00:00. */
export const dateOf = (text: string): Value['date'] => {
  const iso = /^\s*(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?:[T ].*)?$/.exec(text)
  if (iso) return real(Number(iso[1]), Number(iso[2]), Number(iso[3]))
  const local = /^\s*(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})\s*$/.exec(text)
  if (local) return real(Number(local[3]), Number(local[2]), Number(local[1])) ?? real(Number(local[3]), Number(local[1]), Number(local[2]))
  const tight = /^\s*(\d{4})(\d{2})(\d{2})\s*$/.exec(text)
  return tight ? real(Number(tight[1]), Number(tight[2]), Number(tight[3])) : null
}

const contactForm = (text: string): string => {
  const mail = text.trim().toLowerCase()
  if (mail.includes('@')) return mail
  const digits = text.replace(/\D+/g, '')
  return digits.length >= 6 ? digits.replace(/^(?:0084|84)(?=\d{9,10}$)/, '0') : folded(text)
}
const none: readonly never[] = []
/** Kinds that are compared as a whole, not by their words. */
const wordless: readonly CompareKind[] = ['contact', 'date', 'number']
/** @param one gives back the one copy of a word that all values share */
const formsOf = (kind: CompareKind, raw: string, one: (word: string) => string): Value => {
  const marked = kind === 'contact' ? contactForm(raw) : plain(raw)
  const unmarked = kind === 'contact' ? marked : folded(raw)
  const words = wordless.includes(kind) ? none : wordsOf(unmarked).map(one)
  return {
    plain: marked,
    folded: unmarked === marked ? marked : unmarked,
    joined: unmarked.replaceAll(' ', ''),
    words: kind === 'text' ? [...new Set(words)] : words,
    weights: none,
    total: 0,
    number: kind === 'number' ? numberOf(raw) : null,
    date: kind === 'date' ? dateOf(raw) : null,
    frequency: 0,
  }
}

/** Makes one column of the records' values. A value that is blank after cleaning is not known. */
export const columnOf = (field: LinkField, place: number, records: readonly LinkRecord[]): Column => {
  const ids = new Map<string, number>()
  const at = new Int32Array(records.length).fill(-1)
  const values: Value[] = []
  const held: number[] = []
  const copies = new Map<string, string>()
  const oneOf = (word: string) => {
    const copy = copies.get(word)
    if (copy === undefined) copies.set(word, word)
    return copy ?? word
  }
  const written: string[] = []
  let known = 0
  for (const [i, record] of records.entries()) {
    const raw = record.values[place]
    if (raw === null || raw === undefined) continue
    let id = ids.get(raw)
    if (id === undefined) {
      const forms = formsOf(field.kind, raw, oneOf)
      // Values that differ in signs and capitals only are one value.
      const key = `\n${forms.plain}`
      id = forms.folded ? ids.get(key) : -1
      if (id === undefined) {
        id = values.length
        values.push(forms)
        written.push(raw)
        held.push(0)
        ids.set(key, id)
      }
      ids.set(raw, id)
    }
    if (id < 0) continue
    at[i] = id
    held[id]!++
    known++
  }
  if (field.kind === 'number') oneUnitOfTime(values, written)
  const column: Column = { key: field.key, kind: field.kind, at, values, filled: records.length ? known / records.length : 0, collision: 0 }
  for (const [id, value] of values.entries()) {
    value.frequency = held[id]! / known
    column.collision += value.frequency ** 2
  }
  weighWords(column, held)
  return column
}
/**
 * How likely a stranger bears a name is its share of the list; but a long one is not met twice by chance. Words stand together as often as the product
 * of their shares, so where a long name is frequent, doubles have made it so, or it is a set phrase: the geometric mean lies between the two.
 */
export const expectNames = (column: Column) => {
  column.collision = 0
  for (const value of column.values) {
    const share = value.frequency
    const product = Math.exp(value.weights.length * EVERY - value.total)
    if (value.words.length >= LONG) value.frequency = Math.min(share, Math.sqrt(share * Math.max(product, 1e-12)))
    column.collision += share * value.frequency
  }
}
/** Words from which on a value counts as long: names of people have fewer. */
const LONG = 4
/** In a column where some write lengths of time, plain numbers are lengths too: 217137 milliseconds, 3.617 minutes, 217 seconds. */
const oneUnitOfTime = (values: readonly Value[], written: readonly string[]) => {
  const times = written.map(raw => secondsOf(raw) !== null)
  if (times.filter(Boolean).length < values.length * SOME) return
  for (const [id, value] of values.entries()) {
    if (times[id] || value.number === null) continue
    if (value.number >= 10_000) value.number /= 1000
    else if (!Number.isInteger(value.number) && value.number < 60) value.number *= 60
  }
}
const SOME = 0.05
/** What a word of every record says. */
const EVERY = 0.1
/** How telling each word is: log((n + 1) / holders), so that a word of every record says next to nothing. */
const weighWords = (column: Column, held: readonly number[]) => {
  if (!['words', 'text', 'person', 'codes'].includes(column.kind)) return
  const holders = new Map<string, number>()
  let total = 0
  for (const [id, value] of column.values.entries()) {
    total += held[id]!
    for (const word of new Set(value.words)) holders.set(word, (holders.get(word) ?? 0) + held[id]!)
  }
  for (const value of column.values) {
    value.weights = value.words.map(word => Math.log((total + 1) / holders.get(word)!) + EVERY)
    value.total = value.weights.reduce((sum, weight) => sum + weight, 0)
  }
}

/** 'Sony KDL-52W4100 (52")' → ['kdl52w4100', '52w4100', '52']: words with a digit, joined over hyphens and each part alone. */
export const codesIn = (raw: string): string[] => {
  const list = new Set<string>()
  for (const chunk of raw.toLowerCase().split(/[\s,;()[\]"'|]+/)) {
    if (!/\d/.test(chunk)) continue
    const joined = chunk.replace(/[^\p{L}\p{N}]+/gu, '')
    if (joined.length >= 2 && joined.length <= 24) list.add(joined)
    for (const part of chunk.split(/[^\p{L}\p{N}]+/u)) if (part.length >= 2 && part.length <= 24 && /\d/.test(part)) list.add(part)
  }
  return [...list]
}
/**
 * The codes within all texts of each record as one more column, when enough records have some; undefined when few do.
 * @param places which values of a record are texts
 * @param always make it however few have some
 */
export const codesColumn = (places: readonly number[], records: readonly LinkRecord[], always = false): Column | undefined => {
  const lists = records.map(record => [...new Set(places.flatMap(place => codesIn(record.values[place] ?? '')))].sort().join(' ') || null)
  if (!always && lists.filter(Boolean).length < records.length * 0.15) return undefined
  return columnOf(
    { key: 'codes', kind: 'codes' },
    0,
    lists.map((list, i) => ({ id: records[i]!.id, values: [list] })),
  )
}
