/** Links records: chooses pairs, compares them, learns without labels, scores. Decision 0007 says why it is built so. */
import { type Candidates, candidatePairs, mergeCandidates } from './blocking.rules.ts'
import { levelsOf, measures } from './compare.rules.ts'
import { type ByChance, type Learned, learn } from './em.rules.ts'
import type { CompareKind, LinkedPair, LinkField, LinkRecord } from './linkage.schema.ts'
import {
  evidenceOf,
  knowledgeOf,
  type LinkModel,
  nameColumn,
  rarityOf,
  STANDINGS,
  scorer,
  sharedContacts,
  standingLevel,
  type Table,
  tableOf,
} from './model.rules.ts'
import { closeUp, compete, type Scored } from './together.rules.ts'
import type { Column } from './values.rules.ts'

export { type LinkModel, priorModel } from './model.rules.ts'
export interface LinkOptions {
  /** Pairs less likely than this are not given back. */
  threshold?: number
  /** Whether each pair carries its evidence; it does unless told otherwise. */
  evidence?: boolean
}
export interface LinkResult {
  pairs: LinkedPair[]
  model: LinkModel
  /** Pairs that were compared. */
  compared: number
}

/** The levels of a pair, written into `data` from `at`. */
const compareInto = ({ columns, level, swap }: Table, a: number, b: number, data: Int8Array, at: number) => {
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
const beyondLevel = ({ columns }: Table, { equals, strangers }: Learned) => {
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
/**
 * How often codes, numbers and categories differ even between each other's nearest: where sources write them in ways of their own
 * ('3:37', '217137', 'A1'), to differ says little.
 * @returns per field 0…1; 0 for kinds that are written alike everywhere
 */
const looseness = (table: Table, data: Int8Array, pairs: number, candidates: Candidates): number[] => {
  const rankSum = (p: number) => standingLevel(candidates.rankOfLeft[p]!) + standingLevel(candidates.rankOfRight[p]!)
  const n = table.counts.length
  return table.columns.map(({ kind }, f) => {
    if (kind !== 'code' && kind !== 'number' && kind !== 'category') return 0
    let differ = 0
    let known = 0
    for (let p = 0; p < pairs; p++) {
      const level = data[p * n + f]!
      if (level < 0 || rankSum(p) < 6) continue
      known++
      if (level === 0) differ++
    }
    return known ? differ / known : 0
  })
}
/** What is seen of the pairs before anything is learned. */
interface Start {
  /** Of each pair's being one, 0…1: pairs that stand first for both and agree in most of what they say. */
  guess: Float32Array
  /** 1 for pairs that are at odds in something that tells records apart. */
  atOdds: Uint8Array
  /** Per record how many others agree with it in more than chance can bring about, and are at odds with it in nothing. */
  sure: Int32Array
}
const startOf = (table: Table, data: Int8Array, { left, right, rankOfLeft, rankOfRight }: Candidates, loose: readonly number[]): Start => {
  const { columns } = table
  const n = columns.length + STANDINGS
  const count = columns[0]!.at.length
  const start: Start = { guess: new Float32Array(left.length), atOdds: new Uint8Array(left.length), sure: new Int32Array(count) }
  const needed = 1.6 * Math.log2(count)
  const tells = columns.map(({ collision }) => Math.min(24, -Math.log2(Math.max(collision, 1e-8))))
  const apart = columns.map(({ kind }, f) => tells[f]! >= 5 && loose[f]! < 0.5 && !['number', 'category', 'text'].includes(kind))
  for (let p = 0; p < left.length; p++) {
    let bits = 0
    for (const [f, { kind }] of columns.entries()) {
      const level = data[p * n + f]!
      if (level < 0) continue
      const top = levelsOf[kind] - 1
      bits += tells[f]! * (level / top) - (level === 0 ? 6 * (1 - loose[f]!) : 0)
      if (apart[f] && level < top / 2) start.atOdds[p] = 1
    }
    const stands = standingLevel(rankOfLeft[p]!) + standingLevel(rankOfRight[p]!)
    start.guess[p] = bits < needed ? 0.002 : stands >= 6 ? 0.9 : stands >= 4 ? 0.5 : stands >= 3 ? 0.2 : 0.02
    if (bits < needed || start.atOdds[p]) continue
    start.sure[left[p]!]!++
    start.sure[right[p]!]!++
  }
  return start
}
/** Where each record has this many others that are surely one with it, the nearest is no more itself than the tenth. */
const CROWDED = 4
/** How the candidates stand, written into the levels; in a list where things are met many times, nothing. */
const placeInto = (data: Int8Array, n: number, { rankOfLeft, rankOfRight }: Candidates, linking: boolean, { guess, sure }: Start) => {
  const met = sure.filter(times => times > 0)
  const crowded = !linking && met.reduce((sum, times) => sum + times, 0) > CROWDED * met.length
  for (let p = 0; p < guess.length; p++) {
    const [x, y] = [standingLevel(rankOfLeft[p]!), standingLevel(rankOfRight[p]!)]
    // Between two lists the sides differ: a library may have a book once that a shelf has three times.
    data[p * n + n - 2] = crowded ? -1 : linking ? x : Math.max(x, y)
    data[p * n + n - 1] = crowded ? -1 : linking ? y : Math.min(x, y)
    if (crowded && guess[p]! > 0.01) guess[p] = 0.9
  }
}
/**
 * How far pairs at odds in something are believed. Where hardly any pair is one for sure, as in a list that holds nothing twice, what learning took
 * for equals are relatives: housemates, models of one series.
 */
const trustOf = ({ sure }: Start, expected: number): number =>
  Math.min(1, (PER_SURE * sure.reduce((sum, times) => sum + times, 0)) / 2 / expected)
const PER_SURE = 8

/** Pairs near as whole records, and pairs near by name alone: a long description can drown a name. */
const candidatesOf = (columns: readonly Column[], count: number, split: number): Candidates => {
  const neighbours = neighboursFor(count)
  const whole = candidatePairs(columns, count, split, { neighbours, work: WORK })
  const name = nameColumn(columns)
  const texts = columns.filter(({ kind }) => kind === 'words' || kind === 'text' || kind === 'person')
  if (!name || texts.length < 2) return whole
  return mergeCandidates(whole, candidatePairs([name], count, split, { neighbours: Math.ceil(neighbours / 2), work: WORK / 4 }), count)
}
/** Neighbours per record: many for few records, bounded for many. */
const neighboursFor = (count: number) => Math.round(Math.min(20, Math.max(8, 1_000_000 / count)))
const WORK = 250_000_000

/**
 * Finds the records that are likely one: within one list, or between two.
 * @param fields how the values of every record are compared, in their order
 * @returns the pairs at least as likely as the threshold (default 0.5), likeliest first, each with its evidence; and the learned model
 */
export const linkRecords = (
  fields: readonly LinkField[],
  first: readonly LinkRecord[],
  second?: readonly LinkRecord[],
  { threshold = 0.5, evidence = true }: LinkOptions = {},
): LinkResult => {
  const linking = second !== undefined
  const records = second ? [...first, ...second] : first
  const count = records.length
  const table = tableOf(fields, records)
  const candidates = candidatesOf(table.columns.slice(0, fields.length), count, linking ? first.length : count)
  const pairs = candidates.left.length
  const n = table.counts.length
  const data = levelsOfPairs(table, candidates)
  const loose = looseness(table, data, pairs, candidates)
  const start = startOf(table, data, candidates, loose)
  placeInto(data, n, candidates, linking, start)
  const learned = learn(
    {
      data,
      pairs,
      fields: n,
      counts: table.counts,
      collisions: [...table.columns.map(column => column.collision), 0, 0],
      mostApart: mostApartOf(table, loose),
      byChance: byChanceOf(table, count, linking ? first.length : count),
    },
    start.guess,
    linking ? (first.length > (second?.length ?? 0) ? candidates.left : candidates.right) : undefined,
  )
  const score = scorer(learned)
  const beyond = beyondLevel(table, learned)
  const chance = (at: Int8Array, offset: number, a: number) => {
    let logit = score.logit(at, offset)
    for (let f = 0; f < table.columns.length; f++) logit += beyond(f, at[offset + f]!, a)
    return 1 / (1 + 2 ** -logit)
  }
  const one = new Int8Array(n).fill(-1)
  const chanceOf = (a: number, b: number) => {
    compareInto(table, a, b, one, 0)
    return chance(one, 0, a)
  }
  const trust = linking ? 1 : trustOf(start, learned.equals.share * pairs)
  const scored: Scored = {
    left: Array.from(candidates.left),
    right: Array.from(candidates.right),
    probability: Array.from({ length: pairs }, (_, p) => chance(data, p * n, candidates.left[p]!) * (start.atOdds[p] ? trust : 1)),
  }
  const agreed = linking ? compete(scored, count, countsOnce(scored, chanceOf)) : closeUp(scored, count, chanceOf)
  const model: LinkModel = {
    fields: [...fields],
    codes: table.columns.length > fields.length,
    learned,
    knowledge: Object.fromEntries(table.columns.map(column => [column.key, knowledgeOf(column, count)])),
  }
  const kept = agreed.probability
    .flatMap((p, at) => (p >= threshold ? [at] : []))
    .sort((a, b) => agreed.probability[b]! - agreed.probability[a]!)
  return {
    model,
    compared: pairs,
    pairs: kept.map(at => {
      const [a, b] = [agreed.left[at]!, agreed.right[at]!]
      if (evidence) compareInto(table, a, b, one, 0)
      return {
        left: records[a]!.id,
        right: records[b]!.id,
        probability: agreed.probability[at]!,
        evidence: !evidence ? [] : evidenceOf(table.columns, one, 0, score.weights(one, 0), f => beyond(f, one[f]!, a)),
      }
    }),
  }
}

/**
 * Whether each list holds each thing once. Few records with two likely partners: it does, and one of the two is a mistake. Many: then it does
 * only if such partners are not each other's equals by the same measure.
 */
const countsOnce = (scored: Scored, chanceOf: (a: number, b: number) => number): { left: boolean; right: boolean } => {
  const once = (own: readonly number[], other: readonly number[]) => {
    const partners = new Map<number, number[]>()
    for (const [p, chance] of scored.probability.entries()) {
      if (chance < 0.9) continue
      const list = partners.get(own[p]!)
      if (list) list.push(other[p]!)
      else partners.set(own[p]!, [other[p]!])
    }
    const several = [...partners.values()].filter(list => list.length > 1)
    if (several.length <= partners.size * FEW) return true
    const sample = several.slice(0, 500)
    return sample.filter(list => chanceOf(list[0]!, list[1]!) >= 0.5).length < sample.length / 2
  }
  return { right: once(scored.left, scored.right), left: once(scored.right, scored.left) }
}
const FEW = 0.15

/**
 * How likely a record is one with each of some others, by what was learned before: quick, for a form that is being filled in.
 * @returns all candidates, likeliest first
 */
export const scoreAgainst = (model: LinkModel, draft: LinkRecord, candidates: readonly LinkRecord[]): LinkedPair[] => {
  const table = tableOf(model.fields, [draft, ...candidates], model)
  const score = scorer(model.learned)
  const beyond = beyondLevel(table, model.learned)
  const data = new Int8Array(table.counts.length).fill(-1)
  return candidates
    .map((candidate, i): LinkedPair => {
      compareInto(table, 0, i + 1, data, 0)
      let logit = score.logit(data, 0)
      for (let f = 0; f < table.columns.length; f++) logit += beyond(f, data[f]!, 0)
      return {
        left: draft.id,
        right: candidate.id,
        probability: 1 / (1 + 2 ** -logit),
        evidence: evidenceOf(table.columns, data, 0, score.weights(data, 0), f => beyond(f, data[f]!, 0)),
      }
    })
    .sort((a, b) => b.probability - a.probability)
}
