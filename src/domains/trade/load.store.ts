/** Figures of an import on their way into a series: staged, checked for doubles, replacing what they correct; taken back. */
import { asc, desc, eq, isNotNull, sql } from 'drizzle-orm'
import type { Tx } from '../../kernel/log.ts'
import { account } from '../people/people.schema.ts'
import { tradeCode } from './mapping.schema.ts'
import type { FlowValues } from './reading.rules.ts'
import {
  type ImportRow,
  type ProfileRow,
  type SeriesRow,
  type SeriesStand,
  tradeFlow,
  tradeImport,
  tradeProfile,
  tradeSeries,
} from './series.schema.ts'

export type StagedFlow = FlowValues & { row: number }

export const insertSeries = async (tx: Tx, values: typeof tradeSeries.$inferInsert): Promise<SeriesRow> =>
  (await tx.insert(tradeSeries).values(values).returning())[0]!
/** By id or code. */
export const findSeries = async (tx: Tx, key: string): Promise<SeriesRow | undefined> =>
  (await tx.select().from(tradeSeries).where(sql`${tradeSeries.id}::text = ${key} or ${tradeSeries.code} = ${key}`))[0]
export const allSeries = (tx: Tx) => tx.select().from(tradeSeries).orderBy(asc(tradeSeries.code))

export const insertImport = async (tx: Tx, values: typeof tradeImport.$inferInsert): Promise<ImportRow> =>
  (await tx.insert(tradeImport).values(values).returning())[0]!
export const findImport = async (tx: Tx, id: string, lock = false): Promise<ImportRow | undefined> => {
  const query = tx.select().from(tradeImport).where(eq(tradeImport.id, id))
  return (lock ? await query.for('update') : await query)[0]
}
export const updateImport = (tx: Tx, id: string, values: Partial<typeof tradeImport.$inferInsert>) =>
  tx.update(tradeImport).set(values).where(eq(tradeImport.id, id))
export const allImports = (tx: Tx, seriesId?: string) =>
  tx
    .select({ file: tradeImport, by: account.name, series: tradeSeries.name, seriesCode: tradeSeries.code })
    .from(tradeImport)
    .leftJoin(account, eq(account.id, tradeImport.broughtBy))
    .leftJoin(tradeSeries, eq(tradeSeries.id, tradeImport.seriesId))
    .where(seriesId === undefined ? undefined : eq(tradeImport.seriesId, seriesId))
    .orderBy(desc(tradeImport.createdAt))
    .limit(200)
/** Whether the very file is already in the series. */
export const importedBefore = async (tx: Tx, seriesId: string, sha256: string) =>
  (
    await tx
      .select({ id: tradeImport.id, broughtOn: tradeImport.broughtOn })
      .from(tradeImport)
      .where(sql`${tradeImport.seriesId} = ${seriesId} and ${tradeImport.sha256} = ${sha256} and ${tradeImport.state} = 'ready'`)
  )[0]

/** A place for the rows of one import, gone when the transaction ends. */
export const openStage = (tx: Tx): Promise<unknown> =>
  tx.execute(sql`
    create temp table trade_in (row int, reporter text, partner text, period text, code text, value numeric(24, 4), quantity numeric(24, 4), unit text,
      status text) on commit drop`)
/** One parameter, however many rows. A quantity without a unit takes the one that the nomenclature fixes. */
export const stage = (tx: Tx, nomenclature: string, rows: readonly StagedFlow[]): Promise<unknown> =>
  tx.execute(sql`
    insert into trade_in
    select r.row, r.reporter, r.partner, r.period, r.code, r.value, r.quantity, coalesce(r.unit, case when r.quantity is not null then c.unit end), r.status
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
      as r(row int, reporter text, partner text, period text, code text, value numeric, quantity numeric, unit text, status text)
    left join trade_code c on c.nomenclature = ${nomenclature} and c.code = r.code`)
const same = (a: string, b: string) =>
  sql.raw(`${a}.period = ${b}.period and ${a}.code = ${b}.code and ${a}.partner = ${b}.partner and ${a}.reporter = ${b}.reporter`)

/** Takes out staged provisional figures for which the series has a final one that says otherwise; answers their rows. */
export const heldBack = async (tx: Tx, seriesId: string): Promise<number[]> => {
  const { rows } = await tx.execute<{ row: number }>(sql`
    delete from trade_in n using trade_flow o
    where o.series_id = ${seriesId} and o.replaced_by is null and ${same('o', 'n')} and o.status = 'final' and n.status = 'provisional'
    returning n.row`)
  return rows.map(each => each.row).sort((a, b) => a - b)
}
/**
 * Moves the staged rows into the series: those that say what is there already stay out, those that say otherwise take its place.
 * @returns how many came in, replaced something, were there
 */
