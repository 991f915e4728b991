/** The thread that compares pictures: it holds the index and answers what likeness.actions.ts asks. */
import { parentPort, workerData } from 'node:worker_threads'
import { candidateOf } from './candidate.rules.ts'
import { type Comparison, compare, isCopy, type Known, verifiedFirst } from './compare.rules.ts'
import { ask, describe, recall } from './describe.thread.ts'
import { type Embedder, openEmbedder } from './embed.thread.ts'
import { Index } from './index.thread.ts'
import type { Candidate, ModelSettings } from './likeness.schema.ts'
import { withoutShared } from './shared.rules.ts'

export interface Given {
  version: string
  model: ModelSettings
  /** Of `index-file.actions.ts`; it stays open when this thread ends. */
  file: number
}
/** Work asked of the thread; `number` comes back with the answer. */
export type Request = { number: number } & (
  | { what: 'describe'; picture: Uint8Array }
  | { what: 'add'; rows: { id: string; described: Uint8Array }[] }
  | { what: 'remove'; ids: string[] }
  | { what: 'size' }
  | { what: 'search'; picture: Uint8Array; limit: number; exclude: string[] }
  | { what: 'stop'; search: number }
)
export type Reply =
  | { number: number; done: unknown }
  | { number: number; failed: string; isPicture: boolean }
  | { number: number; shortlist: { id: string; score: number }[] }
  | { number: number; candidate: Candidate }

const { version, model, file } = workerData.given as Given
const port = parentPort!
const index = new Index(version, file)
let embedder: Promise<Embedder> | undefined
const stopped = new Set<number>()

class UnreadablePicture extends Error {}
const reading = async <T>(work: Promise<T>): Promise<T> =>
  work.catch(error => {
    throw new UnreadablePicture((error as Error).message)
  })
const search = async (request: Extract<Request, { what: 'search' }>): Promise<Candidate[]> => {
  const { number, picture, limit, exclude } = request
  embedder ??= openEmbedder(model)
  const { sought, asked } = await reading(ask(picture, await embedder, model.size))
  const first = Math.max(verifiedFirst, limit)
  const rows = index.shortlist(sought, 2 * first, new Set(exclude))
  port.postMessage({ number, shortlist: rows.slice(0, first).map(({ id, score }) => ({ id, score })) } satisfies Reply)
  const query = asked()
  const verdicts: { id: string; alike: number; known: Known; found: Comparison | undefined }[] = []
  for (const [at, { id, alike }] of rows.entries()) {
    if (at === first && verdicts.some(({ found }) => isCopy(found))) break
    // Lets a word to stop come through.
    await new Promise(resolve => setImmediate(resolve))
    if (stopped.delete(number)) break
    const known = await recall(index.describedOf(id))
    const found = compare(query, known, alike)
    port.postMessage({ number, candidate: candidateOf(id, query, known, found, alike) } satisfies Reply)
    verdicts.push({ id, alike, known, found })
  }
  stopped.delete(number)
  const likeliest = verdicts.sort((a, b) => (b.found?.logit ?? -99) - (a.found?.logit ?? -99))
  return withoutShared(query, likeliest)
    .map((found, at) => {
      const { id, known, alike } = likeliest[at]!
      return candidateOf(id, query, known, found, alike)
    })
    .sort((a, b) => b.probability - a.probability || b.inliers - a.inliers)
    .slice(0, limit)
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
