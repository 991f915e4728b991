/** Changes of many establishments in the database: read and held together, written together, kept with what was before. */
import { and, desc, eq, isNull, sql } from 'drizzle-orm'
import type { Day } from '../../kernel/dates.ts'
import type { Tx } from '../../kernel/log.ts'
import { account } from '../people/people.schema.ts'
import { bulkChange, Establishment, type EstablishmentRow } from './establishments.schema.ts'

const table = Establishment.table
const part = 2000

/** Records by id, in the order of their codes. `hold` keeps them until the transaction ends. */
export const recordsOf = async (tx: Tx, ids: readonly string[], hold: boolean): Promise<EstablishmentRow[]> => {
  const rows = tx
    .select()
    .from(table)
    .where(and(isNull(table.mergedInto), sql`${table.id} = any(${sql.param([...ids])}::uuid[])`))
    .orderBy(table.code)
  return hold ? rows.for('update') : rows
}
export const recordsByCode = async (tx: Tx, codes: readonly string[], hold: boolean): Promise<EstablishmentRow[]> => {
  const rows = tx
    .select()
    .from(table)
    .where(and(isNull(table.mergedInto), sql`${table.code} = any(${sql.param([...codes])}::text[])`))
    .orderBy(table.code)
  return hold ? rows.for('update') : rows
}

const columnName = (key: string) => key.replace(/[A-Z]/g, letter => `_${letter.toLowerCase()}`)
/** Writes the given fields of many records in a few statements; every row carries all of them. */
export const writeRecords = async (
  tx: Tx,
  rows: readonly EstablishmentRow[],
  fields: readonly (keyof EstablishmentRow)[],
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
      sql`update ${table} set ${set} from jsonb_populate_recordset(null::${table}, ${JSON.stringify(values)}::jsonb) n where ${table.id} = n.id`,
    )
  }
}

export type BulkRow = typeof bulkChange.$inferSelect
export const insertChange = async (tx: Tx, values: typeof bulkChange.$inferInsert) =>
  (await tx.insert(bulkChange).values(values).returning({ id: bulkChange.id }))[0]!.id
/** One change, held so that it is undone once. */
export const heldChange = async (tx: Tx, id: string): Promise<BulkRow | undefined> =>
  (await tx.select().from(bulkChange).where(eq(bulkChange.id, id)).for('update'))[0]
export const findChange = async (tx: Tx, id: string) =>
  (
    await tx
      .select({ change: bulkChange, who: account.name })
      .from(bulkChange)
      .leftJoin(account, eq(account.id, bulkChange.accountId))
      .where(eq(bulkChange.id, id))
  )[0]
/** The latest changes, of one person or of all, without their rows. */
export const listChanges = (tx: Tx, accountId: string | undefined, limit: number) =>
  tx
    .select({
      id: bulkChange.id,
      kind: bulkChange.kind,
      day: bulkChange.day,
      at: bulkChange.createdAt,
      reason: bulkChange.reason,
      count: bulkChange.count,
      undoneOn: bulkChange.undoneOn,
      accountId: bulkChange.accountId,
      who: account.name,
      fields: sql<
        string[]
      >`(select coalesce(jsonb_agg(distinct k), '[]') from jsonb_array_elements(${bulkChange.rows}) r, jsonb_object_keys(r -> 'after') k)`,
    })
    .from(bulkChange)
    .leftJoin(account, eq(account.id, bulkChange.accountId))
    .where(and(eq(bulkChange.entity, 'establishment'), accountId ? eq(bulkChange.accountId, accountId) : undefined))
    .orderBy(desc(bulkChange.createdAt))
    .limit(limit)
export const markUndone = (tx: Tx, id: string, day: Day, accountId: string) =>
  tx.update(bulkChange).set({ undoneOn: day, undoneBy: accountId }).where(eq(bulkChange.id, id))

/** Takes the given fields of one record out of every change that is kept; the reason of a change of this record alone may name the person. */
export const eraseFromChanges = (tx: Tx, recordId: string, fields: readonly string[]) =>
  tx.execute(sql`
    update ${bulkChange} set reason = case when count = 1 then null else reason end, rows = (
      select jsonb_agg(case when r ->> 'id' = ${recordId}
        then r || jsonb_build_object('before', (r -> 'before') - ${sql.param([...fields])}::text[], 'after', (r -> 'after') - ${sql.param([...fields])}::text[])
        else r end order by n)
      from jsonb_array_elements(rows) with ordinality as each(r, n))
    where entity = 'establishment' and rows @> ${JSON.stringify([{ id: recordId }])}::jsonb`)
