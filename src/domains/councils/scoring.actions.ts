/** What a member does: declare interests, score alone, hand in. And what each reader of a council may see. */
import { holds } from '../../kernel/access.ts'
import { actorOf, type Context, logged } from '../../kernel/context.ts'
import { mostPoints, type Points, pointsProblems, totalOf } from '../../kernel/points.ts'
import { Refusal, refuse, unknown } from '../../kernel/refusal.ts'
import { say } from '../../words/say.ts'
import { knownProjects } from '../projects/projects.actions.ts'
import { activityLabels } from '../reference/catalog.schema.ts'
import { officials } from '../reference/roles.schema.ts'
import { type LoadedCouncil, lacking, loadCouncil, mayManage, seatOf } from './councils.actions.ts'
import { counting, farApart, scorersOf, stands } from './councils.rules.ts'
import { councilStates, type MemberRow, seats } from './councils.schema.ts'
import * as store from './councils.store.ts'

/** The councils of a year: officials see all, others those that they sit in. */
export const councilsOf = async (ctx: Context, year: number) => {
  const actor = actorOf(ctx)
  const rows = await store.listCouncils(ctx.db, year)
  return rows
    .filter(row => holds(actor, ...officials) || row.mine.includes(actor.id))
    .map(({ council, members, projects, mine }) => ({
      code: council.code,
      name: council.name,
      state: council.state,
      stateLabel: councilStates[council.state],
      round: council.round,
      meetingOn: council.meetingOn,
      scoreUntil: council.scoreUntil,
      members,
      projects,
      mine: mine.includes(actor.id),
    }))
}

const readable = async (ctx: Context, code: string) => {
  const loaded = await loadCouncil(ctx, ctx.db, code)
  const actor = actorOf(ctx)
  const seat = seatOf(actor, loaded)
  // The answer to somebody outside is the same as for a council that is not there.
  if (!seat && !holds(actor, ...officials)) unknown(say('councils.none', { code }))
  return { loaded, seat, manages: mayManage(actor) }
}
const scoreOf = ({ scores, council }: LoadedCouncil, memberId: string, projectId: string) =>
  scores.find(each => each.memberId === memberId && each.projectId === projectId && each.round === council.round)
const conflictOf = ({ conflicts }: LoadedCouncil, memberId: string, projectId: string) =>
  conflicts.find(each => stands(each) && each.memberId === memberId && each.projectId === projectId)

/** Points are shown when the round is closed; before that, how many were handed in and by whom is all that anybody sees. */
const outcomeOf = (loaded: LoadedCouncil, projectId: string) => {
  const { council, sheet, conflicts, scores, seated } = loaded
  if (council.state !== 'closed') return null
  const counted = counting(scores, conflicts, projectId, council.round)
  const result = council.results?.find(each => each.projectId === projectId)
  const far = farApart(sheet.criteria, counted)
  return {
    score: result?.score ?? null,
    lowest: result?.lowest ?? null,
    highest: result?.highest ?? null,
    far: { whole: far.whole, criteria: sheet.criteria.filter(each => far.criteria.includes(each.key)).map(each => each.title) },
    sheets: counted.map(score => ({
      member: seated.find(each => each.member.id === score.memberId)?.name ?? '',
      total: totalOf(sheet.criteria, score.points),
      points: score.points,
      note: score.note,
    })),
  }
}
/** Members and whoever sees the city see all that a council judges; an officer of some units only the projects there. */
const shownProjects = async (ctx: Context, { projects }: LoadedCouncil, seated: boolean) =>
  seated || ctx.reach.everywhere || projects.length === 0
    ? projects
    : knownProjects(ctx, ctx.db, { ids: projects.map(({ project }) => project.id) })
/** A council as its page shows it to this reader. */
export const openCouncil = async (ctx: Context, code: string) => {
  const { loaded, seat, manages } = await readable(ctx, code)
  const { council, sheet, seated, members, conflicts, projects } = loaded
  const shown = await shownProjects(ctx, loaded, seat !== undefined)
  const { createdAt: _, results: __, closedBy: ___, id: ____, ...facts } = council
  // A sheet set aside for an interest is none; one handed in before its member left is one of those there are.
  const sheetsOf = (memberId: string) => {
    const counted = projects.filter(({ project }) =>
      counting(loaded.scores, conflicts, project.id, council.round).some(each => each.memberId === memberId),
    )
    const owed = projects.filter(({ project }) => scorersOf(members, conflicts, project.id).some(({ id }) => id === memberId))
    return { handedIn: counted.length, toScore: new Set([...counted, ...owed]).size }
  }
  return {
    ...facts,
    stateLabel: councilStates[council.state],
    sheet: {
      id: sheet.id,
      code: sheet.code,
      title: sheet.title,
      basis: sheet.basis,
      criteria: sheet.criteria,
      max: mostPoints(sheet.criteria),
    },
    manages,
    lacking: council.state === 'scoring' ? lacking(loaded) : [],
    members: seated.map(({ member, name }) => ({
      id: member.id,
      name,
      seat: member.seat,
      seatLabel: seats[member.seat],
      office: member.office,
      declaredOn: member.declaredOn,
      leftOn: member.leftOn,
      leftReason: member.leftReason,
      me: member.id === seat?.id,
      ...sheetsOf(member.id),
      // What the interest is stays between the member and those who run the council.
      conflicts: conflicts
        .filter(each => stands(each) && each.memberId === member.id && shown.some(({ project }) => project.id === each.projectId))
        .map(each => ({
          id: each.id,
          project: projects.find(known => known.project.id === each.projectId)?.project.code ?? '',
          reason: manages || member.id === seat?.id ? each.reason : null,
          declared: each.declared,
        })),
    })),
    me: seat ? { id: seat.id, declaredOn: seat.declaredOn, seat: seat.seat } : null,
    projects: shown.map(({ project, beneficiaries }) => {
      const mine = seat && scoreOf(loaded, seat.id, project.id)
      const barred = seat && conflictOf(loaded, seat.id, project.id)
      const counted = counting(loaded.scores, conflicts, project.id, council.round)
      return {
        code: project.code,
        name: project.name,
        activityLabel: activityLabels[project.activity],
        beneficiaries: beneficiaries.map(each => each.establishment.name),
        requested: project.requested,
        handedIn: counted.length,
        // Whoever handed in and then left is still one of those whose sheets there are.
        scorers: new Set([...scorersOf(members, conflicts, project.id).map(({ id }) => id), ...counted.map(({ memberId }) => memberId)])
          .size,
        mine: seat ? (barred ? 'conflict' : mine?.submittedOn ? 'handed_in' : mine ? 'draft' : 'open') : null,
        outcome: outcomeOf(loaded, project.id),
      }
    }),
  }
}

