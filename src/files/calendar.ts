/** Deadlines as an iCalendar feed. */
import ical from 'ical-generator'
import { addDays, type Day } from '../kernel/dates.ts'

export interface CalendarDay {
  /** Stays the same from one reading to the next, so that a calendar moves an entry and does not double it. */
  id: string
  title: string
  on: Day
  /** The last day, where it is longer than one. */
  until?: Day | null
  url: string
}
/** A whole day has no zone: local midnight gives back the same calendar date. */
const midnight = (on: Day): Date => {
  const [year, month, day] = on.split('-').map(Number) as [number, number, number]
  return new Date(year, month - 1, day)
}
/** RFC 5545 text: whole-day entries, recalled the morning before. */
export const calendarOf = (name: string, days: readonly CalendarDay[]): string => {
  const calendar = ical({ name, prodId: { company: 'khuyencong', product: 'khuyencong', language: 'VI' }, ttl: 3 * 3600 })
  for (const { id, title, on, until, url } of days)
    calendar.createEvent({
      id,
      summary: title,
      start: midnight(on),
      // RFC 5545: the end of whole days is the day after the last.
      ...(until && { end: midnight(addDays(until, 1)) }),
      allDay: true,
      ...(url && { url }),
    })
  return calendar.toString()
}
