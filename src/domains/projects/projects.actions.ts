/** Projects' verbs: list, open, draft, correct. */

import type * as z from 'zod'
import { actsOn } from '../../db/acts.ts'
import { carrier } from '../../kernel/access.ts'
import { actorOf, type Context, logged } from '../../kernel/context.ts'
import { groupBy } from '../../kernel/group.ts'
import type { Tx } from '../../kernel/log.ts'
import { conflict, Refusal, refuse, unknown } from '../../kernel/refusal.ts'
import { searchable } from '../../kernel/text.ts'
import { say } from '../../words/say.ts'
import { appraisalsOf, standing } from '../appraisal/appraisal.actions.ts'
import { advanceShare } from '../appraisal/rules/advance-limit.rule.ts'
import { maskTaxCode } from '../establishments/contacts.rules.ts'
import { activities, activityLabels, contentGroups, moneySources } from '../reference/catalog.schema.ts'
import { province } from '../reference/city.schema.ts'
import { loadDuties, loadUnits, placeName, takeNumber } from '../reference/reference.actions.ts'
import { type Role, roles } from '../reference/roles.schema.ts'
import { validOn } from '../reference/units.rules.ts'
import { clocksOf, duesOf } from './deadlines.actions.ts'
import { dueOf } from './deadlines.rules.ts'
import { asOwner, gather, grantFor, type Known, offersFor } from './facts.actions.ts'
import { fairActivities } from './fair-support.schema.ts'
import { fairsOfProjects } from './fair-support.store.ts'
import { ports } from './projects.ports.ts'
import { chain, implementers, type Project, type ProjectRow, paperKinds, projectStates } from './projects.schema.ts'
import * as store from './projects.store.ts'
import { type ProjectAction, projectActions, projectFlow } from './projects.workflow.ts'
import { dateOf } from './state-on.rules.ts'

export interface ProjectQuery {
  q?: string | undefined
  year?: number | undefined
  state?: string | undefined
  contentGroup?: string | undefined
  activity?: string | undefined
  source?: string | undefined
  unitId?: string | undefined
  late?: boolean | undefined
  page?: number | undefined
  size?: number | undefined
}
/** One line of a table of projects. */
export const lines = async (ctx: Context, tx: Tx, rows: readonly { project: ProjectRow; unitName: string }[]) => {
  const projects = rows.map(r => r.project)
  const money = (await ports.money?.(tx, projects)) ?? new Map()
  const own = groupBy(
    await store.listBeneficiaries(
      tx,
      projects.map(p => p.id),
    ),
    b => b.projectId,
  )
  const units = await loadUnits(ctx.db)
  const dues = await duesOf(ctx, tx, projects)
  return rows.map(({ project, unitName }) => {
    const since = dateOf[project.state]
    const district = units.ancestors(project.unitId).find(u => u.level === 'district')
    return {
      code: project.code,
      name: project.name,
      year: project.year,
      state: project.state,
      stateLabel: projectStates[project.state],
      contentGroup: project.contentGroup,
      groupLabel: contentGroups[project.contentGroup],
      activityLabel: activityLabels[project.activity],
      sourceLabel: moneySources[project.source],
      unitName: project.unitId === province.unitId ? say('projects.wholeCity') : district ? `${unitName}, ${district.fullName}` : unitName,
      beneficiaries: (own.get(project.id) ?? []).map(b => b.establishment.name),
      requested: project.requested,
      approved: (money.get(project.id)?.approved ?? null) as number | null,
      since: since ? (project[since] as string | null) : null,
      due: dues.get(project.id) ?? null,
    }
  })
}
/** A page of the projects within reach. `counts` tells every state of what matches otherwise, and `late` how much of that is overdue. */
export const searchProjects = async (ctx: Context, query: ProjectQuery) => {
  const units = await loadUnits(ctx.db)
  const unitIds = query.unitId ? [...units.territory(query.unitId, ctx.today), query.unitId] : undefined
  const all = await store.listProjects(ctx.db, ctx.reach, { ...query, unitIds })
  const dues = await duesOf(
    ctx,
    ctx.db,
    all.map(row => row.project),
  )
  const late = all.filter(row => dues.get(row.project.id)?.late)
  const matching = query.late ? late : all
  const states = query.state?.split(',').filter(Boolean)
  const wanted = states?.length ? matching.filter(r => states.includes(r.project.state)) : matching
  const size = query.size ?? 50
  const page = query.page ?? 1
  const counts: Record<string, number> = {}
  for (const { project } of matching) counts[project.state] = (counts[project.state] ?? 0) + 1
  const rows = await lines(ctx, ctx.db, wanted.slice((page - 1) * size, page * size))
  return { total: wanted.length, page, size, counts, states: projectStates, late: late.length, rows }
}

