/** Computing a round again from its stored input, as a job: followed, stopped, its answer kept and shown to whoever opens the round. */
import { createHash } from 'node:crypto'
import { holds } from '../../kernel/access.ts'
import { actorOf, type Context } from '../../kernel/context.ts'
import { conflict } from '../../kernel/refusal.ts'
import { say } from '../../words/say.ts'
import { enqueue, lastDone, liveJob } from '../jobs/jobs.actions.ts'
import type { JobHandler } from '../jobs/jobs.ports.ts'
import { Stopped } from './choosing/solve.actions.ts'
import { computeOutcome } from './round-outcome.actions.ts'
import { formOf, hashOf, loadRound } from './rounds.actions.ts'
import type { RoundOutcome, RoundRow } from './rounds.schema.ts'

export const replayJob = 'choice-replay'

/** What came out, to the đồng. */
export interface Replay {
  /** The same amounts, order and sums; how it is put into words and how far it was proven are told apart. */
  equal: boolean
  /** Whether the stored rule is the one that was sealed. */
  sealed: boolean
  cost: number
  score: string
  /** Codes of projects that now get another amount. */
  differs: string[]
  /** Codes of projects whose reason reads otherwise now; absent in answers given before it was looked at. */
  worded?: string[]
  /** It differs, and one of the two is not proven the best: the solver had run out of time, and a machine gets as far as it gets. */
  unproven?: boolean
  /** Whether it was proven as far as before; the solver has as long as it had. */
  proof?: boolean
}
/** Which outcome an answer is about: of another one it says nothing. */
const printOf = (outcome: RoundOutcome): string => createHash('sha256').update(formOf(outcome)).digest('hex')
const changedCodes = (a: RoundOutcome, b: RoundOutcome): string[] => {
  const amounts = new Map(b.standings.map(one => [one.code, one.amount]))
  return a.standings.filter(one => amounts.get(one.code) !== one.amount).map(one => one.code)
}
/** What was decided, without the words. */
const decided = ({ standings, possible, cost, score, count, marginal }: RoundOutcome) =>
  formOf({ standings: standings.map(({ reason, ...one }) => one), possible, cost, score, count, marginal })
const reworded = (a: RoundOutcome, b: RoundOutcome): string[] => {
  const reasons = new Map(b.standings.map(one => [one.code, one.reason]))
  return a.standings.filter(one => reasons.has(one.code) && reasons.get(one.code) !== one.reason).map(one => one.code)
}
/** Computes the outcome again from the stored input and compares. @throws Stopped */
const replayRound = async (ctx: Context, id: string, cancelled: () => Promise<boolean>): Promise<Replay & { of: string }> => {
  const { rule, ruleHash, lineIds, input, outcome } = await loadRound(ctx, ctx.db, id)
  if (!input || !outcome) return conflict(say('selectionRounds.notComputed'))
  const again = await computeOutcome(input, rule, { cancelled })
  const equal = decided(again) === decided(outcome)
  return {
    equal,
    sealed: hashOf(rule, lineIds) === ruleHash,
    cost: again.cost,
    score: again.score,
    differs: changedCodes(outcome, again),
    worded: reworded(outcome, again),
    unproven: !equal && [outcome, again].some(one => !one.proven || !one.tiesProven),
    proof: again.proven === outcome.proven && again.tiesProven === outcome.tiesProven && again.bound === outcome.bound,
    of: printOf(outcome),
  }
}
/** Puts it into the queue, or answers the job that does it already. Refused at once where nothing was computed. */
export const askReplay = async (ctx: Context, id: string) => {
  const round = await loadRound(ctx, ctx.db, id)
  if (!round.input || !round.outcome) conflict(say('selectionRounds.notComputed'))
  const title = say('selectionRounds.replayTitle', { number: round.number, year: round.year })
  const job =
    (await liveJob(ctx.db, replayJob, { roundId: id })) ?? (await enqueue(ctx, { kind: replayJob, title, input: { roundId: id } }))
  return { id, job: job.id }
}
/** Runs it; wired in domains/index.ts. Stopped, it says nothing of the round. */
export const replayHandler: JobHandler = async run => {
  await run.progress({ done: 0, total: null, note: say('selectionRounds.replaying') })
  try {
    return { ...(await replayRound(run.ctx, String(run.input.roundId), () => run.cancelled())) }
  } catch (error) {
    if (error instanceof Stopped) return {}
    throw error
  }
}
/** The job that does it now, and the last answer about the outcome that the round has; null where there is none. */
export const replayOf = async (ctx: Context, { id, outcome }: Pick<RoundRow, 'id' | 'outcome'>) => {
  const live = await liveJob(ctx.db, replayJob, { roundId: id })
  const last = outcome && (await lastDone(ctx.db, replayJob, { roundId: id }))
  const kept = last?.job.result as (Replay & { of: string }) | null | undefined
  const { of, ...answer } = kept ?? {}
  return {
    replaying: live ? followedBy(ctx, live) : null,
    replayed: last && outcome && of === printOf(outcome) ? { ...(answer as Replay), on: last.job.day, by: last.by } : null,
  }
}
/** A job as a page follows it; `followed` when this reader may see how far it is. */
export const followedBy = (ctx: Context, job: { id: string; accountId: string | null }) => ({
  job: job.id,
  followed: job.accountId === actorOf(ctx).id || holds(actorOf(ctx), 'leader'),
})
