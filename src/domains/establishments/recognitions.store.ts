/** Periods of recognition of craft villages in the database. */
import { asc, eq, sql } from 'drizzle-orm'
import type { Tx } from '../../kernel/log.ts'
import { VillageRecognition } from './establishments.schema.ts'

const table = VillageRecognition.table
export type PeriodDraft = typeof table.$inferInsert & { id: string }

/** The periods of villages by their days, those of unknown beginning first; of every village when no ids are given. */
export const selectPeriods = (tx: Tx, villageIds?: readonly string[]) =>
  tx
    .select()
    .from(table)
    .where(villageIds ? sql`${table.villageId} = any(${sql.param([...villageIds])}::uuid[])` : undefined)
    .orderBy(sql`${table.recognisedOn} asc nulls first`, asc(table.id))
export const insertPeriods = (tx: Tx, rows: readonly (typeof table.$inferInsert)[]) =>
  rows.length
    ? tx
        .insert(table)
        .values([...rows])
        .returning()
    : Promise.resolve([])
export const updatePeriod = (tx: Tx, id: string, values: Partial<typeof table.$inferInsert>) =>
  tx.update(table).set(values).where(eq(table.id, id))
export const deletePeriod = (tx: Tx, id: string) => tx.delete(table).where(eq(table.id, id))
