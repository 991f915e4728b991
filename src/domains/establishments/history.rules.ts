/** What is known of each fact of a record, from which day and by which act: read from the versions that the log keeps. */
import type { Day } from '../../kernel/dates.ts'

/** One act on a record with the values that its version holds. */
export interface ActSaid {
  action: string
  day: Day
  /** The instant it was written. */
  at: string
  role: string | null
  unitName: string | null
  reason: string | null
  /** The record's own fields after the act, whole or in part. Anything else stands below a key of its own. */
  values: Readonly<Record<string, unknown>>
  /** Its personal values were taken out by a recorded erasure. */
  erased: boolean
}
/** `unrecorded`: the version of an older release kept no personal value. `erased`: taken out on request. */
export type Known = 'known' | 'unrecorded' | 'erased'
/** A value from a day on. Without an act nobody knows who set it, or when. */
export interface Held {
  value: unknown
  known: Known
  day: Day | null
  act: ActSaid | null
}
/** A field as far as its history needs it. */
export interface TracedField {
  key: string
  personal?: boolean
}

const same = (a: unknown, b: unknown) => (a ?? null) === (b ?? null)

/** What an act says of a field; undefined when it says nothing. */
const saidBy = (act: ActSaid, first: boolean, field: TracedField): Omit<Held, 'day' | 'act'> | undefined => {
  const emptied = act.action === 'erase' && Array.isArray(act.values.fields) && act.values.fields.includes(field.key)
  if (emptied) return { value: null, known: 'erased' }
  if (field.key in act.values) return { value: act.values[field.key] ?? null, known: 'known' }
  // Only the act that brought the record in speaks of all its fields.
  if (!first) return undefined
  if (act.erased && field.personal) return { value: null, known: 'erased' }
  return { value: null, known: field.personal ? 'unrecorded' : 'known' }
}

/**
 * The values of one field, oldest first, equal ones in a row said once.
 * @param acts every act on the record, in the order of the log
 * @param current what the record holds now: where the log does not lead to it, that is said and not hidden
 */
export const valuesOf = (field: TracedField, acts: readonly ActSaid[], current: unknown): Held[] => {
  const values: Held[] = []
  for (const [index, act] of acts.entries()) {
    const said = saidBy(act, index === 0, field)
    if (!said) continue
    const last = values.at(-1)
    if (last && last.known === said.known && same(last.value, said.value)) continue
    values.push({ ...said, day: act.day, act })
  }
  const last = values.at(-1)
  if (!last) return [{ value: current ?? null, known: 'known', day: null, act: null }]
  if (values.length === 1 && last.known === 'unrecorded') return [{ ...last, value: current ?? null, known: 'known' }]
  if (!same(last.value, current)) values.push({ value: current, known: 'known', day: null, act: null })
  return values
}

/** The value that was held on a day; undefined before the record existed. A value of unknown day counts only as the present one. */
export const heldOn = (values: readonly Held[], day: Day): Held | undefined =>
  values.findLast(held => (held.day === null ? values.length === 1 : held.day <= day))

/** The day on which the register came to know the record; null when no act tells. */
export const firstDay = (acts: readonly ActSaid[]): Day | null => acts[0]?.day ?? null

/** Another name as it is, or as it was before somebody took it out. */
export interface NamedSo {
  id: string
  name: string
  kind: 'former' | 'alias' | 'trade'
  until: Day | null
  note: string | null
}
/** A name with the days on which the register came to hold it, and let it go. */
export interface TracedName extends NamedSo {
  since: Day | null
  act: ActSaid | null
  removedOn: Day | null
}
/** The other names with the acts that brought them in, and those that acts have taken out again. */
export const namesTraced = (rows: readonly NamedSo[], acts: readonly ActSaid[]): TracedName[] => {
  const told = (act: ActSaid) => act.values.otherName as NamedSo | undefined
  const addedBy = new Map(
    acts.filter(act => act.action !== 'remove_name').flatMap(act => (told(act) ? [[told(act)!.id, act] as const] : [])),
  )
  const removed = acts.flatMap(act => {
    const name = act.action === 'remove_name' ? told(act) : undefined
    return name && !rows.some(row => row.id === name.id) ? [{ ...name, removedOn: act.day }] : []
  })
  return [...rows.map(row => ({ ...row, removedOn: null })), ...removed].map(name => {
    const act = addedBy.get(name.id) ?? null
    return { ...name, since: act?.day ?? null, act }
  })
}
/** The names that went with the record on a day: former ones that had ended by it, others that had not; none let go by then. */
export const namesOn = (names: readonly TracedName[], day: Day): TracedName[] =>
  names
    .filter(name => name.removedOn === null || (day < name.removedOn && name.since !== null && name.since <= day))
    .filter(name => (name.kind === 'former' ? name.until === null || name.until <= day : name.until === null || day < name.until))
