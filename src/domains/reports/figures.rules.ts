/** A figure is a value together with the rows that make it: whoever reads a number can open it. Pure. */
import type { Day } from '../../kernel/dates.ts'

/** The row of a workbook that a record was read from. */
export interface Source {
  file: string
  sheet: string
  row: number
}
export interface Link {
  to: 'project' | 'establishment' | 'design' | 'fair' | 'class' | 'export' | 'plan'
  code: string
}
/** A record that a target may count. Dates and marks are those known on the as-of day. */
export interface Evidence {
  recordId: string
  entity: string
  /** What makes it one: records with the same key count once. */
  key: string
  establishment: string | null
  person: string | null
  project: string | null
  date: Day
  unitId: string | null
  contentGroup: string | null
  label: string
  link: Link | null
  source: Source | null
  /** States it is in: declared, accepted, copy, attended, completed, management … */
  marks: readonly string[]
  /** The day on which it was accepted, of things that are counted by another day. */
  acceptedOn?: Day | null
}
/** A record that cannot be placed: its date, state or establishment is missing. */
export interface Doubt {
  recordId: string
  unitId: string | null
  label: string
  says: string
  link: Link | null
  source: Source | null
}
/** One row behind a figure. `amount` is what it brings (1 where things are counted); `side` tells numerator from denominator. */
export interface FigureRow {
  recordId: string | null
  label: string
  date: Day | null
  amount: number
  unitId: string | null
  link: Link | null
  source: Source | null
  side?: 'numerator' | 'denominator'
  /** How many records stand behind this one row. */
  records?: number
  /** Only of things that are accepted on another day than the one they are counted by; null: not accepted yet. */
  acceptedOn?: Day | null
}
/** `count`: rows; `sum`: their amounts (whole đồng); `ratio`: percent of numerator and denominator. */
export interface Figure {
  code: string
  label: string
  /** One sentence: what is counted, by which date, distinct by what. */
  definition: string
  measure: 'count' | 'sum' | 'ratio'
  unit: string
  value: number | null
  rows: readonly FigureRow[]
  numerator?: { label: string; value: number | null }
  denominator?: { label: string; value: number | null }
  /** Where distinct things are counted: how many records fell together. */
  overlap?: { count: number; says: string }
  /** Why the value is not known, or how it was reckoned. */
  says?: string
}

/** By code point: the same order on every machine. Rows that no workbook brought in come last. */
const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)
const last = '\uffff'
const byPlace = (a: FigureRow, b: FigureRow): number =>
  compare(a.date ?? '', b.date ?? '') ||
  compare(a.source?.file ?? last, b.source?.file ?? last) ||
  compare(a.source?.sheet ?? '', b.source?.sheet ?? '') ||
  (a.source?.row ?? 0) - (b.source?.row ?? 0) ||
  compare(a.label, b.label)
/** Rows in an order that does not depend on ids: by day, then by where they came from. */
export const ordered = (rows: readonly FigureRow[]): FigureRow[] => [...rows].sort(byPlace)

const rowOf = (evidence: Evidence): FigureRow => ({
  recordId: evidence.recordId,
  label: evidence.label,
  date: evidence.date,
  amount: 1,
  unitId: evidence.unitId,
  link: evidence.link,
  source: evidence.source,
  ...(evidence.acceptedOn !== undefined && { acceptedOn: evidence.acceptedOn }),
})
/** One row for each key, dated by its first record; the records behind it are counted. */
export const distinct = (found: readonly Evidence[], keyOf: (evidence: Evidence) => string | null): FigureRow[] => {
  const rows = new Map<string, FigureRow>()
  const inOrder = [...found].sort((a, b) => byPlace(rowOf(a), rowOf(b)))
  for (const evidence of inOrder) {
    const key = keyOf(evidence)
    if (key === null) continue
    const known = rows.get(key)
    if (known) known.records = (known.records ?? 1) + 1
    else rows.set(key, rowOf(evidence))
  }
  return [...rows.values()]
}
/** Records beyond the first of each row: what a distinct count leaves out. */
export const overlapOf = (rows: readonly FigureRow[]): number => rows.reduce((sum, row) => sum + (row.records ?? 1) - 1, 0)

export const doubtRow = (doubt: Doubt): FigureRow => ({ ...doubt, label: `${doubt.label}: ${doubt.says}`, date: null, amount: 1 })

/** The sum of whole amounts, refused where arithmetic would not stay exact. */
export const sumOf = (rows: readonly FigureRow[]): number => {
  const total = rows.reduce((sum, row) => sum + row.amount, 0)
  if (!Number.isSafeInteger(total)) throw new RangeError(`Not a whole sum: ${total}`)
  return total
}
/** A number of rows or the sum of their amounts: the value always equals what opening it shows. */
export const counted = (figure: Omit<Figure, 'value' | 'measure'>): Figure => ({ ...figure, measure: 'count', value: figure.rows.length })
export const summed = (figure: Omit<Figure, 'value' | 'measure'>): Figure => ({ ...figure, measure: 'sum', value: sumOf(figure.rows) })

/** Parts that do not come to their whole are a fault of the program, not of the data: nothing is reported. */
export const mustSum = (whole: string, total: number, parts: readonly number[]): void => {
  const sum = parts.reduce((a, b) => a + b, 0)
  if (sum !== total) throw new Error(`The parts of ${whole} come to ${sum}, the whole is ${total}`)
}
