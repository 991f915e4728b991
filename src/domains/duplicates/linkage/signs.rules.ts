/**
 * The signs by which a pair is judged: what the learned model says of it, how alike the two are as a whole, and how they stand among their other
 * candidates. All of them mean the same in any list, whatever its columns.
 */
import type { Candidates } from './blocking.rules.ts'
import { levelsOf } from './compare.rules.ts'
import type { Likeness, Whole } from './likeness.rules.ts'
import type { Column } from './values.rules.ts'

/** In the order of the numbers that `signsOf` writes. */
export const signs = [
  'logit',
  'whole',
  'name',
  'agreement',
  'odds',
  'known',
  'differ',
  'same',
  'rankLow',
  'rankHigh',
  'modelRankLow',
  'modelRankHigh',
  'gapLow',
  'gapHigh',
  'modelGapLow',
  'modelGapHigh',
  'crowdLow',
  'crowdHigh',
  'believedLow',
  'believedHigh',
  'through',
  'modelThrough',
  'withinLow',
  'withinHigh',
  'strictOdds',
  'relative',
  'spacing',
  'nearest',
  'sureShare',
  'surePartners',
  'modelPartners',
] as const
export type Sign = (typeof signs)[number]
export interface Judged {
  columns: readonly Column[]
  candidates: Candidates
  /** Levels of all candidates, `width` numbers a pair. */
  data: Int8Array
  width: number
  /** log2 of the odds by the learned model, per candidate. */
  logits: Float32Array
  whole: Whole
  name: Likeness
  /** Bits that agreement in each column is worth at most, and how loosely it is written. */
  tells: readonly number[]
  loose: readonly number[]
  sure: Int32Array
  /** Whether two records are at odds in something that tells records apart, by their levels. */
  atOdds: (data: Int8Array, at: number) => boolean
}
/** Candidates of each record, one after the other from `start[record]`: the others, and how near and how likely each is. */
interface Rows {
  start: Int32Array
  other: Int32Array
  alike: Float32Array
  logit: Float32Array
}
const rowsOf = ({ left, right }: Candidates, count: number, ofPair: { alike: Float32Array; logits: Float32Array }): Rows => {
  const start = new Int32Array(count + 1)
  for (const record of left) start[record + 1]!++
  for (const record of right) start[record + 1]!++
  for (let i = 0; i < count; i++) start[i + 1]! += start[i]!
  const other = new Int32Array(start[count]!)
  const alike = new Float32Array(other.length)
  const logit = new Float32Array(other.length)
  const next = start.slice()
  const put = (own: number, p: number, its: number) => {
    const at = next[own]!++
    other[at] = its
    alike[at] = ofPair.alike[p]!
    logit[at] = ofPair.logits[p]!
  }
  for (let p = 0; p < left.length; p++) {
    put(left[p]!, p, right[p]!)
    put(right[p]!, p, left[p]!)
  }
  return { start, other, alike, logit }
}
const LIMIT = 40
const within = (x: number) => Math.max(-LIMIT, Math.min(LIMIT, x))

/** How the records' nearest stand: how much nearer the first is than the second, against the second and the third; and how near the first is. */
const spacingOf = (count: number, { start, alike }: Rows) => {
  let [first, second, near, records] = [0, 0, 0, 0]
  for (let i = 0; i < count; i++) {
    let [a, b, c] = [0, 0, 0]
    for (let at = start[i]!; at < start[i + 1]!; at++) {
      const s = alike[at]!
      if (s > a) [a, b, c] = [s, a, b]
      else if (s > b) [b, c] = [s, b]
      else if (s > c) c = s
    }
    if (a === 0) continue
    records++
    first += a - b
    second += b - c
    near += a
  }
  return { spacing: Math.min(20, (first + 0.001) / (second + 0.001)), nearest: records ? near / records : 0 }
}

/**
 * Prepares the signs of a list.
 * @returns a function that writes the signs of any two records, given their levels and the model's logit
 */
