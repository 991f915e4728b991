/** Takes staged rows through their intake in batches: first to look, then to save; each batch is a transaction that a restart goes on behind. */
import { createHash } from 'node:crypto'
import type { JobRun } from '../jobs/jobs.ports.ts'
import * as store from './exchange.store.ts'
import { intakes, recordSaved, surroundings } from './import.actions.ts'
import type { ImportCheckpoint, ImportInput } from './import-job.schema.ts'
import type { Env, Saved, SheetIntake, Transaction } from './intake.actions.ts'
import { isWhole, tableRow } from './staging.actions.ts'
import type { RowState } from './staging.schema.ts'
import * as staging from './staging.store.ts'

/** Rows that are looked at or saved together. */
export const batch = { rows: 1000 }
const sha = (text: string) => createHash('sha256').update(text).digest('hex')

/** One pass over a job's rows. */
export interface Pass {
  run: JobRun
  input: ImportInput
  checkpoint: ImportCheckpoint
  sheets: SheetIntake[]
  around: Awaited<ReturnType<typeof surroundings>>
}
export const startPass = async (run: JobRun, input: ImportInput, checkpoint: ImportCheckpoint): Promise<Pass> => ({
  run,
  input,
  checkpoint,
  sheets: intakes[input.kind](),
  around: await surroundings(run.ctx),
})

