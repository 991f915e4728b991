/** Councils: forming one, who sits in it, what it looks at, closing a round. Scoring itself stands in scoring.actions.ts. */
import { type Actor, holds } from '../../kernel/access.ts'
import { actorOf, type Context, logged } from '../../kernel/context.ts'
import type { Day } from '../../kernel/dates.ts'
import type { Tx } from '../../kernel/log.ts'
import { conflict, invalid, refuse, unknown } from '../../kernel/refusal.ts'
import { say } from '../../words/say.ts'
import { notify } from '../notices/notices.actions.ts'
import type { Deadline } from '../notices/notices.ports.ts'
import { actorsOn } from '../people/people.actions.ts'
import type { Known } from '../projects/facts.actions.ts'
import { knownProjects } from '../projects/projects.actions.ts'
import { takeNumber } from '../reference/reference.actions.ts'
import { counting, resultOf, scorersOf, stands, whyNotStart } from './councils.rules.ts'
import type { CouncilRow, Seat } from './councils.schema.ts'
import * as store from './councils.store.ts'
import { sheetInForce } from './sheets.actions.ts'

export const managers = ['leader', 'appraiser'] as const
export const mayManage = (actor: Actor): boolean => holds(actor, ...managers)
const city = { everywhere: true, unitIds: [], establishmentIds: [] }

/** A council with everything around it, loaded once. */
export const loadCouncil = async (ctx: Context, tx: Tx, code: string, lock = false) => {
  const council = (await store.findCouncil(tx, code, lock)) ?? unknown(say('councils.none', { code }))
  const [sheet, seated, conflicts, scores, listed] = [
    (await store.findSheet(tx, council.sheetId))!,
    await store.listMembers(tx, council.id),
    await store.listConflicts(tx, council.id),
    await store.listScores(tx, council.id),
    await store.listCouncilProjects(tx, council.id),
  ]
  // Its members see what they judge, wherever it lies.
  const projects = listed.length ? await knownProjects({ ...ctx, reach: city }, tx, { ids: listed.map(each => each.id) }) : []
  projects.sort((a, b) => (a.project.code < b.project.code ? -1 : 1))
  return { council, sheet, seated, members: seated.map(each => each.member), conflicts, scores, projects }
}
export type LoadedCouncil = Awaited<ReturnType<typeof loadCouncil>>
/** The actor's own seat, when they hold one. */
export const seatOf = (actor: Actor, { members }: LoadedCouncil) =>
  members.find(each => each.accountId === actor.id && each.leftOn === null)

const managed = async (ctx: Context, tx: Tx, code: string, revision: number | null) => {
  if (!mayManage(actorOf(ctx))) refuse(say('councils.managers'))
  const loaded = await loadCouncil(ctx, tx, code, true)
  if (revision !== null && loaded.council.revision !== revision) conflict(say('councils.changed'))
  return loaded
}
/** Every change of a council is an act; its revision tells screens that it changed. */
const changed = async (
  ctx: Context,
  tx: Tx,
  council: CouncilRow,
  action: string,
  values: Record<string, unknown>,
  write: Parameters<typeof store.updateCouncil>[2] = {},
  reason: string | null = null,
) => {
  const row = await store.updateCouncil(tx, council.id, write)
  await logged(tx, ctx, {
    entity: 'council',
    recordId: council.id,
    action,
    fromState: council.state,
    toState: row.state,
    values,
    reason,
  })
  return { code: row.code, revision: row.revision }
}

export interface CouncilInput {
  name: string
  decisionNumber?: string | null | undefined
  decidedOn?: Day | null | undefined
  sheetId: string
  minimum: number
  meetingOn?: Day | null | undefined
  place?: string | null | undefined
  scoreUntil?: Day | null | undefined
}
export const formCouncil = (ctx: Context, input: CouncilInput) =>
  ctx.db.transaction(async tx => {
    await sheetInForce(tx, input.sheetId, ctx.today)
    const year = Number(ctx.today.slice(0, 4))
    const row = await store.insertCouncil(tx, { ...input, year, code: await takeNumber(tx, `HD-${year}`) })
    await logged(tx, ctx, { entity: 'council', recordId: row.id, action: 'create', toState: row.state, values: { ...input } })
    return { code: row.code, revision: row.revision }
  })
