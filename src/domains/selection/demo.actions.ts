/** A round of choice in the demonstration: the law's order on the line where most projects wait, sealed and computed by the appraiser. */
import type { Context } from '../../kernel/context.ts'
import { actorsOn } from '../people/people.actions.ts'
import { computeRound, openRound } from './rounds.actions.ts'
import { plainRule } from './rounds.rules.ts'
import { linesOfYear } from './selection.actions.ts'

/** @param ctx the demonstration's; the appraiser acts through it, so that the leader can freeze the outcome */
export const bringDemoRound = async (ctx: Context): Promise<void> => {
  const people = await actorsOn(ctx.db, ctx.today)
  const appraiser: Context = { ...ctx, actor: people.find(one => one.grants.some(grant => grant.role === 'appraiser')) ?? null }
  const lines = await linesOfYear(appraiser, Number(ctx.today.slice(0, 4)))
  const line = lines.sort((a, b) => b.waiting - a.waiting)[0]
  if (!line?.waiting) return
  const { id } = await openRound(appraiser, { lineIds: [line.id], rule: plainRule('order'), reason: null })
  await computeRound(appraiser, id)
}
