/** Export turnover in the database. */
import { and, asc, eq, inArray, notInArray, sql } from 'drizzle-orm'
import type { Tx } from '../../kernel/log.ts'
import { ExportTurnover } from './trade.schema.ts'

export type TurnoverDraft = typeof ExportTurnover.table.$inferInsert & { id: string }

export const selectTurnover = (tx: Tx, months: readonly string[]) =>
  months.length
    ? tx
        .select()
        .from(ExportTurnover.table)
        .where(inArray(ExportTurnover.table.month, [...months]))
    : Promise.resolve([])
export const insertTurnover = (tx: Tx, rows: readonly TurnoverDraft[]) => tx.insert(ExportTurnover.table).values([...rows])

/** The series that turnover is kept in, each with its months. */
export const turnoverSeries = (tx: Tx) => {
  const { source, currency, mapping, month, status } = ExportTurnover.table
  return tx
    .select({
      source,
      currency,
      mapping,
      months: sql<number>`count(*)::int`,
      first: sql<string>`min(${month})`,
      last: sql<string>`max(${month})`,
      provisional: sql<number>`(count(*) filter (where ${status} = 'provisional'))::int`,
    })
    .from(ExportTurnover.table)
    .groupBy(source, currency, mapping)
    .orderBy(asc(source), asc(currency), asc(mapping))
}
/** The months of one series, in the order of time. */
export const turnoverMonths = (tx: Tx, series: { source: string; currency: string; mapping: string }) => {
  const { source, currency, mapping, month, amount, status } = ExportTurnover.table
  return tx
    .select({ month, amount, status })
    .from(ExportTurnover.table)
    .where(and(eq(source, series.source), eq(currency, series.currency), eq(mapping, series.mapping)))
    .orderBy(asc(month))
}

/** Months of the same source, currency and version that something else wrote: another series, or a workbook. */
export const monthsOfOthers = async (
  tx: Tx,
  series: { source: string; currency: string; mapping: string; note: string },
  months: readonly string[],
): Promise<string[]> => {
  if (!months.length) return []
  const { source, currency, mapping, month, note } = ExportTurnover.table
  const same = and(eq(source, series.source), eq(currency, series.currency), eq(mapping, series.mapping), inArray(month, [...months]))
  const rows = await tx
    .select({ month })
    .from(ExportTurnover.table)
    .where(and(same, sql`${note} is distinct from ${series.note}`))
    .orderBy(asc(month))
  return rows.map(row => row.month)
}
/** Takes out months that an earlier adding up wrote (told by its note) and that are no longer there; answers them. */
export const dropTurnover = (
  tx: Tx,
  series: { source: string; currency: string; mapping: string; note: string },
  stay: readonly string[],
) => {
  const { source, currency, mapping, month, note, amount } = ExportTurnover.table
  const same = and(eq(source, series.source), eq(currency, series.currency), eq(mapping, series.mapping), eq(note, series.note))
  return tx
    .delete(ExportTurnover.table)
    .where(stay.length ? and(same, notInArray(month, [...stay])) : same)
    .returning({ month, amount })
}
/** Writes months of a series; a month that is there takes the new figure. */
export const putTurnover = async (tx: Tx, rows: readonly (typeof ExportTurnover.table.$inferInsert)[]): Promise<void> => {
  const { month, source, currency, mapping } = ExportTurnover.table
  await tx
    .insert(ExportTurnover.table)
    .values([...rows])
    .onConflictDoUpdate({
      target: [month, source, currency, mapping],
      set: { amount: sql`excluded.amount`, status: sql`excluded.status`, note: sql`excluded.note` },
    })
}