/** One project as its page shows it: facts, money, findings, papers, acts, and the buttons of this reader. */
export const openProject = async (ctx: Context, code: string) => {
  const project = await store.findProject(ctx.db, ctx.reach, code)
  if (!project) return unknown(say('projects.none', { code }))
  const known = (await gather(ctx, ctx.db, [project]))[0]!
  const acts = await actsOn(ctx.db, 'project', project.id)
  const names = await store.namesOf(ctx.db, [...new Set(acts.flatMap(a => (a.act.actorId ? [a.act.actorId] : [])))])
  const units = await loadUnits(ctx.db)
  const { id, search, createdAt, ...facts } = project
  const candidates = known.facts.awaitsUnit ? units.successorsOf(project.unitId, ctx.today).units : []
  const machines = await store.listMachines(ctx.db, [id])
  const clock = (await clocksOf(ctx, ctx.db, [project])).get(id)
  return {
    ...facts,
    stateLabel: projectStates[project.state],
    groupLabel: contentGroups[project.contentGroup],
    activityLabel: activityLabels[project.activity],
    shape: known.facts.shape,
    sourceLabel: moneySources[project.source],
    implementerLabel: project.implementerName ?? implementers[project.implementer],
    place: project.unitId === province.unitId ? say('projects.wholeCity') : await placeName(ctx.db, project.unitId),
    awaitsUnit: known.facts.awaitsUnit,
    successors: candidates.map(unitId => ({ id: unitId, name: units.unit(unitId)?.fullName ?? unitId })),
    /** Fairs that its money goes into, where its kind is one of a fair; null for every other. */
    fairs: fairActivities.includes(project.activity)
      ? (await fairsOfProjects(ctx.db, [id])).map(fair => ({
          code: fair.code,
          name: fair.name,
          to: `/hoi-cho/${encodeURIComponent(fair.code)}`,
        }))
      : null,
    beneficiaries: known.beneficiaries.map(({ establishment: e, village }) => ({
      code: e.code,
      name: e.name,
      taxCode: maskTaxCode(e.taxCode),
      place: units.unit(e.unitId)?.fullName ?? '',
      village: village?.name ?? null,
    })),
    machines: machines.map(({ name, serial, maker }) => ({ name, serial, maker })),
    money: known.money,
    suggested: known.suggested,
    findings: known.findings,
    rejudge: known.facts.rejudge,
    advance: advanceShare(project.activity, await standing(ctx.db), ctx.today) ?? null,
    appraisals: await appraisalsOf(ctx.db, id),
    due: dueOf(project, ctx.today, clock),
    clock: clock ?? null,
    steps: chain
      .filter(state => known.facts.shape === 'establishment' || state !== 'surveyed')
      .map(state => ({ state, label: projectStates[state], on: dateOf[state] ? (project[dateOf[state]] as string | null) : null })),
    paperKinds,
    papers: (await store.listPapers(ctx.db, id)).map(p => ({
      id: p.id,
      kindLabel: paperKinds[p.kind],
      number: p.number,
      issuedOn: p.issuedOn,
      fileName: p.fileName,
      size: p.size,
    })),
    acts: acts.map(a => ({
      at: new Date(a.act.at).toISOString(),
      day: a.act.day,
      action: a.act.action,
      says: projectActions[a.act.action as ProjectAction] ?? a.act.action,
      by: a.act.actorId ? (names.get(a.act.actorId) ?? null) : null,
      roleLabel: a.act.role ? roles[a.act.role as Role] : null,
      unitName: a.unitName,
      toState: a.act.toState ? projectStates[a.act.toState as keyof typeof projectStates] : null,
      reason: a.reason,
    })),
    offers: (await offersFor(ctx, ctx.db, [known])).get(id) ?? [],
    mayEdit: await mayEdit(ctx, known),
  }
}

/** A draft or returned file is corrected by whoever may submit it. */
const mayEdit = async (ctx: Context, known: Known): Promise<boolean> => {
  const { project } = known
  if (project.state !== 'draft' && project.state !== 'supplement') return false
  const submit = projectFlow.steps.find(step => step.action === 'submit')!
  return 'grant' in grantFor(actorOf(ctx), await loadDuties(ctx.db), ctx.today, known, new Set(), submit)
}

export type ProjectInput = Omit<
  z.output<typeof Project.input>,
  | 'code'
  | 'state'
  | 'revision'
  | 'search'
  | 'submittedOn'
  | 'surveyedOn'
  | 'reviewedOn'
  | 'appraisedOn'
  | 'proposedOn'
  | 'plannedOn'
  | 'contractedOn'
  | 'advancedOn'
  | 'startedOn'
  | 'acceptedOn'
  | 'settledOn'
  | 'liquidatedOn'
  | 'endedOn'
  | 'endReason'
  | 'acceptedEligibleCost'
> & { beneficiaries: string[] }

/** What search looks through. */
export const projectSearchText = (code: string, name: string, beneficiaryNames: readonly string[], place: string): string =>
  searchable([code, name, ...beneficiaryNames, place].join(' '))

