/** Runs jobs: in this process one at a time that somebody waits for, and one in the background; another process, or this one after a restart, goes on with what was left. */
import { sql } from 'drizzle-orm'
import type { NodePgDatabase } from 'drizzle-orm/node-postgres'
import type { Context, FileKeeper } from '../../kernel/context.ts'
import { Refusal, refuse } from '../../kernel/refusal.ts'
import { say } from '../../words/say.ts'
import { actorOn } from '../people/people.actions.ts'
import { reachOf } from '../people/reach.actions.ts'
import { type JobRun, type JobValues, ports } from './jobs.ports.ts'
import type { JobRow } from './jobs.schema.ts'
import * as store from './jobs.store.ts'

const POLL_MS = 500
const BEAT_MS = 5_000
/** A job taken up so often is not tried again: it may be what kills its process. */
const MOST_ATTEMPTS = 20

export interface RunnerOptions {
  database: { db: NodePgDatabase }
  files: FileKeeper
  demo: boolean
}
export interface Runner {
  /** Lets the batch in hand end, gives the job back, and ends. */
  stop(): Promise<void>
}

// The database's clock: processes on several machines compare with it.
const now = sql`now()`

/** Another process took the job over, since this one seemed dead. */
class Lost extends Error {}
/** This process ends; the job waits for the next one. */
class Interrupted extends Error {}

const contextOf = async ({ database, files, demo }: RunnerOptions, job: JobRow): Promise<Context> => {
  const base = { db: database.db, today: job.day, demo, files }
  if (job.accountId === null) return { ...base, actor: null, reach: { everywhere: true, unitIds: [], establishmentIds: [] } }
  const actor = await actorOn(database.db, job.accountId, job.day)
  const grant = actor?.grants.find(({ role }) => role === job.role)
  if (!actor || (job.role !== null && !grant)) return refuse(say('jobs.askerGone'))
  const reach = await reachOf(database.db, actor, job.day, job.role === null ? 'signed-in' : [job.role])
  return { ...base, actor, reach, ...(grant && { grant }) }
}

/** Runs one claimed job to its end, or until `stopping` says so. */
const runJob = async (options: RunnerOptions, job: JobRow, stopping: () => boolean): Promise<void> => {
  const { db } = options.database
  let sawCancel = false
  const end = (state: JobRow['state'], more: { result?: JobValues; problem?: string }) =>
    store.updateHeld(db, job, { state, ...more, endedAt: now, beatAt: null })
  const beat = setInterval(() => void store.updateHeld(db, job, { beatAt: now }).catch(() => {}), BEAT_MS)
  try {
    if (job.attempts > MOST_ATTEMPTS) refuse(say('jobs.gaveUp'))
    const handler = ports.handlers[job.kind]
    if (!handler) return
    const run: JobRun = {
      id: job.id,
      ctx: await contextOf(options, job),
      input: job.input,
      checkpoint: job.checkpoint,
      progress: async (how, tx) => {
        if (!(await store.updateHeld(tx ?? db, job, { ...how, beatAt: now }))) throw new Lost()
        if (how.checkpoint) run.checkpoint = how.checkpoint
      },
      cancelled: async () => {
        if (stopping()) throw new Interrupted()
        sawCancel ||= await store.isCancelAsked(db, job.id)
        return sawCancel
      },
    }
    const result = await handler(run)
    await end(sawCancel ? 'cancelled' : 'done', { result })
  } catch (error) {
    if (error instanceof Lost) return
    if (error instanceof Interrupted) {
      await store.updateHeld(db, job, { state: 'waiting', beatAt: null })
      return
    }
    if (!(error instanceof Refusal)) console.error(faultOf(job, error))
    await end('failed', { problem: error instanceof Refusal ? error.message : say('jobs.fault') })
  } finally {
    clearInterval(beat)
  }
}
/** Where a fault is; its message may repeat people's values and is not written down. */
const faultOf = (job: JobRow, error: unknown): string => {
  const { name, stack, cause } = error as { name?: string; stack?: string; cause?: { code?: string; constraint?: string } }
  const where = (stack ?? '').split('\n').filter(line => line.trim().startsWith('at ') && !line.includes('node_modules'))
  return [`job ${job.kind} ${job.id}: ${name ?? 'Error'} ${cause?.code ?? ''} ${cause?.constraint ?? ''}`, ...where.slice(0, 6)].join('\n')
}
const next = (db: NodePgDatabase, lane: (kind: string) => boolean) => {
  const kinds = Object.keys(ports.handlers).filter(lane)
  return kinds.length ? store.claimJob(db, kinds) : Promise.resolve(undefined)
}

/** Starts this process's two loops: each looks twice a second, and at once when a job is asked for here. */
export const startRunner = (options: RunnerOptions): Runner => {
  let stopped = false
  const resting = new Set<() => void>()
  const wake = () => {
    for (const call of resting) call()
  }
  ports.wake.add(wake)
  const rest = () =>
    new Promise<void>(resolve => {
      const end = () => {
        clearTimeout(timer)
        resting.delete(end)
        resolve()
      }
      const timer = setTimeout(end, POLL_MS)
      resting.add(end)
    })
  const loop = async (lane: (kind: string) => boolean) => {
    while (!stopped) {
      // The database may be away for a moment; the next round finds it again.
      const job = await next(options.database.db, lane).catch(() => undefined)
      if (job) await runJob(options, job, () => stopped).catch(() => {})
      else if (!stopped) await rest()
    }
  }
  const lanes = [loop(kind => !ports.background.has(kind)), loop(kind => ports.background.has(kind))]
  return {
    stop: async () => {
      stopped = true
      ports.wake.delete(wake)
      wake()
      await Promise.all(lanes)
    },
  }
}

const noFiles: FileKeeper = {
  keep: () => Promise.reject(new Error('No files here')),
  read: () => Promise.reject(new Error('No files here')),
}
/** Runs every job that waits, one after the other, and answers how many; for commands and tests. */
export const runJobsNow = async (
  database: RunnerOptions['database'],
  { files = noFiles, demo = false }: Partial<RunnerOptions> = {},
): Promise<number> => {
  for (let count = 0; ; count++) {
    const job = await next(database.db, () => true)
    if (!job) return count
    await runJob({ database, files, demo }, job, () => false)
  }
}
