/** Reads an import into its series in one transaction: all of it comes in or nothing. Lines that cannot be used stay out, each with its place. */
import type { Context } from '../../kernel/context.ts'
import type { Tx } from '../../kernel/log.ts'
import { invalid } from '../../kernel/refusal.ts'
import { searchable } from '../../kernel/text.ts'
import { say } from '../../words/say.ts'
import { openTradeFile } from './file.actions.ts'
import type { TradeRow } from './json.rules.ts'
import * as store from './load.store.ts'
import { decimalMark } from './numbers.rules.ts'
import { places } from './places.actions.ts'
import { lineReader } from './reading.rules.ts'
import { type RefusedRow, type SeriesRow, type TradeField, type TradeMapping, tradeFields } from './series.schema.ts'

const batchRows = 5000
const keptRefusals = 500
/** Rows of one file: all of them come in within one transaction, each remembered so that none comes twice. */
const mostRows = 1_000_000

export interface Loaded {
  rows: number
  replaced: number
  unchanged: number
  passedOver: number
  refused: RefusedRow[]
  refusedTotal: number
}
const keyOf = (values: store.StagedFlow): string => `${values.period}|${values.code}|${values.partner}|${values.reporter}`

/**
 * Reads the file's rows into the series, within the transaction.
 * @param progress told of the rows read so far, after each batch
 * @param most rows that a file may have
 */
export const loadFlows = async (
  tx: Tx,
  series: SeriesRow,
  file: { importId: string; fileName: string; bytes: Uint8Array; mapping: TradeMapping },
  progress: (rows: number) => Promise<void> = async () => {},
  most: number = mostRows,
): Promise<Loaded> => {
  const { mapping, importId } = file
  const sheet = (await openTradeFile(file.bytes, file.fileName)).find(each => each.name === mapping.sheet)
  if (!sheet) return invalid(say('trade.noSheet', { sheet: mapping.sheet }))
  const of = { mapping, frequency: series.frequency, flow: series.flow, digits: series.digits, places: await places() }
  let read: ReturnType<typeof lineReader> | undefined
  const seen = new Map<string, number>()
  const names = new Map<string, string>()
  const refused: RefusedRow[] = []
  let refusedTotal = 0
  let passedOver = 0
  let count = 0
  const refuse = (row: number, field: TradeField, why: string, fix: string) => {
    refusedTotal++
    if (refused.length < keptRefusals) refused.push({ row, column: tradeFields[field], why, fix })
  }
  let staged: store.StagedFlow[] = []
  // In the Customs' tables by market a heading holds for the goods under it.
  let byMarket = false
  const take = (row: TradeRow) => {
    const line = read!(row.cells)
    if ('passed' in line) {
      byMarket ||= line.passed === 'heading'
      if (line.passed !== 'blank') passedOver++
      return
    }
    if ('wrong' in line) {
      refuse(row.number, line.wrong.column as TradeField, line.wrong.why, line.wrong.fix)
      return
    }
    const values = { ...line.values, row: row.number }
    const first = seen.get(keyOf(values))
    if (first !== undefined) {
      refuse(row.number, 'code', say('trade.twice', { row: first }), say(byMarket ? 'trade.twiceMarketFix' : 'trade.twiceFix'))
      return
    }
    seen.set(keyOf(values), row.number)
    if (values.name) names.set(values.code, values.name)
    staged.push(values)
  }
  await store.openStage(tx)
  for await (const batch of sheet.rows()) {
    const rows = batch.filter(row => row.number > mapping.headerRow)
    read ??= lineReader({ ...of, mark: markOf(rows, mapping) })
    count += rows.length
    if (count > most) invalid(say('trade.mostRows', { file: file.fileName, most }))
    for (const row of rows) take(row)
    if (staged.length < batchRows) continue
    await store.stage(tx, series.nomenclature, staged)
    staged = []
    await progress(count)
  }
  if (staged.length) await store.stage(tx, series.nomenclature, staged)
  const { nomenclature } = series
  await store.keepNames(
    tx,
    [...names].map(([code, name]) => ({
      nomenclature,
      code,
      ...(series.digits === 0 ? { nameVi: name } : { nameEn: name }),
      searchText: searchable(`${code} ${name}`),
    })),
  )
  for (const row of await store.heldBack(tx, series.id)) refuse(row, 'status', say('trade.finalThere'), say('trade.finalThereFix'))
  const settled = await store.settle(tx, series.id, importId)
  if (!settled.rows && !settled.unchanged) invalid(say('trade.nothingRead', { file: file.fileName }))
  await store.reckonStand(tx, series.id)
  return { ...settled, passedOver, refused, refusedTotal }
}
/**
 * The decimal mark of the amounts: as the officer says, or told from the first rows. '1.234' beside '987' stands for thousands, for decimals would
 * be written there too; where every amount could be both, it is asked.
 */
const markOf = (rows: readonly TradeRow[], { columns, sheet, decimal }: TradeMapping) => {
  if (decimal) return decimal
  const texts = rows.flatMap(row => {
    const cell = row.cells[columns.value ?? -1]
    return cell && !cell.numeric ? [cell.text] : []
  })
  const told = decimalMark(texts, ';')
  if (!told) return invalid(say('trade.mixedMarks', { sheet }))
  if (told.sure) return told.mark
  const whole = texts.filter(text => /^\s*\d+\s*$/.test(text)).map(Number)
  if (whole.some(value => value >= 1000)) return told.mark
  if (whole.length) return told.mark === '.' ? ',' : '.'
  return invalid(say('trade.marksUnsure', { sheet, example: texts.find(text => /[.,]/.test(text)) ?? '' }), [
    { path: 'mapping.decimal', message: say('trade.marksUnsureFix') },
  ])
}

/** Reads an import that waits, on behalf of whoever asked; runs inside the job. */
export const readImport = async (
  ctx: Context,
  importId: string,
  progress: (rows: number) => Promise<void>,
): Promise<Record<string, number>> => {
  const found = await store.findImport(ctx.db, importId)
  if (!found?.mapping || !found.seriesId || found.state !== 'reading') return { rows: found?.rows ?? 0 }
  const { mapping, seriesId, fileName, sha256 } = found
  const series = (await store.findSeries(ctx.db, seriesId))!
  const bytes = await ctx.files.read(sha256)
  const { refused, ...loaded } = await ctx.db.transaction(async tx => {
    const done = await loadFlows(tx, series, { importId, fileName, bytes, mapping }, progress)
    await store.updateImport(tx, importId, { state: 'ready', ...done })
    return done
  })
  return { ...loaded, shown: refused.length }
}
export const failImport = (ctx: Context, importId: string) => store.updateImport(ctx.db, importId, { state: 'failed' })
