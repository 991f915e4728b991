/** The clock of an application: working days that the office has had it, standing still while the applicant is asked for more. Pure. */
import { addDays, type Day } from '../../kernel/dates.ts'
import { type CalendarDay, isWorkingDay } from '../reference/working-days.rules.ts'

/** A time during which the office waits for the applicant; `until` null while it still does. */
export interface Stop {
  from: Day
  until: Day | null
}
export interface Run {
  /** The day of submission, which itself is not counted. */
  from: Day
  stops: readonly Stop[]
  /** The day on which the office was done; null while it is not. */
  endedOn: Day | null
  /** Working days that the call gives the office; null where nobody has said. */
  allowed: number | null
}
export interface Clock {
  from: Day
  allowed: number | null
  /** Working days used until the day asked about, or until the end. */
  used: number
  /** Whether it stands still on that day. */
  stopped: boolean
  endedOn: Day | null
  /** The last day that is still in time; null while it stands still, and where nobody has said how many days there are. */
  dueOn: Day | null
  late: boolean
}
/** The day of asking is still the office's, the day of the answer no more the applicant's to lose: neither counts twice. */
const stoppedOn = (stops: readonly Stop[], day: Day): boolean =>
  stops.some(({ from, until }) => from < day && (until === null || day <= until))

/** The clock as it stands on a day. */
export const clockOf = ({ from, stops, endedOn, allowed }: Run, calendar: readonly CalendarDay[], today: Day): Clock => {
  const counts = (day: Day) => isWorkingDay(day, calendar) && !stoppedOn(stops, day)
  const last = endedOn ?? today
  let used = 0
  for (let day = addDays(from, 1); day <= last; day = addDays(day, 1)) if (counts(day)) used++
  const stopped = endedOn === null && stops.some(({ until }) => until === null)
  let dueOn: Day | null = null
  if (allowed !== null && !stopped) {
    dueOn = from
    for (let left = allowed; left > 0; ) {
      dueOn = addDays(dueOn, 1)
      if (counts(dueOn)) left--
    }
  }
  return { from, allowed, used, stopped, endedOn, dueOn, late: allowed !== null && used > allowed }
}
