/** The report as an Excel workbook: the four tables of the paper and, for each target, the rows behind it. */
import { type Cell, type Column, type SheetSpec, sheetName, writeWorkbook } from '../../files/workbook.ts'
import { sayDay } from '../../kernel/dates.ts'
import { say } from '../../words/say.ts'
import { countKinds, kindLabel, moneyKinds } from './budget.rules.ts'
import type { FigureRow } from './figures.rules.ts'
import type { BreakdownRow, BudgetRow, Report, TargetReport } from './report.rules.ts'

const orUnknown = (value: number | null): Cell => value ?? { value: say('reports.unknown'), style: 'muted' }
const looks = { under: 'warn', inside: 'good', above: 'good', undetermined: 'muted' } as const

const headOf = ({ plan, period, scope, demo }: Report, title: string): string[] => [
  title,
  say('reports.bookPeriod', {
    period: period.label,
    from: sayDay(period.yearFrom),
    until: sayDay(period.coveredUntil),
    asOf: sayDay(period.asOf),
  }),
  `${say('reports.bookPlan', { title: plan.title, version: plan.version })}; ${scope.label}`,
  ...(demo ? [say('reports.demoMark')] : []),
]

const targetsSheet = (report: Report, evidence: readonly string[]): SheetSpec => {
  const columns: Column[] = [
    { header: say('reports.colIndex'), width: 6 },
    { header: say('reports.colTarget'), width: 45 },
    { header: say('reports.colUnit'), width: 15 },
    { header: say('reports.colMin'), kind: 'number' },
    { header: say('reports.colMax'), kind: 'number' },
    { header: say('reports.colActual'), kind: 'number' },
    { header: say('reports.colInPeriod'), kind: 'number' },
    { header: say('reports.colLevel'), width: 16 },
    { header: say('reports.colReach'), width: 20 },
    { header: say('reports.colSays'), width: 45 },
    { header: say('reports.colUndetermined'), kind: 'int' },
    { header: say('reports.colFigure'), width: 30 },
  ]
  const rows = report.targets.flatMap((target, i): Cell[][] => [
    [
      String(i + 1),
      { value: target.name, style: 'bold' },
      target.unit,
      target.min,
      target.max,
      orUnknown(target.actual),
      orUnknown(target.inPeriod),
      { value: target.levelLabel, style: looks[target.level] },
      target.reachableLabel,
      [target.says, target.note].filter(Boolean).join(' '),
      target.undetermined,
      { value: target.figure, style: 'link', link: `#${evidence[i]}!A1` },
    ],
    ...target.beside.map(({ figure, label, unit, value }): Cell[] => [
      '',
      { value: label, style: 'muted' },
      unit,
      null,
      null,
      orUnknown(value),
      null,
      '',
      '',
      '',
      null,
      figure,
    ]),
  ])
  return {
    name: say('reports.sheetTargets'),
    title: headOf(report, say('reports.bookTitle')),
    columns,
    rows,
    notes: [say('reports.noteUnknown')],
  }
}

const moneyColumns = (kinds: readonly (keyof BudgetRow & string)[]): Column[] =>
  kinds.map(kind => ({ header: kindLabel(kind as 'approved'), kind: 'money', width: 18 }))
const inPeriodColumns: () => Column[] = () =>
  moneyKinds.map(kind => ({ header: say('reports.colOfPeriod', { kind: kindLabel(kind) }), kind: 'money', width: 18 }))
const budgetCells = (row: BudgetRow): Cell[] => [
  orUnknown(row.planned),
  ...moneyKinds.map(kind => row[kind]),
  orUnknown(row.remaining),
  ...moneyKinds.map(kind => row.inPeriod[kind]),
  row.figure,
]
const budgetSheet = (report: Report): SheetSpec => ({
  name: say('reports.sheetBudget'),
  title: headOf(report, say('reports.bookBudget')),
  columns: [
    { header: say('reports.colGroup'), width: 45 },
    { header: say('reports.colMoneySource'), width: 24 },
    ...moneyColumns(['planned', ...moneyKinds, 'remaining']),
    ...inPeriodColumns(),
    { header: say('reports.colFigure'), width: 30 },
  ],
  rows: report.budget.lines.map(row => [row.groupLabel, row.sourceLabel, ...budgetCells(row)]),
  totals: [say('reports.total'), '', ...budgetCells(report.budget.totals)],
})

