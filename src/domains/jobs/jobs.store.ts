/** Jobs in the database: queued, claimed by one process at a time, followed, ended. */
import { and, desc, eq, inArray, type SQL, sql } from 'drizzle-orm'
import type { Tx } from '../../kernel/log.ts'
import { account } from '../people/people.schema.ts'
import { type JobRow, job } from './jobs.schema.ts'

/** A process that has given no sign of life for so long is taken for dead. */
export const deadAfterSeconds = 30

export const insertJob = async (tx: Tx, values: typeof job.$inferInsert): Promise<JobRow> =>
  (await tx.insert(job).values(values).returning())[0]!

const withName = { job, by: account.name }
export const findJob = async (tx: Tx, id: string) =>
  (await tx.select(withName).from(job).leftJoin(account, eq(account.id, job.accountId)).where(eq(job.id, id)))[0]
/** The job of a kind that waits or runs, whose input holds these values. */
export const findLive = async (tx: Tx, kind: string, input: Record<string, unknown>): Promise<JobRow | undefined> =>
  (
    await tx
      .select()
      .from(job)
      .where(and(eq(job.kind, kind), inArray(job.state, ['waiting', 'running']), sql`${job.input} @> ${JSON.stringify(input)}::jsonb`))
      .orderBy(job.createdAt)
      .limit(1)
  )[0]
/** The job of a kind that was last done, whose input holds these values. */
export const findDone = async (tx: Tx, kind: string, input: Record<string, unknown>) =>
  (
    await tx
      .select(withName)
      .from(job)
      .leftJoin(account, eq(account.id, job.accountId))
      .where(and(eq(job.kind, kind), eq(job.state, 'done'), sql`${job.input} @> ${JSON.stringify(input)}::jsonb`))
      .orderBy(desc(job.endedAt))
      .limit(1)
  )[0]
/** The latest jobs, those of one person when given. */
export const selectJobs = (tx: Tx, accountId: string | null) =>
  tx
    .select(withName)
    .from(job)
    .leftJoin(account, eq(account.id, job.accountId))
    .where(accountId === null ? undefined : eq(job.accountId, accountId))
    .orderBy(desc(job.createdAt))
    .limit(100)

const dead = sql`(${job.beatAt} is null or ${job.beatAt} < now() - make_interval(secs => ${deadAfterSeconds}))`
/** Takes the oldest job of these kinds that waits, or whose process has died. `attempts` tells this run from every other of the job. */
export const claimJob = async (tx: Tx, kinds: readonly string[]): Promise<JobRow | undefined> => {
  const next = tx
    .select({ id: job.id })
    .from(job)
    .where(and(inArray(job.kind, [...kinds]), sql`(${job.state} = 'waiting' or (${job.state} = 'running' and ${dead}))`))
    .orderBy(job.createdAt)
    .limit(1)
    .for('update', { skipLocked: true })
  const [taken] = await tx
    .update(job)
    .set({ state: 'running', attempts: sql`${job.attempts} + 1`, beatAt: sql`now()`, startedAt: sql`coalesce(${job.startedAt}, now())` })
    .where(inArray(job.id, next))
    .returning()
  return taken
}
/** Changes a job that this run still holds; answers whether it does. */
export const updateHeld = async (
  tx: Tx,
  run: Pick<JobRow, 'id' | 'attempts'>,
  set: { [K in keyof typeof job.$inferInsert]?: (typeof job.$inferInsert)[K] | SQL },
): Promise<boolean> => {
  const held = and(eq(job.id, run.id), eq(job.attempts, run.attempts), eq(job.state, 'running'))
  return (await tx.update(job).set(set).where(held).returning({ id: job.id })).length > 0
}
/** Puts an ended job back into the queue with new input; answers whether it had ended. */
export const requeue = async (tx: Tx, id: string, set: Partial<typeof job.$inferInsert>): Promise<boolean> => {
  const ended = and(eq(job.id, id), inArray(job.state, ['done', 'failed', 'cancelled']))
  const fresh = {
    state: 'waiting',
    cancelAsked: false,
    endedAt: null,
    problem: null,
    beatAt: null,
    done: 0,
    total: null,
    note: null,
  } as const
  return (
    (
      await tx
        .update(job)
        .set({ ...set, ...fresh })
        .where(ended)
        .returning({ id: job.id })
    ).length > 0
  )
}
/** A job that has not begun ends at once; one that runs is asked to. Answers whether there was anything to stop. */
export const askToCancel = async (tx: Tx, id: string): Promise<boolean> => {
  const live = and(eq(job.id, id), inArray(job.state, ['waiting', 'running']))
  const changed = await tx
    .update(job)
    .set({
      cancelAsked: true,
      // One that was interrupted before has a checkpoint: its handler says what is in already.
      state: sql`case when ${job.state} = 'waiting' and ${job.checkpoint} is null then 'cancelled' else ${job.state} end`,
      endedAt: sql`case when ${job.state} = 'waiting' and ${job.checkpoint} is null then now() end`,
    })
    .where(live)
    .returning({ id: job.id })
  return changed.length > 0
}
export const isCancelAsked = async (tx: Tx, id: string): Promise<boolean> =>
  (await tx.select({ asked: job.cancelAsked }).from(job).where(eq(job.id, id)))[0]?.asked ?? false
