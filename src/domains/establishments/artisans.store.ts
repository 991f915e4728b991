/** Artisans in the database, always within the reader's reach. */
import { and, asc, eq, inArray, isNull, or, type SQL, sql } from 'drizzle-orm'
import type { Reach } from '../../kernel/access.ts'
import type { Tx } from '../../kernel/log.ts'
import { unit } from '../reference/units.schema.ts'
import type { ByKey } from './change-list.rules.ts'
import { Artisan, Establishment, Village } from './establishments.schema.ts'

const table = Artisan.table
export type ArtisanDraft = typeof table.$inferInsert & { id: string }

const within = ({ everywhere, unitIds, establishmentIds }: Reach): SQL | undefined =>
  everywhere
    ? undefined
    : or(
        unitIds.length ? inArray(table.unitId, [...unitIds]) : sql`false`,
        establishmentIds.length ? inArray(table.establishmentId, [...establishmentIds]) : sql`false`,
      )
const joined = (tx: Tx) =>
  tx
    .select({
      artisan: table,
      unitName: unit.fullName,
      villageCode: Village.table.code,
      villageName: Village.table.name,
      establishmentCode: Establishment.table.code,
      establishmentName: Establishment.table.name,
    })
    .from(table)
    .innerJoin(unit, eq(unit.id, table.unitId))
    .leftJoin(Village.table, eq(Village.table.id, table.villageId))
    .leftJoin(Establishment.table, eq(Establishment.table.id, table.establishmentId))

export interface ArtisanFilter {
  unitIds?: readonly string[] | undefined
  craft?: string | undefined
  title?: string | undefined
  villageId?: string | undefined
}
/** By code; those merged away are left out. */
export const selectArtisans = (tx: Tx, reach: Reach, filter: ArtisanFilter = {}) =>
  joined(tx)
    .where(
      and(
        within(reach),
        isNull(table.mergedInto),
        filter.unitIds ? inArray(table.unitId, [...filter.unitIds]) : undefined,
        filter.craft ? eq(table.craft, filter.craft as 'ceramics') : undefined,
        filter.title ? eq(table.title, filter.title as 'people') : undefined,
        filter.villageId ? eq(table.villageId, filter.villageId) : undefined,
      ),
    )
    .orderBy(asc(table.code))
/** Standing artisans by code or id, wherever they are; `hold` keeps them until the transaction ends. */
export const standingArtisans = async (tx: Tx, by: ByKey, hold: boolean) => {
  const asked =
    'keys' in by ? sql`${table.code} = any(${sql.param([...by.keys])}::text[])` : sql`${table.id} = any(${sql.param([...by.ids])}::uuid[])`
  const standing = and(isNull(table.mergedInto), asked)
  if (hold) await tx.select({ id: table.id }).from(table).where(standing).for('update')
  return joined(tx).where(standing).orderBy(asc(table.code))
}
export const findArtisan = async (tx: Tx, reach: Reach, code: string) =>
  (await joined(tx).where(and(eq(table.code, code), within(reach))))[0]
export const artisanCode = async (tx: Tx, id: string): Promise<string | undefined> =>
  (await tx.select({ code: table.code }).from(table).where(eq(table.id, id)))[0]?.code
/** Holds an artisan until the transaction ends, so that two corrections come one after the other. */
export const lockArtisan = (tx: Tx, code: string) => tx.select({ id: table.id }).from(table).where(eq(table.code, code)).for('update')
export const selectArtisansByCode = async (tx: Tx, codes: readonly string[]) =>
  codes.length
    ? tx
        .select()
        .from(table)
        .where(inArray(table.code, [...codes]))
    : []
export const insertArtisan = async (tx: Tx, values: typeof table.$inferInsert) => (await tx.insert(table).values(values).returning())[0]!
export const insertArtisans = (tx: Tx, rows: readonly ArtisanDraft[]) => tx.insert(table).values([...rows])
export const updateArtisan = async (tx: Tx, id: string, values: Partial<typeof table.$inferInsert>) =>
  (await tx.update(table).set(values).where(eq(table.id, id)).returning())[0]!
