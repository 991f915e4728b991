/** Compares pictures in a thread of its own, started when it is first needed. */
import { createHash } from 'node:crypto'
import type { Worker } from 'node:worker_threads'
import { startThread } from '../../../files/thread.ts'
import { Refusal } from '../../../kernel/refusal.ts'
import { say } from '../../../words/say.ts'
import type { Candidate, Likeness, LikenessSettings, ModelSettings, SearchOptions, ShortlistRow } from './likeness.schema.ts'
import type { Given, Reply, Request } from './likeness.thread.ts'
import { ownModel } from './model.rules.ts'
import { modelOf } from './settings.actions.ts'

/** Raised whenever what `describe` yields changes. */
const format = 1
const versionOf = ({ path, ...rest }: ModelSettings): string =>
  `${format}-${createHash('sha256')
    .update(JSON.stringify([rest, path === ownModel.path ? '' : path]))
    .digest('hex')
    .slice(0, 12)}`

type Asking = Request extends infer R ? (R extends Request ? Omit<R, 'number'> : never) : never
interface Waiting {
  resolve(value: unknown): void
  reject(error: Error): void
  onShortlist?: ((rows: ShortlistRow[]) => void) | undefined
  onCandidate?: ((candidate: Candidate) => void) | undefined
}
export const openLikeness = (settings: LikenessSettings = {}): Likeness => {
  const model = settings.model ?? modelOf(process.env.KHUYENCONG_MODEL)
  const version = versionOf(model)
  const waiting = new Map<number, Waiting>()
  let thread: Worker | undefined
  let last = 0
  const fail = (error: Error) => {
    for (const each of waiting.values()) each.reject(error)
    waiting.clear()
    thread = undefined
  }
  const start = () => {
    const given: Given = { version, model, ...(settings.folder && { folder: settings.folder }) }
    const started = startThread(new URL('./likeness.thread.ts', import.meta.url), given)
    started.on('message', (reply: Reply) => {
      const one = waiting.get(reply.number)
      if (!one) return
      if ('shortlist' in reply) return one.onShortlist?.(reply.shortlist)
      if ('candidate' in reply) return one.onCandidate?.(reply.candidate)
      waiting.delete(reply.number)
      if (!waiting.size) started.unref()
      if (!('failed' in reply)) return one.resolve(reply.done)
      one.reject(reply.isPicture ? new Refusal('invalid', say('likeness.unreadable', { why: reply.failed })) : new Error(reply.failed))
    })
    started.on('error', fail)
    started.on('exit', () => fail(new Error('The thread that compares pictures has ended')))
    return started
  }
  const ask = <T>(request: Asking, on: Pick<Waiting, 'onShortlist' | 'onCandidate'> = {}, started?: (number: number) => void): Promise<T> =>
    new Promise<T>((resolve, reject) => {
      thread ??= start()
      thread.ref()
      const number = ++last
      waiting.set(number, { resolve: value => resolve(value as T), reject, ...on })
      thread.postMessage({ number, ...request })
      started?.(number)
    })
  return {
    version,
    describe: async picture => ({ version, bytes: await ask<Uint8Array>({ what: 'describe', picture }) }),
    add: rows => ask({ what: 'add', rows }),
    remove: ids => ask({ what: 'remove', ids }),
    size: () => ask({ what: 'size' }),
    async search(picture, { limit = 20, exclude = [], onShortlist, onCandidate, signal }: SearchOptions = {}) {
      signal?.throwIfAborted()
      let stop: (() => void) | undefined
      try {
        const found = await ask<Candidate[]>({ what: 'search', picture, limit, exclude }, { onShortlist, onCandidate }, number => {
          stop = () => void ask({ what: 'stop', search: number })
          signal?.addEventListener('abort', stop)
        })
        signal?.throwIfAborted()
        return found
      } finally {
        if (stop) signal?.removeEventListener('abort', stop)
      }
    },
    async close() {
      const ending = thread
      if (!ending) return
      await ask({ what: 'close' })
      ending.removeAllListeners('exit')
      thread = undefined
      await ending.terminate()
    },
  }
}
