/** Trainees as a list whose records are changed many at once. A trainee has no code: their row is found again by the record's own id. */
import { revisionsOf, writeRecords } from '../../db/records.ts'
import { type Context, performer } from '../../kernel/context.ts'
import { recordAll, type Tx } from '../../kernel/log.ts'
import { refusalBy, refuse } from '../../kernel/refusal.ts'
import { say } from '../../words/say.ts'
import { type ChangeList, changeColumns, givenOut, type NewValues } from '../establishments/change-list.rules.ts'
import { loadUnits } from '../reference/reference.actions.ts'
import { traineeColumns } from './trainee-columns.rules.ts'
import { checkTrainee, isErased, recordedTrainee, traineeLine } from './trainees.actions.ts'
import { traineeEditors } from './trainees.schema.ts'
import * as store from './trainees.store.ts'
import { Person, type PersonRow } from './training.schema.ts'

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/
const all = { everywhere: true, unitIds: [], establishmentIds: [] }
const keyColumn = { key: 'id', label: say('training.rowKey') }
export const traineeList = {
  entity: 'person',
  path: '/trainees',
  tag: 'Học viên',
  noun: say('registerList.nounTrainee'),
  sheet: say('training.sheet'),
  key: keyColumn.key,
  editors: traineeEditors,
  columns: changeColumns(Person, traineeColumns, keyColumn),
  open: async (tx: Tx, ctx: Context) => {
    const units = await loadUnits(ctx.db)
    const { everywhere, unitIds } = ctx.reach
    const rows = new Map<string, PersonRow>()
    const mine = new Set<string>()
    const next = ({ id, after }: NewValues): PersonRow => ({ ...rows.get(id)!, ...(after as Partial<PersonRow>) })
    return {
      records: async (by, hold) => {
        // A key that somebody typed over is nobody's.
        const ids = 'keys' in by ? by.keys.filter(key => uuid.test(key)) : by.ids
        const found = await store.standingTrainees(tx, ids, hold)
        const asked = { reach: all, words: null, ids }
        const lines = new Map((await store.selectTrainees(tx, {}, asked, ids.length, 0)).map(row => [row.id, row]))
        const revisions = await revisionsOf(tx, 'person', 'id', [...lines.keys()])
        return found.map(row => {
          const { id, name } = row
          const line = lines.get(id)!
          rows.set(id, row)
          if (everywhere || (line.unitId !== null && unitIds.includes(line.unitId))) mine.add(id)
          const shown = givenOut(traineeColumns, traineeLine(line, units))
          return { id, key: id, name, revision: revisions.get(id) ?? 0, mine: mine.has(id), stored: row, shown }
        })
      },
      refusal: change =>
        refusalBy(() => {
          const before = rows.get(change.id)!
          if (isErased(before.name)) refuse(say('training.erasedAlready'))
          checkTrainee(ctx, next(change), before, 'establishmentId')
        }),
      staysMine: async change => {
        if (everywhere || !('establishmentId' in change.after)) return mine.has(change.id)
        const { establishmentId } = next(change)
        return establishmentId !== null && store.reachesEstablishment(tx, ctx.reach, establishmentId)
      },
      write: async (changes, reason) => {
        const written = changes.map(next)
        const fields = new Set(changes.flatMap(({ after }) => Object.keys(after) as (keyof PersonRow)[]))
        await writeRecords(tx, Person.table, written, [...fields])
        const drafts = written.map(row => ({
          entity: 'person',
          recordId: row.id,
          action: 'correct',
          values: recordedTrainee(row),
          reason,
        }))
        await recordAll(tx, performer(ctx.actor, ctx.grant), ctx.today, drafts)
      },
    }
  },
} satisfies ChangeList
