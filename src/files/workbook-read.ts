/** Reads Excel workbooks whole, and finds the table in a sheet, whole or row by row as it comes. */
import { headerKey, type ReadCell, tidy } from './cells.ts'
import { openRows } from './rows.ts'
import { columnLetters } from './workbook.ts'
import { foreignFormat, WorkbookError } from './workbook-error.ts'
import { columnIndex, type ReadRow } from './xlsx-rows.ts'

export { WorkbookError } from './workbook-error.ts'

/** `cells[0]` is column A; rows without any value are left out; `number` and `merged` ('A1:B2') as Excel shows them. */
export interface ReadSheet {
  name: string
  rows: ReadRow[]
  merged: string[]
  hidden?: true
}

/**
 * Reads every worksheet of an Excel workbook into memory, hidden ones marked; chart sheets are passed over. Large files: `openRows`.
 * @throws WorkbookError and nothing else
 */
export async function readWorkbook(bytes: Uint8Array): Promise<ReadSheet[]> {
  if (bytes.length === 0) throw new WorkbookError('empty')
  if (bytes.length < 4 || bytes[0] !== 0x50 || bytes[1] !== 0x4b) {
    throw new WorkbookError(bytes.length < 4 ? 'other_format' : foreignFormat(bytes))
  }
  const file = await openRows(bytes, '')
  const sheets: ReadSheet[] = []
  for (const head of file.sheets) {
    const { name, merged, hidden } = head
    const rows: ReadRow[] = []
    for await (const batch of file.rows(head)) for (const row of batch) rows.push(row)
    sheets.push({ name, rows, merged, ...(hidden && { hidden }) })
  }
  return sheets
}

/** (3, 17) → 'D17' */
export const cellAddress = (columnIndex0: number, row1: number): string => `${columnLetters(columnIndex0)}${row1}`

export interface TableColumn {
  key: string
  header: string
  required?: boolean
}
/** `values` holds only the cells that have something in them, text trimmed and in NFC. */
export interface TableRow {
  sheet: string
  row: number
  values: Record<string, ReadCell | undefined>
  address(key: string): string
}
export interface TableProblem {
  sheet: string
  cell: string
  code: 'missing_header' | 'duplicate_header' | 'unknown_header' | 'no_header_row'
  message: string
  fix: string
}

const HEADER_SEARCH_ROWS = 20

/** A range merged over several rows: the value of its first cell belongs to every row it covers. */
interface Tall {
  column: number
  top: number
  bottom: number
  range: string
}
const tallRanges = (merged: readonly string[]): Tall[] =>
  merged
    .flatMap(range => {
      const [, letters = '', top = '', bottom = ''] = /^([A-Z]+)(\d+):[A-Z]+(\d+)$/.exec(range) ?? []
      return letters && Number(bottom) > Number(top)
        ? [{ column: columnIndex(letters), top: Number(top), bottom: Number(bottom), range }]
        : []
    })
    .sort((a, b) => a.top - b.top)

const hasValue = (cell: ReadCell | undefined): cell is ReadCell => cell !== undefined && cell.raw !== null && cell.raw !== ''

const tidied = (cell: ReadCell): ReadCell => (typeof cell.raw === 'string' ? { ...cell, raw: tidy(cell.raw) } : cell)

/** What merging gives to a cell, and the row it comes from. */
interface Given {
  top: number
  cell: ReadCell
}
/** Fills what merged cells leave blank in the rows under their first one. Rows must come in order. */
class Merges {
  private readonly waiting: Tall[]
  private open: (Tall & { cell: ReadCell })[] = []
  constructor(merged: readonly string[]) {
    this.waiting = tallRanges(merged).reverse()
  }
  /** The cells that the row has by merging, by column. */
  of(row: ReadRow): Map<number, Given> {
    if (this.open.length > 0) this.open = this.open.filter(tall => tall.bottom >= row.number)
    const given = new Map(this.open.map(({ column, top, cell, range }) => [column, { top, cell: { ...cell, merged: range } }]))
    for (let next = this.waiting.at(-1); next && next.top <= row.number; next = this.waiting.at(-1)) {
      this.waiting.pop()
      const cell = row.cells[next.column]
      if (next.top === row.number && hasValue(cell)) this.open.push({ ...next, cell })
    }
    return given
  }
}

interface Header {
  number: number
  places: ReadonlyMap<string, number>
}
/** A row with what merging gives it. */
interface Seen {
  row: ReadRow
  merged: Map<number, Given>
}

/**
 * Finds the header row (the one among the first 20 with most known headers), then the rows under it, blank ones skipped.
 * Feed it a sheet's rows in order with `push`, then call `finish`; both give back the rows of the table that are sure by then.
 * `problems` is complete after `finish`: an unknown header is reported but its column is only left out; a missing one is
 * reported when the column is required.
 */
