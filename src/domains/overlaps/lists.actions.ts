/** Other programmes' lists: seen, mapped, read as a job, linked with the register, withdrawn. */
import { parseText } from '../../files/cells.ts'
import { type OpenedRows, openRows, type SheetHead } from '../../files/rows.ts'
import { WorkbookError } from '../../files/workbook-error.ts'
import type { ReadRow } from '../../files/xlsx-rows.ts'
import { actorOf, type Context, logged } from '../../kernel/context.ts'
import { conflict, invalid, Refusal, unknown } from '../../kernel/refusal.ts'
import type { UploadedFile } from '../../kernel/route.ts'
import { clean } from '../../kernel/text.ts'
import { say } from '../../words/say.ts'
import { linkWithRegister } from '../duplicates/against.actions.ts'
import { type UnitWords, unitWords } from '../duplicates/vietnamese/units.rules.ts'
import { enqueue } from '../jobs/jobs.actions.ts'
import { loadUnits } from '../reference/reference.actions.ts'
import { guessColumns, guessHeaderRow, guessUnit, listedRow, listFieldKeys } from './columns.rules.ts'
import * as store from './lists.store.ts'
import { type ListField, type ListRow, listFields, listStates, type Mapping, type Programme, programmes } from './overlaps.schema.ts'

export const listJob = 'support-list'
const shownRows = 12
const textOf = (row: ReadRow, column: number): string => {
  const parsed = parseText(row.cells[column])
  return parsed.ok ? (parsed.value ?? '') : ''
}
const texts = (row: ReadRow): string[] => Array.from(row.cells, (_, at) => textOf(row, at))
const opened = (bytes: Uint8Array, fileName: string): Promise<OpenedRows> =>
  openRows(bytes, fileName).catch((error: unknown) => {
    throw error instanceof WorkbookError ? new Refusal('invalid', error.message) : error
  })
const firstRows = async (file: OpenedRows, sheet: SheetHead): Promise<ReadRow[]> => {
  const rows: ReadRow[] = []
  for await (const batch of file.rows(sheet)) {
    rows.push(...batch)
    if (rows.length >= 30) break
  }
  return rows.slice(0, 30)
}

/** A file as the mapping screen shows it: each sheet's first rows, with a guess at its headers and columns. */
const look = async (bytes: Uint8Array, fileName: string) => {
  const file = await opened(bytes, fileName)
  const sheets = []
  for (const sheet of file.sheets.filter(each => !each.hidden).slice(0, 20)) {
    const rows = await firstRows(file, sheet)
    if (!rows.length) continue
    const cells = rows.map(texts)
    const at = guessHeaderRow(cells)
    const columns = guessColumns(cells[at] ?? [])
    const mapping: Mapping = {
      sheet: sheet.name,
      headerRow: rows[at]!.number,
      columns,
      amountUnit: guessUnit(columns.amount === undefined ? '' : (cells[at]![columns.amount] ?? '')),
    }
    sheets.push({
      name: sheet.name,
      rows: sheet.claimedRows,
      mapping,
      sample: rows.slice(0, Math.max(shownRows, at + 6)).map((row, index) => ({ number: row.number, cells: cells[index]! })),
    })
  }
  return sheets.length ? sheets : invalid(say('overlaps.listEmpty', { file: fileName }))
}
const found = async (ctx: Context, id: string): Promise<ListRow> => (await store.findList(ctx.db, id)) ?? unknown(say('overlaps.noList'))

/** Takes a file in and shows what may be in it; nothing is compared before somebody says what its columns are. */
export const takeList = async (ctx: Context, file: UploadedFile) => {
  const fileName = clean(file.name).slice(0, 200)
  await look(file.bytes, fileName)
  const sha256 = await ctx.files.keep(file.bytes)
  const list = await ctx.db.transaction(async tx => {
    const row = await store.insertList(tx, {
      name: fileName.replace(/\.[^.]*$/, ''),
      programme: 'other',
      state: 'mapping',
      fileName,
      sha256,
      broughtBy: actorOf(ctx).id,
      broughtOn: ctx.today,
    })
    await logged(tx, ctx, { entity: 'support_list', recordId: row.id, action: 'create', values: { sha256 } })
    return row
  })
  return { id: list.id }
}
const line = ({ list, by, linked, overlaps }: Awaited<ReturnType<typeof store.allLists>>[number]) => ({
  id: list.id,
  name: list.name,
  programmeLabel: programmes[list.programme],
  source: list.source,
  state: list.state,
  stateLabel: listStates[list.state],
  fileName: list.fileName,
  rows: list.rows,
  skipped: list.skipped.length,
  linked,
  overlaps,
  by,
  broughtOn: list.broughtOn,
  withdrawnOn: list.withdrawnOn,
})
export const listLists = async (ctx: Context) => ({ programmes, rows: (await store.allLists(ctx.db)).map(line) })

