/** Sums of trade figures. Only figures in force count, and only codes of the series' own length. */
import { and, asc, eq, isNull, sql } from 'drizzle-orm'
import type { Tx } from '../../../kernel/log.ts'
import { type SeriesRow, tradeFlow, tradeImport } from '../series.schema.ts'
import type { CubeRow } from './cube.rules.ts'

const list = (values: readonly unknown[], type: string) => sql`${sql.param([...values])}::${sql.raw(type)}[]`

/** Value of each period over the codes that sums are taken from. */
export const valuesByPeriod = async (tx: Tx, series: SeriesRow, notPartners: readonly string[]): Promise<Map<string, number>> => {
  const { rows } = await tx.execute<{ period: string; value: number }>(sql`
    select period, sum(value)::float8 as value from trade_flow
    where series_id = ${series.id} and replaced_by is null and partner <> all(${list(notPartners, 'text')}) and code <> 'TOTAL'
      and (${series.digits} = 0 or length(code) = ${series.digits})
    group by 1`)
  return new Map(rows.map(row => [row.period, row.value]))
}
/**
 * Sums by period, reporter, partner and product.
 * @param periods the source's period → the period that it is summed into; one may be summed into several
 * @param products code → product; codes that are not in it stay out
 */
export const cubeRows = async (
  tx: Tx,
  seriesId: string,
  periods: readonly (readonly [source: string, asked: string])[],
  products: ReadonlyMap<string, string>,
): Promise<(CubeRow & { provisional: boolean })[]> => {
  const { rows } = await tx.execute<CubeRow & { provisional: boolean } & Record<string, unknown>>(sql`
    select p.asked as period, f.reporter, f.partner, m.product, f.unit, sum(f.value)::float8 as value,
      sum(f.quantity)::float8 as quantity, (sum(f.value) filter (where f.quantity > 0))::float8 as priced, bool_or(f.status = 'provisional') as provisional
    from trade_flow f
    join unnest(${list([...products.keys()], 'text')}, ${list([...products.values()], 'text')}) as m(code, product) on m.code = f.code
    join unnest(${list(
      periods.map(([source]) => source),
      'text',
    )}, ${list(
      periods.map(([, asked]) => asked),
      'text',
    )}) as p(source, asked) on p.source = f.period
    where f.series_id = ${seriesId} and f.replaced_by is null
    group by 1, 2, 3, 4, 5`)
  return rows
}
export interface RowFilter {
  seriesId: string
  periods: readonly string[]
  codes: readonly string[]
  reporter?: string | undefined
  partner?: string | undefined
  /** Partners that sums leave out. */
  notPartners: readonly string[]
}
const filtered = ({ seriesId, periods, codes, reporter, partner, notPartners }: RowFilter) =>
  and(
    eq(tradeFlow.seriesId, seriesId),
    isNull(tradeFlow.replacedBy),
    sql`${tradeFlow.period} = any(${list(periods, 'text')})`,
    sql`${tradeFlow.code} = any(${list(codes, 'text')})`,
    ...(reporter ? [eq(tradeFlow.reporter, reporter)] : []),
    partner ? eq(tradeFlow.partner, partner) : sql`${tradeFlow.partner} <> all(${list(notPartners, 'text')})`,
  )
/** The source's rows behind a figure, largest first. */
export const rowsBehind = async (tx: Tx, filter: RowFilter, limit: number, offset: number) => {
  const where = filtered(filter)
  const [sum] = await tx
    .select({ count: sql<number>`count(*)::int`, total: sql<number>`coalesce(sum(${tradeFlow.value}), 0)::float8` })
    .from(tradeFlow)
    .where(where)
  const rows = await tx
    .select({
      id: tradeFlow.id,
      reporter: tradeFlow.reporter,
      partner: tradeFlow.partner,
      period: tradeFlow.period,
      code: tradeFlow.code,
      value: sql<number>`${tradeFlow.value}::float8`,
      quantity: sql<number | null>`${tradeFlow.quantity}::float8`,
      unit: tradeFlow.unit,
      status: tradeFlow.status,
      row: tradeFlow.row,
      importId: tradeFlow.importId,
      fileName: tradeImport.fileName,
    })
    .from(tradeFlow)
    .innerJoin(tradeImport, eq(tradeImport.id, tradeFlow.importId))
    .where(where)
    .orderBy(sql`${tradeFlow.value} desc`, asc(tradeFlow.period), asc(tradeFlow.id))
    .limit(limit)
    .offset(offset)
  return { count: sum?.count ?? 0, total: sum?.total ?? 0, rows }
}
/** Value and quantity of single codes by reporter and partner, where the source states a quantity: what a price band is made of. */
export const pricedRows = async (tx: Tx, seriesId: string, periods: readonly string[]) => {
  interface Priced extends Record<string, unknown> {
    code: string
    reporter: string
    partner: string
    unit: string
    value: number
    quantity: number
  }
  const { rows } = await tx.execute<Priced>(sql`
    select code, reporter, partner, unit, sum(value)::float8 as value, sum(quantity)::float8 as quantity from trade_flow
    where series_id = ${seriesId} and replaced_by is null and period = any(${list(periods, 'text')}) and quantity > 0 and value > 0 and unit is not null
    group by 1, 2, 3, 4`)
  return rows
}
