/** The plan's verbs: open it, start an amendment, change its lines and targets, approve a version. */
import { actorOf, type Context, logged } from '../../kernel/context.ts'
import type { Day } from '../../kernel/dates.ts'
import { groupBy } from '../../kernel/group.ts'
import { sum } from '../../kernel/money.ts'
import { conflict, refuse, unknown } from '../../kernel/refusal.ts'
import { say } from '../../words/say.ts'
import { contentGroups, moneySources } from '../reference/catalog.schema.ts'
import { ports } from './plans.ports.ts'
import { type PlanRow, planStates } from './plans.schema.ts'
import * as store from './plans.store.ts'

const head = ({ id, createdAt, ...plan }: PlanRow) => ({ ...plan, stateLabel: planStates[plan.state] })

/** The day of the year whose law its money is read by: today, or the nearest day of another year. */
const dayWithin = (year: number, today: Day): Day => {
  const [first, last] = [`${year}-01-01`, `${year}-12-31`]
  return today < first ? first : today > last ? last : today
}
interface LineMoney {
  sourceLabel: string
  amount: number
}
/** What may be kept of the year's money for managing the programme, with where it is written; nothing for a plan without money. */
const agencyFeeOf = async (ctx: Context, year: number, lines: readonly LineMoney[]) => {
  const money = [...groupBy(lines, line => line.sourceLabel)]
    .map(([label, own]) => ({ label, amount: sum(own.map(line => line.amount)) }))
    .filter(({ amount }) => amount > 0)
  const findings = money.length ? ((await ports.agencyFee?.(ctx.db, dayWithin(year, ctx.today), year, money)) ?? []) : []
  return findings.map(({ version, says, arithmetic, article, confidence, verified }) => ({
    ...{ version, says, arithmetic: arithmetic ?? '', article, confidence, verified },
  }))
}
/** The year's plan: the given version, else the one in force, else the newest; with lines, targets, schedule, versions. */
export const openPlan = async (ctx: Context, year: number, version?: number | undefined) => {
  const versions = (await store.listPlans(ctx.db)).filter(p => p.year === year)
  const plan = version ? versions.find(p => p.version === version) : (versions.find(p => p.state === 'approved') ?? versions[0])
  if (!plan) return unknown(say('plans.none', { year }))
  const lines = (await store.listLines(ctx.db, year, plan.id)).map(line => ({
    id: line.id,
    contentGroup: line.content_group,
    groupLabel: contentGroups[line.content_group as keyof typeof contentGroups],
    source: line.source,
    sourceLabel: moneySources[line.source as keyof typeof moneySources],
    amount: line.amount,
    allocated: line.allocated,
    paid: line.paid,
    left: line.amount - line.allocated,
  }))
  return {
    ...head(plan),
    versions: versions.map(head),
    lines,
    agencyFee: await agencyFeeOf(ctx, year, lines),
    targets: (await store.listTargets(ctx.db, plan.id)).map(({ id, planId, createdAt, ...target }) => target),
    schedule: (await store.listSchedule(ctx.db, year)).map(({ id, createdAt, ...item }) => item),
    totals: {
      amount: lines.reduce((n, line) => n + line.amount, 0),
      allocated: lines.reduce((n, line) => n + line.allocated, 0),
      paid: lines.reduce((n, line) => n + line.paid, 0),
    },
  }
}
/** The range that the year's plan in force (else the newest) sets for the growth of exports; null when there is none. */
export const growthTarget = async (ctx: Context, year: number): Promise<{ min: number; max: number } | null> => {
  const versions = (await store.listPlans(ctx.db)).filter(p => p.year === year)
  const plan = versions.find(p => p.state === 'approved') ?? versions[0]
  const target = plan && (await store.listTargets(ctx.db, plan.id)).find(each => each.code === 'export_growth')
  return target ? { min: target.min, max: target.max } : null
}
/** Years that have a plan, newest first. */
export const planYears = async (ctx: Context) => [...new Set((await store.listPlans(ctx.db)).map(p => p.year))]

/** Opens an amendment: a draft version copied from the one in force. */
export const amendPlan = (ctx: Context, year: number, reason: string) =>
  ctx.db.transaction(async tx => {
    const versions = (await store.listPlans(tx)).filter(p => p.year === year)
    const inForce = versions.find(p => p.state === 'approved')
    if (!inForce) return unknown(say('plans.none', { year }))
    if (versions.some(p => p.state === 'draft')) conflict(say('plans.draftOpen'))
    const { id, createdAt, ...copied } = inForce
    const plan = await store.insertPlan(tx, {
      ...copied,
      version: Math.max(...versions.map(p => p.version)) + 1,
      state: 'draft',
      number: null,
      issuedOn: null,
      approvedOn: null,
      reason,
    })
    await store.copyVersion(tx, id, plan.id)
    await logged(tx, ctx, {
      entity: 'plan',
      recordId: plan.id,
      action: 'amend',
      toState: 'draft',
      values: { year, version: plan.version },
      reason,
    })
    return head(plan)
  })
export interface PlanChanges {
  lines?: { contentGroup: string; source: string; amount: number }[] | undefined
  targets?: { code: string; min: number; max: number }[] | undefined
}
/** Changes a draft version's lines and targets. */
export const changePlan = (ctx: Context, year: number, version: number, changes: PlanChanges) =>
  ctx.db.transaction(async tx => {
    const plan = await store.findPlan(tx, year, version, true)
    if (!plan) return unknown(say('plans.none', { year }))
    if (plan.state !== 'draft') refuse(say('plans.notDraft'))
    for (const line of changes.lines ?? [])
      await store.setLineAmount(
        tx,
        plan.id,
        { year, contentGroup: line.contentGroup as 'designs', source: line.source as 'city' },
        line.amount,
      )
    for (const target of changes.targets ?? []) await store.setTargetInterval(tx, plan.id, target.code, target.min, target.max)
    await logged(tx, ctx, {
      entity: 'plan',
      recordId: plan.id,
      action: 'change',
      fromState: 'draft',
      toState: 'draft',
      values: { ...changes },
    })
    return head(plan)
  })
/** Records that a version was approved; the one before it is superseded. The database refuses lines below what is decided. */
export const approvePlan = (ctx: Context, year: number, version: number, input: { number: string; issuedOn: string; issuer: string }) =>
  ctx.db.transaction(async tx => {
    const plan = await store.findPlan(tx, year, version, true)
    if (!plan) return unknown(say('plans.none', { year }))
    if (plan.state !== 'draft') refuse(say('plans.notDraft'))
    if (input.issuedOn > ctx.today) refuse(say('plans.future'))
    if (await store.preparedBy(tx, plan.id, actorOf(ctx).id)) refuse(say('plans.samePerson'))
    const before = await store.planInForce(tx, year)
    if (before) await store.updatePlan(tx, before.id, { state: 'superseded' })
    const approved = await store.updatePlan(tx, plan.id, { ...input, state: 'approved', approvedOn: ctx.today })
    await logged(tx, ctx, { entity: 'plan', recordId: plan.id, action: 'approve', fromState: 'draft', toState: 'approved', values: input })
    return head(approved)
  })
