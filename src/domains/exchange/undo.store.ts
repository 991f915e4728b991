/** Finds what points to the records of an import, and deletes them. The tables are asked of the database itself, so that none is forgotten. */
import { and, eq, inArray, isNull, type SQL, sql } from 'drizzle-orm'
import type { Tx } from '../../kernel/log.ts'
import { merge, pair } from '../duplicates/duplicates.schema.ts'
import { Import, sourceRow } from '../reference/sources.schema.ts'
import { selection } from '../selection/selection.schema.ts'
import { BriefLink } from '../trade/briefs.schema.ts'
import { lookedAt, parts, type TakenBack } from './undo.rules.ts'

const name = sql.identifier
/** Ids of an import's records in a table: its own, and the parts of them that have ids. */
const going = (importId: string, table: string): SQL => {
  const part = parts.find(each => each.table === table)
  // A part may also have come in by a row of its own.
  if (part)
    return sql`select id from ${name(table)} where ${name(part.column)} in (${going(importId, part.of)})
      union select ${sourceRow.recordId} from ${sourceRow} where ${sourceRow.importId} = ${importId} and ${sourceRow.entity} = ${table}`
  // A budget line goes with the last amount on it.
  if (table === 'budget_line')
    return sql`select b.line_id from budget_amount b where b.id in (${going(importId, 'budget_amount')})
      and not exists (select 1 from budget_amount o where o.line_id = b.line_id and o.id not in (${going(importId, 'budget_amount')}))`
  return sql`select ${sourceRow.recordId} from ${sourceRow} where ${sourceRow.importId} = ${importId} and ${sourceRow.entity} = ${table}`
}
const number = (value: unknown) => Number(value ?? 0)
type Row = Record<string, unknown>
const rowsOf = async <T extends Row>(tx: Tx, query: SQL): Promise<T[]> => (await tx.execute<T>(query)).rows as T[]

/** The import, locked until the transaction ends. */
export const lockImport = async (tx: Tx, id: string) =>
  (await tx.select().from(Import.table).where(eq(Import.table.id, id)).for('update'))[0]
/** Holds the import's records, so that nobody changes one between the look at what depends on them and their end. */
export const lockRecords = async (tx: Tx, importId: string, tables: readonly TakenBack[]): Promise<void> => {
  for (const table of tables)
    await tx.execute(sql`select 1 from ${name(table)} where id in (${going(importId, table)}) order by id for update`)
}
export const countRecords = (tx: Tx, importId: string) =>
  tx
    .select({ entity: sourceRow.entity, count: sql<number>`count(*)::int` })
    .from(sourceRow)
    .where(eq(sourceRow.importId, importId))
    .groupBy(sourceRow.entity)
export const recordsOf = (tx: Tx, importId: string) =>
  tx.select({ entity: sourceRow.entity, id: sourceRow.recordId }).from(sourceRow).where(eq(sourceRow.importId, importId))

export interface Link {
  child: string
  column: string
  parent: string
}
/** Every column of the database that points to one of these tables by a foreign key. */
export const linksTo = (tx: Tx, tables: readonly string[]): Promise<(Link & Row)[]> =>
  rowsOf(
    tx,
    sql`select c.conrelid::regclass::text as child, a.attname as "column", c.confrelid::regclass::text as parent
      from pg_constraint c join pg_attribute a on a.attrelid = c.conrelid and a.attnum = c.conkey[1]
      where c.contype = 'f' and cardinality(c.conkey) = 1 and c.confrelid::regclass::text = any(${sql.param([...tables])}::text[])
      order by 1, 2`,
  )
/** Columns that these tables have, as 'table.column'. */
export const columnsOf = async (tx: Tx, tables: readonly string[]): Promise<Set<string>> => {
  const rows = await rowsOf<{ at: string }>(
    tx,
    sql`select table_name || '.' || column_name as at from information_schema.columns
      where table_schema = 'public' and table_name = any(${sql.param([...tables])}::text[])`,
  )
  return new Set(rows.map(({ at }) => at))
}

