/** Bulk reads and inserts of villages and establishments for imports. */
import { inArray } from 'drizzle-orm'
import type { Tx } from '../../kernel/log.ts'
import { Establishment, Village } from './establishments.schema.ts'

export type VillageDraft = typeof Village.table.$inferInsert & { id: string }
export type EstablishmentDraft = typeof Establishment.table.$inferInsert & { id: string }

export const selectVillages = (tx: Tx, codes: readonly string[]) =>
  codes.length
    ? tx
        .select()
        .from(Village.table)
        .where(inArray(Village.table.code, [...codes]))
    : Promise.resolve([])
export const selectEstablishments = (tx: Tx, codes: readonly string[]) =>
  codes.length
    ? tx
        .select()
        .from(Establishment.table)
        .where(inArray(Establishment.table.code, [...codes]))
    : Promise.resolve([])
export const insertVillages = (tx: Tx, rows: readonly VillageDraft[]) => tx.insert(Village.table).values([...rows])
export const insertEstablishments = (tx: Tx, rows: readonly EstablishmentDraft[]) => tx.insert(Establishment.table).values([...rows])
