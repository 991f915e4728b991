/** The classes that people of an establishment attended. */
import { eq } from 'drizzle-orm'
import type { Tx } from '../../kernel/log.ts'
import { Establishment } from '../establishments/establishments.schema.ts'
import { Attendance, Person, TrainingClass } from './training.schema.ts'

export const findClass = async (tx: Tx, code: string) =>
  (await tx.select().from(TrainingClass.table).where(eq(TrainingClass.table.code, code)))[0]
/** Who attended a class: only their establishments and whether they completed it. */
export const attendanceOf = (tx: Tx, classId: string) =>
  tx
    .select({
      completed: Attendance.table.completed,
      establishmentId: Establishment.table.id,
      code: Establishment.table.code,
      name: Establishment.table.name,
      unitId: Establishment.table.unitId,
    })
    .from(Attendance.table)
    .innerJoin(Person.table, eq(Person.table.id, Attendance.table.personId))
    .leftJoin(Establishment.table, eq(Establishment.table.id, Person.table.establishmentId))
    .where(eq(Attendance.table.classId, classId))
export const attendancesAt = (tx: Tx, establishmentId: string) =>
  tx
    .select({ trained: TrainingClass.table, personId: Person.table.id, completed: Attendance.table.completed })
    .from(Attendance.table)
    .innerJoin(Person.table, eq(Person.table.id, Attendance.table.personId))
    .innerJoin(TrainingClass.table, eq(TrainingClass.table.id, Attendance.table.classId))
    .where(eq(Person.table.establishmentId, establishmentId))
    .orderBy(TrainingClass.table.endsOn, TrainingClass.table.code)
