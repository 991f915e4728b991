/**
 * Rows that are equal in every field: how likely it is that they are one, by how often such a row would come about by chance. What is met
 * twenty times makes its own values frequent, and a frequent value says little of a pair; the row as a whole says it all the same.
 */
import { groupBy } from '../../../kernel/group.ts'
import type { LinkRecord } from './linkage.schema.ts'
import { folded } from './strings.rules.ts'
import type { Column } from './values.rules.ts'

/** Equality alone is never certain: what tells two things apart may not be in the list. */
const MOST = 0.9
/** With one known value among several fields, a namesake is as likely. */
const FEWEST = 2

/**
 * @param columns the compared columns of all records
 * @param count records, of both lists
 * @returns for two records, the least likelihood that they are one: 1 / (1 + λ), λ = D·Π pᵢ the number of other things expected under the
 * same values, where D is the number of different rows and pᵢ the share of them that have the value; 0 where the rows differ
 */
export const equalRows = (columns: readonly Column[], count: number): ((a: number, b: number) => number) => {
  const rows = new Map<string, number>()
  const of = new Int32Array(count)
  for (let i = 0; i < count; i++) {
    const key = columns.map(({ at }) => at[i]!).join()
    const row = rows.get(key) ?? rows.size
    rows.set(key, row)
    of[i] = row
  }
  const first = new Int32Array(rows.size).fill(-1)
  for (let i = 0; i < count; i++) if (first[of[i]!]! < 0) first[of[i]!] = i
  const having = columns.map(({ at, values }) => {
    const seen = new Int32Array(values.length)
    for (const i of first) if (at[i]! >= 0) seen[at[i]!]!++
    return seen
  })
  const least = new Float32Array(rows.size)
  for (const [row, i] of first.entries()) {
    let known = 0
    let others = rows.size
    for (const [f, { at }] of columns.entries()) {
      if (at[i]! < 0) continue
      known++
      others *= having[f]![at[i]!]! / rows.size
    }
    if (known >= Math.min(FEWEST, columns.length)) least[row] = Math.min(MOST, 1 / (1 + others))
  }
  return (a, b) => (of[a] === of[b] ? least[of[a]!]! : 0)
}

/** So many rows to each different one, and what is frequent in the list tells how often things are met, not how common their values are. */
const HEAVY = 1.5
/**
 * The different rows of a list in which most are met again letter by letter, each with the records that have it; null for any other list.
 * Learning is then done on the different rows: rows that repeat would teach that names are frequent and slips seldom.
 */
export const differentRows = (records: readonly LinkRecord[]): LinkRecord[][] | null => {
  const groups = [...groupBy(records, ({ values }) => JSON.stringify(values.map(value => value && folded(value)))).values()]
  return groups.length > 2 && records.length >= groups.length * HEAVY ? groups : null
}
