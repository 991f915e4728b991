/** Imports a workbook: the good rows, or none; every refused row is named with its cell, the reason and the fix. */
import { createHash } from 'node:crypto'
import { type ReadSheet, readTable, readWorkbook, WorkbookError } from '../../files/workbook-read.ts'
import { holds } from '../../kernel/access.ts'
import { actorOf, type Context, performer } from '../../kernel/context.ts'
import { recordAll } from '../../kernel/log.ts'
import { invalid, refuse } from '../../kernel/refusal.ts'
import { type Sheet, tableColumns } from '../../kernel/sheet.ts'
import { searchable } from '../../kernel/text.ts'
import { say } from '../../words/say.ts'
import { province } from '../reference/city.schema.ts'
import { loadUnits } from '../reference/reference.actions.ts'
import * as store from './exchange.store.ts'
import type { Env, Saved, SheetIntake } from './intake.actions.ts'
import { groupProblems, type Line, type Problem, type ProblemGroup } from './lines.rules.ts'
import { placeFinder } from './places.rules.ts'
import { planIntakes } from './plan-intake.actions.ts'
import { projectIntakes } from './project-intake.actions.ts'
import { registerIntakes } from './register-intake.actions.ts'
import { resultIntakes } from './result-intake.actions.ts'
import { writeRejected } from './template.actions.ts'
import { instructionsSheet, rejectedColumns, type WorkbookKind, workbooks } from './workbooks.schema.ts'

/** Only the department's leader brings a plan in; the department's and the Centre's officers the rest. */
export const importers: Record<WorkbookKind, readonly string[]> = {
  plan: ['leader'],
  establishments: ['leader', 'appraiser', 'centre_officer'],
  projects: ['leader', 'appraiser', 'centre_officer'],
  results: ['leader', 'appraiser', 'centre_officer'],
}
const intakes: Record<WorkbookKind, () => SheetIntake[]> = {
  plan: planIntakes,
  establishments: registerIntakes,
  projects: projectIntakes,
  results: resultIntakes,
}

export interface SheetCount {
  name: string
  read: number
  accepted: number
  /** Rows that say what is recorded already. */
  unchanged: number
  rejected: number
}
/** What an import did, or would do. */
export interface ImportOutcome {
  kind: WorkbookKind
  fileName: string
  saved: boolean
  importId: string | null
  sheets: SheetCount[]
  read: number
  accepted: number
  unchanged: number
  rejected: number
  groups: ProblemGroup[]
  warnings: ProblemGroup[]
}
/** The outcome with the lines themselves, for those who give rows back. */
export interface Reading {
  outcome: ImportOutcome
  problems: Problem[]
  lines: Line[]
}
export type ImportMode = 'good' | 'none' | 'preview'
/** What differs between somebody's import and the run of a folder. */
export interface Manner {
  leaveOutAfter: Env['leaveOutAfter']
  newId: Env['newId']
}
const byHand: Manner = { leaveOutAfter: null, newId: () => crypto.randomUUID() }

/** A workbook whose sheets could be opened. */
interface Opened {
  kind: WorkbookKind
  fileName: string
  sha256: string
  sheets: readonly ReadSheet[]
}
/**
 * Opens the bytes of a workbook.
 * @throws Refusal `invalid` saying what kind of file it is instead
 */
const openWorkbook = async (kind: WorkbookKind, bytes: Uint8Array, fileName: string): Promise<Opened> => {
  try {
    return { kind, fileName, sha256: createHash('sha256').update(bytes).digest('hex'), sheets: await readWorkbook(bytes) }
  } catch (error) {
    if (error instanceof WorkbookError) return invalid(error.message)
    throw error
  }
}

const sameName = (a: string, b: string) => searchable(a) === searchable(b)
const onSheet = (level: Problem['level'], sheet: string, cause: string, reason: string, fix: string): Problem => ({
  level,
  sheet,
  cell: 'A1',
  row: 1,
  column: '',
  cause,
  reason,
  fix,
})

/** Sheets that are not in the template, and those of the template that are not in the workbook. */
const strangeSheets = (sheets: readonly ReadSheet[], known: readonly Sheet[]): Problem[] =>
  sheets
    .filter(sheet => !sheet.hidden && sheet.rows.length > 0 && !sameName(sheet.name, instructionsSheet))
    .filter(sheet => !known.some(({ name }) => sameName(name, sheet.name)))
    .map(({ name }) => onSheet('warning', name, 'sheet', say('exchange.sheetStrange', { name }), say('exchange.sheetStrangeFix')))

interface SheetReading {
  count: SheetCount
  lines: Line[]
  problems: Problem[]
  saved: Saved[]
}
const readSheet = async (env: Env, intake: SheetIntake, sheets: readonly ReadSheet[]): Promise<SheetReading> => {
  const { name } = intake.sheet
  const count: SheetCount = { name, read: 0, accepted: 0, unchanged: 0, rejected: 0 }
  const sheet = sheets.find(candidate => sameName(candidate.name, name))
  if (!sheet || sheet.rows.length === 0) {
    const level = intake.mustHave ? 'error' : 'warning'
    return {
      count,
      lines: [],
      saved: [],
      problems: [onSheet(level, name, 'sheet', say('exchange.sheetMissing', { name }), say('exchange.sheetMissingFix'))],
    }
  }
  const table = readTable(sheet, tableColumns(intake.sheet))
  const headers = table.problems
    .filter(({ message }) => !rejectedColumns.some(column => message.includes(`“${column}”`)))
    .map(({ sheet: of, cell, code, message, fix }): Problem => {
      const level = code === 'unknown_header' ? 'warning' : 'error'
      return { level, sheet: of, cell, row: Number(cell.replace(/\D+/g, '')), column: '', cause: 'header', reason: message, fix }
    })
  // With a required column missing or written twice no row can be trusted.
  if (headers.some(problem => problem.level === 'error'))
    return { count: { ...count, read: table.rows.length, rejected: table.rows.length }, lines: [], saved: [], problems: headers }
  const { lines, saved, unchanged } = await intake.bring(env, table.rows)
  const rejected = lines.filter(line => line.bad).length
  return {
    count: { name, read: lines.length, accepted: saved.length, unchanged, rejected },
    lines,
    saved,
    problems: [...headers, ...lines.flatMap(line => line.problems)],
  }
}

