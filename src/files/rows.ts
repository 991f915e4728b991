/** Opens a file that somebody sent (.xlsx, .csv, .txt) and gives out its sheets and their rows, batch by batch; it may run in a worker. */
import { readFile, stat } from 'node:fs/promises'
import { type DelimitedFile, delimitedRows, lookAt } from './delimited.ts'
import { type LegacyCode, legacyNames } from './legacy-text.ts'
import { columnLetters } from './workbook.ts'
import { foreignFormat, MAX_WORKBOOK_BYTES, WorkbookError } from './workbook-error.ts'
import { readBook, readRelations, readStyles, relsPath, SharedTexts, type SheetPart } from './xlsx-parts.ts'
import { type ReadRow, type SheetContext, sheetRows } from './xlsx-rows.ts'
import { XmlProblem } from './xml-scan.ts'
import { inflateEntries, inflatePieces, MAX_INFLATED, type ZipEntry, ZipProblem, zipEntries } from './zip.ts'

/** `merged` ('A1:B2') as Excel shows it; `claimedRows` is how many the file says it has, blank ones included. */
export interface SheetHead {
  name: string
  merged: string[]
  claimedRows: number
  hidden?: true
}
/** Something that was put right while reading and that the officer should look at. */
export interface ReadWarning {
  sheet: string
  /** First cell it was met in. */
  cell: string
  count: number
  code: 'letters'
  message: string
  fix: string
}
/** An open file. `rows` may be called once for each sheet, in any order; `warnings` is complete when the rows have been read. */
export interface OpenedRows {
  sheets: readonly SheetHead[]
  warnings: readonly ReadWarning[]
  rows(sheet: SheetHead): AsyncGenerator<ReadRow[], void, undefined>
}

/** Cells with something in them: 100,000 rows of forty columns and half as many again. */
export const MAX_CELLS = 6_000_000
/** Bytes of all sheets after inflation; they pass by and are not held. */
const MAX_SHEETS = 700 * 1024 * 1024
const MAX_SHEET_COUNT = 500
const MAX_MERGED = 20_000

/** Counts what was turned from an old code, sheet by sheet. */
class Turned {
  readonly warnings: ReadWarning[] = []
  note(sheet: string, code: LegacyCode, column: number, row: number): void {
    const known = this.warnings.find(warning => warning.sheet === sheet && warning.message.includes(legacyNames[code]))
    const count = (known?.count ?? 0) + 1
    const cell = known?.cell ?? `${columnLetters(column)}${row}`
    const message = `${count.toLocaleString('vi-VN')} ô ghi bằng bảng mã ${legacyNames[code]} đã được đổi sang Unicode, bắt đầu từ ô ${cell}.`
    const fix = 'Kiểm tra lại tên và địa chỉ của vài dòng trước khi nhập.'
    if (known) Object.assign(known, { count, message })
    else this.warnings.push({ sheet, cell, count, code: 'letters', message, fix })
  }
}

/** @throws WorkbookError and nothing else that comes from the file */
const asRefusal = (error: unknown): WorkbookError => {
  if (error instanceof WorkbookError) return error
  if (error instanceof ZipProblem && error.code === 'too_large') return new WorkbookError('inflates_too_large')
  return new WorkbookError(error instanceof ZipProblem && error.code === 'encrypted' ? 'encrypted' : 'damaged')
}
const isFileFault = (error: unknown): boolean =>
  error instanceof WorkbookError || error instanceof ZipProblem || error instanceof XmlProblem || error instanceof RangeError

/**
 * Opens a file: refuses what cannot be read, finds its sheets. The whole of it is checked (sizes, checksums) before the first row is given out.
 * @param source its bytes, or the path where they lie
 * @param fileName as it was sent; a text file's one sheet is named after it
 * @throws WorkbookError
 */
export async function openRows(source: Uint8Array | string, fileName: string): Promise<OpenedRows> {
  if (typeof source === 'string' && (await stat(source)).size > MAX_WORKBOOK_BYTES) throw new WorkbookError('too_large')
  const bytes = typeof source === 'string' ? await readFile(source) : source
  if (bytes.length === 0) throw new WorkbookError('empty')
  if (bytes.length > MAX_WORKBOOK_BYTES) throw new WorkbookError('too_large')
  const isZip = bytes.length >= 4 && bytes[0] === 0x50 && bytes[1] === 0x4b
  if (!isZip) {
    const format = foreignFormat(bytes)
    if (format !== 'csv') throw new WorkbookError(format)
  }
  try {
    return isZip ? await openWorkbook(bytes) : openText(bytes, fileName)
  } catch (error) {
    if (isFileFault(error)) throw asRefusal(error)
    throw error
  }
}

/** Rows whose faults are refusals. */
async function* guarded(rows: AsyncGenerator<ReadRow[], void, undefined>): AsyncGenerator<ReadRow[], void, undefined> {
  try {
    yield* rows
  } catch (error) {
    if (isFileFault(error)) throw asRefusal(error)
    throw error
  }
}

function openText(bytes: Uint8Array, fileName: string): OpenedRows {
  const file: DelimitedFile = lookAt(bytes)
  const name = fileName.replace(/\.[^.]*$/, '').normalize('NFC') || 'CSV'
  let lines = 1
  for (let at = bytes.indexOf(10); at >= 0; at = bytes.indexOf(10, at + 1)) lines++
  const turned = new Turned()
  const budget = { cells: MAX_CELLS }
  return {
    sheets: [{ name, merged: [], claimedRows: lines }],
    warnings: turned.warnings,
    rows: () => guarded(delimitedRows(bytes, file, budget, (code, column, row) => turned.note(name, code, column, row))),
  }
}

