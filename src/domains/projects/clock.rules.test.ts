/** The clock of an application: working days, standing still while somebody is asked for more. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDays, type Day } from '../../kernel/dates.ts'
import { type CalendarDay, isWorkingDay } from '../reference/working-days.rules.ts'
import { clockOf, type Run } from './clock.rules.ts'

const run = (more: Partial<Run> = {}): Run => ({ from: '2026-11-20', stops: [], endedOn: null, allowed: 10, ...more })
const independence: CalendarDay = { day: '2026-11-25', kind: 'off', yearly: false, until: null }

describe('the clock', () => {
  it('counts working days from the day after the submission, and says the last day in time', () => {
    // 20 November 2026 is a Friday.
    expect(clockOf(run(), [], '2026-11-20')).toMatchObject({ used: 0, stopped: false, dueOn: '2026-12-04', late: false })
    expect(clockOf(run(), [], '2026-11-23')).toMatchObject({ used: 1 })
    expect(clockOf(run(), [independence], '2026-11-27')).toMatchObject({ used: 4, dueOn: '2026-12-07' })
  })
  it('stands still from the day after the asking until the day of the answer', () => {
    const asked = run({ stops: [{ from: '2026-11-24', until: null }] })
    expect(clockOf(asked, [], '2026-12-20')).toMatchObject({ used: 2, stopped: true, dueOn: null, late: false })
    const answered = run({ stops: [{ from: '2026-11-24', until: '2026-12-01' }] })
    expect(clockOf(answered, [], '2026-12-02')).toMatchObject({ used: 3, stopped: false, dueOn: '2026-12-11' })
  })
  it('is late on the day after its last, and ends with the appraisal', () => {
    expect(clockOf(run(), [], '2026-12-04')).toMatchObject({ used: 10, late: false })
    expect(clockOf(run(), [], '2026-12-07')).toMatchObject({ used: 11, late: true })
    expect(clockOf(run({ endedOn: '2026-11-27' }), [], '2027-03-01')).toMatchObject({ used: 5, late: false })
  })
  it('says no due day where nobody has said how many days there are', () => {
    expect(clockOf(run({ allowed: null }), [], '2026-12-07')).toMatchObject({ used: 11, dueOn: null, late: false })
  })
})

const day = fc.integer({ min: 0, max: 200 }).map(n => addDays('2026-11-20', n))
const stops = fc.array(
  fc.tuple(day, fc.integer({ min: 0, max: 40 })).map(([from, days]) => ({ from, until: addDays(from, days) as Day })),
  { maxLength: 4 },
)
it('a stop takes from the days used exactly its own working days, and on the due day the allowed days are used', () => {
  fc.assert(
    fc.property(stops, day, fc.integer({ min: 1, max: 60 }), (list, today, allowed) => {
      const free = clockOf(run({ allowed }), [], today)
      const held = clockOf(run({ allowed, stops: list }), [], today)
      let waited = 0
      for (let at = addDays('2026-11-20', 1); at <= today; at = addDays(at, 1))
        if (isWorkingDay(at, []) && list.some(stop => stop.from < at && at <= stop.until)) waited++
      expect(held.used).toBe(free.used - waited)
      expect(clockOf(run({ allowed, stops: list }), [], held.dueOn!).used).toBe(allowed)
      expect(held.late).toBe(today > held.dueOn! && held.used > allowed)
    }),
  )
})
