/** Writes Excel workbooks: tables with titles, real dates, drop-downs and print set-up; the same input gives the same bytes. */
import { type CellStyle, type ColumnDef, type DataValidation, type Cell as RawCell, type WriteSheet, writeXlsx } from 'hucre/xlsx'
import { inflateEntries, packParts, zipEntries } from './zip.ts'

/** Plain values, or a value with a look and a link ('#Sheet!A1', http(s) or mailto). Booleans are written Có / Không. */
export type Cell =
  | string
  | number
  | boolean
  | null
  | { value: string | number | null; style?: 'link' | 'bold' | 'muted' | 'warn' | 'bad' | 'good'; link?: string }
type CellLook = Exclude<Cell, string | number | boolean | null>

/**
 * `kind` says how values come and look: date 'YYYY-MM-DD' → dd/mm/yyyy, money whole đồng, percent a fraction (0.5 → 50%),
 * text (the default) always text, so leading zeros stay. `width` is in characters. `required` adds ' *' to the header.
 */
export interface Column {
  header: string
  width?: number
  kind?: 'text' | 'int' | 'money' | 'percent' | 'date' | 'number'
  note?: string
  required?: boolean
  options?: readonly string[]
}

/** `title` stands above the table, `totals` right under it, `notes` one row lower. A template for typing has neither of the last two. */
export interface SheetSpec {
  name: string
  title?: string[]
  columns: Column[]
  rows: Cell[][]
  freezeHeader?: boolean
  totals?: Cell[]
  notes?: string[]
  hidden?: boolean
}

/** Rows below the header that take drop-downs in a sheet made for typing. */
const TYPING_ROWS = 2000
/** Excel's own limits. */
const MAX_INLINE_LIST = 255
const MAX_CELL_TEXT = 32_767
const MAX_LINKS = 65_000
const LISTS = 'Danh mục'
const LINE_HEIGHT = 15
const FONT = { name: 'Times New Roman', size: 11 }
const LINE = { style: 'thin', color: { rgb: 'D8D2C8' } } as const
const BORDER = { top: LINE, right: LINE, bottom: LINE, left: LINE }
const FORMATS = {
  text: '@',
  // Grouped from ten thousand up, so that a year is not shown as 2.026.
  int: '[>=10000]#,##0;0',
  money: '#,##0',
  percent: '0.0%',
  date: 'dd/mm/yyyy',
  number: 'General',
} as const
const WIDTHS = { text: 0, int: 10, money: 18, percent: 10, date: 13, number: 13 } as const
const ERROR_WORDS = /^#(VALUE!|REF!|N\/A|NAME\?|NULL!|DIV\/0!|NUM!|GETTING_DATA|SPILL!|CALC!)$/

const fill = (rgb: string) => ({ type: 'pattern', pattern: 'solid', fgColor: { rgb } }) as const
const HEADER_STYLE: CellStyle = {
  font: { ...FONT, bold: true, color: { rgb: 'FFFFFF' } },
  fill: fill('8E1F1B'),
  border: BORDER,
  alignment: { horizontal: 'center', vertical: 'center', wrapText: true },
  numFmt: '@',
}
const LOOKS: Record<NonNullable<CellLook['style']>, CellStyle> = {
  link: { font: { ...FONT, underline: true, color: { rgb: '1F4E79' } } },
  bold: { font: { ...FONT, bold: true } },
  muted: { font: { ...FONT, color: { rgb: '6B6459' } } },
  warn: { font: { ...FONT, color: { rgb: '7A4A00' } }, fill: fill('FFF1D6') },
  bad: { font: { ...FONT, bold: true, color: { rgb: '8E1F1B' } }, fill: fill('FBE3E1') },
  good: { font: { ...FONT, color: { rgb: '1E5B3A' } }, fill: fill('E2F1E7') },
}

/** 'A', 'Z', 'AA': the letters of a column counted from 0. */
export function columnLetters(index0: number): string {
  const before = Math.floor(index0 / 26)
  return (before > 0 ? columnLetters(before - 1) : '') + String.fromCharCode(65 + (index0 % 26))
}

