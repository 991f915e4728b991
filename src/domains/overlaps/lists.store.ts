/** Other programmes' lists and their rows in the database. */
import { and, asc, desc, eq, inArray, sql } from 'drizzle-orm'
import type { Tx } from '../../kernel/log.ts'
import { account } from '../people/people.schema.ts'
import { type ListedRow, type ListRow, overlap, supportList, supportListRow } from './overlaps.schema.ts'

export const insertList = async (tx: Tx, values: typeof supportList.$inferInsert): Promise<ListRow> =>
  (await tx.insert(supportList).values(values).returning())[0]!
export const findList = async (tx: Tx, id: string, lock = false): Promise<ListRow | undefined> => {
  const query = tx.select().from(supportList).where(eq(supportList.id, id))
  return (lock ? await query.for('update') : await query)[0]
}
export const updateList = (tx: Tx, id: string, values: Partial<typeof supportList.$inferInsert>) =>
  tx.update(supportList).set(values).where(eq(supportList.id, id))
export const allLists = (tx: Tx) =>
  tx
    .select({
      list: supportList,
      by: account.name,
      linked: sql<number>`(select count(*)::int from support_list_row r where r.list_id = ${supportList.id} and r.links <> '{}'::jsonb)`,
      overlaps: sql<number>`(select count(*)::int from overlap o join support_list_row r on r.id = o.other_row_id where r.list_id = ${supportList.id})`,
    })
    .from(supportList)
    .leftJoin(account, eq(account.id, supportList.broughtBy))
    .orderBy(desc(supportList.createdAt))
export const insertRows = async (tx: Tx, rows: readonly (typeof supportListRow.$inferInsert)[]): Promise<void> => {
  for (let start = 0; start < rows.length; start += 500) await tx.insert(supportListRow).values(rows.slice(start, start + 500))
}
export const clearRows = (tx: Tx, listId: string) => tx.delete(supportListRow).where(eq(supportListRow.listId, listId))
export const rowsOf = (tx: Tx, listId: string, limit?: number) => {
  const query = tx.select().from(supportListRow).where(eq(supportListRow.listId, listId)).orderBy(asc(supportListRow.row))
  return limit === undefined ? query : query.limit(limit)
}
export const rowById = async (tx: Tx, id: string) =>
  (
    await tx
      .select({ row: supportListRow, list: supportList })
      .from(supportListRow)
      .innerJoin(supportList, eq(supportList.id, supportListRow.listId))
      .where(eq(supportListRow.id, id))
  )[0]
/** Writes what linkage believes of rows: id → links. */
export const writeLinks = async (tx: Tx, listId: string, links: ReadonlyMap<string, Record<string, number>>): Promise<void> => {
  await tx
    .update(supportListRow)
    .set({ links: {} })
    .where(and(eq(supportListRow.listId, listId), sql`${supportListRow.links} <> '{}'::jsonb`))
  const rows = [...links].map(([id, of]) => ({ id, links: of }))
  for (let start = 0; start < rows.length; start += 500)
    await tx.execute(
      sql`update support_list_row r set links = n.links from jsonb_to_recordset(${JSON.stringify(rows.slice(start, start + 500))}::jsonb) as n(id uuid, links jsonb)
          where r.id = n.id`,
    )
}
/** Takes away the rows of a list on which no decision rests, with what was found of them. */
export const dropRows = async (tx: Tx, listId: string): Promise<void> => {
  const ofList = sql`(select id from support_list_row where list_id = ${listId})`
  await tx.delete(overlap).where(and(sql`${overlap.otherRowId} in ${ofList}`, inArray(overlap.state, ['open', 'later'])))
  await tx.execute(
    sql`delete from support_list_row r where r.list_id = ${listId} and not exists (select from overlap o where o.other_row_id = r.id)`,
  )
}
/** Rows that speak of somebody, at most 200: by folded name, plain telephone or number. */
export const rowsAbout = async (tx: Tx, { name, phone, number }: { name: string | null; phone: string | null; number: string | null }) =>
  (
    await tx.execute<{ id: string; file: string; sheet: string; row: number }>(
      sql`select r.id, l.name as file, coalesce(l.mapping ->> 'sheet', '') as sheet, r.row from support_list_row r join support_list l on l.id = r.list_id
          where r.name <> '' and (false
            ${name ? sql`or search_fold(r.name || ' ' || coalesce(r.representative, '')) like ${`%${name.replace(/[\\%_]/g, '\\$&')}%`}` : sql``}
            ${phone ? sql`or regexp_replace(coalesce(r.phone, ''), '\\D', '', 'g') like ${`%${phone}%`}` : sql``}
            ${number ? sql`or regexp_replace(coalesce(r.tax_code, ''), '\\D', '', 'g') = ${number}` : sql``})
          order by l.created_at, r.row limit 200`,
    )
  ).rows
/** Rows by id, with the list that each stands in. */
export const rowsById = async (tx: Tx, ids: readonly string[]): Promise<{ row: ListedRow; list: string }[]> =>
  ids.length
    ? tx
        .select({ row: supportListRow, list: supportList.name })
        .from(supportListRow)
        .innerJoin(supportList, eq(supportList.id, supportListRow.listId))
        .where(inArray(supportListRow.id, [...ids]))
    : []
/** Empties rows: who stood there is gone, what was paid for stays. */
export const emptyRows = async (tx: Tx, ids: readonly string[]): Promise<void> => {
  if (ids.length)
    await tx
      .update(supportListRow)
      .set({ name: '', taxCode: null, representative: null, phone: null, address: null, content: null, links: {} })
      .where(inArray(supportListRow.id, [...ids]))
}
