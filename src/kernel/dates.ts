/** Calendar days as 'YYYY-MM-DD' in Asia/Ho_Chi_Minh, and ranges [from, until). Nothing here reads the clock but `today`. */

/** A calendar day, 'YYYY-MM-DD'. Days compare as strings. */
export type Day = string
/** [from, until): `until` is the first day outside; null means still in force. */
export interface Range {
  from: Day
  until: Day | null
}

export const ZONE = 'Asia/Ho_Chi_Minh'
const dayParts = new Intl.DateTimeFormat('en-CA', { timeZone: ZONE, year: 'numeric', month: '2-digit', day: '2-digit' })

/** The calendar day in Hà Nội at an instant. The only reader of the clock, called by the shells, never by a rule. */
export const today = (instant: Date = new Date()): Day => dayParts.format(instant)

/** Whether the text is a day that exists: 2024-02-30 does not. */
export const isDay = (text: string): boolean => {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false
  const time = Date.parse(`${text}T00:00:00Z`)
  return !Number.isNaN(time) && new Date(time).toISOString().slice(0, 10) === text
}

const utc = (day: Day) => new Date(`${day}T00:00:00Z`)
const text = (date: Date) => date.toISOString().slice(0, 10)

/** The day `count` days later (earlier when negative). */
export const addDays = (day: Day, count: number): Day => {
  const date = utc(day)
  date.setUTCDate(date.getUTCDate() + count)
  return text(date)
}
/** The same day of the month `count` months later, held at the month's end: 31/01 + 1 → 28 or 29/02. */
export const addMonths = (day: Day, count: number): Day => {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number)
  const first = new Date(Date.UTC(year, month - 1 + count, 1))
  const last = new Date(Date.UTC(first.getUTCFullYear(), first.getUTCMonth() + 1, 0)).getUTCDate()
  return text(new Date(Date.UTC(first.getUTCFullYear(), first.getUTCMonth(), Math.min(date, last))))
}
/** Days from `a` to `b`, negative when b is earlier. */
export const daysBetween = (a: Day, b: Day): number => Math.round((utc(b).getTime() - utc(a).getTime()) / 86_400_000)
/** The last day inside a range that ends before `until`. */
export const lastDay = (until: Day): Day => addDays(until, -1)
/** Whether the day lies in [from, until). */
export const within = (day: Day, range: Range): boolean => range.from <= day && (range.until === null || day < range.until)
/** Whether two ranges share a day. */
export const overlap = (a: Range, b: Range): boolean => (a.until === null || b.from < a.until) && (b.until === null || a.from < b.until)
/** 'DD/MM/YYYY', as officers write it. */
export const sayDay = (day: Day): string => `${day.slice(8, 10)}/${day.slice(5, 7)}/${day.slice(0, 4)}`
/** 'ngày 05 tháng 02 năm 2026': days below 10 and the months 1 and 2 get a zero (NĐ 30/2020, Phụ lục I). */
export const sayLongDay = (day: Day): string => {
  const [year, month, date] = day.split('-').map(Number)
  const padded = (month ?? 0) < 3 ? `0${month}` : `${month}`
  return `ngày ${String(date).padStart(2, '0')} tháng ${padded} năm ${year}`
}
