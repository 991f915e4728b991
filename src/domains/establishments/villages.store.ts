/** Craft villages in the database, with what stands in them that the reader may see. */
import { and, asc, eq, inArray, isNull, sql } from 'drizzle-orm'
import type { Tx } from '../../kernel/log.ts'
import { Import, sourceRow } from '../reference/sources.schema.ts'
import { unit } from '../reference/units.schema.ts'
import type { ByKey } from './change-list.rules.ts'
import { Artisan, Establishment, Village, type VillageRow } from './establishments.schema.ts'

const table = Village.table
/** How many establishments and artisans each village has, those merged away left out. */
const counts = (of: typeof Establishment.table | typeof Artisan.table) =>
  sql<number>`(select count(*) from ${of} where ${of.villageId} = ${table.id} and ${of.mergedInto} is null)`.mapWith(Number)

const withCounts = (tx: Tx) =>
  tx
    .select({ village: table, unitName: unit.fullName, establishments: counts(Establishment.table), artisans: counts(Artisan.table) })
    .from(table)
    .leftJoin(unit, eq(unit.id, table.unitId))

/** Every village that stands for itself, by name. A village holds no personal value: all readers see all. */
export const selectVillages = async (tx: Tx) => withCounts(tx).where(isNull(table.mergedInto)).orderBy(asc(table.name), asc(table.code))
/** Standing villages by code or id, by code; `hold` keeps them until the transaction ends. */
export const standingVillages = async (tx: Tx, by: ByKey, hold: boolean): ReturnType<typeof selectVillages> => {
  const asked =
    'keys' in by ? sql`${table.code} = any(${sql.param([...by.keys])}::text[])` : sql`${table.id} = any(${sql.param([...by.ids])}::uuid[])`
  const standing = and(isNull(table.mergedInto), asked)
  if (hold) await tx.select({ id: table.id }).from(table).where(standing).for('update')
  return withCounts(tx).where(standing).orderBy(asc(table.code))
}
export const findVillage = async (tx: Tx, code: string): Promise<VillageRow | undefined> =>
  (await tx.select().from(table).where(eq(table.code, code)))[0]
export const findVillageById = async (tx: Tx, id: string): Promise<VillageRow | undefined> =>
  (await tx.select().from(table).where(eq(table.id, id)))[0]
/** Holds a village until the transaction ends, so that two changes come one after the other. */
export const lockVillage = (tx: Tx, code: string) => tx.select({ id: table.id }).from(table).where(eq(table.code, code)).for('update')
export const insertVillage = async (tx: Tx, values: typeof table.$inferInsert) => (await tx.insert(table).values(values).returning())[0]!
export const updateVillage = async (tx: Tx, id: string, values: Partial<typeof table.$inferInsert>) =>
  (await tx.update(table).set(values).where(eq(table.id, id)).returning())[0]!

/** The establishments of a village; the caller keeps those within reach. */
export const establishmentsIn = (tx: Tx, villageId: string) =>
  tx
    .select({ establishment: Establishment.table, unitName: unit.fullName })
    .from(Establishment.table)
    .innerJoin(unit, eq(unit.id, Establishment.table.unitId))
    .where(and(eq(Establishment.table.villageId, villageId), isNull(Establishment.table.mergedInto)))
    .orderBy(asc(Establishment.table.code))

/** The rows of workbooks that records were read from, earliest first; imports taken back are left out. */
export const sourcesOfRecords = (tx: Tx, recordIds: readonly string[]) =>
  tx
    .select({ recordId: sourceRow.recordId, file: sourceRow.file, sheet: sourceRow.sheet, row: sourceRow.row, day: Import.table.day })
    .from(sourceRow)
    .innerJoin(Import.table, eq(Import.table.id, sourceRow.importId))
    .where(and(inArray(sourceRow.recordId, [...recordIds]), isNull(Import.table.undoneOn)))
    .orderBy(asc(Import.table.createdAt))
