/** Imports in the database: what was brought in, by whom, and from which rows. */
import { desc } from 'drizzle-orm'
import type { Tx } from '../../kernel/log.ts'
import { Import, sourceRow } from '../reference/sources.schema.ts'

export const insertImport = async (tx: Tx, values: typeof Import.table.$inferInsert & { id: string }): Promise<void> => {
  await tx.insert(Import.table).values(values)
}
export const insertSources = async (tx: Tx, rows: readonly (typeof sourceRow.$inferInsert)[]): Promise<void> => {
  for (let start = 0; start < rows.length; start += 1000) await tx.insert(sourceRow).values(rows.slice(start, start + 1000))
}
export const selectImports = (tx: Tx) => tx.select().from(Import.table).orderBy(desc(Import.table.createdAt)).limit(200)
