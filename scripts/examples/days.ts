/** Days of acts: never on a weekend or a public holiday. */
import { addDays, type Day, daysBetween } from '../../src/kernel/dates.ts'
import type { Dice } from './random.ts'

/** Holidays of the years that the examples lie in, as 'YYYY-MM-DD' or, every year, 'MM-DD'. */
const holidays = new Set([
  '01-01',
  '04-30',
  '05-01',
  '09-02',
  ...['2024-02-08', '2024-02-09', '2024-02-12', '2024-02-13', '2024-02-14', '2024-04-18', '2024-09-03'],
  ...['2026-02-16', '2026-02-17', '2026-02-18', '2026-02-19', '2026-02-20', '2026-04-27', '2026-09-01'],
])
const free = (day: Day) => [0, 6].includes(new Date(`${day}T00:00:00Z`).getUTCDay()) || holidays.has(day) || holidays.has(day.slice(5))

/** The day, or the next working day. */
export const workday = (day: Day): Day => (free(day) ? workday(addDays(day, 1)) : day)
/** The day, or the working day before it. */
export const workdayBefore = (day: Day): Day => (free(day) ? workdayBefore(addDays(day, -1)) : day)
export const later = (day: Day, days: number): Day => workday(addDays(day, days))
export const earlier = (day: Day, days: number): Day => workdayBefore(addDays(day, -days))

/** A working day in a span of whole days. */
export const dayIn = (chance: Dice, from: Day, until: Day): Day => workday(addDays(from, chance.int(0, daysBetween(from, until))))
