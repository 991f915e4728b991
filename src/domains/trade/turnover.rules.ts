/** Growth of an export series over the same calendar months. Pure. */
import { sayNumber } from '../../kernel/money.ts'
import { say } from '../../words/say.ts'

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
export const total = (amounts: readonly number[]) => amounts.reduce((sum, amount) => sum + Math.round(amount * 10_000), 0) / 10_000

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
