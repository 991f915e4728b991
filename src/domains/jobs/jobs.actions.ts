/** Long work: asked for, looked at, stopped. */
import { holds } from '../../kernel/access.ts'
import { actorOf, type Context } from '../../kernel/context.ts'
import type { Tx } from '../../kernel/log.ts'
import { conflict, unknown } from '../../kernel/refusal.ts'
import { say } from '../../words/say.ts'
import { type JobValues, ports } from './jobs.ports.ts'
import { type JobRow, type JobState, jobStates } from './jobs.schema.ts'
import * as store from './jobs.store.ts'

export interface NewJob {
  /** A kind that `ports.handlers` knows. */
  kind: string
  /** What somebody reads in the list of jobs. */
  title: string
  input: JobValues
  /** Given when what the job works on must know its id first. */
  id?: string
}
const wake = () => {
  for (const call of ports.wake) call()
}
/** Asker, role and day, under which the job will run. */
const asked = (ctx: Context) => ({ accountId: ctx.actor?.id ?? null, role: ctx.grant?.role ?? null, day: ctx.today })

/** Puts a job into the queue, under the asker's name, role and day. With `tx` it waits only once that transaction has ended well. */
export const enqueue = async (ctx: Context, { kind, title, input, id }: NewJob, tx: Tx = ctx.db): Promise<JobRow> => {
  const row = await store.insertJob(tx, { kind, title, input, ...(id && { id }), ...asked(ctx) })
  wake()
  return row
}
/** Lets a job that has ended go on from its checkpoint with other input, for whoever asks now. Whether they may is the caller's to check. */
export const goOn = async (ctx: Context, id: string, input: JobValues): Promise<void> => {
  if (!(await store.requeue(ctx.db, id, { input, ...asked(ctx) }))) conflict(say('jobs.stillRuns'))
  wake()
}

const oversees = (ctx: Context) => holds(actorOf(ctx), 'admin', 'leader')
const live: readonly JobState[] = ['waiting', 'running']
/** Whether somebody reads what a job is about: their own, and a leader anybody's. An administrator sees that it runs. */
const reads = (ctx: Context, job: JobRow) => job.accountId === actorOf(ctx).id || holds(actorOf(ctx), 'leader')
const shown = (ctx: Context, { job, by }: { job: JobRow; by: string | null }) => ({
  id: job.id,
  kind: job.kind,
  title: job.accountId === null || reads(ctx, job) ? job.title : say('jobs.ofOthers'),
  state: job.state,
  stateLabel: jobStates[job.state],
  cancelAsked: job.cancelAsked && live.includes(job.state),
  done: job.done,
  total: job.total,
  note: reads(ctx, job) ? job.note : null,
  problem: reads(ctx, job) ? job.problem : null,
  by,
  mine: job.accountId === ctx.actor?.id,
  createdAt: job.createdAt.toISOString(),
  startedAt: job.startedAt?.toISOString() ?? null,
  endedAt: job.endedAt?.toISOString() ?? null,
  can: live.includes(job.state) && !job.cancelAsked ? ['cancel'] : [],
})
const find = async (ctx: Context, id: string) => {
  const found = await store.findJob(ctx.db, id)
  if (!found || (found.job.accountId !== actorOf(ctx).id && !oversees(ctx))) return unknown(say('jobs.none'))
  return found
}
/** The row of a job, for the domain whose work it is; undefined when there is none. No access is checked. */
export const jobRow = async (tx: Tx, id: string): Promise<JobRow | undefined> => (await store.findJob(tx, id))?.job

/** The job that does this already, for the domain whose work it is; undefined when none waits or runs. No access is checked. */
export const liveJob = (tx: Tx, kind: string, input: JobValues): Promise<JobRow | undefined> => store.findLive(tx, kind, input)

/** The last job that did this to its end, with who asked, for the domain whose work it is; undefined when none has. No access is checked. */
export const lastDone = (tx: Tx, kind: string, input: JobValues) => store.findDone(tx, kind, input)

/** One job as it stands, with its result. An administrator sees that it runs, not what it is about. */
export const openJob = async (ctx: Context, id: string) => {
  const found = await find(ctx, id)
  return { ...shown(ctx, found), result: reads(ctx, found.job) ? found.job.result : null }
}
/** Somebody's own jobs, or everybody's for those who oversee; latest first. */
export const listJobs = async (ctx: Context) => {
  const rows = await store.selectJobs(ctx.db, oversees(ctx) ? null : actorOf(ctx).id)
  return rows.map(row => shown(ctx, row))
}
/** Asks a job to stop after the batch in hand. */
export const cancelJob = async (ctx: Context, id: string) => {
  await find(ctx, id)
  if (!(await store.askToCancel(ctx.db, id))) conflict(say('jobs.ended'))
  wake()
  return openJob(ctx, id)
}
