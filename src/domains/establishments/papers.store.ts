/** Papers of establishments in the database. */
import { and, desc, eq } from 'drizzle-orm'
import type { Tx } from '../../kernel/log.ts'
import { EstablishmentPaper } from './establishments.schema.ts'

const table = EstablishmentPaper.table

export const listPapers = (tx: Tx, establishmentId: string) =>
  tx.select().from(table).where(eq(table.establishmentId, establishmentId)).orderBy(desc(table.createdAt))
export const findPaper = async (tx: Tx, establishmentId: string, id: string) =>
  (
    await tx
      .select()
      .from(table)
      .where(and(eq(table.id, id), eq(table.establishmentId, establishmentId)))
  )[0]
export const insertPaper = async (tx: Tx, values: typeof table.$inferInsert) => (await tx.insert(table).values(values).returning())[0]!