export interface Sample extends Row {
  code: string | null
  name: string | null
  /** Code of the import's record that it hangs on. */
  on: string | null
}
export interface Found {
  count: number
  samples: Sample[]
}
/** How rows of a table are told: by their own columns, or by those of what they are part of. */
interface Naming {
  has: (table: string, column: string) => boolean
  hidesNames: (table: string) => boolean
}
const codeOf = (table: string, alias: string, has: Naming['has']): SQL => {
  if (has(table, 'code')) return sql`${name(alias)}.code`
  const part = parts.find(each => each.table === table)
  return part ? sql`(select o.code from ${name(part.of)} o where o.id = ${name(alias)}.${name(part.column)})` : sql`null::text`
}
/** Rows of another table, or of the same one, that point to records of the import and do not come from it. */
export const outsideRows = async (
  tx: Tx,
  importId: string,
  { child, column, parent }: Link,
  own: readonly string[],
  how: Naming,
): Promise<Found> => {
  const outside = own.includes(child) ? sql`and c.id not in (${going(importId, child)})` : sql``
  const from = sql`from ${name(child)} c join ${name(parent)} p on p.id = c.${name(column)}
    where c.${name(column)} in (${going(importId, parent)}) ${outside}`
  const count = number((await rowsOf<{ count: number }>(tx, sql`select count(*) as count ${from}`))[0]?.count)
  const named = how.has(child, 'name') && !how.hidesNames(child) ? sql`c.name` : sql`null::text`
  const samples = count
    ? await rowsOf<Sample>(
        tx,
        sql`select distinct ${codeOf(child, 'c', how.has)} as code, ${named} as name, ${codeOf(parent, 'p', how.has)} as "on" ${from} order by 3, 1 limit 5`,
      )
    : []
  return { count, samples }
}
/** Records of the import on which something was done since. */
export const changedSince = async (tx: Tx, importId: string, table: string, how: Naming): Promise<Found> => {
  const ignored = sql`${sql.param([...lookedAt])}::text[]`
  const from = sql`from ${name(table)} r where r.id in (${going(importId, table)})
    and exists (select 1 from act a where a.record_id = r.id and a.action <> all(${ignored}))`
  const count = number((await rowsOf<{ count: number }>(tx, sql`select count(*) as count ${from}`))[0]?.count)
  const named = how.has(table, 'name') && !how.hidesNames(table) ? sql`r.name` : sql`null::text`
  const samples = count
    ? await rowsOf<Sample>(
        tx,
        sql`select ${codeOf(table, 'r', how.has)} as code, ${named} as name, null::text as "on" ${from} order by 1 limit 5`,
      )
    : []
  return { count, samples }
}
/** Merges that stand and that kept, or put away, a record of the import. */
export const mergesOf = async (tx: Tx, importId: string, table: TakenBack): Promise<number> => {
  const ids = going(importId, table)
  const touches = sql`(${merge.keptId} in (${ids}) or ${merge.goneId} in (${ids}))`
  const rows = await tx
    .select({ id: merge.id })
    .from(merge)
    .where(and(isNull(merge.undoneOn), touches))
  return rows.length
}
/** Accounts that speak for an establishment of the import; they name it without a foreign key. */
export const accountsOf = async (tx: Tx, importId: string): Promise<number> =>
  number(
    (
      await rowsOf<{ count: number }>(
        tx,
        sql`select count(distinct account_id) as count from role_grant where establishment_id in (${going(importId, 'establishment')})`,
      )
    )[0]?.count,
  )
/** Recorded choices within a budget line that had a project of the import among their candidates; they name it without a foreign key. */
export const selectionsOf = async (tx: Tx, importId: string): Promise<number> =>
  number(
    (
      await rowsOf<{ count: number }>(
        tx,
        sql`select count(*) as count from ${selection} s where exists (
          select 1 from jsonb_array_elements(s.candidates) c where (c ->> 'id')::uuid in (${going(importId, 'project')}))`,
      )
    )[0]?.count,
  )
/** Design briefs that a project or a fair of the import works for; they name it without a foreign key. */
export const briefLinksOf = async (tx: Tx, importId: string, table: 'project' | 'fair'): Promise<number> =>
  number(
    (
      await rowsOf<{ count: number }>(
        tx,
        sql`select count(*) as count from ${BriefLink.table} l where l.kind = ${table} and l.record_id in (
          select id::text from (${going(importId, table)}) g (id))`,
      )
    )[0]?.count,
  )
/** Versions of the years' plans that came after those of the import. */
export const laterPlans = async (tx: Tx, importId: string): Promise<number> =>
  number(
    (
      await rowsOf<{ count: number }>(
        tx,
        sql`select count(*) as count from plan p where p.id not in (${going(importId, 'plan')})
          and p.year in (select year from plan where id in (${going(importId, 'plan')}))`,
      )
    )[0]?.count,
  )

/** Rows that came along with the import's records and that nothing may need any more: people who learned, decisions. */
const alongside = async (tx: Tx, importId: string) => ({
  persons: (
    await rowsOf<{ id: string }>(tx, sql`select distinct person_id as id from attendance where id in (${going(importId, 'attendance')})`)
  ).map(({ id }) => id),
  decisions: (
    await rowsOf<{ id: string }>(tx, sql`select distinct decision_id as id from allocation where id in (${going(importId, 'allocation')})`)
  ).map(({ id }) => id),
  lines: (await rowsOf<{ id: string }>(tx, going(importId, 'budget_line'))).map(row => String(Object.values(row)[0])),
})
const list = (ids: readonly string[]) => sql`${sql.param([...ids])}::uuid[]`
/** Deletes an import's records of these tables with all that belongs to them. The database refuses what something still points to. */
export const deleteRecords = async (tx: Tx, importId: string, tables: readonly TakenBack[]): Promise<void> => {
  const { persons, decisions, lines } = await alongside(tx, importId)
  const records = tx.select({ id: sourceRow.recordId }).from(sourceRow).where(eq(sourceRow.importId, importId))
  await tx.delete(pair).where(inArray(pair.leftId, records))
  await tx.delete(pair).where(inArray(pair.rightId, records))
  for (const { table, column, of } of parts)
    if (tables.includes(of)) await tx.execute(sql`delete from ${name(table)} where ${name(column)} in (${going(importId, of)})`)
  for (const table of tables) await tx.execute(sql`delete from ${name(table)} where id in (${going(importId, table)})`)
  await tx.execute(sql`delete from person p where p.id = any(${list(persons)}) and not exists (select 1 from attendance a where a.person_id = p.id)
    and not exists (select 1 from person o where o.merged_into = p.id) and not exists (select 1 from act a where a.record_id = p.id)`)
  await tx.execute(
    sql`delete from decision d where d.id = any(${list(decisions)}) and not exists (select 1 from allocation a where a.decision_id = d.id)`,
  )
  await tx.execute(sql`delete from budget_line l where l.id = any(${list(lines)})`)
  await tx.execute(sql`set constraints all immediate`)
}
export const markUndone = (tx: Tx, id: string, undone: { undoneOn: string; undoneBy: string | null; undoReason: string }) =>
  tx.update(Import.table).set(undone).where(eq(Import.table.id, id))
