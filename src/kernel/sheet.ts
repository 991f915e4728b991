/** A sheet of a workbook as data: its columns come from the fields of an entity, and so do the checks of every cell. */
import type * as z from 'zod'
import type { Parsed } from '../files/cells.ts'
import type { TableColumn, TableRow } from '../files/workbook-read.ts'
import { say } from '../words/say.ts'
import type { Field, FieldKind, Options } from './entity.ts'
import { searchable } from './text.ts'

type ReadCell = TableRow['values'][string]
/** Cells are read by the kind of their field; a month is a text that people write in several ways. */
export type CellKind = FieldKind | 'month'
/** How cells are read; whoever opens workbooks gives it, for the kernel knows no file. */
export type CellParsers = Readonly<Record<CellKind, (cell: ReadCell) => Parsed<unknown>>>
type Fields = Record<string, Field>
type Output<X> = X extends { check: infer Z extends z.ZodType } ? z.output<Z> : never

/** One column: header, help, options and check of the field that it was derived from. */
export interface SheetColumn {
  key: string
  header: string
  kind: CellKind
  help?: string
  required: boolean
  personal?: true
  options?: Options
  /** Other ways in which people write the options. */
  also?: Options
  check: z.ZodType
  /** What a blank cell stands for. */
  blank: unknown
}
/** A sheet whose rows have the values `V`. */
export interface Sheet<V = Record<string, unknown>> {
  name: string
  /** What belongs on it, for the instructions. */
  help: string
  columns: readonly SheetColumn[]
  /** Only a type: what a row holds once it is read. */
  readonly values?: V
}
/** What a sheet's row holds. */
export type ValuesOf<S> = S extends Sheet<infer V> ? V : never

/** What is wrong with a cell: why, and how to put it right. `cause` groups equal mistakes. */
export interface CellProblem {
  cell: string
  column: string
  cause: string
  reason: string
  fix: string
}

/**
 * A sheet from the fields of an entity, in the order of `pick`.
 * @param extra columns that stand for something else than a stored value, such as the code of a linked record
 * @param kinds cells that are read otherwise than their field says
 * @param blank what an empty cell stands for; a column with it is not required
 */
export const sheetOf = <F extends Fields, K extends (keyof F | keyof X) & string, X extends Fields = Record<never, never>>(
  name: string,
  help: string,
  entity: { fields: F },
  more: {
    pick: readonly K[]
    extra?: X
    blank?: { [B in NoInfer<K>]?: unknown }
    kinds?: { [B in NoInfer<K>]?: CellKind }
  },
): Sheet<{ [P in K]: P extends keyof X ? Output<X[P]> : P extends keyof F ? Output<F[P]> : never }> => ({
  name,
  help,
  columns: columnsOf(entity, more),
})

/** The columns of some fields of an entity, with extra ones between them. */
export const columnsOf = (
  entity: { fields: Fields },
  more: {
    pick: readonly string[]
    extra?: Fields
    blank?: Record<string, unknown>
    kinds?: Record<string, CellKind | undefined>
  },
): SheetColumn[] =>
  more.pick.flatMap(key => {
    const field = more.extra?.[key] ?? entity.fields[key]
    if (!field) return []
    const blank = more.blank?.[key]
    return [
      {
        key,
        header: field.label,
        kind: more.kinds?.[key] ?? field.kind,
        required: field.required && blank === undefined,
        check: field.check,
        blank: blank ?? null,
        ...(field.help && { help: field.help }),
        ...(field.personal && { personal: field.personal }),
        ...(field.options && { options: field.options }),
        ...(field.also && { also: field.also }),
      },
    ]
  })

/** What the reader of a workbook needs to know of the columns. */
export const tableColumns = (sheet: Sheet): TableColumn[] => sheet.columns.map(({ key, header, required }) => ({ key, header, required }))

/** 'Có' and 'Không', as flags are written. */
export const yesNo = () => [say('exchange.yes'), say('exchange.no')] as const

