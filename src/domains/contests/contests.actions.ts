/** The organiser's verbs on a contest: write, correct, its regulation's file, and every step from publishing to the confirmed result. */
import { dropUnneeded, keepFor } from '../../db/kept-files.ts'
import { admitFile } from '../../files/admit.ts'
import { holds } from '../../kernel/access.ts'
import { actorOf, type Context, logged } from '../../kernel/context.ts'
import { addDays, type Day, sayDay } from '../../kernel/dates.ts'
import { canonical, type Tx } from '../../kernel/log.ts'
import { invalid, refuse, unknown } from '../../kernel/refusal.ts'
import type { UploadedFile } from '../../kernel/route.ts'
import { findStep } from '../../kernel/workflow.ts'
import { say } from '../../words/say.ts'
import { designCrafts } from '../designs/designs.schema.ts'
import { takeNumber } from '../reference/reference.actions.ts'
import { confirmResult, freezeResult, unfreezeResult } from './awards.actions.ts'
import { admitExtended, closeReceiving } from './closing.actions.ts'
import { type ContestText, contestProblems, publishProblems } from './contests.rules.ts'
import { type ContestRow, contestStates, usualCounts, usualCriteria, usualPrizes, usualRules } from './contests.schema.ts'
import * as store from './contests.store.ts'
import { type ContestAction, contestFlow } from './contests.workflow.ts'
import { factsOf } from './facts.actions.ts'
import { changed, contestOf, type LoadedContest, managed } from './loading.actions.ts'
import { closeRound, startRound } from './rounds.actions.ts'

const recorded = ({ id, createdAt, revision, ...values }: ContestRow): Record<string, unknown> => values
const refuseProblems = (problems: ReturnType<typeof contestProblems>) => {
  if (problems.length) invalid(problems.map(each => each.message).join(' '), problems)
}
/** A new contest as practised: six groups, prizes 1, 3, 4 and 7, the criteria's names; points and days are left to the organiser. */
export const newContest = (ctx: Context) => {
  const year = Number(ctx.today.slice(0, 4))
  return {
    year,
    title: say('contests.usualTitle', { year }),
    prizes: [...usualPrizes],
    groups: Object.keys(designCrafts).map(craft => ({ craft, counts: [...usualCounts] })),
    criteria: [...usualCriteria],
    rules: usualRules,
  }
}
/** Writes a contest as a draft that nobody outside sees. */
export const createContest = (ctx: Context, input: ContestText) =>
  ctx.db.transaction(async tx => {
    refuseProblems(contestProblems(input))
    const code = await takeNumber(tx, `CT-${input.year}`, 2)
    const row = await store.insertContest(tx, { ...input, code, state: 'draft', revision: 1 })
    await logged(tx, ctx, { entity: 'contest', recordId: row.id, action: 'create', toState: 'draft', values: recorded(row) })
    return { code }
  })

/** What stays as it was published: entrants were told so. Contact, milestones, voting and the words of the regulation may still change. */
const fixed = ['year', 'opensOn', 'closesOn', 'closesAt', 'graceMinutes', 'prizes', 'groups', 'criteria', 'rules'] as const
/** Corrects a contest: all of it in a draft, only what binds nobody once it is published. */
export const correctContest = (ctx: Context, code: string, { revision, ...input }: ContestText & { revision: number }) =>
  ctx.db.transaction(async tx => {
    const { contest } = await managed(ctx, tx, code, revision)
    if (contest.state === 'confirmed') refuse(say('contests.confirmedNoEdit'))
    refuseProblems(contestProblems(input))
    if (contest.state !== 'draft') {
      const changedKeys = fixed.filter(key => canonical(input[key]) !== canonical(contest[key]))
      refuseProblems(changedKeys.map(path => ({ path, message: say('contests.publishedFixed') })))
    }
    const row = await changed(ctx, tx, contest, 'correct', { ...input }, input)
    return { code, revision: row.revision }
  })
