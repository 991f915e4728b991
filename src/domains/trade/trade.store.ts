/** Export turnover in the database. */
import { inArray } from 'drizzle-orm'
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
