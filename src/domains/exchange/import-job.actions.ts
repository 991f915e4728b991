/** An import as a job: the file is read once, its rows are looked at, the good ones come in; what is left can be gone on with. */
import { createHash } from 'node:crypto'
import { holds } from '../../kernel/access.ts'
import { actorOf, type Context } from '../../kernel/context.ts'
import { conflict, refuse, unknown } from '../../kernel/refusal.ts'
import type { UploadedFile } from '../../kernel/route.ts'
import { say } from '../../words/say.ts'
import { likelyAfterImport } from '../duplicates/finding.actions.ts'
import { enqueue, goOn, jobRow, openJob } from '../jobs/jobs.actions.ts'
import type { JobRun } from '../jobs/jobs.ports.ts'
import { readSetting } from '../reference/reference.actions.ts'
import * as store from './exchange.store.ts'
import { type ImportMode, type ImportOutcome, importers, intakes, KEPT_PROBLEMS } from './import.actions.ts'
import { type ImportCheckpoint, type ImportInput, importJobKind, matchJobKind } from './import-job.schema.ts'
import { outcomeOf } from './outcome.actions.ts'
import { lookAtRows, saveAllRows, saveGoodRows, startPass } from './passes.actions.ts'
import { badLines, dropFile, salted, stage } from './staging.actions.ts'
import * as staging from './staging.store.ts'
import { writeRejected } from './template.actions.ts'
import { type WorkbookKind, workbooks } from './workbooks.schema.ts'

const mayImport = (ctx: Context, kind: WorkbookKind) => {
  if (!holds(actorOf(ctx), ...importers[kind])) refuse(say('exchange.mayNot', { label: workbooks[kind].label }))
}
/** An import's job that the asker may go on with: their own, or any for a leader. */
const importJob = async (ctx: Context, id: string) => {
  const row = await jobRow(ctx.db, id)
  if (row?.kind !== importJobKind || (row.accountId !== actorOf(ctx).id && !holds(actorOf(ctx), 'leader')))
    return unknown(say('exchange.noImport'))
  const input = row.input as unknown as ImportInput
  mayImport(ctx, input.kind)
  return { row, input, checkpoint: row.checkpoint as unknown as ImportCheckpoint | null }
}

/**
 * Takes a workbook in as a job: `preview` only looks at it, `good` brings in what is good, `none` all or nothing.
 * @param correctionOf an earlier import: rows whose cells it knows to be in, or to be right, are not looked at again
 */
export const startImport = async (
  ctx: Context,
  kind: WorkbookKind,
  file: UploadedFile,
  { mode, correctionOf }: { mode: ImportMode; correctionOf?: string | undefined },
) => {
  mayImport(ctx, kind)
  const earlier = correctionOf === undefined ? undefined : await importJob(ctx, correctionOf)
  if (earlier && earlier.input.kind !== kind) refuse(say('exchange.otherKind', { label: workbooks[earlier.input.kind].label }))
  if (earlier && ['waiting', 'running'].includes(earlier.row.state)) conflict(say('jobs.stillRuns'))
  const undone = earlier && (await store.findImport(ctx.db, earlier.row.id))?.undoneOn
  const known = undone ? undefined : earlier
  const input: ImportInput = {
    kind,
    fileName: file.name,
    sha256: createHash('sha256').update(file.bytes).digest('hex'),
    file: await ctx.files.keep(salted(file.bytes)),
    mode,
    seed: known?.input.seed ?? crypto.randomUUID(),
    ...(known && { correctionOf: known.row.id }),
  }
  const title = say('exchange.jobTitle', { label: workbooks[kind].label, file: file.name })
  const job = await enqueue(ctx, { kind: importJobKind, title, input: { ...input } })
  return openJob(ctx, job.id)
}
/** Goes on with a workbook that was only looked at, or with an import that was stopped or broke off: the file is not read again. */
export const continueImport = async (ctx: Context, id: string, mode: ImportMode) => {
  const { row, input, checkpoint } = await importJob(ctx, id)
  if (!checkpoint || checkpoint.phase === 'stopped') return refuse(say('exchange.fileGone'))
  if ((await store.findImport(ctx.db, id))?.undoneOn) return refuse(say('exchange.undoneAlready'))
  const { file: _file, ...kept } = input
  await goOn(ctx, id, { ...kept, mode })
  return openJob(ctx, row.id)
}
/** The refused rows of an import as a workbook to correct and send again. */
export const rejectedRows = async (ctx: Context, id: string): Promise<{ bytes: Uint8Array; kind: WorkbookKind; fileName: string }> => {
  const { input, checkpoint } = await importJob(ctx, id)
  if (!checkpoint) return refuse(say('exchange.fileGone'))
  const { kind, fileName } = input
  const counts = await staging.countRows(ctx.db, id)
  const refused = intakes[kind]().map(({ sheet }) => ({
    sheet,
    count: counts.find(each => each.sheet === sheet.name && each.state === 'bad')?.count ?? 0,
    parts: badLines({ ctx, id }, checkpoint, { sheet }),
  }))
  return { bytes: await writeRejected(kind, refused), kind, fileName }
}

