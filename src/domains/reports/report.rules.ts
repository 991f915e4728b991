/** The shape of a report: values with their labels and figure codes, as screen, workbook, paper and JSON all show them. Pure. */
import type { Day } from '../../kernel/dates.ts'
import { say } from '../../words/say.ts'
import type { TargetCode } from '../plans/plans.schema.ts'
import {
  type BudgetFacts,
  type CountKind,
  countKinds,
  groupLabel,
  groups,
  kindLabel,
  lineKeys,
  type MoneyKind,
  moneyKinds,
  sourceLabel,
  type UnitPlace,
} from './budget.rules.ts'
import type { Figure, FigureRow } from './figures.rules.ts'
import type { Level, Reachability } from './targets.rules.ts'

export interface TargetReport {
  /** Code of the figure; the target's fixed code. */
  figure: string
  code: TargetCode
  /** Short code for papers: 'CT-01'. */
  paperCode: string
  name: string
  unit: string
  min: number
  max: number
  actual: number | null
  inPeriod: number | null
  level: Level
  levelLabel: string
  reachable: Reachability
  reachableLabel: string
  says: string
  /** Where an even year would stand on the last day covered; null for a rate. */
  expectedToday: number | null
  /** What the work still scheduled is expected to bring; null when nothing says. */
  remaining: number | null
  beside: { figure: string; label: string; unit: string; value: number | null }[]
  /** Records (or months) that could not be placed. */
  undetermined: number
  overlap: string | null
  /** Why a value is not known, or how it was reckoned. */
  note: string | null
  rows: FigureRow[]
}
type Money = Record<MoneyKind, number>
export interface BudgetRow extends Money {
  /** Prefix of the figure codes: `budget.technology.city`. */
  figure: string
  contentGroup: string
  groupLabel: string
  source: string
  sourceLabel: string
  /** The line's amount and what it has left: null where only a part of the city is seen. */
  planned: number | null
  remaining: number | null
  inPeriod: Money
}
export interface BreakdownRow extends Money, Record<CountKind, number> {
  figure: string
  key: string
  label: string
  level?: UnitPlace['level']
  inPeriod: Money & Record<CountKind, number>
  /** Actuals of the targets that count records; by unit only. */
  targets?: Partial<Record<TargetCode, number>>
}
export interface Report {
  plan: { year: number; version: number; title: string; number: string | null }
  period: { code: string; label: string; from: Day; lastDay: Day; asOf: Day; yearFrom: Day; coveredUntil: Day }
  scope: { everywhere: boolean; label: string }
  demo: boolean
  targets: TargetReport[]
  budget: { lines: BudgetRow[]; totals: BudgetRow }
  breakdowns: { byGroup: BreakdownRow[]; byUnit: BreakdownRow[]; total: BreakdownRow }
}

export const levelLabel = (level: Level): string =>
  say(
    (
      {
        under: 'reports.levelUnder',
        inside: 'reports.levelInside',
        above: 'reports.levelAbove',
        undetermined: 'reports.levelUndetermined',
      } as const
    )[level],
  )
export const reachableLabel = (reachable: Reachability): string =>
  say(
    (
      {
        reached: 'reports.reachedLabel',
        reachable: 'reports.reachableLabel',
        out_of_reach: 'reports.outOfReachLabel',
        undetermined: 'reports.reachUndeterminedLabel',
      } as const
    )[reachable],
  )

type Figures = ReadonlyMap<string, Figure>
const values = <K extends string>(figures: Figures, prefix: string, kinds: readonly K[], suffix = ''): Record<K, number> =>
  Object.fromEntries(kinds.map(kind => [kind, figures.get(`${prefix}.${kind}${suffix}`)?.value ?? 0])) as Record<K, number>

/** One row of the budget: a line, or the totals. */
export const budgetRow = (figures: Figures, group: string, source: string): BudgetRow => {
  const figure = `budget.${group}.${source}`
  return {
    figure,
    contentGroup: group,
    groupLabel: groupLabel(group),
    source,
    sourceLabel: sourceLabel(source),
    planned: figures.get(`${figure}.planned`)?.value ?? null,
    ...values(figures, figure, moneyKinds),
    remaining: figures.get(`${figure}.remaining`)?.value ?? null,
    inPeriod: values(figures, figure, moneyKinds, '.period'),
  }
}
const kinds = [...countKinds, ...moneyKinds]
export const breakdownRow = (figures: Figures, figure: string, key: string, label: string): BreakdownRow => ({
  figure,
  key,
  label,
  ...values(figures, figure, kinds),
  inPeriod: values(figures, figure, kinds, '.period'),
})
/** The tables of money and projects; the lines that the plan has, every group, every unit with its explicit unknown. */
export const tablesOf = (
  figures: Figures,
  facts: BudgetFacts,
  places: readonly UnitPlace[],
  counted: readonly TargetCode[],
): Pick<Report, 'budget' | 'breakdowns'> => ({
  budget: {
    lines: lineKeys(facts).map(({ group, source }) => budgetRow(figures, group, source)),
    totals: budgetRow(figures, 'total', 'total'),
  },
  breakdowns: {
    byGroup: groups.map(group => breakdownRow(figures, `group.${group}`, group, groupLabel(group))),
    byUnit: places.map(place => ({
      ...breakdownRow(figures, `unit.${place.key}`, place.key, place.label),
      level: place.level,
      targets: Object.fromEntries(counted.map(code => [code, figures.get(`unit.${place.key}.${code}`)?.value ?? 0])),
    })),
    total: breakdownRow(figures, 'group.total', 'total', say('reports.total')),
  },
})

export interface FlatFigure {
  figure: string
  label: string
  value: number | null
}
/** Every figure of a report with its code, for comparing two reports. */
export const flat = (report: Pick<Report, 'targets' | 'budget' | 'breakdowns'>): FlatFigure[] => [
  ...report.targets.flatMap(target => [
    { figure: target.code, label: target.name, value: target.actual },
    { figure: `${target.code}.period`, label: `${target.name} (${say('reports.inPeriod')})`, value: target.inPeriod },
    ...target.beside,
  ]),
  ...[...report.budget.lines, report.budget.totals].flatMap(row =>
    (['planned', ...moneyKinds, 'remaining'] as const).map(kind => ({
      figure: `${row.figure}.${kind}`,
      label: `${row.groupLabel}, ${row.sourceLabel}: ${kindLabel(kind)}`,
      value: row[kind],
    })),
  ),
  ...[...report.breakdowns.byGroup, ...report.breakdowns.byUnit, report.breakdowns.total].flatMap(row =>
    kinds.map(kind => ({ figure: `${row.figure}.${kind}`, label: `${row.label}: ${kindLabel(kind)}`, value: row[kind] })),
  ),
]