export class TableReader {
  readonly problems: TableProblem[] = []
  private readonly merges: Merges
  private first: Seen[] | undefined = []
  private header: Header | undefined
  constructor(
    private readonly sheet: Pick<ReadSheet, 'name' | 'merged'>,
    private readonly columns: readonly TableColumn[],
  ) {
    this.merges = new Merges(sheet.merged)
  }

  push(rows: readonly ReadRow[]): TableRow[] {
    const known: TableRow[] = []
    for (const row of rows) {
      const seen = { row, merged: this.merges.of(row) }
      if (this.first && row.number <= HEADER_SEARCH_ROWS) {
        this.first.push(seen)
        continue
      }
      known.push(...this.settle())
      const found = this.tableRow(seen)
      if (found) known.push(found)
    }
    return known
  }
  finish(): TableRow[] {
    return this.settle()
  }

  /** Chooses the header once the rows that can hold it are in. */
  private settle(): TableRow[] {
    const { first } = this
    if (!first) return []
    this.first = undefined
    this.header = this.chooseHeader(first)
    return first.map(seen => this.tableRow(seen)).filter(row => row !== undefined)
  }

  private report(code: TableProblem['code'], cell: string, message: string, fix: string): void {
    this.problems.push({ sheet: this.sheet.name, cell, code, message, fix })
  }

  private chooseHeader(first: readonly Seen[]): Header | undefined {
    const wanted = new Map(this.columns.map(column => [headerKey(column.header), column]))
    let best = { number: 0, matches: 0, headers: [] as string[] }
    for (const { row, merged } of first) {
      const headers = Array.from({ length: Math.max(row.cells.length, ...[...merged.keys()].map(column => column + 1)) }, (_, c) => {
        const cell = hasValue(row.cells[c]) ? row.cells[c] : merged.get(c)?.cell
        return hasValue(cell) ? String(cell.raw) : ''
      })
      const matches = new Set(headers.map(headerKey).filter(key => wanted.has(key))).size
      if (matches > best.matches) best = { number: row.number, matches, headers }
    }
    if (best.matches === 0) {
      const names = this.columns.map(column => `“${column.header}”`).join(', ')
      this.report(
        'no_header_row',
        'A1',
        `Không tìm thấy dòng tiêu đề trong ${HEADER_SEARCH_ROWS} dòng đầu của trang “${this.sheet.name}”.`,
        `Ghi một dòng tiêu đề gồm các cột: ${names}.`,
      )
      return undefined
    }
    return { number: best.number, places: this.placeColumns(best, wanted) }
  }

  private placeColumns(
    best: { number: number; headers: readonly string[] },
    wanted: ReadonlyMap<string, TableColumn>,
  ): Map<string, number> {
    const places = new Map<string, number>()
    for (const [c, text] of best.headers.entries()) {
      if (headerKey(text) === '') continue
      const cell = cellAddress(c, best.number)
      const column = wanted.get(headerKey(text))
      if (!column) {
        this.report(
          'unknown_header',
          cell,
          `Cột “${tidy(text)}” không có trong mẫu nên không được đọc.`,
          'Kiểm tra chính tả của tiêu đề hoặc xóa cột này.',
        )
      } else if (places.has(column.key)) {
        const first = cellAddress(places.get(column.key) ?? 0, best.number)
        this.report(
          'duplicate_header',
          cell,
          `Cột “${column.header}” xuất hiện hai lần, ở ô ${first} và ô ${cell}.`,
          'Chỉ giữ lại một cột.',
        )
      } else places.set(column.key, c)
    }
    for (const column of this.columns) {
      if (!column.required || places.has(column.key)) continue
      this.report(
        'missing_header',
        `A${best.number}`,
        `Thiếu cột bắt buộc “${column.header}”.`,
        `Thêm cột “${column.header}” vào dòng tiêu đề (dòng ${best.number}).`,
      )
    }
    return places
  }

  private tableRow({ row, merged }: Seen): TableRow | undefined {
    const { header } = this
    if (!header || row.number <= header.number) return undefined
    const { places } = header
    const values: TableRow['values'] = {}
    let filled = false
    for (const [key, c] of places) {
      const cell = row.cells[c]
      const own = cell && tidied(cell)
      if (!own || own.raw === '' || (own.raw === null && !own.formula)) {
        const given = merged.get(c)
        if (given && given.top > header.number) values[key] = tidied(given.cell)
        continue
      }
      values[key] = own
      // A formula nobody has calculated yet does not make a row, nor does what merging gives.
      if (own.raw !== null) filled = true
    }
    return filled
      ? { sheet: this.sheet.name, row: row.number, values, address: key => cellAddress(places.get(key) ?? 0, row.number) }
      : undefined
  }
}

/** The table of a sheet that is in memory. */
export function readTable(sheet: ReadSheet, columns: TableColumn[]): { rows: TableRow[]; problems: TableProblem[] } {
  const reader = new TableReader(sheet, columns)
  const rows = reader.push(sheet.rows)
  for (const row of reader.finish()) rows.push(row)
  return { rows, problems: reader.problems }
}
