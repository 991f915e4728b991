/** Records that may be the one being typed, found by cheap questions; the comparison then says how alike they are. */
import { type SQL, sql } from 'drizzle-orm'
import type { Reach } from '../../kernel/access.ts'
import type { Tx } from '../../kernel/log.ts'
import type { MatchedKind } from './duplicates.schema.ts'
import { named, reaches } from './records.store.ts'

export interface Clues {
  taxCode?: string | null | undefined
  phone?: string | null | undefined
  email?: string | null | undefined
  /** The name's own words, folded. */
  words: readonly string[]
  /** The unit with those before and after it. */
  unitIds: readonly string[]
  /** The one that is being corrected is not its own double. */
  exceptCode?: string | undefined
}
const idsOf = async (tx: Tx, query: SQL): Promise<string[]> => (await tx.execute<{ id: string }>(query)).rows.map(row => row.id)

/** At most 120 standing establishments within reach: the same tax code, phone or e-mail, a name that shares words in the same place, or the same name anywhere. */
export const likeEstablishments = async (tx: Tx, reach: Reach, clues: Clues): Promise<string[]> => {
  const literal = (word: string) => word.replace(/[%_\\]/g, '\\$&')
  const shared = clues.words.length
    ? sql`(${sql.join(
        clues.words.map(word => sql`(e.search like ${`%${literal(word)}%`})::int`),
        sql` + `,
      )})`
    : sql`0`
  // A name ends with what is its own: 'Sơn mài mỹ nghệ Kim Oanh'.
  const phrase = clues.words.slice(-2).join(' ')
  return idsOf(
    tx,
    sql`
    with clue as (
      select e.id, 1000 as rank from establishment e
        where e.tax_code = ${clues.taxCode ?? null} or e.phone = ${clues.phone ?? null} or lower(e.email) = ${clues.email?.toLowerCase() ?? null}
      union all (select e.id, ${shared} from establishment e
        where ${clues.unitIds.length ? sql`e.unit_id in ${[...clues.unitIds]}` : sql`false`} and ${shared} > 0 order by 2 desc limit 80)
      union all (select e.id, 500 + ${shared} from establishment e
        where ${phrase.length > 4 ? sql`e.search like ${`%${literal(phrase)}%`}` : sql`false`} order by 2 desc limit 40))
    select e.id from establishment e join (select id, max(rank) as rank from clue group by 1) c on c.id = e.id
    where e.merged_into is null and ${reaches(reach, sql`e.unit_id`)} and e.code is distinct from ${clues.exceptCode ?? null}
    order by c.rank desc, e.id limit 120`,
  )
}

/** How search marks words of a record's own name, and words of the person that an establishment stands for. */
export const marks = { name: '=', person: '#' } as const
/**
 * A question of search by name: its last two words side by side, or its first and its last. Vietnamese names end with what is one's own.
 * Null for a text without words.
 */
const nameQuestion = (name: string, mark: (typeof marks)[keyof typeof marks]): SQL => sql`(
  select case cardinality(w) when 1 then format('''%1$s%2$s''', ${mark}::text, w[1])
    else format('''%1$s%2$s_%3$s'' | ''%1$s%4$s'' & ''%1$s%3$s''', ${mark}::text, w[cardinality(w) - 1], w[cardinality(w)], w[1]) end
  from (select string_to_array(search_tokens(${name}), ' ') as w) as words where w is not null)::tsquery`

export interface Namesakes {
  name: string
  /** The record that is compared is not its own double. */
  exceptId?: string | null | undefined
  mark?: (typeof marks)[keyof typeof marks]
  /** More clues about the record `r`, such as one number in common. */
  or?: readonly SQL[]
}
/** At most 120 standing records of a kind within reach whose name is near the given one, or that another clue leads to; the nearest name first. */
export const namesakes = (tx: Tx, reach: Reach, kind: MatchedKind, clues: Namesakes): Promise<string[]> => {
  const found = sql`r.id in (select search_ids(${kind}, ${nameQuestion(clues.name, clues.mark ?? marks.name)}))`
  return idsOf(
    tx,
    sql`select r.id from ${named} r where r.kind = ${kind} and r.merged_into is null and ${reaches(reach, sql`r.unit_id`)}
        and r.id is distinct from ${clues.exceptId ?? null}::uuid and (${sql.join([found, ...(clues.or ?? [])], sql` or `)})
        order by similarity(search_fold(r.name), search_fold(${clues.name})) desc, r.id limit 120`,
  )
}
/** Villages of these units. */
export const inUnits = (unitIds: readonly string[]): SQL => (unitIds.length ? sql`r.unit_id in ${[...unitIds]}` : sql`false`)
/** Artisans and trainees who have the same number; a column that is not asked for finds nobody. */
export const sameNumbers = (table: 'artisan' | 'person', numbers: Readonly<Record<string, string | null | undefined>>): SQL => {
  const equal = Object.entries(numbers).flatMap(([column, value]) => (value ? [sql`t.${sql.identifier(column)} = ${value}`] : []))
  return equal.length ? sql`r.id in (select t.id from ${sql.identifier(table)} t where ${sql.join(equal, sql` or `)})` : sql`false`
}
/** Trainees of one establishment. */
export const ofEstablishment = (establishmentId: string | null): SQL =>
  establishmentId ? sql`r.id in (select t.id from person t where t.establishment_id = ${establishmentId})` : sql`false`
/** Records that officers have called different from one, or that wait as a pair no longer. */
export const calledDifferent = async (tx: Tx, kind: MatchedKind, id: string): Promise<Set<string>> =>
  new Set(
    await idsOf(
      tx,
      sql`select case d.left_id when ${id}::uuid then d.right_id else d.left_id end as id from duplicate_pair d
          where d.entity = ${kind} and d.state = 'different' and ${id}::uuid in (d.left_id, d.right_id)`,
    ),
  )
