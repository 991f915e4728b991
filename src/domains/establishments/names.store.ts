/** Other names of establishments in the database. */
import { and, eq } from 'drizzle-orm'
import type { Tx } from '../../kernel/log.ts'
import { EstablishmentName } from './establishments.schema.ts'

const table = EstablishmentName.table

export const listNames = (tx: Tx, establishmentId: string) =>
  tx.select().from(table).where(eq(table.establishmentId, establishmentId)).orderBy(table.createdAt, table.name)
export const insertName = async (tx: Tx, values: typeof table.$inferInsert) => (await tx.insert(table).values(values).returning())[0]!
export const deleteName = async (tx: Tx, establishmentId: string, id: string) =>
  (
    await tx
      .delete(table)
      .where(and(eq(table.id, id), eq(table.establishmentId, establishmentId)))
      .returning()
  )[0]
