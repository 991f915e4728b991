/** Runs one year from a folder of workbooks: reads them, screens, proposes a choice, writes the report. Same input, same bytes. */
import { createHash } from 'node:crypto'
import { mkdir, readFile, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { NodePgDatabase } from 'drizzle-orm/node-postgres'
import { type Cell, writeWorkbook } from '../../files/workbook.ts'
import type { Context, FileKeeper } from '../../kernel/context.ts'
import { type Day, isDay, sayDay } from '../../kernel/dates.ts'
import { Refusal } from '../../kernel/refusal.ts'
import { say } from '../../words/say.ts'
import { emptyHead, type PaperHead } from '../reference/paper-head.schema.ts'
import { readSetting } from '../reference/reference.actions.ts'
import { reportDocument } from '../reports/document.actions.ts'
import { jsonBytes } from '../reports/json.rules.ts'
import { type Period, parsePeriod, usualCutoff } from '../reports/periods.rules.ts'
import { buildReport } from '../reports/reports.actions.ts'
import { reportWorkbook } from '../reports/workbook.actions.ts'
import { bring, type Manner, type Reading } from './import.actions.ts'
import { causeTitle, type Problem } from './lines.rules.ts'
import { choiceWorkbook, screeningWorkbook } from './screening.actions.ts'
import { type WorkbookKind, workbookKinds, workbooks } from './workbooks.schema.ts'

export interface RunOptions {
  /** Folder with ke-hoach.xlsx, co-so.xlsx, de-an.xlsx, ket-qua.xlsx. */
  input: string
  output: string
  /** '2024', '2024-H1', '2024-Q3', '2024-05'; by default the plan's year. */
  period?: string
  /** By default the last day of the period. */
  asOf?: Day
  /** Migrated and seeded, with nothing else in it. */
  database: { db: NodePgDatabase }
}
/** 0 all rows read, 2 some rejected and named, 1 failed. `lines` are for the person who ran it. */
export interface RunResult {
  exit: 0 | 1 | 2
  lines: string[]
}
/** The six files that a run writes. */
export const runFiles = {
  screening: 'sang-loc.xlsx',
  choice: 'lua-chon.xlsx',
  workbook: 'bao-cao.xlsx',
  document: 'bao-cao.docx',
  json: 'bao-cao.json',
  errors: 'loi.xlsx',
} as const

/** Ids that follow from what a record is, so that nothing depends on chance. */
const fixedId = (entity: string, key: string): string => {
  const hex = createHash('sha256').update(`${entity}\n${key}`).digest('hex')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`
}
type Found = Map<WorkbookKind, Uint8Array>
interface FileProblem extends Problem {
  file: string
}
const fileProblem = (file: string, level: Problem['level'], reason: string, fix: string): FileProblem => ({
  file,
  level,
  sheet: '',
  row: 0,
  cell: '',
  column: '',
  cause: 'file',
  reason,
  fix,
})

/** The workbooks that the folder holds, and those that it lacks. */
const findFiles = async (folder: string): Promise<{ found: Found; missing: WorkbookKind[] }> => {
  const found: Found = new Map()
  const missing: WorkbookKind[] = []
  for (const kind of workbookKinds) {
    try {
      found.set(kind, new Uint8Array(await readFile(join(folder, workbooks[kind].fileName))))
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error
      missing.push(kind)
    }
  }
  return { found, missing }
}

/** A run keeps no papers. */
const noFiles: FileKeeper = {
  keep: () => Promise.reject(new Error('A run keeps no files')),
  read: () => Promise.reject(new Error('A run keeps no files')),
}
const context = (database: RunOptions['database'], today: Day): Context => ({
  db: database.db,
  today,
  actor: null,
  reach: { everywhere: true, unitIds: [], establishmentIds: [] },
  demo: false,
  files: noFiles,
})
/** The year that the plan's workbook is of; undefined when no row of it can be read. */
const planYear = async (database: RunOptions['database'], bytes: Uint8Array): Promise<number | undefined> => {
  const reading = await bring(context(database, '2012-07-05'), 'plan', bytes, workbooks.plan.fileName, 'preview')
  const years = reading.lines.flatMap(line => {
    const { year } = (line.values ?? {}) as { year?: unknown }
    return typeof year === 'number' ? [year] : []
  })
  return years[0]
}

/** `loi.xlsx`: what was rejected, and what is only to be looked at, with where and why; no values of the rows themselves. */
const errorsWorkbook = (problems: readonly FileProblem[]): Promise<Uint8Array> => {
  const columns = [
    { header: say('exchange.colFile'), width: 16 },
    { header: say('exchange.colSheet'), width: 22 },
    { header: say('exchange.colRow'), kind: 'int' as const },
    { header: say('exchange.colCell'), width: 8 },
    { header: say('exchange.colColumn'), width: 26 },
    { header: say('exchange.colCause'), width: 28 },
    { header: say('exchange.colReason'), width: 70 },
    { header: say('exchange.colFix'), width: 70 },
  ]
  const rowsOf = (level: Problem['level']) =>
    problems
      .filter(problem => problem.level === level)
      .map((problem): Cell[] => [
        problem.file,
        problem.sheet || null,
        problem.row || null,
        problem.cell || null,
        problem.column || null,
        causeTitle(problem.cause),
        problem.reason,
        problem.fix,
      ])
  const errors = rowsOf('error')
  return writeWorkbook([
    {
      name: say('exchange.errorsSheet'),
      title: [say('exchange.errorsTitle')],
      columns,
      rows: errors,
      ...(errors.length === 0 && { notes: [say('exchange.errorsNone')] }),
    },
    { name: say('exchange.warningsSheet'), columns, rows: rowsOf('warning') },
  ])
}

/** Reads every workbook in turn; a file that cannot be opened is a problem of its own. */
const readAll = async (ctx: Context, found: Found, manner: Manner) => {
  const readings = new Map<WorkbookKind, Reading>()
  const problems: FileProblem[] = []
  for (const [kind, bytes] of found) {
    const file = workbooks[kind].fileName
    try {
      const reading = await bring(ctx, kind, bytes, file, 'good', manner)
      readings.set(kind, reading)
      problems.push(...reading.problems.map(problem => ({ file, ...problem })))
    } catch (error) {
      if (!(error instanceof Refusal)) throw error
      problems.push(fileProblem(file, 'error', error.message, say('exchange.fileMissingFix')))
    }
  }
  return { readings, problems }
}
const rowsByCode = (reading: Reading | undefined): Map<string, number> =>
  new Map(
    (reading?.lines ?? []).flatMap(line => {
      const { code } = (line.values ?? {}) as { code?: unknown }
      return typeof code === 'string' && !line.bad ? [[code, line.row] as const] : []
    }),
  )

/** Runs a year. Failures that the person can mend are answered with exit 1 and a line; anything else is thrown. */
export const runYear = async (options: RunOptions): Promise<RunResult> => {
  const lines: string[] = []
  try {
    return await run(options, lines)
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    return { exit: 1, lines: [...lines, say('exchange.runFailed', { why: error.message })] }
  }
}
const run = async (options: RunOptions, lines: string[]): Promise<RunResult> => {
  const { input, output, database } = options
  const write = (name: string, bytes: Uint8Array) => writeFile(join(output, name), bytes)
  const failed = (line: string): RunResult => ({ exit: 1, lines: [...lines, line] })
  if (!(await stat(input).catch(() => undefined))?.isDirectory()) return failed(say('exchange.runNoFolder', { folder: input }))
  if (options.asOf !== undefined && !isDay(options.asOf)) return failed(say('exchange.runBadDay', { day: options.asOf }))

  const { found, missing } = await findFiles(input)
  for (const kind of missing) lines.push(say('exchange.runMissing', { file: workbooks[kind].fileName }))
  const plan = found.get('plan')
  const planFile = workbooks.plan.fileName
  if (!plan) return failed(say('exchange.runNoPlan', { file: planFile }))
  await mkdir(output, { recursive: true })

  const year = await planYear(database, plan)
  const code = options.period ?? (year === undefined ? undefined : String(year))
  const cutoff = await readSetting(database.db, 'cutoff_day', `${code?.slice(0, 4) ?? '2012'}-01-01`, usualCutoff)
  const period: Period | undefined = code === undefined ? undefined : parsePeriod(code, cutoff)
  const asOf = options.asOf ?? period?.lastDay ?? '2012-07-05'

  // Places are those of the year itself, also when the folder is run again years later.
  const yearEnd = `${period?.year ?? asOf.slice(0, 4)}-12-31`
  const reader = context(database, asOf < yearEnd ? asOf : yearEnd)
  const { readings, problems } = await readAll(reader, found, { leaveOutAfter: asOf, newId: fixedId })
  for (const [kind, { outcome }] of readings) lines.push(say('exchange.runRead', { file: workbooks[kind].fileName, ...countsOf(outcome) }))
  for (const kind of missing)
    problems.push(fileProblem(workbooks[kind].fileName, 'warning', say('exchange.fileMissing'), say('exchange.fileMissingFix')))
  await write(runFiles.errors, await errorsWorkbook(problems))
  if (!readings.get('plan')?.outcome.saved || !period) return failed(say('exchange.runNoPlan', { file: planFile }))

  const ctx = context(database, asOf)
  const report = await buildReport(ctx, { period: period.code, asOf })
  const head = await readSetting<PaperHead>(database.db, 'paper_head', asOf, emptyHead)
  await write(runFiles.screening, await screeningWorkbook(ctx, rowsByCode(readings.get('projects'))))
  await write(runFiles.choice, await choiceWorkbook(ctx, period.year))
  await write(runFiles.workbook, await reportWorkbook(report))
  await write(runFiles.document, await reportDocument(report, head))
  await write(runFiles.json, jsonBytes(report))

  lines.push(say('exchange.runPeriod', { period: period.label, day: sayDay(asOf) }))
  lines.push(say('exchange.runWrote', { count: Object.keys(runFiles).length, folder: output }))
  const rejected = [...readings.values()].reduce((sum, { outcome }) => sum + outcome.rejected, 0)
  const broken = problems.some(problem => problem.level === 'error')
  const count = Math.max(rejected, broken ? 1 : 0)
  lines.push(broken ? say('exchange.runRejected', { count, file: runFiles.errors }) : say('exchange.runAllRead'))
  return { exit: broken ? 2 : 0, lines }
}
const countsOf = ({ read, accepted, rejected }: Reading['outcome']) => ({ read, accepted, rejected })
