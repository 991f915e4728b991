/** What a merge writes, which of two rows that say the same twice stays, and what an un-merge gives back. */
import { searchable } from '../../kernel/text.ts'
import type { MatchedKind, Move } from './duplicates.schema.ts'
import { columnOf, fieldsOf, matchedEntities, type RecordRow } from './kinds.rules.ts'

/** Per field, whose value the officer wants. */
export type Choices = Readonly<Record<string, 'kept' | 'gone'>>
export type Values = Record<string, unknown>

const blank = (value: unknown): boolean => value === null || value === undefined || value === ''
const equal = (a: unknown, b: unknown): boolean => (blank(a) ? blank(b) : JSON.stringify(a) === JSON.stringify(b))

/**
 * The fields of the kept record that change, with their new values: what the officer chose of the other, and the other's value where the kept
 * record has none. A required field never becomes empty.
 */
export const mergedFields = (kind: MatchedKind, kept: RecordRow, gone: RecordRow, choices: Choices): Values => {
  const { statedByBlank } = matchedEntities[kind]
  const changed: Values = {}
  for (const { key, required } of fieldsOf(kind)) {
    const choice = choices[key] ?? (blank(kept[key]) && !statedByBlank.includes(key) ? 'gone' : 'kept')
    if (choice === 'gone' && !equal(kept[key], gone[key]) && !(required && blank(gone[key]))) changed[key] = gone[key] ?? null
  }
  return changed
}
/** The name that would be lost, or null when both are written the same but for marks and capitals. */
export const nameLeftOver = (kept: RecordRow, gone: RecordRow, changed: Values): string | null => {
  const used = String(changed.name ?? kept.name)
  const other = changed.name === undefined ? String(gone.name) : String(kept.name)
  return searchable(used) === searchable(other) ? null : other
}
/** The other names of a village with one more, unless it is among them. */
export const withName = (otherNames: string | null, name: string): string => {
  const known = (otherNames ?? '').split(';').map(each => each.trim())
  return known.some(each => searchable(each) === searchable(name)) ? (otherNames ?? '') : [...known.filter(Boolean), name].join('; ')
}

const participationRank: Readonly<Record<string, number>> = { attended: 2, registered: 1, cancelled: 0 }
/** How much a row says, by table: compared from the left. Tables not named here hold no more than the link itself. */
const strength: Readonly<Record<string, (row: Values) => readonly number[]>> = {
  participation: row => [participationRank[String(row.state)] ?? 0, Number(row.booths ?? 0)],
  attendance: row => [row.completed === true ? 1 : 0, blank(row.position) ? 0 : 1],
}
/** Which of two rows that cannot stand together stays; of two equal ones, the kept record's own. */
export const stronger = (table: string, kept: Values, gone: Values): 'kept' | 'gone' => {
  const measure = strength[table]
  if (!measure) return 'kept'
  const [a, b] = [measure(kept), measure(gone)]
  const at = a.findIndex((value, index) => value !== b[index])
  return at >= 0 && (b[at] ?? 0) > (a[at] ?? 0) ? 'gone' : 'kept'
}

/**
 * What an un-merge writes into the kept record: each field that the merge changed goes back, except where somebody corrected it since.
 * @param now the row as it stands · `before` as it was before the merge · `after` what the merge wrote
 */
export const restored = (now: Values, before: Values, after: Values): { values: Values; corrected: string[] } => {
  const values: Values = {}
  const corrected: string[] = []
  for (const [field, written] of Object.entries(after)) {
    if (equal(now[field], written)) values[field] = before[field] ?? null
    else if (field !== 'search') corrected.push(field)
  }
  return { values, corrected }
}

/** What is needed of a merge to know whether another depends on it. */
export interface MergeTrace {
  id: string
  entity: MatchedKind
  keptId: string
  goneId: string
  before: { kept: Values }
  after: Values
  moves: readonly Move[]
}
/** Every cell of the database that a merge wrote, besides the mark on the record that is gone. */
const cellsOf = (merge: MergeTrace): Set<string> =>
  new Set([
    ...Object.keys(merge.after).map(field => `${matchedEntities[merge.entity].table}/${merge.keptId}/${columnOf(field)}`),
    ...merge.moves.map(move => `${move.table}/${String(move.key.id)}/${move.column}`),
  ])
/**
 * The first of the later merges that must be undone before this one: it has a record in common, wrote a cell that this one wrote too, or took
 * away a record that this one would point to again.
 * @param later merges that still stand, newest first
 */
export const undoFirst = <Later extends MergeTrace>(merge: MergeTrace, later: readonly Later[]): Later | undefined => {
  const parties = [merge.keptId, merge.goneId]
  const cells = cellsOf(merge)
  const pointedTo = new Set(Object.keys(merge.after).map(field => merge.before.kept[field]))
  return later.find(
    other =>
      parties.includes(other.keptId) ||
      parties.includes(other.goneId) ||
      pointedTo.has(other.goneId) ||
      [...cellsOf(other)].some(cell => cells.has(cell)),
  )
}
