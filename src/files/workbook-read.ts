/** Reads Excel workbooks that people send: refuses what it cannot read with a reason, finds the table, reads its values. */
import { ParseError, type Sheet } from 'hucre'
import { readXlsx } from 'hucre/xlsx'
import { headerKey, type ReadCell, tidy } from './cells.ts'
import { columnLetters } from './workbook.ts'
import { inflateEntries, MAX_INFLATED, writeZip, ZipProblem, zipEntries } from './zip.ts'

/** `cells[0]` is column A; rows without any value are left out; `number` and `merged` ('A1:B2') as Excel shows them. */
export interface ReadSheet {
  name: string
  rows: { number: number; cells: ReadCell[] }[]
  merged: string[]
  hidden?: true
}

export const MAX_WORKBOOK_BYTES = 20 * 1024 * 1024
/** 100,000 rows of twenty columns; more would keep everyone else waiting while one file is read. */
export const MAX_CELLS = 2_000_000
const REASONS = {
  empty: 'Tệp rỗng. Vui lòng chọn lại tệp Excel (.xlsx).',
  too_large: 'Tệp lớn hơn 20 MB. Vui lòng tách thành nhiều tệp nhỏ hơn.',
  inflates_too_large: 'Nội dung tệp sau khi giải nén vượt quá 200 MB. Vui lòng xoá dòng, cột thừa hoặc tách thành nhiều tệp.',
  too_many_cells: 'Tệp có quá nhiều ô (tối đa 2.000.000). Vui lòng xoá các dòng, cột thừa hoặc tách thành nhiều tệp rồi tải lên lại.',
  old_xls:
    'Đây là tệp Excel đời cũ (.xls). Vui lòng mở bằng Excel, chọn Lưu thành (Save As), kiểu Excel Workbook (.xlsx), rồi tải lên lại.',
  encrypted: 'Tệp có đặt mật khẩu nên không đọc được. Vui lòng bỏ mật khẩu rồi tải lên lại.',
  csv: 'Đây là tệp văn bản (.csv hoặc .txt), không phải tệp Excel. Vui lòng mở bằng Excel, lưu thành kiểu .xlsx rồi tải lên lại.',
  pdf: 'Đây là tệp PDF, không phải tệp Excel. Vui lòng tải lên tệp .xlsx.',
  web_page: 'Đây là trang web hoặc tệp XML mang tên tệp Excel. Vui lòng mở bằng Excel, lưu thành kiểu .xlsx rồi tải lên lại.',
  other_format: 'Tệp không phải là tệp Excel (.xlsx). Vui lòng mở bằng Excel hoặc LibreOffice, lưu thành kiểu .xlsx rồi tải lên lại.',
  damaged: 'Tệp Excel bị hỏng hoặc chưa tải lên trọn vẹn. Vui lòng mở lại bằng Excel, lưu lại rồi tải lên lần nữa.',
  no_sheet: 'Tệp Excel không có trang tính nào để đọc.',
} as const
export type WorkbookFault = keyof typeof REASONS
/** The only error `readWorkbook` throws; `message` is for the person who sent the file. */
export class WorkbookError extends Error {
  constructor(readonly code: WorkbookFault) {
    super(REASONS[code])
    this.name = 'WorkbookError'
  }
}

/** What a file that is no zip looks like, told from its first bytes. */
function foreignFormat(bytes: Uint8Array): WorkbookFault {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  if (buffer.subarray(0, 8).toString('hex') === 'd0cf11e0a1b11ae1') {
    return buffer.includes(Buffer.from('EncryptedPackage', 'utf16le')) ? 'encrypted' : 'old_xls'
  }
  if (buffer.subarray(0, 1024).includes('%PDF-')) return 'pdf'
  const head = buffer.subarray(0, 4096)
  if (head.readUInt16BE(0) === 0xfffe || head.readUInt16BE(0) === 0xfeff) return 'csv'
  if (head.some(byte => byte < 9 || (byte > 13 && byte < 32))) return 'other_format'
  return /^\uFEFF?\s*</.test(head.toString('utf8')) ? 'web_page' : 'csv'
}

/** Only what values need: no pictures, comments, pivots, links; less to inflate and less that can be broken. */
const NEEDED = /\.(xml|rels)$/i
const NOT_NEEDED =
  /(^|\/)(drawings|charts|chartsheets|media|embeddings|theme|tables|queryTables|pivotCache|pivotTables|slicers|slicerCaches|timelines|timelineCaches|threadedComments|persons|externalLinks|ctrlProps|activeX|printerSettings|customXml|docProps)\/|comments\d*\.xml$|worksheets\/_rels\//

/**
 * Reads every worksheet, hidden ones marked; chart sheets are passed over.
 * @throws WorkbookError and nothing else
 */
