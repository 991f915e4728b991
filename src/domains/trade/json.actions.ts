/** Rows of a JSON table: a small one read at once, a large one in a thread. */
import { on } from 'node:events'
import { startThread } from '../../files/thread.ts'
import { invalid } from '../../kernel/refusal.ts'
import { say } from '../../words/say.ts'
import { jsonRows, type TradeRow } from './json.rules.ts'
import type { JsonMessage } from './json.thread.ts'

/** A file below this size is parsed sooner than a thread has started, and holds nobody up. */
const small = 256 * 1024

/**
 * The rows in batches.
 * @throws Refusal `invalid` for what is no such table, or too large to be read
 */
export async function* rowsOfJson(bytes: Uint8Array, fileName: string): AsyncGenerator<TradeRow[], void, undefined> {
  const refuse = () => invalid(say('trade.badJson', { file: fileName }))
  if (bytes.byteLength < small) {
    yield jsonRows(new TextDecoder().decode(bytes)) ?? refuse()
    return
  }
  const thread = startThread(new URL('./json.thread.ts', import.meta.url), { bytes })
  try {
    for await (const [message] of on(thread, 'message', { close: ['exit'] }) as AsyncIterable<[JsonMessage]>) {
      if ('ended' in message) return
      if ('bad' in message) return refuse()
      yield message.rows
    }
    // The thread ended before the table did: it was too large for its memory.
    refuse()
  } catch (error) {
    if ((error as { code?: string }).code === 'ERR_WORKER_OUT_OF_MEMORY') refuse()
    throw error
  } finally {
    await thread.terminate()
  }
}
