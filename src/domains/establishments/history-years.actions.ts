/** An establishment's history across years, gathered from every domain that has rows of it. */
import type { Context } from '../../kernel/context.ts'
import type { Day } from '../../kernel/dates.ts'
import { seenEstablishment } from './establishments.actions.ts'
import { historyKinds, ports } from './establishments.ports.ts'
import { listSources } from './history.store.ts'
import { sumsOf, yearsOf } from './history-years.rules.ts'

/**
 * Sums by year and altogether, and every row behind them with the workbook row that it came from.
 * @param asOf only what had happened by this day, as it stood then; what has no day is left out
 */
export const openYears = async (ctx: Context, code: string, asOf?: Day) => {
  const { establishment } = await seenEstablishment(ctx.db, ctx, code)
  const parts = []
  for (const port of ports.history) parts.push(await port(ctx, establishment.id, asOf))
  const rows = parts.flatMap(part => part.rows).filter(row => asOf === undefined || (row.day !== null && row.day <= asOf))
  const sources = new Map(
    (
      await listSources(
        ctx.db,
        rows.map(row => row.recordId),
      )
    ).map(({ recordId, file, sheet, row }) => [recordId, { file, sheet, row }]),
  )
  const order = Object.keys(historyKinds)
  return {
    kinds: historyKinds,
    years: yearsOf(rows),
    total: sumsOf(rows),
    /** Rows that lie outside the reader's reach: they are there and not counted here. */
    beyond: parts.reduce((sum, part) => sum + part.beyond, 0),
    rows: rows
      .toSorted((a, b) => b.year - a.year || order.indexOf(a.kind) - order.indexOf(b.kind) || (a.day ?? '').localeCompare(b.day ?? ''))
      .map(({ recordId, personIds, ...row }) => ({
        ...row,
        // A project is surveyed and accepted: two rows of one record.
        id: `${recordId} ${row.title}`,
        people: personIds?.length ?? null,
        source: sources.get(recordId) ?? null,
      })),
  }
}