export async function readWorkbook(bytes: Uint8Array): Promise<ReadSheet[]> {
  if (bytes.length === 0) throw new WorkbookError('empty')
  if (bytes.length > MAX_WORKBOOK_BYTES) throw new WorkbookError('too_large')
  if (bytes.length < 4 || bytes[0] !== 0x50 || bytes[1] !== 0x4b) {
    throw new WorkbookError(bytes.length < 4 ? 'other_format' : foreignFormat(bytes))
  }
  try {
    return await readSheets(bytes)
  } catch (error) {
    if (error instanceof WorkbookError) throw error
    if (error instanceof ZipProblem) {
      throw new WorkbookError(error.code === 'too_large' ? 'inflates_too_large' : error.code === 'encrypted' ? 'encrypted' : 'damaged')
    }
    throw new WorkbookError(error instanceof ParseError && /cells\), over the/.test(error.message) ? 'too_many_cells' : 'damaged')
  }
}

async function readSheets(bytes: Uint8Array): Promise<ReadSheet[]> {
  const entries = zipEntries(bytes)
  const book = entries.find(entry => /(^|\/)workbook\.xml$/.test(entry.name))?.name
  if (!book) throw new WorkbookError('other_format')
  const needed = entries.filter(entry => NEEDED.test(entry.name) && !NOT_NEEDED.test(entry.name))
  const parts = await inflateEntries(bytes, needed, MAX_INFLATED)
  if (cellsIn(parts) > MAX_CELLS) throw new WorkbookError('too_many_cells')
  const kept = worksheetIndexes(parts, book)
  const workbook = await readXlsx(await writeZip(parts, true), { sheets: info => kept.has(info.index) })
  if (workbook.sheets.length === 0) throw new WorkbookError('no_sheet')
  return workbook.sheets.map(toReadSheet)
}

/** How many cells the sheets hold, counted by their opening tags before anything is parsed. */
function cellsIn(parts: ReadonlyMap<string, Uint8Array>): number {
  let cells = 0
  for (const [name, part] of parts) {
    if (!/worksheets\/[^/]+\.xml$/i.test(name)) continue
    const text = Buffer.from(part.buffer, part.byteOffset, part.byteLength)
    for (let at = text.indexOf('<c '); at >= 0 && cells <= MAX_CELLS; at = text.indexOf('<c ', at + 3)) cells++
  }
  return cells
}

/** hucre takes a chart sheet for a worksheet whose part is missing and refuses the file: name the real worksheets. */
function worksheetIndexes(parts: Map<string, Uint8Array>, book: string): Set<number> {
  const text = (name: string) => new TextDecoder().decode(parts.get(name))
  const slash = book.lastIndexOf('/') + 1
  const rels = text(`${book.slice(0, slash)}_rels/${book.slice(slash)}.rels`)
  const worksheets = new Set<string>()
  for (const [tag] of rels.matchAll(/<(?:\w+:)?Relationship\s[^>]*>/g)) {
    const id = /\sId="([^"]*)"/.exec(tag)?.[1]
    if (id && /\sType="[^"]*\/worksheet"/.test(tag)) worksheets.add(id)
  }
  const kept = new Set<number>()
  const sheets = [...text(book).matchAll(/<(?:\w+:)?sheet\s[^>]*>/g)]
  for (const [index, [tag]] of sheets.entries()) if (worksheets.has(/\s\w+:id="([^"]*)"/.exec(tag)?.[1] ?? '')) kept.add(index)
  return kept
}

function toReadSheet(sheet: Sheet): ReadSheet {
  const rows: ReadSheet['rows'] = []
  for (const [r, values] of sheet.rows.entries()) {
    const cells: ReadCell[] = values.map((value, c) => {
      const detail = sheet.cells?.get(`${r},${c}`)
      return {
        ...(value instanceof Date ? fromDate(value) : { raw: value ?? null }),
        ...(detail?.formula !== undefined && { formula: true as const }),
        ...(detail?.type === 'error' && { error: true as const }),
      }
    })
    if (cells.some(cell => (cell.raw !== null && cell.raw !== '') || cell.formula)) rows.push({ number: r + 1, cells })
  }
  const merged = (sheet.merges ?? []).map(m => `${cellAddress(m.startCol, m.startRow + 1)}:${cellAddress(m.endCol, m.endRow + 1)}`)
  return { name: sheet.name.normalize('NFC'), rows, merged, ...((sheet.hidden || sheet.veryHidden) && { hidden: true as const }) }
}

