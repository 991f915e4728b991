/**
 * Which pairs are worth comparing: for each record those that share its most telling pieces. Every word and every three-letter piece of a
 * record is a key, weighed by how few records hold it (a nearest-neighbour join on TF-IDF; Papadakis et al., "Benchmarking Filtering Techniques for
 * Entity Resolution", 2023). Keys that too many records hold are left out, so that the work stays bounded: they tell little.
 */
import { pieces } from './strings.rules.ts'
import type { Column } from './values.rules.ts'

/** Pairs to compare: `left[i]` with `right[i]`. */
export interface Candidates {
  left: Int32Array
  right: Int32Array
  /** Rank of each among the other's neighbours: 0 is the nearest. */
  rankOfRight: Uint8Array
  rankOfLeft: Uint8Array
}
export interface BlockingOptions {
  /** Neighbours kept per record. */
  neighbours: number
  /** Postings read at most, which bounds the time. */
  work: number
}

/** The keys of every record, as rising numbers, and how many there are of all. */
export interface Keys {
  keys: Int32Array[]
  size: number
}
export const keysOf = (columns: readonly Column[], count: number): Keys => {
  const ids = new Map<string, number>()
  const idOf = (key: string) => {
    let id = ids.get(key)
    if (id === undefined) {
      id = ids.size
      ids.set(key, id)
    }
    return id
  }
  const ofValue = columns.map(column =>
    column.values.map(value => {
      if (column.kind === 'category') return []
      if (column.kind === 'number') return value.number === null ? [] : [idOf(`#${column.key}:${value.number}`)]
      const list = new Set<number>()
      if (column.kind === 'date') {
        list.add(idOf(`@${column.key}:${value.plain}`))
        if (value.date) list.add(idOf(`@${column.key}:${value.date.year}-${value.date.month}`))
        if (value.date) list.add(idOf(`@${column.key}:${value.date.month}-${value.date.day}`))
        return [...list]
      }
      if (column.kind === 'contact' || column.kind === 'code') {
        list.add(idOf(`=${value.joined}`))
        for (const piece of pieces(value.joined)) list.add(idOf(piece))
        return [...list]
      }
      for (const word of value.words) {
        list.add(idOf(`=${word}`))
        for (const piece of pieces(word)) list.add(idOf(piece))
      }
      return [...list]
    }),
  )
  const keys: Int32Array[] = []
  for (let i = 0; i < count; i++) {
    const list = new Set<number>()
    for (const [c, column] of columns.entries()) {
      const at = column.at[i]!
      if (at >= 0) for (const key of ofValue[c]![at]!) list.add(key)
    }
    keys.push(Int32Array.from(list).sort())
  }
  return { keys, size: ids.size }
}

/** What one way to look for neighbours found: `neighbours` numbers a record, nearest first, −1 where there are no more. */
export interface Neighbours {
  near: Int32Array
  neighbours: number
}
/**
 * Each record's nearest others within one list (`split` = number of records) or between the first `split` records and the others.
 * @param keyed the records' keys, those of both lists one after the other
 */
export const neighboursOf = ({ keys, size }: Keys, split: number, options: BlockingOptions): Neighbours => {
  const count = keys.length
  const linking = split < count
  const holders = new Int32Array(size)
  const holdersLeft = new Int32Array(size)
  for (let i = 0; i < count; i++)
    for (const key of keys[i]!) {
      holders[key]!++
      if (i < split) holdersLeft[key]!++
    }
  // The rarest keys first, until reading their postings would take more work than allowed.
  const order = Int32Array.from({ length: size }, (_, key) => key).sort((a, b) => holders[a]! - holders[b]!)
  const weight = new Float32Array(size)
  let work = 0
  for (const key of order) {
    const n = holders[key]!
    if (n < 2 || (linking && (holdersLeft[key] === 0 || holdersLeft[key] === n))) continue
    work += linking ? holdersLeft[key]! * (n - holdersLeft[key]!) * 2 : n * n
    if (work > options.work && n > 20) break
    weight[key] = Math.log((count + 1) / n) ** 2
  }
  // Who holds a key: between two lists, those of the one and those of the other apart.
  const ofFirst = postingsOf(keys, weight, size, 0, linking ? split : count)
  const ofSecond = linking ? postingsOf(keys, weight, size, split, count) : ofFirst
  const length = new Float32Array(count)
  for (let i = 0; i < count; i++) {
    let sum = 0
    for (const key of keys[i]!) sum += weight[key]!
    length[i] = Math.sqrt(sum) || 1
  }
  const { neighbours } = options
  return { near: nearest({ keys, weight, ofFirst, ofSecond, length, count, split: linking ? split : 0, neighbours }), neighbours }
}

