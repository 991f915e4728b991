/** Imports of trade statistics: a file is taken in, looked at, read as a job, taken back. */
import { actorOf, type Context, logged } from '../../kernel/context.ts'
import { conflict, invalid, unknown } from '../../kernel/refusal.ts'
import type { UploadedFile } from '../../kernel/route.ts'
import { clean, searchable } from '../../kernel/text.ts'
import { say } from '../../words/say.ts'
import { enqueue } from '../jobs/jobs.actions.ts'
import type { JobHandler } from '../jobs/jobs.ports.ts'
import { firstRows, openTradeFile } from './file.actions.ts'
import { columnsByHeader, guessMapping, headersOf } from './guess.rules.ts'
import { failImport, readImport } from './load.actions.ts'
import * as store from './load.store.ts'
import { places } from './places.actions.ts'
import {
  flows,
  formats,
  frequencies,
  type ImportRow,
  importStates,
  type ProfileRow,
  type SeriesRow,
  type SheetStart,
  type TradeMapping,
  tradeFields,
} from './series.schema.ts'

export const tradeImportJob = 'trade-import'
const lookedAt = 40
const shown = 14
const mostSheets = 20
/** Letters of a cell that are kept to look at. */
const longest = 200

/** How the sheets of a file begin; a sheet without rows is left out. */
const startsOf = async (bytes: Uint8Array, fileName: string): Promise<SheetStart[]> => {
  const starts: SheetStart[] = []
  for (const sheet of (await openTradeFile(bytes, fileName)).slice(0, mostSheets)) {
    const rows = await firstRows(sheet, lookedAt)
    const cells = rows.map(row => ({ number: row.number, cells: row.cells.map(cell => cell.text.slice(0, longest)) }))
    if (rows.length) starts.push({ name: sheet.name, rows: cells })
  }
  return starts.length ? starts : invalid(say('trade.emptyFile', { file: fileName }))
}
/** A sheet as the mapping screen shows it: its first rows and what they seem to be; a saved profile that fits goes before the guess. */
const lookAtSheet = ({ name, rows }: SheetStart, profiles: readonly ProfileRow[]) => {
  const texts = rows.map(row => row.cells)
  const { mapping: guess, headers } = guessMapping(texts, name)
  const number = rows[guess.headerRow]!.number
  const fits = profiles.flatMap(profile => {
    const columns = columnsByHeader(profile.headers, headers)
    return columns
      ? [
          {
            id: profile.id,
            name: profile.name,
            seriesId: profile.seriesId,
            mapping: { ...profile.mapping, columns, sheet: name, headerRow: number, period: guess.period ?? profile.mapping.period },
          },
        ]
      : []
  })
  return {
    name,
    headers,
    mapping: { ...guess, headerRow: number },
    profiles: fits,
    sample: rows.slice(0, Math.max(shown, guess.headerRow + 8)).map((row, at) => ({ number: row.number, cells: texts[at]! })),
  }
}
/** Files that came before their beginnings were kept are opened once more. */
const startsOfImport = async (ctx: Context, file: ImportRow): Promise<SheetStart[]> =>
  file.starts ?? (await startsOf(await ctx.files.read(file.sha256), file.fileName))
const found = async (ctx: Context, id: string): Promise<ImportRow> => (await store.findImport(ctx.db, id)) ?? unknown(say('trade.noImport'))

