/** Reads somebody's trade table from the disk: finds its columns, its decimal mark and its direction, and sums it up; what cannot be used is refused by its line. */
import { type CsvStream, openCsv, type StreamedRow } from '../../../files/csv-stream.ts'
import { WorkbookError } from '../../../files/workbook-error.ts'
import { type FieldProblem, invalid } from '../../../kernel/refusal.ts'
import { clean } from '../../../kernel/text.ts'
import { say } from '../../../words/say.ts'
import { type DecimalMark, decimalMark, readNumber } from '../numbers.rules.ts'
import { type Columns, columnKey, findColumns, type TableField, tableFields, yearColumns } from './columns.rules.ts'
import { TradeTable } from './table.rules.ts'

export interface TableRequest {
  file: string
  /** Columns that the caller names. */
  columns: Partial<Record<TableField, string>>
  flow?: string | undefined
  measure?: string | undefined
  digits?: number | undefined
  decimal?: DecimalMark | undefined
  skipBad: boolean
}
export interface ReadTable {
  table: TradeTable
  /** Whether rows say of which period they are, and for which market. */
  dated: boolean
  byMarket: boolean
  /** What somebody should know of how the table was read. */
  notes: string[]
}
const sampleRows = 5000
const told = 20
/** Titles and notes stand above the header in many a table. */
const headerWithin = 30

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

/** A column of values, and the period it is of where the table has one for each. */
interface ValueColumn {
  at: number
  period?: string
}
interface Found {
  columns: Columns
  values: ValueColumn[]
}
/** The column that somebody names by hand. */
const namedColumn = (headers: readonly string[], wanted: string): number => {
  const exact = headers.indexOf(clean(wanted))
  return exact >= 0 ? exact : headers.findIndex(header => columnKey(header) === columnKey(wanted))
}
const foundIn = (headers: readonly string[], asked: TableRequest['columns']): Found => {
  const columns = findColumns(headers)
  for (const field of tableFields) {
    const wanted = asked[field]
    const at = wanted === undefined ? -1 : namedColumn(headers, wanted)
    if (at < 0) continue
    for (const other of tableFields) if (other !== field && columns[other] === at && asked[other] === undefined) delete columns[other]
    columns[field] = at
  }
  if (columns.country === undefined && columns.partner !== undefined) {
    columns.country = columns.partner
    delete columns.partner
  }
  if (columns.value !== undefined) return { columns, values: [{ at: columns.value }] }
  return { columns, values: columns.year === undefined ? yearColumns(headers) : [] }
}
/** The header row: the first that has what is needed; the very first where none has. */
const headerOf = (rows: readonly StreamedRow[], { columns: asked }: TableRequest): number => {
  const at = rows.slice(0, headerWithin).findIndex(({ cells }) => {
    const headers = cells.map(clean)
    const { columns, values } = foundIn(headers, asked)
    const named = Object.values(asked).every(wanted => namedColumn(headers, wanted) >= 0)
    return named && columns.country !== undefined && columns.product !== undefined && values.length > 0
  })
  return Math.max(0, at)
}
const columnsOf = (headers: readonly string[], { file, columns: asked }: TableRequest): Found => {
  const list = headers.join(', ')
  for (const wanted of Object.values(asked))
    if (namedColumn(headers, wanted) < 0) invalid(say('tradeTables.noColumn', { path: file, column: wanted, columns: list }))
  const found = foundIn(headers, asked)
  const missing =
    (['country', 'product'] as const).find(field => found.columns[field] === undefined) ?? (found.values.length ? null : 'value')
  if (missing !== null)
    invalid(say('tradeTables.needsColumn', { field: say(`tradeTables.field_${missing}`), columns: list, option: `--${missing}-col` }))
  return found
}

/** What is taken where a column says of each row which way the goods went, or what is counted. */
const usual = {
  flow: new Set(['x', 'export', 'exports', 'xuat khau', 'xuat', 'e', '2', 'gross exp', 'dx']),
  measure: new Set(['value', 'export value', 'value in euros', 'value in usd', 'tri gia', 'usd']),
}
/** The direction (or measure) that is reckoned with; undefined where there is but one and none is asked for. */
const chosen = (field: keyof typeof usual, values: ReadonlySet<string>, column: string, asked: string | undefined): string | undefined => {
  const params = { column, option: `--${field}`, values: [...values].join(', ') }
  if (asked !== undefined)
    return [...values].find(value => columnKey(value) === columnKey(asked)) ?? invalid(say('tradeTables.kindNone', { ...params, asked }))
  if (values.size < 2) return undefined
  return [...values].find(value => usual[field].has(columnKey(value))) ?? invalid(say('tradeTables.kindUnclear', params))
}

/** Opens the file; reads its header and the first rows, from which the table's ways are told. */
const begin = async (request: TableRequest): Promise<{ stream: CsvStream; headers: string[]; sample: StreamedRow[] }> => {
  const { file } = request
  const stream = await openCsv(file).catch((error: NodeJS.ErrnoException) =>
    error instanceof WorkbookError ? invalid(error.message) : invalid(say('tradeTables.noFile', { path: file })),
  )
  const sample: StreamedRow[] = []
  while (sample.length < sampleRows) {
    const next = await stream.rows.next()
    if (next.done) break
    sample.push(next.value)
  }
  if (sample.length === 0) invalid(say('tradeTables.empty', { path: file }))
  const header = headerOf(sample, request)
  return { stream, headers: (sample[header]?.cells ?? []).map(clean), sample: sample.slice(header + 1) }
}
async function* chained(sample: readonly StreamedRow[], rest: CsvStream['rows']) {
  yield* sample
  yield* rest
}

