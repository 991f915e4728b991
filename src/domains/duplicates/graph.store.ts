/** What points to a record, asked of the database itself: a table added later is moved by a merge without a line here. */
import { type SQL, sql } from 'drizzle-orm'
import type { Tx } from '../../kernel/log.ts'
import type { Move } from './duplicates.schema.ts'
import { stronger, type Values } from './merge.rules.ts'

/** One column that points to a table of records. */
export interface Link {
  table: string
  column: string
  /** Columns of the row's primary key. */
  key: string[]
  /** For each unique key that holds the column: its other columns. */
  uniques: string[][]
}
/** Columns that hold a record's id without a foreign key. */
const unkeyed = [{ target: 'establishment', table: 'role_grant', column: 'establishment_id' }]

/** Every column that points to records of a table. */
export const linksTo = async (tx: Tx, target: string): Promise<Link[]> => {
  const more = unkeyed.filter(each => each.target === target)
  const listed = more.length
    ? sql.join(
        more.map(each => sql`(${each.table}::regclass, ${each.column})`),
        sql`, `,
      )
    : sql`(null::regclass, null)`
  const { rows } = await tx.execute<Link & Record<string, unknown>>(sql`
    with pointing as (
      select c.conrelid as relation, c.conkey[1] as attribute
      from pg_constraint c where c.contype = 'f' and c.confrelid = ${target}::regclass and cardinality(c.conkey) = 1
      union select a.attrelid, a.attnum from pg_attribute a
      where (a.attrelid, a.attname) in (${listed}))
    select c.relname::text as "table", a.attname::text as "column",
      (select array_agg(k.attname::text order by k.attnum) from pg_index i join pg_attribute k on k.attrelid = i.indrelid and k.attnum = any (i.indkey)
        where i.indrelid = p.relation and i.indisprimary) as "key",
      coalesce((select json_agg(array(
          select k.attname::text from pg_attribute k where k.attrelid = i.indrelid and k.attnum = any (i.indkey) and k.attnum <> p.attribute))
        from pg_index i where i.indrelid = p.relation and i.indisunique and p.attribute = any (i.indkey)), '[]') as uniques
    from pointing p join pg_class c on c.oid = p.relation join pg_attribute a on a.attrelid = p.relation and a.attnum = p.attribute order by 1, 2`)
  return rows
}

const name = (text: string): SQL => sql.identifier(text) as unknown as SQL
const columns = (prefix: string, names: readonly string[], other: string): SQL =>
  names.length
    ? sql.join(
        names.map(each => sql`${name(prefix)}.${name(each)} = ${name(other)}.${name(each)}`),
        sql` and `,
      )
    : sql`true`
const keyObject = (prefix: string, names: readonly string[]): SQL =>
  sql`jsonb_build_object(${sql.join(
    names.flatMap(each => [sql`${each}::text`, sql`${name(prefix)}.${name(each)}`]),
    sql`, `,
  )})`

/** Pairs of rows that could not both point to the kept record: same fair, same class, same project. */
const clashes = async (tx: Tx, link: Link, keptId: string, goneId: string) => {
  const found: { kept: Values; gone: Values }[] = []
  for (const others of link.uniques) {
    const { rows } = await tx.execute<{ kept: Values; gone: Values }>(
      sql`select to_jsonb(k) as kept, to_jsonb(g) as gone from ${name(link.table)} k join ${name(link.table)} g on ${columns('k', others, 'g')}
          where k.${name(link.column)} = ${keptId} and g.${name(link.column)} = ${goneId}`,
    )
    found.push(...rows)
  }
  return found
}
/** How many rows a merge would have to put aside, by table. */
export const countClashes = async (tx: Tx, target: string, keptId: string, goneId: string): Promise<{ table: string; count: number }[]> => {
  const counts: { table: string; count: number }[] = []
  for (const link of await linksTo(tx, target)) {
    const { length: count } = await clashes(tx, link, keptId, goneId)
    if (count) counts.push({ table: link.table, count })
  }
  return counts
}

/** What a re-pointing did, enough to take it back. */
export interface Repointed {
  moves: Move[]
  putAside: { table: string; row: Values }[]
}
/** Points every row of `goneId` to `keptId`; of two rows that cannot stand together the weaker is put aside whole. */
export const repoint = async (tx: Tx, target: string, keptId: string, goneId: string): Promise<Repointed> => {
  const done: Repointed = { moves: [], putAside: [] }
  for (const link of await linksTo(tx, target)) {
    const { table, column, key } = link
    const asided = new Set<string>()
    for (const { kept, gone } of await clashes(tx, link, keptId, goneId)) {
      const row = stronger(table, kept, gone) === 'kept' ? gone : kept
      const rowKey = JSON.stringify(key.map(each => row[each]))
      if (asided.has(rowKey)) continue
      asided.add(rowKey)
      await tx.execute(
        sql`delete from ${name(table)} t using jsonb_populate_record(null::${name(table)}, ${JSON.stringify(row)}::jsonb) r where ${columns('t', key, 'r')}`,
      )
      done.putAside.push({ table, row })
    }
    const { rows } = await tx.execute<{ key: Record<string, unknown> }>(
      sql`update ${name(table)} t set ${name(column)} = ${keptId} where t.${name(column)} = ${goneId} returning ${keyObject('t', key)} as key`,
    )
    done.moves.push(...rows.map(row => ({ table, column, key: row.key })))
  }
  return done
}

/** What a taking back did, and what it could not do because of what happened since. */
export interface PointedBack extends Repointed {
  /** Rows that point elsewhere now, or are no more. */
  movedOn: number
  /** Rows put aside whose place is taken by a newer one. */
  taken: number
}
/** Points the moved rows back to `goneId` and puts the rows that were put aside back as they were. */
export const pointBack = async (tx: Tx, target: string, keptId: string, goneId: string, done: Repointed): Promise<PointedBack> => {
  const links = await linksTo(tx, target)
  const back: PointedBack = { moves: [], putAside: [], movedOn: 0, taken: 0 }
  for (const { table, column, key } of links) {
    const keys = done.moves.filter(move => move.table === table && move.column === column).map(move => move.key)
    if (!keys.length) continue
    const { rows } = await tx.execute<{ key: Record<string, unknown> }>(
      sql`update ${name(table)} t set ${name(column)} = ${goneId} from jsonb_populate_recordset(null::${name(table)}, ${JSON.stringify(keys)}::jsonb) r
          where t.${name(column)} = ${keptId} and ${columns('t', key, 'r')} returning ${keyObject('t', key)} as key`,
    )
    back.moves.push(...rows.map(row => ({ table, column, key: row.key })))
    back.movedOn += keys.length - rows.length
  }
  for (const { table, row } of done.putAside) {
    const { rowCount } = await tx.execute(
      sql`insert into ${name(table)} select * from jsonb_populate_record(null::${name(table)}, ${JSON.stringify(row)}::jsonb) on conflict do nothing`,
    )
    if (rowCount) back.putAside.push({ table, row })
    else back.taken++
  }
  return back
}
