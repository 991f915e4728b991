/** The office's verbs on calls: write, correct, publish, extend, close, reopen; every one an act with who and why. */
import { actsOn, actTold } from '../../db/acts.ts'
import { holds } from '../../kernel/access.ts'
import { actorOf, type Context, logged } from '../../kernel/context.ts'
import { type Day, sayDay } from '../../kernel/dates.ts'
import type { Tx } from '../../kernel/log.ts'
import { conflict, invalid, refuse, unknown } from '../../kernel/refusal.ts'
import { findStep, offers } from '../../kernel/workflow.ts'
import { say } from '../../words/say.ts'
import { notify } from '../notices/notices.actions.ts'
import { activities, contentGroups } from '../reference/catalog.schema.ts'
import { takeNumber } from '../reference/reference.actions.ts'
import { filesOf } from './call-files.actions.ts'
import { type ApplicationCounts, ports } from './calls.ports.ts'
import { daysLeft, groupsOf, papersOfCall, standingOn, standings } from './calls.rules.ts'
import { type CallRow, callStates } from './calls.schema.ts'
import * as store from './calls.store.ts'
import { type CallAction, callFlow } from './calls.workflow.ts'
import { type CallText, callProblems, callWarnings, publishedProblems, stepProblems } from './keeping.rules.ts'

/** Who writes calls: the department's leader and appraisers. */
export const callKeepers = ['leader', 'appraiser'] as const
const nothing: ApplicationCounts = { drafts: 0, submitted: 0, byActivity: {}, byUnit: [] }
const countsOf = async (ctx: Context, tx: Tx, calls: readonly CallRow[]) =>
  (await ports.counts?.(
    ctx,
    tx,
    calls.map(call => call.id),
  )) ?? new Map<string, ApplicationCounts>()

const head = (call: CallRow, today: Day) => {
  const standing = standingOn(call, today)
  const { id, createdAt, ...values } = call
  return {
    ...values,
    stateLabel: callStates[call.state],
    standing,
    standingLabel: standings[standing],
    daysLeft: daysLeft(call, today),
    activityLabels: call.activities.map(activity => activities[activity].label),
    groups: groupsOf(call.activities).map(code => ({
      code,
      label: contentGroups[code],
      budget: call.groupBudgets?.[code] ?? null,
      activities: call.activities.filter(activity => activities[activity].group === code).map(activity => activities[activity].label),
    })),
  }
}
/** Every call with how many applications it has. */
export const listCalls = async (ctx: Context) => {
  const calls = await store.listCalls(ctx.db)
  const counts = await countsOf(ctx, ctx.db, calls)
  return calls.map(call => {
    const { drafts, submitted } = counts.get(call.id) ?? nothing
    return { ...head(call, ctx.today), drafts, submitted }
  })
}

const factsOf = (call: CallRow, { drafts, submitted }: ApplicationCounts, today: Day) => ({
  today,
  closesOn: call.closesOn,
  applications: drafts + submitted,
})
/** One call as its officers see it: the text, papers by activity, counts, warnings, its acts, and what may be done. */
export const openCall = async (ctx: Context, code: string) => {
  const call = (await store.findCall(ctx.db, code)) ?? unknown(say('calls.none', { code }))
  const counts = (await countsOf(ctx, ctx.db, [call])).get(call.id) ?? nothing
  const keeper = holds(actorOf(ctx), ...callKeepers)
  return {
    ...head(call, ctx.today),
    counts: {
      ...counts,
      byActivity: call.activities.map(activity => ({
        activity,
        label: activities[activity].label,
        count: counts.byActivity[activity] ?? 0,
      })),
    },
    asked: call.activities.map(activity => ({
      activity,
      label: activities[activity].label,
      papers: papersOfCall(call, activity, call.opensOn),
    })),
    warnings: callWarnings(call),
    files: await filesOf(ctx, call, true),
    steps: offers(callFlow, call.state, factsOf(call, counts, ctx.today), () => (keeper ? undefined : say('calls.notEditor'))),
    can: keeper && call.state !== 'closed' ? ['edit'] : [],
    acts: (await actsOn(ctx.db, 'call', call.id)).map(found => ({
      ...actTold(found),
      closesOn: (found.values as Partial<CallRow> | null)?.closesOn ?? null,
      label: (found.values as { label?: string } | null)?.label ?? null,
    })),
  }
}

