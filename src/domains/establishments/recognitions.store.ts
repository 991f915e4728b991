/** Periods of recognition of craft villages in the database. */
import { asc, eq, inArray, sql } from 'drizzle-orm'
import { act, type Tx, version } from '../../kernel/log.ts'
import { unit } from '../reference/units.schema.ts'
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

/** The acts on a village and on its periods with the values of each, in the order of the log. */
export const actsOnVillage = (tx: Tx, villageId: string, periodIds: readonly string[]) =>
  tx
    .select({ act, reason: version.reason, values: version.values, unitName: unit.fullName })
    .from(act)
    .leftJoin(version, eq(version.actId, act.id))
    .leftJoin(unit, eq(unit.id, act.unitId))
    .where(inArray(act.recordId, [villageId, ...periodIds]))
    .orderBy(act.seq)