/** Corrects a council's particulars; its sheet only until scoring begins. */
export const correctCouncil = (ctx: Context, code: string, input: CouncilInput & { revision: number }) =>
  ctx.db.transaction(async tx => {
    const { council } = await managed(ctx, tx, code, input.revision)
    if (council.state === 'closed') refuse(say('councils.alreadyClosed'))
    const { revision: _, ...values } = input
    if (values.sheetId !== council.sheetId) {
      if (council.state !== 'forming') refuse(say('councils.notForming'))
      await sheetInForce(tx, values.sheetId, ctx.today)
    }
    return changed(ctx, tx, council, 'edit', values, values)
  })

export const seatMember = (ctx: Context, code: string, input: { accountId: string; seat: Seat; office: string; revision: number }) =>
  ctx.db.transaction(async tx => {
    const loaded = await managed(ctx, tx, code, input.revision)
    const { council, seated } = loaded
    if (council.state === 'closed') refuse(say('councils.alreadyClosed'))
    const person = (await actorsOn(tx, ctx.today)).find(each => each.id === input.accountId) ?? unknown(say('councils.memberUnknown'))
    const before = seated.find(each => each.member.accountId === person.id)
    if (before && before.member.leftOn === null) conflict(say('councils.memberTwice', { name: person.name }))
    const { accountId, seat, office } = input
    if (before) await store.updateMember(tx, before.member.id, { seat, office, leftOn: null, leftReason: null })
    const id =
      before?.member.id ?? (await store.insertMember(tx, { councilId: council.id, accountId, seat, office, joinedOn: ctx.today })).id
    await bar(ctx, tx, { ...loaded, newcomers: [{ id, actor: person }] })
    return changed(ctx, tx, council, 'seat', { accountId, seat, office })
  })
/** A member leaves; what they handed in stays and counts. */
export const unseatMember = (ctx: Context, code: string, memberId: string, input: { reason: string; revision: number }) =>
  ctx.db.transaction(async tx => {
    const { council, members } = await managed(ctx, tx, code, input.revision)
    const member = members.find(each => each.id === memberId) ?? unknown(say('councils.memberUnknown'))
    if (member.leftOn !== null) conflict(say('councils.memberGone'))
    await store.updateMember(tx, member.id, { leftOn: ctx.today, leftReason: input.reason })
    return changed(ctx, tx, council, 'unseat', { accountId: member.accountId }, {}, input.reason)
  })

/** Interests that the product itself knows of: a member prepared the file, speaks for its beneficiary, or is of the Centre that carries it out. */
const bar = async (
  ctx: Context,
  tx: Tx,
  { projects, newcomers }: { projects: readonly Known[]; newcomers: readonly { id: string; actor: Actor }[] },
) => {
  const prepared = await store.preparersOf(
    tx,
    newcomers.map(each => each.actor.id),
    projects.map(each => each.project.id),
  )
  for (const { id: memberId, actor } of newcomers)
    for (const { project, facts, owners } of projects) {
      const owner = actor.grants.some(
        grant => grant.role === 'applicant' && grant.establishmentId !== null && owners.has(grant.establishmentId),
      )
      const preparer = prepared.some(each => each.accountId === actor.id && each.projectId === project.id)
      const why = owner
        ? 'councils.conflictOwner'
        : preparer
          ? 'councils.conflictPrepared'
          : facts.centreImplements && holds(actor, 'centre_officer')
            ? 'councils.conflictCentre'
            : null
      if (why) await store.insertConflict(tx, { memberId, projectId: project.id, declared: false, reason: say(why), since: ctx.today })
    }
}

