/** Holding a design's pictures, or a photo that belongs to none, against the register: as a job whose findings are seen as they come. */
import { sql } from 'drizzle-orm'
import { dropUnneeded } from '../../db/kept-files.ts'
import { holds } from '../../kernel/access.ts'
import { actorOf, type Context } from '../../kernel/context.ts'
import { addDays } from '../../kernel/dates.ts'
import type { Tx } from '../../kernel/log.ts'
import { Refusal, refuse, unknown } from '../../kernel/refusal.ts'
import type { UploadedFile } from '../../kernel/route.ts'
import { say } from '../../words/say.ts'
import { enqueue } from '../jobs/jobs.actions.ts'
import type { JobHandler, JobRun } from '../jobs/jobs.ports.ts'
import { holdersOf, notify } from '../notices/notices.actions.ts'
import type { CheckRow } from './checks.schema.ts'
import * as store from './checks.store.ts'
import { ports } from './designs.ports.ts'
import type { DesignRow } from './designs.schema.ts'
import * as designs from './designs.store.ts'
import { asSystem, describe, describeSome, filledIndex } from './index.actions.ts'
import type { Candidate, Likeness } from './likeness/likeness.schema.ts'
import { deciders } from './seeing.actions.ts'
import { standingsOf } from './standing.actions.ts'
import { admitPicture } from './views.actions.ts'
import * as views from './views.store.ts'

export const checkJob = 'design-check'
/** Candidates kept of one picture. */
const limit = 12
/** Pictures that just came in are described before the comparison; more of them are left to the job of the index, and said. */
const justCameIn = 24

const queue = async (ctx: Context, tx: Tx, values: Pick<CheckRow, 'designId' | 'sha256' | 'mediaType'>, title: string): Promise<string> => {
  const check = await store.insertCheck(tx, { ...values, accountId: ctx.actor?.id ?? null, day: ctx.today })
  // In the system's name: the comparison goes over designs that whoever asks need not see.
  await enqueue(asSystem(ctx), { kind: checkJob, title, input: { checkId: check.id } }, tx)
  return check.id
}
/**
 * Queues a comparison of all pictures of a design with the register, whoever asks; answers its id, or that of the one that waits already.
 * Refuses a design without pictures.
 */
export const checkDesign = async (ctx: Context, designId: string, tx: Tx = ctx.db): Promise<string> => {
  const [design] = await designs.designsById(tx, [designId])
  if (!design) return unknown(say('designs.none', { code: designId }))
  if (!ports.likeness) refuse(say('designs.noComparison'))
  if (!(await views.viewsOf(tx, [designId])).length) refuse(say('designs.noPictures'))
  const waiting = (await store.latestChecks(tx, [designId])).get(designId)
  if (waiting?.state === 'waiting' && (await store.checkUnderWay(tx, checkJob, waiting.id))) return waiting.id
  return queue(ctx, tx, { designId, sha256: null, mediaType: null }, say('designs.checkTitle', { code: design.code }))
}
/** Most checks that are queued at once. */
const mostAtOnce = 300
/** Queues a comparison of every design within reach that has pictures and was never compared; answers how many. */
export const checkUnchecked = async (ctx: Context) => {
  const waiting = await store.uncheckedDesigns(ctx.db, ctx.reach, mostAtOnce)
  return ctx.db.transaction(async tx => {
    for (const id of waiting) await checkDesign(ctx, id, tx)
    return { queued: waiting.length }
  })
}
/** Queues a comparison of a photo that belongs to no design. */
export const checkPhoto = async (ctx: Context, file: UploadedFile) => {
  if (!ports.likeness) refuse(say('designs.noComparison'))
  const { bytes, mediaType } = await admitPicture(file)
  const sha256 = await ctx.files.keep(bytes)
  return { id: await queue(ctx, ctx.db, { designId: null, sha256, mediaType }, say('designs.photoTitle')) }
}
/** The photos that the reader held against the register, the latest first. Who looks at them is about to ask: the index is filled meanwhile. */
export const myPhotoChecks = async (ctx: Context) => {
  if (ports.likeness) filledIndex(ctx).catch(() => {})
  return (await store.photoChecksOf(ctx.db, actorOf(ctx).id)).map(({ id, state, day, createdAt }) => ({
    id,
    state,
    day,
    createdAt: createdAt.toISOString(),
  }))
}

/** Days for which a photo that belongs to no design is kept, so that who asked finds the result again. */
const photoDays = 90
/** Forgets photos that were only asked about, with what was found. */
export const forgetOldPhotos = async (ctx: Context): Promise<void> => {
  await dropUnneeded(ctx, await store.deletePhotoChecks(ctx.db, addDays(ctx.today, -photoDays)))
}

/** Forgets the photos that somebody who is erased asked about, in the caller's transaction. Answers the hashes of their files. */
export const erasePhotoChecks = (tx: Tx, accountId: string): Promise<string[]> => store.deletePhotoChecksOf(tx, accountId)

