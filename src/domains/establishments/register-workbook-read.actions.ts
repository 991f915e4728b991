/** Reads a workbook of a list that comes back: finds its hidden original, and the cells that somebody changed. */
import { setImmediate } from 'node:timers/promises'
import * as z from 'zod'
import { headerKey, parseDate, parseInteger, parseMoney, parseNumber, parseText, parseYesNo } from '../../files/cells.ts'
import { readWorkbookAside } from '../../files/workbook-aside.ts'
import { type ReadSheet, readTable, type TableRow, WorkbookError } from '../../files/workbook-read.ts'
import { groupBy } from '../../kernel/group.ts'
import { invalid } from '../../kernel/refusal.ts'
import { type CellParsers, type CellProblem, readRow } from '../../kernel/sheet.ts'
import { say } from '../../words/say.ts'
import type { BaseValue, ChangeColumn, ChangeList } from './change-list.rules.ts'
import { baseHeaders, sheetNames, untouched } from './register-workbook.rules.ts'
import { markOf } from './workbook-out.actions.ts'

/** A problem at a cell, with the sheet and row that it stands in. */
export interface LocatedProblem extends CellProblem {
  sheet: string
  row: number
}
/** A cell that somebody changed: what it was given out as, and what it says now, read and checked. */
export interface ChangedCell {
  column: ChangeColumn
  cell: string
  base: BaseValue
  value: unknown
}
export interface ReadLine {
  sheet: string
  row: number
  code: string
  codeCell: string
  /** How many acts had changed the record when it was given out. */
  revision: number
  cells: ChangedCell[]
  /** Another cell of the row is wrong: what is right in it is not written without it. */
  bad: boolean
}
export interface ReadBack {
  /** Rows of the table. */
  read: number
  /** Rows with a changed cell. */
  lines: ReadLine[]
  problems: LocatedProblem[]
  /** Codes that were given out and are no longer in the file. */
  left: string[]
  /** What was not read, in sentences. */
  notes: string[]
}

const parsers: CellParsers = {
  text: parseText,
  ref: parseText,
  json: parseText,
  choice: parseText,
  month: parseText,
  int: parseInteger,
  decimal: parseNumber,
  money: parseMoney,
  date: parseDate,
  flag: parseYesNo,
}
const searchRows = 20
/** Others are answered after so many rows. */
const breath = 500

interface Original {
  revision: number
  values: Record<string, BaseValue>
}
const kept = z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()]))
const originalIn = (text: string, revision: string): Original | null => {
  try {
    const read = kept.safeParse(JSON.parse(text))
    return read.success ? { revision: Number(revision), values: read.data } : null
  } catch {
    return null
  }
}
/** What was given out, by code; a line whose mark does not fit is not believed. */
const originalsOf = async (sheets: readonly ReadSheet[]): Promise<Map<string, Original | null>> => {
  const sheet = sheets.find(each => headerKey(each.name) === headerKey(sheetNames.base))
  if (!sheet) return invalid(say('registerList.backNoOriginal'))
  const { rows } = readTable(
    sheet,
    Object.entries(baseHeaders).map(([key, header]) => ({ key, header })),
  )
  const originals = new Map<string, Original | null>()
  for (const [at, { values }] of rows.entries()) {
    if (at % breath === 0) await setImmediate()
    const [code, revision, mark, text] = (['code', 'revision', 'mark', 'values'] as const).map(key => String(values[key]?.raw ?? ''))
    if (!code) continue
    originals.set(code, mark === markOf(code, revision ?? '', text ?? '') ? originalIn(text ?? '', revision ?? '') : null)
  }
  return originals
}
/** The table's sheet: by its name, or the first one in sight that has a column of codes. */
const dataSheetOf = (sheets: readonly ReadSheet[], list: ChangeList): ReadSheet => {
  const hasCodes = (sheet: ReadSheet) => columnsIn(sheet, list).has(list.key)
  return (
    sheets.find(sheet => headerKey(sheet.name) === headerKey(list.sheet) && hasCodes(sheet)) ??
    sheets.find(sheet => !sheet.hidden && hasCodes(sheet)) ??
    invalid(say('registerList.backNoCodes', { column: keyColumnOf(list).label, noun: list.noun }))
  )
}
const keyColumnOf = ({ columns, key }: ChangeList): ChangeColumn => columns.find(column => column.key === key)!
/** Which columns are still in the sheet: a column that was taken out says nothing, a blank cell says that a value is gone. */
const columnsIn = (sheet: ReadSheet, { columns }: ChangeList): Set<string> => {
  const wanted = new Map(columns.map(column => [headerKey(column.label), column.key]))
  let best = new Set<string>()
  for (const { number, cells } of sheet.rows) {
    if (number > searchRows) break
    const found = new Set(cells.flatMap(cell => wanted.get(headerKey(String(cell.raw ?? ''))) ?? []))
    if (found.size > best.size) best = found
  }
  return best
}

