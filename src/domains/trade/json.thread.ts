/** Reads a large JSON table in a thread of its own and hands its rows over in batches, so that nobody waits while it is parsed. */
import { parentPort, workerData } from 'node:worker_threads'
import { jsonRows, type TradeRow } from './json.rules.ts'

/** `rows` as long as there are some, then `ended`; `bad` when the file is no such table. */
export type JsonMessage = { rows: TradeRow[] } | { ended: true } | { bad: true }

const batch = 5000
const { bytes } = workerData.given as { bytes: Uint8Array }
const rows = jsonRows(
  Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
    .toString('utf8')
    .replace(/^\uFEFF/, ''),
)
const tell = (message: JsonMessage) => parentPort?.postMessage(message)
if (rows) for (let at = 0; at < rows.length; at += batch) tell({ rows: rows.slice(at, at + batch) })
tell(rows ? { ended: true } : { bad: true })
