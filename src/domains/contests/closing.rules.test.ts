/** The closing minute: whoever pressed within it is in time, however slow the line; whoever was late is told by how much. */
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { deadlineOf, graceEnd, inTime, minutesLate, momentOf, receivingAt } from './closing.rules.ts'

const contest = { opensOn: '2024-07-01', closesOn: '2024-07-30', closesAt: '17:00', graceMinutes: 15 }
const hanoi = (text: string) => Date.parse(`${text}+07:00`)

it('the whole closing minute belongs to the time for entries, in Hà Nội', () => {
  expect(deadlineOf(contest)).toBe('2024-07-30T17:00:59')
  const at = (text: string) => receivingAt(contest, momentOf('2024-07-30', hanoi(text)))
  expect([at('2024-07-30T16:59:59'), at('2024-07-30T17:00:59'), at('2024-07-30T17:01:00')]).toEqual(['open', 'open', 'grace'])
  expect([at('2024-07-30T17:15:59'), at('2024-07-30T17:16:00')]).toEqual(['grace', 'over'])
  expect(receivingAt(contest, momentOf('2024-06-30', hanoi('2024-06-30T12:00:00')))).toBe('coming')
})
it('what was begun in time may end within the time for pictures; what began late is late however quickly it ended', () => {
  expect(inTime(contest, '2024-07-30T17:00:59', '2024-07-30T17:15:59')).toBe(true)
  expect(inTime(contest, '2024-07-30T17:00:59', '2024-07-30T17:16:00')).toBe(false)
  expect(inTime(contest, '2024-07-30T17:01:00', '2024-07-30T17:01:01')).toBe(false)
})
it('says how late, in minutes begun', () => {
  expect([
    minutesLate(contest, '2024-07-30T17:00:59'),
    minutesLate(contest, '2024-07-30T17:01:00'),
    minutesLate(contest, '2024-07-30T17:03:10'),
  ]).toEqual([0, 1, 3])
})
it('a request of the last second whose work crosses midnight stays on its day', () => {
  const atMidnight = { ...contest, closesAt: '23:59' }
  const moment = momentOf('2024-07-30', hanoi('2024-07-31T00:00:02'))
  expect([moment, receivingAt(atMidnight, moment)]).toEqual(['2024-07-30T23:59:59', 'open'])
})
it('the demonstration’s day keeps the clock’s hour', () => {
  expect(momentOf('2024-07-30', hanoi('2026-11-25T08:30:00'))).toBe('2024-07-30T08:30:00')
})
it('the time for pictures ends the given minutes after the closing minute, across midnight too', () => {
  expect(graceEnd({ ...contest, closesAt: '23:50', graceMinutes: 30 })).toBe('2024-07-31T00:20:59')
  fc.assert(
    fc.property(
      fc.integer({ min: 0, max: 23 }),
      fc.integer({ min: 0, max: 59 }),
      fc.integer({ min: 0, max: 240 }),
      (hour, minute, grace) => {
        const two = (value: number) => String(value).padStart(2, '0')
        const each = { ...contest, closesAt: `${two(hour)}:${two(minute)}`, graceMinutes: grace }
        const difference = Date.parse(`${graceEnd(each)}Z`) - Date.parse(`${deadlineOf(each)}Z`)
        expect(difference).toBe(grace * 60_000)
      },
    ),
  )
})
