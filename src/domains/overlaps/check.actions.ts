/** Holding projects against every other support: as a job, after steps, at night, and when somebody asks. Finds; decides nothing. */
import { pictureParts } from '../../files/picture-parts.ts'
import type { Context } from '../../kernel/context.ts'
import { canonical, type Tx } from '../../kernel/log.ts'
import { say } from '../../words/say.ts'
import { enqueue } from '../jobs/jobs.actions.ts'
import type { JobHandler } from '../jobs/jobs.ports.ts'
import type { ProjectRow } from '../projects/projects.schema.ts'
import { type Holders, holdersOf } from './compare/holders.rules.ts'
import { overlapsOf } from './compare/overlaps.rules.ts'
import type { Likelihood } from './compare/score.rules.ts'
import type { Support } from './compare/support.schema.ts'
import { insertItems } from './items.store.ts'
import { checkUnderWay } from './jobs.store.ts'
import { linkLists } from './lists.actions.ts'
import type { Occasion, OverlapRow } from './overlaps.schema.ts'
import * as store from './overlaps.store.ts'
import { askAgain, sameCheck } from './remember.rules.ts'
import { type Gathered, gatherSupports, splitId } from './supports.actions.ts'
import { notCompared, unseenPictures } from './supports.store.ts'
import { tellOfficers } from './telling.actions.ts'

export const checkJob = 'overlap-check'
/** After a step the system compares: whoever took it need not see what it is held against. Who asks sees the job that they asked for. */
const asSystem = (ctx: Context): Context => {
  const { grant: _, ...rest } = ctx
  return { ...rest, actor: null, reach: { everywhere: true, unitIds: [], establishmentIds: [] } }
}
/** Puts a check of these projects (null: of all) into the queue, unless the same one waits there. */
export const askForCheck = async (
  ctx: Context,
  projectIds: readonly string[] | null,
  occasion: Occasion,
  tx: Tx = ctx.db,
): Promise<{ jobId: string }> => {
  const input = { projects: projectIds ? [...projectIds] : null, occasion }
  const waiting = await checkUnderWay(tx, checkJob, input)
  if (waiting) return { jobId: waiting }
  const title = projectIds ? say('overlaps.jobSome', { count: projectIds.length }) : say('overlaps.jobAll')
  return { jobId: (await enqueue(occasion === 'asked' ? ctx : asSystem(ctx), { kind: checkJob, title, input }, tx)).id }
}
/** After each step that leaves a project among those compared; wired to the projects' port. */
export const checkAfterStep = async (tx: Tx, ctx: Context, project: ProjectRow): Promise<void> => {
  if (!(notCompared as readonly string[]).includes(project.state)) await askForCheck(ctx, [project.id], 'step', tx)
}

/** Hashes of pictures that came in since the last look. A picture that cannot be read, or is blank, is remembered as nothing to compare. */
const lookAtPictures = async (ctx: Context, projectIds: readonly string[] | null): Promise<void> => {
  for (const { id, projectId, sha256 } of await unseenPictures(ctx.db, projectIds)) {
    const bytes = await ctx.files.read(sha256).catch(() => null)
    // A file that is away for now is looked at the next time.
    if (!bytes) continue
    const parts = await pictureParts(bytes).catch(() => [])
    await insertItems(ctx.db, [{ projectId, kind: 'photo', value: null, matchKey: parts.join(' ') || null, paperId: id }])
  }
}
const keyOf = (row: Pick<OverlapRow, 'projectId' | 'otherProjectId' | 'otherRowId'>) =>
  `${row.projectId} ${row.otherProjectId ?? row.otherRowId}`

/** What is found of these supports; of two projects the smaller id stands first. */
const draftsOf = async (targets: readonly Support[], holders: Holders, cancelled: () => Promise<boolean>) => {
  const drafts = new Map<string, store.OverlapDraft>()
  const counts = new Map<string, Record<Likelihood, number>>()
  for (const [at, target] of targets.entries()) {
    // Others are answered in between.
    if (at % 20 === 19) await new Promise<void>(resolve => setImmediate(resolve))
    if (at % 500 === 499 && (await cancelled())) return null
    const own = splitId(target.id).id
    const count: Record<Likelihood, number> = { certain: 0, likely: 0, possible: 0 }
    for (const { other, bits, likelihood, evidence } of overlapsOf(target, holders)) {
      count[likelihood]++
      const { kind, id } = splitId(other)
      const [first, second] = kind === 'project' && id < own ? [id, own] : [own, id]
      const draft = {
        projectId: first,
        otherProjectId: kind === 'project' ? second : null,
        otherRowId: kind === 'row' ? second : null,
        bits,
        likelihood,
        evidence,
      }
      drafts.set(keyOf(draft), draft)
    }
    counts.set(own, count)
  }
  return { drafts, counts }
}
/**
 * Brings the findings up to date: new ones come in, open ones that are no longer possible go, what officers decided stays as they left it.
 * @returns what is new, or asked again
 */
