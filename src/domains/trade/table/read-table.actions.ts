/** Reads somebody's trade table from the disk: finds its columns, its decimal mark and its direction, and sums it up; what cannot be used is refused by its line. */
import { type CsvStream, openCsv, type StreamedRow } from '../../../files/csv-stream.ts'
import { WorkbookError } from '../../../files/workbook-error.ts'
import { type FieldProblem, invalid } from '../../../kernel/refusal.ts'
import { clean } from '../../../kernel/text.ts'
import { say } from '../../../words/say.ts'
import { type DecimalMark, decimalMark, readNumber } from '../numbers.rules.ts'
import { type Columns, columnKey, findColumns, type TableField, tableFields } from './columns.rules.ts'
import { TradeTable } from './table.rules.ts'

export interface TableRequest {
  file: string
  /** Columns that the caller names. */
  columns: Partial<Record<TableField, string>>
  flow?: string | undefined
  digits?: number | undefined
  decimal?: DecimalMark | undefined
  skipBad: boolean
}
export interface ReadTable {
  table: TradeTable
  columns: Columns
  headers: string[]
  /** What somebody should know of how the table was read. */
  notes: string[]
}
const sampleRows = 5000
const told = 20

/** Names in cells: quotes that keep Excel from eating a zero are taken off. */
const named = (text: string): string => clean(text).replace(/^="?([^"]*)"?$|^'(?=\d)/, '$1')
/** The same few thousand names come a million times. */
const remembered = (): ((text: string) => string) => {
  const known = new Map<string, string>()
  return text => {
    const found = known.get(text)
    if (found !== undefined) return found
    const name = named(text)
    if (known.size < 500_000) known.set(text, name)
    return name
  }
}

const columnsOf = (headers: readonly string[], { file, columns: asked }: TableRequest): Columns => {
  const list = headers.join(', ')
  const found = findColumns(headers)
  for (const field of tableFields) {
    const wanted = asked[field]
    if (wanted === undefined) continue
    const exact = headers.indexOf(clean(wanted))
    const at = exact >= 0 ? exact : headers.findIndex(header => columnKey(header) === columnKey(wanted))
    if (at < 0) invalid(say('tradeTables.noColumn', { path: file, column: wanted, columns: list }))
    for (const other of tableFields) if (other !== field && found[other] === at && asked[other] === undefined) delete found[other]
    found[field] = at
  }
  if (found.country === undefined && found.partner !== undefined) {
    found.country = found.partner
    delete found.partner
  }
  for (const field of ['country', 'product', 'value'] as const)
    if (found[field] === undefined)
      invalid(say('tradeTables.needsColumn', { field: say(`tradeTables.field_${field}`), columns: list, option: `--${field}-col` }))
  return found
}

const exports = new Set(['x', 'export', 'exports', 'xuat khau', 'xuat', 'e', '2', 'gross exp', 'dx'])
const flowOf = (values: ReadonlySet<string>, column: string, asked: string | undefined): string | undefined => {
  const flows = [...values].join(', ')
  if (asked !== undefined)
    return (
      [...values].find(value => columnKey(value) === columnKey(asked)) ??
      invalid(say('tradeTables.flowNone', { column, flow: asked, flows }))
    )
  if (values.size < 2) return undefined
  return [...values].find(value => exports.has(columnKey(value))) ?? invalid(say('tradeTables.flowUnclear', { column, flows }))
}

/** Opens the file; reads its header and the first rows, from which the table's ways are told. */
const begin = async (file: string): Promise<{ stream: CsvStream; headers: string[]; sample: StreamedRow[] }> => {
  const stream = await openCsv(file).catch((error: NodeJS.ErrnoException) =>
    error instanceof WorkbookError ? invalid(error.message) : invalid(say('tradeTables.noFile', { path: file })),
  )
  const first = await stream.rows.next()
  if (first.done) return invalid(say('tradeTables.empty', { path: file }))
  const sample: StreamedRow[] = []
  while (sample.length < sampleRows) {
    const next = await stream.rows.next()
    if (next.done) break
    sample.push(next.value)
  }
  return { stream, headers: first.value.cells.map(clean), sample }
}
async function* chained(sample: readonly StreamedRow[], rest: CsvStream['rows']) {
  yield* sample
  yield* rest
}