/** A name Excel accepts for a sheet: at most 31 characters, none of [ ] : * ? / \, not taken yet (without regard to case). */
export function sheetName(name: string, taken: readonly string[] = []): string {
  const used = new Set(taken.map(other => other.toLowerCase()))
  const base = cleanText(name)
    .replace(/[[\]:*?/\\]+/g, ' ')
    .replace(/\s+/g, ' ')
    .replace(/^[\s']+|[\s']+$/g, '')
    .slice(0, 31)
    .replace(/[\s']+$/, '')
  const first = base === '' || base.toLowerCase() === 'history' ? 'Trang' : base
  let result = first
  for (let n = 2; used.has(result.toLowerCase()); n++) result = `${first.slice(0, 31 - ` (${n})`.length)} (${n})`
  return result
}

/** NFC, without characters XML cannot hold; text that looks like an Excel escape is escaped itself; cut at Excel's limit. */
function cleanText(text: string): string {
  const clean = text
    .normalize('NFC')
    .replace(/\r\n?/g, '\n')
    // biome-ignore lint/suspicious/noControlCharactersInRegex: these are the characters XML forbids
    .replace(/[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]/g, '')
    .replace(/_(?=x[0-9A-Fa-f]{4}_)/g, '_x005F_')
  return clean.length > MAX_CELL_TEXT ? `${clean.slice(0, MAX_CELL_TEXT - 1)}…` : clean
}

/** Days since 1899-12-30, as Excel counts them; undefined when the text is no date Excel can hold. */
function dateSerial(text: string): number | undefined {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return undefined
  const time = Date.parse(`${text}T00:00:00Z`)
  if (Number.isNaN(time) || new Date(time).toISOString().slice(0, 10) !== text) return undefined
  const serial = time / 86_400_000 + 25_569
  return serial >= 61 ? serial : undefined
}

/** What goes into the file for one value; strings stay strings, so nothing becomes a formula. */
export function stored(value: string | number | boolean | null, column: Column): string | number | null {
  if (typeof value === 'boolean') return value ? 'Có' : 'Không'
  if (typeof value === 'number') {
    if (!Number.isFinite(value)) return null
    return (column.kind ?? 'text') === 'text' ? String(value) : value
  }
  if (value === null || value === '') return null
  return (column.kind === 'date' ? dateSerial(value) : undefined) ?? cleanText(value)
}

const isLook = (cell: Cell | undefined): cell is CellLook => typeof cell === 'object' && cell !== null
const plain = (cell: Cell | undefined) => (isLook(cell) ? cell.value : (cell ?? null))

/** A link as Excel takes it; anything but a place in the workbook, http(s) or mailto is left out. */
function hyperlink(link: string): RawCell['hyperlink'] {
  if (/^(https?:\/\/|mailto:)/i.test(link)) return link.length <= 2079 ? { target: link } : undefined
  const place = /^#(.+)!([A-Za-z]+\d+(?::[A-Za-z]+\d+)?)$/.exec(link)
  if (!place?.[1]) return undefined
  const sheet = place[1].replace(/^'(.*)'$/, '$1').replace(/''/g, "'")
  return { target: '', location: `${quoted(sheet.normalize('NFC'))}!${place[2]}` }
}
const quoted = (sheet: string): string => `'${sheet.replace(/'/g, "''")}'`

/** Longest line among the first rows of a column, in characters. */
function longest(sheet: SheetSpec, index: number): number {
  let most = 0
  for (const row of sheet.rows.slice(0, 500)) {
    for (const line of String(plain(row[index]) ?? '').split('\n')) most = Math.max(most, line.length)
  }
  return most
}

const headerText = (column: Column): string => cleanText(column.header) + (column.required ? ' *' : '')

interface Layout {
  width: number
  style: CellStyle
}
function layOut(sheet: SheetSpec, column: Column, index: number): Layout {
  const kind = column.kind ?? 'text'
  const content = kind === 'text' ? longest(sheet, index) : 0
  const word = Math.max(...column.header.split(/\s+/).map(part => part.length))
  // A column nobody has written in yet gets room to write.
  const room = kind === 'text' && sheet.rows.length === 0 ? 20 : WIDTHS[kind]
  const width = column.width ?? Math.max(room, Math.min(45, Math.max(content + 2, column.header.length * 0.7)), word + 4)
  const wrapText = kind === 'text' && (content > width || width >= 30)
  return {
    width: Math.ceil(Math.min(width, 255)),
    style: { font: FONT, numFmt: FORMATS[kind], alignment: { vertical: 'top', ...(wrapText && { wrapText }) } },
  }
}

/** Lines a text takes in a column of that width: letters are a little narrower than the digits widths are counted in. */
export const linesOf = (text: string, width: number): number =>
  text.split('\n').reduce((sum, line) => sum + Math.max(1, Math.ceil((line.length * 0.93) / Math.max(width, 1))), 0)

/** The hidden sheet of long drop-down lists; a list used twice is written once. */
class OptionLists {
  readonly columns: string[][] = []
  private readonly places = new Map<string, string>()
  constructor(readonly sheet: string) {}

  /** The drop-down's source: an inline list when Excel allows it, else a range of the hidden sheet. */
  source(header: string, options: readonly string[]): Pick<DataValidation, 'values' | 'formula1'> {
    const values = [...new Set(options.map(option => cleanText(option).trim()).filter(option => option !== ''))]
    if (values.join(',').length <= MAX_INLINE_LIST && !values.some(value => /[",\n]/.test(value))) return { values }
    const key = JSON.stringify(values)
    let place = this.places.get(key)
    if (!place) {
      const letters = columnLetters(this.columns.length)
      place = `${quoted(this.sheet)}!$${letters}$2:$${letters}$${values.length + 1}`
      this.places.set(key, place)
      this.columns.push([header, ...values])
    }
    return { formula1: place }
  }

  toSheet(): WriteSheet {
    const height = Math.max(...this.columns.map(column => column.length))
    const rows = Array.from({ length: height }, (_, r) => this.columns.map(column => column[r] ?? null))
    return { name: this.sheet, hidden: true, rows, columns: this.columns.map(() => ({ width: 40, style: { font: FONT, numFmt: '@' } })) }
  }
}

function buildSheet(spec: SheetSpec, name: string, lists: OptionLists): { sheet: WriteSheet; header: number; lastRow: number } {
  const layouts = spec.columns.map((column, index) => layOut(spec, column, index))
  const columns: ColumnDef[] = layouts.map(({ width, style }) => ({ width, style: { ...style, border: BORDER } }))
  const rows: (string | number | null)[][] = []
  const cells = new Map<string, Partial<RawCell>>()
  const rowDefs: NonNullable<WriteSheet['rowDefs']> = new Map()
  let links = 0

  const put = (row: number, index: number, value: string | number | null, style: CellStyle, more: Partial<RawCell> = {}) => {
    // A text such as '#N/A' would be taken for an error value; as rich text it stays text.
    const rich = typeof value === 'string' && ERROR_WORDS.test(value) ? { richText: [{ text: value }] } : {}
    cells.set(`${row},${index}`, { value, style, ...rich, ...more })
  }
  const putLine = (text: string, style: CellStyle) => {
    put(rows.length, 0, cleanText(text), style)
    rows.push([])
  }
  // Programs do not measure wrapped text when they open a file, so the height is written; bold and capitals take more room.
  const raise = (row: number, lines: number) => {
    if (lines > 1) rowDefs.set(row, { height: Math.min(lines * LINE_HEIGHT + 2, 409) })
  }
  const putRow = (row: readonly Cell[], base?: CellStyle) => {
    const at = rows.length
    let lines = 1
    rows.push(
      spec.columns.map((column, index) => {
        const cell = row[index]
        const value = stored(plain(cell), column)
        const { width = 0, style: own } = layouts[index] ?? {}
        if (typeof value === 'string' && own?.alignment?.wrapText) lines = Math.max(lines, linesOf(value, width))
        const look = isLook(cell) ? cell : undefined
        const link = look?.link && links < MAX_LINKS ? hyperlink(look.link) : undefined
        if (link) links++
        // As text, it also stays text when somebody edits the cell.
        const risky = typeof value === 'string' && (/^[=+\-@]/.test(value) || ERROR_WORDS.test(value))
        if (look?.style || link || risky || base) {
          const shown = look?.style ?? (link ? 'link' : undefined)
          const style: CellStyle = { ...columns[index]?.style, ...base, ...(shown && LOOKS[shown]), ...(risky && { numFmt: '@' }) }
          put(at, index, value, style, link ? { hyperlink: link } : {})
        }
        return value
      }),
    )
    raise(at, lines)
  }

  for (const [index, line] of (spec.title ?? []).entries()) {
    putLine(line, { font: index === 0 ? { ...FONT, size: 14, bold: true } : FONT, alignment: { vertical: 'center' } })
  }
  const header = rows.length
  rows.push([])
  for (const [index, column] of spec.columns.entries()) {
    const more = column.note ? { comment: { text: cleanText(column.note) } } : {}
    put(header, index, headerText(column), HEADER_STYLE, more)
  }
  raise(header, Math.max(1, ...spec.columns.map((column, index) => linesOf(headerText(column), (layouts[index]?.width ?? 0) * 0.85))))
  for (const row of spec.rows) putRow(row)
  const lastData = rows.length - 1
  if (spec.totals) putRow(spec.totals, { font: { ...FONT, bold: true }, fill: fill('F3EEE4') })
  if (spec.notes?.length) {
    rows.push([])
    for (const line of spec.notes) putLine(line, { font: { ...FONT, italic: true, color: { rgb: '6B6459' } } })
  }

  const typing = spec.totals || spec.notes?.length ? lastData : Math.max(header + TYPING_ROWS, lastData)
  const dataValidations: DataValidation[] = []
  for (const [index, column] of spec.columns.entries()) {
    if (!column.options?.length || typing <= header) continue
    const letters = columnLetters(index)
    dataValidations.push({
      type: 'list',
      range: `${letters}${header + 2}:${letters}${typing + 1}`,
      allowBlank: true,
      showErrorMessage: true,
      errorStyle: 'stop',
      errorTitle: 'Giá trị không có trong danh mục',
      errorMessage: 'Vui lòng chọn một giá trị trong danh sách.',
      ...lists.source(cleanText(column.header), column.options),
    })
  }
  // The row under everything carries the bare column styles; `styleColumns` moves them onto the columns.
  const lastRow = rows.length
  for (const [index, { style }] of layouts.entries()) put(lastRow, index, null, style)

  const last = columnLetters(Math.max(spec.columns.length - 1, 0))
  return {
    header: header + 1,
    lastRow: lastRow + 1,
    sheet: {
      name,
      columns,
      rows,
      cells,
      rowDefs,
      dataValidations,
      ...(spec.hidden && { hidden: true }),
      ...(spec.columns.length && { autoFilter: { range: `A${header + 1}:${last}${Math.max(lastData, header + 1) + 1}` } }),
      ...(spec.freezeHeader !== false && { freezePane: { rows: header + 1 } }),
      pageSetup: {
        paperSize: 'a4',
        orientation: 'landscape',
        fitToPage: true,
        fitToWidth: 1,
        fitToHeight: 0,
        margins: { top: 0.6, bottom: 0.6, left: 0.5, right: 0.5, header: 0.3, footer: 0.3 },
      },
      headerFooter: { oddFooter: '&C&P/&N' },
    },
  }
}

/**
 * hucre cannot give a whole column a style, and thousands of styled empty cells would bloat a template:
 * take the styles off the helper row, which goes, and put them on the columns.
 */
function styleColumns(xml: string, row: number): string {
  const from = xml.lastIndexOf(`<row r="${row}"`)
  const to = xml.indexOf('</sheetData>', from)
  if (from < 0 || to < 0) return xml
  const styles = [...xml.slice(from, to).matchAll(/<c r="[A-Z]+\d+" s="(\d+)"/g)].map(match => match[1])
  // Heights are only proposed: without customHeight a row grows when somebody types more.
  const rest = (xml.slice(0, from) + xml.slice(to)).replaceAll(' customHeight="1"', '')
  return rest.replace(/<col min="(\d+)"/g, (found, column: string) => {
    const style = styles[Number(column) - 1]
    return style ? `${found} style="${style}"` : found
  })
}

/** hucre numbers '@' as a format of ours; Excel's own text format is number 49. */
function useTextFormat(xml: string): string {
  const id = /<numFmt numFmtId="(\d+)" formatCode="@"/.exec(xml)?.[1]
  return id ? xml.replaceAll(`<xf numFmtId="${id}"`, '<xf numFmtId="49"') : xml
}

/**
 * Writes a workbook. Sheet names are made acceptable to Excel (see `sheetName`); link with the resulting names.
 * Options that do not fit into a cell's own list go to the hidden sheet 'Danh mục'.
 * @returns the bytes of an .xlsx, equal for equal input
 */
export async function writeWorkbook(sheets: SheetSpec[]): Promise<Uint8Array> {
  const names: string[] = []
  for (const sheet of sheets) names.push(sheetName(sheet.name, names))
  const lists = new OptionLists(sheetName(LISTS, names))
  const built = sheets.map((sheet, index) => buildSheet(sheet, names[index] ?? '', lists))
  const all = built.map(({ sheet }) => sheet)
  if (lists.columns.length) all.push(lists.toSheet())
  const bytes = await writeXlsx({
    sheets: all,
    defaultFont: FONT,
    // The header repeats on every printed page. hucre's own option forgets the quotes around a sheet name with blanks.
    namedRanges: built.map(({ sheet, header }) => ({
      name: '_xlnm.Print_Titles',
      scope: sheet.name,
      range: `${quoted(sheet.name)}!$${header}:$${header}`,
    })),
    activeSheet: Math.max(
      sheets.findIndex(sheet => !sheet.hidden),
      0,
    ),
    properties: { creator: 'Khuyến công' },
  })
  const parts = await inflateEntries(bytes, zipEntries(bytes))
  const rewrite = (path: string, change: (xml: string) => string) => {
    const part = parts.get(path)
    if (part) parts.set(path, new TextEncoder().encode(change(new TextDecoder().decode(part))))
  }
  for (const [index, { lastRow }] of built.entries()) rewrite(`xl/worksheets/sheet${index + 1}.xml`, xml => styleColumns(xml, lastRow))
  rewrite('xl/styles.xml', useTextFormat)
  return packParts(parts)
}
