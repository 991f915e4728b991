/** Reads a workbook row by row, a large one in a thread of its own: rows come in batches, each waited for, and nobody else has to wait. */
import { createHash } from 'node:crypto'
import { isMainThread, parentPort, workerData } from 'node:worker_threads'
import { startThread } from '../../files/thread.ts'
import { type TableRow, WorkbookError } from '../../files/workbook-read.ts'
import { canonical } from '../../kernel/log.ts'
import { Refusal } from '../../kernel/refusal.ts'
import { type Reading, readTables, type TableSpec } from './reading.actions.ts'

/** Rows of one sheet, written as the database takes them in, so that whoever passes them on has nothing left to do. */
export interface RowBatch {
  sheet: string
  count: number
  /** JSON list of {row, digest, cells}: `cells` are those with something in them, `digest` tells a row from a corrected one. */
  rows: string
}
type OnBatch = (batch: RowBatch) => Promise<void>
interface Given {
  bytes: Uint8Array
  fileName: string
  specs: readonly TableSpec[]
}
type Message = { batch: RowBatch } | { reading: Reading } | { refused: string }

/** A batch is full with so many rows, or so many letters. */
const FULL = { rows: 1000, letters: 4_000_000 }

const written = ({ row, values }: TableRow): string => {
  const cells = canonical(values)
  return `{"row":${row},"digest":"${createHash('sha256').update(cells).digest('hex')}","cells":${cells}}`
}
const readHere = async ({ bytes, fileName, specs }: Given, onBatch: OnBatch): Promise<Reading> => {
  let sheet = ''
  let rows: string[] = []
  let letters = 0
  const give = async () => {
    if (!rows.length) return
    const batch = { sheet, count: rows.length, rows: `[${rows.join(',')}]` }
    rows = []
    letters = 0
    await onBatch(batch)
  }
  const reading = await readTables(bytes, fileName, specs, async (name, some) => {
    if (name !== sheet) await give()
    sheet = name
    for (const row of some) {
      const text = written(row)
      rows.push(text)
      letters += text.length
      if (rows.length >= FULL.rows || letters >= FULL.letters) await give()
    }
  })
  await give()
  return reading
}

/** What the thread does: it reads one batch ahead, and stops until it is told that the one before is in. */
const serve = async (port: NonNullable<typeof parentPort>, given: Given): Promise<void> => {
  let isIn = () => {}
  let before = Promise.resolve()
  port.on('message', () => isIn())
  const say = (message: Message) => port.postMessage(message)
  try {
    const reading = await readHere(given, async batch => {
      await before
      before = new Promise<void>(resolve => {
        isIn = resolve
      })
      say({ batch })
    })
    await before
    say({ reading })
  } catch (error) {
    if (!(error instanceof WorkbookError)) throw error
    say({ refused: error.message })
  } finally {
    port.close()
  }
}
if (!isMainThread && parentPort && (workerData as { entry?: string } | null)?.entry === import.meta.url)
  await serve(parentPort, (workerData as { given: Given }).given)

const readThere = ({ bytes, ...given }: Given & { bytes: Uint8Array<ArrayBuffer> }, onBatch: OnBatch): Promise<Reading> => {
  const thread = startThread(new URL(import.meta.url), { bytes, ...given }, [bytes.buffer])
  return new Promise<Reading>((resolve, reject) => {
    thread.on('error', reject)
    thread.on('exit', () => reject(new Error('The reading thread ended early')))
    thread.on('message', (message: Message) => {
      if ('reading' in message) resolve(message.reading)
      else if ('refused' in message) reject(new Refusal('invalid', message.refused))
      else onBatch(message.batch).then(() => thread.postMessage('in'), reject)
    })
  }).finally(() => void thread.terminate())
}

/** A file below this size is read sooner than a thread has started, and holds nobody up. */
const SMALL = 128 * 1024
/**
 * Reads the tables of a workbook in batches, each waited for; a large one in a thread of its own. `bytes` are handed over and gone afterwards.
 * @throws Refusal `invalid` saying what kind of file it is instead
 */
export const readInBatches = async (given: Given & { bytes: Uint8Array<ArrayBuffer> }, onBatch: OnBatch): Promise<Reading> => {
  if (given.bytes.length >= SMALL) return readThere(given, onBatch)
  try {
    return await readHere(given, onBatch)
  } catch (error) {
    throw error instanceof WorkbookError ? new Refusal('invalid', error.message) : error
  }
}
