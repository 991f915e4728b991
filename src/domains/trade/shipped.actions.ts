/** The statistics, names and draft mapping that ship with the product (data/trade), brought in by a job on first use. */
import { createHash } from 'node:crypto'
import { promisify } from 'node:util'
import { gunzip } from 'node:zlib'
import { readCsv } from '../../files/csv.ts'
import { type Context, logged } from '../../kernel/context.ts'
import type { Tx } from '../../kernel/log.ts'
import { clean, searchable } from '../../kernel/text.ts'
import { say } from '../../words/say.ts'
import { enqueue } from '../jobs/jobs.actions.ts'
import type { JobHandler } from '../jobs/jobs.ports.ts'
import { loadFlows } from './load.actions.ts'
import * as store from './load.store.ts'
import { type Craft, hs, type LineBasis } from './mapping.schema.ts'
import * as mappings from './mapping.store.ts'
import { tradeData } from './places.actions.ts'
import type { KnownBreak, TradeField, TradeMapping, tradeSeries } from './series.schema.ts'
import { hsNames } from './shipped.rules.ts'

export const shippedTradeJob = 'trade-shipped'
const unpack = promisify(gunzip)

/** One entry of data/trade/series.json; columns are named by their headers. */
interface Shipped {
  file: string
  codes?: string
  continuity?: string
  series: Omit<typeof tradeSeries.$inferInsert, 'id' | 'createdAt'>
  mapping: Pick<TradeMapping, 'format' | 'multiplier' | 'reporter' | 'partner'> & { columns: Partial<Record<TradeField, string>> }
}
const table = async (name: string) => {
  const bytes = await tradeData(name)
  return readCsv((name.endsWith('.gz') ? await unpack(bytes) : bytes).toString('utf8'))
}

/** Breaks of Ấn Độ's headings: new codes are missing since a year in which the number of live codes fell. */
const breaksOf = async (name: string): Promise<KnownBreak[]> =>
  (await table(name)).flatMap((row): KnownBreak[] => {
    if (!row.hs4 || row.status === 'continuous') return []
    const years = [2018, 2019, 2020, 2021, 2022, 2023, 2024]
    const live = (year: number) => Number(row[`live_codes_fy${year}`])
    const broken = row.status === 'BROKEN_codes_missing'
    const lost = years.find(year => year > 2018 && live(year) < live(year - 1))
    return [
      {
        code: row.hs4,
        period: lost ? `FY${lost}` : null,
        kind: broken ? 'broken' : 'minor',
        says: say(broken ? 'trade.breakMissing' : 'trade.breakMinor', {
          code: row.hs4,
          year: lost ?? '',
          before: live(2018),
          after: live(2024),
        }),
      },
    ]
  })
const unitNames = async (name: string | undefined, nomenclature: string) =>
  name === undefined
    ? []
    : (await table(name)).map(row => ({
        nomenclature,
        code: row.hs8 ?? '',
        nameEn: clean(row.description ?? ''),
        unit: row.unit || null,
        searchText: searchable(`${row.hs8} ${row.description}`),
      }))

const bringSeries = async (ctx: Context, tx: Tx, shipped: Shipped) => {
  const breaks = shipped.continuity ? await breaksOf(shipped.continuity) : []
  const series = await store.insertSeries(tx, { ...shipped.series, breaks })
  const bytes = await tradeData(shipped.file)
  const headers = (await unpack(bytes)).toString('utf8', 0, 2000).split(/\r?\n/)[0]!.split(',')
  const columns = Object.fromEntries(Object.entries(shipped.mapping.columns).map(([field, header]) => [field, headers.indexOf(header)]))
  const mapping: TradeMapping = {
    ...shipped.mapping,
    sheet: shipped.file.replace(/\.csv\.gz$/, ''),
    headerRow: 1,
    columns,
    period: null,
    status: 'final',
    only: [],
  }
  const file = await store.insertImport(tx, {
    seriesId: series.id,
    state: 'reading',
    fileName: shipped.file,
    sha256: createHash('sha256').update(bytes).digest('hex'),
    mapping,
    broughtOn: ctx.today,
  })
  await store.keepNames(tx, await unitNames(shipped.codes, series.nomenclature))
  const done = await loadFlows(tx, series, { importId: file.id, fileName: shipped.file, bytes, mapping })
  await store.updateImport(tx, file.id, { state: 'ready', ...done })
  await logged(tx, ctx, {
    entity: 'trade_series',
    recordId: series.id,
    action: 'create',
    values: { code: series.code, file: shipped.file },
  })
  return done.rows
}
const bringNames = async (tx: Tx) => {
  if (await store.countCodes(tx, hs)) return
  const [vietnamese, english, chapters] = await Promise.all(
    ['vn_hs_nomenclature_2022_vi_en.csv.gz', 'hs_2022_en.csv.gz', 'hs_chapters_2022_vi.csv'].map(table),
  )
  const names = hsNames(vietnamese!, english!, chapters!)
  await store.keepNames(
    tx,
    names.map(({ code, nameVi, nameEn }) => ({
      nomenclature: hs,
      code,
      nameVi,
      nameEn,
      searchText: searchable(`${code} ${nameVi ?? ''} ${nameEn ?? ''}`),
    })),
  )
}
/** The draft version of crafts by code: nobody has confirmed it, so an officer must before it counts for anything official. */
const bringMapping = async (ctx: Context, tx: Tx) => {
  if (await mappings.findMapping(tx, 'TCMN-2022.1')) return
  const row = await mappings.insertMapping(tx, {
    code: 'TCMN-2022.1',
    name: say('trade.draftMapping'),
    nomenclature: hs,
    state: 'draft',
    validFrom: '2022-01-01',
    note: say('trade.draftMappingNote'),
  })
  await mappings.replaceLines(
    tx,
    row.id,
    (await table('mapping-tcmn-2022.1.csv')).map(line => ({
      prefix: line.prefix ?? '',
      craft: (line.craft || null) as Craft | null,
      basis: line.basis as LineBasis,
      note: line.note || null,
    })),
  )
  await logged(tx, ctx, { entity: 'trade_mapping', recordId: row.id, action: 'create', values: { code: row.code } })
}

/** Brings in what is not there yet; each series whole or not at all. */
export const bringShipped = async (ctx: Context, progress: (done: number, total: number) => Promise<void> = async () => {}) => {
  const list: Shipped[] = JSON.parse((await tradeData('series.json')).toString('utf8'))
  await ctx.db.transaction(async tx => {
    await bringNames(tx)
    await bringMapping(ctx, tx)
  })
  let rows = 0
  for (const [at, shipped] of list.entries()) {
    await progress(at, list.length)
    if (await store.findSeries(ctx.db, shipped.series.code)) continue
    rows += await ctx.db.transaction(tx => bringSeries(ctx, tx, shipped))
  }
  await progress(list.length, list.length)
  return { rows }
}
/** Asks for the shipped statistics; a database that has them is left as it is. */
export const askForShipped = async (ctx: Context): Promise<{ jobId: string }> => {
  const job = await enqueue(ctx, { kind: shippedTradeJob, title: say('trade.jobShipped'), input: {} })
  return { jobId: job.id }
}
export const shippedHandler: JobHandler = run =>
  bringShipped(run.ctx, (done, total) => run.progress({ done, total, note: say('trade.reading') }))
