/** The history of an establishment by year: what it received and took part in, every row kept, numbers counted once. */
import type { Dong } from '../../kernel/money.ts'
import type { HistoryKind, HistoryRow } from './establishments.ports.ts'

/** One year's numbers. Support of projects that several establishments share stands apart: nobody can say whose part is how much. */
export interface YearSums {
  projects: number
  machines: number
  designs: number
  fairs: number
  classes: number
  /** Lượt that completed a class. */
  turns: number
  people: number
  checks: number
  approved: Dong
  approvedShared: Dong
  settled: Dong
  settledShared: Dong
}
export interface HistoryYear extends YearSums {
  year: number
  /** Every row of the year, also those that count for nothing. */
  rows: number
}
const plural = { project: 'projects', machine: 'machines', design: 'designs', fair: 'fairs', class: 'classes', check: 'checks' } as const

/** The numbers of some rows; people are told apart over all of them. Money that was paid counts whatever became of its project. */
export const sumsOf = (rows: readonly HistoryRow[]): YearSums => {
  const counted = rows.filter(row => row.counts)
  const count = (kind: HistoryKind) => counted.filter(row => row.kind === kind).length
  const money = (of: 'approved' | 'settled', shared: boolean) =>
    rows.filter(row => (row.sharedBy ?? 1) > 1 === shared).reduce((sum, row) => sum + (row[of] ?? 0), 0)
  const kinds = Object.keys(plural) as HistoryKind[]
  return {
    ...(Object.fromEntries(kinds.map(kind => [plural[kind], count(kind)])) as Record<(typeof plural)[HistoryKind], number>),
    turns: counted.reduce((sum, row) => sum + (row.turns ?? 0), 0),
    people: new Set(counted.flatMap(row => row.personIds ?? [])).size,
    approved: money('approved', false),
    approvedShared: money('approved', true),
    settled: money('settled', false),
    settledShared: money('settled', true),
  }
}
/** The years that have rows, latest first. */
export const yearsOf = (rows: readonly HistoryRow[]): HistoryYear[] =>
  [...new Set(rows.map(row => row.year))]
    .sort((a, b) => b - a)
    .map(year => {
      const own = rows.filter(row => row.year === year)
      return { year, rows: own.length, ...sumsOf(own) }
    })
