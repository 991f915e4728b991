/** Checks that wait in the queue of jobs. */
import { and, eq, sql } from 'drizzle-orm'
import type { Tx } from '../../kernel/log.ts'
import { job } from '../jobs/jobs.schema.ts'

/** A job of this kind and input that has not begun: a second one would find nothing else. */
export const checkUnderWay = async (tx: Tx, kind: string, input: Record<string, unknown>): Promise<string | null> =>
  (
    await tx
      .select({ id: job.id })
      .from(job)
      .where(and(eq(job.kind, kind), eq(job.state, 'waiting'), sql`${job.input} = ${JSON.stringify(input)}::jsonb`))
      .limit(1)
  )[0]?.id ?? null