/** Takes a file in and keeps it; nothing is read before somebody says what its columns are. */
export const takeImport = async (ctx: Context, file: UploadedFile): Promise<{ id: string }> => {
  const fileName = clean(file.name).slice(0, 200)
  const starts = await startsOf(file.bytes, fileName)
  const sha256 = await ctx.files.keep(file.bytes)
  return ctx.db.transaction(async tx => {
    const row = await store.insertImport(tx, {
      state: 'mapping',
      fileName,
      sha256,
      starts,
      broughtBy: actorOf(ctx).id,
      broughtOn: ctx.today,
    })
    await logged(tx, ctx, { entity: 'trade_import', recordId: row.id, action: 'create', values: { fileName, sha256 } })
    return { id: row.id }
  })
}
const line = (file: ImportRow) => ({
  id: file.id,
  fileName: file.fileName,
  sha256: file.sha256,
  state: file.state,
  stateLabel: importStates[file.state],
  rows: file.rows,
  replaced: file.replaced,
  unchanged: file.unchanged,
  passedOver: file.passedOver,
  refusedTotal: file.refusedTotal,
  broughtOn: file.broughtOn,
  undoneOn: file.undoneOn,
  undoReason: file.undoReason,
  jobId: file.jobId,
})
export const listImports = async (ctx: Context) => ({
  rows: (await store.allImports(ctx.db)).map(({ file, by, series, seriesCode }) => ({ ...line(file), by, series, seriesCode })),
})
const seriesChoice = (series: SeriesRow) => ({
  id: series.id,
  code: series.code,
  name: series.name,
  source: series.source,
  flow: series.flow,
  frequency: series.frequency,
  nomenclature: series.nomenclature,
  currency: series.currency,
  digits: series.digits,
})
/** One import: while it waits, its sheets to map and the series it may go into; later, what came of it. */
export const openImport = async (ctx: Context, id: string) => {
  const file = await found(ctx, id)
  const waits = file.state === 'mapping' || file.state === 'failed'
  const series = await store.allSeries(ctx.db)
  const profiles = waits ? await store.allProfiles(ctx.db) : []
  const later = file.state === 'ready' ? await store.replacedByLater(ctx.db, id) : undefined
  return {
    ...line(file),
    refused: file.refused,
    mapping: file.mapping,
    series: series.filter(each => each.id === file.seriesId).map(seriesChoice)[0] ?? null,
    replacedBy: later ?? null,
    can: file.state === 'ready' && !later ? ['undo'] : [],
    choices: {
      series: series.map(seriesChoice),
      formats,
      fields: tradeFields,
      flows,
      frequencies,
    },
    sheets: waits ? (await startsOfImport(ctx, file)).map(start => lookAtSheet(start, profiles)) : null,
  }
}

export interface NewSeries {
  name: string
  source: string
  sourceUrl?: string | null | undefined
  licence?: string | null | undefined
  flow: keyof typeof flows
  frequency: keyof typeof frequencies
  nomenclature: string
  currency: string
  valuation?: string | null | undefined
  digits: number
  allReporters: boolean
  allPartners: boolean
  allProducts: boolean
  note?: string | null | undefined
}
export interface ReadInput {
  seriesId?: string | undefined
  series?: NewSeries | undefined
  mapping: TradeMapping
  /** Keeps the mapping under this name for the next file of the kind. */
  saveAs?: string | undefined
}
const codeFor = (name: string): string =>
  searchable(name)
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '')
    .slice(0, 60)
const needColumns = ({ columns, period, reporter, partner }: TradeMapping) => {
  const missing = (['value', 'code'] as const).filter(field => columns[field] === undefined)
  const open = [
    ...missing.map(field => ({ path: `mapping.columns.${field}`, message: say('trade.needsColumn', { field: tradeFields[field] }) })),
    ...(columns.period === undefined && !period
      ? [{ path: 'mapping.period', message: say('trade.needsColumn', { field: tradeFields.period }) }]
      : []),
    ...(columns.reporter === undefined && !reporter
      ? [{ path: 'mapping.reporter', message: say('trade.needsColumn', { field: tradeFields.reporter }) }]
      : []),
    ...(columns.partner === undefined && !partner
      ? [{ path: 'mapping.partner', message: say('trade.needsColumn', { field: tradeFields.partner }) }]
      : []),
  ]
  if (open.length) invalid(say('trade.needsColumns'), open)
}
const knownPlaces = async (mapping: TradeMapping) => {
  const list = await places()
  for (const field of ['reporter', 'partner'] as const) {
    const code = mapping[field]
    if (code && !list.find(code))
      invalid(say('trade.noPlace', { name: code }), [{ path: `mapping.${field}`, message: say('trade.noPlaceFix') }])
  }
}