/** Per key the records from `from` to `until` that hold it, one after the other in `list` from `start[key]`. */
interface Postings {
  start: Int32Array
  list: Int32Array
}
const postingsOf = (keys: readonly Int32Array[], weight: Float32Array, size: number, from: number, until: number): Postings => {
  const start = new Int32Array(size + 1)
  for (let i = from; i < until; i++) for (const key of keys[i]!) if (weight[key]) start[key + 1]!++
  for (let key = 0; key < size; key++) start[key + 1]! += start[key]!
  const list = new Int32Array(start[size]!)
  const next = start.slice()
  for (let i = from; i < until; i++) for (const key of keys[i]!) if (weight[key]) list[next[key]!++] = i
  return { start, list }
}
interface Index {
  keys: Int32Array[]
  weight: Float32Array
  /** Holders in the first list, and in the second; the same when there is one list. */
  ofFirst: Postings
  ofSecond: Postings
  length: Float32Array
  count: number
  /** Records of the first list when there are two. */
  split: number
  neighbours: number
}
/** Each record's nearest others, nearest first: `neighbours` numbers a record, −1 where there are no more. */
const nearest = (index: Index): Int32Array => {
  const { keys, weight, length, count, split, neighbours } = index
  const score = new Float32Array(count)
  const touched = new Int32Array(count)
  const near = new Int32Array(count * neighbours).fill(-1)
  for (let i = 0; i < count; i++) {
    let reached = 0
    const { start, list } = i < split ? index.ofSecond : index.ofFirst
    for (const key of keys[i]!) {
      const gain = weight[key]!
      if (!gain) continue
      const end = start[key + 1]!
      for (let at = start[key]!; at < end; at++) {
        const j = list[at]!
        const before = score[j]!
        if (before === 0) touched[reached++] = j
        score[j] = before + gain
      }
    }
    const best: { j: number; s: number }[] = []
    let least = 0
    for (let t = 0; t < reached; t++) {
      const j = touched[t]!
      const s = score[j]! / (length[i]! * length[j]!)
      score[j] = 0
      if (j === i || s <= least) continue
      best.push({ j, s })
      if (best.length >= neighbours * 4) {
        best.sort((a, b) => b.s - a.s)
        best.length = neighbours
        least = best[neighbours - 1]!.s
      }
    }
    best.sort((a, b) => b.s - a.s || a.j - b.j)
    for (let rank = 0; rank < Math.min(best.length, neighbours); rank++) near[i * neighbours + rank] = best[rank]!.j
  }
  return near
}

/** Which place `other` has among a record's neighbours; 255 for none. */
const rankIn = ({ near, neighbours }: Neighbours, record: number, other: number): number => {
  const from = record * neighbours
  for (let rank = 0; rank < neighbours; rank++) if (near[from + rank] === other) return rank
  return 255
}
/**
 * The pairs of neighbours, once each with both ranks. Ranks are those of the first way to find neighbours; pairs that only another way finds come as the
 * last of all.
 */
export const pairsOf = (ways: readonly Neighbours[], count: number): Candidates => {
  const most = ways.reduce((sum, { neighbours }) => sum + neighbours * count, 0)
  const out = {
    left: new Int32Array(most),
    right: new Int32Array(most),
    rankOfRight: new Uint8Array(most),
    rankOfLeft: new Uint8Array(most),
  }
  let pairs = 0
  for (const [w, way] of ways.entries())
    for (let i = 0; i < count; i++)
      for (let at = i * way.neighbours; at < (i + 1) * way.neighbours; at++) {
        const j = way.near[at]!
        if (j < 0) break
        if (j < i && rankIn(way, j, i) < 255) continue
        if (ways.slice(0, w).some(before => rankIn(before, i, j) < 255 || rankIn(before, j, i) < 255)) continue
        const [left, right] = i < j ? [i, j] : [j, i]
        out.left[pairs] = left
        out.right[pairs] = right
        out.rankOfRight[pairs] = w ? 255 : rankIn(way, left, right)
        out.rankOfLeft[pairs] = w ? 255 : rankIn(way, right, left)
        pairs++
      }
  return {
    left: out.left.slice(0, pairs),
    right: out.right.slice(0, pairs),
    rankOfRight: out.rankOfRight.slice(0, pairs),
    rankOfLeft: out.rankOfLeft.slice(0, pairs),
  }
}
