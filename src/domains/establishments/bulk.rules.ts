/** What a change of many records would do to one of them, and how its values are said. */
import { sayDay } from '../../kernel/dates.ts'
import { sayNumber } from '../../kernel/money.ts'
import { say } from '../../words/say.ts'
import type { UnitIndex } from '../reference/units.rules.ts'
import { type RegisterColumn, registerColumns } from './columns.schema.ts'
import type { EstablishmentRow } from './establishments.schema.ts'
import { placeIn } from './views.rules.ts'

/** Stored values by field. */
export type Stored = Partial<Omit<EstablishmentRow, 'id' | 'createdAt' | 'search' | 'mergedInto' | 'code'>>
export interface Difference {
  before: Stored
  after: Stored
}
const same = (a: unknown, b: unknown) => (a ?? null) === (b ?? null)

/** The wanted values that the record does not have yet, with what it has instead; null when it has all of them. */
export const differenceOf = (row: EstablishmentRow, wanted: Stored): Difference | null => {
  const keys = (Object.keys(wanted) as (keyof Stored)[]).filter(key => !same(row[key], wanted[key]))
  if (keys.length === 0) return null
  const pick = (from: Stored) => Object.fromEntries(keys.map(key => [key, from[key] ?? null])) as Stored
  return { before: pick(row), after: pick(wanted) }
}
/** The fields of a change that the record no longer holds as the change left them. */
export const changedSince = (row: EstablishmentRow, after: Readonly<Record<string, unknown>>): string[] =>
  Object.keys(after).filter(key => !same(row[key as keyof EstablishmentRow], after[key]))

const columns = new Map(registerColumns.flatMap(column => (column.field ? [[column.field as string, column] as const] : [])))
/** The column that shows a stored field. */
export const columnOfField = (field: string): RegisterColumn | undefined => columns.get(field)

/** Names that values point to. */
export interface Pointed {
  units: UnitIndex
  /** Names of villages by id. */
  villages: ReadonlyMap<string, string>
}
const masked = (code: string) => (/^\d{12}$/.test(code) ? `•••••••••${code.slice(-3)}` : code)

/** A stored value in words; null where nothing is known. A person's tax code stays masked. */
export const sayStored = (field: string, value: unknown, { units, villages }: Pointed): string | null => {
  if (value === null || value === undefined || value === '') return null
  const column = columns.get(field)
  if (field === 'unitId') return placeIn(units, String(value))
  if (field === 'villageId') return villages.get(String(value)) ?? say('registerList.someVillage')
  if (field === 'taxCode') return masked(String(value))
  if (column?.options) return column.options[String(value)] ?? String(value)
  if (typeof value === 'boolean') return say(value ? 'web.yes' : 'web.no')
  if (typeof value === 'number') return sayNumber(value)
  return column?.kind === 'date' ? sayDay(String(value)) : String(value)
}
/** A changed value of one record, as a preview and a history show it. */
export interface SaidChange {
  field: string
  label: string
  before: string | null
  after: string | null
}
export const sayDifference = (before: Readonly<Record<string, unknown>>, after: Readonly<Record<string, unknown>>, pointed: Pointed) =>
  Object.keys(after).map(
    (field): SaidChange => ({
      field,
      label: columns.get(field)?.label ?? field,
      before: sayStored(field, before[field], pointed),
      after: sayStored(field, after[field], pointed),
    }),
  )
