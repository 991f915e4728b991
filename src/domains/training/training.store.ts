/** Classes, the people who learn, and attendances in the database. */
import { eq, inArray, or } from 'drizzle-orm'
import type { Tx } from '../../kernel/log.ts'
import { Attendance, Person, TrainingClass } from './training.schema.ts'

export type ClassDraft = typeof TrainingClass.table.$inferInsert & { id: string }
export type PersonDraft = typeof Person.table.$inferInsert & { id: string }
export type AttendanceDraft = typeof Attendance.table.$inferInsert & { id: string }

export const selectClasses = (tx: Tx, codes: readonly string[]) =>
  codes.length
    ? tx
        .select()
        .from(TrainingClass.table)
        .where(inArray(TrainingClass.table.code, [...codes]))
    : Promise.resolve([])
export const insertClasses = (tx: Tx, rows: readonly ClassDraft[]) => tx.insert(TrainingClass.table).values([...rows])
export const selectAttendances = (tx: Tx, classIds: readonly string[]) =>
  classIds.length
    ? tx
        .select({ attendance: Attendance.table, key: Person.table.key })
        .from(Attendance.table)
        // A person who was merged into another is still known by the key that workbooks give.
        .innerJoin(Person.table, or(eq(Person.table.id, Attendance.table.personId), eq(Person.table.mergedInto, Attendance.table.personId)))
        .where(inArray(Attendance.table.classId, [...classIds]))
    : Promise.resolve([])
/** Adds the people who are not there yet; answers key → id of all of them. */
export const ensurePersons = async (tx: Tx, rows: readonly PersonDraft[]): Promise<Map<string, string>> => {
  await tx
    .insert(Person.table)
    .values([...rows])
    .onConflictDoNothing({ target: Person.table.key })
  const keys = rows.map(row => row.key)
  const found = await tx.select({ id: Person.table.id, key: Person.table.key }).from(Person.table).where(inArray(Person.table.key, keys))
  return new Map(found.map(row => [row.key, row.id]))
}
export const insertAttendances = (tx: Tx, rows: readonly AttendanceDraft[]) => tx.insert(Attendance.table).values([...rows])

export const selectAttendancesOf = (tx: Tx, personIds: readonly string[]) =>
  personIds.length
    ? tx
        .select({ id: Attendance.table.id })
        .from(Attendance.table)
        .where(inArray(Attendance.table.personId, [...personIds]))
    : []
/** Empties a person; the row and its attendances stay, so that counts stay. */
export const emptyPerson = (tx: Tx, id: string, name: string) =>
  tx
    .update(Person.table)
    .set({ name, birthYear: null, phone: null, personalNumber: null, key: `erased ${id}` })
    .where(eq(Person.table.id, id))
