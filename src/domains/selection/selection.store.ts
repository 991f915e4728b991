/** Reads what lines may hold and have given; keeps choices. */
import { desc, eq, type SQL, sql } from 'drizzle-orm'
import type { Tx } from '../../kernel/log.ts'
import type { LineKey } from './selection.ports.ts'
import { selection } from './selection.schema.ts'

/** A budget line with its money in đồng, by the latest approved version of the year's plan. */
export interface LineMoney extends LineKey {
  amount: number
  allocated: number
  left: number
}
// Allocations belong to a later domain, whose table is therefore named here and not imported.
const lineMoney = (where: SQL) => sql`
  select l.id, l.year, l.content_group as "contentGroup", l.source, m.amount, m.allocated, m.amount - m.allocated as left
  from budget_line l
  cross join lateral (
    select line_amount(l.id) as amount, coalesce((select sum(a.amount) from allocation a where a.line_id = l.id), 0)::bigint as allocated
  ) m
  where ${where}
  order by l.content_group, l.source`
const rowsOf = async (tx: Tx, where: SQL): Promise<LineMoney[]> => {
  const { rows } = await tx.execute<{ [K in keyof LineMoney]: LineMoney[K] }>(lineMoney(where))
  return rows
}
export const listLines = (tx: Tx, year: number): Promise<LineMoney[]> => rowsOf(tx, sql`l.year = ${year}`)
export const findLine = async (tx: Tx, id: string): Promise<LineMoney | undefined> => (await rowsOf(tx, sql`l.id = ${id}`))[0]

/** How many choices, kept on a line or frozen in a round, were ranked by one of these versions of the order of law. */
export const countRankedBy = async (tx: Tx, versions: readonly string[]): Promise<number> => {
  const { rows } = await tx.execute<{ count: number }>(sql`
    select ((select count(*) from selection where rule = any(${sql.param([...versions])}::text[]))
      + (select count(*) from choice_round r where exists (
          select 1 from jsonb_path_query(r.input, '$.**.legal.key') as used(key) where used.key #>> '{}' = any(${sql.param([...versions])}::text[]))))::int as count`)
  return rows[0]?.count ?? 0
}
export const insertSelection = async (tx: Tx, values: typeof selection.$inferInsert) => {
  const [row] = await tx.insert(selection).values(values).returning()
  return row!
}
/** Kept choices of a line, the latest first. */
export const listSelections = (tx: Tx, lineId: string) =>
  tx.select().from(selection).where(eq(selection.lineId, lineId)).orderBy(desc(selection.createdAt))
