/** Emptying trainees on request: names and numbers go from rows and history, attendances stay counted. */
import { type Context, logged } from '../../kernel/context.ts'
import { eraseVersions, type Tx } from '../../kernel/log.ts'
import { say } from '../../words/say.ts'
import { forgetInChanges } from '../establishments/bulk-write.actions.ts'
import { Person } from './training.schema.ts'
import * as store from './training.store.ts'

/** Empties one trainee, merged away or not. */
export const eraseTrainee = async (tx: Tx, ctx: Context, id: string, reason: string): Promise<void> => {
  await store.emptyPerson(tx, id, say('training.erased'))
  await eraseVersions(tx, 'person', id, [...Person.personal, 'key'])
  await forgetInChanges(tx, id, Person.personal)
  for (const attendance of await store.selectAttendancesOf(tx, [id])) {
    // An import logs an attendance with the person whom it is of.
    await eraseVersions(tx, 'attendance', attendance.id, [...Person.personal, 'key', 'position', 'person'])
    await logged(tx, ctx, { entity: 'attendance', recordId: attendance.id, action: 'erase', reason })
  }
  await logged(tx, ctx, { entity: 'person', recordId: id, action: 'erase', values: { fields: Person.personal }, reason })
}
