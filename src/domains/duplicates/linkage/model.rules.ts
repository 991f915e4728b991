/** What linkage has learned, as plain data: enough to say of any two records how likely they are one, and why. */
import { say } from '../../../words/say.ts'
import { comparer, levelsOf, swappable } from './compare.rules.ts'
import { believedOfEquals, type Learned, logLikelihood, logOfChance, logsOf, type PairClass, standing } from './em.rules.ts'
import type { CompareKind, Evidence, LinkField, LinkRecord } from './linkage.schema.ts'
import { jaroWinkler } from './strings.rules.ts'
import { type Column, codesColumn, columnOf, expectNames } from './values.rules.ts'

/** What is known of a column's values beyond the records at hand. */
export interface Knowledge {
  collision: number
  /** Share of records that hold a value, for values that several hold. */
  frequencies: Record<string, number>
  /** How telling words are, for words that several records hold; `rare` of all others. */
  words: Record<string, number>
  rare: number
}
export interface LinkModel {
  fields: LinkField[]
  /** Whether codes within texts are compared too. */
  codes: boolean
  learned: Learned
  knowledge: Record<string, Knowledge>
}

/** Standing of a pair among its records' candidates: two more fields, the better and the worse of the two sides (or left's and right's). */
export const STANDINGS = 2
const standingLevels = 4
/** 3 the nearest of all, 2 the second, 1 among five, 0 further. */
export const standingLevel = (rank: number): number => (rank === 0 ? 3 : rank === 1 ? 2 : rank <= 4 ? 1 : 0)

/** The columns of records, ready to be compared. */
export interface Table {
  columns: Column[]
  /** How many levels each column and each standing has. */
  counts: number[]
  level: ((a: number, b: number) => number)[]
  /** Two columns whose values are met in each other's place. */
  swap: [number, number] | undefined
}
export const tableOf = (fields: readonly LinkField[], records: readonly LinkRecord[], model?: LinkModel): Table => {
  const columns = fields.map((field, place) => columnOf(field, place, records))
  const name = nameColumn(columns)
  if (name) expectNames(name)
  const texts = fields.flatMap(({ kind }, place) => (kind === 'words' || kind === 'text' ? [place] : []))
  const codes = model?.codes === false ? undefined : codesColumn(texts, records, model?.codes)
  if (codes) columns.push(codes)
  if (model) for (const column of columns) inform(column, model.knowledge[column.key])
  return {
    columns,
    counts: [...columns.map(column => levelsOf[column.kind]), ...new Array<number>(STANDINGS).fill(standingLevels)],
    level: columns.map(comparer),
    swap: swappable(columns),
  }
}
/** Puts what the whole list taught in place of what a few records show. */
const inform = (column: Column, known: Knowledge | undefined) => {
  if (!known) return
  // A list in which nobody had such a value taught nothing of how often two are equal.
  column.collision = known.collision || believedCollision[column.kind]
  for (const value of column.values) {
    value.frequency = known.frequencies[value.plain] ?? Math.min(column.collision, 1e-4)
    value.weights = value.words.map(word => known.words[word] ?? known.rare)
    value.total = value.weights.reduce((sum, weight) => sum + weight, 0)
  }
}
const KEPT = 3000
/** What to keep of a column for later. */
export const knowledgeOf = (column: Column, count: number): Knowledge => {
  const often = column.values.filter(value => value.frequency * count > 2).sort((a, b) => b.frequency - a.frequency)
  const words = new Map<string, number>()
  for (const value of column.values) for (const [i, word] of value.words.entries()) words.set(word, value.weights[i]!)
  const telling = [...words].sort((a, b) => a[1] - b[1]).slice(0, KEPT)
  return {
    collision: column.collision,
    // A person's phone or number is not written into a model.
    frequencies: ['words', 'category'].includes(column.kind)
      ? Object.fromEntries(often.slice(0, KEPT).map(value => [value.plain, value.frequency]))
      : {},
    words: column.kind === 'text' ? {} : Object.fromEntries(telling),
    rare: Math.log(count + 1),
  }
}

/** What a list of people's names teaches of names: how often one is met, for those that several bear, and how telling its words are. */
export const namesTaught = (names: readonly string[]): Knowledge => {
  const column = columnOf(
    { key: 'name', kind: 'person' },
    0,
    names.map((name, at) => ({ id: String(at), values: [name] })),
  )
  expectNames(column)
  const several = column.values.filter(value => value.frequency * names.length > 2).sort((a, b) => b.frequency - a.frequency)
  const frequencies = Object.fromEntries(several.slice(0, KEPT).map(value => [value.plain, value.frequency]))
  return { ...knowledgeOf(column, names.length), frequencies }
}

/** How much of the adjustment for rare and frequent values counts: candidates are chosen by rare values, so it is partly spent. */
const RARITY = 0.6
/**
 * What equality in a rare or frequent value says beyond equality as such (term frequency; Winkler 1989).
 * @returns bits to add to the field's weight
 */
export const rarityOf = (column: Column, record: number): number => {
  const value = column.values[column.at[record]!]!
  return RARITY * Math.max(-3, Math.min(6, Math.log2(column.collision / value.frequency)))
}

/**
 * How many different names share each contact. One officer's phone stands on forty households: sharing it says nothing of them.
 * @returns per value of `contact` the bits to take away: 2·log2(names − 1), none up to two names
 */
