/** What a target's figures mean: level against the interval, whether the minimum can still be reached. Pure. */
import { type Day, daysBetween, type Range } from '../../kernel/dates.ts'
import { sayNumber } from '../../kernel/money.ts'
import { say } from '../../words/say.ts'
import { type Growth, type MonthAmount, sameMonthLastYear, total } from '../trade/turnover.rules.ts'

export type Level = 'under' | 'inside' | 'above' | 'undetermined'
export type Reachability = 'reached' | 'reachable' | 'out_of_reach' | 'undetermined'
export interface Outlook {
  reachable: Reachability
  /** One sentence with the sum behind it. */
  says: string
}

/** Where an actual lies against [min, max], both ends inside; unknown stays unknown. */
export const level = (actual: number | null, min: number, max: number): Level =>
  actual === null ? 'undetermined' : actual < min ? 'under' : actual > max ? 'above' : 'inside'

/**
 * Whether actual + remaining scheduled work still comes to the minimum.
 * @param remaining what the work still scheduled in the year is expected to bring; null when nothing says
 * @param unsure work without a date, which may or may not come in time
 */
export const reach = (actual: number | null, remaining: number | null, min: number, unsure = 0): Outlook => {
  if (actual === null) return { reachable: 'undetermined', says: say('reports.reachNoActual') }
  if (actual >= min) return { reachable: 'reached', says: say('reports.reachReached', { actual: sayNumber(actual), min: sayNumber(min) }) }
  if (remaining === null) return { reachable: 'undetermined', says: say('reports.reachNoSchedule') }
  const sum = { actual: sayNumber(actual), remaining: sayNumber(remaining), total: sayNumber(actual + remaining), min: sayNumber(min) }
  if (actual + remaining >= min) return { reachable: 'reachable', says: say('reports.reachReachable', sum) }
  if (actual + remaining + unsure >= min)
    return { reachable: 'undetermined', says: say('reports.reachUnsure', { ...sum, unsure: sayNumber(unsure) }) }
  return { reachable: 'out_of_reach', says: say('reports.reachOut', sum) }
}

/** The share of the minimum that an even year would have brought by the end of the day; null when the thing is a rate. */
export const expectedToday = (min: number, year: Range & { until: Day }, day: Day): number => {
  const whole = daysBetween(year.from, year.until)
  const gone = Math.min(Math.max(daysBetween(year.from, day) + 1, 0), whole)
  return Math.round((min * gone * 100) / whole) / 100
}

/**
 * Whether the year's growth can still come to the minimum: a rate is settled only when all twelve months are in. Says what growth the
 * months still to come need.
 */
export const growthOutlook = (series: readonly MonthAmount[], known: Growth, year: number, min: number): Outlook => {
  if (known.percent === null || known.thisYear === null) return { reachable: 'undetermined', says: say('reports.reachNoActual') }
  const rest = Array.from({ length: 12 }, (_, i) => `${year}-${String(i + 1).padStart(2, '0')}`).slice(known.months.length)
  const actual = sayNumber(known.percent)
  if (rest.length === 0)
    return known.percent >= min
      ? { reachable: 'reached', says: say('reports.reachReached', { actual, min: sayNumber(min) }) }
      : { reachable: 'out_of_reach', says: say('reports.growthOver', { actual, min: sayNumber(min) }) }
  const base = new Map(series.map(row => [row.month, row.amount]))
  const before = rest.map(sameMonthLastYear)
  if (before.some(month => !base.has(month))) return { reachable: 'undetermined', says: say('reports.growthRestUnknown') }
  const restBase = total(before.map(month => base.get(month) ?? 0))
  const needed = ((known.lastYear ?? 0) + restBase) * (1 + min / 100) - known.thisYear
  if (needed <= 0) return { reachable: 'reached', says: say('reports.growthAlready', { min: sayNumber(min) }) }
  if (restBase <= 0) return { reachable: 'undetermined', says: say('reports.growthRestUnknown') }
  return {
    reachable: 'reachable',
    says: say('reports.growthNeeds', {
      count: rest.length,
      needed: sayNumber(Math.round((needed / restBase - 1) * 10_000) / 100),
      min: sayNumber(min),
    }),
  }
}
