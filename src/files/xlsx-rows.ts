/** Rows of an Excel sheet as they come out of the file, a batch at a time. */
import { serialToDate } from 'hucre'
import type { ReadCell } from './cells.ts'
import { fromLegacy, type LegacyCode } from './legacy-text.ts'
import { WorkbookError } from './workbook-error.ts'
import { type CellStyle, type SharedTexts, unescapeText } from './xlsx-parts.ts'
import { attribute, type XmlHandlers, XmlScanner, xmlDecoder } from './xml-scan.ts'

/** `cells[0]` is column A; blank cells at the end are left out. `number` as Excel shows it. */
export interface ReadRow {
  number: number
  cells: ReadCell[]
}
export const BLANK: ReadCell = Object.freeze({ raw: null })
/** Excel's own limits. */
const MAX_ROW = 1_048_576
const MAX_COLUMN = 16_384

/** 'AB12' → 27; the column counted from 0, -1 when it is no address. */
export function columnIndex(address: string): number {
  let column = 0
  for (let i = 0; i < address.length; i++) {
    const code = address.charCodeAt(i) & ~32
    if (code < 65 || code > 90) break
    column = column * 26 + code - 64
  }
  return column - 1
}

/** A time of day alone (Excel's day 0) is no date: it stays a fraction of a day. */
function fromSerial(serial: number, from1904: boolean): ReadCell {
  if (serial < 1 && !from1904) return { raw: serial }
  const time = serialToDate(serial, from1904)
  if (Number.isNaN(time.getTime())) return { raw: null, error: true }
  if (time.getUTCFullYear() < 1900 || time.getUTCFullYear() > 9999) return { raw: null, error: true }
  const date = time.toISOString().slice(0, 10)
  return { raw: date, date }
}

/** What the rows of a sheet are read with. */
export interface SheetContext {
  styles: readonly CellStyle[]
  texts: SharedTexts
  from1904: boolean
  /** Cells with something in them that may still come, over all sheets. */
  budget: { cells: number }
  /** Told of every text that was turned into Unicode. */
  turned(code: LegacyCode, column: number, row: number): void
}

class RowHandlers implements XmlHandlers {
  rows: ReadRow[] = []
  private inData = false
  private inText = false
  private phonetic = false
  private row = 0
  private column = -1
  private cells: ReadCell[] = []
  private filled = false
  private type = ''
  private style: CellStyle | undefined
  private value = ''
  private formula = false
  constructor(private readonly sheet: SheetContext) {}

  open(name: string, attributes: string): void {
    if (!this.inData) this.inData = name === 'sheetData'
    else if (name === 'c') this.openCell(attributes)
    else if (name === 'v' || name === 't') this.inText = !this.phonetic
    else if (name === 'f') this.formula = true
    else if (name === 'rPh') this.phonetic = true
    else if (name === 'row') this.openRow(attributes)
  }
  close(name: string): void {
    if (!this.inData) return
    if (name === 'c') this.closeCell()
    else if (name === 'v' || name === 't') this.inText = false
    else if (name === 'row') this.closeRow()
    else if (name === 'rPh') this.phonetic = false
    else if (name === 'sheetData') this.inData = false
  }
  text(text: string): void {
    if (this.inText) this.value += text
  }

  private openRow(attributes: string): void {
    const number = attribute(attributes, ' r=')
    const row = number === undefined ? this.row + 1 : Number(number)
    // Excel itself refuses rows that come twice or in another order.
    if (!Number.isInteger(row) || row <= this.row || row > MAX_ROW) throw new WorkbookError('damaged')
    this.row = row
    this.column = -1
    this.cells = []
    this.filled = false
  }
  private closeRow(): void {
    if (this.filled) this.rows.push({ number: this.row, cells: this.cells })
  }
  private openCell(attributes: string): void {
    const address = attribute(attributes, ' r=')
    this.column = address === undefined ? this.column + 1 : columnIndex(address)
    if (this.column < 0 || this.column >= MAX_COLUMN) throw new WorkbookError('damaged')
    this.type = attribute(attributes, ' t=') ?? ''
    const style = attribute(attributes, ' s=')
    this.style = style === undefined ? this.sheet.styles[0] : this.sheet.styles[Number(style)]
    this.value = ''
    this.formula = false
  }
  private closeCell(): void {
    if (this.value === '' && !this.formula) return
    const cell = this.cell()
    if (cell.raw === null && !cell.error && !this.formula) return
    if (this.formula) cell.formula = true
    // Blank places between cost memory too.
    this.sheet.budget.cells -= 1 + Math.max(this.column - this.cells.length, 0) / 2
    if (this.sheet.budget.cells < 0) throw new WorkbookError('too_many_cells')
    while (this.cells.length < this.column) this.cells.push(BLANK)
    this.cells[this.column] = cell
    if (cell.raw !== '' || this.formula) this.filled = true
  }

  private cell(): ReadCell {
    const { value, type } = this
    if (type === 's') return this.sharedText(value)
    if (type === 'str' || type === 'inlineStr') return { raw: this.unicode(unescapeText(value)) }
    if (type === 'b') return { raw: value === '1' || value.toLowerCase() === 'true' }
    if (type === 'e') return { raw: value, error: true }
    if (value.trim() === '') return { raw: null }
    if (type === 'd') {
      const date = /^\d{4}-\d{2}-\d{2}/.exec(value)?.[0]
      return date ? { raw: date, date } : { raw: value }
    }
    const number = Number(value)
    if (!Number.isFinite(number)) return { raw: value }
    return this.style?.isDate ? fromSerial(number, this.sheet.from1904) : { raw: number }
  }
  private sharedText(value: string): ReadCell {
    if (value.trim() === '') return { raw: null }
    const { text, code } = this.sheet.texts.read(Number(value), this.style?.font)
    if (code) this.sheet.turned(code, this.column, this.row)
    return { raw: text }
  }
  private unicode(text: string): string {
    const turned = fromLegacy(text, this.style?.font, this.sheet.texts.tally.whole)
    if (turned) this.sheet.turned(turned.code, this.column, this.row)
    return turned?.text ?? text
  }
}

/**
 * Rows with something in them, in batches of what one piece of the part holds.
 * @throws XmlProblem, WorkbookError damaged, too_many_cells
 */
export async function* sheetRows(pieces: AsyncIterable<Uint8Array>, sheet: SheetContext): AsyncGenerator<ReadRow[], void, undefined> {
  const handlers = new RowHandlers(sheet)
  const scanner = new XmlScanner(handlers)
  const drained = (): ReadRow[] => {
    const { rows } = handlers
    handlers.rows = []
    return rows
  }
  let decoder: TextDecoder | undefined
  for await (const piece of pieces) {
    decoder ??= xmlDecoder(piece)
    scanner.feed(decoder.decode(piece, { stream: true }))
    const rows = drained()
    if (rows.length > 0) yield rows
  }
  scanner.feed(decoder?.decode() ?? '')
  scanner.end()
  const rows = drained()
  if (rows.length > 0) yield rows
}
