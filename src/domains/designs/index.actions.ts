/** The index of pictures: filled from the kept descriptions when it is first needed, grown as they come, rebuilt when what makes them changes. */
import type { NodePgDatabase } from 'drizzle-orm/node-postgres'
import type { Context } from '../../kernel/context.ts'
import type { Tx } from '../../kernel/log.ts'
import { Refusal, refuse } from '../../kernel/refusal.ts'
import { say } from '../../words/say.ts'
import { enqueue } from '../jobs/jobs.actions.ts'
import type { JobHandler } from '../jobs/jobs.ports.ts'
import { jobWaiting } from './checks.store.ts'
import { ports } from './designs.ports.ts'
import type { Likeness } from './likeness/likeness.schema.ts'
import * as store from './views.store.ts'

export const indexJob = 'design-index'
const batch = 500

interface Index {
  likeness: Likeness
  /** The last description that it holds. */
  seq: number
  /** Readers come one after the other. */
  filling: Promise<void>
  /** The last filling stopped; the next search says why. */
  stopped: boolean
}
/** One for each database: a process may serve several, as tests do. */
const indexes = new Map<NodePgDatabase, Index>()
const indexOf = (ctx: Context): Index => {
  const held = indexes.get(ctx.db)
  if (held) return held
  const likeness = ports.likeness?.() ?? refuse(say('designs.noComparison'))
  const opened: Index = { likeness, seq: 0, filling: Promise.resolve(), stopped: false }
  indexes.set(ctx.db, opened)
  return opened
}
const fill = async (ctx: Context, index: Index): Promise<void> => {
  for (;;) {
    const rows = await store.descriptionsAfter(ctx.db, index.likeness.version, index.seq, batch)
    if (!rows.length) return
    await index.likeness.add(rows.map(({ viewId, bytes }) => ({ id: viewId, described: bytes })))
    index.seq = rows.at(-1)!.seq
  }
}
/** The comparison, holding every description of its version that the database keeps. */
export const filledIndex = async (ctx: Context): Promise<Likeness> => {
  const index = indexOf(ctx)
  index.filling = index.filling.catch(() => {}).then(() => fill(ctx, index))
  await index.filling.then(
    () => {
      index.stopped = false
    },
    error => {
      index.stopped = true
      throw error
    },
  )
  return index.likeness
}
/** Takes views out of the index where it is open here; elsewhere what is found of them is left away. */
export const forgetViews = async (ctx: Context, ids: readonly string[]): Promise<void> => {
  await indexes.get(ctx.db)?.likeness.remove([...ids])
}
/** Closes what was opened for a database, or all of it. */
export const closeIndexes = async (db?: NodePgDatabase): Promise<void> => {
  for (const [key, { likeness }] of indexes)
    if (!db || key === db) {
      indexes.delete(key)
      await likeness.close()
    }
}

/** Describes a view and keeps it; a file that is away, or that nothing can be told of, is left for the next time. */
export const describe = async (ctx: Context, view: { id: string; sha256: string }): Promise<boolean> => {
  const { likeness } = indexOf(ctx)
  const bytes = await ctx.files.read(view.sha256).catch(() => null)
  if (!bytes) return false
  const described = await likeness.describe(bytes).catch((error: unknown) => {
    if (error instanceof Refusal) return null
    throw error
  })
  if (!described) return false
  await ctx.db.transaction(tx => store.writeDescription(tx, view.id, described.version, described.bytes))
  return true
}
/** Describes views that lack a description of the present version, up to a number: enough for the few that just came in. */
export const describeSome = async (ctx: Context, most: number): Promise<void> => {
  for (const view of await store.undescribed(ctx.db, indexOf(ctx).likeness.version, null, most)) await describe(ctx, view)
}
/** The same database and day without the person. */
export const asSystem = (ctx: Context): Context => {
  const { grant: _, ...rest } = ctx
  return { ...rest, actor: null, reach: { everywhere: true, unitIds: [], establishmentIds: [] } }
}
/** Asks, in the system's name, for everything to be described that is not yet, unless a job for it waits already. */
export const askForIndex = async (ctx: Context, tx: Tx = ctx.db): Promise<void> => {
  if (!ports.likeness || (await jobWaiting(tx, indexJob))) return
  await enqueue(asSystem(ctx), { kind: indexJob, title: say('designs.indexTitle'), input: {} }, tx)
}
/**
 * How far the pictures of the register are ready to be compared: described, and loaded by this process. Null when all are, or when nothing
 * is under way. What is described and not yet loaded is loaded from here on, so that the figure moves until it is whole.
 */
export const indexProgress = async (ctx: Context): Promise<{ done: number; total: number } | null> => {
  if (!ports.likeness) return null
  const waits = await jobWaiting(ctx.db, indexJob, ['waiting', 'running'])
  const index = waits ? indexOf(ctx) : indexes.get(ctx.db)
  if (!index) return null
  const { pictures, unread } = await store.comparable(ctx.db, index.likeness.version, [])
  const loaded = await store.countDescriptions(ctx.db, index.likeness.version, index.seq)
  const loading = loaded < pictures && !index.stopped
  if (loading) filledIndex(ctx).catch(() => {})
  return (waits && unread) || loading ? { done: loaded, total: pictures + (waits ? unread : 0) } : null
}
/** At the start of the product: the index is filled in the background, so that the first search need not wait for all of it; pictures that were described by an older version, or not at all, are described in the background. */
export const indexAtStart = async (ctx: Context): Promise<void> => {
  if (!ports.likeness || !(await store.anyView(ctx.db))) return
  const { likeness } = indexOf(ctx)
  // What stops it is met again, and said, by the first search.
  filledIndex(ctx).catch(() => {})
  if ((await store.undescribed(ctx.db, likeness.version, null, 1)).length) await askForIndex(ctx)
}
/** The job: one view after the other, by id, so that a restart goes on where it stood. */
export const runIndex: JobHandler = async run => {
  const { likeness } = indexOf(run.ctx)
  let after = typeof run.checkpoint?.after === 'string' ? run.checkpoint.after : null
  let done = Number(run.checkpoint?.done ?? 0)
  const waiting = (await store.comparable(run.ctx.db, likeness.version, [])).unread
  await run.progress({ total: done + waiting })
  for (;;) {
    const [view] = await store.undescribed(run.ctx.db, likeness.version, after, 1)
    if (!view) break
    if (await describe(run.ctx, view)) done++
    after = view.id
    await run.progress({ done, note: say('designs.indexNote', { done }), checkpoint: { after, done } })
    if (await run.cancelled()) break
  }
  return { done, left: (await store.comparable(run.ctx.db, likeness.version, [])).unread }
}