/** What every file must fulfil, whoever files it: a place in force, known beneficiaries. Answers with the row under a code. */
export const checkedFacts = async (ctx: Context, tx: Tx, input: ProjectInput) => {
  const { beneficiaries, ...values } = input
  const units = await loadUnits(ctx.db)
  const place = units.unit(values.unitId)
  const wrong: { path: string; message: string }[] = []
  if (!place || !validOn(place, ctx.today) || place.level === 'agency') wrong.push({ path: 'unitId', message: say('projects.badUnit') })
  const found: { id: string; name: string; unitId: string }[] = []
  for (const code of [...new Set(beneficiaries)]) {
    const known = await store.findBeneficiary(tx, ctx.reach, code)
    if (known) found.push(known)
    else wrong.push({ path: 'beneficiaries', message: say('projects.noEstablishment', { code }) })
  }
  if (wrong.length) throw new Refusal('invalid', wrong.map(w => w.message).join(' '), wrong)
  const placeWords = await placeName(ctx.db, values.unitId)
  const names = found.map(b => b.name)
  return {
    found,
    units,
    owners: found.map(b => b.id),
    /** The row as filed, under its code; the content group follows from the activity. */
    rowOf: (code: string) => ({
      ...values,
      contentGroup: activities[values.activity].group,
      search: projectSearchText(code, values.name, names, placeWords),
    }),
  }
}
const prepared = async (ctx: Context, tx: Tx, input: ProjectInput) => {
  const { found, units, owners, rowOf } = await checkedFacts(ctx, tx, input)
  const values = input
  const grant = carrier(
    asOwner(actorOf(ctx), new Set(found.map(b => b.id))),
    await loadDuties(tx),
    'submit',
    ctx.today,
    new Set(units.ancestors(values.unitId).map(u => u.id)),
  )
  if (!grant) return refuse(say('projects.notYourUnit'))
  if (grant.role === 'applicant') {
    // Who surveys follows from the place: an applicant names their own.
    const own = found.flatMap(b => [b.unitId, ...units.successorsOf(b.unitId, ctx.today).units])
    if (!own.includes(values.unitId)) return refuse(say('projects.applicantPlace'))
  }
  if (values.implementer === 'other' && searchable(values.implementerName ?? '').includes('trung tam khuyen cong'))
    return refuse(say('projects.centreNamed'))
  return { grant, owners, rowOf }
}
/** Opens a draft. Its code is the next of the plan year. */
export const draftProject = (ctx: Context, input: ProjectInput) =>
  ctx.db.transaction(async tx => {
    const { rowOf, owners, grant } = await prepared(ctx, tx, input)
    const code = await freshCode(tx, input.year)
    const row = await store.insertProject(tx, {
      ...rowOf(code),
      code,
      state: 'draft',
      revision: 1,
    })
    await store.replaceBeneficiaries(tx, row.id, owners)
    await logged(tx, ctx, { entity: 'project', recordId: row.id, action: 'create', toState: 'draft', values: { ...input, code } }, grant)
    return { code, revision: row.revision }
  })
/** The next free code of the year: imported workbooks bring their own codes. */
export const freshCode = async (tx: Tx, year: number): Promise<string> => {
  for (;;) {
    const code = await takeNumber(tx, `DA-${year}`)
    if (!(await store.codeTaken(tx, code))) return code
  }
}
/** Corrects a draft or a returned file; what it was stays in its versions. */
export const correctProject = (ctx: Context, code: string, input: ProjectInput & { revision: number }) =>
  ctx.db.transaction(async tx => {
    const project = await store.findProject(tx, ctx.reach, code, true)
    if (!project) return unknown(say('projects.none', { code }))
    if (input.revision !== project.revision) conflict(say('projects.changed'))
    if (project.state !== 'draft' && project.state !== 'supplement') refuse(say('projects.closed', { state: projectStates[project.state] }))
    if (!(await mayEdit(ctx, (await gather(ctx, tx, [project]))[0]!))) refuse(say('projects.notYours'))
    const { revision, ...rest } = input
    const { rowOf, owners, grant } = await prepared(ctx, tx, rest)
    const row = await store.updateProject(tx, project.id, rowOf(code))
    await store.replaceBeneficiaries(tx, project.id, owners)
    await logged(
      tx,
      ctx,
      { entity: 'project', recordId: project.id, action: 'edit', fromState: project.state, toState: project.state, values: rest },
      grant,
    )
    return { code, revision: row.revision }
  })

/** The states of projects that the search box found, in words. */
export const stateWords = async (ctx: Context, ids: readonly string[]): Promise<Map<string, string>> =>
  new Map((await store.listProjects(ctx.db, ctx.reach, { ids })).map(({ project }) => [project.id, projectStates[project.state]]))

/** Projects within reach with all that is known of them, for domains above. */
export const knownProjects = async (ctx: Context, tx: Tx, filter: store.ProjectFilter) =>
  gather(
    ctx,
    tx,
    (await store.listProjects(tx, ctx.reach, filter)).map(row => row.project),
  )