/** Days for which rows that stayed out can be fetched and corrected; then they go. */
const USUAL_DAYS = 30
const keptDays = (ctx: Pick<Context, 'db' | 'today'>) => readSetting(ctx.db, 'import_rows_days', ctx.today, USUAL_DAYS)
/** Deletes rows and files of imports that ended longer ago than the settings say. */
export const forgetOldImports = async (ctx: Pick<Context, 'db' | 'today' | 'files'>): Promise<void> => {
  const days = await keptDays(ctx)
  for (const { id, input } of await staging.selectStale(ctx.db, importJobKind, days)) {
    const { file } = input as Partial<ImportInput>
    if (file) await ctx.files.drop?.(file)
    await staging.forgetJob(ctx.db, id)
  }
}

/** Writes what the import's row says of the rows that stayed out. */
const close = async (run: JobRun, outcome: ImportOutcome) => {
  const errors = outcome.groups.flatMap(({ problems }) => problems)
  await store.closeImport(run.ctx.db, run.id, outcome.rejected, errors.slice(0, KEPT_PROBLEMS))
}
/** Workbooks with records that may be in the register already under another name. */
const matched: readonly WorkbookKind[] = ['establishments', 'results']
/** All that is good is in; what came in is compared with the register by a job of its own, asked for once. */
const finish = (run: JobRun, input: ImportInput, checkpoint: ImportCheckpoint) =>
  run.ctx.db.transaction(async tx => {
    checkpoint.phase = 'over'
    if (matched.includes(input.kind) && (await store.findImport(tx, run.id))) {
      const title = say('exchange.matchTitle', { file: input.fileName })
      const job = await enqueue(run.ctx, { kind: matchJobKind, title, input: { importId: run.id } }, tx)
      checkpoint.matchJob = job.id
    }
    await run.progress({ checkpoint: { ...checkpoint } }, tx)
  })
/** What the runner calls to compare what came in with the register; wired in domains/index.ts. */
export const runMatch = async (run: JobRun): Promise<Record<string, unknown>> => {
  const { importId } = run.input as { importId: string }
  await run.progress({ note: say('exchange.jobMatching') })
  return { importId, fresh: await likelyAfterImport(run.ctx, importId) }
}
/** What the runner calls to import; wired in domains/index.ts. */
export const runImport = async (run: JobRun): Promise<Record<string, unknown>> => {
  const input = run.input as unknown as ImportInput
  await forgetOldImports(run.ctx)
  const resumed = run.checkpoint as unknown as ImportCheckpoint | null
  if (resumed) await dropFile(run, input.file)
  const checkpoint = resumed ?? (await stage(run, input))
  const outcome = async () => ({
    ...(await outcomeOf(run.ctx.db, run.id, input, checkpoint)),
    keptDays: await keptDays(run.ctx),
    ...(checkpoint.matchJob && { matchJob: checkpoint.matchJob }),
  })
  if (checkpoint.phase === 'stopped') return outcome()
  const reach = async (phase: ImportCheckpoint['phase']) => {
    checkpoint.phase = phase
    await run.progress({ checkpoint: { ...checkpoint } })
  }

  const counts = await staging.countRows(run.ctx.db, run.id)
  const count = (...states: string[]) => counts.reduce((sum, each) => (states.includes(each.state) ? sum + each.count : sum), 0)
  const all = count('waiting', 'good', 'bad', 'saved', 'unchanged')
  // Whoever wants all or nothing must know first; whoever wants what is good is told on the way.
  if (input.mode !== 'good' && checkpoint.phase === 'checking') {
    const known = all - count('waiting')
    await run.progress({ note: say('exchange.jobLooking'), done: known, total: all })
    if (!(await lookAtRows(await startPass(run, input, checkpoint), known))) return outcome()
    await reach('checked')
  }
  const looked = input.mode === 'good' ? undefined : await outcome()
  if (looked && (input.mode === 'preview' || looked.groups.length || !looked.accepted)) return looked

  if (checkpoint.phase !== 'over') {
    const known = count('bad', 'saved', 'unchanged')
    await run.progress({ note: say('exchange.jobSaving'), done: known, total: all })
    if (checkpoint.phase !== 'saving') await reach('saving')
    const pass = await startPass(run, input, checkpoint)
    const ended = input.mode === 'none' ? await saveAllRows(pass) : await saveGoodRows(pass, known)
    if (ended) await finish(run, input, checkpoint)
    else if (input.mode === 'none') await reach('checked')
  }
  const done = await outcome()
  await close(run, done)
  return done
}
