/** From evidence to the figures of a target: its actual, the part inside the period, and the figures that stand beside it. Pure. */
import { type Day, sayDay } from '../../kernel/dates.ts'
import { sayNumber } from '../../kernel/money.ts'
import { say } from '../../words/say.ts'
import type { TargetRow } from '../plans/plans.schema.ts'
import { type Growth, growth, knownMonths, published, sayMonth } from '../trade/turnover.rules.ts'
import { counted, type Doubt, distinct, doubtRow, type Evidence, type Figure, type FigureRow, ordered, overlapOf } from './figures.rules.ts'
import type { Period } from './periods.rules.ts'
import type { ExportMonth, Measure, Series } from './things.rules.ts'

/** What a target comes to: the first figure is the actual, the second its part inside the period. */
export interface Measured {
  actual: Figure
  inPeriod: Figure
  beside: Figure[]
  undetermined: Figure
  /** The actual on the as-of day, which may lie after the period: what the year's outlook starts from. */
  byAsOf: number | null
  /** Establishments that are counted by the as-of day. */
  countedKeys: ReadonlySet<string>
}
export interface Moment {
  period: Period
  asOf: Day
  /** The last day covered: the earlier of the as-of day and the period's last day. */
  cut: Day
}

/** Which mark a design must carry to be the reported one (dated setting `designs_reported`). */
export const designMark = (reported: string): string =>
  reported === 'accepted' || reported === 'declared' ? reported : 'declared_less_copies'

const definitionOf = {
  new_designs: 'reports.defDesigns',
  fair_participations: 'reports.defFairs',
  machine_establishments: 'reports.defMachines',
  managers_trained: 'reports.defManagers',
  export_growth: 'reports.defExport',
} as const

/** Figures of a target that counts records. */
export const measureCount = (
  target: TargetRow,
  measure: Measure,
  found: { evidence: readonly Evidence[]; doubts: readonly Doubt[] },
  moment: Moment,
): Measured => {
  const { period, cut, asOf } = moment
  const marked = (...marks: string[]) => found.evidence.filter(each => marks.every(mark => each.marks.includes(mark)))
  const kinds = measure.thing === 'attendance' ? (measure.filter.kind ?? []) : []
  const reported = marked(measure.qualifies).filter(each => kinds.length === 0 || kinds.some(kind => each.marks.includes(kind)))
  const until = (rows: readonly FigureRow[], day: Day) => rows.filter(row => (row.date ?? '') <= day)
  const all = distinct(reported, each => each.key)
  // A thing counts on the day of its first record, so a later one inside the period adds nothing.
  const rows = until(
    distinct(
      reported.filter(each => each.date <= cut),
      each => each.key,
    ),
    cut,
  )
  const definition = say(definitionOf[target.code])
  const base = { unit: target.unit, definition, label: target.name }
  const overlap = overlapOf(rows)
  const beside = (suffix: string, label: string, unit: string, list: readonly FigureRow[], code: string = target.code): Figure =>
    counted({ code: suffix ? `${code}.${suffix}` : code, label, unit, definition: label, rows: ordered(list) })
  const within = (list: readonly Evidence[]) => list.filter(each => each.date <= cut)
  const undetermined = beside('undetermined', say('reports.undeterminedRows'), say('reports.unitRecord'), found.doubts.map(doubtRow))
  return {
    actual: {
      ...counted({ ...base, code: target.code, rows: ordered(rows) }),
      ...(overlap > 0 && { overlap: { count: overlap, says: say('reports.overlap', { count: overlap }) } }),
    },
    inPeriod: counted({ ...base, code: `${target.code}.period`, rows: ordered(rows.filter(row => (row.date ?? '') >= period.from)) }),
    beside: besideOf(target.code, { beside, marked, within, reported }),
    undetermined,
    byAsOf: until(all, asOf).length,
    countedKeys: new Set(reported.filter(each => each.date <= asOf).map(each => each.key)),
  }
}