/** Carries what was read out of a transaction that is not to stay. */
class Undone extends Error {
  constructor(readonly reading: Reading) {
    super('undone')
  }
}
/** What an import's row keeps of its problems. */
const KEPT_PROBLEMS = 500

/** Reads a workbook into the database in one transaction, which stays only when `mode` says so. Access is the caller's to check. */
export const bring = async (
  ctx: Context,
  kind: WorkbookKind,
  bytes: Uint8Array,
  fileName: string,
  mode: ImportMode,
  manner: Manner = byHand,
): Promise<Reading> => {
  const opened = await openWorkbook(kind, bytes, fileName)
  const units = await loadUnits(ctx.db)
  const place = placeFinder(units.all, units, province.unitId)
  const grant = ctx.actor?.grants.find(({ role }) => importers[kind].includes(role))
  try {
    return await ctx.db.transaction(async tx => {
      const env: Env = { tx, today: ctx.today, place, mayBringHistory: !ctx.actor || holds(ctx.actor, 'leader'), ...manner }
      const readings: SheetReading[] = []
      for (const intake of intakes[kind]()) readings.push(await readSheet(env, intake, opened.sheets))
      const known = workbooks[kind].sheets
      const problems = [...strangeSheets(opened.sheets, known), ...readings.flatMap(reading => reading.problems)]
      const errors = problems.filter(problem => problem.level === 'error')
      const total = (of: keyof Omit<SheetCount, 'name'>) => readings.reduce((sum, { count }) => sum + count[of], 0)
      const accepted = total('accepted')
      const stays = mode !== 'preview' && accepted > 0 && !(mode === 'none' && errors.length)
      const importId = stays ? manner.newId('import', `${kind} ${opened.sha256}`) : null
      const outcome: ImportOutcome = {
        kind,
        fileName,
        saved: stays,
        importId,
        sheets: readings.map(reading => reading.count),
        read: total('read'),
        accepted,
        unchanged: total('unchanged'),
        rejected: total('rejected'),
        groups: groupProblems(errors),
        warnings: groupProblems(problems.filter(problem => problem.level === 'warning')),
      }
      const reading = { outcome, problems, lines: readings.flatMap(({ lines }) => lines) }
      if (!importId) throw new Undone(reading)

      const saved = readings.flatMap(one => one.saved)
      await store.insertImport(tx, {
        id: importId,
        kind,
        fileName,
        sha256: opened.sha256,
        day: ctx.today,
        by: ctx.actor?.name ?? null,
        accepted,
        rejected: outcome.rejected,
        problems: errors.slice(0, KEPT_PROBLEMS),
      })
      await store.insertSources(
        tx,
        saved.map(({ id, entity, sheet, row }) => ({ recordId: id, entity, importId, file: fileName, sheet, row })),
      )
      await recordAll(
        tx,
        performer(ctx.actor, grant),
        ctx.today,
        saved.flatMap(({ entity, id, values, state }) => [
          { entity, recordId: id, action: 'imported', values, toState: state },
          // Money that came with a project is an act of its own.
          ...(values.money
            ? [{ entity: 'allocation', recordId: id, action: 'imported', values: values.money as Record<string, unknown> }]
            : []),
        ]),
      )
      return reading
    })
  } catch (error) {
    if (error instanceof Undone) return error.reading
    throw error
  }
}

const mayImport = (ctx: Context, kind: WorkbookKind) => {
  if (!holds(actorOf(ctx), ...importers[kind])) refuse(say('exchange.mayNot', { label: workbooks[kind].label }))
}
/** Reads a workbook without keeping anything, the database's own refusals included. */
export const previewWorkbook = async (ctx: Context, kind: WorkbookKind, bytes: Uint8Array, fileName: string): Promise<ImportOutcome> => {
  mayImport(ctx, kind)
  return (await bring(ctx, kind, bytes, fileName, 'preview')).outcome
}
/** Imports the good rows, or with `none` nothing unless every row is good. */
export const importWorkbook = async (
  ctx: Context,
  kind: WorkbookKind,
  bytes: Uint8Array,
  fileName: string,
  mode: 'good' | 'none',
): Promise<ImportOutcome> => {
  mayImport(ctx, kind)
  return (await bring(ctx, kind, bytes, fileName, mode)).outcome
}
/** The refused rows of a workbook as a workbook to correct and send again. */
export const rejectedRows = async (ctx: Context, kind: WorkbookKind, bytes: Uint8Array, fileName: string): Promise<Uint8Array> => {
  mayImport(ctx, kind)
  return writeRejected(kind, (await bring(ctx, kind, bytes, fileName, 'preview')).lines)
}
/** Past imports, latest first. */
export const listImports = async (ctx: Context) =>
  (await store.selectImports(ctx.db)).map(({ id, kind, fileName, day, by, accepted, rejected, createdAt }) => ({
    id,
    kind,
    label: kind in workbooks ? workbooks[kind as WorkbookKind].label : kind,
    fileName,
    day,
    by,
    accepted,
    rejected,
    at: createdAt.toISOString(),
  }))
