/** The calendar of working days in the database. */
import { asc, eq, inArray } from 'drizzle-orm'
import type { Tx } from '../../kernel/log.ts'
import { Holiday, type HolidayRow } from './calendar.schema.ts'

const table = Holiday.table
export const selectCalendar = (tx: Tx): Promise<HolidayRow[]> => tx.select().from(table).orderBy(asc(table.day))
export const findHoliday = async (tx: Tx, id: string): Promise<HolidayRow | undefined> =>
  (await tx.select().from(table).where(eq(table.id, id)).for('update'))[0]
export const holidaysOn = (tx: Tx, days: readonly string[]): Promise<HolidayRow[]> =>
  tx
    .select()
    .from(table)
    .where(inArray(table.day, [...days]))
export const insertHolidays = (tx: Tx, rows: readonly (typeof table.$inferInsert)[]): Promise<HolidayRow[]> =>
  tx
    .insert(table)
    .values([...rows])
    .returning()
export const updateHoliday = async (tx: Tx, id: string, values: Partial<typeof table.$inferInsert>): Promise<HolidayRow> =>
  (await tx.update(table).set(values).where(eq(table.id, id)).returning())[0]!
export const deleteHoliday = (tx: Tx, id: string) => tx.delete(table).where(eq(table.id, id))
