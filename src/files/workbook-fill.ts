/** Writes long workbooks: the sheets are laid out empty as all others are, then filled part by part, so that nobody waits for one long list. */
import { setImmediate } from 'node:timers/promises'
import { type Column, columnLetters, linesOf, type SheetSpec, stored, writeWorkbook } from './workbook.ts'
import { inflateEntries, packParts, zipEntries } from './zip.ts'

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
const fill = async (xml: string, sheet: LongSheet): Promise<Uint8Array> => {
  const from = xml.indexOf('<row r="2"')
  const to = xml.indexOf('</sheetData>')
  const letters = sheet.columns.map((_, index) => columnLetters(index))
  const sample = xml.slice(from, to)
  const styles = letters.map(letter => new RegExp(`<c r="${letter}2"[^>]* s="(\\d+)"`).exec(sample)?.[1] ?? '0')
  const pieces: Buffer[] = []
  let last = 1
  for await (const part of sheet.parts) {
    // Short stretches of writing, so that other requests are answered in between.
    for (let at = 0; at < part.length; at += 500) {
      let text = ''
      for (const row of part.slice(at, at + 500)) text += rowOf(sheet, row, ++last, styles, letters)
      pieces.push(Buffer.from(text))
      await setImmediate()
    }
  }
  const end = Math.max(last, 2)
  const around = (text: string) =>
    text
      .replace(/<(dimension|autoFilter) ref="A1:([A-Z]+)\d+"/g, `<$1 ref="A1:$2${end}"`)
      .replace(/sqref="([A-Z]+)2:\1\d+"/g, `sqref="$12:$1${end}"`)
  return new Uint8Array(Buffer.concat([Buffer.from(around(xml.slice(0, from))), ...pieces, Buffer.from(around(xml.slice(to)))]))
}

/**
 * Writes a workbook whose sheets may be long. The first row is the header; texts stay texts, days are days.
 * @returns the bytes of an .xlsx, equal for equal rows
 */
export const fillWorkbook = async (sheets: readonly LongSheet[]): Promise<Uint8Array> => {
  const empty = await writeWorkbook(
    sheets.map(({ parts: _, ...sheet }) => ({ ...sheet, rows: [sheet.columns.map(column => samples[column.kind ?? 'text'])] })),
  )
  const parts = await inflateEntries(empty, zipEntries(empty))
  for (const [index, sheet] of sheets.entries()) {
    const path = `xl/worksheets/sheet${index + 1}.xml`
    parts.set(path, await fill(new TextDecoder().decode(parts.get(path)), sheet))
  }
  return packParts(parts)
}
