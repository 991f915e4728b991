/** Many records of one table at once: written together, and how often each was changed. */
import { sql } from 'drizzle-orm'
import type { PgTable } from 'drizzle-orm/pg-core'
import { act, type Tx } from '../kernel/log.ts'

const part = 2000
const columnName = (key: string) => key.replace(/[A-Z]/g, letter => `_${letter.toLowerCase()}`)
/** Writes the given fields of many records of a table in a few statements; every row carries all of them. */
export const writeRecords = async <Row extends { id: string }>(
  tx: Tx,
  table: PgTable,
  rows: readonly Row[],
  fields: readonly (keyof Row & string)[],
): Promise<void> => {
  const set = sql.join(
    fields.map(field => sql`${sql.identifier(columnName(field))} = n.${sql.identifier(columnName(field))}`),
    sql`, `,
  )
  for (let at = 0; at < rows.length; at += part) {
    const values = rows
      .slice(at, at + part)
      .map(row => Object.fromEntries((['id', ...fields] as const).map(field => [columnName(field), row[field]])))
    await tx.execute(
      sql`update ${table} t set ${set} from jsonb_populate_recordset(null::${table}, ${JSON.stringify(values)}::jsonb) n where t.id = n.id`,
    )
  }
}

/**
 * How many acts changed each record, by its code or id; acts that only look at a record change nothing.
 * @param entity of the acts, and the name of the table
 */
export const revisionsOf = async (tx: Tx, entity: string, key: 'code' | 'id', keys: readonly string[]): Promise<Map<string, number>> => {
  const column = sql`t.${sql.identifier(key)}`
  const { rows } = await tx.execute<{ key: string; count: number }>(sql`
    select ${column}::text as key, count(a.seq)::int as count from ${sql.identifier(entity)} t
      left join ${act} a on a.record_id = t.id and a.entity = ${entity} and a.action !~ 'reveal|export'
    where ${column} = any(${sql.param([...keys])}::${sql.raw(key === 'id' ? 'uuid' : 'text')}[]) group by 1`)
  return new Map(rows.map(row => [row.key, row.count]))
}
