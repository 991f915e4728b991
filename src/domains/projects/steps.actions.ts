/** Taking a step: one transaction checks the table, writes the state, the money and the log. */
import { actorOf, type Context, logged } from '../../kernel/context.ts'
import { isDay, sayDay } from '../../kernel/dates.ts'
import { sayDong } from '../../kernel/money.ts'
import { conflict, Refusal, refuse, unknown } from '../../kernel/refusal.ts'
import { clean } from '../../kernel/text.ts'
import { type Ask, findStep } from '../../kernel/workflow.ts'
import { say } from '../../words/say.ts'
import { keepAppraisal } from '../appraisal/appraisal.actions.ts'
import { loadDuties, loadUnits } from '../reference/reference.actions.ts'
import { gather, grantFor, type Known } from './facts.actions.ts'
import { ports, type StepInput } from './projects.ports.ts'
import type { ProjectRow } from './projects.schema.ts'
import { findProject, listDone, updateProject } from './projects.store.ts'
import { type ProjectAction, projectFlow } from './projects.workflow.ts'
import { closeRejudgement } from './rejudge.store.ts'
import { dateOf } from './state-on.rules.ts'

const order = [
  'submittedOn',
  'surveyedOn',
  'reviewedOn',
  'appraisedOn',
  'proposedOn',
  'plannedOn',
  'contractedOn',
  'advancedOn',
  'startedOn',
  'acceptedOn',
  'settledOn',
  'liquidatedOn',
] as const
/** The latest day of the chain that a project has reached. */
export const latestDay = (project: ProjectRow): string | null =>
  order.map(key => project[key]).reduce((a, b) => (b && (!a || b > a) ? b : a), null)

const longest = 2000
const firstDay = '2012-01-01'
/** What is wrong with one value that a step asks, in a sentence; undefined when nothing is. */
const fault = (ask: Ask, value: string | number | null | undefined, today: string, after: string | null): string | undefined => {
  const { label } = ask
  const given = typeof value === 'string' ? clean(value) : value
  if (given === undefined || given === null || given === '')
    return ask.required ? say('projects.missing', { label: label.toLowerCase() }) : undefined
  if (ask.kind === 'money') {
    if (!(Number.isSafeInteger(given) && Number(given) >= 0)) return say('projects.notMoney', { label })
    return ask.required && Number(given) === 0 ? say('projects.notPositive', { label }) : undefined
  }
  if (typeof given !== 'string') return say('kernel.fieldWrong', { label })
  if (given.length > longest) return say('projects.tooLong', { label, max: longest })
  if (ask.kind !== 'date') return undefined
  if (!isDay(given) || given < firstDay) return say('projects.notADay', { label })
  if (ask.key === 'plannedEndOn') return given < today ? say('projects.endInPast', { today: sayDay(today) }) : undefined
  if (given > today) return say('projects.future', { label, today: sayDay(today) })
  return ask.key === 'on' && after && given < after ? say('projects.before', { label, day: sayDay(after) }) : undefined
}
/** Checks what a step asks, each wrong field named. */
const checked = (asks: readonly Ask[], input: StepInput, today: string, after: string | null) => {
  const errors = asks.flatMap(ask => {
    const message = fault(ask, input[ask.key], today, after)
    return message ? [{ path: ask.key, message }] : []
  })
  if (errors.length) throw new Refusal('invalid', errors.map(e => e.message).join(' '), errors)
}
const text = (value: unknown) => (typeof value === 'string' && clean(value) ? value.trim() : null)

