/** Rows of a text file (.csv, .txt): which letters it is written in and what separates its cells are found by looking. */
import { isUtf8 } from 'node:buffer'
import { Readable } from 'node:stream'
import { CsvError, parse } from 'csv-parse'
import { parse as parseAll } from 'csv-parse/sync'
import type { ReadCell } from './cells.ts'
import { CodeTally, decodeLegacy, fromLegacy, type LegacyCode, syllableShare } from './legacy-text.ts'
import { WorkbookError } from './workbook-error.ts'
import { BLANK, type ReadRow } from './xlsx-rows.ts'

/** How the bytes become letters: a decoder's name, and the old code that the decoded letters still are in. */
export interface Letters {
  encoding: 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1258' | 'windows-1252'
  code?: LegacyCode
}
/** What a text file turned out to be. */
export interface DelimitedFile {
  letters: Letters
  separator: ';' | ',' | '\t' | '|'
  /** What Unicode text of the file speaks for; a file saved as UTF-8 may still hold TCVN3 letters. */
  whole: CodeTally['whole']
}
const SAMPLE = 256 * 1024
const PIECE = 256 * 1024
const BATCH = 500
/** A text without a separator, a thousand of them, or an endless cell is no table. */
const MAX_COLUMNS = 16_384
const MAX_RECORD = 2_000_000

/** Lines with letters beyond plain ones, at most `SAMPLE` bytes of them. */
function markedLines(bytes: Buffer): Buffer {
  const lines: Buffer[] = []
  let size = 0
  for (let at = 0; at < bytes.length && size < SAMPLE; ) {
    const end = bytes.indexOf(10, at)
    const line = bytes.subarray(at, end < 0 ? bytes.length : end + 1)
    if (line.some(byte => byte > 127)) {
      lines.push(line.subarray(0, SAMPLE))
      size += line.length
    }
    at += line.length
  }
  return Buffer.concat(lines)
}

/**
 * @throws WorkbookError unknown_letters when no way of reading gives Vietnamese, or two ways do
 */
export function lettersOf(bytes: Uint8Array): Letters {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return { encoding: 'utf-16le' }
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return { encoding: 'utf-16be' }
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  if (isUtf8(buffer)) return { encoding: 'utf-8' }
  const sample = markedLines(buffer)
  const western = new TextDecoder('windows-1252').decode(sample)
  const ways: { letters: Letters; share: number }[] = [
    { letters: { encoding: 'windows-1258' }, share: syllableShare(new TextDecoder('windows-1258').decode(sample)).share },
    { letters: { encoding: 'windows-1252', code: 'tcvn3' }, share: syllableShare(western, 'tcvn3').share },
    { letters: { encoding: 'windows-1252', code: 'vni' }, share: syllableShare(western, 'vni').share },
  ]
  // Only signs (dashes, degrees) and no marked letter: every way reads the same.
  if (syllableShare(western).words === 0) return { encoding: 'windows-1252' }
  const [best, next] = ways.sort((a, b) => b.share - a.share)
  if (!best || !next || best.share < 0.8 || best.share - next.share < 0.2) throw new WorkbookError('unknown_letters')
  return best.letters
}

const options = (separator: string) =>
  ({ delimiter: separator, relax_quotes: true, relax_column_count: true, skip_empty_lines: false, max_record_size: MAX_RECORD }) as const

/** The separator under which most lines have the same number of cells, at least two; tab when there is none. */
export function separatorOf(head: string): DelimitedFile['separator'] {
  const said = /^sep=([;,\t|])\r?\n/i.exec(head)?.[1]
  if (said === ';' || said === ',' || said === '\t' || said === '|') return said
  let best: { separator: DelimitedFile['separator']; share: number; columns: number } = { separator: '\t', share: 0.3, columns: 1 }
  for (const separator of [';', '\t', ',', '|'] as const) {
    const widths = widthsUnder(head, separator)
    const counts = new Map<number, number>()
    for (const width of widths) counts.set(width, (counts.get(width) ?? 0) + 1)
    const [columns, lines] = [...counts].filter(([width]) => width > 1).sort((a, b) => b[1] - a[1])[0] ?? [1, 0]
    const share = lines / Math.max(widths.length, 1)
    if (share > best.share + 0.1 || (share > best.share - 0.1 && columns > best.columns)) best = { separator, share, columns }
  }
  return best.separator
}
/** Cells per filled line of the text's beginning. */
function widthsUnder(head: string, separator: string): number[] {
  try {
    const records: string[][] = parseAll(head, { ...options(separator), to: 200 })
    return records.filter(record => record.some(cell => cell.trim() !== '')).map(record => record.length)
  } catch {
    return []
  }
}

