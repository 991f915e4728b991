/** Compares pictures in a thread of its own, started when it is first needed. */
import { createHash } from 'node:crypto'
import type { Worker } from 'node:worker_threads'
import { startThread } from '../../../files/thread.ts'
import { Refusal } from '../../../kernel/refusal.ts'
import { say } from '../../../words/say.ts'
import { type IndexFile, openIndexFile } from './index-file.actions.ts'
import type { Candidate, Likeness, LikenessSettings, ModelSettings, SearchOptions, ShortlistRow } from './likeness.schema.ts'
import type { Given, Reply, Request } from './likeness.thread.ts'
import { ownModel } from './model.rules.ts'
import { modelOf } from './settings.actions.ts'

/** Raised whenever what `describe` yields changes. */
const format = 2
const versionOf = ({ path, ...rest }: ModelSettings): string =>
  `${format}-${createHash('sha256')
    .update(JSON.stringify([rest, path === ownModel.path ? '' : path]))
    .digest('hex')
    .slice(0, 12)}`

type Asking = Request extends infer R ? (R extends Request ? Omit<R, 'number'> : never) : never
interface Waiting {
  request: Request
  /** The thread ended once while it worked on this. */
  isSecond: boolean
  resolve(value: unknown): void
  reject(error: Error): void
  onShortlist?: ((rows: ShortlistRow[]) => void) | undefined
  onCandidate?: ((candidate: Candidate) => void) | undefined
}
/** Readers of pictures tell each of their steps; the last line says what was wrong. */
const lastLine = (told: string) => told.trim().split('\n').at(-1)!
export const openLikeness = (settings: LikenessSettings = {}): Likeness => {
  const model = settings.model ?? modelOf(process.env.KHUYENCONG_MODEL)
  const version = versionOf(model)
  /** In the order in which they were asked, which is the order in which the thread answers. */
  const waiting = new Map<number, Waiting>()
  let kept: IndexFile | undefined
  let thread: Worker | undefined
  let last = 0
  const start = () => {
    kept ??= openIndexFile(version, settings.folder)
    const given: Given = { version, model, file: kept.file }
    const started = startThread(new URL('./likeness.thread.ts', import.meta.url), given)
    let why = ''
    started.on('message', (reply: Reply) => {
      const one = waiting.get(reply.number)
      if (!one) return
      if ('shortlist' in reply) return one.onShortlist?.(reply.shortlist)
      if ('candidate' in reply) return one.onCandidate?.(reply.candidate)
      waiting.delete(reply.number)
      if (!waiting.size) started.unref()
      if (!('failed' in reply)) return one.resolve(reply.done)
      one.reject(
        reply.isPicture ? new Refusal('invalid', say('likeness.unreadable', { why: lastLine(reply.failed) })) : new Error(reply.failed),
      )
    })
    started.on('error', error => {
      why = error.message
    })
    started.on('exit', code => restart(why || say('likeness.endedWith', { code })))
    return started
  }
  /** The thread ended: what it worked on is tried once more by a new one, which takes up the register from its file; the rest just waits on. */
  const restart = (why: string) => {
    thread = undefined
    const [first] = waiting
    if (!first) return
    const [number, at] = first
    if (at.isSecond) {
      waiting.delete(number)
      at.reject(new Refusal('refused', say('likeness.ended', { why })))
    }
    at.isSecond = true
    for (const { request } of waiting.values()) post(request)
  }
  const post = (request: Request) => {
    thread ??= start()
    thread.ref()
    thread.postMessage(request)
  }
  const ask = <T>(asking: Asking, on: Pick<Waiting, 'onShortlist' | 'onCandidate'> = {}, started?: (number: number) => void): Promise<T> =>
    new Promise<T>((resolve, reject) => {
      const number = ++last
      const request: Request = { number, ...asking }
      waiting.set(number, { request, isSecond: false, resolve: value => resolve(value as T), reject, ...on })
      post(request)
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
      // Lets what was asked before come to its end.
      if (ending) await ask({ what: 'size' })
      ending?.removeAllListeners('exit')
      thread = undefined
      await ending?.terminate()
      kept?.close()
      kept = undefined
    },
  }
}