/** Which projects the council looks at: reviewed ones that are in no other open council. Only until scoring begins. */
export const chooseProjects = (ctx: Context, code: string, input: { projects: readonly string[]; revision: number }) =>
  ctx.db.transaction(async tx => {
    const loaded = await managed(ctx, tx, code, input.revision)
    const { council, members } = loaded
    if (council.state !== 'forming') refuse(say('councils.notForming'))
    const waiting = await knownProjects({ ...ctx, reach: city }, tx, { states: ['reviewed'] })
    const chosen = input.projects.map(projectCode => waiting.find(each => each.project.code === projectCode))
    const strangers = input.projects.filter((_, at) => !chosen[at])
    if (strangers.length) invalid(say('councils.projectUnknown', { codes: strangers.join(', ') }))
    const projects = chosen.filter((each): each is Known => each !== undefined)
    const ids = projects.map(each => each.project.id)
    const elsewhere = await store.projectsElsewhere(tx, council.id, ids)
    if (elsewhere.length)
      refuse(say('councils.projectElsewhere', { list: elsewhere.map(each => `${each.code} (${each.council})`).join(', ') }))
    await store.replaceProjects(tx, council.id, ids)
    const people = await actorsOn(tx, ctx.today)
    const newcomers = members.flatMap(({ id, accountId }) => {
      const actor = people.find(each => each.id === accountId)
      return actor ? [{ id, actor }] : []
    })
    await bar(ctx, tx, { projects, newcomers })
    return changed(ctx, tx, council, 'projects', { projects: input.projects })
  })
/** Projects that a council may take in. */
export const choosable = async (ctx: Context, code: string) => {
  const { council, projects } = await loadCouncil(ctx, ctx.db, code)
  const waiting = await knownProjects({ ...ctx, reach: city }, ctx.db, { states: ['reviewed'] })
  const elsewhere = new Set(
    (
      await store.projectsElsewhere(
        ctx.db,
        council.id,
        waiting.map(each => each.project.id),
      )
    ).map(each => each.code),
  )
  const inside = new Set(projects.map(each => each.project.code))
  return waiting
    .filter(each => !elsewhere.has(each.project.code))
    .map(({ project }) => ({ code: project.code, name: project.name, requested: project.requested, chosen: inside.has(project.code) }))
}

/** Begins to score: projects and sheet stand from now on, and every member is told. */
export const startScoring = (ctx: Context, code: string, revision: number) =>
  ctx.db.transaction(async tx => {
    const { council, sheet, members, projects } = await managed(ctx, tx, code, revision)
    if (council.state !== 'forming') refuse(say('councils.notForming'))
    const why = whyNotStart({ minimum: council.minimum, members, projects: projects.length, sheetAdopted: sheet.adoptedOn !== null })
    if (why) refuse(why)
    await invite(ctx, tx, council, projects.length, members)
    return changed(ctx, tx, council, 'start', {}, { state: 'scoring' })
  })
const invite = (ctx: Context, tx: Tx, council: CouncilRow, count: number, members: LoadedCouncil['members']) =>
  notify(tx, ctx, {
    to: { accountIds: members.filter(each => each.leftOn === null).map(each => each.accountId) },
    title: say('councils.inviteTitle', { code: council.code, count }),
    link: `/hoi-dong/${council.code}`,
    entity: 'council',
    recordId: council.id,
    dueOn: council.scoreUntil,
    key: `council|${council.code}|${council.round}`,
  })

/** What each project still lacks before the round can be closed. */
export const lacking = ({ council, members, conflicts, scores, projects }: LoadedCouncil): string[] =>
  projects.flatMap(({ project }) => {
    const handed = counting(scores, conflicts, project.id, council.round).length
    const waits = scorersOf(members, conflicts, project.id).some(
      member =>
        !scores.some(s => s.memberId === member.id && s.projectId === project.id && s.round === council.round && s.submittedOn !== null),
    )
    return handed < council.minimum || waits
      ? [say('councils.closeFew', { code: project.code, scores: handed, minimum: council.minimum })]
      : []
  })
