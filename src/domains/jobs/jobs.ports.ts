/** What runs each kind of job; wired in domains/index.ts. */
import type { Context } from '../../kernel/context.ts'
import type { Tx } from '../../kernel/log.ts'

export type JobValues = Record<string, unknown>
/** How far a job is. What is left out stays as it was. */
export interface JobProgress {
  done?: number
  total?: number | null
  /** What is being done now, in one sentence. */
  note?: string
  /** Where to go on from after a restart. */
  checkpoint?: JobValues
}
/** A job as its handler sees it. */
export interface JobRun {
  id: string
  /** Who asked, on the job's day and under the role that it was asked with; the system's own jobs have no actor. */
  ctx: Context
  input: JobValues
  /** What `progress` wrote last, also before a restart. */
  checkpoint: JobValues | null
  /**
   * Writes how far the job is. Give the transaction of a batch as `tx`, last before it ends: batch and checkpoint then stay or go together, and a
   * run that another process has taken over meanwhile is refused here, so that nothing comes in twice.
   */
  progress(now: JobProgress, tx?: Tx): Promise<void>
  /** Whether somebody asked to stop. Ask between batches, then return what was done so far. */
  cancelled(): Promise<boolean>
}
/** Does the work and answers what the job's row keeps as its result. A Refusal's words are shown; anything else is a fault. */
export type JobHandler = (run: JobRun) => Promise<JobValues>

export const ports: {
  handlers: Record<string, JobHandler>
  /** Kinds that nobody sits and waits for: they run beside the others, so that these need not wait for them. */
  background: Set<string>
  /** Those who wait for work in this process. */
  wake: Set<() => void>
} = { handlers: {}, background: new Set(), wake: new Set() }