/** What the step writes into the project besides its state. */
const changes = async (ctx: Context, known: Known, action: ProjectAction, input: StepInput): Promise<Partial<ProjectRow>> => {
  const { project } = known
  if (action === 'accept') {
    if (Number(input.acceptedEligibleCost) > project.totalCost)
      refuse(say('projects.acceptedAboveTotal', { total: sayDong(project.totalCost) }))
    return { acceptedEligibleCost: Number(input.acceptedEligibleCost) }
  }
  if (action === 'adjust') {
    if (!input.plannedEndOn && (input.amount === undefined || input.amount === null)) refuse(say('projects.nothingToAdjust'))
    const raised = typeof input.amount === 'number' && input.amount > (known.facts.approved ?? 0)
    if (typeof input.amount === 'number' && known.facts.contracted !== null) refuse(say('projects.amountAfterContract'))
    if (raised && !(text(input.number) && text(input.decidedOn) && text(input.issuer))) refuse(say('projects.raiseNeedsDecision'))
    if (raised && known.facts.blocking.length) refuse(say('projects.blocked', { findings: known.facts.blocking.join('; ') }))
    return input.plannedEndOn ? { plannedEndOn: String(input.plannedEndOn) } : {}
  }
  if (action === 'assign') {
    const units = await loadUnits(ctx.db)
    const next = units.successorsOf(project.unitId, ctx.today).units
    const chosen = units.unit(String(input.unitId))
    // A unit whose successor nobody has named may be given to any commune of the city.
    if (chosen?.level !== 'commune' || (next.length > 0 && !next.includes(chosen.id)))
      return refuse(say('projects.notSuccessor', { units: next.map(id => units.unit(id)?.fullName ?? id).join(', ') }))
    return { unitId: chosen.id }
  }
  if (action === 'reject' || action === 'stop') return { endReason: text(input.reason) }
  if (action === 'return') return { surveyedOn: null, reviewedOn: null }
  if (action === 'withdraw') return { submittedOn: null }
  return {}
}

/**
 * Takes a step on a project. Refused with the sentence that the grey button shows.
 * @param input the values that the step asks; `revision` is the one the screen showed
 */
export const takeStep = (ctx: Context, code: string, action: ProjectAction, input: StepInput & { revision: number }) =>
  ctx.db.transaction(async tx => {
    const actor = actorOf(ctx)
    const project = await findProject(tx, ctx.reach, code, true)
    if (!project) return unknown(say('projects.none', { code }))
    if (input.revision !== project.revision) conflict(say('projects.changed'))
    const known = (await gather(ctx, tx, [project]))[0]!
    const step = findStep(projectFlow, project.state, action, known.facts)
    if (!step) return refuse(say('kernel.stepNotHere', { state: projectFlow.states[project.state] }))
    const done = new Set((await listDone(tx, actor.id, [project.id])).map(row => row.action))
    const answer = grantFor(actor, await loadDuties(tx), ctx.today, known, done, step)
    if ('why' in answer) return refuse(answer.why)
    const why = step.when?.(known.facts)
    if (why) return refuse(why)
    // Only what the step asks is taken from what was sent.
    const asks = step.asks ?? []
    const given: StepInput = Object.fromEntries(asks.flatMap(ask => (input[ask.key] === undefined ? [] : [[ask.key, input[ask.key]]])))
    checked(asks, given, ctx.today, latestDay(project))

    const written = await changes(ctx, known, action, given)
    const day = text(given.on) ?? ctx.today
    const dated = step.to && dateOf[step.to]
    const updated = await updateProject(tx, project.id, { ...written, ...(step.to && { state: step.to }), ...(dated && { [dated]: day }) })
    await ports.steps[action]?.(tx, ctx, updated, { ...given, on: day })
    if (action === 'appraise' || action === 'reappraise') {
      const { findings, suggested } = known
      await keepAppraisal(tx, { projectId: project.id, day: ctx.today, occasion: action, findings, suggested })
      await closeRejudgement(tx, project.id, ctx.today)
    }
    const { reason, ...asked } = given
    await logged(
      tx,
      ctx,
      {
        entity: 'project',
        recordId: project.id,
        action,
        fromState: project.state,
        toState: updated.state,
        values: { ...asked, unitId: updated.unitId },
        reason: text(reason),
      },
      answer.grant,
    )
    for (const follow of ports.after) await follow(tx, ctx, updated)
    return { code, state: updated.state, revision: updated.revision }
  })
