/** Reads what a report is made of, once and within what the reader may see: the plan, every figure with its rows, the outlook of targets. */
import type { Context } from '../../kernel/context.ts'
import { type Day, isDay, sayDay } from '../../kernel/dates.ts'
import type { Tx } from '../../kernel/log.ts'
import { invalid, refuse, unknown } from '../../kernel/refusal.ts'
import { say } from '../../words/say.ts'
import type { PlanRow, TargetRow } from '../plans/plans.schema.ts'
import { loadUnits, readSetting } from '../reference/reference.actions.ts'
import { type BudgetFacts, budgetFigures, checkSums, placeOf, type UnitPlace } from './budget.rules.ts'
import * as budget from './budget.store.ts'
import { counted, type Figure, mustSum, ordered } from './figures.rules.ts'
import { designMark, type Measured, type Moment, measureCount, measureGrowth } from './measure.rules.ts'
import { coveredUntil, exportMonths, parsePeriod, usualCutoff } from './periods.rules.ts'
import { expectedToday, growthOutlook, type Level, level, type Outlook, reach } from './targets.rules.ts'
import { type Measure, measureOf, type Series, seriesOf } from './things.rules.ts'
import * as things from './things.store.ts'

export interface ReportInput {
  period: string
  year?: number | undefined
  asOf?: Day | undefined
}
export interface TargetFacts {
  target: TargetRow
  measured: Measured
  level: Level
  outlook: Outlook
  remaining: number | null
  expected: number | null
}
export interface Facts {
  plan: PlanRow
  moment: Moment
  everywhere: boolean
  targets: TargetFacts[]
  budget: BudgetFacts
  places: UnitPlace[]
  /** Every figure of the report by its code. */
  figures: Map<string, Figure>
}

/** The period and the day that the figures are read on: by default the business day, at most the period's last day. */
export const momentOf = async (tx: Tx, ctx: Context, input: ReportInput): Promise<Moment> => {
  // One cut-off for the whole year, the one in force when the year begins: no day falls between two of its periods.
  const year = /^\d{4}/.exec(input.period)?.[0] ?? ctx.today.slice(0, 4)
  const period = parsePeriod(input.period, await readSetting(tx, 'cutoff_day', `${year}-01-01`, usualCutoff))
  if (input.year !== undefined && input.year !== period.year) invalid(say('reports.badYear', { period: period.code, year: input.year }))
  if (input.asOf !== undefined && !isDay(input.asOf)) invalid(say('reports.asOfWrong'))
  if (input.asOf !== undefined && input.asOf > ctx.today)
    invalid(say('reports.asOfAhead', { asOf: sayDay(input.asOf), today: sayDay(ctx.today) }))
  const asOf = input.asOf ?? coveredUntil(period, ctx.today)
  return { period, asOf, cut: coveredUntil(period, asOf) }
}

/** Whether a record at the unit is within reach; a record without a unit is the whole city's. */
const seer = ({ reach: { everywhere, unitIds } }: Context) => {
  const own = new Set(unitIds)
  return (unitId: string | null): boolean => everywhere || (unitId !== null && own.has(unitId))
}

const ownMonths = { year: 12, half: 6, quarter: 3, month: 1 } as const

const measureTarget = async (tx: Tx, ctx: Context, target: TargetRow, moment: Moment, schedule: Schedule): Promise<TargetFacts> => {
  const measure = measureOf(target)
  return measure.thing === 'export_turnover'
    ? exportFacts(tx, ctx, target, measure, moment)
    : countFacts(tx, ctx, target, measure, moment, schedule)
}
type Schedule = Awaited<ReturnType<typeof budget.scheduleOf>>