/** What the drop-down of a column offers. */
export const optionsOf = (column: SheetColumn): readonly string[] | undefined =>
  column.options ? Object.values(column.options) : column.kind === 'flag' ? yesNo() : undefined

/** Code by what is compared of its label; a long sheet asks for the same few lists again and again. */
const compared = new WeakMap<Options, ReadonlyMap<string, string>>()
const byLabel = (options: Options): ReadonlyMap<string, string> => {
  const known = compared.get(options)
  if (known) return known
  // The first of equal labels counts.
  const made = new Map(
    Object.entries(options)
      .reverse()
      .map(([code, label]) => [searchable(label), code]),
  )
  compared.set(options, made)
  return made
}
const choose = (options: Options, also: Options, text: Parsed<unknown>): Parsed<unknown> => {
  if (!text.ok || typeof text.value !== 'string') return text
  const plain = searchable(text.value)
  const found = Object.hasOwn(options, text.value)
    ? text.value
    : (byLabel(options).get(plain) ?? (Object.hasOwn(also, plain) ? also[plain] : undefined))
  const list = Object.values(options).join('; ')
  return found !== undefined
    ? { ok: true, value: found }
    : { ok: false, message: say('exchange.notInList', { value: text.value }), fix: say('exchange.chooseOne', { list }) }
}
const parseCell = (column: SheetColumn, cell: ReadCell, parsers: CellParsers): Parsed<unknown> =>
  column.options ? choose(column.options, column.also ?? {}, parsers.text(cell)) : parsers[column.kind](cell)

/** Excel drops the first zero of a code that is typed as a number. */
const lostZero = (column: SheetColumn, value: unknown) =>
  typeof value === 'string' && /^\d+$/.test(value) && [1, 2].some(n => column.check.safeParse('0'.repeat(n) + value).success)

const judgeCell = (column: SheetColumn, row: TableRow, parsers: CellParsers): { value: unknown } | { problem: CellProblem } => {
  const cell = row.values[column.key]
  const place = { cell: row.address(column.key), column: column.header }
  const parsed = parseCell(column, cell, parsers)
  if (!parsed.ok) {
    // A personal value is not repeated: problems are kept and shown to others.
    const reason = column.personal ? say('exchange.cellWrong', { column: column.header }) : parsed.message
    return {
      problem: { ...place, cause: column.options ? 'choice' : column.kind === 'text' ? 'cell' : column.kind, reason, fix: parsed.fix },
    }
  }
  if (parsed.value === null) {
    if (!column.required) return { value: column.blank }
    const reason = say('kernel.fieldRequired', { label: column.header.charAt(0).toLowerCase() + column.header.slice(1) })
    return { problem: { ...place, cause: 'required', reason, fix: say('exchange.fillIn', { cell: place.cell }) } }
  }
  const checked = column.check.safeParse(parsed.value)
  if (checked.success) return { value: checked.data }
  const reason = checked.error.issues[0]?.message ?? say('exchange.cellWrong', { column: column.header })
  const fix = lostZero(column, parsed.value)
    ? say('exchange.lostZero')
    : column.help
      ? say('exchange.fixByHelp', { help: column.help })
      : say('exchange.fixCell', { cell: place.cell })
  return { problem: { ...place, cause: 'check', reason, fix } }
}

export interface RowReading<V> {
  values: V | undefined
  problems: CellProblem[]
}
/** Reads one row: values of every column, or what is wrong with its cells. */
export const readRow = <V>(sheet: Sheet<V>, row: TableRow, parsers: CellParsers): RowReading<V> => {
  const values: Record<string, unknown> = {}
  const problems: CellProblem[] = []
  for (const column of sheet.columns) {
    const judged = judgeCell(column, row, parsers)
    if ('problem' in judged) problems.push(judged.problem)
    else values[column.key] = judged.value
  }
  return { values: problems.length ? undefined : (values as V), problems }
}
