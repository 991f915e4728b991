/** Bulk reads and inserts of villages and establishments for imports. */
import { inArray, sql } from 'drizzle-orm'
import type { Tx } from '../../kernel/log.ts'
import { Establishment, Village } from './establishments.schema.ts'

export type VillageDraft = typeof Village.table.$inferInsert & { id: string }
export type EstablishmentDraft = typeof Establishment.table.$inferInsert & { id: string }

// One parameter for all codes: a statement takes no more than 65,535.
const anyOf = (values: readonly string[]) => sql`any(${sql.param([...values])})`
export const selectVillages = (tx: Tx, codes: readonly string[]) =>
  codes.length
    ? tx
        .select()
        .from(Village.table)
        .where(sql`${Village.table.code} = ${anyOf(codes)}`)
    : Promise.resolve([])
export const selectEstablishments = (tx: Tx, codes: readonly string[]) =>
  codes.length
    ? tx
        .select()
        .from(Establishment.table)
        .where(sql`${Establishment.table.code} = ${anyOf(codes)}`)
    : Promise.resolve([])
export const selectVillagesById = (tx: Tx, ids: readonly string[]) =>
  tx
    .select()
    .from(Village.table)
    .where(inArray(Village.table.id, [...ids]))
export const selectEstablishmentsById = (tx: Tx, ids: readonly string[]) =>
  tx
    .select()
    .from(Establishment.table)
    .where(inArray(Establishment.table.id, [...ids]))
export const insertVillages = (tx: Tx, rows: readonly VillageDraft[]) => tx.insert(Village.table).values([...rows])
export const insertEstablishments = (tx: Tx, rows: readonly EstablishmentDraft[]) => tx.insert(Establishment.table).values([...rows])
