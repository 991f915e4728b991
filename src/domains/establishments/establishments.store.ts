/** Establishments and villages in the database, always within the reader's reach. */
import { and, asc, desc, eq, inArray, isNull, or, type SQL, sql } from 'drizzle-orm'
import type { Reach } from '../../kernel/access.ts'
import type { Tx } from '../../kernel/log.ts'
import { unit } from '../reference/units.schema.ts'
import { isFound } from '../search/search.schema.ts'
import { Establishment, Village } from './establishments.schema.ts'

const table = Establishment.table
const village = Village.table

/** The records that a reach covers. */
const within = (reach: Reach): SQL | undefined =>
  reach.everywhere
    ? undefined
    : or(
        reach.unitIds.length ? inArray(table.unitId, [...reach.unitIds]) : sql`false`,
        reach.establishmentIds.length ? inArray(table.id, [...reach.establishmentIds]) : sql`false`,
      )

export interface EstablishmentFilter {
  /** A question of search's `listQuery`. */
  words?: string | null | undefined
  unitIds?: readonly string[] | undefined
  craft?: string | undefined
  kind?: string | undefined
  sector?: string | undefined
  sort?: 'name' | 'code' | 'workers' | undefined
  descending?: boolean | undefined
  limit: number
  offset: number
}
const matching = (reach: Reach, filter: EstablishmentFilter) =>
  and(
    within(reach),
    isNull(table.mergedInto),
    isFound(table.id, 'establishment', filter.words),
    filter.unitIds ? inArray(table.unitId, [...filter.unitIds]) : undefined,
    filter.craft ? eq(table.craft, filter.craft as 'ceramics') : undefined,
    filter.kind ? eq(table.kind, filter.kind as 'company') : undefined,
    filter.sector ? eq(table.sector, filter.sector as 'a') : undefined,
  )

export const listEstablishments = async (tx: Tx, reach: Reach, filter: EstablishmentFilter) => {
  const where = matching(reach, filter)
  const key = { name: table.name, code: table.code, workers: table.workers }[filter.sort ?? 'code']
  const rows = await tx
    .select({ establishment: table, unitName: unit.fullName, villageName: village.name })
    .from(table)
    .innerJoin(unit, eq(unit.id, table.unitId))
    .leftJoin(village, eq(village.id, table.villageId))
    .where(where)
    .orderBy(filter.descending ? desc(key) : asc(key), asc(table.code))
    .limit(filter.limit)
    .offset(filter.offset)
  const [count] = await tx.select({ total: sql<number>`count(*)` }).from(table).where(where)
  return { rows, total: count?.total ?? 0 }
}
export const findEstablishment = async (tx: Tx, reach: Reach, code: string) =>
  (
    await tx
      .select({ establishment: table, unitName: unit.fullName, village })
      .from(table)
      .innerJoin(unit, eq(unit.id, table.unitId))
      .leftJoin(village, eq(village.id, table.villageId))
      .where(and(eq(table.code, code), within(reach)))
  )[0]
export const findByCodes = (tx: Tx, codes: readonly string[]) =>
  codes.length
    ? tx
        .select()
        .from(table)
        .where(inArray(table.code, [...codes]))
    : []
export const insertEstablishment = async (tx: Tx, values: typeof table.$inferInsert) =>
  (await tx.insert(table).values(values).returning())[0]!
export const updateEstablishment = async (tx: Tx, id: string, values: Partial<typeof table.$inferInsert>) =>
  (await tx.update(table).set(values).where(eq(table.id, id)).returning())[0]!

export const findVillageByCode = async (tx: Tx, code: string) => (await tx.select().from(village).where(eq(village.code, code)))[0]

/** The code of a record, such as the one that another was merged into. */
export const codeOf = async (tx: Tx, id: string): Promise<string | null> =>
  (await tx.select({ code: table.code }).from(table).where(eq(table.id, id)))[0]?.code ?? null
/** Holds an establishment until the transaction ends, so that two corrections come one after the other. */
export const lockEstablishment = (tx: Tx, code: string) => tx.select({ id: table.id }).from(table).where(eq(table.code, code)).for('update')
