/** Lists of areas of priority in the database. */
import { asc, desc, eq } from 'drizzle-orm'
import type { Tx } from '../../kernel/log.ts'
import { AreaList, type AreaListRow, areaPlace } from './areas.schema.ts'

const table = AreaList.table
export const selectLists = (tx: Tx): Promise<AreaListRow[]> => tx.select().from(table).orderBy(desc(table.validFrom), asc(table.document))
export const selectPlaces = (tx: Tx) => tx.select().from(areaPlace)
export const findList = async (tx: Tx, id: string): Promise<AreaListRow | undefined> =>
  (await tx.select().from(table).where(eq(table.id, id)).for('update'))[0]
export const insertList = async (tx: Tx, values: typeof table.$inferInsert, unitIds: readonly string[]): Promise<AreaListRow> => {
  const row = (await tx.insert(table).values(values).returning())[0]!
  if (unitIds.length) await tx.insert(areaPlace).values(unitIds.map(unitId => ({ listId: row.id, unitId })))
  return row
}
export const updateList = async (tx: Tx, id: string, values: Partial<typeof table.$inferInsert>): Promise<AreaListRow> =>
  (await tx.update(table).set(values).where(eq(table.id, id)).returning())[0]!
export const placesOf = async (tx: Tx, listId: string): Promise<string[]> =>
  (await tx.select().from(areaPlace).where(eq(areaPlace.listId, listId))).map(row => row.unitId)
/** Its places go with it. */
export const deleteList = (tx: Tx, id: string) => tx.delete(table).where(eq(table.id, id))
