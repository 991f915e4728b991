/** The sweep as a job: asked for by an officer or the clock, run in the background. */
import type { Context } from '../../kernel/context.ts'
import { say } from '../../words/say.ts'
import { enqueue } from '../jobs/jobs.actions.ts'
import type { JobHandler } from '../jobs/jobs.ports.ts'
import { sweep } from './finding.actions.ts'
import { sweepJob, sweepUnderWay } from './sweeps.store.ts'

/** Asks for a sweep of the whole register; answers with the one under way when there is one. */
export const askForSweep = async (ctx: Context): Promise<{ jobId: string }> => ({
  jobId: (await sweepUnderWay(ctx.db)) ?? (await enqueue(ctx, { kind: sweepJob, title: say('duplicates.sweepTitle'), input: {} })).id,
})
/** What runs a sweep; wired in domains/index.ts. */
export const sweepHandler: JobHandler = run =>
  sweep(run.ctx, { at: (done, total, note) => run.progress({ done, total, note }), cancelled: () => run.cancelled() })
