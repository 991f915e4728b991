/** What a target's figures mean: level against the interval, whether the minimum can still be reached, growth of exports. Pure. */
import { type Day, daysBetween, type Range } from '../../kernel/dates.ts'
import { sayNumber } from '../../kernel/money.ts'
import { say } from '../../words/say.ts'

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

/** One month of an export series; the series is one source, one currency, one mapping version. */
export interface MonthAmount {
  month: string
  amount: number
  status: 'provisional' | 'final'
}
export interface Growth {
  /** Percent, two decimals; null when it is not known. */
  percent: number | null
  /** Sums over the same calendar months; null when a month is missing. */
  thisYear: number | null
  lastYear: number | null
  months: readonly string[]
  missing: readonly string[]
  status: 'provisional' | 'final' | null
  says: string
}
/** '2024-05' → '05/2024'. */
export const sayMonth = (month: string): string => `${month.slice(5)}/${month.slice(0, 4)}`
export const sameMonthLastYear = (month: string): string => `${Number(month.slice(0, 4)) - 1}${month.slice(4)}`
/** Amounts carry four decimals; the sum is kept exact to them. */
const total = (amounts: readonly number[]) => amounts.reduce((sum, amount) => sum + Math.round(amount * 10_000), 0) / 10_000

/**
 * Growth = Σ this year ÷ Σ last year − 1 over the same calendar months. Every month of both years must be in the series and the base
 * above 0; otherwise it is undetermined and says which months are missing, never 0.
 * @param series months of one source, currency and mapping version (law.md 7.4)
 * @param months 'YYYY-MM' of this year
 */
export const growth = (series: readonly MonthAmount[], months: readonly string[]): Growth => {
  const known = new Map(series.map(row => [row.month, row]))
  const nothing = { percent: null, thisYear: null, lastYear: null, months, missing: [], status: null }
  if (months.length === 0) return { ...nothing, says: say('reports.growthNoMonth') }
  const before = months.map(sameMonthLastYear)
  const missing = [...before, ...months].filter(month => !known.has(month))
  if (missing.length) return { ...nothing, missing, says: say('reports.growthMissing', { months: missing.map(sayMonth).join(', ') }) }
  const rows = (wanted: readonly string[]) => wanted.flatMap(month => known.get(month) ?? [])
  const thisYear = total(rows(months).map(row => row.amount))
  const lastYear = total(rows(before).map(row => row.amount))
  const status = [...rows(before), ...rows(months)].some(row => row.status === 'provisional') ? 'provisional' : 'final'
  const sums = { ...nothing, thisYear, lastYear, status } as const
  if (lastYear <= 0) return { ...sums, says: say('reports.growthNoBase') }
  const percent = Math.round((thisYear / lastYear - 1) * 10_000) / 100
  const words = { count: months.length, thisYear: sayNumber(thisYear), lastYear: sayNumber(lastYear), percent: sayNumber(percent) }
  return { ...sums, percent, says: say(status === 'final' ? 'reports.growthFinal' : 'reports.growthProvisional', words) }
}

/**
 * The months up to the last one that this year has a figure for: figures come out weeks later, so growth is taken over the months that
 * have come out, cumulatively, as officers report it ('10 tháng đầu năm'). A hole between them stays and makes it undetermined.
 */
export const published = (series: readonly MonthAmount[], months: readonly string[]): string[] => {
  const known = new Set(series.map(row => row.month))
  const last = months.findLastIndex(month => known.has(month))
  return last < 0 ? [...months] : months.slice(0, last + 1)
}

/** The longest run of months from January on that the series has for both years: what can be said when a later month is missing. */
export const knownMonths = (series: readonly MonthAmount[], months: readonly string[]): string[] => {
  const known = new Set(series.map(row => row.month))
  const end = months.findIndex(month => !known.has(month) || !known.has(sameMonthLastYear(month)))
  return months.slice(0, end < 0 ? months.length : end)
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
