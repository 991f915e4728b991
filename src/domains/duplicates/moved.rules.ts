/** Whose log tells of a row that a merge pointed elsewhere or put aside: the row's own record, or the one that it ties to the merged one. */
import type { MatchedKind, MergeRow } from './duplicates.schema.ts'
import { fieldOf } from './kinds.rules.ts'

/** Rows that tie another record to the merged one: that record tells, found by this column. */
const tellsFor: Readonly<Record<string, { entity: string; column: string }>> = {
  project_beneficiary: { entity: 'project', column: 'project_id' },
}
/** Rows without a log of their own: the merged records' logs, or the account's, tell. */
const toldElsewhere = ['establishment_name', 'establishment_paper', 'village_recognition', 'role_grant']

/** An act on a record that a merge of other records reached. */
export interface MovedAct {
  entity: string
  recordId: string
  action: 'repointed' | 'pointed_back' | 'put_aside' | 'put_back'
  values: Record<string, unknown>
}
const teller = (table: string, row: Readonly<Record<string, unknown>>) => {
  if (toldElsewhere.includes(table)) return undefined
  const { entity, column } = tellsFor[table] ?? { entity: table, column: 'id' }
  return { entity, recordId: String(row[column]) }
}
type Done = Pick<MergeRow, 'id' | 'keptId' | 'goneId' | 'moves' | 'putAside'>
/**
 * What the logs of the moved records tell of a merge, or of its undoing: one act a record and kind of move. `values` hold the field with the id that it
 * has now.
 * @param entity what was merged
 */
export const movedActs = (entity: MatchedKind, { id: mergeId, keptId, goneId, moves, putAside }: Done, undone = false): MovedAct[] => {
  const acts = new Map<string, MovedAct>()
  const add = (table: string, row: Readonly<Record<string, unknown>>, action: MovedAct['action'], values: Record<string, unknown>) => {
    const told = teller(table, row)
    if (told) acts.set(`${told.entity} ${told.recordId} ${action}`, { ...told, action, values: { ...values, mergeId } })
  }
  const now = undone ? goneId : keptId
  for (const { table, column, key } of moves) {
    // A tie that moved says which record was merged; a row of its own says which of its fields changed.
    const field = tellsFor[table] ? entity : fieldOf(column)
    add(table, key, undone ? 'pointed_back' : 'repointed', { [field]: now })
  }
  for (const { table, row } of putAside) add(table, row, undone ? 'put_back' : 'put_aside', {})
  return [...acts.values()]
}
