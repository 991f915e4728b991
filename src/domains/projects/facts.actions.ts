/** Everything that decides which steps a person may take on projects: facts, findings, duties, earlier acts. */
import { type Actor, carrier, type Duty, type Grant, holds } from '../../kernel/access.ts'
import { actorOf, type Context } from '../../kernel/context.ts'
import { groupBy } from '../../kernel/group.ts'
import type { Tx } from '../../kernel/log.ts'
import type { Finding } from '../../kernel/rules.ts'
import { type Offer, offers, type Step } from '../../kernel/workflow.ts'
import { say } from '../../words/say.ts'
import { lawInForce } from '../appraisal/appraisal.actions.ts'
import { appraise, suggestedSupport } from '../appraisal/appraisal.rules.ts'
import type { Case } from '../appraisal/appraisal.schema.ts'
import { activities } from '../reference/catalog.schema.ts'
import { loadDuties, loadUnits } from '../reference/reference.actions.ts'
import { type Role, roles } from '../reference/roles.schema.ts'
import { type UnitIndex, validOn } from '../reference/units.rules.ts'
import { loadCases } from './cases.actions.ts'
import { type Money, ports } from './projects.ports.ts'
import { endedStates, type ProjectRow, type ProjectState } from './projects.schema.ts'
import { listBeneficiaries, listDone } from './projects.store.ts'
import { notByImplementingCentre, type ProjectAction, type ProjectFacts, projectActions, projectFlow } from './projects.workflow.ts'
import { openRejudgements } from './rejudge.store.ts'

/** A project with what is known around it. */
export interface Known {
  project: ProjectRow
  facts: ProjectFacts
  findings: readonly Finding[]
  case: Case
  suggested: number | null
  money: Money
  beneficiaries: Awaited<ReturnType<typeof listBeneficiaries>>
  /** Units that carry local duties for it: its commune and those above. */
  units: ReadonlySet<string>
  /** Ids of its beneficiaries: an applicant acts on their own establishment's file only. */
  owners: ReadonlySet<string>
}
export const noMoney: Money = {
  approved: null,
  contracted: null,
  advanced: null,
  settlement: null,
  paid: 0,
  reclaimed: 0,
  lineLeft: null,
  decision: null,
  contract: null,
  settlementArithmetic: null,
}
/** Whether the project's unit has ended and waits for the department to name the next. */
const awaits = (units: UnitIndex, project: ProjectRow, day: string) => {
  const unit = units.unit(project.unitId)
  return !!unit && !validOn(unit, day) && unit.validFrom <= day && !endedStates.includes(project.state)
}

/** Gathers what is known of many projects in a handful of queries. */
export const gather = async (ctx: Context, tx: Tx, projects: readonly ProjectRow[]): Promise<Known[]> => {
  const ids = projects.map(p => p.id)
  const { law, norms } = await lawInForce(tx)
  const [units, cases, money, beneficiaries, rejudgements] = [
    await loadUnits(ctx.db),
    await loadCases(ctx.db, tx, projects, ctx.today, norms),
    (await ports.money?.(tx, projects)) ?? new Map<string, Money>(),
    await listBeneficiaries(tx, ids),
    await openRejudgements(tx, ids),
  ]
  const own = groupBy(beneficiaries, b => b.projectId)
  return projects.map(project => {
    const given = cases.get(project.id)!
    const findings = appraise(given, law)
    const held = money.get(project.id) ?? noMoney
    const { approved, contracted, advanced, settlement, reclaimed } = held
    const facts: ProjectFacts = {
      shape: activities[project.activity].shape,
      centreImplements: project.implementer === 'centre',
      beneficiaries: own.get(project.id)?.length ?? 0,
      commitsCapital: project.commitsCapital,
      commitsNoDouble: project.commitsNoDouble,
      blocking: findings.filter(x => x.weight === 'block').map(x => x.title),
      awaitsUnit: awaits(units, project, ctx.today),
      requested: project.requested,
      approved,
      contracted,
      advanced,
      settlement,
      reclaimed,
      stopped: project.state === 'stopped',
      rejudge: rejudgements.get(project.id)?.reason ?? null,
    }
    return {
      project,
      facts,
      findings,
      case: given,
      suggested: suggestedSupport(given),
      money: held,
      beneficiaries: own.get(project.id) ?? [],
      units: new Set(units.ancestors(project.unitId).map(u => u.id)),
      owners: new Set((own.get(project.id) ?? []).map(b => b.establishment.id)),
    }
  })
}

/** Who carries a duty on the day, in words: 'Cán bộ địa phương'. */
const carriers = (duties: readonly Duty[], duty: string, day: string) =>
  [
    ...new Set(
      duties
        .filter(d => d.duty === duty && d.validFrom <= day && (d.validUntil === null || day < d.validUntil))
        .map(d => roles[d.role as Role]),
    ),
  ].join(say('projects.or'))

/** The actor without the applicant's grants for establishments that the project is not of. */
export const asOwner = (actor: Actor, owners: ReadonlySet<string>): Actor => ({
  ...actor,
  grants: actor.grants.filter(g => g.role !== 'applicant' || (g.establishmentId !== null && owners.has(g.establishmentId))),
})

/** The grant under which the actor may take a step on a project, or why not. One answer for the button and for the write. */
export const grantFor = (
  actor: Actor,
  duties: readonly Duty[],
  day: string,
  known: Pick<Known, 'facts' | 'units' | 'owners'>,
  done: ReadonlySet<string>,
  step: Step<ProjectState, ProjectAction, ProjectFacts>,
): { grant: Grant } | { why: string } => {
  // The person is barred, not the role: Centre staff who hold another office as well stay Centre staff.
  if (known.facts.centreImplements && notByImplementingCentre.includes(step.duty) && holds(actor, 'centre_officer'))
    return { why: say('projects.centreOwn') }
  if (holds(actor, 'admin')) return { why: say('projects.adminNever') }
  const grant = carrier(asOwner(actor, known.owners), duties, step.duty, day, known.units)
  if (!grant) return { why: say('projects.dutyOf', { roles: carriers(duties, step.duty, day) }) }
  const prepared = (step.notAfter ?? []).filter(action => done.has(action))
  if (prepared.length) return { why: say('projects.samePerson', { acts: prepared.map(action => projectActions[action]).join(', ') }) }
  return { grant }
}

/** The buttons of each project for the actor, grey ones with their reason. */
export const offersFor = async (ctx: Context, tx: Tx, knowns: readonly Known[]): Promise<Map<string, Offer<ProjectAction>[]>> => {
  const actor = actorOf(ctx)
  const duties = await loadDuties(tx)
  const done = groupBy(
    await listDone(
      tx,
      actor.id,
      knowns.map(k => k.project.id),
    ),
    row => row.projectId,
  )
  return new Map(
    knowns.map(known => {
      const acts = new Set((done.get(known.project.id) ?? []).map(row => row.action))
      const mayNot = (step: Step<ProjectState, ProjectAction, ProjectFacts>) => {
        const answer = grantFor(actor, duties, ctx.today, known, acts, step)
        return 'why' in answer ? answer.why : undefined
      }
      return [known.project.id, offers(projectFlow, known.project.state, known.facts, mayNot)]
    }),
  )
}
