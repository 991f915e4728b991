/** Brings classes and attendances in, in the transaction of an import that logs what it brings. */
import { createHash } from 'node:crypto'
import type { Tx } from '../../kernel/log.ts'
import { clean } from '../../kernel/text.ts'
import * as store from './training.store.ts'

export type { ClassDraft, PersonDraft } from './training.store.ts'

/** An attendance with the person whom it is of. */
export interface AttendanceIntake {
  id: string
  classId: string
  person: store.PersonDraft
  position: string | null
  completed: boolean
}

/**
 * What tells people apart until the register links them: name, establishment, year of birth.
 * A digest, so that it says nothing when the values themselves are erased.
 */
export const personKey = (name: string, establishmentCode: string | null, birthYear: number | null): string =>
  createHash('sha256')
    .update(JSON.stringify([clean(name).toLowerCase(), establishmentCode, birthYear]))
    .digest('hex')

/** The classes that have these codes. */
export const classesByCode = async (tx: Tx, codes: readonly string[]) =>
  new Map((await store.selectClasses(tx, codes)).map(row => [row.code, row]))
export const takeInClasses = async (tx: Tx, rows: readonly store.ClassDraft[]): Promise<void> => {
  await store.insertClasses(tx, rows)
}
/** Attendances of these classes with the key of each person. */
export const attendancesOf = (tx: Tx, classIds: readonly string[]) => store.selectAttendances(tx, classIds)
/** Adds attendances, and the people who have not learned before. */
export const takeInAttendances = async (tx: Tx, rows: readonly AttendanceIntake[]): Promise<void> => {
  const ids = await store.ensurePersons(
    tx,
    rows.map(row => row.person),
  )
  await store.insertAttendances(
    tx,
    rows.map(({ person, ...row }) => ({ ...row, personId: ids.get(person.key) ?? person.id })),
  )
}
