/** Records of the four kinds, read and written by the names of their fields. */
import { type SQL, sql } from 'drizzle-orm'
import type { Reach } from '../../kernel/access.ts'
import type { Tx } from '../../kernel/log.ts'
import { act } from '../../kernel/log.ts'
import { searchEntry } from '../search/search.schema.ts'
import type { MatchedKind } from './duplicates.schema.ts'
import { columnOf, fieldOf, matchedEntities, type RecordRow } from './kinds.rules.ts'

const tableOf = (kind: MatchedKind): SQL => sql.identifier(matchedEntities[kind].table) as unknown as SQL
const byField = (row: Record<string, unknown>): RecordRow =>
  Object.fromEntries(Object.entries(row).map(([column, value]) => [fieldOf(column), value])) as RecordRow

/** Rows by id, in the order of their ids; with `lock` nobody else changes them, or adds what hangs on them, until the transaction ends. */
export const loadRecords = async (tx: Tx, kind: MatchedKind, ids: readonly string[], lock = false): Promise<Map<string, RecordRow>> => {
  if (!ids.length) return new Map()
  const { rows } = await tx.execute<{ row: Record<string, unknown> }>(
    sql`select to_jsonb(t) as row from ${tableOf(kind)} t where t.id in ${[...ids]} order by t.id ${lock ? sql`for update` : sql``}`,
  )
  return new Map(rows.map(({ row }) => [String(row.id), byField(row)]))
}
/** Writes fields of one record and answers with the row as it then stands. */
export const writeRecord = async (tx: Tx, kind: MatchedKind, id: string, values: Record<string, unknown>): Promise<RecordRow> => {
  const sets = Object.entries(values).map(([field, value]) => sql`${sql.identifier(columnOf(field))} = ${value}`)
  if (sets.length) await tx.execute(sql`update ${tableOf(kind)} set ${sql.join(sets, sql`, `)} where id = ${id}`)
  return (await loadRecords(tx, kind, [id])).get(id)!
}

/** A record of any kind as lists name it. */
export interface Named {
  kind: MatchedKind
  id: string
  /** People have none. */
  code: string | null
  name: string
  unitId: string | null
  mergedInto: string | null
}
/** All four kinds as one table; a person is where their establishment is. */
export const named = sql`(
  select 'establishment' as kind, id, code, name, unit_id, merged_into from establishment
  union all select 'village', id, code, name, unit_id, merged_into from village
  union all select 'artisan', id, code, name, unit_id, merged_into from artisan
  union all select 'person', p.id, null, p.name, e.unit_id, p.merged_into from person p left join establishment e on e.id = p.establishment_id)`
/** Whether a record at this unit is within reach; one of no known unit only for those who see everywhere. */
export const reaches = (reach: Reach, unitId: SQL): SQL =>
  reach.everywhere ? sql`true` : reach.unitIds.length ? sql`coalesce(${unitId} in ${[...reach.unitIds]}, false)` : sql`false`

/** Records of a kind named by id or by code, within reach. */
export const findNamed = async (tx: Tx, reach: Reach, kind: MatchedKind, references: readonly string[]): Promise<Named[]> => {
  if (!references.length) return []
  const ids = references.filter(each => /^[0-9a-f]{8}-([0-9a-f]{4}-){3}[0-9a-f]{12}$/i.test(each))
  const { rows } = await tx.execute<Named & Record<string, unknown>>(
    sql`select r.kind, r.id, r.code, r.name, r.unit_id as "unitId", r.merged_into as "mergedInto" from ${named} r
        where r.kind = ${kind} and (${ids.length ? sql`r.id in ${ids}` : sql`false`} or r.code in ${[...references]}) and ${reaches(reach, sql`r.unit_id`)}`,
  )
  return rows
}
/** A record that an officer may mean, with what tells equal names apart. */
export interface Candidate extends Record<string, unknown> {
  id: string
  code: string | null
  name: string
  detail: string | null
}
/** Records of a kind within reach that answer a question of search's `listQuery`; the record of that very code first. */
export const findCandidates = async (tx: Tx, reach: Reach, kind: MatchedKind, query: string, typed: string): Promise<Candidate[]> =>
  (
    await tx.execute<Candidate>(
      sql`select r.id, r.code, r.name, s.detail from ${named} r left join ${searchEntry} s on s.record_id = r.id and s.entity = ${kind}
          where r.kind = ${kind} and r.merged_into is null and ${reaches(reach, sql`r.unit_id`)}
            and (r.id in (select search_ids(${kind}, ${query}::tsquery)) or lower(r.code) = lower(${typed}))
          order by lower(r.code) = lower(${typed}) desc nulls last, r.name, r.code limit 60`,
    )
  ).rows
/** How often each record was changed: what an officer saw is decided on only if nobody changed it since. Looking at a masked value changes nothing. */
export const revisionsOf = async (tx: Tx, kind: MatchedKind, ids: readonly string[]): Promise<Map<string, number>> => {
  const { rows } = await tx.execute<{ id: string; acts: number }>(
    sql`select ${act.recordId} as id, count(*) as acts from ${act}
        where ${act.recordId} in ${[...ids]} and ${act.entity} = ${kind} and ${act.action} not like 'reveal%' group by 1`,
  )
  const found = new Map(rows.map(row => [row.id, Number(row.acts)]))
  return new Map(ids.map(id => [id, found.get(id) ?? 0]))
}
