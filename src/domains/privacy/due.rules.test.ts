/** How a request stands against its last day. */
import { expect, it } from 'vitest'
import { dueState } from './due.rules.ts'

it('a request is due, overdue, answered in time or late', () => {
  const of = (answeredOn: string | null, today: string) => dueState({ dueOn: '2026-11-20', answeredOn }, today)
  expect([of(null, '2026-11-19'), of(null, '2026-11-20'), of(null, '2026-11-21')]).toEqual(['open', 'today', 'overdue'])
  expect([of('2026-11-20', '2026-12-01'), of('2026-11-21', '2026-12-01')]).toEqual(['done', 'late'])
})
