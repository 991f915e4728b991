/** Classes, the people who learn, and attendances in the database. */
import { eq, inArray, sql } from 'drizzle-orm'
import type { Tx } from '../../kernel/log.ts'
import type { Said } from './same.rules.ts'
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
        .select()
        .from(Attendance.table)
        .where(inArray(Attendance.table.classId, [...classIds]))
    : Promise.resolve([])
const texts = (values: readonly (string | null | undefined)[]) => sql`any(${sql.param(values.filter(Boolean))}::text[])`
/** People who have one of the keys, names or personal numbers of the drafts; merged ones too, for workbooks go on giving their keys. */
export const selectAlike = (tx: Tx, rows: readonly Said[]) =>
  tx
    .select()
    .from(Person.table)
    .where(
      sql`${Person.table.key} = ${texts(rows.map(row => row.key))} or ${Person.table.name} = ${texts(rows.map(row => row.name))}
        or ${Person.table.personalNumber} = ${texts(rows.map(row => row.personalNumber))}`,
    )
/** Adds people; somebody of the same key is left as they are. */
export const insertPersons = async (tx: Tx, rows: readonly PersonDraft[]): Promise<void> => {
  if (!rows.length) return
  await tx
    .insert(Person.table)
    .values([...rows])
    .onConflictDoNothing({ target: Person.table.key })
}
/** Writes a number that the record did not have; one that it has stays. */
export const fillNumbers = (tx: Tx, id: string, { phone, personalNumber }: Pick<Said, 'phone' | 'personalNumber'>) =>
  tx
    .update(Person.table)
    .set({
      phone: sql`coalesce(${Person.table.phone}, ${phone ?? null})`,
      personalNumber: sql`coalesce(${Person.table.personalNumber}, ${personalNumber ?? null})`,
    })
    .where(eq(Person.table.id, id))
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