const recorded = ({ id, createdAt, revision, ...values }: CallRow): Record<string, unknown> => values
/** Writes a new call as a draft that nobody outside sees; its code is taken from the year's series. */
export const createCall = (ctx: Context, input: CallText) =>
  ctx.db.transaction(async tx => {
    const problems = callProblems(input)
    if (problems.length) invalid(problems.map(each => each.message).join(' '), problems)
    const code = await takeNumber(tx, `DK-${input.year}`, 2)
    const call = await store.insertCall(tx, { ...input, code, state: 'draft', revision: 1 })
    await logged(tx, ctx, { entity: 'call', recordId: call.id, action: 'create', toState: 'draft', values: recorded(call) })
    return { code }
  })

/** The call held for a change, as the person saw it. */
const held = async (tx: Tx, code: string, revision: number): Promise<CallRow> => {
  const call = (await store.findCall(tx, code, true)) ?? unknown(say('calls.none', { code }))
  if (call.revision !== revision) conflict(say('calls.changed'))
  return call
}
/** Corrects a call's text. Its year and code stay; the last day of a published one changes by extension only. */
export const correctCall = (
  ctx: Context,
  code: string,
  { revision, reason, ...input }: CallText & { revision: number; reason?: string | undefined },
) =>
  ctx.db.transaction(async tx => {
    const call = await held(tx, code, revision)
    if (call.state === 'closed') refuse(say('calls.closedNoEdit'))
    const problems = callProblems(input)
    if (call.state === 'published') problems.push(...publishedProblems(call, input, (await ports.activities?.(tx, call.id)) ?? []))
    if (problems.length) invalid(problems.map(each => each.message).join(' '), problems)
    const row = await store.updateCall(tx, call.id, { ...input, year: call.year, revision: revision + 1 })
    const { state } = call
    const values = recorded(row)
    await logged(tx, ctx, {
      entity: 'call',
      recordId: call.id,
      action: 'correct',
      fromState: state,
      toState: state,
      values,
      reason: reason ?? null,
    })
    return { code }
  })

export interface CallStepInput {
  revision: number
  closesOn?: Day | undefined
  reason?: string | undefined
}
/** Publishes, takes back, extends, closes or reopens a call. Those with an unfinished draft are told when its days change. */
export const stepCall = (ctx: Context, code: string, action: CallAction, input: CallStepInput) =>
  ctx.db.transaction(async tx => {
    const call = await held(tx, code, input.revision)
    const counts = (await countsOf(ctx, tx, [call])).get(call.id) ?? nothing
    const facts = factsOf(call, counts, ctx.today)
    const step = findStep(callFlow, call.state, action, facts) ?? refuse(say('calls.stepNotNow', { code, state: callStates[call.state] }))
    const why = step.when?.(facts)
    if (why) refuse(why)
    if (step.asks) {
      const problems = stepProblems(action as 'extend', input, call, ctx.today)
      if (problems.length) invalid(problems.map(each => each.message).join(' '), problems)
    }
    const state = step.to ?? call.state
    const row = await store.updateCall(tx, call.id, { ...changeOf(action, input, ctx.today), state, revision: call.revision + 1 })
    await logged(tx, ctx, {
      entity: 'call',
      recordId: call.id,
      action,
      fromState: call.state,
      toState: state,
      values: recorded(row),
      reason: input.reason ?? null,
    })
    await tellDrafters(ctx, tx, row, action)
    return { code }
  })
const changeOf = (action: CallAction, { closesOn }: CallStepInput, today: Day): Partial<CallRow> => {
  if (action === 'publish') return { publishedOn: today }
  if (action === 'withdraw') return { publishedOn: null }
  if (action === 'close') return { closedOn: today }
  return { ...(closesOn && { closesOn }), closedOn: null }
}
const tellDrafters = async (ctx: Context, tx: Tx, call: CallRow, action: CallAction) => {
  if (action === 'publish' || action === 'withdraw') return
  const title =
    action === 'close'
      ? say('calls.closedTitle', { code: call.code, day: sayDay(ctx.today) })
      : say('calls.extendedTitle', { code: call.code, day: sayDay(call.closesOn) })
  for (const to of (await ports.drafting?.(tx, call.id)) ?? [])
    await notify(tx, ctx, {
      to,
      title,
      link: `/dot/${call.code}`,
      entity: 'call',
      recordId: call.id,
      ...(action !== 'close' && { dueOn: call.closesOn }),
      key: `${call.code}|${call.revision}`,
    })
}