/** Closes the round: the results are kept, and everybody sees what everybody gave. Missing scores need a reason. */
export const closeScoring = (ctx: Context, code: string, input: { reason: string | null; revision: number }) =>
  ctx.db.transaction(async tx => {
    const loaded = await managed(ctx, tx, code, input.revision)
    const { council, sheet, conflicts, scores, projects } = loaded
    if (council.state !== 'scoring') refuse(say('councils.notScoring'))
    const missing = lacking(loaded)
    if (missing.length && !input.reason) refuse(say('councils.closeMissing', { list: missing.join('; ') }))
    const results = projects.map(({ project }) =>
      resultOf(sheet.criteria, project.id, counting(scores, conflicts, project.id, council.round)),
    )
    const closeReason = missing.length ? input.reason : null
    return changed(
      ctx,
      tx,
      council,
      'close',
      { round: council.round, results },
      { state: 'closed', closedOn: ctx.today, closedBy: actorOf(ctx).id, closeReason, results },
      closeReason,
    )
  })
/** A new round over the same projects: the old sheets stay as they are, results of the old round stay in the log. */
export const reopenScoring = (ctx: Context, code: string, input: { reason: string; revision: number }) =>
  ctx.db.transaction(async tx => {
    const { council, members, projects } = await managed(ctx, tx, code, input.revision)
    if (council.state !== 'closed') refuse(say('councils.notClosed'))
    const next = { ...council, round: council.round + 1 }
    await invite(ctx, tx, next, projects.length, members)
    return changed(
      ctx,
      tx,
      council,
      'reopen',
      { round: next.round },
      { state: 'scoring', round: next.round, results: null, closedOn: null, closedBy: null, closeReason: null },
      input.reason,
    )
  })

/** A member of the council, or its managers, mark an interest of a member in a project. */
export const recordConflict = (ctx: Context, code: string, input: { memberId: string; project: string; reason: string }) =>
  ctx.db.transaction(async tx => {
    const { council, members, projects } = await managed(ctx, tx, code, null)
    if (council.state === 'closed') refuse(say('councils.alreadyClosed'))
    const member = members.find(each => each.id === input.memberId) ?? unknown(say('councils.memberUnknown'))
    const known =
      projects.find(each => each.project.code === input.project) ?? unknown(say('councils.notInCouncil', { code: input.project }))
    const { reason } = input
    await store.insertConflict(tx, { memberId: member.id, projectId: known.project.id, declared: false, reason, since: ctx.today })
    return changed(ctx, tx, council, 'conflict', { memberId: member.id, project: input.project }, {}, reason)
  })
/** Lifts a conflict, with a reason; never one's own. */
export const liftConflict = (ctx: Context, code: string, conflictId: string, input: { reason: string }) =>
  ctx.db.transaction(async tx => {
    const { council, members, conflicts } = await managed(ctx, tx, code, null)
    if (council.state === 'closed') refuse(say('councils.alreadyClosed'))
    const found = conflicts.find(each => each.id === conflictId && stands(each)) ?? unknown(say('councils.conflictNone'))
    if (members.find(each => each.id === found.memberId)?.accountId === actorOf(ctx).id) refuse(say('councils.conflictSelf'))
    await store.liftConflict(tx, found.id, { liftedOn: ctx.today, liftedReason: input.reason })
    return changed(ctx, tx, council, 'lift_conflict', { memberId: found.memberId }, {}, input.reason)
  })

/** Scores still to be handed in, for reminders and calendars. */
export const councilDeadlines = async (ctx: Context, tx: Tx): Promise<Deadline[]> => {
  const rows = await store.listCouncils(tx, Number(ctx.today.slice(0, 4)))
  return rows.flatMap(({ council, mine }) =>
    council.state === 'scoring' && council.scoreUntil
      ? [
          {
            entity: 'council',
            recordId: council.id,
            title: say('councils.inviteDue', { code: council.code }),
            on: council.scoreUntil,
            link: `/hoi-dong/${council.code}`,
            accountIds: mine,
          },
        ]
      : [],
  )
}

/** What the councils found of projects, for the choice within the budget: mean of the latest closed round. */
export const councilScores = async (tx: Tx, projectIds: readonly string[]) =>
  new Map(
    (await store.latestResults(tx, projectIds)).flatMap(({ projectId, council, results }) => {
      const result = results?.find(each => each.projectId === projectId)
      return result && result.score !== null
        ? [[projectId, { score: result.score, max: result.max, scores: result.scores, council }] as const]
        : []
    }),
  )
