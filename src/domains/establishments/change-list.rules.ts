/** A list of the register whose records are changed many at once, in one step or from a workbook that comes back, and what that needs of it. Pure. */
import * as z from 'zod'
import type { Context } from '../../kernel/context.ts'
import type { Day } from '../../kernel/dates.ts'
import type { Field, Options } from '../../kernel/entity.ts'
import type { Tx } from '../../kernel/log.ts'
import type { Refusal } from '../../kernel/refusal.ts'
import { columnsOf, type SheetColumn } from '../../kernel/sheet.ts'
import { clean } from '../../kernel/text.ts'
import { say } from '../../words/say.ts'
import type { ListColumn } from './list-columns.rules.ts'

/** A value as a workbook was given it: codes of choices, days 'YYYY-MM-DD', what a link points to by name, masked where it was masked. */
export type BaseValue = string | number | boolean | null
/** What the values of a column lead to: people write a name or a code, an id is stored. */
export type PointsTo = 'place' | 'village' | 'establishment'

/** Blank text is nothing. */
export const baseValue = (value: BaseValue | undefined): BaseValue => (typeof value === 'string' ? clean(value) || null : (value ?? null))

export interface ChangeColumn {
  key: string
  label: string
  kind: 'text' | 'int' | 'date' | 'choice' | 'flag'
  options?: Options
  /** The stored value that a correction writes; null where nobody writes it in a workbook. */
  field: string | null
  points?: PointsTo
  /** How a changed cell is read and checked; undefined where nobody writes it. */
  sheet: SheetColumn | undefined
  /** People write it in many ways; the check knows one. */
  plain?: (written: string) => string
  /** Its values go out masked, and one that comes back masked is never written. */
  mask?: (value: string) => string | null
  /** Where it is changed instead, as a sentence. */
  elsewhere?: string
}

/** A record of a list as a change meets it. */
export interface ListedRecord {
  id: string
  /** By what its row is found again: its code; the id of a trainee. */
  key: string
  name: string
  /** How many acts changed it. */
  revision: number
  /** Whether the editor may correct it. */
  mine: boolean
  stored: Readonly<Record<string, unknown>>
  /** By column, as a workbook gives it out. */
  shown: Readonly<Record<string, BaseValue>>
}
/** Records by what finds their rows again, or by id. */
export type ByKey = { keys: readonly string[] } | { ids: readonly string[] }
/** New values of a record by field. */
export interface NewValues {
  id: string
  after: Readonly<Record<string, unknown>>
}
/** A list with what its checks and writes need loaded once for many records. */
export interface OpenedList {
  /** Standing records in the order of their keys; `hold` keeps them until the transaction ends. What is asked for here may be checked and written. */
  records: (by: ByKey, hold: boolean) => Promise<ListedRecord[]>
  /** Why the record may not become so, as the correction of one record would say it; undefined when it may. */
  refusal: (change: NewValues) => Refusal | undefined
  /** Whether the record would still be within the editor's reach. */
  staysMine: (change: NewValues) => boolean | Promise<boolean>
  /** Writes the records and an act for each. `takenBack`: the day of the change that this undoes. */
  write: (changes: readonly NewValues[], reason: string | null, takenBack?: Day) => Promise<void>
}
export interface ChangeList {
  entity: 'establishment' | 'village' | 'artisan' | 'person'
  /** Beginning of its routes: '/villages'. */
  path: string
  tag: string
  /** What one record is called: 'làng nghề'. */
  noun: string
  /** The sheet that holds its rows. */
  sheet: string
  /** The column by which a row is found again. */
  key: string
  editors: readonly string[]
  columns: readonly ChangeColumn[]
  open: (tx: Tx, ctx: Context) => Promise<OpenedList>
}

const linkHelp: Readonly<Record<PointsTo, string>> = {
  place: say('registerList.placeHelp'),
  village: say('registerList.villageHelp'),
  establishment: say('registerList.establishmentHelp'),
}
export const helpOf = (points: PointsTo): string => linkHelp[points]
/** How a cell of a stored value is read and checked; of a link its name or code is read, and found afterwards. */
export const sheetColumnOf = (
  entity: { fields: Record<string, Field> },
  { key, label, field, points }: Pick<ChangeColumn, 'key' | 'label' | 'field' | 'points'>,
): SheetColumn | undefined => {
  if (!field) return undefined
  if (points) {
    const required = entity.fields[field]?.required ?? false
    return { key, header: label, kind: 'text', required, help: linkHelp[points], check: z.string().max(400), blank: null }
  }
  const [own] = columnsOf(entity, { pick: [field] })
  return own && { ...own, key, header: label }
}

const kindOf = (field: Field | undefined, shown: ListColumn<never>['kind']): ChangeColumn['kind'] =>
  field?.kind === 'choice' || field?.kind === 'flag' || field?.kind === 'int' || field?.kind === 'date' ? field.kind : shown
/**
 * The columns of a list as changes need them.
 * @param key the column that finds a row again, when the list itself shows no such column
 */
export const changeColumns = <Row>(
  entity: { fields: Record<string, Field> },
  columns: readonly ListColumn<Row>[],
  key?: Pick<ChangeColumn, 'key' | 'label'>,
): ChangeColumn[] => [
  ...columns.map(({ key: own, label, kind, writes, elsewhere }): ChangeColumn => {
    const { field: _, code: __, ...how }: Partial<NonNullable<typeof writes>> = writes ?? {}
    const field = writes?.field ?? null
    const stored = field && !how.points ? entity.fields[field] : undefined
    const column = { key: own, label, field, ...how, ...(elsewhere && { elsewhere }) }
    const options = stored?.options
    return { ...column, kind: kindOf(stored, kind), sheet: sheetColumnOf(entity, column), ...(options && { options }) }
  }),
  ...(key ? [{ ...key, kind: 'text' as const, field: null, sheet: undefined }] : []),
]
/** What a list shows of a row, by column, as its workbook gives it out. */
export const givenOut = <Row>(columns: readonly ListColumn<Row>[], row: Row): Record<string, BaseValue> =>
  Object.fromEntries(columns.map(({ key, value, writes }) => [key, baseValue((writes?.code ?? value)(row))]))
