/** Changes of many records in the database: read and held together, written together, kept with what was before. */
import { and, desc, eq, isNull, sql } from 'drizzle-orm'
import type { Reach } from '../../kernel/access.ts'
import type { Day } from '../../kernel/dates.ts'
import type { Tx } from '../../kernel/log.ts'
import { clean, searchable } from '../../kernel/text.ts'
import { account } from '../people/people.schema.ts'
import { bulkChange, Establishment, type EstablishmentRow, Village } from './establishments.schema.ts'

const table = Establishment.table

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
      entity: bulkChange.entity,
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
    .where(accountId ? eq(bulkChange.accountId, accountId) : undefined)
    .orderBy(desc(bulkChange.createdAt))
    .limit(limit)
export const markUndone = (tx: Tx, id: string, day: Day, accountId: string) =>
  tx.update(bulkChange).set({ undoneOn: day, undoneBy: accountId }).where(eq(bulkChange.id, id))

/**
 * The standing records that links lead to: of one that was merged away, the one that it lives on in, however often that was merged on. A link whose
 * record is there no longer is left out.
 */
export const standingLinks = async (
  tx: Tx,
  points: 'village' | 'establishment',
  ids: readonly string[],
): Promise<ReadonlyMap<string, string>> => {
  if (!ids.length) return new Map()
  const linked = sql.identifier(points)
  const { rows } = await tx.execute<{ id: string; now: string }>(sql`
    with recursive way as (
      select id, id as now, merged_into from ${linked} where id = any(${sql.param([...ids])}::uuid[])
      union select way.id, next.id, next.merged_into from way join ${linked} next on next.id = way.merged_into)
    select id, now from way where merged_into is null`)
  return new Map(rows.map(({ id, now }) => [id, now]))
}

/** Takes the given fields of one record out of every change that is kept; the reason of a change of this record alone may name the person. */
export const eraseFromChanges = (tx: Tx, recordId: string, fields: readonly string[]) =>
  tx.execute(sql`
    update ${bulkChange} set reason = case when count = 1 then null else reason end, rows = (
      select jsonb_agg(case when r ->> 'id' = ${recordId}
        then r || jsonb_build_object('before', (r -> 'before') - ${sql.param([...fields])}::text[], 'after', (r -> 'after') - ${sql.param([...fields])}::text[])
        else r end order by n)
      from jsonb_array_elements(rows) with ordinality as each(r, n))
    where rows @> ${JSON.stringify([{ id: recordId }])}::jsonb`)

const named = { id: table.id, code: table.code, name: table.name }
/** Standing establishments within reach that one of the texts names, by code or by name; with capitals and marks or without, as places and villages are. */
export const establishmentsNamed = (tx: Tx, { everywhere, unitIds }: Reach, texts: readonly string[]) => {
  const codes = sql.param(texts.map(text => clean(text).toLowerCase()))
  const names = sql.param(texts.map(searchable))
  return tx
    .select(named)
    .from(table)
    .where(
      and(
        isNull(table.mergedInto),
        everywhere ? undefined : sql`${table.unitId} = any(${sql.param([...unitIds])}::text[])`,
        sql`(lower(${table.code}) = any(${codes}::text[]) or search_fold(${table.name}) = any(${names}::text[]))`,
      ),
    )
}
export const villagesById = (tx: Tx, ids: readonly string[]) =>
  ids.length
    ? tx
        .select({ id: Village.table.id, name: Village.table.name })
        .from(Village.table)
        .where(sql`${Village.table.id} = any(${sql.param([...ids])}::uuid[])`)
    : Promise.resolve([])
export const establishmentsById = (tx: Tx, ids: readonly string[]) =>
  ids.length
    ? tx
        .select(named)
        .from(table)
        .where(sql`${table.id} = any(${sql.param([...ids])}::uuid[])`)
    : Promise.resolve([])