export const signsOf = (given: Judged) => {
  const { columns, candidates, logits, whole, name, tells, loose, sure, atOdds } = given
  const count = columns[0]!.at.length
  const { left, right } = candidates
  const alike = Float32Array.from(left, (a, p) => whole.alike(a, right[p]!))
  const rows = rowsOf(candidates, count, { alike, logits })
  const { start } = rows
  const { spacing, nearest } = spacingOf(count, rows)
  const met = sure.reduce((sum, times) => sum + Number(times > 0), 0)
  const believed = logits.reduce((sum, logit) => sum + 1 / (1 + 2 ** -logit), 0)
  const doubt = 1 - Math.min(1, (8 * sure.reduce((sum, times) => sum + times, 0)) / 2 / Math.max(1, believed))
  const ofList = [
    spacing,
    nearest,
    met / count,
    Math.min(30, met ? sure.reduce((sum, times) => sum + times, 0) / met : 0),
    Math.min(30, (2 * believed) / count),
  ]
  const needed = 1.6 * Math.log2(count)
  const markAlike = new Float32Array(count)
  const markLogit = new Float32Array(count)
  /** How a record's other candidates stand against a pair of it: nearer, likelier; the nearest, the likeliest; about as near, likely. */
  const scan = (of: number, other: number, s: number, logit: number, side: Float64Array) => {
    let [nearer, likelier, best, modelBest, crowd, believed] = [0, 0, 0, -LIMIT, 0, 0]
    for (let at = start[of]!; at < start[of + 1]!; at++) {
      if (rows.other[at] === other) continue
      const t = rows.alike[at]!
      const l = rows.logit[at]!
      if (t > s) nearer++
      if (l > logit) likelier++
      if (t > best) best = t
      if (l > modelBest) modelBest = l
      if (t > 0.85 * s) crowd++
      if (l > 0) believed++
    }
    side[0] = nearer
    side[1] = likelier
    side[2] = best
    side[3] = modelBest
    side[4] = crowd
    side[5] = believed
  }
  const x = new Float64Array(6)
  const y = new Float64Array(6)
  const low = (k: number) => Math.min(x[k]!, y[k]!)
  const high = (k: number) => Math.max(x[k]!, y[k]!)
  const tops = columns.map(({ kind }) => levelsOf[kind] - 1)
  return (a: number, b: number, data: Int8Array, at: number, logit: number, p: number | undefined, out: Float32Array) => {
    const s = p === undefined ? whole.alike(a, b) : alike[p]!
    scan(a, b, s, logit, x)
    scan(b, a, s, logit, y)
    let [through, modelThrough] = [0, -LIMIT]
    for (let i = start[a]!; i < start[a + 1]!; i++) {
      const third = rows.other[i]!
      markAlike[third] = rows.alike[i]!
      markLogit[third] = rows.logit[i]!
    }
    for (let i = start[b]!; i < start[b + 1]!; i++) {
      const third = rows.other[i]!
      if (third === a || markAlike[third] === 0) continue
      through = Math.max(through, Math.min(markAlike[third]!, rows.alike[i]!))
      modelThrough = Math.max(modelThrough, Math.min(markLogit[third]!, rows.logit[i]!))
    }
    for (let i = start[a]!; i < start[a + 1]!; i++) markAlike[rows.other[i]!] = 0
    let [agreement, odds, strict, known, differ, same] = [0, 0, 0, 0, 0, 0]
    for (let f = 0; f < columns.length; f++) {
      const level = data[at + f]!
      if (level < 0) continue
      const top = tops[f]!
      known++
      agreement += tells[f]! * (level / top)
      if (level === 0) odds += Math.min(6, tells[f]!) * (1 - loose[f]!)
      if (level === 0) strict += Math.min(6, tells[f]!)
      if (level < top / 2) differ++
      if (level === top) same++
    }
    const longer = whole.length[a]! / whole.length[b]!
    const numbers = [
      within(logit),
      s,
      name(a, b),
      (agreement - odds) / needed,
      odds,
      known / columns.length,
      known ? differ / known : 0,
      known ? same / known : 0,
      low(0),
      high(0),
      low(1),
      high(1),
      s - high(2),
      s - low(2),
      within(logit - high(3)),
      within(logit - low(3)),
      low(4),
      high(4),
      low(5),
      high(5),
      through,
      within(modelThrough),
      s * Math.min(longer, 1 / longer),
      s * Math.max(longer, 1 / longer),
      strict,
      atOdds(data, at) ? doubt : 0,
      ...ofList,
    ]
    out.set(numbers)
  }
}
