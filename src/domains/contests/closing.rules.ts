/**
 * When an entry counts as in time. The moment is the server's, in Hà Nội. What decides is when the server heard that the entry is being sent, not
 * when its last picture was there: a slow line at the last minute loses nothing. The closing minute belongs to the time for entries.
 */
import { addDays, type Day, ZONE } from '../../kernel/dates.ts'
import type { ContestRow } from './contests.schema.ts'

/** An instant of the business day: 'YYYY-MM-DDTHH:MM:SS' in Hà Nội. Moments compare as strings. */
export type Moment = string

const clockParts = new Intl.DateTimeFormat('en-GB', {
  timeZone: ZONE,
  hour: '2-digit',
  minute: '2-digit',
  second: '2-digit',
  hourCycle: 'h23',
})
const dayParts = new Intl.DateTimeFormat('en-CA', { timeZone: ZONE, year: 'numeric', month: '2-digit', day: '2-digit' })

/**
 * The moment of a request.
 * @param day the business day, given when the request came; a demonstration's differs from the clock's
 * @param clock milliseconds, by the server's clock. When midnight passed since the request came, it stays the last second of its day.
 */
export const momentOf = (day: Day, clock: number): Moment => {
  const instant = new Date(clock)
  const crossed = dayParts.format(instant) === addDays(day, 1)
  return `${day}T${crossed ? '23:59:59' : clockParts.format(instant)}`
}

type Calendar = Pick<ContestRow, 'opensOn' | 'closesOn' | 'closesAt' | 'graceMinutes'>
/** The last moment at which sending may begin: the end of the closing minute. */
export const deadlineOf = ({ closesOn, closesAt }: Pick<Calendar, 'closesOn' | 'closesAt'>): Moment => `${closesOn}T${closesAt}:59`
/** The last moment at which pictures of an entry begun in time may arrive. */
export const graceEnd = (contest: Calendar): Moment => {
  const { closesOn, closesAt, graceMinutes } = contest
  const [hours = 0, minutes = 0] = closesAt.split(':').map(Number)
  const total = hours * 60 + minutes + graceMinutes
  const day = addDays(closesOn, Math.floor(total / 1440))
  const two = (value: number) => String(value).padStart(2, '0')
  return `${day}T${two(Math.floor((total % 1440) / 60))}:${two(total % 60)}:59`
}

export type Receiving = 'coming' | 'open' | 'grace' | 'over'
/** Where the time for entries stands at a moment; `grace`: only pictures of entries begun in time. */
export const receivingAt = (contest: Calendar, moment: Moment): Receiving => {
  if (moment < contest.opensOn) return 'coming'
  if (moment <= deadlineOf(contest)) return 'open'
  return moment <= graceEnd(contest) ? 'grace' : 'over'
}
/** Whether an entry is in time: begun by the closing minute, whole by the end of the time for pictures. */
export const inTime = (contest: Calendar, started: Moment, completed: Moment): boolean =>
  started <= deadlineOf(contest) && completed <= graceEnd(contest)
/** How late an entry began, in whole minutes after the closing minute; 0 when in time. */
export const minutesLate = (contest: Calendar, started: Moment): number => {
  const past = Date.parse(`${started}Z`) - Date.parse(`${deadlineOf(contest)}Z`)
  return past > 0 ? Math.ceil(past / 60_000) : 0
}
