/** Reads a text table of any size from the disk, line by line: letters and separator are found by looking at its beginning; packed (.gz) too. */
import { createReadStream } from 'node:fs'
import { open } from 'node:fs/promises'
import { pipeline, Readable } from 'node:stream'
import { createGunzip } from 'node:zlib'
import { CsvError, parse } from 'csv-parse'
import { type DelimitedFile, type Letters, lettersOf, separatorOf } from './delimited.ts'
import { WorkbookError } from './workbook-error.ts'

const HEAD = 512 * 1024
const MAX_RECORD = 2_000_000

export interface StreamedRow {
  /** The line of the file that the row ends on. */
  line: number
  cells: string[]
}
export interface CsvStream {
  separator: DelimitedFile['separator']
  rows: AsyncGenerator<StreamedRow, void, undefined>
}

const source = async (path: string) => {
  const file = await open(path)
  const { buffer, bytesRead } = await file.read(Buffer.alloc(2), 0, 2, 0)
  await file.close()
  const packed = bytesRead === 2 && buffer[0] === 0x1f && buffer[1] === 0x8b
  const raw = createReadStream(path, { highWaterMark: HEAD })
  return packed ? pipeline(raw, createGunzip(), () => {}) : raw
}
/** The whole lines of the first half megabyte. */
const headOf = async (path: string): Promise<Buffer> => {
  const stream = await source(path)
  const pieces: Buffer[] = []
  let size = 0
  for await (const piece of stream as AsyncIterable<Buffer>) {
    pieces.push(piece)
    size += piece.length
    if (size >= HEAD) break
  }
  stream.destroy()
  const head = Buffer.concat(pieces)
  const end = size >= HEAD ? Math.max(head.lastIndexOf(10), head.lastIndexOf(13)) : -1
  return end > 0 ? head.subarray(0, end + 1) : head
}
/** Letters that no way of reading makes Vietnamese are Western: the table may be anybody's. */
const anyLetters = (head: Buffer): Letters['encoding'] => {
  try {
    const { encoding, code } = lettersOf(head)
    if (!code) return encoding
  } catch (error) {
    if (!(error instanceof WorkbookError)) throw error
  }
  return 'windows-1252'
}

async function* decoded(path: string, encoding: Letters['encoding']): AsyncGenerator<string, void, undefined> {
  const decoder = new TextDecoder(encoding)
  let first = true
  for await (const piece of (await source(path)) as AsyncIterable<Buffer>) {
    const text = decoder.decode(piece, { stream: true })
    yield first ? text.replace(/^sep=[;,\t]\r?\n/i, '') : text
    first = false
  }
  yield decoder.decode()
}

/**
 * Opens a table. Rows of nothing but blanks are passed over.
 * @throws WorkbookError when a quote is never closed; the system's own error when the file cannot be read
 */
export const openCsv = async (path: string): Promise<CsvStream> => {
  const head = await headOf(path)
  const encoding = anyLetters(head)
  const separator = separatorOf(new TextDecoder(encoding).decode(head))
  const rows = async function* (): AsyncGenerator<StreamedRow, void, undefined> {
    const text = Readable.from(decoded(path, encoding))
    const parser = text.pipe(
      parse({
        delimiter: separator,
        info: true,
        relax_quotes: true,
        relax_column_count: true,
        skip_empty_lines: true,
        max_record_size: MAX_RECORD,
      }),
    )
    text.on('error', error => parser.destroy(error))
    try {
      for await (const { record, info } of parser as AsyncIterable<{ record: string[]; info: { lines: number } }>)
        if (record.some(cell => cell.trim() !== '')) yield { line: info.lines, cells: record }
    } catch (error) {
      if (error instanceof CsvError) throw new WorkbookError('open_quote', `Khoảng dòng ${error.lines ?? ''}`)
      throw error
    } finally {
      text.destroy()
      parser.destroy()
    }
  }
  return { separator, rows: rows() }
}
