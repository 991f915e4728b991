/** How values are written on screen: money, days, percents, ranges. Unknown is said, never 0 or blank. */
import { isDay, lastDay as lastDayOf, sayDay, ZONE } from '../kernel/dates.ts'
import { sayDong, sayNumber } from '../kernel/money.ts'
import { say } from '../words/say.ts'

type Maybe<T> = T | null | undefined

/** 'chưa xác định'. */
export const unknown = (): string => say('web.unknown')
const or = <T>(value: Maybe<T>, write: (value: T) => string): string => (value === null || value === undefined ? unknown() : write(value))

/** Whole đồng → '1.234.567 ₫' (no-break space). */
export const money = (amount: Maybe<number>): string => or(amount, sayDong)
/** Whole đồng → millions with at most one decimal, '1.234,6'; the header says 'triệu đồng'. */
export const moneyShort = (amount: Maybe<number>): string => or(amount, value => sayNumber(Math.round(value / 100_000) / 10, 1))
/** '1.234,5': at most two decimals. */
export const number = (value: Maybe<number>): string => or(value, sayNumber)
/** 6.8 → '6,8%': the value is already in percent. */
export const percent = (value: Maybe<number>, decimals = 1): string => or(value, known => `${sayNumber(known, decimals)}%`)

/** '2024-11-22' or an instant → '22/11/2024' in Hà Nội; a text that is no day is unknown. */
export const date = (day: Maybe<string>): string =>
  or(day, text => {
    if (isDay(text)) return sayDay(text)
    const instant = new Date(text)
    return Number.isNaN(instant.getTime()) ? unknown() : sayDay(localDay.format(instant))
  })
const localDay = new Intl.DateTimeFormat('en-CA', { timeZone: ZONE, year: 'numeric', month: '2-digit', day: '2-digit' })
const clock = new Intl.DateTimeFormat('en-GB', { timeZone: ZONE, hour: '2-digit', minute: '2-digit', hourCycle: 'h23' })
/** An instant → '14:05' in Hà Nội. */
export const time = (instant: Maybe<string | Date>): string =>
  or(instant, value => {
    const at = new Date(value)
    return Number.isNaN(at.getTime()) ? unknown() : clock.format(at)
  })

/** 650, 800 → '650–800'; one end open is said in words; equal ends are one number. */
export const range = (min: Maybe<number>, max: Maybe<number>, write: (value: number) => string = sayNumber): string => {
  const low = min ?? null
  const high = max ?? null
  if (low === null && high === null) return unknown()
  if (low === null) return say('web.atMost', { value: write(high ?? 0) })
  if (high === null) return say('web.atLeast', { value: write(low) })
  if (low === high) return write(low)
  // A shared sign of percent is written once, at the end: 6–8%.
  const first = write(low)
  return `${first.endsWith('%') && write(high).endsWith('%') ? first.slice(0, -1) : first}–${write(high)}`
}
/** The exclusive end of a range → its last valid day, '31/12/2024'; open → 'chưa kết thúc'. */
export const lastDay = (until: Maybe<string>): string => (until ? date(lastDayOf(until)) : say('web.noEnd'))
/** [from, until) → '01/01/2024 – 31/12/2024', or 'từ 01/01/2024'. */
export const period = (from: string, until: Maybe<string>): string =>
  until ? `${date(from)} – ${lastDay(until)}` : say('web.since', { day: date(from) })
/** A name that starts with a capital, as it stands inside a sentence: 'Năm 2024' → 'năm 2024'. */
export const inSentence = (name: string): string => name.charAt(0).toLocaleLowerCase('vi') + name.slice(1)
/** Bytes as a reader weighs them: '340 kB', '1,2 MB'. */
export const weight = (bytes: number): string =>
  bytes < 1_000_000 ? `${number(Math.ceil(bytes / 1000))} kB` : `${number(Math.round(bytes / 100_000) / 10)} MB`