/** Keeps the regulation as a file beside its words. */
export const attachRegulation = async (ctx: Context, code: string, file: UploadedFile) => {
  const { bytes, fileName, mediaType } = await admitFile(file)
  const replaced = await keepFor(ctx, [bytes], (sha256 = '') =>
    ctx.db.transaction(async tx => {
      const { contest } = await managed(ctx, tx, code, null)
      const write = { regulationFile: fileName, regulationSha256: sha256, regulationType: mediaType }
      await changed(ctx, tx, contest, 'regulation', write, write)
      return contest.regulationSha256
    }),
  )
  if (replaced) await dropUnneeded(ctx, [replaced])
  return { code }
}
/** The regulation's file; @param draft also of a contest that is not published */
export const readRegulation = async (ctx: Context, code: string, draft: boolean) => {
  const contest = await contestOf(ctx.db, code)
  if (!contest.regulationSha256 || (contest.state === 'draft' && !draft)) return unknown(say('contests.noRegulation'))
  const bytes = await ctx.files.read(contest.regulationSha256).catch(() => unknown(say('contests.noRegulation')))
  return { bytes, name: contest.regulationFile ?? '', mediaType: contest.regulationType ?? '' }
}

interface StepInput {
  revision: number
  reason?: string | undefined
  closesOn?: Day | undefined
}
type Effect = (ctx: Context, tx: Tx, loaded: LoadedContest, input: StepInput) => Promise<Parameters<typeof store.updateContest>[2]>
const effects: Readonly<Record<ContestAction, Effect>> = {
  publish: async (ctx, _, { contest }) => {
    refuseProblems(publishProblems(contest))
    if (contest.closesOn < ctx.today) refuse(say('contests.closingPassed', { day: sayDay(contest.closesOn) }))
    return { publishedOn: ctx.today }
  },
  withdraw: async () => ({ publishedOn: null }),
  extend: async (ctx, tx, loaded, { closesOn, reason }) => {
    const { contest } = loaded
    if (!closesOn || closesOn <= contest.closesOn || closesOn < ctx.today || closesOn > addDays(contest.closesOn, 366))
      return invalid(say('contests.closingLater'), [{ path: 'closesOn', message: say('contests.closingLater') }])
    if (contest.votingFrom && contest.votingFrom <= closesOn) refuse(say('contests.votingOrder'))
    await admitExtended(ctx, tx, loaded, closesOn, reason ?? null)
    return { closesOn }
  },
  close: closeReceiving,
  start: (ctx, tx, loaded, input) => startRound(ctx, tx, loaded, 'preliminary', input.reason ?? null),
  close_preliminary: async (ctx, tx, loaded, input) => {
    await closeRound(ctx, tx, loaded, 'preliminary', input.reason ?? null)
    return {}
  },
  close_final: async (ctx, tx, loaded, input) => {
    await closeRound(ctx, tx, loaded, 'final', input.reason ?? null)
    return {}
  },
  freeze: freezeResult,
  unfreeze: unfreezeResult,
  confirm: confirmResult,
}
/** Takes a step of a contest: the same questions that the grey buttons answer. */
export const stepContest = (ctx: Context, code: string, action: ContestAction, input: StepInput, clock: number = Date.now()) =>
  ctx.db.transaction(async tx => {
    const loaded = await managed(ctx, tx, code, input.revision)
    const { contest } = loaded
    const facts = await factsOf(ctx, tx, loaded, clock)
    const step =
      findStep(contestFlow, contest.state, action, facts) ?? refuse(say('contests.stepNotNow', { state: contestStates[contest.state] }))
    const why = step.when?.(facts)
    if (why) refuse(why)
    if (step.asks?.some(ask => ask.key === 'reason' && ask.required) && !input.reason)
      invalid(say('contests.reasonMissing'), [{ path: 'reason', message: say('contests.reasonMissing') }])
    if (action === 'confirm' && !holds(actorOf(ctx), 'leader')) refuse(say('contests.confirmLeader'))
    const write = await effects[action](ctx, tx, loaded, input)
    const row = await changed(ctx, tx, contest, action, write, { ...write, state: step.to ?? contest.state }, input.reason ?? null)
    return { code, revision: row.revision }
  })
