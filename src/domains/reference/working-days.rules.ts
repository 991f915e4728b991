/** Working days: Saturdays and Sundays are none, nor the days off of the calendar; a day made up is one, whatever weekday it is. Pure. */
import { addDays, type Day } from '../../kernel/dates.ts'

/** An entry of the calendar: one day, or the same day of every year from `day` on, until `until` (itself not included). */
export interface CalendarDay {
  day: Day
  kind: 'off' | 'work'
  yearly: boolean
  until: Day | null
}
/** Whether an entry says something of a day. */
export const speaksOf = (entry: CalendarDay, day: Day): boolean =>
  entry.yearly ? entry.day <= day && entry.day.slice(5) === day.slice(5) && (entry.until === null || day < entry.until) : entry.day === day

export const isWorkingDay = (day: Day, calendar: readonly CalendarDay[]): boolean => {
  const said = calendar.filter(entry => speaksOf(entry, day))
  if (said.some(({ kind }) => kind === 'work')) return true
  return said.length === 0 && ![0, 6].includes(new Date(`${day}T00:00:00Z`).getUTCDay())
}
/** The day that is so many working days after another, which itself is not counted. */
export const workingDaysAfter = (day: Day, count: number, calendar: readonly CalendarDay[]): Day => {
  let at = day
  for (let left = count; left > 0; ) {
    at = addDays(at, 1)
    if (isWorkingDay(at, calendar)) left--
  }
  return at
}
/** The entries of a year with the day that each falls on in it, in the order of the days. */
export const daysOfYear = <Entry extends CalendarDay>(calendar: readonly Entry[], year: number): (Entry & { on: Day })[] =>
  calendar
    .flatMap(entry => {
      const on = entry.yearly ? `${year}${entry.day.slice(4)}` : entry.day
      return on.startsWith(`${year}-`) && speaksOf(entry, on) ? [{ ...entry, on }] : []
    })
    .sort((a, b) => a.on.localeCompare(b.on))
/** Whether somebody has entered the days that the law leaves to each year: lunar ones, the second day of Quốc khánh, swaps. */
export const isYearEntered = (calendar: readonly CalendarDay[], year: number): boolean =>
  calendar.some(entry => !entry.yearly && entry.day.startsWith(`${year}-`))