/** Which projects touch the member's interests; naming none is a declaration too. May be said again until the round is closed. */
export const declareInterests = (ctx: Context, code: string, input: { conflicts: readonly { project: string; reason: string }[] }) =>
  ctx.db.transaction(async tx => {
    const loaded = await loadCouncil(ctx, tx, code, true)
    const seat = seatOf(actorOf(ctx), loaded) ?? refuse(say('councils.notYours'))
    if (loaded.council.state === 'closed') refuse(say('councils.alreadyClosed'))
    for (const { project, reason } of input.conflicts) {
      const known = loaded.projects.find(each => each.project.code === project) ?? unknown(say('councils.notInCouncil', { code: project }))
      await store.insertConflict(tx, { memberId: seat.id, projectId: known.project.id, declared: true, reason, since: ctx.today })
    }
    await store.updateMember(tx, seat.id, { declaredOn: ctx.today })
    await logged(tx, ctx, {
      entity: 'council',
      recordId: loaded.council.id,
      action: 'declare',
      values: { memberId: seat.id, projects: input.conflicts.map(each => each.project) },
    })
    return { code }
  })

/** The member's seat and the project, when they may score it now. */
const mayScore = (ctx: Context, loaded: LoadedCouncil, projectCode: string): { seat: MemberRow; projectId: string } => {
  const seat = seatOf(actorOf(ctx), loaded) ?? refuse(say('councils.notYours'))
  const known =
    loaded.projects.find(each => each.project.code === projectCode) ?? unknown(say('councils.notInCouncil', { code: projectCode }))
  const barred = conflictOf(loaded, seat.id, known.project.id)
  if (barred) refuse(say('councils.conflictStands', { reason: barred.reason }))
  if (!seat.declaredOn) refuse(say('councils.declareFirst'))
  return { seat, projectId: known.project.id }
}
/** The scoring sheet of the reader for a project, with what the members judge by: facts, findings, papers. Never another's points. */
export const openScore = async (ctx: Context, code: string, projectCode: string) => {
  const { loaded } = await readable(ctx, code)
  const { seat, projectId } = mayScore(ctx, loaded, projectCode)
  const { project, beneficiaries, findings, suggested } = loaded.projects.find(each => each.project.id === projectId)!
  const own = scoreOf(loaded, seat.id, projectId)
  const { totalCost, eligibleCost, requested, counterpart, units, pilot } = project
  return {
    council: { code, round: loaded.council.round, state: loaded.council.state },
    sheet: { code: loaded.sheet.code, criteria: loaded.sheet.criteria, max: mostPoints(loaded.sheet.criteria) },
    project: {
      code: project.code,
      name: project.name,
      activityLabel: activityLabels[project.activity],
      beneficiaries: beneficiaries.map(each => each.establishment.name),
      totalCost,
      eligibleCost,
      requested,
      counterpart,
      units,
      pilot,
      suggested,
    },
    findings,
    points: own?.points ?? {},
    note: own?.note ?? null,
    submittedOn: own?.submittedOn ?? null,
  }
}
/** Keeps a sheet for later, or hands it in for good. */
export const keepScore = (
  ctx: Context,
  code: string,
  projectCode: string,
  input: { points: Points; note: string | null; submit: boolean },
) =>
  ctx.db.transaction(async tx => {
    const loaded = await loadCouncil(ctx, tx, code, true)
    const { council, sheet } = loaded
    const { seat, projectId } = mayScore(ctx, loaded, projectCode)
    if (council.state !== 'scoring') refuse(say('councils.notScoring'))
    if (scoreOf(loaded, seat.id, projectId)?.submittedOn) refuse(say('councils.scoreIn'))
    const known = new Set(sheet.criteria.map(each => each.key))
    const points = Object.fromEntries(Object.entries(input.points).filter(([key]) => known.has(key)))
    const problems = pointsProblems(sheet.criteria, points, input.submit)
    if (problems.length) throw new Refusal('invalid', problems.map(each => each.message).join(' '), problems)
    const { note, submit } = input
    const key = { councilId: council.id, memberId: seat.id, projectId, round: council.round }
    await store.saveScore(tx, { ...key, points, note, submittedOn: submit ? ctx.today : null })
    // The log says that a sheet was handed in; its points are a value that nobody reads before the round is closed.
    if (submit)
      await logged(tx, ctx, {
        entity: 'council',
        recordId: council.id,
        action: 'score',
        values: { memberId: seat.id, project: projectCode, round: council.round, points },
      })
    return { total: totalOf(sheet.criteria, points), submittedOn: submit ? ctx.today : null }
  })
