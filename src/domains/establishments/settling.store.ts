/** Establishments that name a unit. */
import { and, asc, eq, isNull } from 'drizzle-orm'
import type { Tx } from '../../kernel/log.ts'
import { Establishment, Village } from './establishments.schema.ts'

const table = Establishment.table
/** Those that stand for themselves, by village and name, with the village's name. */
export const recordsAt = (tx: Tx, unitId: string) =>
  tx
    .select({ establishment: table, village: Village.table.name })
    .from(table)
    .leftJoin(Village.table, eq(Village.table.id, table.villageId))
    .where(and(eq(table.unitId, unitId), isNull(table.mergedInto)))
    .orderBy(asc(Village.table.name), asc(table.name), asc(table.code))