export const settle = async (
  tx: Tx,
  seriesId: string,
  importId: string,
): Promise<{ rows: number; replaced: number; unchanged: number }> => {
  await tx.execute(sql`analyze trade_in`)
  const unchanged = await tx.execute(sql`
    delete from trade_in n using trade_flow o
    where o.series_id = ${seriesId} and o.replaced_by is null and ${same('o', 'n')}
      and o.value = n.value and o.quantity is not distinct from n.quantity and o.unit is not distinct from n.unit and o.status = n.status`)
  const replaced = await tx.execute(sql`
    update trade_flow o set replaced_by = ${importId} from trade_in n
    where o.series_id = ${seriesId} and o.replaced_by is null and ${same('o', 'n')}`)
  const rows = await tx.execute(sql`
    insert into trade_flow (series_id, import_id, row, reporter, partner, period, code, value, quantity, unit, status)
    select ${seriesId}::uuid, ${importId}::uuid, row, reporter, partner, period, code, value, quantity, unit, status from trade_in`)
  return { rows: rows.rowCount ?? 0, replaced: replaced.rowCount ?? 0, unchanged: unchanged.rowCount ?? 0 }
}
/** Writes down what the series holds now; in the transaction that changed it. */
export const reckonStand = async (tx: Tx, seriesId: string): Promise<void> => {
  const { rows: periods } = await tx.execute<SeriesStand['periods'][number] & Record<string, unknown>>(sql`
    select period, count(*)::int as rows, (count(*) filter (where status = 'provisional'))::int as provisional,
      count(distinct code)::int as codes, count(distinct partner)::int as partners
    from trade_flow where series_id = ${seriesId} and replaced_by is null group by period order by period`)
  const { rows: names } = await tx.execute<{ reporters: string[] | null; partners: string[] | null; codes: string[] | null }>(sql`
    select array_agg(distinct reporter) as reporters, array_agg(distinct partner) as partners, array_agg(distinct code) as codes
    from trade_flow where series_id = ${seriesId} and replaced_by is null`)
  const { reporters, partners, codes } = names[0] ?? { reporters: null, partners: null, codes: null }
  await tx
    .update(tradeSeries)
    .set({ stand: { periods, reporters: reporters ?? [], partners: partners ?? [], codes: codes ?? [] } })
    .where(eq(tradeSeries.id, seriesId))
}
/** The later import that took the place of this one's rows, if any. */
export const replacedByLater = async (tx: Tx, importId: string) =>
  (
    await tx
      .select({ id: tradeImport.id, fileName: tradeImport.fileName, broughtOn: tradeImport.broughtOn })
      .from(tradeFlow)
      .innerJoin(tradeImport, eq(tradeImport.id, tradeFlow.replacedBy))
      .where(sql`${tradeFlow.importId} = ${importId} and ${isNotNull(tradeFlow.replacedBy)}`)
      .limit(1)
  )[0]
/** Takes the rows of an import out; what they had replaced holds again. */
export const takeOut = async (tx: Tx, importId: string): Promise<{ removed: number; restored: number }> => {
  const removed = await tx.execute(sql`delete from trade_flow where import_id = ${importId}`)
  const restored = await tx.execute(sql`update trade_flow set replaced_by = null where replaced_by = ${importId}`)
  return { removed: removed.rowCount ?? 0, restored: restored.rowCount ?? 0 }
}
/** Keeps what codes are called; a name that is known stays. */
export const keepNames = async (tx: Tx, rows: readonly (typeof tradeCode.$inferInsert)[]): Promise<void> => {
  for (let start = 0; start < rows.length; start += 2000)
    await tx.execute(sql`
      insert into trade_code (nomenclature, code, name_vi, name_en, unit, search_text)
      select nomenclature, code, name_vi, name_en, unit, search_text
      from jsonb_to_recordset(${JSON.stringify(
        rows.slice(start, start + 2000).map(row => ({
          nomenclature: row.nomenclature,
          code: row.code,
          name_vi: row.nameVi,
          name_en: row.nameEn,
          unit: row.unit,
          search_text: row.searchText,
        })),
      )}::jsonb) as r(nomenclature text, code text, name_vi text, name_en text, unit text, search_text text)
      on conflict do nothing`)
}
export const countCodes = async (tx: Tx, nomenclature: string): Promise<number> =>
  (await tx.select({ count: sql<number>`count(*)::int` }).from(tradeCode).where(eq(tradeCode.nomenclature, nomenclature)))[0]?.count ?? 0
export const allProfiles = (tx: Tx): Promise<ProfileRow[]> => tx.select().from(tradeProfile).orderBy(asc(tradeProfile.name))
export const saveProfile = (tx: Tx, values: typeof tradeProfile.$inferInsert) =>
  tx
    .insert(tradeProfile)
    .values(values)
    .onConflictDoUpdate({ target: tradeProfile.name, set: { ...values } })
