/** Sums by year: everything listed, each thing counted once, shared money kept apart. */
import { expect, it } from 'vitest'
import type { HistoryRow } from './establishments.ports.ts'
import { sumsOf, yearsOf } from './history-years.rules.ts'

const row = (kind: HistoryRow['kind'], year: number, more: Partial<HistoryRow> = {}): HistoryRow => ({
  recordId: `${kind}-${year}`,
  kind,
  year,
  day: null,
  title: '',
  detail: null,
  counts: true,
  to: null,
  ...more,
})

it('keeps money that several establishments share apart from its own, and counts money of a stopped project', () => {
  const rows = [
    row('project', 2024, { approved: 100, settled: 90 }),
    row('project', 2024, { approved: 300, settled: null, sharedBy: 4 }),
    row('project', 2024, { approved: 40, counts: false }),
  ]
  expect(sumsOf(rows)).toMatchObject({ projects: 2, approved: 140, approvedShared: 300, settled: 90, settledShared: 0 })
})
it('counts a person who came to two classes once, within a year and over the years, and each lượt', () => {
  const rows = [
    row('class', 2024, { turns: 2, personIds: ['a', 'b'] }),
    row('class', 2024, { turns: 1, personIds: ['a'] }),
    row('class', 2023, { turns: 1, personIds: ['b'] }),
  ]
  expect(yearsOf(rows)).toMatchObject([
    { year: 2024, classes: 2, turns: 3, people: 2 },
    { year: 2023, classes: 1, turns: 1, people: 1 },
  ])
  expect(sumsOf(rows)).toMatchObject({ classes: 3, turns: 4, people: 2 })
})
it('lists a year of which nothing counts', () => {
  expect(yearsOf([row('fair', 2022, { counts: false })])).toMatchObject([{ year: 2022, rows: 1, fairs: 0 }])
})