/** Says what the columns are and which series the figures belong to, and lets the file be read as a job. */
export const readInto = async (ctx: Context, id: string, input: ReadInput): Promise<{ id: string; jobId: string; seriesId: string }> => {
  needColumns(input.mapping)
  await knownPlaces(input.mapping)
  const headers = headersAt(await startsOfImport(ctx, await found(ctx, id)), input.mapping)
  return ctx.db.transaction(async tx => {
    const file = (await store.findImport(tx, id, true)) ?? unknown(say('trade.noImport'))
    if (file.state !== 'mapping' && file.state !== 'failed') conflict(say('trade.importTaken', { state: importStates[file.state] }))
    const series = await seriesFor(ctx, tx, input)
    const before = await store.importedBefore(tx, series.id, file.sha256)
    if (before) conflict(say('trade.importedBefore', { day: before.broughtOn.split('-').reverse().join('/') }))
    const job = await enqueue(
      ctx,
      { kind: tradeImportJob, title: say('trade.jobImport', { file: file.fileName }), input: { importId: id } },
      tx,
    )
    await store.updateImport(tx, id, { state: 'reading', seriesId: series.id, mapping: input.mapping, jobId: job.id })
    await logged(tx, ctx, {
      entity: 'trade_import',
      recordId: id,
      action: 'import',
      fromState: file.state,
      toState: 'reading',
      values: { series: series.code, mapping: input.mapping },
    })
    if (input.saveAs)
      await store.saveProfile(tx, {
        name: clean(input.saveAs),
        seriesId: series.id,
        headers: headersOf(input.mapping, headers),
        mapping: input.mapping,
        savedBy: actorOf(ctx).id,
        savedOn: ctx.today,
      })
    return { id, jobId: job.id, seriesId: series.id }
  })
}
const headersAt = (starts: readonly SheetStart[], mapping: TradeMapping): string[] => {
  const sheet = starts.find(each => each.name === mapping.sheet)
  if (!sheet) return invalid(say('trade.noSheet', { sheet: mapping.sheet }))
  const texts = sheet.rows.map(row => row.cells)
  const { mapping: guess, headers } = guessMapping(texts, sheet.name)
  const at = sheet.rows.findIndex(row => row.number === mapping.headerRow)
  return at === guess.headerRow ? headers : (texts[at] ?? [])
}
const seriesFor = async (
  ctx: Context,
  tx: Parameters<typeof store.insertSeries>[0],
  { seriesId, series }: ReadInput,
): Promise<SeriesRow> => {
  if (seriesId) return (await store.findSeries(tx, seriesId)) ?? unknown(say('trade.noSeries'))
  if (!series) return invalid(say('trade.needsSeries'), [{ path: 'seriesId', message: say('trade.needsSeries') }])
  const code = codeFor(series.name)
  if (!code || (await store.findSeries(tx, code))) conflict(say('trade.seriesTaken', { name: series.name }))
  const { note, ...values } = series
  const row = await store.insertSeries(tx, { ...values, code, notes: note ? [note] : [] })
  await logged(tx, ctx, { entity: 'trade_series', recordId: row.id, action: 'create', values: { code, ...values } })
  return row
}
/** Reads an import; wired in domains/index.ts. A file that cannot be used is left to be mapped anew. */
export const importHandler: JobHandler = async run => {
  const importId = String(run.input.importId)
  await run.progress({ done: 0, note: say('trade.reading') })
  try {
    const loaded = await readImport(run.ctx, importId, rows => run.progress({ done: rows }))
    await run.progress({ note: say('trade.readDone', { rows: loaded.rows ?? 0 }) })
    return loaded
  } catch (error) {
    await failImport(run.ctx, importId)
    throw error
  }
}

/** Takes an import back: its figures go, those that they replaced hold again. Not while a later import rests on it. */
export const undoImport = (ctx: Context, id: string, reason: string) =>
  ctx.db.transaction(async tx => {
    const file = (await store.findImport(tx, id, true)) ?? unknown(say('trade.noImport'))
    if (file.state !== 'ready') conflict(say('trade.notReady', { state: importStates[file.state] }))
    const later = await store.replacedByLater(tx, id)
    if (later) conflict(say('trade.replacedLater', { file: later.fileName }))
    const { removed, restored } = await store.takeOut(tx, id)
    if (file.seriesId) await store.reckonStand(tx, file.seriesId)
    await store.updateImport(tx, id, { state: 'undone', undoneBy: actorOf(ctx).id, undoneOn: ctx.today, undoReason: reason })
    await logged(tx, ctx, {
      entity: 'trade_import',
      recordId: id,
      action: 'undo',
      fromState: 'ready',
      toState: 'undone',
      values: { removed, restored },
      reason,
    })
    return { removed, restored }
  })
export const listProfiles = async (ctx: Context) => ({
  rows: (await store.allProfiles(ctx.db)).map(({ id, name, seriesId, headers, mapping, savedOn }) => ({
    id,
    name,
    seriesId,
    headers,
    format: mapping.format,
    formatLabel: formats[mapping.format],
    savedOn,
  })),
})
