/** What the public and the applications ask of calls; the office's own verbs are in keeping.actions.ts. */
import type { Context } from '../../kernel/context.ts'
import type { Tx } from '../../kernel/log.ts'
import { unknown } from '../../kernel/refusal.ts'
import { say } from '../../words/say.ts'
import { lawInForce } from '../appraisal/appraisal.actions.ts'
import { inForceOn } from '../appraisal/rules/support-ceiling.rule.ts'
import { activities, contentGroups } from '../reference/catalog.schema.ts'
import { filesOf } from './call-files.actions.ts'
import { daysLeft, groupsOf, papersOfCall, standingOn, standings } from './calls.rules.ts'
import type { CallRow } from './calls.schema.ts'
import * as store from './calls.store.ts'
import { mayApply } from './who.rules.ts'

export { acceptsOn, papersOfCall } from './calls.rules.ts'
export { papersFor } from './papers.rules.ts'

/** Calls that take applications today, the first to close first. */
export const openCalls = (ctx: Context): Promise<CallRow[]> => store.listOpen(ctx.db, ctx.today)
/** The call with the code, in whatever state; undefined when there is none. */
export const findCall = (tx: Tx, code: string): Promise<CallRow | undefined> => store.findCall(tx, code)

const line = (call: CallRow, today: string) => {
  const standing = standingOn(call, today)
  const { code, title, year, opensOn, closesOn, closedOn } = call
  return {
    code,
    title,
    year,
    opensOn,
    closesOn,
    closedOn,
    standing,
    standingLabel: standings[standing],
    daysLeft: daysLeft(call, today),
    activities: call.activities.map(activity => ({ code: activity, label: activities[activity].label })),
  }
}
/** Calls that anyone may read: those open and coming first, then the latest. */
export const publicCalls = async (ctx: Context) => {
  const order = { open: 0, coming: 1, ended: 2, closed: 2, draft: 3 }
  return (await store.listPublic(ctx.db)).map(call => line(call, ctx.today)).toSorted((a, b) => order[a.standing] - order[b.standing])
}
/** One call as anyone reads it: who may apply, what is given by which norm, the papers, the days. A draft is not there. */
export const publicCall = async (ctx: Context, code: string) => {
  const call = await store.findCall(ctx.db, code)
  if (!call || call.state === 'draft') return unknown(say('calls.none', { code }))
  const { law, norms } = await lawInForce(ctx.db)
  const day = ctx.today
  const inForce = inForceOn(norms, day)
  return {
    ...line(call, day),
    publishedOn: call.publishedOn,
    guidance: call.guidance,
    contact: call.contact,
    budget: call.budget,
    handlingDays: call.handlingDays,
    files: await filesOf(ctx, call, false),
    who: mayApply(law, day, call.activities),
    groups: groupsOf(call.activities).map(group => ({
      code: group,
      label: contentGroups[group],
      budget: call.groupBudgets?.[group] ?? null,
      activities: call.activities
        .filter(activity => activities[activity].group === group)
        .map(activity => ({
          code: activity,
          label: activities[activity].label,
          papers: papersOfCall(call, activity, day),
          /** The province's own norm before the nation's. */
          norms: inForce
            .filter(norm => norm.activity === activity)
            .map(({ key, percent, ceiling, per, article, confidence, scope }) => ({
              percent,
              ceiling,
              per,
              article,
              confidence,
              scope,
              verified: law.verified.has(key),
            })),
        })),
    })),
  }
}
