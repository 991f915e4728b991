/** Imports in the database: what was brought in, by whom, and from which rows. */
import { desc, eq, sql } from 'drizzle-orm'
import type { Tx } from '../../kernel/log.ts'
import { job } from '../jobs/jobs.schema.ts'
import { Import, sourceRow } from '../reference/sources.schema.ts'
import { importRow } from './staging.schema.ts'

type NewImport = typeof Import.table.$inferInsert & { id: string }
export const insertImport = async (tx: Tx, values: NewImport): Promise<void> => {
  await tx.insert(Import.table).values(values)
}
/** The row of an import that comes in by batches; there already after the first. */
export const openImport = async (tx: Tx, values: NewImport): Promise<void> => {
  await tx.insert(Import.table).values(values).onConflictDoNothing({ target: Import.table.id })
}
export const addAccepted = async (tx: Tx, id: string, count: number): Promise<void> => {
  await tx
    .update(Import.table)
    .set({ accepted: sql`${Import.table.accepted} + ${count}` })
    .where(eq(Import.table.id, id))
}
export const closeImport = async (tx: Tx, id: string, rejected: number, problems: unknown[]): Promise<void> => {
  await tx.update(Import.table).set({ rejected, problems }).where(eq(Import.table.id, id))
}
export const insertSources = async (tx: Tx, rows: readonly (typeof sourceRow.$inferInsert)[]): Promise<void> => {
  for (let start = 0; start < rows.length; start += 1000) await tx.insert(sourceRow).values(rows.slice(start, start + 1000))
}
export const findImport = async (tx: Tx, id: string) => (await tx.select().from(Import.table).where(eq(Import.table.id, id)))[0]
/** Past imports, latest first, with the state of the job that brought each in and how many of its rows can still be corrected. */
export const selectImports = (tx: Tx) =>
  tx
    .select({
      import: Import.table,
      jobState: job.state,
      askedBy: job.accountId,
      refused: sql<number>`(select count(*)::int from ${importRow} r where r.job_id = ${Import.table.id} and r.state = 'bad')`,
    })
    .from(Import.table)
    .leftJoin(job, eq(job.id, Import.table.id))
    .orderBy(desc(Import.table.createdAt))
    .limit(200)
