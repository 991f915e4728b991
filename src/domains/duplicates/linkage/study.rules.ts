/** Studies a list: chooses pairs, compares them, learns from them what agreement is worth, and makes ready what they are judged by. */
import { type Candidates, pairsOf } from './blocking.rules.ts'
import { levelsOf, measures } from './compare.rules.ts'
import { type ByChance, type Learned, learn, patternsOf } from './em.rules.ts'
import { type Keys, keysOf } from './keys.rules.ts'
import { piecesInCommon, wholeOf } from './likeness.rules.ts'
import type { CompareKind, Evidence, LinkField, LinkRecord } from './linkage.schema.ts'
import { evidenceOf, nameColumn, rarityOf, STANDINGS, scorer, sharedContacts, type Table, tableOf } from './model.rules.ts'
import { neighboursOf } from './neighbours.rules.ts'
import { signsOf } from './signs.rules.ts'
import { looseness, placeInto, sameSource, startOf } from './start.rules.ts'
import type { Column } from './values.rules.ts'

/** The levels of a pair, written into `data` from `at`. */
export const compareInto = ({ columns, level, swap }: Table, a: number, b: number, data: Int8Array, at: number) => {
  for (let f = 0; f < columns.length; f++) {
    const [x, y] = [columns[f]!.at[a]!, columns[f]!.at[b]!]
    data[at + f] = x < 0 || y < 0 ? -1 : level[f]!(x, y)
  }
  if (!swap) return
  const [f, g] = swap
  const [mine, others] = [columns[f]!, columns[g]!]
  const [x, y, z, w] = [mine.at[a]!, others.at[b]!, others.at[a]!, mine.at[b]!]
  if (x < 0 || y < 0 || z < 0 || w < 0 || data[at + f]! + data[at + g]! >= SWAPPED * 2) return
  const measure = measures[mine.kind]
  const [one, two] = [measure(mine.values[x]!, others.values[y]!), measure(others.values[z]!, mine.values[w]!)]
  if (Math.min(one, two) < SWAPPED) return
  data[at + f] = Math.min(6, one)
  data[at + g] = Math.min(6, two)
}
/** Crossed values count when both are nearly equal. */
const SWAPPED = 5
/** Bits that a field adds beyond its level: a rare value in common says more, a contact that serves many says less. */
export const beyondLevel = ({ columns }: Table, { equals, strangers }: Learned) => {
  const name = nameColumn(columns)
  const shared = columns.map(column => (column.kind === 'contact' ? sharedContacts(column, name) : undefined))
  const strange = strangers.reduce((sum, each) => sum + each.share, 0)
  const says = columns.map((_, f) => {
    const among = strangers.reduce((sum, each) => sum + (each.share / strange) * each.chances[f]!.at(-1)!, 0)
    return Math.log2(equals.chances[f]!.at(-1)! / among)
  })
  return (f: number, level: number, a: number): number => {
    const column = columns[f]!
    if (level !== levelsOf[column.kind] - 1) return 0
    const rarity = rarityOf(column, a)
    // A contact that serves many says nothing; it does not speak against.
    return rarity - Math.min(shared[f]?.[column.at[a]!] ?? 0, Math.max(0, says[f]! + rarity))
  }
}

const levelsOfPairs = (table: Table, candidates: Candidates): Int8Array => {
  const pairs = candidates.left.length
  const n = table.columns.length + STANDINGS
  const data = new Int8Array(pairs * n)
  for (let p = 0; p < pairs; p++) {
    compareInto(table, candidates.left[p]!, candidates.right[p]!, data, p * n)
  }
  return data
}

/** How often random pairs have each level, from a seeded sample; equality is counted exactly. */
const byChanceOf = ({ columns, level, counts }: Table, count: number, split: number): ByChance => {
  const seen = columns.map((_, f) => new Array<number>(counts[f]!).fill(0.1))
  let seed = 20120705
  const random = (below: number) => {
    seed = (Math.imul(seed, 1103515245) + 12345) >>> 0
    return Math.floor((seed / 2 ** 32) * below)
  }
  for (let s = 0; s < SAMPLE; s++) {
    const a = random(split)
    const b = split < count ? split + random(count - split) : random(count)
    if (a === b) continue
    for (const [f, column] of columns.entries()) {
      const [x, y] = [column.at[a]!, column.at[b]!]
      if (x >= 0 && y >= 0) seen[f]![level[f]!(x, y)]!++
    }
  }
  return {
    total: split < count ? split * (count - split) : (count * (count - 1)) / 2,
    known: columns.map(column => column.filled ** 2),
    levels: seen.map((list, f) => {
      const sum = list.reduce((total, x) => total + x, 0)
      const top = Math.max(columns[f]!.collision, 1e-9)
      return list.map((x, at) => (at === list.length - 1 ? top : x / sum))
    }),
  }
}
const SAMPLE = 20_000
/** How many equals may have nothing in common in a field: phones and addresses change, days of birth are mistyped, names seldom change. */
const apart: Record<CompareKind, number> = {
  words: 0.4,
  person: 0.4,
  text: 0.6,
  code: 0.35,
  contact: 0.4,
  date: 0.4,
  number: 0.6,
  category: 0.4,
  codes: 0.4,
}
const OTHER_NAME = 0.02
const mostApartOf = (table: Table, loose: readonly number[]): number[] => {
  const name = nameColumn(table.columns)
  return table.counts.map((_, f) => {
    const column = table.columns[f]
    return !column ? 0.6 : column === name ? OTHER_NAME : Math.max(apart[column.kind], loose[f]!)
  })
}
/** Pairs near as whole records, and pairs near by name alone: a long description can drown a name. */
const candidatesOf = (columns: readonly Column[], keyed: Keys, split: number): Candidates => {
  const count = keyed.keys.length
  const neighbours = neighboursFor(count)
  const whole = neighboursOf(keyed, split, { neighbours, work: WORK })
  const name = nameColumn(columns)
  const texts = columns.filter(({ kind }) => kind === 'words' || kind === 'text' || kind === 'person')
  if (!name || texts.length < 2) return pairsOf([whole], count)
  const byName = neighboursOf(keysOf([name], count), split, { neighbours: Math.ceil(neighbours / 2), work: WORK / 4 })
  return pairsOf([whole, byName], count)
}
/** Neighbours per record: many for few records, bounded for many. */
const neighboursFor = (count: number) => Math.round(Math.min(20, Math.max(8, 1_000_000 / count)))
const WORK = 250_000_000

