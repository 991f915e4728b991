/** Reads units, duties, settings; gives out numbers; keeps where records came from. */
import { and, desc, eq, gt, isNull, lte, ne, or, sql } from 'drizzle-orm'
import type { NodePgDatabase } from 'drizzle-orm/node-postgres'
import type { Day } from '../../kernel/dates.ts'
import type { Tx } from '../../kernel/log.ts'
import { setting } from './settings.schema.ts'
import { type Unit, type UnitIndex, unitIndex } from './units.rules.ts'
import { counter, duty, succession, unit } from './units.schema.ts'

const indexes = new WeakMap<object, Promise<UnitIndex & { all: readonly Unit[] }>>()
/** The units with their maps, read once per database: they change with the law, by a new release or an administrator's restart. */
export const unitsOf = (db: NodePgDatabase): Promise<UnitIndex & { all: readonly Unit[] }> => {
  const known = indexes.get(db)
  if (known) return known
  const fresh = (async () => {
    const all = await db.select().from(unit)
    return { ...unitIndex(all, await db.select().from(succession)), all }
  })()
  indexes.set(db, fresh)
  fresh.catch(() => indexes.delete(db))
  return fresh
}
/** Which unit followed which, with what the source says of it. */
export const listSuccessions = (tx: Tx) => tx.select().from(succession)
export const listDuties = (tx: Tx) => tx.select().from(duty)

/** The value of a setting on a day, or undefined. */
export const settingOn = async (tx: Tx, key: string, day: Day) => {
  const rows = await tx
    .select()
    .from(setting)
    .where(and(eq(setting.key, key), lte(setting.validFrom, day), or(isNull(setting.validUntil), gt(setting.validUntil, day))))
  return rows.sort((a, b) => b.validFrom.localeCompare(a.validFrom))[0]
}
export const listSettings = (tx: Tx) =>
  tx.select().from(setting).where(ne(setting.key, 'installation')).orderBy(setting.key, setting.validFrom)

/** All versions of one setting, the latest first. */
export const versionsOf = (tx: Tx, key: string) => tx.select().from(setting).where(eq(setting.key, key)).orderBy(desc(setting.validFrom))
/** Writes a version of a setting; one that begins on the same day is replaced. */
export const putSetting = (tx: Tx, row: Omit<typeof setting.$inferInsert, 'validUntil'>) =>
  tx
    .insert(setting)
    .values({ ...row, validUntil: null })
    .onConflictDoUpdate({
      target: [setting.key, setting.validFrom],
      set: { value: row.value, validUntil: null, source: row.source, confidence: row.confidence },
    })

/** The next number of a series, without gaps inside committed transactions. */
export const nextNumber = async (tx: Tx, series: string): Promise<number> => {
  const [row] = await tx
    .insert(counter)
    .values({ series, last: 1 })
    .onConflictDoUpdate({ target: counter.series, set: { last: sql`${counter.last} + 1` } })
    .returning()
  return row?.last ?? 1
}
