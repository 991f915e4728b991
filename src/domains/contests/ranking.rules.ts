/** From sheets to prizes: means, who goes on, who stands before whom, which prize is whose. Everything here is stated before the first entry comes. */

import { groupBy } from '../../kernel/group.ts'
import { meanPoints, type Points, totalOf } from '../../kernel/points.ts'
import { compareVietnamese } from '../../kernel/text.ts'
import { say } from '../../words/say.ts'
import type { ContestRules, Criterion, Group, MeanRule, Prize } from './contests.schema.ts'
import type { RoundResult } from './judging.schema.ts'

/** Sheets from which the highest and the lowest are dropped under the rule 'trimmed'. */
export const trimsFrom = 5

/** The mean of points by the contest's rule, to two decimals; null of none. */
export const meanBy = (rule: MeanRule, points: readonly number[]): number | null => {
  if (!points.length) return null
  const sorted = [...points].sort((a, b) => a - b)
  return meanPoints(rule === 'trimmed' && sorted.length >= trimsFrom ? sorted.slice(1, -1) : sorted)
}

/** What the sheets of one work say together. */
export const resultOf = (
  criteria: readonly Criterion[],
  rule: MeanRule,
  entryId: string,
  sheets: readonly Points[],
): Omit<RoundResult, 'through'> => {
  const totals = sheets.map(points => totalOf(criteria, points))
  return {
    entryId,
    score: meanBy(rule, totals),
    criteria: Object.fromEntries(
      sheets.length
        ? criteria.map(({ key }) => [
            key,
            meanBy(
              rule,
              sheets.map(points => points[key]?.points ?? 0),
            ) ?? 0,
          ])
        : [],
    ),
    sheets: sheets.length,
    lowest: totals.length ? Math.min(...totals) : null,
    highest: totals.length ? Math.max(...totals) : null,
  }
}

type Scored = Pick<RoundResult, 'entryId' | 'score'>
/** Who goes on of one group: the best `perGroup`, with all who are level with the last of them, and nobody below `atLeast`. */
export const goesOn = (rules: Pick<ContestRules, 'perGroup' | 'atLeast'>, results: readonly Scored[]): Set<string> => {
  const scored = results.filter(each => each.score !== null).sort((a, b) => b.score! - a.score!)
  const last = rules.perGroup === null ? undefined : scored[rules.perGroup - 1]?.score
  const least = Math.max(rules.atLeast ?? 0, last ?? 0)
  return new Set(scored.filter(each => each.score! >= least).map(each => each.entryId))
}

/**
 * Results of a closed preliminary round by the sheets that still count. A judge may name an interest after it was closed: what they gave for that
 * work is set aside as if it had never been given, its score is the mean of the others, and who goes on follows by the stated rule. A work that has
 * no sheet left stays where it was.
 * @param sheetsOf the sheets that count for a work now
 */
export const recounted = (
  contest: { criteria: readonly Criterion[]; rules: ContestRules },
  closed: readonly RoundResult[],
  sheetsOf: (entryId: string) => readonly Points[],
  craftOf: (entryId: string) => string | undefined,
): RoundResult[] => {
  const now = closed.map(each => ({
    ...resultOf(contest.criteria, contest.rules.mean, each.entryId, sheetsOf(each.entryId)),
    through: each.through,
  }))
  if (now.every((each, at) => each.sheets === closed[at]!.sheets && each.score === closed[at]!.score)) return [...closed]
  const through = new Set(
    [...groupBy(now, each => craftOf(each.entryId) ?? '').values()].flatMap(group => [...goesOn(contest.rules, group)]),
  )
  return now.map(each => (each.score === null ? each : { ...each, through: through.has(each.entryId) }))
}

