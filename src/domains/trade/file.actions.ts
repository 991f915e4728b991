/** Opens a trade file: workbooks and text tables as everywhere, packed ones, and the JSON that UN Comtrade and the US Census answer with. */
import { promisify } from 'node:util'
import { gunzip } from 'node:zlib'
import type { ReadCell } from '../../files/cells.ts'
import { parseText } from '../../files/cells.ts'
import { openRows } from '../../files/rows.ts'
import { MAX_WORKBOOK_BYTES, WorkbookError } from '../../files/workbook-error.ts'
import { invalid, Refusal } from '../../kernel/refusal.ts'
import { rowsOfJson } from './json.actions.ts'
import type { TradeRow } from './json.rules.ts'
import type { TradeCell } from './reading.rules.ts'

export interface TradeSheet {
  name: string
  rows(): AsyncGenerator<TradeRow[], void, undefined>
}
const unpack = promisify(gunzip)

const cellOf = (cell: ReadCell | undefined): TradeCell => {
  const parsed = parseText(cell)
  return { text: parsed.ok ? (parsed.value ?? '') : '', numeric: typeof cell?.raw === 'number' && !cell.date }
}
/**
 * The sheets of a file; a text or JSON file has one.
 * @throws Refusal that says what is wrong with the file
 */
export const openTradeFile = async (sent: Uint8Array, fileName: string): Promise<TradeSheet[]> => {
  const packed = sent[0] === 0x1f && sent[1] === 0x8b
  const bytes = packed
    ? await unpack(sent, { maxOutputLength: MAX_WORKBOOK_BYTES }).catch(() => invalid(new WorkbookError('damaged').message))
    : sent
  const name = fileName.replace(/\.gz$/i, '')
  const head = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.byteLength, 64)).toString('utf8')
  if (/^\uFEFF?\s*[[{]/.test(head)) return [{ name: 'JSON', rows: () => rowsOfJson(bytes, fileName) }]
  const asRefusal = (error: unknown): never => {
    throw error instanceof WorkbookError ? new Refusal('invalid', error.message) : error
  }
  const open = () => openRows(bytes, name).catch(asRefusal)
  return (await open()).sheets
    .filter(sheet => !sheet.hidden)
    .map(({ name: sheet }) => ({
      name: sheet,
      rows: async function* () {
        // A sheet is read once per opening: looking at it and reading it are two.
        const file = await open()
        const head = file.sheets.find(each => each.name === sheet)!
        try {
          for await (const batch of file.rows(head)) yield batch.map(row => ({ number: row.number, cells: Array.from(row.cells, cellOf) }))
        } catch (error) {
          asRefusal(error)
        }
      },
    }))
}
/** The first rows of a sheet. */
export const firstRows = async (sheet: TradeSheet, wanted: number): Promise<TradeRow[]> => {
  const rows: TradeRow[] = []
  for await (const batch of sheet.rows()) {
    rows.push(...batch)
    if (rows.length >= wanted) break
  }
  return rows.slice(0, wanted)
}