async function* decoded(bytes: Uint8Array, encoding: Letters['encoding']): AsyncGenerator<string, void, undefined> {
  const decoder = new TextDecoder(encoding)
  let first = true
  for (let at = 0; at < bytes.length; at += PIECE) {
    const text = decoder.decode(bytes.subarray(at, at + PIECE), { stream: true })
    yield first ? text.replace(/^sep=[;,\t]\r?\n/i, '') : text
    first = false
  }
  yield decoder.decode()
}
/** Whole lines of the beginning, so that neither a letter nor a line is looked at in half. */
function headOf(bytes: Uint8Array, encoding: Letters['encoding']): string {
  const head = new TextDecoder(encoding).decode(bytes.subarray(0, SAMPLE), { stream: true })
  const end = bytes.length > SAMPLE ? Math.max(head.lastIndexOf('\n'), head.lastIndexOf('\r')) : -1
  return end > 0 ? head.slice(0, end + 1) : head
}

/** Looks at a text file. @throws WorkbookError unknown_letters */
export function lookAt(bytes: Uint8Array): DelimitedFile {
  const letters = lettersOf(bytes)
  const head = headOf(bytes, letters.encoding)
  const tally = new CodeTally()
  if (!letters.code && letters.encoding !== 'windows-1258') for (const line of head.split(/[\r\n\t;,"]+/)) tally.add(line)
  return { letters, separator: separatorOf(head), whole: tally.whole }
}

/**
 * Rows with something in them, in batches; every cell is text. Row numbers are those that Excel shows for the file.
 * @param budget cells that may still come
 * @param turned told of each cell that was turned into Unicode letter by letter
 * @throws WorkbookError open_quote, too_many_cells
 */
export async function* delimitedRows(
  bytes: Uint8Array,
  file: DelimitedFile,
  budget: { cells: number },
  turned: (code: LegacyCode, column: number, row: number) => void,
): AsyncGenerator<ReadRow[], void, undefined> {
  const { letters, separator, whole } = file
  const source = Readable.from(decoded(bytes, letters.encoding))
  const parser = source.pipe(parse(options(separator)))
  source.on('error', error => parser.destroy(error))
  let number = 0
  let batch: ReadRow[] = []
  const cell = (text: string, column: number): ReadCell => {
    if (text === '') return BLANK
    if (letters.code) {
      const unicode = decodeLegacy(text, letters.code)
      if (unicode !== text) turned(letters.code, column, number)
      return { raw: asTyped(unicode) }
    }
    const legacy = fromLegacy(text, undefined, whole)
    if (legacy) turned(legacy.code, column, number)
    return { raw: asTyped(legacy?.text ?? text.normalize('NFC')) }
  }
  try {
    for await (const record of parser as AsyncIterable<string[]>) {
      number++
      budget.cells -= record.length > 200 ? record.length : record.reduce((sum, text) => sum + (text === '' ? 0 : 1), 0)
      if (budget.cells < 0 || record.length > MAX_COLUMNS) throw new WorkbookError('too_many_cells')
      const cells = record.map(cell)
      while (cells.at(-1) === BLANK) cells.pop()
      if (cells.length > 0) batch.push({ number, cells })
      if (batch.length < BATCH) continue
      yield batch
      batch = []
    }
  } catch (error) {
    if (error instanceof CsvError) throw new WorkbookError('open_quote', `Khoảng dòng ${number + 1}`)
    throw error
  } finally {
    source.destroy()
    parser.destroy()
  }
  if (batch.length > 0) yield batch
}
/** '="0123"' and "'0123" are how people keep Excel from eating a leading zero. */
const asTyped = (text: string): string => /^="([^"]*)"$/.exec(text)?.[1] ?? text.replace(/^'(?=[\d+(])/, '')
