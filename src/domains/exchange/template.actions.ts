/** Writes the workbooks that people fill in, and gives refused rows back to be corrected. */

import type { ReadCell } from '../../files/cells.ts'
import { type Cell, type Column, type SheetSpec, writeWorkbook } from '../../files/workbook.ts'
import { fillWorkbook } from '../../files/workbook-fill.ts'
import { optionsOf, type Sheet, type SheetColumn } from '../../kernel/sheet.ts'
import { say } from '../../words/say.ts'
import type { Line } from './lines.rules.ts'
import { instructionsSheet, rejectedColumns, type WorkbookKind, workbooks } from './workbooks.schema.ts'

const kinds: Record<SheetColumn['kind'], Column['kind']> = {
  text: 'text',
  choice: 'text',
  flag: 'text',
  ref: 'text',
  json: 'text',
  int: 'int',
  decimal: 'number',
  money: 'money',
  date: 'date',
  month: 'text',
}
const columnOf = (column: SheetColumn): Column => {
  const options = optionsOf(column)
  const kind = kinds[column.kind]
  return {
    header: column.header,
    ...(kind && { kind }),
    ...(column.required && { required: true }),
    ...(column.help && { note: column.help }),
    ...(options && { options }),
  }
}

/** How one column is written, in one sentence. */
const howTo = (column: SheetColumn): string => {
  const blank = column.blank === null ? '' : say('exchange.blankMeans', { value: sayBlank(column.blank) })
  const form = say(`exchange.form_${column.kind}`)
  return [column.help && `${column.help}.`, form, blank].filter(Boolean).join(' ')
}
const sayBlank = (value: unknown) => (typeof value === 'boolean' ? say(value ? 'exchange.yes' : 'exchange.no') : String(value))

/** The first sheet: what belongs in every column of the others. */
const instructions = (kind: WorkbookKind): SheetSpec => {
  const { label, sheets } = workbooks[kind]
  return {
    name: instructionsSheet,
    title: [
      say('exchange.instructions', { label }),
      say('exchange.rule1'),
      say('exchange.rule2'),
      say('exchange.rule3'),
      say('exchange.rule4'),
    ],
    columns: [
      { header: say('exchange.colSheet'), width: 22 },
      { header: say('exchange.colColumn'), width: 30 },
      { header: say('exchange.colRequired'), width: 11 },
      { header: say('exchange.colHow'), width: 60 },
      { header: say('exchange.colOptions'), width: 60 },
    ],
    rows: sheets.flatMap(sheet => [
      [
        { value: sheet.name, style: 'bold' as const, link: `#${sheet.name}!A1` },
        null,
        null,
        { value: sheet.help, style: 'bold' as const },
        null,
      ],
      ...sheet.columns.map((column): Cell[] => [
        sheet.name,
        column.header,
        column.required ? say('exchange.yes') : null,
        howTo(column),
        optionsOf(column)?.join('\n') ?? null,
      ]),
    ]),
  }
}

/** What a sheet's cells are filled with, by column; a choice may be given as its code. */
export type Filling = Record<string, Cell | undefined>
const fill = (column: SheetColumn, value: Cell | undefined): Cell =>
  typeof value === 'string' ? (column.options?.[value] ?? value) : (value ?? null)

/**
 * The workbook of a kind, ready to be filled in; the same bytes each time.
 * @param filled rows by the name of their sheet, for examples and exports
 */
export const writeTemplate = (kind: WorkbookKind, filled: Readonly<Record<string, readonly Filling[]>> = {}): Promise<Uint8Array> =>
  writeWorkbook([
    instructions(kind),
    ...workbooks[kind].sheets.map(sheet => ({
      name: sheet.name,
      columns: sheet.columns.map(columnOf),
      rows: (filled[sheet.name] ?? []).map(row => sheet.columns.map(column => fill(column, row[column.key]))),
    })),
  ])

/** A cell as it was typed. */
const typed = (cell: ReadCell | undefined): Cell => cell?.date ?? cell?.raw ?? null
const rejectedRow = (sheet: Sheet, line: Line): Cell[] => {
  const errors = line.problems.filter(problem => problem.level === 'error')
  const said = (pick: (problem: (typeof errors)[number]) => string) => errors.map(pick).join('\n')
  return [
    ...sheet.columns.map(column => {
      const cell = typed(line.cell(column.key))
      const wrong = errors.some(problem => problem.column === column.header)
      return wrong && (cell === null || typeof cell === 'string' || typeof cell === 'number')
        ? { value: cell, style: 'bad' as const }
        : cell
    }),
    said(problem => problem.cell),
    said(problem => problem.reason),
    said(problem => problem.fix),
  ]
}
/** The refused rows of one sheet, in parts. */
export interface RefusedRows {
  sheet: Sheet
  count: number
  parts: AsyncIterable<readonly Line[]>
}
/** With more rows than this the wrong cells are named but not coloured: a long list is written part by part. */
const COLOURED = 1000
const plainCell = (cell: Cell): string | number | boolean | null => (cell !== null && typeof cell === 'object' ? cell.value : cell)
async function* plainParts({ sheet, parts }: RefusedRows) {
  for await (const lines of parts) yield lines.map(line => rejectedRow(sheet, line).map(plainCell))
}
/** A workbook of the same shape with only the refused rows, each with the wrong cells, the reasons and how to put them right. */
export const writeRejected = async (kind: WorkbookKind, refused: readonly RefusedRows[]): Promise<Uint8Array> => {
  const [cell, reason, fix] = rejectedColumns
  const some = refused.filter(({ count }) => count > 0)
  const listed = some.length ? some : refused.filter(({ sheet }) => workbooks[kind].sheets.includes(sheet))
  const headOf = (sheet: Sheet) => ({
    name: sheet.name,
    columns: [...sheet.columns.map(columnOf), { header: cell, width: 10 }, { header: reason, width: 50 }, { header: fix, width: 50 }],
  })
  if (some.reduce((sum, { count }) => sum + count, 0) > COLOURED)
    return fillWorkbook(
      listed.map(rows => {
        const { name, columns } = headOf(rows.sheet)
        return { name, columns: columns.map(column => ({ ...column, width: column.width ?? 20 })), parts: plainParts(rows) }
      }),
    )
  const sheets: SheetSpec[] = []
  for (const { sheet, parts } of listed) {
    const rows: Cell[][] = []
    for await (const lines of parts) rows.push(...lines.map(line => rejectedRow(sheet, line)))
    sheets.push({ ...headOf(sheet), rows })
  }
  return writeWorkbook(sheets)
}
