/** What the sheets of a file hold, before anything is known of the records: rows by column as they come, and what is wrong with sheets and headers. */
import { headerKey } from '../../files/cells.ts'
import { openRows, type SheetHead } from '../../files/rows.ts'
import { type TableColumn, TableReader, type TableRow } from '../../files/workbook-read.ts'
import type { ReadRow } from '../../files/xlsx-rows.ts'
import { type Sheet, tableColumns } from '../../kernel/sheet.ts'
import { searchable } from '../../kernel/text.ts'
import { say } from '../../words/say.ts'
import type { Problem } from './lines.rules.ts'
import { instructionsSheet, rejectedColumns } from './workbooks.schema.ts'

/** What is looked for in a workbook; plain data, so that it can be handed to a thread. */
export interface TableSpec {
  name: string
  columns: TableColumn[]
  mustHave: boolean
}
/** What was found of it. */
export interface Table {
  name: string
  /** How the sheet is called in the file. */
  title: string
  /** Column letters by key, for the addresses of cells. */
  letters: Record<string, string>
  rows: number
  /** Rows that cannot be trusted, since a required column is missing or written twice. */
  refused: number
  problems: Problem[]
}
export interface Reading {
  /** One for each spec, in their order. */
  tables: Table[]
  /** What is said of the file as a whole. */
  strange: Problem[]
}

export const specOf = ({ sheet, mustHave }: { sheet: Sheet; mustHave: boolean }): TableSpec => ({
  name: sheet.name,
  columns: tableColumns(sheet),
  mustHave,
})

const sameName = (a: string, b: string) => searchable(a) === searchable(b)
const onSheet = (level: Problem['level'], sheet: string, cause: string, reason: string, fix: string): Problem => ({
  level,
  sheet,
  cell: 'A1',
  row: 1,
  column: '',
  cause,
  reason,
  fix,
})

/** The table whose columns the first rows name: a lone sheet is known by its headers, whatever it is called. */
const knownByHeaders = (first: readonly ReadRow[], specs: readonly TableSpec[]): TableSpec | undefined => {
  const found = specs
    .map(spec => ({
      spec,
      matches: Math.max(
        0,
        ...first.slice(0, 20).map(({ cells }) => {
          const written = new Set(cells.map(({ raw }) => headerKey(String(raw ?? ''))))
          const has = ({ header }: TableColumn) => written.has(headerKey(header))
          return spec.columns.some(column => column.required && !has(column)) ? 0 : spec.columns.filter(has).length
        }),
      ),
    }))
    .sort((a, b) => b.matches - a.matches)
  const [best, next] = found
  return best && best.matches > 0 && best.matches > (next?.matches ?? 0) ? best.spec : undefined
}

async function* following<T>(first: T, rest: AsyncGenerator<T, void, undefined>): AsyncGenerator<T, void, undefined> {
  yield first
  yield* rest
}

/** Where a row says that it is the sums of those above it: all its words say so, the rest are numbers. */
const sumsAt = ({ values, address }: TableRow): string | undefined => {
  const words = Object.entries(values).filter(([, cell]) => typeof cell?.raw === 'string' && /\p{L}/u.test(cell.raw))
  const said = words.every(([, cell]) => /^(?:tong|cong)(?: cong| so)?[\s:.]*$/.test(searchable(String(cell?.raw))))
  return said && words[0] ? address(words[0][0]) : undefined
}

