/** The report of a period, any figure of it opened to its rows, and the gauges of the year. */
import type { Context } from '../../kernel/context.ts'
import type { Day } from '../../kernel/dates.ts'
import { Refusal, unknown } from '../../kernel/refusal.ts'
import { say } from '../../words/say.ts'
import { picturedDesigns } from '../designs/designs.actions.ts'
import { type Facts, type ReportInput, readFacts, type TargetFacts } from './facts.actions.ts'
import { type Figure, type FigureRow, ordered } from './figures.rules.ts'
import { sayFilter } from './measure.rules.ts'
import { levelLabel, type Report, reachableLabel, type TargetReport, tablesOf } from './report.rules.ts'

const targetReport = ({ target, measured, level, outlook, remaining, expected }: TargetFacts, index: number): TargetReport => ({
  figure: target.code,
  code: target.code,
  paperCode: paperCode(index),
  name: target.name,
  unit: target.unit,
  min: target.min,
  max: target.max,
  actual: measured.actual.value,
  inPeriod: measured.inPeriod.value,
  level,
  levelLabel: levelLabel(level),
  reachable: outlook.reachable,
  reachableLabel: reachableLabel(outlook.reachable),
  says: outlook.says,
  expectedToday: expected,
  remaining,
  beside: measured.beside.map(({ code, label, unit, value }) => ({ figure: code, label, unit, value })),
  undetermined: measured.undetermined.value ?? 0,
  overlap: measured.actual.overlap?.says ?? null,
  note: measured.actual.says ?? null,
  rows: [...measured.actual.rows],
})
const paperCode = (index: number) => `CT-${String(index + 1).padStart(2, '0')}`

const periodOf = ({ moment: { period, asOf, cut } }: Facts): Report['period'] => ({
  code: period.code,
  label: period.label,
  from: period.from,
  lastDay: period.lastDay,
  asOf,
  yearFrom: period.yearRange.from,
  coveredUntil: cut,
})

/** A report from the facts already read. */
const reportOf = (ctx: Context, facts: Facts): Report => ({
  plan: { year: facts.plan.year, version: facts.plan.version, title: facts.plan.title, number: facts.plan.number },
  period: periodOf(facts),
  scope: { everywhere: facts.everywhere, label: say(facts.everywhere ? 'reports.wholeCity' : 'reports.yourUnits') },
  demo: ctx.demo,
  targets: facts.targets.map(targetReport),
  ...tablesOf(
    facts.figures,
    facts.budget,
    facts.places,
    facts.targets.filter(one => one.measured.actual.measure === 'count').map(one => one.target.code),
  ),
})

/**
 * The report of a period within what the reader may see.
 * @param input period '2024' | '2024-H1' | '2024-Q3' | '2024-05'; asOf at most the business day
 * @throws Refusal invalid (period, day, a target that nothing counts), unknown (no approved plan), refused (no reach)
 */
export const buildReport = async (ctx: Context, input: ReportInput): Promise<Report> => reportOf(ctx, await readFacts(ctx, input))

export interface OpenedFigure {
  figure: string
  name: string
  definition: string
  /** What was counted over: year, days, place. */
  filter: string
  period: Report['period']
  asOf: Day
  unit: string
  measure: Figure['measure']
  value: number | null
  says?: string
  numerator?: { label: string; value: number | null }
  denominator?: { label: string; value: number | null }
  overlap?: { count: number; says: string }
  columns: {
    key: 'label' | 'date' | 'accepted' | 'amount' | 'side' | 'source'
    label: string
    kind: 'text' | 'date' | 'money' | 'number'
  }[]
  /** `pictured`: the row is a design whose picture the reader can be shown. */
  rows: (Omit<FigureRow, 'recordId' | 'unitId'> & { pictured?: true })[]
}
const columnsOf = (figure: Figure): OpenedFigure['columns'] => [
  { key: 'label', label: say('reports.colRecord'), kind: 'text' },
  ...(figure.measure === 'ratio' ? [{ key: 'side', label: say('reports.colSide'), kind: 'text' } as const] : []),
  { key: 'date', label: say('reports.colDate'), kind: 'date' },
  ...(figure.rows.some(row => row.acceptedOn !== undefined)
    ? [{ key: 'accepted', label: say('reports.colAccepted'), kind: 'date' } as const]
    : []),
  ...(figure.measure === 'count'
    ? []
    : [{ key: 'amount', label: say('reports.colAmount'), kind: figure.measure === 'sum' ? 'money' : 'number' } as const]),
  { key: 'source', label: say('reports.colSource'), kind: 'text' },
]
/**
 * A figure with its definition, filter and rows. The number of rows, or the sum of their amounts, is the value; a ratio opens to its
 * numerator and denominator. Takes a target's paper code ('CT-02') as well.
 */
export const openFigure = async (ctx: Context, input: ReportInput & { figure: string }): Promise<OpenedFigure> => {
  const facts = await readFacts(ctx, input)
  const target = facts.targets.find((_, index) => paperCode(index) === input.figure)
  const figure = facts.figures.get(target?.target.code ?? input.figure) ?? unknown(say('reports.noFigure', { figure: input.figure }))
  const { numerator, denominator, overlap, says } = figure
  const rows = figure.measure === 'ratio' ? figure.rows : ordered(figure.rows)
  const pictured = await picturedDesigns(
    ctx,
    rows.flatMap(({ link }) => (link?.to === 'design' ? link.code : [])),
  )
  return {
    figure: figure.code,
    name: figure.label,
    definition: figure.definition,
    filter: sayFilter(facts.moment, facts.everywhere),
    period: periodOf(facts),
    asOf: facts.moment.asOf,
    unit: figure.unit,
    measure: figure.measure,
    value: figure.value,
    ...(says !== undefined && { says }),
    ...(numerator && { numerator }),
    ...(denominator && { denominator }),
    ...(overlap && { overlap }),
    columns: columnsOf(figure),
    rows: rows.map(({ recordId: _, unitId: __, ...row }) => ({
      ...row,
      ...(row.link?.to === 'design' && pictured.has(row.link.code) && { pictured: true as const }),
    })),
  }
}

export interface Gauges {
  plan: Report['plan'] | null
  asOf: Day
  targets: Omit<TargetReport, 'rows'>[]
}
/** The year's targets as gauges, without their rows; no targets where the year has no approved plan. */
export const planGauges = async (ctx: Context, { year }: { year: number }): Promise<Gauges> => {
  try {
    const report = await buildReport(ctx, { period: String(year) })
    return { plan: report.plan, asOf: report.period.asOf, targets: report.targets.map(({ rows: _, ...target }) => target) }
  } catch (error) {
    if (error instanceof Refusal && error.kind === 'unknown') return { plan: null, asOf: ctx.today, targets: [] }
    throw error
  }
}