/**
 * Reads and sums the table.
 * @throws Refusal naming the column that is missing, or up to twenty lines that cannot be used, with how to mend them
 */
export const readTable = async (request: TableRequest): Promise<ReadTable> => {
  const { file, decimal, digits, skipBad } = request
  const { stream, headers, sample } = await begin(file)
  const columns = columnsOf(headers, request)
  const header = (field: TableField) => headers[columns[field] ?? -1] ?? ''
  const name = remembered()
  const at = (row: StreamedRow, field: TableField) => {
    const text = columns[field] === undefined ? '' : (row.cells[columns[field]] ?? '')
    return field === 'value' ? text.trim() : name(text)
  }
  const notes: string[] = []
  const used = tableFields.filter(field => columns[field] !== undefined)
  notes.push(
    say('tradeTables.columns', { columns: used.map(field => `${say(`tradeTables.field_${field}`)} = ${header(field)}`).join(', ') }),
  )
  const found = decimal
    ? { mark: decimal, sure: true }
    : decimalMark(
        sample.map(row => at(row, 'value')),
        stream.separator,
      )
  if (!found) return invalid(say('tradeTables.mixedMarks', { column: header('value') }))
  if (!found.sure) notes.push(say('tradeTables.unsureMark', { column: header('value'), mark: found.mark }))
  const flow = columns.flow === undefined ? undefined : flowOf(new Set(sample.map(row => at(row, 'flow'))), header('flow'), request.flow)
  if (flow !== undefined) notes.push(say('tradeTables.flowTaken', { column: header('flow'), flow }))

  const table = new TradeTable()
  const problems: FieldProblem[] = []
  let bad = 0
  let firstBad = 0
  const refuse = (line: number, message: string, fix: string) => {
    bad++
    firstBad ||= line
    if (problems.length < told) problems.push({ path: say('tradeTables.rowAt', { line }), message, fix })
  }
  try {
    for await (const row of chained(sample, stream.rows)) {
      if (flow !== undefined && at(row, 'flow') !== flow) continue
      const product = at(row, 'product')
      if (digits !== undefined && /^\d+$/.test(product) && product.length !== digits) continue
      const missing = (['country', 'product', 'year', 'partner'] as const).find(
        field => columns[field] !== undefined && at(row, field) === '',
      )
      if (missing) {
        refuse(row.line, say('tradeTables.noKey', { column: header(missing) }), say('tradeTables.fixKey'))
        continue
      }
      const text = at(row, 'value')
      const value = readNumber(text, found.mark)
      const column = header('value')
      if (text === '') refuse(row.line, say('tradeTables.noValue', { column }), say('tradeTables.fixValue'))
      else if (value === undefined) refuse(row.line, say('tradeTables.noNumber', { column, text }), say('tradeTables.fixValue'))
      else if (value < 0) refuse(row.line, say('tradeTables.negative', { column, text }), say('tradeTables.fixValue'))
      else table.add({ period: at(row, 'year'), country: at(row, 'country'), product, partner: at(row, 'partner'), value })
    }
  } catch (error) {
    if (error instanceof WorkbookError) invalid(error.message)
    throw error
  }
  if (bad && !skipBad) invalid(say('tradeTables.badRows', { path: file, count: bad }), problems)
  if (bad) notes.push(say('tradeTables.skipped', { count: bad, line: firstBad }))
  if (table.rows === 0) invalid(say('tradeTables.empty', { path: file }))
  if (table.repeated) notes.push(say('tradeTables.summed', { count: table.repeated }))
  return { table, columns, headers, notes }
}
