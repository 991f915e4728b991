/** Which kept files something in the database still needs, and letting go of those that nothing does. */
import { type SQL, sql } from 'drizzle-orm'
import type { Context } from '../kernel/context.ts'
import type { Tx } from '../kernel/log.ts'

const name = (text: string): SQL => sql.identifier(text) as unknown as SQL
interface Holding extends Record<string, unknown> {
  table: string
  column: string
  kind: 'text' | 'jsonb'
}
/**
 * Every column that holds hashes of kept files: texts called so or `paper`, and lists of papers. Asked of the database itself, so that a table added
 * later is not forgotten.
 */
const holdings = async (tx: Tx): Promise<Holding[]> =>
  (
    await tx.execute<Holding>(sql`
      select c.table_name::text as "table", c.column_name::text as "column", c.data_type::text as kind from information_schema.columns c
      join information_schema.tables t using (table_schema, table_name)
      where c.table_schema = 'public' and t.table_type = 'BASE TABLE'
        and (c.data_type = 'text' and (c.column_name like '%sha256%' or c.column_name = 'paper') or c.data_type = 'jsonb' and c.column_name = 'papers') order by 1, 2`)
  ).rows
/** Those of the hashes that no row holds any more. */
const unneeded = async (tx: Tx, hashes: readonly string[]): Promise<string[]> => {
  const asked = [...new Set(hashes)].filter(hash => hash !== '')
  const needed = new Set<string>()
  if (asked.length)
    for (const { table, column, kind } of await holdings(tx)) {
      const held = kind === 'text' ? name(column) : sql`(p ->> 'sha256')`
      const from = kind === 'text' ? name(table) : sql`${name(table)}, jsonb_array_elements(${name(column)}) p`
      const { rows } = await tx.execute<{ hash: string }>(
        sql`select distinct ${held} as hash from ${from} where ${held} = any (${sql.param(asked)}::text[])`,
      )
      for (const { hash } of rows) needed.add(hash)
    }
  return asked.filter(hash => !needed.has(hash))
}
/**
 * Deletes files that no row needs any more. Called once the change that let go of them stands: what cannot be deleted must not undo it.
 * @returns how many were deleted
 */
export const dropUnneeded = async (ctx: Pick<Context, 'db' | 'files'>, hashes: readonly string[]): Promise<number> => {
  const gone = await unneeded(ctx.db, hashes)
  for (const hash of gone) await ctx.files.drop?.(hash)
  return gone.length
}
/**
 * Keeps bytes for a change that names them: when it is refused, what no row needs is dropped again.
 * @param write given the hashes, in the order of the bytes
 */
export const keepFor = async <T>(
  ctx: Pick<Context, 'db' | 'files'>,
  bytes: readonly Uint8Array[],
  write: (...hashes: string[]) => Promise<T>,
): Promise<T> => {
  const hashes: string[] = []
  try {
    for (const each of bytes) hashes.push(await ctx.files.keep(each))
    return await write(...hashes)
  } catch (error) {
    await dropUnneeded(ctx, hashes)
    throw error
  }
}
