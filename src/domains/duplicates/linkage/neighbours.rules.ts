/**
 * Each record's nearest others: those that share its most telling keys (a nearest-neighbour join on TF-IDF; Papadakis et al., "Benchmarking Filtering
 * Techniques for Entity Resolution", 2023). A record reads the holders of so many keys, the rarest first, that the work stays bounded; where that was
 * not all of them, those that it meets in two words come in, and the nearest are measured again by many more keys.
 */
import type { Keys } from './keys.rules.ts'
import { lengthOf } from './likeness.rules.ts'
import { type Meetings, meetingsOf } from './meetings.rules.ts'
import { type Nearest, nearestOf } from './nearest.rules.ts'

/** What one way to look for neighbours found: `neighbours` numbers a record, nearest first, −1 where there are no more. */
export interface Neighbours {
  near: Int32Array
  neighbours: number
}
export interface NeighbourOptions {
  /** Neighbours kept per record. */
  neighbours: number
  /** Holders of keys read at most, by all records together. */
  work: number
}
/** So many times the neighbours wanted are measured again, where some keys were not read. */
const MEASURED = 3
/** Keys of a record by which it is then measured: its rarest; those that follow are held by so many that they say little. */
const TELLING = 48
/**
 * Where a record may read so many holders, keys that no longer fit into the work of all say nothing: frequent words only blur who is near. Where it may
 * read fewer, the list is so long that too many keys would fall away.
 */
const PLENTY = 5000

/**
 * Each record's nearest others within one list (`split` = number of records) or between the first `split` records and the others.
 * @param keyed the records' keys, those of both lists one after the other
 */
export const neighboursOf = (keyed: Keys, split: number, { neighbours, work }: NeighbourOptions): Neighbours => {
  const { keys, size, holders } = keyed
  const count = keys.length
  const linking = split < count
  const ofFirst = postingsOf(keyed, 0, split)
  const ofSecond = linking ? postingsOf(keyed, split, count) : ofFirst
  const both = (key: number) => held(ofFirst, key) > 0 && held(ofSecond, key) > 0
  const allowed = Math.ceil(work / count)
  // A key that leads to nobody, one's own slip, takes nothing away from the likeness of two; nor does one of very many in a list of middling length.
  const weight = new Float32Array(size)
  let reading = 0
  for (let key = 0; key < size; key++) {
    if (holders[key]! < 2 || !both(key)) continue
    reading += linking ? held(ofFirst, key) * held(ofSecond, key) * 2 : holders[key]! ** 2
    if (allowed >= PLENTY && reading > work && holders[key]! > 20) break
    weight[key] = Math.log((count + 1) / holders[key]!) ** 2
  }
  const length = lengthOf(keys, weight)
  const again = measureBy(keyed, weight, length)
  let meetings: Meetings | undefined
  const near = new Int32Array(count * neighbours).fill(-1)
  const score = new Float32Array(count)
  const touched = new Int32Array(count)
  const few = nearestOf(neighbours)
  const many = nearestOf(neighbours * MEASURED)
  for (let i = 0; i < count; i++) {
    const { start, list } = i < split ? ofSecond : ofFirst
    let reached = 0
    let left = allowed
    for (const key of keys[i]!) {
      const gain = weight[key]!
      if (!gain) continue
      const end = start[key + 1]!
      left -= end - start[key]!
      if (left < 0) break
      for (let at = start[key]!; at < end; at++) {
        const j = list[at]!
        const before = score[j]!
        if (before === 0) touched[reached++] = j
        score[j] = before + gain
      }
    }
    const partly = left < 0
    const best = partly ? many : few
    for (let t = 0; t < reached; t++) {
      const j = touched[t]!
      if (j !== i) best.offer(j, score[j]! / (length[i]! * length[j]!))
      score[j] = 0
    }
    if (partly) {
      meetings ??= meetingsOf(keyed, split)
      again(i, many.taken(), meetings, few)
    }
    near.set(few.taken(), i * neighbours)
  }
  return { near, neighbours }
}
/** Places of the sieve: it fits into the nearest memory. */
const SIEVE = 2 ** 14
/** Measures some others of a record, and those that it meets, by their most telling keys. */
const measureBy = ({ keys, size }: Keys, weight: Float32Array, length: Float32Array) => {
  const mine = new Float32Array(size)
  // Few keys of others are the record's own: a small sieve, always at hand, spares looking for most in the large table.
  const sieve = new Uint8Array(SIEVE)
  const seenBy = new Int32Array(keys.length).fill(-1)
  const start = new Int32Array(keys.length + 1)
  for (const [j, list] of keys.entries()) start[j + 1] = start[j]! + Math.min(list.length, TELLING)
  const telling = new Int32Array(start[keys.length]!)
  for (const [j, list] of keys.entries()) telling.set(list.subarray(0, TELLING), start[j]!)
  return (i: number, nearest: Int32Array, met: Meetings, into: Nearest) => {
    for (const key of keys[i]!) {
      mine[key] = weight[key]!
      sieve[key % SIEVE] = 1
    }
    const measure = (j: number) => {
      if (seenBy[j] === i) return
      seenBy[j] = i
      let sum = 0
      for (let at = start[j]!, end = start[j + 1]!; at < end; at++) {
        const key = telling[at]!
        if (sieve[key % SIEVE]) sum += mine[key]!
      }
      into.offer(j, sum / (length[i]! * length[j]!))
    }
    for (const j of nearest) measure(j)
    for (let at = met.start[i]!; at < met.start[i + 1]!; at++) measure(met.list[at]!)
    for (const key of keys[i]!) {
      mine[key] = 0
      sieve[key % SIEVE] = 0
    }
  }
}

/** Per key the records that hold it, one after the other in `list` from `start[key]`. */
interface Postings {
  start: Int32Array
  list: Int32Array
}
const held = ({ start }: Postings, key: number) => start[key + 1]! - start[key]!
/** Of the records from `from` to `until`. */
const postingsOf = ({ keys, size }: Keys, from: number, until: number): Postings => {
  const start = new Int32Array(size + 1)
  for (let i = from; i < until; i++) for (const key of keys[i]!) start[key + 1]!++
  for (let key = 0; key < size; key++) start[key + 1]! += start[key]!
  const list = new Int32Array(start[size]!)
  const next = start.slice()
  for (let i = from; i < until; i++) for (const key of keys[i]!) list[next[key]!++] = i
  return { start, list }
}