const keep = async (tx: Tx, ctx: Context, drafts: ReadonlyMap<string, store.OverlapDraft>, targets: ReadonlySet<string>) => {
  const known = new Map((await store.overlapsTouching(tx, [...targets])).map(row => [keyOf(row), row]))
  const fresh = [...drafts].filter(([key]) => !known.has(key)).map(([, draft]) => draft)
  await store.insertOverlaps(tx, fresh, ctx.today)
  for (const [key, row] of known) {
    const draft = drafts.get(key)
    if (!draft) continue
    const { bits, likelihood, evidence } = draft
    const again = askAgain(row, bits)
    const changed = again || row.bits.toFixed(1) !== bits.toFixed(1) || canonical(row.evidence) !== canonical(evidence)
    if (again) fresh.push(draft)
    if (changed) await store.updateOverlap(tx, row.id, { bits, likelihood, evidence, ...(again && { state: 'open' as const }) })
  }
  const gone = [...known].filter(([key, row]) => !drafts.has(key) && row.state === 'open')
  await store.dropOverlaps(
    tx,
    gone.map(([, row]) => row.id),
  )
  return fresh
}
/** That each was held against everything, and what of it could be compared; a row like the last one only grows by a day. */
const keepChecks = async (
  tx: Tx,
  ctx: Context,
  occasion: Occasion,
  targets: readonly Support[],
  gathered: Gathered,
  counts: ReadonlyMap<string, Record<Likelihood, number>>,
) => {
  const last = await store.lastChecks(
    tx,
    targets.map(target => splitId(target.id).id),
  )
  const lists = gathered.lists.map(({ id, name, rows }) => ({ id, name, rows }))
  const fresh: Parameters<typeof store.insertChecks>[1][number][] = []
  const same: string[] = []
  for (const target of targets) {
    const projectId = splitId(target.id).id
    const now = {
      supports: gathered.projects - 1,
      lists,
      items: {
        serial: target.things.filter(thing => thing.serial).length,
        invoice: target.invoices.length,
        bank_account: target.accounts.length,
        photo: target.photos.length,
      },
      found: counts.get(projectId)!,
    }
    const before = last.get(projectId)
    if (before && sameCheck(before, now)) same.push(before.id)
    else fresh.push({ projectId, occasion, firstOn: ctx.today, lastOn: ctx.today, ...now })
  }
  await store.extendChecks(tx, same, ctx.today)
  await store.insertChecks(tx, fresh)
}

interface Checked extends Record<string, unknown> {
  projects: number
  compared: number
  found: number
}
/** Holds projects (null: all) against every support and writes down what was found and what was compared. */
export const checkProjects = async (
  ctx: Context,
  projectIds: readonly string[] | null,
  occasion: Occasion,
  cancelled: () => Promise<boolean> = async () => false,
): Promise<Checked> => {
  await lookAtPictures(ctx, projectIds)
  const gathered = await gatherSupports(ctx, ctx.db)
  const wanted = projectIds && new Set(projectIds)
  const targets = gathered.supports.filter(({ id }) => splitId(id).kind === 'project' && (!wanted || wanted.has(splitId(id).id)))
  const result = await draftsOf(targets, holdersOf(gathered.supports), cancelled)
  if (!result) return { projects: 0, compared: gathered.supports.length, found: 0 }
  await ctx.db.transaction(async tx => {
    if (!projectIds) await store.dropOrphans(tx)
    // A project that went back to its draft has no findings to look at.
    const fresh = await keep(tx, ctx, result.drafts, new Set(projectIds ?? targets.map(({ id }) => splitId(id).id)))
    await tellOfficers(ctx, tx, fresh)
    await keepChecks(tx, ctx, occasion, targets, gathered, result.counts)
  })
  return { projects: targets.length, compared: gathered.supports.length, found: result.drafts.size }
}
/** Runs a check; wired in domains/index.ts. At night the lists are linked anew first, since the register has changed. */
export const checkHandler: JobHandler = async run => {
  const { projects, occasion } = run.input as { projects: string[] | null; occasion: Occasion }
  if (occasion === 'night') await linkLists(run.ctx, null)
  return checkProjects(run.ctx, projects, occasion, () => run.cancelled())
}
