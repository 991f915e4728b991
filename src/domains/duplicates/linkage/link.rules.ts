/** Links records: studies the list, judges its pairs, draws the line, lets them answer to each other. Decision 0007 says why it is built so. */
import { differentRows, equalRows } from './equal-rows.rules.ts'
import { freedomOf, judgeBy } from './judge.rules.ts'
import { lenienceOf, leniently } from './lenience.rules.ts'
import type { LinkedPair, LinkField, LinkRecord } from './linkage.schema.ts'
import { evidenceOf, knowledgeOf, type LinkModel, scorer, tableOf } from './model.rules.ts'
import { aboveRelatives, lineOf } from './plateau.rules.ts'
import { signs } from './signs.rules.ts'
import { doubtOf, slipsOf } from './slips.rules.ts'
import { beyondLevel, compareInto, type Studied, study } from './study.rules.ts'
import { closeUp, compete, type Scored } from './together.rules.ts'

export { type Knowledge, type LinkModel, namesTaught, priorModel } from './model.rules.ts'
export interface LinkOptions {
  /** Pairs less likely than this are not given back. */
  threshold?: number
  /** Whether each pair carries its evidence; it does unless told otherwise. */
  evidence?: boolean
  /** Another judge than the product's own: to measure how one does that has seen no list of this kind. */
  trees?: string
}
export interface LinkResult {
  pairs: LinkedPair[]
  model: LinkModel
  /** Pairs that were compared. */
  compared: number
}

/** With fewer fields, heaps are those of how something is written, not of what it is. */
const TOLD_APART = 4
const RELATIVE = signs.indexOf('relative')
const AT_ODDS = signs.indexOf('strictOdds')
/**
 * Finds the records that are likely one: within one list, or between two.
 * @param fields how the values of every record are compared, in their order
 * @returns the pairs at least as likely as the threshold (default 0.5), likeliest first, each with its evidence; and the learned model
 */
