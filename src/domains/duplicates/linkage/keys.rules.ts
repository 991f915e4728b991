/** The keys of records: every word of theirs and every three-letter piece of a word, codes, days, numbers. Who shares rare ones may be one. */
import { pieces } from './strings.rules.ts'
import type { Column, Value } from './values.rules.ts'

export interface Keys {
  /** Per record its keys as rising numbers. Keys are numbered from the rarest on, so that each record's most telling ones come first. */
  keys: Int32Array[]
  /** How many keys there are of all. */
  size: number
  /** Per key how many records hold it. */
  holders: Int32Array
  /** Per key 1 for a whole word, code, day or number, 0 for a piece of one. */
  whole: Uint8Array
}
const namesOf = ({ kind, key }: Column, value: Value): { whole: string[]; parts: string[] } => {
  if (kind === 'category') return { whole: [], parts: [] }
  if (kind === 'number') return { whole: value.number === null ? [] : [`#${key}:${value.number}`], parts: [] }
  if (kind === 'date') {
    const { date } = value
    const parts = date ? [`@${key}:${date.year}-${date.month}`, `@${key}:${date.month}-${date.day}`] : []
    return { whole: [`@${key}:${value.plain}`], parts }
  }
  const words = kind === 'contact' || kind === 'code' ? [value.joined] : value.words
  return { whole: words.map(word => `=${word}`), parts: words.flatMap(pieces) }
}
/** @param count how many records there are */
export const keysOf = (columns: readonly Column[], count: number): Keys => {
  const ids = new Map<string, number>()
  const wholes: number[] = []
  const idOf = (name: string, whole: 0 | 1) => {
    let id = ids.get(name)
    if (id === undefined) {
      id = ids.size
      ids.set(name, id)
      wholes.push(whole)
    }
    return id
  }
  const ofValue = columns.map(column =>
    column.values.map(value => {
      const { whole, parts } = namesOf(column, value)
      return Int32Array.from(new Set([...whole.map(name => idOf(name, 1)), ...parts.map(name => idOf(name, 0))]))
    }),
  )
  const size = ids.size
  const keys: Int32Array[] = []
  const met = new Int32Array(size)
  const seenIn = new Int32Array(size).fill(-1)
  const list = new Int32Array(size)
  for (let i = 0; i < count; i++) {
    let length = 0
    for (const [c, column] of columns.entries()) {
      const at = column.at[i]!
      if (at < 0) continue
      for (const key of ofValue[c]![at]!) {
        if (seenIn[key] === i) continue
        seenIn[key] = i
        met[key]!++
        list[length++] = key
      }
    }
    keys.push(list.slice(0, length))
  }
  const order = Int32Array.from({ length: size }, (_, key) => key).sort((a, b) => met[a]! - met[b]! || a - b)
  const place = new Int32Array(size)
  for (let at = 0; at < size; at++) place[order[at]!] = at
  for (const list of keys) {
    for (let k = 0; k < list.length; k++) list[k] = place[list[k]!]!
    list.sort()
  }
  return { keys, size, holders: Int32Array.from(order, key => met[key]!), whole: Uint8Array.from(order, key => wholes[key]!) }
}
