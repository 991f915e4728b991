/** Questions about units, duties and settings that other domains ask. */
import type { NodePgDatabase } from 'drizzle-orm/node-postgres'
import type { Duty } from '../../kernel/access.ts'
import type { Context } from '../../kernel/context.ts'
import type { Day } from '../../kernel/dates.ts'
import type { Tx } from '../../kernel/log.ts'
import { searchable } from '../../kernel/text.ts'
import { province } from './city.schema.ts'
import { listDuties, listSettings, nextNumber, putSetting, settingOn, unitsOf, versionsOf } from './reference.store.ts'
import { validOn } from './units.rules.ts'

/** All units with their lineage and subtrees. */
export const loadUnits = (db: NodePgDatabase) => unitsOf(db)
export const loadDuties = (tx: Tx): Promise<Duty[]> => listDuties(tx)
export const readSetting = async <T>(tx: Tx, key: string, day: Day, otherwise: T): Promise<T> =>
  ((await settingOn(tx, key, day))?.value as T | undefined) ?? otherwise
/** All versions of a setting, the latest first. */
export const settingVersions = (tx: Tx, key: string) => versionsOf(tx, key)
/** Writes a version of a setting that holds from its day on, in the caller's transaction; the caller logs it. */
export const writeSetting = async (tx: Tx, row: Parameters<typeof putSetting>[1]): Promise<void> => {
  await putSetting(tx, row)
}
/** A number with its series' prefix: `DA-2024-001`. */
export const takeNumber = async (tx: Tx, series: string, width = 3): Promise<string> =>
  `${series}-${String(await nextNumber(tx, series)).padStart(width, '0')}`

/** Units in force on a day, by level and by what is typed, with the unit above; for pick lists and administration. */
export const findUnits = async (
  ctx: Context,
  query: { level?: string | undefined; q?: string | undefined; on?: Day | undefined; limit?: number | undefined },
) => {
  const units = await unitsOf(ctx.db)
  const day = query.on ?? ctx.today
  const wanted = searchable(query.q ?? '')
  return units.all
    .filter(u => validOn(u, day) && (!query.level || u.level === query.level) && searchable(u.fullName).includes(wanted))
    .filter(u => u.level === 'province' || units.ancestors(u.id).some(above => above.id === province.unitId))
    .slice(0, query.limit ?? 700)
    .map(u => ({ ...u, parentName: u.parentId ? (units.unit(u.parentId)?.fullName ?? null) : null }))
}
/** A unit's full name with the unit above it: 'Xã Duyên Thái, Huyện Thường Tín'. */
export const placeName = async (db: NodePgDatabase, unitId: string): Promise<string> => {
  const units = await unitsOf(db)
  return units
    .ancestors(unitId)
    .filter(u => u.level !== 'province' || u.id === unitId)
    .map(u => u.fullName)
    .join(', ')
}
export const allDuties = (ctx: Context) => listDuties(ctx.db)
export const allSettings = (ctx: Context) => listSettings(ctx.db)