export const linkRecords = (
  fields: readonly LinkField[],
  first: readonly LinkRecord[],
  second?: readonly LinkRecord[],
  options: LinkOptions = {},
): LinkResult => {
  const groups = second ? null : differentRows(first)
  return groups ? ofGroups(groups, fields, first, options) : answer(study(fields, first, second), fields, first, second, options)
}
/** Links the different rows, then gives each pair to all records that have the two, and to records of one row the chance that equality gives. */
const ofGroups = (groups: LinkRecord[][], fields: readonly LinkField[], first: readonly LinkRecord[], options: LinkOptions): LinkResult => {
  const { threshold = 0.5, evidence = true } = options
  const different = groups.map(([row]) => row!)
  const linked = answer(study(fields, different, undefined), fields, different, undefined, options)
  const having = new Map(groups.map(group => [group[0]!.id, group]))
  const table = tableOf(fields, first, linked.model)
  const equal = equalRows(table.columns, first.length)
  const at = new Map(first.map(({ id }, i) => [id, i]))
  const pairs: LinkedPair[] = []
  for (const { left, right, ...pair } of linked.pairs)
    for (const a of having.get(left)!) for (const b of having.get(right)!) pairs.push({ ...pair, left: a.id, right: b.id })
  const { columns } = table
  for (const group of groups) {
    const probability = group.length > 1 ? equal(at.get(group[0]!.id)!, at.get(group[1]!.id)!) : 0
    if (probability < threshold) continue
    const data = new Int8Array(table.counts.length).fill(-1)
    compareInto(table, at.get(group[0]!.id)!, at.get(group[1]!.id)!, data, 0)
    const score = scorer(linked.model.learned)
    const says = evidence ? evidenceOf(columns, data, 0, score.weights(data, 0), () => 0) : []
    for (const [i, a] of group.entries())
      for (const b of group.slice(i + 1)) pairs.push({ left: a.id, right: b.id, probability, evidence: says })
  }
  return { ...linked, pairs: pairs.sort((a, b) => b.probability - a.probability) }
}
/** The answer of `linkRecords` for lists that were studied. */
export const answer = (
  { table, candidates, learned, signsOfPair, evidenceOfPair, sourceSays }: Studied,
  fields: readonly LinkField[],
  first: readonly LinkRecord[],
  second: readonly LinkRecord[] | undefined,
  { threshold = 0.5, evidence = true, trees }: LinkOptions,
): LinkResult => {
  const records = second ? [...first, ...second] : first
  const judge = judgeBy(fields.length, trees)
  const row = new Float32Array(signs.length)
  const { left, right } = candidates
  const scores = new Float32Array(left.length)
  const slips = new Uint8Array(left.length)
  // Between two lists, a record's relatives lose to the record itself; within one, they are believed as far as the list has shown equals.
  const trust = new Float32Array(left.length).fill(1)
  for (let p = 0; p < left.length; p++) {
    signsOfPair(left[p]!, right[p]!, p, row)
    scores[p] = judge(row) + sourceSays(left[p]!, right[p]!)
    slips[p] = slipsOf(row[AT_ODDS]!)
    if (!second) trust[p] = 1 - row[RELATIVE]!
  }
  const equal = equalRows(table.columns, records.length)
  const freedom = freedomOf(fields.length)
  const judged = lineOf(scores, freedom)
  const doubt = doubtOf(
    scores.map(score => score - judged),
    slips,
    Boolean(second),
  )
  for (let p = 0; p < scores.length; p++) scores[p]! += doubt[slips[p]!]!
  // Without the relatives that were in the way, the line may lie higher.
  const settled = Math.max(judged, lineOf(scores, freedom))
  const alone = fields.length < TOLD_APART ? settled : aboveRelatives(scores, settled)
  const scoredBy = (line: number): Scored => ({
    left,
    right,
    probability: scores.map((score, p) => Math.max(trust[p]! / (1 + Math.exp(line - score)), equal(left[p]!, right[p]!))),
  })
  const agreedBy = (line: number): Scored => {
    const chanceOf = (a: number, b: number) => {
      signsOfPair(a, b, undefined, row)
      const score = judge(row) + sourceSays(a, b) + doubt[slipsOf(row[AT_ODDS]!)]!
      return Math.max((1 / (1 + Math.exp(line - score))) * (second ? 1 : 1 - row[RELATIVE]!), equal(a, b))
    }
    const scored = scoredBy(line)
    return second ? compete(scored, records.length, countsOnce(scored, chanceOf)) : closeUp(scored, records.length, chanceOf)
  }
  const agreed = leniently(agreedBy, alone, lenienceOf(scoredBy(alone), records.length, fields.length, Boolean(second)))
  const kept = [...agreed.probability.keys()]
    .filter(p => agreed.probability[p]! >= threshold)
    .sort((p, q) => agreed.probability[q]! - agreed.probability[p]!)
  return {
    compared: left.length,
    model: {
      fields: [...fields],
      codes: table.columns.length > fields.length,
      learned,
      knowledge: Object.fromEntries(table.columns.map(column => [column.key, knowledgeOf(column, records.length)])),
    },
    pairs: kept.map(p => {
      const [a, b] = [agreed.left[p]!, agreed.right[p]!]
      return {
        left: records[a]!.id,
        right: records[b]!.id,
        probability: agreed.probability[p]!,
        evidence: evidence ? evidenceOfPair(a, b) : [],
      }
    }),
  }
}

/**
 * Whether each list holds each thing once. Few records with two likely partners: it does, and one of the two is a mistake. Many: then it does
 * only if such partners are not each other's equals by the same measure.
 */
const countsOnce = (scored: Scored, chanceOf: (a: number, b: number) => number): { left: boolean; right: boolean } => {
  const once = (own: Int32Array, other: Int32Array) => {
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