interface Query {
  viewId: string | null
  bytes: Uint8Array
}
const queriesOf = async (ctx: Context, check: CheckRow): Promise<Query[]> => {
  if (check.sha256 !== null) return [{ viewId: null, bytes: await ctx.files.read(check.sha256) }]
  const own = await views.viewsOf(ctx.db, [check.designId!])
  return Promise.all(own.map(async view => ({ viewId: view.id, bytes: await ctx.files.read(view.sha256) })))
}
/** Compares one picture: what the quick look gives is kept at once, then each candidate as it is verified. */
const compare = async (ctx: Context, likeness: Likeness, check: CheckRow, query: Query, exclude: string[]) => {
  const designOf = async (ids: readonly string[]) => new Map((await views.viewsById(ctx.db, ids)).map(view => [view.id, view.designId]))
  // Written one after the other, in the order in which they come.
  let writing: Promise<unknown> = Promise.resolve()
  const then = (write: () => Promise<unknown>) => {
    writing = writing.then(write)
    writing.catch(() => {})
  }
  const base = { checkId: check.id, fromViewId: query.viewId }
  const keep = async (candidate: Candidate) => {
    const designId = (await designOf([candidate.id])).get(candidate.id)
    if (!designId) return
    const { id: viewId, probability, kind, transform: transforms, inliers, matches, homography, area } = candidate
    const evidence = { matches, homography, area }
    await store.keepCandidate(ctx.db, { ...base, viewId, designId, verified: true, probability, kind, transforms, inliers, evidence })
  }
  const found = await likeness.search(query.bytes, {
    limit,
    exclude,
    onShortlist: rows =>
      then(async () => {
        const owners = await designOf(rows.map(row => row.id))
        for (const { id: viewId, score } of rows.slice(0, limit)) {
          const designId = owners.get(viewId)
          if (designId) await store.keepCandidate(ctx.db, { ...base, viewId, designId, score })
        }
      }),
    onCandidate: candidate => then(() => keep(candidate)),
  })
  for (const candidate of found) then(() => keep(candidate))
  await writing
}
const runWhole = async (run: JobRun, check: CheckRow): Promise<void> => {
  const { ctx } = run
  await store.clearCandidates(ctx.db, check.id)
  const family = check.designId ? (await designs.familyOf(ctx.db, check.designId)).map(row => row.id) : []
  const own = await views.viewsOf(ctx.db, family)
  const likeness = await filledIndex(ctx)
  const missing = await views.undescribed(ctx.db, likeness.version, null, justCameIn + own.length)
  for (const view of missing.filter(each => own.some(mine => mine.id === each.id))) await describe(ctx, view)
  if (missing.length <= justCameIn) await describeSome(ctx, justCameIn)
  await filledIndex(ctx)
  const pool = await views.comparable(ctx.db, likeness.version, family)
  await store.updateCheck(ctx.db, check.id, { state: 'running', version: likeness.version, ...pool })
  const queries = await queriesOf(ctx, check)
  const exclude = own.map(view => view.id)
  for (const [at, query] of queries.entries()) {
    await run.progress({ done: at, total: queries.length, note: say('designs.comparing', { at: at + 1, of: queries.length }) })
    await compare(ctx, likeness, check, query, exclude)
  }
  await store.dropUnverified(ctx.db, check.id)
  await ctx.db.transaction(async tx => {
    await store.updateCheck(tx, check.id, { state: 'done', endedAt: sql`now()` })
    if (check.designId) await tellOfCopies(tx, ctx, check.id, check.designId)
  })
}
const tellOfCopies = async (tx: Tx, ctx: Context, checkId: string, designId: string): Promise<void> => {
  const [design] = await designs.designsById(tx, [designId])
  const open = design && (await standingsOf(tx, [design])).get(designId)?.check?.open
  if (!design || !open) return
  await tellDeciders(tx, ctx, design, say('designs.waitingTitle', { code: design.code, count: open }), `design-check|${checkId}`)
}
/** Tells the appraisers that something about a design waits for them, once for each key. */
export const tellDeciders = async (tx: Tx, ctx: Context, design: DesignRow, title: string, key: string): Promise<void> => {
  const accountIds = await holdersOf(tx, ctx.today, 'appraiser')
  await notify(tx, ctx, { to: { accountIds }, title, link: `/mau-san-pham/${design.code}`, entity: 'design', recordId: design.id, key })
}
/** The job. What stops it is kept with the check, so that the page says so. */
export const runCheck: JobHandler = async run => {
  const check = await store.findCheck(run.ctx.db, String(run.input.checkId))
  if (!check) return {}
  try {
    await runWhole(run, check)
  } catch (error) {
    const problem = error instanceof Refusal ? error.message : say('designs.standingFailed')
    await store.updateCheck(run.ctx.db, check.id, { state: 'failed', problem, endedAt: sql`now()` })
    throw error
  }
  return { checkId: check.id }
}

/** A check that the reader may see: of a design within reach, or of their own photo; who decides sees every photo. */
export const seenCheck = async (ctx: Context, id: string): Promise<CheckRow> => {
  const check = (await store.findCheck(ctx.db, id)) ?? unknown(say('designs.noCheck'))
  const seen = check.designId
    ? (await designs.seenIds(ctx.db, ctx.reach, [check.designId])).size > 0
    : check.accountId === actorOf(ctx).id || holds(actorOf(ctx), ...deciders)
  return seen ? check : unknown(say('designs.noCheck'))
}
/** The photo of a check that belongs to no design. */
export const photoOfCheck = async (ctx: Context, id: string) => {
  const { sha256, mediaType } = await seenCheck(ctx, id)
  if (!sha256 || !mediaType) return unknown(say('designs.noCheck'))
  const bytes = await ctx.files.read(sha256).catch(() => unknown(say('designs.pictureAway')))
  return { bytes, name: `anh-${id}`, mediaType }
}
