/** Receiving ends: numbers are drawn, and each entry becomes a design that is checked for copies, one after another in the background. */
import { randomInt } from 'node:crypto'
import { type Context, logged } from '../../kernel/context.ts'
import type { Day } from '../../kernel/dates.ts'
import type { Tx } from '../../kernel/log.ts'
import { Refusal } from '../../kernel/refusal.ts'
import { say } from '../../words/say.ts'
import { checkDesign, registerDesign } from '../designs/designs.actions.ts'
import { enqueue } from '../jobs/jobs.actions.ts'
import type { JobHandler } from '../jobs/jobs.ports.ts'
import { inTime } from './closing.rules.ts'
import type { ContestRow } from './contests.schema.ts'
import { contestById } from './contests.store.ts'
import type { EntryRow } from './entries.schema.ts'
import * as store from './entries.store.ts'
import { barKnown } from './jury.actions.ts'
import type { LoadedContest } from './loading.actions.ts'

export const registerJobKind = 'contest_register'

/** Numbers from 1 in random order (Fisher and Yates, from the system's source of chance): they say nothing of who came when. */
const drawn = (count: number, random: (below: number) => number = randomInt): number[] => {
  const numbers = Array.from({ length: count }, (_, at) => at + 1)
  for (let at = count - 1; at > 0; at--) {
    const other = random(at + 1)
    ;[numbers[at], numbers[other]] = [numbers[other]!, numbers[at]!]
  }
  return numbers
}
/** Entries that were late and are in time by the new last day are received. */
export const admitExtended = async (
  ctx: Context,
  tx: Tx,
  { contest, entries }: LoadedContest,
  closesOn: Day,
  reason: string | null,
): Promise<void> => {
  for (const entry of entries)
    if (entry.state === 'late' && entry.completedAt && inTime({ ...contest, closesOn }, entry.startedAt, entry.completedAt)) {
      await store.updateEntry(tx, entry.id, { state: 'submitted' })
      const { id: recordId, receipt } = entry
      await logged(tx, ctx, {
        entity: 'contest_entry',
        recordId,
        action: 'admit',
        fromState: 'late',
        toState: 'submitted',
        values: { receipt },
        reason,
      })
    }
}
/** Draws the numbers, which are then in the log as drawn, and has every entry registered. */
export const closeReceiving = async (ctx: Context, tx: Tx, { contest, entries, seated }: LoadedContest): Promise<Partial<ContestRow>> => {
  const received = entries.filter(each => each.state === 'submitted')
  const numbers = drawn(received.length)
  for (const [at, entry] of received.entries()) {
    const number = numbers[at]!
    await store.updateEntry(tx, entry.id, { number })
    await logged(tx, ctx, { entity: 'contest_entry', recordId: entry.id, action: 'number', values: { number } })
  }
  await barKnown(
    ctx,
    tx,
    seated.map(({ juror, name }) => ({ id: juror.id, accountId: juror.accountId, name })),
    received,
  )
  await enqueue(
    ctx,
    { kind: registerJobKind, title: say('contests.registerTitle', { code: contest.code }), input: { contestId: contest.id } },
    tx,
  )
  return { closedOn: ctx.today }
}

/** Drawings are told from photos: they are held against others differently. */
const viewKind = (kind: string) => (kind === 'drawing' ? ('drawing' as const) : ('photo' as const))
/**
 * An entry as a design of the register, without its entrant: the name comes when the result is confirmed. It is registered in nobody's name,
 * so that the officer who closed may still decide about it.
 */
const registerEntry = async (ctx: Context, contest: ContestRow, entry: EntryRow): Promise<void> => {
  const nobody: Context = { ...ctx, actor: null }
  await ctx.db.transaction(async tx => {
    const pictures = await store.listPictures(tx, [entry.id])
    const views = await Promise.all(
      pictures.map(async ({ sha256, kind, position }) => ({
        bytes: await ctx.files.read(sha256),
        // Not the number: judges know that, and officers see the register.
        fileName: `anh-${position}`,
        kind: viewKind(kind),
      })),
    )
    const design = await registerDesign(
      tx,
      nobody,
      {
        name: entry.title,
        craft: entry.craft,
        source: 'contest',
        madeOn: entry.madeOn ?? `${contest.year}-01-01`,
        materials: entry.materials ? [entry.materials.slice(0, 80)] : null,
        size: entry.size || null,
        description: entry.description || null,
        briefId: entry.briefId,
        ownerKind: 'author',
      },
      views,
    )
    await store.updateEntry(tx, entry.id, { designId: design.id })
    // An installation without the comparison of pictures says so by leaving the entry unchecked.
    await checkDesign(nobody, design.id, tx).catch(error => {
      if (!(error instanceof Refusal)) throw error
    })
  })
}
/** What registers the entries of a contest; wired in domains/index.ts. Goes on where it stopped: what is registered is not registered again. */
export const registerHandler: JobHandler = async run => {
  const contest = await contestById(run.ctx.db, String(run.input.contestId))
  const waiting = await store.unregistered(run.ctx.db, contest.id)
  for (const [at, entry] of waiting.entries()) {
    if (await run.cancelled()) break
    await registerEntry(run.ctx, contest, entry)
    await run.progress({ done: at + 1, total: waiting.length, note: say('contests.registerNote') })
  }
  return { registered: waiting.length }
}
