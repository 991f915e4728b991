/** What a change of many records would do to one of them, and how its values are said. */
import { sayDay } from '../../kernel/dates.ts'
import { sayNumber } from '../../kernel/money.ts'
import { say } from '../../words/say.ts'
import type { UnitIndex } from '../reference/units.rules.ts'
import type { ChangeColumn } from './change-list.rules.ts'
import type { EstablishmentRow } from './establishments.schema.ts'
import { placeIn } from './views.rules.ts'

/** Stored values of an establishment by field. */
export type Stored = Partial<Omit<EstablishmentRow, 'id' | 'createdAt' | 'search' | 'mergedInto' | 'code'>>
export interface Difference {
  before: Stored
  after: Stored
}
const same = (a: unknown, b: unknown) => (a ?? null) === (b ?? null)
type Values = Readonly<Record<string, unknown>>

/** The wanted values that the record does not have yet, with what it has instead; null when it has all of them. */
export const differenceOf = (row: EstablishmentRow, wanted: Stored): Difference | null => {
  const keys = (Object.keys(wanted) as (keyof Stored)[]).filter(key => !same(row[key], wanted[key]))
  if (keys.length === 0) return null
  const pick = (from: Stored) => Object.fromEntries(keys.map(key => [key, from[key] ?? null])) as Stored
  return { before: pick(row), after: pick(wanted) }
}
/** The fields of a change that the record no longer holds as the change left them. */
export const changedSince = (stored: Values, after: Values): string[] => Object.keys(after).filter(key => !same(stored[key], after[key]))

/** The column of a list that shows a stored field. */
export const columnOfField = (columns: readonly ChangeColumn[], field: string): ChangeColumn | undefined =>
  columns.find(column => column.field === field)

/** Names that values point to. */
export interface Pointed {
  units: UnitIndex
  /** Names by id. */
  villages: ReadonlyMap<string, string>
  /** Names by id of those that are spoken of. */
  establishments: ReadonlyMap<string, string>
}
const sayPointed = (points: NonNullable<ChangeColumn['points']>, id: string, { units, villages, establishments }: Pointed): string => {
  if (points === 'place') return placeIn(units, id)
  return points === 'village'
    ? (villages.get(id) ?? say('registerList.someVillage'))
    : (establishments.get(id) ?? say('registerList.someEstablishment'))
}
/** A stored value in words; null where nothing is known. What is masked in the list stays masked. */
export const sayStored = (column: ChangeColumn | undefined, value: unknown, pointed: Pointed): string | null => {
  if (value === null || value === undefined || value === '') return null
  if (column?.points) return sayPointed(column.points, String(value), pointed)
  if (column?.mask) return column.mask(String(value))
  if (column?.options) return column.options[String(value)] ?? String(value)
  if (typeof value === 'boolean') return say(value ? 'web.yes' : 'web.no')
  // A year is a number that nobody groups.
  if (typeof value === 'number') return column?.field === 'birthYear' ? String(value) : sayNumber(value)
  return column?.kind === 'date' ? sayDay(String(value)) : String(value)
}
/** A changed value of one record, as a preview and a history show it. */
export interface SaidChange {
  field: string
  label: string
  before: string | null
  after: string | null
}
export const sayDifference = (columns: readonly ChangeColumn[], before: Values, after: Values, pointed: Pointed) =>
  Object.keys(after).map((field): SaidChange => {
    const column = columnOfField(columns, field)
    return {
      field,
      label: column?.label ?? field,
      before: sayStored(column, before[field], pointed),
      after: sayStored(column, after[field], pointed),
    }
  })