const exportFacts = async (tx: Tx, ctx: Context, target: TargetRow, measure: Measure, moment: Moment): Promise<TargetFacts> => {
  const { period, asOf } = moment
  const series = seriesOf(measure, await readSetting<Partial<Series> | null>(tx, 'export_series', asOf, null))
  const found = series && ctx.reach.everywhere ? await things.exportSeries(tx, series, period.year) : []
  const rows = measure.qualifies === 'final' ? found.filter(row => row.status === 'final') : found
  const months = exportMonths(period, asOf)
  const own = new Set(period.calendarMonths.slice(-ownMonths[period.kind]))
  const measured = measureGrowth(
    target,
    series ?? { source: '', currency: '', mapping: '' },
    rows,
    months,
    months.filter(month => own.has(month)),
  )
  const why = ctx.reach.everywhere ? (series ? undefined : say('reports.growthNoSeries')) : say('reports.growthPart')
  const closed = { ...measured.undetermined, value: 0, rows: [] }
  return {
    target,
    measured: why ? { ...measured, actual: { ...measured.actual, says: why }, undetermined: closed } : measured,
    level: level(measured.actual.value, target.min, target.max),
    outlook: ctx.reach.everywhere ? growthOutlook(rows, measured.growth, period.year, target.min) : part(),
    remaining: null,
    expected: null,
  }
}
const part = (): Outlook => ({ reachable: 'undetermined', says: say('reports.reachPart') })

const countFacts = async (
  tx: Tx,
  ctx: Context,
  target: TargetRow,
  declared: Measure,
  moment: Moment,
  schedule: Schedule,
): Promise<TargetFacts> => {
  const { period, asOf, cut } = moment
  const measure =
    declared.thing === 'design'
      ? { ...declared, qualifies: designMark(await readSetting(tx, 'designs_reported', asOf, declared.qualifies)) }
      : declared
  const found = await things.evidenceOf(tx, measure, { ...period.yearRange, asOf })
  const sees = seer(ctx)
  const measured = measureCount(
    target,
    measure,
    { evidence: found.evidence.filter(row => sees(row.unitId)), doubts: found.doubts.filter(row => sees(row.unitId)) },
    moment,
  )
  const { remaining, unsure } =
    measure.thing === 'project_establishment'
      ? await establishmentsToCome(tx, measure, measured, moment)
      : { remaining: scheduled(schedule, target, moment), unsure: 0 }
  const whole = ctx.reach.everywhere
  return {
    target,
    measured,
    level: whole ? level(measured.actual.value, target.min, target.max) : 'undetermined',
    outlook: whole ? reach(measured.byAsOf, remaining, target.min, unsure) : part(),
    remaining: whole ? remaining : null,
    expected: whole ? expectedToday(target.min, period.yearRange, cut) : null,
  }
}
/** What scheduled work after the as-of day is expected to bring within the year; null when nothing was ever scheduled for the target. */
const scheduled = (schedule: Schedule, target: TargetRow, { period, asOf }: Moment): number | null => {
  const own = schedule.filter(item => item.targetCode === target.code)
  const coming = own.filter(item => item.on > asOf && item.on < period.yearRange.until)
  return own.length ? coming.reduce((sum, item) => sum + item.expected, 0) : null
}
/** Establishments not counted yet whose decided project ends later in the year; `unsure` have no day, or one that has passed. */
const establishmentsToCome = async (tx: Tx, measure: Measure, { countedKeys }: Measured, { period, asOf }: Moment) => {
  const work = (await things.workToCome(tx, measure, period.year)).filter(row => !countedKeys.has(row.establishment))
  const coming = new Set(
    work
      .filter(row => row.plannedEndOn && row.plannedEndOn > asOf && row.plannedEndOn < period.yearRange.until)
      .map(row => row.establishment),
  )
  const open = new Set(work.filter(row => !row.plannedEndOn || row.plannedEndOn <= asOf).map(row => row.establishment))
  return { remaining: coming.size, unsure: [...open].filter(one => !coming.has(one)).length }
}

const budgetFacts = async (tx: Tx, ctx: Context, plan: PlanRow): Promise<BudgetFacts> => {
  const sees = seer(ctx)
  const money = await budget.moneyOf(tx, plan.year)
  const projects = (await budget.projectsOf(tx, plan.year)).filter(row => sees(row.unitId))
  const seen = <T extends { unitId: string }>(rows: readonly T[]) => rows.filter(row => sees(row.unitId))
  const rows = { approved: seen(money.approved), advanced: seen(money.advanced), paid: seen(money.paid), settled: seen(money.settled) }
  const ids = [...Object.values(rows).flat(), ...projects].flatMap(row =>
    'recordId' in row ? [row.recordId, row.projectId] : [row.projectId],
  )
  const sources = await things.sourcesOf(tx, [...new Set(ids)])
  // A record that no workbook brought in on its own leads to its project's row.
  const origin = <T extends { projectId: string; recordId?: string }>(row: T) => ({
    ...row,
    origin: sources.get(row.recordId ?? '') ?? sources.get(row.projectId) ?? null,
  })
  return {
    year: plan.year,
    lines: await budget.linesOf(tx, plan),
    money: {
      approved: rows.approved.map(origin),
      advanced: rows.advanced.map(origin),
      paid: rows.paid.map(origin),
      settled: rows.settled.map(origin),
    },
    projects: projects.map(origin),
    whole: ctx.reach.everywhere,
  }
}

