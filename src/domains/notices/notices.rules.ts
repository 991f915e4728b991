/** When a deadline is recalled to those whose work it is, and when a message that was not taken is tried again. */
import { type Day, daysBetween } from '../../kernel/dates.ts'

export const stages = [7, 2, 0] as const
/** The last reminder whose day has come: 7 days before, 2 days before, the day itself, or late. Null while there is time. */
export const stageOf = (on: Day, today: Day): '7' | '2' | '0' | 'late' | null => {
  const left = daysBetween(today, on)
  if (left < 0) return 'late'
  const reached = stages.filter(days => left <= days).at(-1)
  return reached === undefined ? null : (String(reached) as '7' | '2' | '0')
}

const waits = [1, 5, 30, 120, 720]
/** Minutes until the next try after so many tries that failed; null to give up (after about 15 hours). */
export const nextTry = (attempts: number): number | null => waits[attempts - 1] ?? null