/** Ids follow from the workbook, so that a batch done again after an interruption makes the same records. */
const idFrom = (seed: string) => (entity: string, key: string) => {
  const hex = sha(`${seed}\n${entity}\n${key}`)
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`
}
/** What the intakes of a pass work with. When looking, what other sheets are about to bring in counts as there. */
const envOf = ({ run, input, sheets, around }: Pass, tx: Transaction, looking: boolean): Env => {
  const env: Env = {
    tx,
    ...around,
    leaveOutAfter: null,
    newId: idFrom(input.seed),
    earlier: async (sheet, keys, row) => {
      const byDigest = new Map(keys.map(key => [sha(key), key]))
      const found = await staging.keysAbove(tx, run.id, sheet, [...byDigest.keys()], row)
      return new Map([...found].map(([digest, at]) => [byDigest.get(digest) ?? '', at]))
    },
  }
  if (looking)
    env.coming = async (entity, codes) => {
      const sheet = sheets.find(each => each.entity === entity)?.sheet.name ?? ''
      const byDigest = new Map(codes.map(code => [sha(code), code]))
      const found = await staging.goodKeys(tx, run.id, sheet, [...byDigest.keys()])
      return new Set([...found].map(digest => byDigest.get(digest) ?? ''))
    }
  return env
}

/** Rows that go together. */
interface Part {
  intake: SheetIntake
  rows: staging.StagedRow[]
}
/** The batches of a pass from the top: of a sheet, or of a workbook that is one thing, all of it. */
async function* batchesOf({ run, input, sheets }: Pass, tx: Transaction | JobRun['ctx']['db'], states: readonly RowState[]) {
  const rowsOf = (intake: SheetIntake, after: number, limit: number) =>
    staging.nextRows(tx, run.id, intake.sheet.name, states, after, limit)
  if (isWhole(input.kind)) {
    const parts: Part[] = []
    for (const intake of sheets) parts.push({ intake, rows: await rowsOf(intake, 0, 1_000_000) })
    if (parts.some(part => part.rows.length)) yield parts
    return
  }
  for (const intake of sheets)
    for (let after = 0; ; ) {
      const rows = await rowsOf(intake, after, intake.whole ? 1_000_000 : batch.rows)
      if (!rows.length) break
      yield [{ intake, rows }]
      after = rows.at(-1)?.row ?? after
    }
}
interface Worked {
  saved: Saved[]
  /** Rows by sheet with what is known of them now. */
  marks: { sheet: string; marks: staging.Mark[] }[]
}
/** Judges the rows of a batch and, when asked, saves the good ones in the transaction. */
const work = async (pass: Pass, env: Env, parts: readonly Part[], save: boolean): Promise<Worked> => {
  const worked: Worked = { saved: [], marks: [] }
  for (const { intake, rows } of parts) {
    const sheet = intake.sheet.name
    const judged = await intake.judge(
      env,
      rows.map(row => tableRow(pass.checkpoint, sheet, row)),
    )
    const saved = save ? await judged.save() : []
    worked.saved.push(...saved)
    const ids = new Map(saved.map(({ row, id }) => [row, id]))
    const marks = judged.lines.map((line): staging.Mark => {
      const key = judged.keys.get(line)
      const state = line.bad ? 'bad' : judged.unchanged.has(line) ? 'unchanged' : save ? 'saved' : 'good'
      return {
        row: line.row,
        state,
        problems: line.problems,
        key: key === undefined ? null : sha(key),
        recordId: ids.get(line.row) ?? null,
      }
    })
    worked.marks.push({ sheet, marks })
  }
  return worked
}
const mark = async ({ run }: Pass, tx: Transaction, { marks }: Pick<Worked, 'marks'>) => {
  for (const each of marks) await staging.markRows(tx, run.id, each.sheet, each.marks)
}
const sizeOf = (parts: readonly Part[]) => parts.reduce((sum, { rows }) => sum + rows.length, 0)

/** Carries what was found out of a transaction that is not to stay. */
class Undone extends Error {
  constructor(readonly worked: Worked) {
    super('undone')
  }
}
/** A whole workbook is looked at by saving it and taking that back, so that what the database refuses is known too. */
const lookAtWhole = async (pass: Pass, parts: readonly Part[]): Promise<Worked> => {
  try {
    return await pass.run.ctx.db.transaction(async tx => {
      const worked = await work(pass, envOf(pass, tx, false), parts, true)
      throw new Undone(worked)
    })
  } catch (error) {
    if (!(error instanceof Undone)) throw error
    for (const { marks } of error.worked.marks)
      for (const each of marks) if (each.state === 'saved') Object.assign(each, { state: 'good', recordId: null })
    return error.worked
  }
}
/**
 * Looks at every row that waits. Nothing comes in.
 * @param done how many rows need no looking at
 * @returns false when it was stopped before the end
 */
export const lookAtRows = async (pass: Pass, done: number): Promise<boolean> => {
  const { run, input } = pass
  let looked = done
  for await (const parts of batchesOf(pass, run.ctx.db, ['waiting'])) {
    if (await run.cancelled()) return false
    const whole = isWhole(input.kind) ? await lookAtWhole(pass, parts) : undefined
    await run.ctx.db.transaction(async tx => {
      await mark(pass, tx, whole ?? (await work(pass, envOf(pass, tx, true), parts, false)))
      looked += sizeOf(parts)
      await run.progress({ done: looked }, tx)
    })
  }
  return true
}

const due: readonly RowState[] = ['waiting', 'good']
/** The import's row, made with the first records that come in; its id is the job's. */
const openImport = (pass: Pass, tx: Transaction) => {
  const { run, input } = pass
  const { kind, fileName, sha256 } = input
  const by = run.ctx.actor?.name ?? null
  return store.openImport(tx, { id: run.id, kind, fileName, sha256, day: run.ctx.today, by, accepted: 0, rejected: 0, problems: [] })
}
const keep = async (pass: Pass, tx: Transaction, saved: readonly Saved[]) => {
  if (!saved.length) return
  const { run, input } = pass
  await openImport(pass, tx)
  await recordSaved(tx, run.ctx, { importId: run.id, kind: input.kind, fileName: input.fileName }, saved)
  await store.addAccepted(tx, run.id, saved.length)
}
/**
 * Saves every row that is or turns out good, batch by batch: records, sources, acts and the rows' marks stay or go together.
 * @returns false when it was stopped before the end; what is in stays in
 */
export const saveGoodRows = async (pass: Pass, done: number): Promise<boolean> => {
  const { run } = pass
  let seen = done
  for await (const parts of batchesOf(pass, run.ctx.db, due)) {
    if (await run.cancelled()) return false
    await run.ctx.db.transaction(async tx => {
      const worked = await work(pass, envOf(pass, tx, false), parts, true)
      await keep(pass, tx, worked.saved)
      await mark(pass, tx, worked)
      seen += sizeOf(parts)
      await run.progress({ done: seen }, tx)
    })
  }
  return true
}
/** Somebody stopped a transaction that is all or nothing. */
class Stopped extends Error {}
/**
 * Saves all rows in one transaction, or none: a row that is refused after all takes everything back and is marked.
 * @returns whether all are in; undefined when it was stopped
 */
export const saveAllRows = async (pass: Pass): Promise<boolean | undefined> => {
  const { run } = pass
  let seen = 0
  try {
    await run.ctx.db.transaction(async tx => {
      const saved: Saved[] = []
      for await (const parts of batchesOf(pass, tx, due)) {
        if (await run.cancelled()) throw new Stopped()
        const worked = await work(pass, envOf(pass, tx, false), parts, true)
        if (worked.marks.some(({ marks }) => marks.some(({ state }) => state === 'bad'))) throw new Undone(worked)
        saved.push(...worked.saved)
        await mark(pass, tx, worked)
        seen += sizeOf(parts)
        await run.progress({ done: seen })
      }
      // The log is written last: whoever writes in it keeps others waiting until the transaction ends.
      await keep(pass, tx, saved)
      await run.progress({ done: seen }, tx)
    })
    return true
  } catch (error) {
    if (error instanceof Stopped) return undefined
    if (!(error instanceof Undone)) throw error
    const bad = error.worked.marks.map(({ sheet, marks }) => ({ sheet, marks: marks.filter(({ state }) => state === 'bad') }))
    await run.ctx.db.transaction(tx => mark(pass, tx, { marks: bad }))
    return false
  }
}
