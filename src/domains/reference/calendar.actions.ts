/** The calendar of working days: what a year holds, and what officers enter from each year's announcement. */
import { holds } from '../../kernel/access.ts'
import { type Context, logged, performer } from '../../kernel/context.ts'
import { addDays, type Day, sayDay } from '../../kernel/dates.ts'
import { recordAll, type Tx } from '../../kernel/log.ts'
import { invalid, refuse, unknown } from '../../kernel/refusal.ts'
import { say } from '../../words/say.ts'
import { calendarPorts } from './calendar.ports.ts'
import { calendarKinds, type HolidayRow } from './calendar.schema.ts'
import * as store from './calendar.store.ts'
import type { Role } from './roles.schema.ts'
import { type CalendarDay, daysOfYear, isYearEntered } from './working-days.rules.ts'

/** Who enters days off. */
export const calendarKeepers: readonly Role[] = ['appraiser', 'leader', 'admin']
/** The most days that one announcement may name in a row. */
const longest = 31

export const loadCalendar = (tx: Tx): Promise<CalendarDay[]> => store.selectCalendar(tx)
/** The days of a year that are not as their weekday says, and whether that year's own were entered. */
export const calendarOf = async (ctx: Context, year: number) => {
  const all = await store.selectCalendar(ctx.db)
  return {
    year,
    entered: isYearEntered(all, year),
    days: daysOfYear(all, year).map(({ createdAt, ...each }) => ({ ...each, kindLabel: calendarKinds[each.kind] })),
    can: ctx.actor && holds(ctx.actor, ...calendarKeepers) ? ['edit'] : [],
  }
}

const recorded = ({ createdAt, ...values }: HolidayRow): Record<string, unknown> => values
const changed = async (tx: Tx, ctx: Context): Promise<void> => {
  for (const port of calendarPorts.changed) await port(tx, ctx)
}
export interface NewHolidays {
  from: Day
  /** The last day, itself included; the same as the first when left out. */
  to?: Day | null | undefined
  kind: HolidayRow['kind']
  name: string
  source: string
}
/** Enters one day, or several in a row, of an announcement. A day that a yearly holiday falls on may be entered as made up. */
export const addHolidays = (ctx: Context, input: NewHolidays) =>
  ctx.db.transaction(async tx => {
    const to = input.to ?? input.from
    if (to < input.from) invalid(say('calendar.toBeforeFrom'), [{ path: 'to', message: say('calendar.toBeforeFrom') }])
    const days: Day[] = []
    for (let day = input.from; day <= to && days.length <= longest; day = addDays(day, 1)) days.push(day)
    if (days.length > longest)
      invalid(say('calendar.tooLong', { days: longest }), [{ path: 'to', message: say('calendar.tooLong', { days: longest }) }])
    const [taken] = await store.holidaysOn(tx, days)
    if (taken) {
      const message = say('calendar.taken', { day: sayDay(taken.day), name: taken.name })
      invalid(message, [{ path: 'from', message }])
    }
    const { kind, name, source } = input
    const rows = await store.insertHolidays(
      tx,
      days.map(day => ({ day, kind, name, source, yearly: false, confidence: 'S' as const })),
    )
    await recordAll(
      tx,
      performer(ctx.actor, ctx.grant),
      ctx.today,
      rows.map(row => ({ entity: 'holiday', recordId: row.id, action: 'create', values: recorded(row) })),
    )
    await changed(tx, ctx)
    return { days: rows.length }
  })
/** Corrects a day's name or source; a yearly one may be ended, which is how a change of the law is recorded. */
export const correctHoliday = (
  ctx: Context,
  id: string,
  input: { name: string; source: string; until?: Day | null | undefined; verified: boolean },
) =>
  ctx.db.transaction(async tx => {
    const before = (await store.findHoliday(tx, id)) ?? unknown(say('calendar.none'))
    const until = before.yearly ? (input.until ?? null) : null
    if (until && until <= before.day) invalid(say('calendar.untilBefore'), [{ path: 'until', message: say('calendar.untilBefore') }])
    const row = await store.updateHoliday(tx, id, {
      name: input.name,
      source: input.source,
      until,
      confidence: input.verified ? 'S' : before.confidence,
    })
    await logged(tx, ctx, { entity: 'holiday', recordId: id, action: 'correct', values: recorded(row) })
    await changed(tx, ctx)
    return { id }
  })
/** Takes out a day that was entered by mistake; what it was stays in the log. */
export const removeHoliday = (ctx: Context, id: string, reason: string) =>
  ctx.db.transaction(async tx => {
    const row = (await store.findHoliday(tx, id)) ?? unknown(say('calendar.none'))
    if (row.yearly) refuse(say('calendar.yearlyStays'))
    await store.deleteHoliday(tx, id)
    await logged(tx, ctx, { entity: 'holiday', recordId: id, action: 'remove', values: recorded(row), reason })
    await changed(tx, ctx)
    return { id }
  })