/** A decision of the chair between level works, best first. */
export type Decision = readonly string[]
type Judged = Pick<RoundResult, 'entryId' | 'score' | 'criteria'>
/** Below zero when `a` stands before `b` by the points and the stated criteria; 0 when they are level. */
const compareByRule = (ties: readonly string[], a: Judged, b: Judged): number => {
  if (a.score !== b.score) return (b.score ?? -1) - (a.score ?? -1)
  for (const key of ties) {
    const difference = (b.criteria[key] ?? 0) - (a.criteria[key] ?? 0)
    if (difference) return difference
  }
  return 0
}
export interface Ranked {
  entryId: string
  score: number
  /** From 1; works that nothing parts share a place. */
  place: number
  /** Nothing but a decision of the chair parts it from another. */
  level: boolean
}
/**
 * The works of one group in order. Level ones stand together, in the order of the chair's latest decision when it names them all.
 * The same results in whatever order give the same answer.
 */
export const rank = (ties: readonly string[], results: readonly Judged[], decisions: readonly Decision[] = []): Ranked[] => {
  const scored = results.filter(each => each.score !== null)
  const sorted = [...scored].sort((a, b) => compareByRule(ties, a, b) || compareVietnamese(a.entryId, b.entryId))
  const sets: Judged[][] = []
  for (const each of sorted) {
    const open = sets.at(-1)
    if (open?.[0] && compareByRule(ties, open[0], each) === 0) open.push(each)
    else sets.push([each])
  }
  let place = 1
  return sets.flatMap(set => {
    const first = place
    place += set.length
    const decided = set.length > 1 ? decisions.findLast(order => set.every(each => order.includes(each.entryId))) : undefined
    const order = decided ? [...set].sort((a, b) => decided.indexOf(a.entryId) - decided.indexOf(b.entryId)) : set
    return order.map((each, at) => ({
      entryId: each.entryId,
      score: each.score!,
      place: decided ? first + at : first,
      level: set.length > 1 && !decided,
    }))
  })
}

/** A prize of a group as it is given, or why it is not. */
export interface Given {
  prize: string
  place: number
  entryId: string | null
  reason: string | null
}
export interface Withheld {
  prize: string
  count: number
  reason: string
}
/**
 * Gives the prizes of one group, best first, to the works in order. A prize stays unawarded when the organiser withholds it, when no work is left,
 * or when the next one has fewer points than the prize asks; that work is then next in line for the prize below.
 */
export const giveAwards = (
  prizes: readonly Prize[],
  group: Pick<Group, 'counts'>,
  ranked: readonly Ranked[],
  withheld: readonly Withheld[] = [],
): Given[] => {
  let next = 0
  return prizes.flatMap((prize, at) => {
    const count = group.counts[at] ?? 0
    const held = withheld.find(each => each.prize === prize.key)
    return Array.from({ length: count }, (_, index): Given => {
      const slot = { prize: prize.key, place: index + 1 }
      if (held && index >= count - held.count) return { ...slot, entryId: null, reason: held.reason }
      const work = ranked[next]
      if (!work) return { ...slot, entryId: null, reason: say('contests.noWorkLeft') }
      if (prize.atLeast !== null && work.score < prize.atLeast)
        return { ...slot, entryId: null, reason: say('contests.tooFewPoints', { least: String(prize.atLeast).replace('.', ',') }) }
      next++
      return { ...slot, entryId: work.entryId, reason: null }
    })
  })
}
/** Sets of level works of which some get a prize that others of the set do not: the chair must decide these. */
export const undecided = (ranked: readonly Ranked[], given: readonly Given[]): string[][] => {
  const prizeOf = new Map(given.flatMap(each => (each.entryId ? [[each.entryId, each.prize] as const] : [])))
  const sets = new Map<number, string[]>()
  for (const each of ranked.filter(work => work.level)) sets.set(each.place, [...(sets.get(each.place) ?? []), each.entryId])
  return [...sets.values()].filter(set => new Set(set.map(id => prizeOf.get(id) ?? '')).size > 1)
}
