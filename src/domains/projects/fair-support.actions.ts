/** The support that went into a fair: projects that officers tie to it, with decision, contract and payments, and the sums of exactly those rows. */
import { holds } from '../../kernel/access.ts'
import { actorOf, type Context, logged } from '../../kernel/context.ts'
import { sum } from '../../kernel/money.ts'
import { conflict, invalid, refuse, unknown } from '../../kernel/refusal.ts'
import { say } from '../../words/say.ts'
import { fairsByCode } from '../fairs/fairs.actions.ts'
import type { FairSupport, SupportSums } from '../fairs/fairs.ports.ts'
import { activityLabels } from '../reference/catalog.schema.ts'
import type { Role } from '../reference/roles.schema.ts'
import { fairActivities } from './fair-support.schema.ts'
import * as ties from './fair-support.store.ts'
import { ports } from './projects.ports.ts'
import { projectStates } from './projects.schema.ts'
import * as store from './projects.store.ts'

/** Who says which project paid for a fair. */
export const fairSupporters: readonly Role[] = ['centre_officer', 'appraiser']
/** Whole đồng; what has not been decided, signed or paid adds nothing. */
const sumsOf = (rows: readonly { [K in keyof SupportSums]: number | null }[]): SupportSums => ({
  approved: sum(rows.map(row => row.approved ?? 0)),
  contracted: sum(rows.map(row => row.contracted ?? 0)),
  paid: sum(rows.map(row => row.paid ?? 0)),
})

/** Projects within reach whose money may go into a fair and that are not tied to this one: those of its year first, then the nearest years. */
const choicesOf = async (ctx: Context, tied: ReadonlySet<string>, year: number): Promise<FairSupport['choices']> =>
  (await store.listProjects(ctx.db, ctx.reach, { activities: fairActivities }))
    .map(row => row.project)
    .filter(project => !tied.has(project.id))
    .toSorted((a, b) => Math.abs(a.year - year) - Math.abs(b.year - year) || b.year - a.year || (a.code < b.code ? -1 : 1))
    .map(({ code, name, year, state }) => ({ code, name, year, stateLabel: projectStates[state] }))

/** Projects tied to a fair, those within the reader's reach; sums are of the rows that are shown and of nothing else. Paid is what went out less what was taken back. */
export const supportOfFair = async (ctx: Context, fairId: string, year: number): Promise<FairSupport> => {
  const tied = await ties.projectsOfFair(ctx.db, fairId)
  const ids = tied.map(each => each.projectId)
  const projects = (await store.listProjects(ctx.db, ctx.reach, { ids })).map(row => row.project)
  const seen = projects.map(project => project.id)
  const money = await ports.money?.(ctx.db, projects)
  const beneficiaries = await store.listBeneficiaries(ctx.db, seen)
  const fairs = await ties.fairsOfProjects(ctx.db, seen)
  const rows = projects.map(project => {
    const held = money?.get(project.id)
    return {
      code: project.code,
      name: project.name,
      year: project.year,
      activityLabel: activityLabels[project.activity],
      stateLabel: projectStates[project.state],
      to: `/ho-so/${encodeURIComponent(project.code)}`,
      approved: held?.approved ?? null,
      decision: held?.decision ?? null,
      contracted: held?.contracted ?? null,
      contract: held?.contract ?? null,
      paid: held?.contract ? held.paid - held.reclaimed : null,
      establishmentIds: beneficiaries.filter(each => each.projectId === project.id).map(each => each.establishment.id),
      shared: fairs.filter(each => each.projectId === project.id).map(each => each.code),
    }
  })
  const mayTie = ctx.actor !== null && holds(ctx.actor, ...fairSupporters)
  return {
    rows,
    sums: sumsOf(rows),
    beyond: ids.length - projects.length,
    mayTie,
    choices: mayTie ? await choicesOf(ctx, new Set(ids), year) : [],
  }
}

const bothOf = async (ctx: Context, tx: Context['db'], fairCode: string, projectCode: string) => {
  const fair = (await fairsByCode(tx, [fairCode])).get(fairCode) ?? unknown(say('fairs.none', { code: fairCode }))
  const project = await store.findProject(tx, ctx.reach, projectCode)
  if (project) return { fair, project }
  const message = say('fairs.noProject', { code: projectCode })
  return invalid(message, [{ path: 'code', message }])
}
/** Ties a project of a fair's kind to the fair whose cost it bears. */
export const tieToFair = (ctx: Context, fairCode: string, projectCode: string) =>
  ctx.db.transaction(async tx => {
    actorOf(ctx)
    const { fair, project } = await bothOf(ctx, tx, fairCode, projectCode)
    if (!fairActivities.includes(project.activity))
      refuse(say('fairs.otherActivity', { code: projectCode, activity: activityLabels[project.activity] }))
    const tie = await ties.insertTie(tx, { projectId: project.id, fairId: fair.id, linkedOn: ctx.today })
    if (!tie) conflict(say('fairs.tiedAlready', { code: projectCode }))
    await logged(tx, ctx, { entity: 'fair', recordId: fair.id, action: 'link', values: { project: project.id } })
    return { code: fairCode }
  })
/** Unties it again; the record of acts keeps both. */
export const untieFromFair = (ctx: Context, fairCode: string, projectCode: string) =>
  ctx.db.transaction(async tx => {
    actorOf(ctx)
    const { fair, project } = await bothOf(ctx, tx, fairCode, projectCode)
    if (!(await ties.deleteTie(tx, project.id, fair.id))) unknown(say('fairs.notTied', { code: projectCode }))
    await logged(tx, ctx, { entity: 'fair', recordId: fair.id, action: 'unlink', values: { project: project.id } })
    return { code: fairCode }
  })