/** What is known of a list before its pairs are judged. */
export interface Studied {
  table: Table
  candidates: Candidates
  learned: Learned
  /** Levels of all candidates, as many a pair as `table.counts`. */
  data: Int8Array
  /** Writes the signs of a candidate, or of any two records. */
  signsOfPair: (a: number, b: number, p: number | undefined, out: Float32Array) => void
  /** The model's evidence of two records, and what each field adds beyond its level. */
  evidenceOfPair: (a: number, b: number) => Evidence[]
  /** What a common source of stacked lists says against two records, in natural log-odds. */
  sourceSays: (a: number, b: number) => number
}
/** Kinds of stranger; between two lists, where candidates compete, look-alikes need fewer. */
const KINDS = { within: 9, between: 5 } as const
/**
 * Within one list, so many when those were too many: one of them may be taken by pairs that are one but for a slip. It shows in that less than this share
 * of the pairs that are surely one is believed.
 */
const FEWER = 4
const BELIEVED = 0.8
/** Chooses pairs, compares them, learns. */
export const study = (fields: readonly LinkField[], first: readonly LinkRecord[], second?: readonly LinkRecord[]): Studied => {
  const linking = second !== undefined
  const records = second ? [...first, ...second] : first
  const count = records.length
  const table = tableOf(fields, records)
  const own = table.columns.slice(0, fields.length)
  const keyed = keysOf(own, count)
  const candidates = candidatesOf(own, keyed, linking ? first.length : count)
  const pairs = candidates.left.length
  const n = table.counts.length
  const data = levelsOfPairs(table, candidates)
  const loose = looseness(table, data, pairs, candidates)
  const start = startOf(table, data, candidates, loose)
  placeInto(data, n, candidates, linking, start)
  const levels = {
    data,
    pairs,
    fields: n,
    counts: table.counts,
    collisions: [...table.columns.map(column => column.collision), 0, 0],
    mostApart: mostApartOf(table, loose),
    byChance: byChanceOf(table, count, linking ? first.length : count),
  }
  const patterns = patternsOf(levels)
  const rivals = linking ? (first.length > (second?.length ?? 0) ? candidates.left : candidates.right) : undefined
  const learnWith = (kinds: number) => {
    const learned = learn(levels, patterns, start.guess, kinds, rivals)
    const score = scorer(learned)
    const beyond = beyondLevel(table, learned)
    const more = (at: Int8Array, offset: number, a: number) => {
      let bits = 0
      for (let f = 0; f < table.columns.length; f++) bits += beyond(f, at[offset + f]!, a)
      return bits
    }
    // What the levels say is one for all pairs that have the same.
    const said = Float64Array.from(patterns.at, at => score.logit(data, at))
    const logits = Float32Array.from(candidates.left, (a, p) => said[patterns.of[p]!]! + more(data, p * n, a))
    const logitOf = (at: Int8Array, a: number) => score.logit(at, 0) + more(at, 0, a)
    const believed = start.surePairs.filter(p => logits[p]! > 0).length
    return { learned, score, beyond, logitOf, logits, believed }
  }
  const taught = learnWith(linking ? KINDS.between : KINDS.within)
  const again = !linking && taught.believed < BELIEVED * start.surePairs.length ? learnWith(FEWER) : taught
  const { learned, score, beyond, logitOf, logits } = again.believed > taught.believed ? again : taught
  const name = nameColumn(table.columns)
  const whole = wholeOf(keyed)
  const write = signsOf({
    columns: table.columns,
    candidates,
    data,
    width: n,
    logits,
    whole,
    name: name ? piecesInCommon(name) : whole.alike,
    tells: table.columns.map(({ collision }) => Math.min(24, -Math.log2(Math.max(collision, 1e-8)))),
    loose,
    sure: start.sure,
    atOdds: start.oddsOf,
  })
  const one = new Int8Array(n).fill(-1)
  return {
    table,
    candidates,
    learned,
    data,
    sourceSays: sameSource(table, data, candidates, start),
    signsOfPair: (a, b, p, out) => {
      if (p !== undefined) return write(a, b, data, p * n, logits[p]!, p, out)
      compareInto(table, a, b, one, 0)
      write(a, b, one, 0, logitOf(one, a), undefined, out)
    },
    evidenceOfPair: (a, b) => {
      compareInto(table, a, b, one, 0)
      return evidenceOf(table.columns, one, 0, score.weights(one, 0), f => beyond(f, one[f]!, a))
    },
  }
}
