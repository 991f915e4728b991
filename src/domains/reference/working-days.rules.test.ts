/** Working days leave out weekends and days off, and count days made up. */
import { expect, it } from 'vitest'
import { type CalendarDay, daysOfYear, isWorkingDay, isYearEntered, workingDaysAfter } from './working-days.rules.ts'

const entry = (day: string, more: Partial<CalendarDay> = {}): CalendarDay => ({ day, kind: 'off', yearly: false, until: null, ...more })
const solar = ['01-01', '04-30', '05-01', '09-02'].map(day => entry(`2021-${day}`, { yearly: true }))

it.each([
  // Monday, Wednesday, Thursday, Friday, Saturday, Sunday.
  ['2026-11-16', '2026-11-18'],
  ['2026-11-18', '2026-11-20'],
  ['2026-11-19', '2026-11-23'],
  ['2026-11-20', '2026-11-24'],
  ['2026-11-21', '2026-11-24'],
  ['2026-11-22', '2026-11-24'],
  // Thursday 31/12: Friday is the first of January, then a weekend.
  ['2026-12-31', '2027-01-05'],
  // Wednesday 29/4: 30/4 and 1/5 are off, then a weekend.
  ['2026-04-29', '2026-05-05'],
  ['2026-09-01', '2026-09-04'],
])('two working days after %s is %s', (day, due) => expect(workingDaysAfter(day, 2, solar)).toBe(due))

it('a year whose lunar days were entered counts them, and a Saturday made up is worked', () => {
  const calendar = [...solar, entry('2026-02-16'), entry('2026-02-17'), entry('2026-02-14', { kind: 'work' })]
  expect(workingDaysAfter('2026-02-13', 2, calendar)).toBe('2026-02-18')
  expect([isYearEntered(solar, 2026), isYearEntered(calendar, 2026), isYearEntered(calendar, 2027)]).toEqual([false, true, false])
})
it('a yearly day counts from its first year until the law ends it', () => {
  const ended = entry('2021-04-30', { yearly: true, until: '2026-01-01' })
  expect(['2020-04-30', '2021-04-30', '2025-04-30', '2026-04-30'].map(day => isWorkingDay(day, [ended]))).toEqual([
    true,
    false,
    false,
    true,
  ])
  expect(daysOfYear([ended, entry('2025-01-28')], 2025).map(each => each.on)).toEqual(['2025-01-28', '2025-04-30'])
  expect(daysOfYear([ended], 2026)).toEqual([])
})
