/** What sweeps and imports left in the database for the next look: learned models, records that an import brought. */
import { and, desc, eq, inArray, sql } from 'drizzle-orm'
import type { Tx } from '../../kernel/log.ts'
import { job } from '../jobs/jobs.schema.ts'
import type { MatchedKind } from './duplicates.schema.ts'

export const sweepJob = 'sweep'
/** The models of the last sweep that ended well, by kind. */
export const lastModels = async (tx: Tx): Promise<Partial<Record<MatchedKind, unknown>>> => {
  const [last] = await tx
    .select({ models: sql<Partial<Record<MatchedKind, unknown>> | null>`${job.result} -> 'models'` })
    .from(job)
    .where(and(eq(job.kind, sweepJob), eq(job.state, 'done'), sql`${job.result} ? 'models'`))
    .orderBy(desc(job.endedAt))
    .limit(1)
  return last?.models ?? {}
}
/** Every stored model, held until the transaction ends. */
export const storedModels = (tx: Tx) =>
  tx
    .select({ id: job.id, models: sql<Partial<Record<MatchedKind, unknown>>>`${job.result} -> 'models'` })
    .from(job)
    .where(and(eq(job.kind, sweepJob), sql`${job.result} ? 'models'`))
    .for('update')
export const writeModels = (tx: Tx, jobId: string, models: Partial<Record<MatchedKind, unknown>>) =>
  tx
    .update(job)
    .set({ result: sql`${job.result} || jsonb_build_object('models', ${JSON.stringify(models)}::jsonb)` })
    .where(eq(job.id, jobId))
/** Ids of the records of a kind that an import brought. */
export const importedIds = async (tx: Tx, importId: string, kind: MatchedKind): Promise<Set<string>> =>
  new Set(
    (
      await tx.execute<{ id: string }>(
        sql`select distinct record_id as id from source_row where import_id = ${importId} and entity = ${kind}`,
      )
    ).rows.map(row => row.id),
  )
/** A sweep that waits or runs: a second one would find nothing else. */
export const sweepUnderWay = async (tx: Tx): Promise<string | null> =>
  (
    await tx
      .select({ id: job.id })
      .from(job)
      .where(and(eq(job.kind, sweepJob), inArray(job.state, ['waiting', 'running'])))
      .limit(1)
  )[0]?.id ?? null