/** Rows of one direction and one measure: others may be wrong without hurting anybody. */
class Part {
  readonly table = new TradeTable()
  readonly problems: FieldProblem[] = []
  bad = 0
  firstBad = 0
  refuse(line: number, message: string, fix: string): void {
    this.bad++
    this.firstBad ||= line
    if (this.problems.length < told) this.problems.push({ path: say('tradeTables.rowAt', { line }), message, fix })
  }
}
/** The rows that are reckoned with, of all that the file has: a later half may go the other way, so this is asked at its end. */
const partOf = (
  parts: ReadonlyMap<string, ReadonlyMap<string, Part>>,
  header: (field: TableField) => string,
  request: TableRequest,
  notes: string[],
) => {
  const take = <V>(field: keyof typeof usual, among: ReadonlyMap<string, V>): V | undefined => {
    const kind = chosen(field, new Set(among.keys()), header(field), request[field])
    if (kind === undefined) return [...among.values()][0]
    if (among.size > 1) notes.push(say('tradeTables.kindTaken', { column: header(field), kind, option: `--${field}` }))
    return among.get(kind)
  }
  const measure = take('measure', parts)
  return (measure && take('flow', measure)) ?? new Part()
}

/**
 * Reads and sums the table.
 * @throws Refusal naming the column that is missing, or up to twenty lines that cannot be used, with how to mend them
 */
export const readTable = async (request: TableRequest): Promise<ReadTable> => {
  const { file, decimal, digits, skipBad } = request
  const { stream, headers, sample } = await begin(request)
  const { columns, values } = columnsOf(headers, request)
  const header = (field: TableField) => headers[columns[field] ?? -1] ?? ''
  const name = remembered()
  const at = (row: StreamedRow, field: TableField) => (columns[field] === undefined ? '' : name(row.cells[columns[field]] ?? ''))
  const valueAt = (row: StreamedRow, value: ValueColumn) => (row.cells[value.at] ?? '').trim()
  const valueColumns = values.map(value => headers[value.at]).join(', ')
  const notes: string[] = []
  const used = tableFields.filter(field => field !== 'value' && columns[field] !== undefined).map(field => [field, header(field)] as const)
  notes.push(
    say('tradeTables.columns', {
      columns: [...used, ['value', valueColumns] as const]
        .map(([field, column]) => `${say(`tradeTables.field_${field}`)} = ${column}`)
        .join(', '),
    }),
  )
  const found = decimal
    ? { mark: decimal, sure: true }
    : decimalMark(
        sample.flatMap(row => values.map(value => valueAt(row, value))),
        stream.separator,
      )
  if (!found) return invalid(say('tradeTables.mixedMarks', { column: valueColumns }))
  if (!found.sure) notes.push(say('tradeTables.unsureMark', { column: valueColumns, mark: found.mark }))

  const parts = new Map<string, Map<string, Part>>()
  const partFor = (row: StreamedRow): Part => {
    const flows = parts.get(at(row, 'measure')) ?? new Map<string, Part>()
    parts.set(at(row, 'measure'), flows)
    const part = flows.get(at(row, 'flow')) ?? new Part()
    flows.set(at(row, 'flow'), part)
    return part
  }
  try {
    for await (const row of chained(sample, stream.rows)) {
      const product = at(row, 'product')
      if (digits !== undefined && /^\d+$/.test(product) && product.length !== digits) continue
      const part = partFor(row)
      const missing = (['country', 'product', 'year', 'partner'] as const).find(
        field => columns[field] !== undefined && at(row, field) === '',
      )
      if (missing) {
        part.refuse(row.line, say('tradeTables.noKey', { column: header(missing) }), say('tradeTables.fixKey'))
        continue
      }
      for (const each of values) {
        const text = valueAt(row, each)
        const value = readNumber(text, found.mark)
        const column = headers[each.at] ?? ''
        const wrong = (key: 'noValue' | 'noNumber' | 'negative') =>
          part.refuse(row.line, say(`tradeTables.${key}`, { column, text }), say('tradeTables.fixValue'))
        if (text === '') wrong('noValue')
        else if (value === undefined) wrong('noNumber')
        else if (value < 0) wrong('negative')
        else
          part.table.add({
            period: each.period ?? at(row, 'year'),
            country: at(row, 'country'),
            product,
            partner: at(row, 'partner'),
            value,
          })
      }
    }
  } catch (error) {
    if (error instanceof WorkbookError) invalid(error.message)
    throw error
  }
  const { table, problems, bad, firstBad } = partOf(parts, header, request, notes)
  if (bad && !skipBad) invalid(say('tradeTables.badRows', { path: file, count: bad }), problems)
  if (bad) notes.push(say('tradeTables.skipped', { count: bad, line: firstBad }))
  if (table.rows === 0) invalid(say('tradeTables.empty', { path: file }))
  if (table.repeated) notes.push(say('tradeTables.summed', { count: table.repeated }))
  return { table, dated: columns.year !== undefined || values[0]?.period !== undefined, byMarket: columns.partner !== undefined, notes }
}