interface Tools {
  beside: (suffix: string, label: string, unit: string, rows: readonly FigureRow[], code?: string) => Figure
  marked: (...marks: string[]) => Evidence[]
  within: (list: readonly Evidence[]) => Evidence[]
  reported: readonly Evidence[]
}
/** The figures beside a target: other ways to count the same records, never added to it. */
const besideOf = (code: TargetRow['code'], { beside, marked, within, reported }: Tools): Figure[] => {
  const each = (list: readonly Evidence[]) => distinct(within(list), one => one.key)
  if (code === 'new_designs')
    return [
      beside('declared', say('reports.designsDeclared'), say('reports.unitDesign'), each(marked('declared'))),
      beside('accepted', say('reports.designsAccepted'), say('reports.unitDesign'), each(marked('accepted'))),
      beside('copies', say('reports.designsCopies'), say('reports.unitDesign'), each(marked('copy'))),
    ]
  if (code === 'fair_participations')
    return [
      beside(
        'establishments',
        say('reports.fairEstablishments'),
        say('reports.unitEstablishment'),
        distinct(within(reported), one => one.establishment),
      ),
    ]
  if (code === 'machine_establishments')
    return [
      beside(
        'projects',
        say('reports.machineProjects'),
        say('reports.unitProject'),
        distinct(within(reported), one => one.project),
      ),
    ]
  if (code === 'managers_trained')
    return [
      beside(
        'persons',
        say('reports.managerPersons'),
        say('reports.unitPerson'),
        distinct(within(reported), one => one.person),
      ),
      beside('', say('reports.vocational'), say('reports.unitAttendance'), each(marked('completed', 'vocational')), 'vocational_trainees'),
    ]
  return []
}

const monthRow = (row: ExportMonth, side: 'numerator' | 'denominator'): FigureRow => ({
  recordId: row.id,
  label: say(row.status === 'final' ? 'reports.rowExportFinal' : 'reports.rowExportProvisional', { month: sayMonth(row.month) }),
  date: `${row.month}-01`,
  amount: row.amount,
  unitId: null,
  link: { to: 'export', code: row.month },
  source: row.from,
  side,
})
const ratio = (target: TargetRow, code: string, label: string, found: Growth, rows: readonly ExportMonth[], series: Series): Figure => {
  const months = new Set(found.months)
  const before = new Set(found.months.map(month => `${Number(month.slice(0, 4)) - 1}${month.slice(4)}`))
  const unit = series.currency
  return {
    code,
    label,
    unit: target.unit,
    measure: 'ratio',
    definition: say('reports.defExport'),
    value: found.percent,
    rows: [
      ...rows.filter(row => months.has(row.month)).map(row => monthRow(row, 'numerator')),
      ...rows.filter(row => before.has(row.month)).map(row => monthRow(row, 'denominator')),
    ],
    numerator: { label: say('reports.exportThisYear', { unit }), value: found.thisYear },
    denominator: { label: say('reports.exportLastYear', { unit }), value: found.lastYear },
    says: say('reports.seriesOf', { says: found.says, source: series.source, currency: series.currency, mapping: series.mapping }),
  }
}
/** Figures of export growth. `months` are those that the period counts on the as-of day; `own` those that lie inside the period itself. */
export const measureGrowth = (
  target: TargetRow,
  series: Series,
  rows: readonly ExportMonth[],
  months: readonly string[],
  own: readonly string[],
): Measured & { growth: Growth } => {
  const out = published(rows, months)
  const awaited = months.slice(out.length)
  const taken = growth(rows, out)
  const missing = [...taken.missing, ...awaited]
  const found: Growth = awaited.length
    ? { ...taken, missing, says: `${taken.says} ${say('reports.growthAwaited', { months: awaited.map(sayMonth).join(', ') })}` }
    : taken
  const actual = ratio(target, target.code, target.name, found, rows, series)
  const known = knownMonths(rows, out)
  const beside: Figure[] =
    found.percent === null && known.length > 0
      ? [ratio(target, `${target.code}.known`, say('reports.exportKnown', { count: known.length }), growth(rows, known), rows, series)]
      : []
  return {
    actual,
    inPeriod: ratio(target, `${target.code}.period`, target.name, growth(rows, published(rows, own)), rows, series),
    beside,
    undetermined: {
      code: `${target.code}.undetermined`,
      label: say('reports.missingMonths'),
      unit: say('reports.unitMonth'),
      definition: say('reports.missingMonths'),
      measure: 'count',
      value: found.missing.length,
      rows: found.missing.map(month => ({
        recordId: null,
        label: sayMonth(month),
        date: `${month}-01`,
        amount: 1,
        unitId: null,
        link: null,
        source: null,
      })),
    },
    byAsOf: found.percent,
    countedKeys: new Set(),
    growth: found,
  }
}

/** 'Năm kế hoạch từ 15/12/2023, đến hết 22/11/2024; loại lớp: management': what a reader must know to count again. */
export const sayFilter = (moment: Moment, everywhere: boolean): string =>
  say('reports.filter', {
    from: sayDay(moment.period.yearRange.from),
    cut: sayDay(moment.cut),
    asOf: sayDay(moment.asOf),
    place: say(everywhere ? 'reports.wholeCity' : 'reports.yourUnits'),
  })

/** A figure's value as it is read, 'chưa xác định' where it is not known. */
export const sayValue = (value: number | null): string => (value === null ? say('reports.unknown') : sayNumber(value))
