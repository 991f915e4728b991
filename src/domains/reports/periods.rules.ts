/** Reporting periods: the programme's year runs from cut-off day to cut-off day, export months follow the calendar. */
import { addMonths, type Day, lastDay, type Range } from '../../kernel/dates.ts'
import { invalid } from '../../kernel/refusal.ts'
import { say } from '../../words/say.ts'

export type PeriodKind = 'year' | 'half' | 'quarter' | 'month'
type Span = Range & { until: Day }
/** A period of report; `from` and `until` are [from, until) by the cut-off day. */
export interface Period extends Span {
  code: string
  label: string
  kind: PeriodKind
  year: number
  /** The last day inside the period, as a screen shows it. */
  lastDay: Day
  /** The programme's year that the period lies in. */
  yearRange: Span
  /** Calendar months 'YYYY-MM' from January to the period's last month: what exports are summed over. */
  calendarMonths: string[]
}

/** From the 15th of the month before to the 14th (law.md 3.11; dated setting `cutoff_day`). */
export const usualCutoff = 15
const shape = /^(\d{4})(?:-(H[12]|Q[1-4]|0[1-9]|1[0-2]))?$/
const two = (n: number) => String(n).padStart(2, '0')
const roman = ['I', 'II', 'III', 'IV']

/** The day in which month `month` of the year begins: 15/(month − 1), or the 1st of the month when the cut-off is the 1st. */
const monthBegins = (year: number, month: number, cutoff: number): Day =>
  addMonths(`${year}-01-${two(cutoff)}`, month - 1 - (cutoff === 1 ? 0 : 1))

/** First and last month of a period's part: none → the year, H1, Q3, 05. */
const monthsOf = (part: string | undefined): { kind: PeriodKind; first: number; last: number } => {
  if (!part) return { kind: 'year', first: 1, last: 12 }
  const n = Number(part.slice(-1))
  if (part.startsWith('H')) return { kind: 'half', first: n * 6 - 5, last: n * 6 }
  if (part.startsWith('Q')) return { kind: 'quarter', first: n * 3 - 2, last: n * 3 }
  return { kind: 'month', first: Number(part), last: Number(part) }
}
const labelOf = (kind: PeriodKind, year: number, last: number): string => {
  if (kind === 'year') return say('reports.periodYear', { year })
  if (kind === 'half') return say(last === 6 ? 'reports.periodHalf1' : 'reports.periodHalf2', { year })
  if (kind === 'quarter') return say('reports.periodQuarter', { quarter: roman[last / 3 - 1] ?? '', year })
  return say('reports.periodMonth', { month: last, year })
}

/**
 * Reads '2024', '2024-H1', '2024-Q3' or '2024-05'.
 * @param cutoff day of the month that a period begins on, 1 to 28; 1 means calendar months
 * @throws Refusal `invalid` with the fix
 */
export const parsePeriod = (code: string, cutoff: number = usualCutoff): Period => {
  const [, yearText, part] = shape.exec(code.trim()) ?? []
  const year = Number(yearText)
  if (!yearText || year < 2012 || year > 2100)
    return invalid(say('reports.badPeriod', { code }), [
      { path: 'period', message: say('reports.badPeriod', { code }), fix: say('reports.badPeriodFix') },
    ])
  if (!Number.isInteger(cutoff) || cutoff < 1 || cutoff > 28) return invalid(say('reports.badCutoff', { cutoff }))
  const { kind, first, last } = monthsOf(part)
  const until = monthBegins(year, last + 1, cutoff)
  return {
    code: part ? `${year}-${part}` : String(year),
    label: labelOf(kind, year, last),
    kind,
    year,
    from: monthBegins(year, first, cutoff),
    until,
    lastDay: lastDay(until),
    yearRange: { from: monthBegins(year, 1, cutoff), until: monthBegins(year, 13, cutoff) },
    calendarMonths: Array.from({ length: last }, (_, i) => `${year}-${two(i + 1)}`),
  }
}

/** The last day that a period's figures cover: its own last day, or the as-of day when that comes first. */
export const coveredUntil = (period: Period, asOf: Day): Day => (asOf < period.lastDay ? asOf : period.lastDay)

/**
 * The calendar months whose exports the period counts on the as-of day: all of them once the period is over; before that, those that
 * have ended. (Month 5 is reported with the exports of May although the period closes on 14/5.)
 */
export const exportMonths = (period: Period, asOf: Day): string[] =>
  asOf >= period.lastDay ? period.calendarMonths : period.calendarMonths.filter(month => lastDay(addMonths(`${month}-01`, 1)) <= asOf)
