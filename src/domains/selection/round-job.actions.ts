/** Computing a round as a job: asked for, followed, stopped; a round is computed by one job at a time. */
import type { Context } from '../../kernel/context.ts'
import { say } from '../../words/say.ts'
import { enqueue, liveJob } from '../jobs/jobs.actions.ts'
import type { JobHandler } from '../jobs/jobs.ports.ts'
import { Stopped } from './choosing/solve.actions.ts'
import { computeRound, mustCompute } from './rounds.actions.ts'

export const roundJob = 'choice-round'

/** Puts the computing of a round into the queue, or answers the job that does it already. Refused at once where nothing could be computed. */
export const askCompute = async (ctx: Context, id: string) => {
  const round = await mustCompute(ctx, id)
  const title = say('selectionRounds.jobTitle', { number: round.number, year: round.year })
  const job = (await liveJob(ctx.db, roundJob, { roundId: id })) ?? (await enqueue(ctx, { kind: roundJob, title, input: { roundId: id } }))
  return { id, state: round.state, job: job.id }
}
/** Runs it; wired in domains/index.ts. Stopped, the round stays as it was. */
export const roundHandler: JobHandler = async run => {
  const id = String(run.input.roundId)
  await run.progress({ done: 0, total: null, note: say('selectionRounds.jobSolving') })
  try {
    await computeRound(run.ctx, id, {
      cancelled: () => run.cancelled(),
      asked: (done, all) => void run.progress({ done, total: all || null, note: say('selectionRounds.jobAsking') }).catch(() => {}),
    })
  } catch (error) {
    if (error instanceof Stopped) return {}
    throw error
  }
  return { roundId: id }
}
