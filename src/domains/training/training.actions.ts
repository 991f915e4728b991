/** Brings classes and attendances in, in the transaction of an import that logs what it brings. */
import { createHash } from 'node:crypto'
import { groupBy } from '../../kernel/group.ts'
import type { Tx } from '../../kernel/log.ts'
import { clean } from '../../kernel/text.ts'
import { type Known, type Said, sameTrainee } from './same.rules.ts'
import * as store from './training.store.ts'

export type { Known } from './same.rules.ts'
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
 * What tells people apart until the register links them: name, establishment, year of birth, and the personal number where one is given.
 * A digest, so that it says nothing when the values themselves are erased.
 */
export const personKey = (
  name: string,
  establishmentCode: string | null,
  birthYear: number | null,
  personalNumber: string | null = null,
): string =>
  createHash('sha256')
    .update(JSON.stringify([clean(name).toLowerCase(), establishmentCode, birthYear, ...(personalNumber ? [personalNumber] : [])]))
    .digest('hex')

/** The people of the register that rows are about, by the rows' keys. */
export const knownTrainees = async (tx: Tx, rows: readonly Said[]): Promise<Map<string, Known>> => {
  if (!rows.length) return new Map()
  const register = await store.selectAlike(tx, rows)
  const byName = groupBy(register, row => row.name)
  const byNumber = groupBy(register, row => row.personalNumber ?? '')
  const byKey = new Map(register.map(row => [row.key, row]))
  return new Map(
    rows.flatMap(row => {
      const named = byKey.get(row.key)
      const near = [
        ...(named ? [named] : []),
        ...(byName.get(row.name) ?? []),
        ...(row.personalNumber ? (byNumber.get(row.personalNumber) ?? []) : []),
      ]
      const found = sameTrainee(row, [...new Set(near)])
      return found ? [[row.key, found] as const] : []
    }),
  )
}

/** The classes that have these codes. */
export const classesByCode = async (tx: Tx, codes: readonly string[]) =>
  new Map((await store.selectClasses(tx, codes)).map(row => [row.code, row]))
export const takeInClasses = async (tx: Tx, rows: readonly store.ClassDraft[]): Promise<void> => {
  await store.insertClasses(tx, rows)
}
/** Attendances of these classes. */
export const attendancesOf = (tx: Tx, classIds: readonly string[]) => store.selectAttendances(tx, classIds)
/** Adds attendances, and the people who have not learned before; whoever has keeps what is recorded, and gets the numbers that were missing. */
export const takeInAttendances = async (tx: Tx, rows: readonly AttendanceIntake[]): Promise<void> => {
  const persons = rows.map(row => row.person)
  const before = await knownTrainees(tx, persons)
  await store.insertPersons(
    tx,
    persons.filter(person => !before.has(person.key)),
  )
  for (const person of persons) {
    const known = before.get(person.key)
    if (known && ((person.phone && !known.phone) || (person.personalNumber && !known.personalNumber)))
      await store.fillNumbers(tx, known.mergedInto ?? known.id, person)
  }
  const now = await knownTrainees(tx, persons)
  await store.insertAttendances(
    tx,
    rows.map(({ person, ...row }) => ({ ...row, personId: (before.get(person.key) ?? now.get(person.key))?.id ?? person.id })),
  )
}
