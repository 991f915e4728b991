/** The thread that compares pictures: it holds the index and answers what likeness.actions.ts asks. */
import { parentPort, workerData } from 'node:worker_threads'
import { candidateOf } from './candidate.rules.ts'
import { compare } from './compare.rules.ts'
import { ask, describe, recall } from './describe.thread.ts'
import { type Embedder, openEmbedder } from './embed.thread.ts'
import { Index } from './index.thread.ts'
import type { Candidate, ModelSettings } from './likeness.schema.ts'

export interface Given {
  version: string
  model: ModelSettings
  folder?: string
}
/** Work asked of the thread; `number` comes back with the answer. */
export type Request = { number: number } & (
  | { what: 'describe'; picture: Uint8Array }
  | { what: 'add'; rows: { id: string; described: Uint8Array }[] }
  | { what: 'remove'; ids: string[] }
  | { what: 'size' }
  | { what: 'search'; picture: Uint8Array; limit: number; exclude: string[] }
  | { what: 'stop'; search: number }
  | { what: 'close' }
)
export type Reply =
  | { number: number; done: unknown }
  | { number: number; failed: string; isPicture: boolean }
  | { number: number; shortlist: { id: string; score: number }[] }
  | { number: number; candidate: Candidate }

const { version, model, folder } = workerData.given as Given
const port = parentPort!
const index = new Index(version, folder)
let embedder: Promise<Embedder> | undefined
/** Rows verified for one query. */
const verified = 24
const stopped = new Set<number>()

class UnreadablePicture extends Error {}
const reading = async <T>(work: Promise<T>): Promise<T> =>
  work.catch(error => {
    throw new UnreadablePicture((error as Error).message)
  })
const search = async (request: Extract<Request, { what: 'search' }>): Promise<Candidate[]> => {
  const { number, picture, limit, exclude } = request
  embedder ??= openEmbedder(model)
  const { sought, asked } = await reading(ask(picture, version, await embedder, model.size))
  const rows = index.shortlist(sought, Math.max(verified, limit), new Set(exclude))
  port.postMessage({ number, shortlist: rows.map(({ id, score }) => ({ id, score })) } satisfies Reply)
  const found: Candidate[] = []
  for (const { id, alike } of rows) {
    // Lets a word to stop come through.
    await new Promise(resolve => setImmediate(resolve))
    if (stopped.delete(number)) break
    const known = await recall(index.describedOf(id))
    const candidate = candidateOf(id, asked, known, compare(asked, known, alike), alike)
    port.postMessage({ number, candidate } satisfies Reply)
    found.push(candidate)
  }
  stopped.delete(number)
  return found.sort((a, b) => b.probability - a.probability || b.inliers - a.inliers).slice(0, limit)
}
const answer = async (request: Request): Promise<unknown> => {
  switch (request.what) {
    case 'describe':
      embedder ??= openEmbedder(model)
      return reading(describe(request.picture, version, await embedder, model.size))
    case 'add': {
      const wrong = request.rows.find(({ id, described }) => !index.add(id, described))
      if (wrong) throw new Error(`${wrong.id} was described with another version`)
      return undefined
    }
    case 'remove':
      for (const id of request.ids) index.remove(id)
      return undefined
    case 'size':
      return index.size
    case 'search':
      return search(request)
    case 'stop':
      stopped.add(request.search)
      return undefined
    case 'close':
      index.close()
      return undefined
  }
}
/** One after another, except the word to stop. */
let queue: Promise<void> = Promise.resolve()
port.on('message', (request: Request) => {
  const work = async () => {
    try {
      port.postMessage({ number: request.number, done: await answer(request) } satisfies Reply)
    } catch (error) {
      port.postMessage({
        number: request.number,
        failed: (error as Error).message,
        isPicture: error instanceof UnreadablePicture,
      } satisfies Reply)
    }
  }
  if (request.what === 'stop') void work()
  else queue = queue.then(work)
})
