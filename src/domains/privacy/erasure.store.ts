/** What is collected of a person before it goes, and the records that hang on theirs. */
import { and, eq, inArray, or, sql } from 'drizzle-orm'
import { act, type Tx, version } from '../../kernel/log.ts'
import { type MatchedKind, type MergeRow, merge } from '../duplicates/duplicates.schema.ts'
import { bulkChange } from '../establishments/establishments.schema.ts'
import type { SubjectRecord } from './privacy.schema.ts'

/** Rows of records as JSON holds them, with the names of their columns. */
export const rowsOf = async (
  tx: Tx,
  kind: 'establishment' | 'artisan' | 'person' | 'design' | 'owner' | 'account',
  ids: readonly string[],
): Promise<Record<string, unknown>[]> =>
  ids.length
    ? (
        await tx.execute<{ row: Record<string, unknown> }>(
          sql`select to_jsonb(t) as row from ${sql.identifier(kind === 'owner' ? 'design' : kind)} t where t.id = any (${sql.param([...ids])}::uuid[]) order by t.id`,
        )
      ).rows.map(({ row }) => row)
    : []
/** Versions of records of a kind, in the order of their acts. */
export const versionsOf = (tx: Tx, entity: string, ids: readonly string[]) =>
  ids.length
    ? tx
        .select({ actId: act.id, recordId: act.recordId, values: version.values })
        .from(act)
        .innerJoin(version, eq(version.actId, act.id))
        .where(and(eq(act.entity, entity), inArray(act.recordId, [...ids])))
        .orderBy(act.seq)
    : Promise.resolve([])

export const mergesOf = (tx: Tx, entity: MatchedKind, ids: readonly string[]): Promise<MergeRow[]> =>
  ids.length
    ? tx
        .select()
        .from(merge)
        .where(and(eq(merge.entity, entity), or(inArray(merge.keptId, [...ids]), inArray(merge.goneId, [...ids]))))
        .for('update')
    : Promise.resolve([])
export const writeMerge = (tx: Tx, { id, before, after, putAside }: Pick<MergeRow, 'id' | 'before' | 'after' | 'putAside'>) =>
  tx.update(merge).set({ before, after, putAside }).where(eq(merge.id, id))

/** Changes of many records that hold any of these, and those of villages, whose notes may speak of anybody. */
export const changesOf = (tx: Tx, ids: readonly string[]) =>
  tx
    .select({ id: bulkChange.id, entity: bulkChange.entity, rows: bulkChange.rows })
    .from(bulkChange)
    .where(
      sql`${bulkChange.entity} = 'village' or exists (select from jsonb_array_elements(${bulkChange.rows}) r
        where r ->> 'id' = any (${sql.param([...ids])}::text[]))`,
    )
    .for('update')
export const writeChange = (tx: Tx, id: string, rows: (typeof bulkChange.$inferSelect)['rows']) =>
  tx.update(bulkChange).set({ rows }).where(eq(bulkChange.id, id))

/** Requests that ended, and those about any of these records. */
export const requestsAbout = async (tx: Tx, records: readonly SubjectRecord[]): Promise<string[]> =>
  (
    await tx.execute<{ id: string }>(sql`
      select id from personal_request where state <> 'open' or exists (select from jsonb_array_elements(records) r
        where (r ->> 'entity') || ' ' || (r ->> 'id') = any (${sql.param(records.map(({ entity, id }) => `${entity} ${id}`))}::text[]))`)
  ).rows.map(row => row.id)
/** Ids of those of these establishments that are households: what is theirs is their owner's. */
export const households = async (tx: Tx, ids: readonly string[]): Promise<string[]> =>
  ids.length
    ? (
        await tx.execute<{ id: string }>(
          sql`select id from establishment where kind = 'household' and id = any (${sql.param([...ids])}::uuid[])`,
        )
      ).rows.map(row => row.id)
    : []
/** Names of those of these establishments that are no households. */
export const businessNames = async (tx: Tx, ids: readonly string[]): Promise<string[]> =>
  ids.length
    ? (
        await tx.execute<{ name: string }>(
          sql`select name from establishment where kind <> 'household' and id = any (${sql.param([...ids])}::uuid[])`,
        )
      ).rows.map(row => row.name)
    : []

/** Records that hang on establishments and designs and may be called after the person, by table. */
export const hangingOn = async (
  tx: Tx,
  establishmentIds: readonly string[],
  designIds: readonly string[],
): Promise<Map<string, string[]>> => {
  const theirs = sql`any (${sql.param([...establishmentIds])}::uuid[])`
  const { rows } = await tx.execute<{ table: string; id: string }>(sql`
    with projects as (select project_id as id from project_beneficiary where establishment_id = ${theirs}
      union select project_id from machine where establishment_id = ${theirs})
    select 'project' as "table", id::text from projects
    union all select 'machine', m.id::text from machine m where m.project_id in (select id from projects)
    union all select 'paper', p.id::text from paper p where p.project_id in (select id from projects)
    union all select 'contract', c.id::text from contract c where c.project_id in (select id from projects)
    union all select 'establishment_paper', p.id::text from establishment_paper p where p.establishment_id = ${theirs}
    union all select 'establishment_name', n.id::text from establishment_name n where n.establishment_id = ${theirs}
    union all select 'design', d.id::text from design d where d.establishment_id = ${theirs} or d.id = any (${sql.param([...designIds])}::uuid[])
    union all select 'participation', p.id::text from participation p where p.establishment_id = ${theirs}
    union all select 'person', p.id::text from person p where p.establishment_id = ${theirs}
    union all select 'attendance', a.id::text from attendance a join person p on p.id = a.person_id where p.establishment_id = ${theirs}`)
  const found = new Map<string, string[]>()
  for (const { table, id } of rows) found.set(table, [...(found.get(table) ?? []), id])
  return found
}
