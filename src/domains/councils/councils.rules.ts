/** What a sheet and a score must be, who may score what, and what the scores say together. */
import { isPoints, meanPoints, mostPoints, totalOf, wideSpread } from '../../kernel/points.ts'
import { say } from '../../words/say.ts'
import type { ConflictRow, Criterion, MemberRow, Result, ScoreRow } from './councils.schema.ts'

export interface Problem {
  path: string
  message: string
}

/** What is wrong with a sheet's criteria, each by its place. */
export const sheetProblems = (criteria: readonly Criterion[]): Problem[] => {
  if (!criteria.length) return [{ path: 'criteria', message: say('councils.sheetEmpty') }]
  const titles = new Map<string, number>()
  return criteria.flatMap(({ title, max, guidance }, at) => {
    const path = `criteria.${at}`
    const twice = titles.get(title)
    titles.set(title, at)
    return [
      ...(twice === undefined ? [] : [{ path: `${path}.title`, message: say('councils.sheetTwice', { title }) }]),
      ...(isPoints(max) && max > 0 ? [] : [{ path: `${path}.max`, message: say('councils.sheetMax', { title }) }]),
      ...(guidance ? [] : [{ path: `${path}.guidance`, message: say('councils.sheetGuidance', { title }) }]),
    ]
  })
}

export const stands = (conflict: Pick<ConflictRow, 'liftedOn'>): boolean => conflict.liftedOn === null

/** The members who are to score a project: still in the council and without a standing conflict about it. */
export const scorersOf = (members: readonly MemberRow[], conflicts: readonly ConflictRow[], projectId: string): MemberRow[] =>
  members.filter(
    member =>
      member.leftOn === null && !conflicts.some(each => stands(each) && each.memberId === member.id && each.projectId === projectId),
  )
/**
 * The scores that count for a project: handed in, in this round, by a member without a standing conflict. A member who left afterwards
 * still counts: leaving takes nothing back.
 */
export const counting = (scores: readonly ScoreRow[], conflicts: readonly ConflictRow[], projectId: string, round: number): ScoreRow[] =>
  scores.filter(
    score =>
      score.projectId === projectId &&
      score.round === round &&
      score.submittedOn !== null &&
      !conflicts.some(each => stands(each) && each.memberId === score.memberId && each.projectId === projectId),
  )

/** The mean, the lowest and the highest total of the scores that count. */
export const resultOf = (criteria: readonly Criterion[], projectId: string, scores: readonly ScoreRow[]): Result => {
  const totals = scores.map(score => totalOf(criteria, score.points))
  return {
    projectId,
    score: totals.length ? meanPoints(totals) : null,
    max: mostPoints(criteria),
    scores: totals.length,
    lowest: totals.length ? Math.min(...totals) : null,
    highest: totals.length ? Math.max(...totals) : null,
  }
}
/** Whether the members are far apart, on the whole or on one criterion (by half of its points). */
export const farApart = (criteria: readonly Criterion[], scores: readonly ScoreRow[]): { whole: boolean; criteria: string[] } => {
  const spread = (of: readonly number[]) => (of.length ? Math.max(...of) - Math.min(...of) : 0)
  return {
    whole: spread(scores.map(score => totalOf(criteria, score.points))) > wideSpread * mostPoints(criteria),
    criteria: criteria
      .filter(({ key, max }) => spread(scores.map(score => score.points[key]?.points ?? 0)) > max / 2)
      .map(({ key }) => key),
  }
}

/** Why a council may not begin to score; undefined when it may. */
export const whyNotStart = (facts: {
  minimum: number
  members: readonly Pick<MemberRow, 'seat' | 'leftOn'>[]
  projects: number
  sheetAdopted: boolean
}): string | undefined => {
  const here = facts.members.filter(member => member.leftOn === null)
  const count = (seat: MemberRow['seat']) => here.filter(member => member.seat === seat).length
  if (!facts.sheetAdopted) return say('councils.startSheet')
  if (count('chair') !== 1) return say('councils.startChair')
  if (count('secretary') !== 1) return say('councils.startSecretary')
  if (here.length < facts.minimum) return say('councils.startMembers', { minimum: facts.minimum, members: here.length })
  return facts.projects ? undefined : say('councils.startProjects')
}