const problemAt = (line: TableRow, column: ChangeColumn, cause: string, reason: string, fix: string): LocatedProblem => ({
  sheet: line.sheet,
  row: line.row,
  cell: line.address(column.key),
  column: column.label,
  cause,
  reason,
  fix,
})
/** People write phones and codes in many ways; the check knows one. */
const plain = ({ key, plain: mend }: ChangeColumn, line: TableRow): TableRow => {
  const cell = line.values[key]
  if (!mend || !cell || cell.error || cell.raw === null) return line
  return { ...line, values: { ...line.values, [key]: { ...cell, raw: mend(String(cell.raw)) } } }
}

/** Reads one changed cell: its value, or what is wrong with it. Undefined when it says the same in another form. */
const readCell = (column: ChangeColumn, line: TableRow, base: BaseValue): ChangedCell | LocatedProblem | undefined => {
  const raw = line.values[column.key]?.raw
  if (!column.sheet) {
    const reason = column.elsewhere ?? say('registerList.backCounted', { column: column.label })
    return problemAt(line, column, 'counted', reason, say('registerList.backCountedFix'))
  }
  // Whatever was masked, here or in the row that it was copied from, is no value; one dot alone may begin a line of a note.
  if (typeof raw === 'string' && raw.includes(column.mask ? '•' : '••'))
    return problemAt(line, column, 'masked', say('registerList.backMasked'), say('registerList.backMaskedFix'))
  const { values, problems } = readRow<Record<string, unknown>>(
    { name: line.sheet, help: '', columns: [column.sheet] },
    plain(column, line),
    parsers,
  )
  const [problem] = problems
  if (problem) return { ...problem, sheet: line.sheet, row: line.row }
  const value = values?.[column.key] ?? null
  return value === base ? undefined : { column, cell: line.address(column.key), base, value }
}

/**
 * Reads a workbook that was exported and corrected. Nothing is compared with the register yet.
 * @throws Refusal when the file is no such workbook
 */
export const readBack = async (bytes: Uint8Array, list: ChangeList): Promise<ReadBack> => {
  const sheets = await readWorkbookAside(bytes).catch(error => {
    if (error instanceof WorkbookError) return invalid(error.message)
    throw error
  })
  const originals = await originalsOf(sheets)
  const sheet = dataSheetOf(sheets, list)
  const present = columnsIn(sheet, list)
  const table = readTable(
    sheet,
    list.columns.map(({ key, label }) => ({ key, header: label, required: key === list.key })),
  )
  const code = keyColumnOf(list)
  const { noun } = list
  const columns = list.columns.filter(column => column !== code && present.has(column.key))
  const keyOf = ({ values }: TableRow): string => {
    const written = parseText(values[code.key])
    return written.ok ? (written.value ?? '') : ''
  }
  const rowsOf = groupBy(table.rows, keyOf)
  const problems: LocatedProblem[] = []
  const lines: ReadLine[] = []
  for (const [at, line] of table.rows.entries()) {
    if (at % breath === 0) await setImmediate()
    const key = keyOf(line)
    const wrong = (cause: string, reason: string, fix: string) => problems.push(problemAt(line, code, cause, reason, fix))
    const original = originals.get(key)
    const rows = rowsOf.get(key) ?? [line]
    if (!key) wrong('added', say('registerList.backNoCode', { column: code.label }), say('registerList.backAddedFix', { noun }))
    else if (original === undefined)
      wrong('added', say('registerList.backAdded', { code: key }), say('registerList.backAddedFix', { noun }))
    else if (rows.length > 1 && differ(rows)) {
      const numbers = rows.map(({ row }) => row).join(', ')
      wrong('duplicate', say('registerList.backTwins', { code: key, rows: numbers }), say('registerList.backTwiceFix', { noun }))
    } else if (line !== rows[0])
      wrong('duplicate', say('registerList.backTwice', { code: key, row: rows[0]!.row }), say('registerList.backTwiceFix', { noun }))
    else if (original === null) wrong('original', say('registerList.backOriginal', { code: key }), say('registerList.backOriginalFix'))
    else {
      const read = readLine(line, columns, original)
      problems.push(...read.problems)
      const { cells } = read
      if (cells.length)
        lines.push({
          sheet: line.sheet,
          row: line.row,
          code: key,
          codeCell: line.address(code.key),
          revision: original.revision,
          cells,
          bad: read.problems.length > 0,
        })
    }
  }
  return {
    read: table.rows.length,
    lines,
    problems,
    left: [...originals.keys()].filter(each => !rowsOf.has(each)),
    notes: table.problems.map(problem => `${problem.cell}: ${problem.message}`),
  }
}
/** Whether rows of one code say different things: then nobody knows which of them is the record's. */
const differ = (rows: readonly TableRow[]): boolean => {
  const said = ({ values }: TableRow) => JSON.stringify(Object.entries(values).map(([key, cell]) => [key, cell?.raw]))
  return new Set(rows.map(said)).size > 1
}
const readLine = (line: TableRow, columns: readonly ChangeColumn[], { values }: Original) => {
  const cells: ChangedCell[] = []
  const problems: LocatedProblem[] = []
  for (const column of columns) {
    const base = values[column.key]
    // A column that was not exported with this row has nothing to be compared with.
    if (base === undefined || untouched(column, line.values[column.key], base)) continue
    const read = readCell(column, line, base)
    if (!read) continue
    if ('reason' in read) problems.push(read)
    else cells.push(read)
  }
  return { cells, problems }
}
