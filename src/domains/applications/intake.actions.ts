/** Taking applications in: the officers' list, one application with its likely matches, link or create with one click, decline. */
import { type Context, logged } from '../../kernel/context.ts'
import type { Tx } from '../../kernel/log.ts'
import { conflict, unknown } from '../../kernel/refusal.ts'
import { say } from '../../words/say.ts'
import { addEstablishment } from '../establishments/establishments.actions.ts'
import { establishmentsByCode } from '../establishments/intake.actions.ts'
import { projectStates } from '../projects/projects.schema.ts'
import { activityLabels } from '../reference/catalog.schema.ts'
import { placeName } from '../reference/reference.actions.ts'
import { ports } from './applications.ports.ts'
import { type ApplicationRow, applicationStates } from './applications.schema.ts'
import * as store from './applications.store.ts'
import { clockOfApplication } from './clock.actions.ts'
import { declaredOtherwise } from './declared.rules.ts'
import { placedToday } from './lacks.actions.ts'
import { establishmentOf } from './project-of.rules.ts'
import { makeProject } from './submit.actions.ts'
import { versionsShown } from './versions.actions.ts'

/** Within the officer's reach by the commune that the application names, or the one answer for what is not. */
export const reachable = async (ctx: Context, tx: Tx, receipt: string, lock = false): Promise<store.Held> => {
  const held = await store.findByReceipt(tx, receipt, lock)
  if (!held || !(ctx.reach.everywhere || (held.row.unitId && ctx.reach.unitIds.includes(held.row.unitId))))
    return unknown(say('applications.none', { receipt }))
  return held
}
const nameOf = (row: ApplicationRow): string => String(row.cells.name?.value ?? '')
/** What waits for an officer, what waits for the applicant, and what was taken in lately. */
export const listApplications = async (ctx: Context) => {
  const rows = await store.listSubmitted(ctx.db, ctx.reach, ['submitted', 'supplement', 'declined'])
  const shown = rows.map(({ row, callTitle, unitName, projectCode, projectState }) => ({
    receipt: row.receipt,
    name: nameOf(row),
    activityLabel: activityLabels[row.activity],
    callTitle,
    unitName,
    submittedOn: row.submittedOn,
    state: row.state,
    stateLabel: applicationStates[row.state],
    onBehalf: row.onBehalfBy !== null,
    projectCode,
    projectLabel: projectState ? projectStates[projectState] : null,
  }))
  const waits = (line: (typeof shown)[number]) => line.state === 'submitted' && !line.projectCode
  return {
    waiting: shown.filter(waits),
    asked: shown.filter(line => line.state === 'supplement'),
    others: shown.filter(line => !waits(line) && line.state !== 'supplement').toReversed(),
  }
}

/** One application: each version, the papers, what was asked, and while it waits the establishments that it may be of. */
export const openApplication = async (ctx: Context, receipt: string) => {
  const { row, call } = await reachable(ctx, ctx.db, receipt)
  const versions = await store.listVersions(ctx.db, row.id)
  const latest = versions.at(-1)
  const said = latest ? establishmentOf(latest.values) : undefined
  const waits = row.state === 'submitted' && !row.projectId
  const asked = row.state === 'supplement' && !row.projectId
  const known = row.establishmentId ? await store.establishmentById(ctx.db, row.establishmentId) : undefined
  const project = row.projectId ? await store.projectById(ctx.db, row.projectId) : undefined
  return {
    receipt: row.receipt,
    number: row.number,
    state: row.state,
    stateLabel: applicationStates[row.state],
    call: { code: call.code, title: call.title },
    activityLabel: activityLabels[row.activity],
    unitName: row.unitId ? await placeName(ctx.db, row.unitId) : null,
    submittedOn: row.submittedOn,
    phone: row.phone,
    onBehalf: row.onBehalfBy !== null,
    mandate: row.mandate,
    declineReason: row.declineReason,
    clock: (await clockOfApplication(ctx, ctx.db, row)) ?? null,
    ...(await versionsShown(ctx, ctx.db, row)),
    establishment: known ? { code: known.code, name: known.name } : null,
    project: project ? { code: project.code, state: project.state, stateLabel: projectStates[project.state] } : null,
    declared: known && latest ? declaredOtherwise(latest.values, known, { formVersion: latest.formVersion, activity: row.activity }) : [],
    likely: waits && said && ports.likely ? (await ports.likely(ctx, said)).rows : [],
    can: [
      ...(waits ? ['take'] : []),
      ...(waits || asked ? ['decline'] : []),
      ...(asked ? ['unask'] : []),
      ...(row.state === 'submitted' && (!project || ['submitted', 'surveyed', 'reviewed'].includes(project.state)) ? ['ask'] : []),
      ...(row.state !== 'declined' ? ['renew'] : []),
    ],
  }
}
/** The file of a paper of any version. */
export const readApplicationPaper = async (ctx: Context, receipt: string, id: string) => {
  const { row } = await reachable(ctx, ctx.db, receipt)
  const paper =
    (await store.listVersions(ctx.db, row.id)).flatMap(version => version.papers).find(each => each.id === id && each.sha256 !== '') ??
    unknown(say('applications.noPaper'))
  return { bytes: await ctx.files.read(paper.sha256), name: paper.fileName, mediaType: paper.mediaType }
}

/**
 * Takes an application in: links it with an establishment of the register, or adds the establishment as the form tells of it. The project is
 * made in the applicant's name, so that the officer may survey it.
 */
export const takeIn = (ctx: Context, receipt: string, establishment: string | null) =>
  ctx.db.transaction(async tx => {
    const held = await reachable(ctx, tx, receipt, true)
    const { row } = held
    if (row.state !== 'submitted' || row.projectId) return conflict(say('applications.takenAlready'))
    const version = (await store.listVersions(tx, row.id)).at(-1) ?? conflict(say('applications.takenAlready'))
    const inside = { ...ctx, db: tx as Context['db'] }
    const code = establishment ?? (await addEstablishment(inside, establishmentOf(await placedToday(ctx, version.values)))).code
    const known = (await establishmentsByCode(tx, [code])).get(code) ?? unknown(say('establishments.none', { code }))
    const updated = await store.updateApplication(tx, row.id, { establishmentId: known.id })
    const project = await makeProject(tx, inside, { ...held, row: updated }, version, known.code)
    await logged(tx, ctx, {
      entity: 'application',
      recordId: row.id,
      action: 'take_in',
      fromState: 'submitted',
      toState: 'submitted',
      values: { receipt, establishment: known.code, created: establishment === null, project },
    })
    return { project, establishment: known.code }
  })
/** Does not take it in, with a reason that the applicant reads; also when a supplement never came. */
export const declineApplication = (ctx: Context, receipt: string, reason: string) =>
  ctx.db.transaction(async tx => {
    const { row } = await reachable(ctx, tx, receipt, true)
    if (!['submitted', 'supplement'].includes(row.state) || row.projectId) return conflict(say('applications.takenAlready'))
    await store.answerRequests(tx, row.id, ctx.today, null)
    await store.updateApplication(tx, row.id, { state: 'declined', declinedOn: ctx.today, declineReason: reason })
    await logged(tx, ctx, {
      entity: 'application',
      recordId: row.id,
      action: 'decline',
      fromState: row.state,
      toState: 'declined',
      values: { receipt },
      reason,
    })
    return { receipt }
  })
