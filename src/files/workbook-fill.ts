/** Writes long workbooks: the sheets are laid out empty as all others are, then filled part by part, so that nobody waits for one long list. */
import { setImmediate } from 'node:timers/promises'
import { type Column, columnLetters, linesOf, type SheetSpec, stored, writeWorkbook } from './workbook.ts'
import { inflateEntries, undatedParts, zipEntries } from './zip.ts'
import { type ZipPart, zipPieces } from './zip-stream.ts'

type Value = string | number | boolean | null
/** A sheet whose rows come in parts. Its columns need widths: nothing is measured before it is written. */
export interface LongSheet extends Omit<SheetSpec, 'rows' | 'title' | 'totals' | 'notes' | 'columns'> {
  columns: (Column & { width: number })[]
  parts: AsyncIterable<readonly (readonly Value[])[]> | Iterable<readonly (readonly Value[])[]>
}
/** A cell of each kind, from which the look of its column is taken. */
const samples = { text: 'x', int: 1, money: 1, percent: 1, number: 1, date: '2000-01-01' } as const
const wraps = (column: Column & { width: number }) => (column.kind ?? 'text') === 'text' && column.width >= 30
const lineHeight = 15

const escaped = (text: string) => text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;')
const cellOf = (value: string | number, at: string, style: string) =>
  typeof value === 'number'
    ? `<c r="${at}" s="${style}"><v>${value}</v></c>`
    : `<c r="${at}" s="${style}" t="inlineStr"><is><t xml:space="preserve">${escaped(value)}</t></is></c>`

const rowOf = (sheet: LongSheet, row: readonly Value[], number: number, styles: readonly string[], letters: readonly string[]) => {
  let lines = 1
  let cells = ''
  for (const [index, column] of sheet.columns.entries()) {
    const value = stored(row[index] ?? null, column)
    if (value === null) {
      // Blank, but with its borders.
      cells += `<c r="${letters[index]}${number}" s="${styles[index] ?? '0'}"/>`
      continue
    }
    cells += cellOf(value, `${letters[index]}${number}`, styles[index] ?? '0')
    if (typeof value === 'string' && wraps(column)) lines = Math.max(lines, linesOf(value, column.width))
  }
  // Programs do not measure wrapped text when they open a file.
  const height = lines > 1 ? ` ht="${Math.min(lines * lineHeight + 2, 409)}"` : ''
  return `<row r="${number}"${height}>${cells}</row>`
}

/** The empty sheet's text with its rows in place of the sample, and everything that names the last row set right. */
async function* filled(xml: string, sheet: LongSheet): AsyncGenerator<Uint8Array> {
  const from = xml.indexOf('<row r="2"')
  const to = xml.indexOf('</sheetData>')
  const letters = sheet.columns.map((_, index) => columnLetters(index))
  const sample = xml.slice(from, to)
  const styles = letters.map(letter => new RegExp(`<c r="${letter}2"[^>]* s="(\\d+)"`).exec(sample)?.[1] ?? '0')
  // How far the sheet goes is known when its rows have come: what need not be said is left out, the rest stands behind them.
  yield Buffer.from(xml.slice(0, from).replace(/<dimension [^>]*\/>/, ''))
  let last = 1
  for await (const part of sheet.parts) {
    // Short stretches of writing, so that other requests are answered in between.
    for (let at = 0; at < part.length; at += 500) {
      let text = ''
      for (const row of part.slice(at, at + 500)) text += rowOf(sheet, row, ++last, styles, letters)
      yield Buffer.from(text)
      await setImmediate()
    }
  }
  const end = Math.max(last, 2)
  yield Buffer.from(
    xml
      .slice(to)
      .replace(/<autoFilter ref="A1:([A-Z]+)\d+"/g, `<autoFilter ref="A1:$1${end}"`)
      .replace(/sqref="([A-Z]+)2:\1\d+"/g, `sqref="$12:$1${end}"`),
  )
}

/**
 * Writes a workbook whose sheets may be long, in pieces as they are made. The first row is the header; texts stay texts, days are days.
 * The sheets' rows are asked for one sheet after the other.
 */
export async function* workbookPieces(sheets: readonly LongSheet[]): AsyncGenerator<Uint8Array> {
  const empty = await writeWorkbook(
    sheets.map(({ parts: _, ...sheet }) => ({ ...sheet, rows: [sheet.columns.map(column => samples[column.kind ?? 'text'])] })),
  )
  const paths = new Map(sheets.map((sheet, index) => [`xl/worksheets/sheet${index + 1}.xml`, sheet]))
  const parts = undatedParts(await inflateEntries(empty, zipEntries(empty)))
  yield* zipPieces(
    parts.map(([path, bytes]): ZipPart => {
      const sheet = paths.get(path)
      return [path, sheet ? filled(new TextDecoder().decode(bytes), sheet) : bytes]
    }),
  )
}
/** The same workbook whole: the bytes of an .xlsx, equal for equal rows. */
export const fillWorkbook = async (sheets: readonly LongSheet[]): Promise<Uint8Array> => {
  const pieces: Uint8Array[] = []
  for await (const piece of workbookPieces(sheets)) pieces.push(piece)
  return new Uint8Array(Buffer.concat(pieces))
}