/**
 * Everything that a report shows, read in one transaction.
 * @throws Refusal when there is no approved plan, the period cannot be read, or the reader has no report
 */
export const readFacts = (ctx: Context, input: ReportInput): Promise<Facts> => {
  if (!ctx.reach.everywhere && ctx.reach.unitIds.length === 0) refuse(say('reports.notForYou'))
  return ctx.db.transaction(tx => factsIn(tx, ctx, input), { isolationLevel: 'repeatable read', accessMode: 'read only' })
}
const factsIn = async (tx: Tx, ctx: Context, input: ReportInput): Promise<Facts> => {
  const units = await loadUnits(ctx.db)
  const moment = await momentOf(tx, ctx, input)
  const plan = (await budget.planOn(tx, moment.period.year, moment.asOf)) ?? unknown(say('reports.noPlan', { year: moment.period.year }))
  const schedule = await budget.scheduleOf(tx, plan.year)
  const targets: TargetFacts[] = []
  for (const target of await budget.targetsOf(tx, plan.id)) targets.push(await measureTarget(tx, ctx, target, moment, schedule))

  const facts = await budgetFacts(tx, ctx, plan)
  const counts = targets.filter(one => one.measured.actual.measure === 'count')
  const used = [
    ...Object.values(facts.money).flatMap(rows => rows.map(row => row.unitId)),
    ...facts.projects.map(row => row.unitId),
    ...counts.flatMap(one => one.measured.actual.rows.map(row => row.unitId)),
  ]
  const placeById = new Map(used.map(id => [id, placeOf(units, id)]))
  const places = inOrder([...placeById.values()])
  const byId = new Map([...placeById].flatMap(([id, place]) => (id === null ? [] : [[id, place] as const])))
  for (const place of places) if (![...byId.values()].some(known => known.key === place.key)) byId.set(`-${place.key}`, place)
  const figures = budgetFigures(facts, moment, byId)
  checkSums(
    figures,
    places.map(place => place.key),
  )
  for (const one of targets) addTarget(figures, one, placeById, places)
  return { plan, moment, everywhere: ctx.reach.everywhere, targets, budget: facts, places, figures }
}

/** Units by name, then the whole city, then what is not known: those two are always shown. */
const inOrder = (found: readonly UnitPlace[]): UnitPlace[] => {
  const extra: UnitPlace[] = [
    { key: 'city', label: say('reports.unitCity'), level: 'city' },
    { key: 'unknown', label: say('reports.unitUnknown'), level: 'unknown' },
  ]
  const named = new Map(found.filter(place => place.level === 'district' || place.level === 'commune').map(place => [place.key, place]))
  const collator = new Intl.Collator('vi-VN', { numeric: true })
  return [...[...named.values()].sort((a, b) => collator.compare(a.label, b.label) || (a.key < b.key ? -1 : 1)), ...extra]
}
/** A target's figures, and its actual by unit: the units come to the whole. */
const addTarget = (
  figures: Map<string, Figure>,
  { target, measured }: TargetFacts,
  placeById: ReadonlyMap<string | null, UnitPlace>,
  places: readonly UnitPlace[],
): void => {
  const { actual, inPeriod, beside, undetermined } = measured
  for (const figure of [actual, inPeriod, ...beside, undetermined]) figures.set(figure.code, figure)
  if (actual.measure !== 'count' || actual.value === null) return
  const parts = places.map(place => {
    const code = `unit.${place.key}.${target.code}`
    const rows = ordered(actual.rows.filter(row => (placeById.get(row.unitId)?.key ?? 'unknown') === place.key))
    const figure = counted({ code, label: `${place.label}: ${target.name}`, definition: actual.definition, unit: target.unit, rows })
    figures.set(code, figure)
    return figure.value ?? 0
  })
  mustSum(`${target.code} by unit`, actual.value, parts)
}
