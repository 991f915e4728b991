/** Reads a workbook row by row, a large one in a thread of its own: rows come in batches, each waited for, and nobody else has to wait. */
import { createHash } from 'node:crypto'
import { isMainThread, parentPort, workerData } from 'node:worker_threads'
import type { ReadCell } from '../../files/cells.ts'
import { startThread } from '../../files/thread.ts'
import { type TableRow, WorkbookError } from '../../files/workbook-read.ts'
import { canonical } from '../../kernel/log.ts'
import { Refusal } from '../../kernel/refusal.ts'
import { type Reading, readTables, type TableSpec } from './reading.actions.ts'

/** A row as it is staged: its cells that have something in them, and what tells it from a corrected one. */
export interface RawRow {
  row: number
  digest: string
  cells: Record<string, ReadCell>
}
interface Given {
  bytes: Uint8Array
  fileName: string
  specs: readonly TableSpec[]
}
type Message = { rows: RawRow[]; name: string } | { reading: Reading } | { refused: string }

const raw = ({ row, values }: TableRow): RawRow => {
  const cells = Object.fromEntries(Object.entries(values).filter((entry): entry is [string, ReadCell] => entry[1] !== undefined))
  return { row, cells, digest: createHash('sha256').update(canonical(cells)).digest('hex') }
}

type OnRows = (name: string, rows: RawRow[]) => Promise<void>
const readHere = ({ bytes, fileName, specs }: Given, onRows: OnRows): Promise<Reading> =>
  readTables(bytes, fileName, specs, (name, rows) => onRows(name, rows.map(raw)))

/** What the thread does: it stops after each batch until it is told to go on. */
const serve = async (port: NonNullable<typeof parentPort>, given: Given): Promise<void> => {
  let goOn = () => {}
  port.on('message', () => goOn())
  const say = (message: Message) => port.postMessage(message)
  const waited: OnRows = (name, rows) =>
    new Promise<void>(resolve => {
      goOn = resolve
      say({ name, rows })
    })
  try {
    say({ reading: await readHere(given, waited) })
  } catch (error) {
    if (!(error instanceof WorkbookError)) throw error
    say({ refused: error.message })
  } finally {
    port.close()
  }
}
if (!isMainThread && parentPort && (workerData as { entry?: string } | null)?.entry === import.meta.url)
  await serve(parentPort, (workerData as { given: Given }).given)

const readThere = ({ bytes, ...given }: Given & { bytes: Uint8Array<ArrayBuffer> }, onRows: OnRows): Promise<Reading> => {
  const thread = startThread(new URL(import.meta.url), { bytes, ...given }, [bytes.buffer])
  return new Promise<Reading>((resolve, reject) => {
    thread.on('error', reject)
    thread.on('exit', () => reject(new Error('The reading thread ended early')))
    thread.on('message', (message: Message) => {
      if ('reading' in message) resolve(message.reading)
      else if ('refused' in message) reject(new Refusal('invalid', message.refused))
      else onRows(message.name, message.rows).then(() => thread.postMessage('on'), reject)
    })
  }).finally(() => void thread.terminate())
}

/** A file below this size is read sooner than a thread has started, and holds nobody up. */
const SMALL = 128 * 1024
/**
 * Reads the tables of a workbook in batches, each waited for; a large one in a thread of its own. `bytes` are handed over and gone afterwards.
 * @throws Refusal `invalid` saying what kind of file it is instead
 */
export const readRawRows = async (given: Given & { bytes: Uint8Array<ArrayBuffer> }, onRows: OnRows): Promise<Reading> => {
  if (given.bytes.length >= SMALL) return readThere(given, onRows)
  try {
    return await readHere(given, onRows)
  } catch (error) {
    throw error instanceof WorkbookError ? new Refusal('invalid', error.message) : error
  }
}