/** The part that is the workbook, found by the container's own links, or by its usual name. */
async function bookPath(bytes: Uint8Array, entries: readonly ZipEntry[]): Promise<string> {
  const named = (name: string) => entries.filter(entry => entry.name === name)
  const root = (await inflateEntries(bytes, named('_rels/.rels'), MAX_INFLATED)).get('_rels/.rels')
  const linked = root && readRelations(root, '').find(({ kind }) => kind === 'officeDocument')?.target
  const path = linked ?? entries.find(({ name }) => /(^|\/)workbook\.xml$/.test(name))?.name ?? ''
  if (/workbook\w*\.xml$/i.test(path) && named(path).length > 0) return path
  if (/\.bin$/i.test(path)) throw new WorkbookError('xlsb')
  throw new WorkbookError(named('content.xml').length > 0 && named('mimetype').length > 0 ? 'ods' : 'other_format')
}

async function openWorkbook(bytes: Uint8Array): Promise<OpenedRows> {
  const entries = zipEntries(bytes)
  const byName = new Map(entries.map(entry => [entry.name, entry]))
  const path = await bookPath(bytes, entries)
  const folder = path.slice(0, path.lastIndexOf('/') + 1)
  const small = async (name: string | undefined): Promise<Uint8Array | undefined> => {
    const entry = name === undefined ? undefined : byName.get(name)
    return entry && (await inflateEntries(bytes, [entry], MAX_INFLATED / 4)).get(entry.name)
  }
  const rels = await small(relsPath(path))
  const relations = rels ? readRelations(rels, folder) : []
  const linked = (kind: string) => relations.find(relation => relation.kind === kind)?.target
  const book = readBook((await small(path)) ?? new Uint8Array(), relations)
  if (book.sheets.length === 0) throw new WorkbookError('no_sheet')
  if (book.sheets.length > MAX_SHEET_COUNT) throw new WorkbookError('too_many_cells')
  const styles = await small(linked('styles'))
  const texts = new SharedTexts()
  const shared = byName.get(linked('sharedStrings') ?? '')
  if (shared) await texts.load(inflatePieces(bytes, shared, MAX_INFLATED))

  const budget = { cells: MAX_CELLS }
  const room = { bytes: MAX_SHEETS }
  const turned = new Turned()
  const heads = new Map<SheetHead, ZipEntry>()
  for (const part of book.sheets) {
    const entry = byName.get(part.path)
    if (!entry) throw new WorkbookError('damaged')
    heads.set(await checkSheet(bytes, entry, part, room), entry)
  }
  const context = { styles: styles ? readStyles(styles) : [], texts, from1904: book.from1904, budget }
  return {
    sheets: [...heads.keys()],
    warnings: turned.warnings,
    rows: sheet => {
      const entry = heads.get(sheet)
      if (!entry) throw new Error('not a sheet of this file')
      const told: SheetContext = { ...context, turned: (code, column, row) => turned.note(sheet.name, code, column, row) }
      return guarded(sheetRows(inflatePieces(bytes, entry, MAX_SHEETS), told))
    },
  }
}

/** Goes through a sheet once without keeping it: its size and checksum, how many rows it claims, and what stands behind its rows. */
async function checkSheet(bytes: Uint8Array, entry: ZipEntry, part: SheetPart, room: { bytes: number }): Promise<SheetHead> {
  let claimedRows = 0
  let tail = ''
  let behind = false
  for await (const piece of inflatePieces(bytes, entry, room.bytes)) {
    room.bytes -= piece.length
    const text = Buffer.from(piece.buffer, piece.byteOffset, piece.byteLength)
    for (let at = text.indexOf('<row'); at >= 0; at = text.indexOf('<row', at + 4)) claimedRows++
    // The end of one piece may hold the beginning of what is looked for.
    const both = behind ? text.toString('latin1') : tail.slice(-16) + text.toString('latin1')
    const end = behind ? 0 : both.search(/<\/(\w+:)?sheetData>|<(\w+:)?sheetData\/>/)
    if (!behind && end >= 0) {
      behind = true
      tail = both.slice(end)
    } else if (!behind) tail = both.slice(-16)
    else if (tail.length < MAX_MERGED * 60) tail += both
  }
  const merged = behind
    ? [...tail.matchAll(/<(?:\w+:)?mergeCell\s[^>]*?ref=["']([A-Z]+\d+:[A-Z]+\d+)["']/g)].map(([, ref]) => ref ?? '')
    : []
  return { name: part.name, merged: merged.slice(0, MAX_MERGED), claimedRows, ...(part.hidden && { hidden: true as const }) }
}

/** What somebody does with the sheets and rows of a file; reading waits for whatever promise they give back. */
export interface RowVisitor {
  /** Whether a sheet's rows are wanted at all; every sheet is when this is left out. */
  wants?(sheet: SheetHead): boolean
  onSheet?(sheet: SheetHead): unknown
  onRows(sheet: SheetHead, rows: ReadRow[]): unknown
  onSheetEnd?(sheet: SheetHead): unknown
}
/**
 * Reads a whole file sheet by sheet, batch by batch, holding no more than a batch.
 * @returns what the officer should look at
 * @throws WorkbookError
 */
export async function readRows(source: Uint8Array | string, fileName: string, visitor: RowVisitor): Promise<readonly ReadWarning[]> {
  const file = await openRows(source, fileName)
  for (const sheet of file.sheets) {
    if (visitor.wants?.(sheet) === false) continue
    await visitor.onSheet?.(sheet)
    for await (const rows of file.rows(sheet)) await visitor.onRows(sheet, rows)
    await visitor.onSheetEnd?.(sheet)
  }
  return file.warnings
}
