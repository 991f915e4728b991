/** Deadlines as an iCalendar feed. */
import ical from 'ical-generator'
import type { Day } from '../kernel/dates.ts'

export interface CalendarDay {
  /** Stays the same from one reading to the next, so that a calendar moves an entry and does not double it. */
  id: string
  title: string
  on: Day
  url: string
}
/** RFC 5545 text: whole-day entries, recalled the morning before. */
export const calendarOf = (name: string, days: readonly CalendarDay[]): string => {
  const calendar = ical({ name, prodId: { company: 'khuyencong', product: 'khuyencong', language: 'VI' }, ttl: 3 * 3600 })
  for (const { id, title, on, url } of days) {
    const [year, month, day] = on.split('-').map(Number) as [number, number, number]
    // A whole day has no zone: local midnight gives back the same calendar date.
    calendar.createEvent({ id, summary: title, start: new Date(year, month - 1, day), allDay: true, ...(url && { url }) })
  }
  return calendar.toString()
}