export const sharedContacts = (contact: Column, name: Column | undefined): Float64Array => {
  const penalty = new Float64Array(contact.values.length)
  if (!name) return penalty
  const holders = new Map<number, string[]>()
  for (const [record, value] of contact.at.entries()) {
    const id = name.at[record]!
    if (value < 0 || id < 0) continue
    const names = holders.get(value) ?? []
    const text = [...name.values[id]!.words].sort().join(' ')
    if (names.length < 60 && !names.some(other => other === text || jaroWinkler(other, text) >= 0.9)) names.push(text)
    holders.set(value, names)
  }
  for (const [value, names] of holders) if (names.length > 2) penalty[value] = 2 * Math.log2(names.length - 1)
  return penalty
}
/** The column that tells records apart best by name: what holders of a contact are counted by. */
export const nameColumn = (columns: readonly Column[]): Column | undefined =>
  columns.filter(({ kind, filled }) => (kind === 'words' || kind === 'person') && filled > 0.5).sort((a, b) => a.collision - b.collision)[0]

/** Scores pairs whose levels are known. */
export const scorer = ({ equals, strangers, byChance, shares }: Learned) => {
  const logM = logsOf(equals.chances)
  const logU = strangers.map(({ share, chances }) => ({ start: Math.log2(share), logs: logsOf(chances) }))
  const start = Math.log2(equals.share)
  return {
    /** log2 of the odds that the pair whose levels begin at `at` is one. */
    logit: (data: Int8Array, at: number): number => {
      let best = -Infinity
      const each = logU.map(kind => {
        const x = kind.start + logLikelihood(kind.logs, data, at)
        if (x > best) best = x
        return x
      })
      const chance = logOfChance(byChance, shares, data, at) + standing(logM, data, at, byChance.levels.length)
      best = Math.max(best, chance)
      return start + logLikelihood(logM, data, at) - best - Math.log2(each.reduce((sum, x) => sum + 2 ** (x - best), 2 ** (chance - best)))
    },
    /** Per field what its level says, in bits: against the kinds of stranger as likely as they are for this very pair. */
    weights: (data: Int8Array, at: number): number[] => {
      const logs = logU.map(kind => kind.start + logLikelihood(kind.logs, data, at))
      const best = Math.max(...logs)
      const parts = logs.map(x => 2 ** (x - best))
      const sum = parts.reduce((total, x) => total + x, 0)
      return logM.map((m, f) => {
        const level = data[at + f]!
        if (level < 0) return 0
        return m[level]! - Math.log2(strangers.reduce((u, kind: PairClass, k) => u + (parts[k]! / sum) * kind.chances[f]![level]!, 0))
      })
    },
  }
}

const says: Record<CompareKind, readonly string[]> = {
  words: ['none', 'little', 'some', 'half', 'much', 'nearly', 'written', 'equal'],
  person: ['none', 'little', 'some', 'half', 'much', 'nearly', 'written', 'equal'],
  text: ['none', 'little', 'some', 'half', 'much', 'nearly', 'nearly', 'equal'],
  code: ['none', 'part', 'slip', 'equal'],
  contact: ['none', 'part', 'slip', 'equal'],
  date: ['none', 'year', 'part', 'slip', 'equal'],
  number: ['none', 'near', 'nearer', 'nearly', 'equal'],
  category: ['none', 'some', 'equal'],
  codes: ['codesNone', 'codesSome', 'codesCommon', 'codesMost', 'codesAll'],
}
/** How a level is said. */
export const levelSays = (kind: CompareKind, level: number | null): string =>
  say(`linkage.${level === null ? 'unknown' : says[kind][level]!}` as 'linkage.unknown')

/** The evidence of a pair, field by field, heaviest first; fields not known on one side come last. */
export const evidenceOf = (
  columns: readonly Column[],
  data: Int8Array,
  at: number,
  weights: readonly number[],
  extra: (f: number) => number,
): Evidence[] =>
  columns
    .map((column, f) => {
      const level = data[at + f]!
      const known = level < 0 ? null : level
      return {
        field: column.key,
        level: known,
        says: levelSays(column.kind, known),
        weight: known === null ? 0 : Math.round((weights[f]! + extra(f)) * 100) / 100,
      }
    })
    .sort((a, b) => Number(a.level === null) - Number(b.level === null) || Math.abs(b.weight) - Math.abs(a.weight))

/** What a field of a kind says of strangers before anything is learned: how often two random values are equal. */
const believedCollision: Record<CompareKind, number> = {
  words: 0.003,
  person: 0.002,
  text: 0.001,
  code: 0.0005,
  contact: 0.0005,
  date: 0.005,
  number: 0.05,
  category: 0.15,
  codes: 0.02,
}
/** The model before any list has taught it: candidates are strangers unless most of what they say agrees. */
export const priorModel = (fields: readonly LinkField[]): LinkModel => {
  const counts = [...fields.map(({ kind }) => levelsOf[kind]), ...new Array<number>(STANDINGS).fill(standingLevels)]
  const strangers = counts.map((count, f) => {
    const top = fields[f] ? believedCollision[fields[f].kind] * 3 : 0.25
    const between = Array.from({ length: count - 2 }, (_, level) => 0.5 ** (level + 2))
    const rest = between.reduce((sum, x) => sum + x, 0)
    return [1 - top - rest, ...between, top]
  })
  return {
    fields: [...fields],
    codes: false,
    learned: {
      equals: { share: 0.02, chances: counts.map(believedOfEquals) },
      strangers: [{ share: 0.98, chances: strangers }],
      byChance: { levels: strangers.slice(0, fields.length), total: 0, known: fields.map(() => 1) },
      shares: {},
    },
    knowledge: Object.fromEntries(
      fields.map(({ key, kind }) => [key, { collision: believedCollision[kind], frequencies: {}, words: {}, rare: 8 }]),
    ),
  }
}