/** One list: while it waits, its sheets to map; later, what came of it. */
export const openList = async (ctx: Context, id: string) => {
  const list = await found(ctx, id)
  const { name, programme, source, year, state, fileName, rows, skipped, mapping, jobId, withdrawReason, withdrawnOn, broughtOn } = list
  const waits = (state === 'mapping' || state === 'failed') && list.sha256 !== null
  return {
    id,
    name,
    programme,
    programmeLabel: programmes[programme],
    source,
    year,
    state,
    stateLabel: listStates[state],
    fileName,
    rows,
    skipped: skipped.slice(0, 100),
    skippedTotal: skipped.length,
    mapping,
    jobId,
    broughtOn,
    withdrawnOn,
    withdrawReason,
    fields: listFields,
    programmes,
    sheets: waits ? await look(await ctx.files.read(list.sha256!), fileName) : null,
  }
}
export interface ListInput extends Mapping {
  name: string
  programme: Programme
  source?: string | undefined
  year?: number | null | undefined
}
/** Says what the columns are and lets the file be read, in the background. */
export const importList = (ctx: Context, id: string, input: ListInput) =>
  ctx.db.transaction(async tx => {
    const list = (await store.findList(tx, id, true)) ?? unknown(say('overlaps.noList'))
    if ((list.state !== 'mapping' && list.state !== 'failed') || !list.sha256)
      conflict(say('overlaps.listTaken', { state: listStates[list.state] }))
    const { sheet, headerRow, columns, amountUnit, name, programme, source, year } = input
    if (columns.name === undefined)
      invalid(say('overlaps.listNeedsName'), [{ path: 'columns.name', message: say('overlaps.listNeedsName') }])
    if (columns.year === undefined && !year)
      invalid(say('overlaps.listNeedsYear'), [{ path: 'year', message: say('overlaps.listNeedsYear') }])
    const job = await enqueue(ctx, { kind: listJob, title: say('overlaps.jobList', { name }), input: { listId: id } }, tx)
    await store.updateList(tx, id, {
      name,
      programme,
      source: clean(source ?? '') || null,
      year: year ?? null,
      mapping: { sheet, headerRow, columns, amountUnit },
      state: 'reading',
      jobId: job.id,
    })
    await logged(tx, ctx, {
      entity: 'support_list',
      recordId: id,
      action: 'import',
      values: { name, programme, sheet, headerRow, columns },
    })
    return { id, jobId: job.id }
  })

