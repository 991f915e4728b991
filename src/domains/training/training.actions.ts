/** Brings classes and attendances in, in the transaction of an import that logs what it brings. */
import { createHash } from 'node:crypto'
import { type Context, logged } from '../../kernel/context.ts'
import { eraseVersions, type Tx } from '../../kernel/log.ts'
import { unknown } from '../../kernel/refusal.ts'
import { clean, searchable } from '../../kernel/text.ts'
import { say } from '../../words/say.ts'
import { eraseAuthor } from '../designs/designs.actions.ts'
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

/** Empties the trainees of a name (and year of birth, when given), in rows and history; their attendances stay counted. Returns how many. */
const eraseTrainees = async (tx: Tx, ctx: Context, name: string, birthYear: number | null, reason: string): Promise<number> => {
  const same = (row: { name: string; birthYear: number | null }) =>
    searchable(row.name) === searchable(name) && (birthYear === null || row.birthYear === birthYear)
  const found = (await store.selectPersons(tx)).filter(same)
  for (const { id } of found) {
    await store.emptyPerson(tx, id, say('training.erased'))
    const attendances = await store.selectAttendancesOf(tx, [id])
    await eraseVersions(tx, 'person', id, ['name', 'birthYear', 'key'])
    for (const attendance of attendances) {
      await eraseVersions(tx, 'attendance', attendance.id, ['name', 'birthYear', 'key', 'position'])
      await logged(tx, ctx, { entity: 'attendance', recordId: attendance.id, action: 'erase', reason })
    }
    await logged(tx, ctx, { entity: 'person', recordId: id, action: 'erase', values: { fields: ['name', 'birthYear'] }, reason })
  }
  return found.length
}
/** One person's request: their name goes from classes and from designs, for a recorded reason; every count stays. */
export const erasePerson = (ctx: Context, input: { name: string; birthYear?: number | null | undefined; reason: string }) =>
  ctx.db.transaction(async tx => {
    const trainees = await eraseTrainees(tx, ctx, input.name, input.birthYear ?? null, input.reason)
    const designs = await eraseAuthor(tx, ctx, input.name, input.reason)
    if (trainees + designs === 0) return unknown(say('training.nobody'))
    return { trainees, designs }
  })
