/** Rounds as the screens read them: names instead of ids, what the reader may do now. */

import { holds } from '../../kernel/access.ts'
import { actorOf, type Context } from '../../kernel/context.ts'
import { liveJob } from '../jobs/jobs.actions.ts'
import { openPlan } from '../plans/plans.actions.ts'
import { loadUnits } from '../reference/reference.actions.ts'
import { linesOf } from './round-input.actions.ts'
import { roundJob } from './round-job.actions.ts'
import { limitsSaid } from './round-options.actions.ts'
import { followedBy, replayOf } from './round-replay.actions.ts'
import { loadRound, mayWithdraw, mustSeeAll } from './rounds.actions.ts'
import type { RoundRow } from './rounds.schema.ts'
import * as store from './rounds.store.ts'

/** Who opens rounds, computes and asks for exceptions. */
export const choosers = ['leader', 'appraiser'] as const

const lineOf = ({ id, contentGroup, source, left }: Awaited<ReturnType<typeof linesOf>>[number]) => ({ id, contentGroup, source, left })
const head = (round: RoundRow, names: ReadonlyMap<string, string>) => {
  const { input: _, analysis: __, outcome, createdAt: ___, proposedBy, sealedBy, frozenBy, ...facts } = round
  const name = (id: string | null) => (id ? (names.get(id) ?? null) : null)
  return {
    ...facts,
    proposedBy: name(proposedBy),
    sealedBy: name(sealedBy),
    frozenBy: name(frozenBy),
    summary: outcome && {
      possible: outcome.possible,
      count: outcome.count,
      cost: outcome.cost,
      score: outcome.score,
      all: outcome.standings.length,
    },
  }
}
/** The rounds of a year, the newest first. */
export const roundsOf = async (ctx: Context, year: number) => {
  mustSeeAll(ctx)
  const names = await store.peopleNames(ctx.db)
  return Promise.all(
    (await store.listRounds(ctx.db, year)).map(async round => ({
      ...head(round, names),
      lines: (await linesOf(ctx.db, round.lineIds)).map(lineOf),
    })),
  )
}
/** The limits of its rule in words; targets are called as the plan calls them. */
const limitsOf = async (ctx: Context, { rule, year }: RoundRow): Promise<string[]> => {
  const units = await loadUnits(ctx.db)
  const targets = rule.targets.length || Object.keys(rule.targetPoints).length ? (await openPlan(ctx, year)).targets : []
  return limitsSaid(rule, targets, id => units.unit(id)?.fullName ?? id)
}
/** One round with all that its page shows. */
export const openRoundPage = async (ctx: Context, id: string) => {
  const round = await loadRound(ctx, ctx.db, id)
  const names = await store.peopleNames(ctx.db)
  const actor = actorOf(ctx)
  const chooses = holds(actor, ...choosers)
  const candidates = new Map(round.input?.candidates.map(one => [one.id, one]))
  const exceptions = await store.listExceptions(ctx.db, id)
  const applied = new Set(round.input?.exceptions.map(one => `${one.projectId} ${one.kind}`))
  const job = await liveJob(ctx.db, roundJob, { roundId: id })
  const confirmed = exceptions.filter(one => one.confirmedOn !== null)
  const stale = confirmed.length !== applied.size || confirmed.some(one => !applied.has(`${one.projectId} ${one.kind}`))
  return {
    ...head(round, names),
    lines: (await linesOf(ctx.db, round.lineIds)).map(lineOf),
    outcome: round.outcome && {
      ...round.outcome,
      standings: round.outcome.standings.map(one => {
        const { name = '', amount = 0, score = null, beneficiaries = [], unitName = '' } = candidates.get(one.projectId) ?? {}
        return { ...one, name, asked: amount, score, beneficiaries, unitName }
      }),
    },
    limits: round.rule.kind === 'optimise' ? await limitsOf(ctx, round) : [],
    analysis: round.analysis,
    money: round.input?.lines.reduce((sum, line) => sum + Math.max(0, line.left), 0) ?? null,
    exceptions: exceptions.map(one => ({
      id: one.id,
      code: candidates.get(one.projectId)?.code ?? '',
      kind: one.kind,
      reason: one.reason,
      askedBy: one.askedBy ? (names.get(one.askedBy) ?? '') : '',
      askedOn: one.askedOn,
      confirmedBy: one.confirmedBy ? (names.get(one.confirmedBy) ?? '') : null,
      confirmedOn: one.confirmedOn,
      mine: one.askedBy === actor.id,
      withdrawable: mayWithdraw(one, actor.id),
    })),
    stale: round.state === 'computed' && stale,
    /** The job that computes it now. */
    computing: job ? followedBy(ctx, job) : null,
    ...(await replayOf(ctx, round)),
    can: {
      confirm: chooses && round.state === 'proposed' && round.proposedBy !== actor.id,
      withdraw: chooses && round.state === 'proposed',
      compute: chooses && (round.state === 'sealed' || round.state === 'computed'),
      except: chooses && round.state === 'computed',
      freeze: holds(actor, 'leader') && round.state === 'computed' && round.proposedBy !== actor.id,
      change: chooses && (round.state === 'sealed' || round.state === 'computed'),
    },
  }
}
