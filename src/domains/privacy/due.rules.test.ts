/** The last day for an answer skips Saturdays and Sundays. */
import { expect, it } from 'vitest'
import { dueState, workingDaysAfter } from './due.rules.ts'

it.each([
  // Monday, Wednesday, Thursday, Friday, Saturday, Sunday.
  ['2026-11-16', '2026-11-18'],
  ['2026-11-18', '2026-11-20'],
  ['2026-11-19', '2026-11-23'],
  ['2026-11-20', '2026-11-24'],
  ['2026-11-21', '2026-11-24'],
  ['2026-11-22', '2026-11-24'],
  ['2026-12-31', '2027-01-04'],
])('two working days after %s is %s', (day, due) => expect(workingDaysAfter(day, 2)).toBe(due))

it('a request is due, overdue, answered in time or late', () => {
  const of = (answeredOn: string | null, today: string) => dueState({ dueOn: '2026-11-20', answeredOn }, today)
  expect([of(null, '2026-11-19'), of(null, '2026-11-20'), of(null, '2026-11-21')]).toEqual(['open', 'today', 'overdue'])
  expect([of('2026-11-20', '2026-12-01'), of('2026-11-21', '2026-12-01')]).toEqual(['done', 'late'])
})
