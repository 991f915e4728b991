/** What sweeps and imports left in the database for the next look: learned models, records that an import brought. */
import { and, desc, eq, inArray, sql } from 'drizzle-orm'
import type { Tx } from '../../kernel/log.ts'
import { job } from '../jobs/jobs.schema.ts'
import type { MatchedKind } from './duplicates.schema.ts'

export const sweepJob = 'sweep'
/** What a sweep learned: a model of each kind of record, and of the names of all people. */
export type Learned = Partial<Record<MatchedKind | 'people', unknown>>
/** What the last sweep that ended well learned. */
export const lastModels = async (tx: Tx): Promise<Learned> => {
  const [last] = await tx
    .select({ models: sql<Learned | null>`${job.result} -> 'models'` })
    .from(job)
    .where(and(eq(job.kind, sweepJob), eq(job.state, 'done'), sql`${job.result} ? 'models'`))
    .orderBy(desc(job.endedAt))
    .limit(1)
  return last?.models ?? {}
}
/** Every stored model, held until the transaction ends. */
export const storedModels = (tx: Tx) =>
  tx
    .select({ id: job.id, models: sql<Learned>`${job.result} -> 'models'` })
    .from(job)
    .where(and(eq(job.kind, sweepJob), sql`${job.result} ? 'models'`))
    .for('update')
export const writeModels = (tx: Tx, jobId: string, models: Learned) =>
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