/** The unit that a row names, when only one can be meant. */
const unitOf = (units: UnitWords, place: string | null, district: string | null): string | null => {
  if (!place) return null
  const [commune = '', above] = place.split(/\s*[,;]\s*|\s+-\s+/)
  const named = units.named(commune.replace(/^(?:xã|phường|thị trấn|x\.|p\.|tt\.?)\s*/iu, ''), district ?? above ?? null)
  return named.length === 1 ? named[0]!.id : (named.find(unit => unit.validUntil === null)?.id ?? null)
}
/** Every row of the mapped sheet: those that can be used, and those that cannot with why. */
const rowsIn = async (ctx: Context, list: Pick<ListRow, 'id' | 'fileName' | 'year'>, mapping: Mapping, bytes: Uint8Array) => {
  const { sheet, headerRow, columns, amountUnit } = mapping
  const file = await opened(bytes, list.fileName)
  const head = file.sheets.find(each => each.name === sheet) ?? invalid(say('overlaps.listNoSheet', { sheet }))
  const index = await loadUnits(ctx.db)
  const units = unitWords(index.all, index, ctx.today)
  const rows: Parameters<typeof store.insertRows>[1][number][] = []
  const skipped: ListRow['skipped'] = []
  for await (const batch of file.rows(head))
    for (const row of batch) {
      if (row.number <= headerRow) continue
      const cells: Partial<Record<ListField, string>> = {}
      for (const field of listFieldKeys) if (columns[field] !== undefined) cells[field] = textOf(row, columns[field])
      const read = listedRow(cells, list.year, amountUnit)
      if (!read) continue
      if ('why' in read) {
        skipped.push({ row: row.number, why: read.why })
        continue
      }
      const { place, district, ...values } = read.values
      rows.push({ listId: list.id, row: row.number, ...values, unitId: unitOf(units, place ?? lastPart(values.address), district) })
    }
  return rows.length ? { rows, skipped } : invalid(say('overlaps.listNoRows', { sheet, row: headerRow }))
}
/** Reads the whole sheet; the list is replaced whole, so that a second run after a restart does the same. */
export const readList = async (ctx: Context, listId: string): Promise<{ rows: number; skipped: number }> => {
  const list = await found(ctx, listId)
  if (list.state !== 'reading' || !list.mapping || !list.sha256) return { rows: list.rows, skipped: list.skipped.length }
  const { rows, skipped } = await rowsIn(ctx, list, list.mapping, await ctx.files.read(list.sha256))
  await ctx.db.transaction(async tx => {
    await store.clearRows(tx, listId)
    await store.insertRows(tx, rows)
    await store.updateList(tx, listId, { state: 'ready', rows: rows.length, skipped, sha256: null })
  })
  // What is needed of the file stands in the rows: the file itself holds more about people than anybody asked for.
  await ctx.files.drop?.(list.sha256)
  return { rows: rows.length, skipped: skipped.length }
}
/** Brings in a list whose columns are as its headers say, without a job; for a demonstration. */
export const bringList = async (
  ctx: Context,
  about: { name: string; programme: Programme; source: string; year: number; fileName: string },
  bytes: Uint8Array,
): Promise<void> => {
  const [sheet] = await look(bytes, about.fileName)
  const id = crypto.randomUUID()
  const { rows, skipped } = await rowsIn(ctx, { ...about, id }, sheet!.mapping, bytes)
  await ctx.db.transaction(async tx => {
    await store.insertList(tx, { ...about, id, state: 'ready', mapping: sheet!.mapping, rows: rows.length, skipped, broughtOn: ctx.today })
    await store.insertRows(tx, rows)
  })
  await linkLists(ctx, id)
}
/** Of an address without a column for the commune, the part that may name it. */
const lastPart = (address: string | null): string | null =>
  address
    ?.split(',')
    .map(clean)
    .find(part => /^(?:xã|phường|thị trấn|x\.|p\.|tt)/iu.test(part)) ?? null

/** Links one list, or all that stand, with the register as it is now. */
export const linkLists = async (ctx: Context, listId: string | null): Promise<void> => {
  const lists = listId ? [await found(ctx, listId)] : (await store.allLists(ctx.db)).map(({ list }) => list)
  for (const list of lists.filter(({ state }) => state === 'ready')) {
    const rows = (await store.rowsOf(ctx.db, list.id)).filter(row => row.name)
    const linked = await linkWithRegister(ctx, ctx.db, rows)
    const links = new Map<string, Record<string, number>>()
    for (const { row, establishmentId, probability } of linked)
      links.set(row, { ...links.get(row), [establishmentId]: Math.round(probability * 1000) / 1000 })
    await ctx.db.transaction(tx => store.writeLinks(tx, list.id, links))
  }
}
export const failList = (ctx: Context, listId: string) => store.updateList(ctx.db, listId, { state: 'failed' })

/** Takes a list out of every comparison; rows on which a decision rests stay as its evidence, the others go. */
export const withdrawList = (ctx: Context, id: string, reason: string) =>
  ctx.db.transaction(async tx => {
    const list = (await store.findList(tx, id, true)) ?? unknown(say('overlaps.noList'))
    if (list.state === 'withdrawn') conflict(say('overlaps.listTaken', { state: listStates.withdrawn }))
    if (list.state === 'reading') conflict(say('overlaps.listStillReads'))
    await store.dropRows(tx, id)
    await store.updateList(tx, id, { state: 'withdrawn', withdrawnOn: ctx.today, withdrawReason: reason, sha256: null })
    await logged(tx, ctx, { entity: 'support_list', recordId: id, action: 'withdraw', values: {}, reason })
    if (list.sha256) await ctx.files.drop?.(list.sha256)
    return { id }
  })
