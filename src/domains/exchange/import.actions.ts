/** Imports a workbook in one transaction: the good rows, or none; every refused row is named with its cell, the reason and the fix. */
import { createHash } from 'node:crypto'
import { type TableRow, WorkbookError } from '../../files/workbook-read.ts'
import { holds } from '../../kernel/access.ts'
import { type Context, performer } from '../../kernel/context.ts'
import { recordAll, type Tx } from '../../kernel/log.ts'
import { invalid } from '../../kernel/refusal.ts'
import { province } from '../reference/city.schema.ts'
import { loadUnits } from '../reference/reference.actions.ts'
import * as store from './exchange.store.ts'
import type { Env, Saved, SheetIntake } from './intake.actions.ts'
import { groupProblems, type Line, type Problem, type ProblemGroup } from './lines.rules.ts'
import { placeFinder } from './places.rules.ts'
import { planIntakes } from './plan-intake.actions.ts'
import { projectIntakes } from './project-intake.actions.ts'
import { readTables, specOf, type Table } from './reading.actions.ts'
import { registerIntakes } from './register-intake.actions.ts'
import { resultIntakes } from './result-intake.actions.ts'
import type { WorkbookKind } from './workbooks.schema.ts'

/** Only the department's leader brings a plan in; the department's and the Centre's officers the rest. */
export const importers: Record<WorkbookKind, readonly string[]> = {
  plan: ['leader'],
  establishments: ['leader', 'appraiser', 'centre_officer'],
  projects: ['leader', 'appraiser', 'centre_officer'],
  results: ['leader', 'appraiser', 'centre_officer'],
}
/** How the sheets of each workbook come in, in their order; made anew for every pass over a workbook. */
export const intakes: Record<WorkbookKind, () => SheetIntake[]> = {
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
  /** Rows that came in; as long as nothing is saved, those that would. */
  accepted: number
  unchanged: number
  rejected: number
  /** Rows that are still to be looked at or saved, when the work was stopped. */
  left: number
  /** Of the refused rows, those that can be fetched and corrected; not those under a header that cannot be read. */
  loadable: number
  groups: ProblemGroup[]
  warnings: ProblemGroup[]
  /** Days for which the refused rows can be fetched and corrected. */
  keptDays?: number
  /** The job that compares what came in with the register. */
  matchJob?: string
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

/** All that an intake works with but the transaction: places, the day, what the asker may bring in. */
export const surroundings = async (ctx: Context): Promise<Pick<Env, 'today' | 'place' | 'mayBringHistory'>> => {
  const units = await loadUnits(ctx.db)
  return {
    today: ctx.today,
    place: placeFinder(units.all, units, province.unitId),
    mayBringHistory: !ctx.actor || holds(ctx.actor, 'leader'),
  }
}

/** Writes into the log what an import brought in, and where each record came from. */
export const recordSaved = async (
  tx: Tx,
  ctx: Context,
  from: { importId: string; kind: WorkbookKind; fileName: string },
  saved: readonly Saved[],
): Promise<void> => {
  const { importId, kind, fileName: file } = from
  const grant = ctx.actor?.grants.find(({ role }) => importers[kind].includes(role))
  await store.insertSources(
    tx,
    saved.map(({ id, entity, sheet, row }) => ({ recordId: id, entity, importId, file, sheet, row })),
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
}

/**
 * All tables of a workbook with their rows, in the order of its intakes.
 * @throws Refusal `invalid` saying what kind of file it is instead
 */
const readWhole = async (bytes: Uint8Array, fileName: string, sheets: readonly SheetIntake[]) => {
  const rows = new Map<string, TableRow[]>(sheets.map(({ sheet }) => [sheet.name, []]))
  try {
    const { tables, strange } = await readTables(bytes, fileName, sheets.map(specOf), (name, some) => {
      rows.get(name)?.push(...some)
    })
    return { tables, strange, rows }
  } catch (error) {
    if (error instanceof WorkbookError) return invalid(error.message)
    throw error
  }
}

interface SheetReading {
  count: SheetCount
  lines: Line[]
  problems: Problem[]
  saved: Saved[]
}
const bringTable = async (env: Env, intake: SheetIntake, { name, refused, problems }: Table, rows: TableRow[]): Promise<SheetReading> => {
  const count: SheetCount = { name, read: refused, accepted: 0, unchanged: 0, rejected: refused }
  if (!rows.length) return { count, lines: [], saved: [], problems }
  const judged = await intake.judge(env, rows)
  const saved = await judged.save()
  const { lines } = judged
  const rejected = lines.filter(line => line.bad).length
  return {
    count: { name, read: lines.length, accepted: saved.length, unchanged: judged.unchanged.size, rejected },
    lines,
    saved,
    problems: [...problems, ...lines.flatMap(line => line.problems)],
  }
}

/** Carries what was read out of a transaction that is not to stay. */
class Undone extends Error {
  constructor(readonly reading: Reading) {
    super('undone')
  }
}
/** What an import's row keeps of its problems. */
export const KEPT_PROBLEMS = 500

/** Reads a workbook into the database in one transaction, which stays only when `mode` says so. Access is the caller's to check. */
export const bring = async (
  ctx: Context,
  kind: WorkbookKind,
  bytes: Uint8Array,
  fileName: string,
  mode: ImportMode,
  manner: Manner = byHand,
): Promise<Reading> => {
  const sheets = intakes[kind]()
  const { tables, strange, rows } = await readWhole(bytes, fileName, sheets)
  const sha256 = createHash('sha256').update(bytes).digest('hex')
  const around = await surroundings(ctx)
  try {
    return await ctx.db.transaction(async tx => {
      const env: Env = { tx, ...around, ...manner }
      const readings: SheetReading[] = []
      for (const [at, table] of tables.entries()) readings.push(await bringTable(env, sheets[at]!, table, rows.get(table.name) ?? []))
      const problems = [...strange, ...readings.flatMap(reading => reading.problems)]
      const errors = problems.filter(problem => problem.level === 'error')
      const total = (of: keyof Omit<SheetCount, 'name'>) => readings.reduce((sum, { count }) => sum + count[of], 0)
      const accepted = total('accepted')
      const stays = mode !== 'preview' && accepted > 0 && !(mode === 'none' && errors.length)
      const importId = stays ? manner.newId('import', `${kind} ${sha256}`) : null
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
        left: 0,
        loadable: readings.reduce((sum, { lines }) => sum + lines.filter(line => line.bad).length, 0),
        groups: groupProblems(errors),
        warnings: groupProblems(problems.filter(problem => problem.level === 'warning')),
      }
      const reading = { outcome, problems, lines: readings.flatMap(({ lines }) => lines) }
      if (!importId) throw new Undone(reading)
      await store.insertImport(tx, {
        id: importId,
        kind,
        fileName,
        sha256,
        day: ctx.today,
        by: ctx.actor?.name ?? null,
        accepted,
        rejected: outcome.rejected,
        problems: errors.slice(0, KEPT_PROBLEMS),
      })
      const saved = readings.flatMap(one => one.saved)
      await recordSaved(tx, ctx, { importId, kind, fileName }, saved)
      return reading
    })
  } catch (error) {
    if (error instanceof Undone) return error.reading
    throw error
  }
}
