/** Reads a workbook whole, a large one in a thread of its own, so that nobody waits while it is unpacked. */
import { isMainThread, parentPort, workerData } from 'node:worker_threads'
import { startThread } from './thread.ts'
import { WorkbookError, type WorkbookFault } from './workbook-error.ts'
import { type ReadSheet, readWorkbook } from './workbook-read.ts'

type Message = { sheets: ReadSheet[] } | { fault: WorkbookFault }

if (!isMainThread && parentPort && (workerData as { entry?: string } | null)?.entry === import.meta.url) {
  const message: Message = await readWorkbook((workerData as { given: Uint8Array }).given).then(
    sheets => ({ sheets }),
    error => {
      if (error instanceof WorkbookError) return { fault: error.code }
      throw error
    },
  )
  parentPort.postMessage(message)
}

/** A file below this size is read sooner than a thread has started, and holds nobody up. */
const SMALL = 128 * 1024

/**
 * `readWorkbook`, aside from everybody else's work when the file is large.
 * @throws WorkbookError as `readWorkbook` does
 */
export const readWorkbookAside = async (bytes: Uint8Array): Promise<ReadSheet[]> => {
  if (bytes.length < SMALL) return readWorkbook(bytes)
  const thread = startThread(new URL(import.meta.url), bytes)
  try {
    const message = await new Promise<Message>((resolve, reject) => {
      thread.once('message', resolve)
      thread.once('error', reject)
      thread.once('exit', code => reject(new Error(`The reading thread ended with ${code}`)))
    })
    if ('fault' in message) throw new WorkbookError(message.fault)
    return message.sheets
  } finally {
    void thread.terminate()
  }
}
