/** Which kept files something in the database still needs. */
import { type SQL, sql } from 'drizzle-orm'
import type { Tx } from '../../kernel/log.ts'

const name = (text: string): SQL => sql.identifier(text) as unknown as SQL
/** Every column that holds the hash of a kept file; asked of the database itself, so that a table added later is not forgotten. */
const hashColumns = async (tx: Tx): Promise<{ table: string; column: string }[]> =>
  (
    await tx.execute<{ table: string; column: string }>(sql`
      select c.table_name::text as "table", c.column_name::text as "column" from information_schema.columns c
      join information_schema.tables t using (table_schema, table_name)
      where c.table_schema = 'public' and t.table_type = 'BASE TABLE' and c.data_type = 'text' and c.column_name like '%sha256%' order by 1, 2`)
  ).rows
/** Those of the hashes that no row holds any more. */
export const unneeded = async (tx: Tx, hashes: readonly string[]): Promise<string[]> => {
  const needed = new Set<string>()
  if (hashes.length)
    for (const { table, column } of await hashColumns(tx)) {
      const { rows } = await tx.execute<{ hash: string }>(
        sql`select distinct ${name(column)} as hash from ${name(table)} where ${name(column)} = any (${sql.param([...hashes])}::text[])`,
      )
      for (const { hash } of rows) needed.add(hash)
    }
  return [...new Set(hashes)].filter(hash => !needed.has(hash))
}