/** Reads one sheet as the table that it is; rows under a header that cannot be trusted are only counted. */
const readTable = async (
  spec: TableSpec,
  head: SheetHead,
  batches: AsyncIterable<ReadRow[]>,
  onRows: (name: string, rows: readonly TableRow[]) => unknown,
): Promise<Table> => {
  const table: Table = { name: spec.name, title: head.name, letters: {}, rows: 0, refused: 0, problems: [] }
  const reader = new TableReader(head, spec.columns)
  let written = 0
  const sums: Problem[] = []
  const isBroken = () => reader.problems.some(({ code }) => code !== 'unknown_header')
  const take = async (rows: readonly TableRow[]) => {
    const [one] = rows
    if (!one) return
    if (isBroken()) {
      table.refused += rows.length
      return
    }
    if (!table.rows) table.letters = Object.fromEntries(spec.columns.map(({ key }) => [key, one.address(key).replace(/\d+$/, '')]))
    const records = rows.filter(row => {
      const cell = sumsAt(row)
      const words = [say('exchange.sumsLeftOut', { row: row.row }), say('exchange.sumsLeftOutFix')] as const
      if (cell) sums.push({ ...onSheet('warning', head.name, 'sums', ...words), cell, row: row.row })
      return !cell
    })
    table.rows += records.length
    if (records.length) await onRows(spec.name, records)
  }
  for await (const batch of batches) {
    written += batch.length
    await take(reader.push(batch))
  }
  await take(reader.finish())
  if (!written) return { ...table, problems: [missing(spec)] }
  const ofHeader = reader.problems
    .filter(({ message }) => !rejectedColumns.some(column => message.includes(`“${column}”`)))
    .map(({ sheet, cell, code, message, fix }): Problem => {
      const level = code === 'unknown_header' ? 'warning' : 'error'
      return { level, sheet, cell, row: Number(cell.replace(/\D+/g, '')), column: '', cause: 'header', reason: message, fix }
    })
  table.problems = [...ofHeader, ...sums]
  return table
}
const missing = ({ name, mustHave }: TableSpec): Problem =>
  onSheet(mustHave ? 'error' : 'warning', name, 'sheet', say('exchange.sheetMissing', { name }), say('exchange.sheetMissingFix'))

/**
 * Reads the tables that are looked for, batch by batch, and says what else the file holds. Reading waits for what `onRows` gives back.
 * @throws WorkbookError saying what kind of file it is instead
 */
export const readTables = async (
  bytes: Uint8Array,
  fileName: string,
  specs: readonly TableSpec[],
  onRows: (name: string, rows: readonly TableRow[]) => unknown,
): Promise<Reading> => {
  const file = await openRows(bytes, fileName)
  const strange: Problem[] = []
  const found = new Map<TableSpec, Table>()
  const visible = file.sheets.filter(({ hidden, name }) => !hidden && !sameName(name, instructionsSheet))
  const named = (head: SheetHead) => specs.find(({ name }) => sameName(name, head.name))
  const alone = visible.length === 1 && !file.sheets.some(named)
  for (const head of file.sheets) {
    const spec = named(head)
    if (spec && !found.has(spec)) {
      found.set(spec, await readTable(spec, head, file.rows(head), onRows))
      continue
    }
    if (!visible.includes(head)) continue
    const batches = file.rows(head)
    const first = await batches.next()
    if (first.done) continue
    const { name } = head
    const meant = alone ? knownByHeaders(first.value, specs) : undefined
    if (!meant) {
      strange.push(onSheet('warning', name, 'sheet', say('exchange.sheetStrange', { name }), say('exchange.sheetStrangeFix')))
      continue
    }
    const words = { name, as: meant.name }
    strange.push(onSheet('warning', name, 'sheet', say('exchange.sheetTaken', words), say('exchange.sheetTakenFix', words)))
    found.set(meant, await readTable(meant, head, following(first.value, batches), onRows))
  }
  for (const { sheet, cell, message, fix } of file.warnings)
    strange.push({ ...onSheet('warning', sheet, 'letters', message, fix), cell, row: Number(cell.replace(/\D+/g, '')) })
  const none = (spec: TableSpec): Table => ({
    name: spec.name,
    title: spec.name,
    letters: {},
    rows: 0,
    refused: 0,
    problems: [missing(spec)],
  })
  return { tables: specs.map(spec => found.get(spec) ?? none(spec)), strange }
}