const counted = (report: Report): TargetReport[] =>
  report.targets.filter(target => report.breakdowns.byUnit.some(row => row.targets?.[target.code] !== undefined))
const breakdownSheet = (
  report: Report,
  name: string,
  title: string,
  first: string,
  rows: readonly BreakdownRow[],
  withTargets: boolean,
): SheetSpec => {
  const targets = withTargets ? counted(report) : []
  const cells = (row: BreakdownRow, isTotal = false): Cell[] => [
    row.label,
    ...countKinds.map(kind => row[kind]),
    ...moneyKinds.map(kind => row[kind]),
    row.inPeriod.projects,
    ...moneyKinds.map(kind => row.inPeriod[kind]),
    ...targets.map(target => (isTotal ? target.actual : (row.targets?.[target.code] ?? 0))),
    row.figure,
  ]
  return {
    name,
    title: headOf(report, title),
    columns: [
      { header: first, width: 45 },
      ...countKinds.map((kind): Column => ({ header: kindLabel(kind), kind: 'int', width: 12 })),
      ...moneyColumns(moneyKinds),
      { header: say('reports.colOfPeriod', { kind: kindLabel('projects') }), kind: 'int', width: 14 },
      ...inPeriodColumns(),
      ...targets.map((target): Column => ({ header: target.name, kind: 'int', width: 18 })),
      { header: say('reports.colFigure'), width: 26 },
    ],
    rows: rows.map(row => cells(row)),
    totals: cells(report.breakdowns.total, true),
  }
}

const sideLabel = (side: FigureRow['side']) => (side === 'denominator' ? say('reports.sideDenominator') : say('reports.sideNumerator'))
const evidenceSheet = (report: Report, target: TargetReport, name: string): SheetSpec => {
  const growth = target.rows.some(row => row.side)
  return {
    name,
    title: [
      `${target.paperCode} ${target.name}`,
      say('reports.evidenceTitle', {
        actual: target.actual ?? say('reports.unknown'),
        unit: target.unit,
        count: target.rows.length,
        figure: target.figure,
      }),
      ...(target.overlap ? [target.overlap] : []),
      ...(report.demo ? [say('reports.demoMark')] : []),
    ],
    columns: [
      { header: say('reports.colIndex'), width: 8 },
      { header: say('reports.colRecord'), width: 60 },
      { header: say('reports.colDate'), kind: 'date' },
      ...(growth
        ? [
            { header: say('reports.colSide'), width: 24 },
            { header: say('reports.colTurnover'), kind: 'number' as const, width: 18 },
          ]
        : []),
      { header: say('reports.colFile'), width: 22 },
      { header: say('reports.colSheet'), width: 22 },
      { header: say('reports.colRow'), kind: 'int' },
    ],
    rows: target.rows.map((row, i) => [
      String(i + 1),
      row.label,
      row.date,
      ...(growth ? [sideLabel(row.side), row.amount] : []),
      row.source?.file ?? '',
      row.source?.sheet ?? '',
      row.source?.row ?? null,
    ]),
  }
}

/** The report as `bao-cao.xlsx`. Same report, same bytes. */
export const reportWorkbook = (report: Report): Promise<Uint8Array> => {
  const names: string[] = []
  for (const target of report.targets) names.push(sheetName(`${target.paperCode} ${target.name}`, names))
  return writeWorkbook([
    targetsSheet(
      report,
      names.map(name => `'${name.replace(/'/g, "''")}'`),
    ),
    budgetSheet(report),
    breakdownSheet(
      report,
      say('reports.sheetGroups'),
      say('reports.bookGroups'),
      say('reports.colGroup'),
      report.breakdowns.byGroup,
      false,
    ),
    breakdownSheet(report, say('reports.sheetUnits'), say('reports.bookUnits'), say('reports.colPlace'), report.breakdowns.byUnit, true),
    ...report.targets.map((target, i) => evidenceSheet(report, target, names[i] ?? '')),
  ])
}
