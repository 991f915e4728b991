/** Points that people give: at most one decimal, added in tenths so that no sum drifts. */
import { say } from '../words/say.ts'
import { sayNumber } from './money.ts'
import type { FieldProblem } from './refusal.ts'

const tenths = (points: number): number => Math.round(points * 10)
/** Whether it is a number with at most one decimal. */
export const isPoints = (points: number): boolean => Number.isFinite(points) && Math.abs(points * 10 - tenths(points)) < 1e-9
/** The sum of points, exact. */
const sumPoints = (points: readonly number[]): number => points.reduce((sum, each) => sum + tenths(each), 0) / 10
/** The mean, half up at the second decimal. @param points at least one */
export const meanPoints = (points: readonly number[]): number => {
  const sum = points.reduce((all, each) => all + tenths(each), 0)
  return Math.floor((sum * 10 * 2 + points.length) / (2 * points.length)) / 100
}

/** Points and a remark for each criterion, by its key. */
export type Points = Record<string, { points: number | null; note?: string | undefined }>
/** The total of a sheet. */
export const totalOf = (criteria: readonly { key: string }[], points: Points): number =>
  sumPoints(criteria.map(({ key }) => points[key]?.points ?? 0))
/** What is wrong with points that are to be handed in (all given) or kept for later (only those given). */
export const pointsProblems = (
  criteria: readonly { key: string; title: string; max: number | null }[],
  points: Points,
  whole: boolean,
): FieldProblem[] =>
  criteria.flatMap(({ key, title, max }) => {
    const given = points[key]?.points ?? null
    const path = `points.${key}`
    if (given === null) return whole ? [{ path, message: say('scoring.pointsMissing', { title }) }] : []
    const within = isPoints(given) && given >= 0 && given <= (max ?? 0)
    return within ? [] : [{ path, message: say('scoring.pointsRange', { title, max: sayNumber(max ?? 0) }) }]
  })
/** The most that a sheet gives; a criterion without a maximum gives nothing yet. */
export const mostPoints = (criteria: readonly { max: number | null }[]): number => sumPoints(criteria.map(({ max }) => max ?? 0))
/** Share of the most points by which the highest and the lowest sheet differ before the scorers should talk. */
export const wideSpread = 0.2