/** A time of day alone (Excel's day 0) is no date: it stays a fraction of a day. */
function fromDate(value: Date): ReadCell {
  const time = value.getTime()
  if (Number.isNaN(time)) return { raw: null }
  if (value.getUTCFullYear() < 1900) return { raw: (time - Date.UTC(1899, 11, 31)) / 86_400_000 }
  if (value.getUTCFullYear() > 9999) return { raw: null, error: true }
  const date = value.toISOString().slice(0, 10)
  return { raw: date, date }
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

/** A header merged downwards belongs to every row it covers: (row, column) → text of the cell it starts in. */
function mergedHeaders(sheet: ReadSheet): (row: number, column: number) => string | undefined {
  const found = new Map<string, string>()
  for (const range of sheet.merged) {
    const [, letters = '', top = '', end = ''] = /^([A-Z]+)(\d+):[A-Z]+(\d+)$/.exec(range) ?? []
    if (!letters || Number(top) > HEADER_SEARCH_ROWS) continue
    const column = [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1
    const text = sheet.rows.find(row => row.number === Number(top))?.cells[column]?.raw
    if (typeof text !== 'string') continue
    for (let row = Number(top) + 1; row <= Math.min(Number(end), HEADER_SEARCH_ROWS); row++) found.set(`${row},${column}`, text)
  }
  return (row, column) => found.get(`${row},${column}`)
}

/**
 * Finds the header row (the one among the first 20 with most known headers), then the rows under it, blank ones skipped.
 * An unknown header is reported but its column is only left out; a missing one is reported when the column is required.
 */
export function readTable(sheet: ReadSheet, columns: TableColumn[]): { rows: TableRow[]; problems: TableProblem[] } {
  const wanted = new Map(columns.map(column => [headerKey(column.header), column]))
  const merged = mergedHeaders(sheet)
  let best = { number: 0, matches: 0, headers: [] as string[] }
  for (const { number, cells } of sheet.rows) {
    if (number > HEADER_SEARCH_ROWS) break
    const width = Math.max(cells.length, 0)
    const headers = Array.from({ length: width }, (_, c) => {
      const raw = cells[c]?.raw
      return raw === null || raw === undefined || raw === '' ? (merged(number, c) ?? '') : String(raw)
    })
    const matches = new Set(headers.map(headerKey).filter(key => wanted.has(key))).size
    if (matches > best.matches) best = { number, matches, headers }
  }
  const problems: TableProblem[] = []
  const report = (code: TableProblem['code'], cell: string, message: string, fix: string) =>
    problems.push({ sheet: sheet.name, cell, code, message, fix })
  if (best.matches === 0) {
    const names = columns.map(column => `“${column.header}”`).join(', ')
    report(
      'no_header_row',
      'A1',
      `Không tìm thấy dòng tiêu đề trong ${HEADER_SEARCH_ROWS} dòng đầu của trang “${sheet.name}”.`,
      `Ghi một dòng tiêu đề gồm các cột: ${names}.`,
    )
    return { rows: [], problems }
  }

  const places = new Map<string, number>()
  for (const [c, text] of best.headers.entries()) {
    if (headerKey(text) === '') continue
    const cell = cellAddress(c, best.number)
    const column = wanted.get(headerKey(text))
    if (!column) {
      report(
        'unknown_header',
        cell,
        `Cột “${tidy(text)}” không có trong mẫu nên không được đọc.`,
        'Kiểm tra chính tả của tiêu đề hoặc xoá cột này.',
      )
    } else if (places.has(column.key)) {
      const first = cellAddress(places.get(column.key) ?? 0, best.number)
      report('duplicate_header', cell, `Cột “${column.header}” xuất hiện hai lần, ở ô ${first} và ô ${cell}.`, 'Chỉ giữ lại một cột.')
    } else places.set(column.key, c)
  }
  for (const column of columns) {
    if (!column.required || places.has(column.key)) continue
    report(
      'missing_header',
      `A${best.number}`,
      `Thiếu cột bắt buộc “${column.header}”.`,
      `Thêm cột “${column.header}” vào dòng tiêu đề (dòng ${best.number}).`,
    )
  }

  const rows: TableRow[] = []
  for (const { number, cells } of sheet.rows) {
    if (number <= best.number) continue
    const values: TableRow['values'] = {}
    let filled = false
    for (const [key, c] of places) {
      const cell = cells[c]
      const raw = typeof cell?.raw === 'string' ? tidy(cell.raw) : (cell?.raw ?? null)
      if (!cell || raw === '' || (raw === null && !cell.formula)) continue
      values[key] = { ...cell, raw }
      // A formula nobody has calculated yet does not make a row.
      if (raw !== null) filled = true
    }
    if (filled) rows.push({ sheet: sheet.name, row: number, values, address: key => cellAddress(places.get(key) ?? 0, number) })
  }
  return { rows, problems }
}
