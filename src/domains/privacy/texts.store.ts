/** Texts of any table in which a person may be mentioned: found, taken out, and counted afterwards. */
import { type SQL, sql } from 'drizzle-orm'
import type { Tx } from '../../kernel/log.ts'
import type { Personal, Redactor } from '../../kernel/redact.ts'
import { patternOf } from './pattern.rules.ts'

const name = (text: string): SQL => sql.identifier(text) as unknown as SQL
const joined = (parts: readonly SQL[], by: string): SQL => sql.join([...parts], sql.raw(by))

/** Whether a column may hold any of it: wider than the redactor, which decides. */
export const mentions = (column: SQL, personal: Personal): SQL => {
  const pattern = patternOf(personal)
  return pattern ? sql`${column}::text ~ ${pattern}` : sql`false`
}

/** Columns of words in a table; of all its rows, or of those with these ids. */
export interface Words {
  table: string
  columns: readonly string[]
  ids?: readonly string[]
}
/** Takes the person out of columns; answers how many rows changed. Keys of JSON stay. */
export const redactColumns = async (tx: Tx, { table, columns, ids }: Words, personal: Personal, redactor: Redactor): Promise<number> => {
  const listed = joined(columns.map(name), ', ')
  const met = joined(
    columns.map(column => mentions(name(column), personal)),
    ' or ',
  )
  const within = ids ? sql`id = any (${sql.param([...ids])}::uuid[])` : sql`true`
  // Held, a row keeps its place (ctid) until it is written below.
  const { rows } = await tx.execute<Record<string, unknown>>(
    sql`select ctid::text as at, ${listed} from ${name(table)} where ${within} and (${met}) for update`,
  )
  let changed = 0
  for (const { at, ...values } of rows) {
    const sets = Object.entries(values).flatMap(([column, before]) => {
      const after = redactor.deep(before)
      if (JSON.stringify(after) === JSON.stringify(before)) return []
      return typeof after === 'string' ? [sql`${name(column)} = ${after}`] : [sql`${name(column)} = ${JSON.stringify(after)}::jsonb`]
    })
    if (!sets.length) continue
    changed++
    await tx.execute(sql`update ${name(table)} set ${joined(sets, ', ')} where ctid = ${String(at)}::tid`)
  }
  return changed
}
/** Names of files that rows were read from: as many as there were imports, on as many rows as there are records. */
export const redactSources = async (tx: Tx, personal: Personal, redactor: Redactor): Promise<void> => {
  const { rows } = await tx.execute<{ file: string }>(
    sql`select distinct file from (select distinct file from source_row) as files where ${mentions(sql`file`, personal)}`,
  )
  for (const { file } of rows) await tx.execute(sql`update source_row set file = ${redactor.text(file)} where file = ${file}`)
}

/** Records of the work itself: whoever is mentioned in one is mentioned freely. */
const aboutWork = ['duplicate_pair', 'merge', 'import', 'job', 'saved_view', 'report_snapshot', 'selection']
/** Versions whose reason mentions the person, and those of the given records, or of the work itself, whose values do. */
export const versionsMentioning = async (tx: Tx, recordIds: readonly string[], personal: Personal) =>
  (
    await tx.execute<{ actId: string; entity: string; recordId: string; values: Record<string, unknown>; reason: string | null }>(sql`
      select v.act_id as "actId", v.entity, v.record_id as "recordId", v.values, v.reason from version v join act a on a.id = v.act_id
      where a.action <> 'erase' and ((v.reason is not null and ${mentions(sql`v.reason`, personal)})
        or ((v.record_id = any (${sql.param([...recordIds])}::uuid[]) or v.entity = any (${sql.param(aboutWork)}::text[]))
          and ${mentions(sql`v.values`, personal)}))`)
  ).rows
/** Empties one version: its reason, and the given values. */
export const emptyVersion = (tx: Tx, actId: string, values: Record<string, unknown>) =>
  tx.execute(
    sql`update version set values = ${JSON.stringify(values)}::jsonb, reason = null, salt = null, erased_at = now() where act_id = ${actId}`,
  )

export interface Place extends Record<string, unknown> {
  table: string
  column: string
}
/** Every column of the database that holds words. */
const wordColumns = async (tx: Tx): Promise<Place[]> =>
  (
    await tx.execute<Place>(sql`
      select c.table_name::text as "table", c.column_name::text as "column" from information_schema.columns c
      join information_schema.tables t using (table_schema, table_name)
      where c.table_schema = 'public' and t.table_type = 'BASE TABLE' and (c.data_type in ('text', 'jsonb') or c.udt_name = '_text')
      order by 1, 2`)
  ).rows
/** Where the person is still mentioned, anywhere in the database: people of the same name are among them. */
export const stillMentioned = async (tx: Tx, personal: Personal, redactor: Redactor): Promise<(Place & { rows: number })[]> => {
  const found: (Place & { rows: number })[] = []
  for (const { table, column } of await wordColumns(tx)) {
    const { rows } = await tx.execute<{ said: string }>(
      sql`select ${name(column)}::text as said from ${name(table)} where ${mentions(name(column), personal)} limit 1000`,
    )
    const count = rows.filter(({ said }) => redactor.finds(said)).length
    if (count > 0) found.push({ table, column, rows: count })
  }
  return found
}
