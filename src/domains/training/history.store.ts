/** The classes that people of an establishment attended. */
import { eq } from 'drizzle-orm'
import type { Tx } from '../../kernel/log.ts'
import { Attendance, Person, TrainingClass } from './training.schema.ts'

export const attendancesAt = (tx: Tx, establishmentId: string) =>
  tx
    .select({ trained: TrainingClass.table, personId: Person.table.id, completed: Attendance.table.completed })
    .from(Attendance.table)
    .innerJoin(Person.table, eq(Person.table.id, Attendance.table.personId))
    .innerJoin(TrainingClass.table, eq(TrainingClass.table.id, Attendance.table.classId))
    .where(eq(Person.table.establishmentId, establishmentId))
    .orderBy(TrainingClass.table.endsOn, TrainingClass.table.code)
