/** Puts the rows of an uploaded workbook into the database, where they wait to be looked at: the file is read once. */
import type { TableRow } from '../../files/workbook-read.ts'
import { Refusal, refuse } from '../../kernel/refusal.ts'
import type { Sheet } from '../../kernel/sheet.ts'
import { say } from '../../words/say.ts'
import type { JobRun } from '../jobs/jobs.ports.ts'
import { intakes } from './import.actions.ts'
import type { ImportCheckpoint, ImportInput } from './import-job.schema.ts'
import type { SheetIntake } from './intake.actions.ts'
import { Line, type Problem } from './lines.rules.ts'
import { specOf } from './reading.actions.ts'
import { readInBatches } from './reading-thread.actions.ts'
import * as store from './staging.store.ts'

/** The bytes of an upload are kept behind some of chance, so that no paper is ever the same file and goes with it. */
const SALT = 16
export const salted = (bytes: Uint8Array): Uint8Array => {
  const kept = new Uint8Array(SALT + bytes.length)
  kept.set(crypto.getRandomValues(new Uint8Array(SALT)))
  kept.set(bytes, SALT)
  return kept
}
/** Sheets whose rows are judged together, and workbooks that come in as one, hold no more rows than this. */
const MOST_TOGETHER = 20_000
/** Plans and projects are one thing each: later sheets and rows are judged by what earlier ones put into the books. */
export const isWhole = (kind: ImportInput['kind']): boolean => kind === 'plan' || kind === 'projects'

/** Lets the uploaded file go. */
export const dropFile = async (run: Pick<JobRun, 'ctx' | 'id'>, file: string | undefined): Promise<void> => {
  if (!file) return
  await run.ctx.files.drop?.(file)
  await store.forgetFile(run.ctx.db, run.id)
}

/** Reads the file of a job into rows. Begins again from nothing after an interruption. */
export const stage = async (run: JobRun, input: ImportInput): Promise<ImportCheckpoint> => {
  const { db, files } = run.ctx
  const { kind, fileName, file, correctionOf } = input
  if (!file) return refuse(say('exchange.fileGone'))
  await store.deleteRows(db, run.id)
  await run.progress({ note: say('exchange.jobReading'), done: 0, total: null })
  const sheets = intakes[kind]()
  let done = 0
  try {
    const bytes = new Uint8Array((await files.read(file)).subarray(SALT))
    const reading = await readInBatches({ bytes, fileName, specs: sheets.map(specOf) }, async batch => {
      await store.insertRows(db, run.id, batch)
      done += batch.count
      await run.progress({ done })
      if (await run.cancelled()) throw new Stopped()
    })
    const together = reading.tables.filter((_, at) => isWhole(kind) || sheets[at]?.whole)
    if (together.some(({ rows }) => rows > MOST_TOGETHER))
      refuse(say('exchange.tooManyRows', { most: MOST_TOGETHER.toLocaleString('vi-VN') }))
    await store.countAnew(db)
    // A plan's row says which year the others are of: it is always read.
    if (correctionOf && kind !== 'plan') await store.takeOver(db, run.id, correctionOf)
    const checkpoint: ImportCheckpoint = { phase: 'checking', ...reading }
    await run.progress({ checkpoint: { ...checkpoint } })
    await dropFile(run, file)
    return checkpoint
  } catch (error) {
    if (!(error instanceof Stopped || error instanceof Refusal)) throw error
    await store.deleteRows(db, run.id)
    await dropFile(run, file)
    if (error instanceof Refusal) throw error
    return { phase: 'stopped', tables: [], strange: [] }
  }
}
class Stopped extends Error {}

/** A staged row as the intake of its sheet reads it. */
export const tableRow = (checkpoint: ImportCheckpoint, sheet: string, { row, cells }: store.StagedRow): TableRow => {
  const table = checkpoint.tables.find(({ name }) => name === sheet)
  const address = (key: string) => `${table?.letters[key] ?? 'A'}${row}`
  return { sheet: table?.title ?? sheet, row, values: cells as TableRow['values'], address }
}
/** The refused rows of a job as lines with their problems. */
export async function* badLines(
  run: Pick<JobRun, 'ctx' | 'id'>,
  checkpoint: ImportCheckpoint,
  { sheet }: Pick<SheetIntake, 'sheet'>,
): AsyncGenerator<Line[]> {
  for (let after = 0; ; ) {
    const rows = await store.nextRows(run.ctx.db, run.id, sheet.name, ['bad'], after, 500)
    if (!rows.length) return
    after = rows.at(-1)?.row ?? after
    yield rows.map(row => {
      const line = new Line(sheet as Sheet, tableRow(checkpoint, sheet.name, row), { values: undefined, problems: [] })
      line.problems.push(...((row.problems ?? []) as Problem[]))
      return line
    })
  }
}
