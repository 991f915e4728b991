/** A round of judging: begun, what it lacks, closed with its results. */
import { actorOf, type Context } from '../../kernel/context.ts'
import { groupBy } from '../../kernel/group.ts'
import type { Tx } from '../../kernel/log.ts'
import { refuse } from '../../kernel/refusal.ts'
import { say } from '../../words/say.ts'
import { notify } from '../notices/notices.actions.ts'
import { type ContestRow, type Round, rounds } from './contests.schema.ts'
import type { RoundResult } from './judging.schema.ts'
import * as store from './judging.store.ts'
import { countedEntries, judgesOf, type LoadedContest, nameOf, sheetsOf, worksOf } from './loading.actions.ts'
import { goesOn, resultOf } from './ranking.rules.ts'
import { standings } from './standing.actions.ts'

/**
 * Tells the judges that there are works to score.
 * @param again what sets this invitation apart from an earlier one of the same round
 */
export const invite = (ctx: Context, tx: Tx, { contest, jurors }: LoadedContest, round: Round, works: number, again?: string) =>
  notify(tx, ctx, {
    to: { accountIds: jurors.filter(each => each.leftOn === null && each.seat !== 'secretary').map(each => each.accountId) },
    title: say('contests.inviteTitle', { code: contest.code, round: rounds[round].toLowerCase(), count: works }),
    link: `/cham-thi/${contest.code}`,
    entity: 'contest',
    recordId: contest.id,
    key: ['contest', contest.code, round, again].filter(Boolean).join('|'),
  })
/** Begins the preliminary round. Works whose check for copies nobody has finished need a reason. */
export const startRound = async (
  ctx: Context,
  tx: Tx,
  loaded: LoadedContest,
  round: Round,
  reason: string | null,
): Promise<Partial<ContestRow>> => {
  const works = countedEntries(loaded)
  const open = [...(await standings(tx, works)).values()].filter(each => each.state !== 'clear')
  if (open.length && !reason) refuse(say('contests.startUnchecked', { count: open.length }))
  await invite(ctx, tx, loaded, round, works.length)
  return {}
}

/** What each work still lacks in the round: sheets of judges who are to score it, or enough of them. */
export const lacking = (loaded: LoadedContest, round: Round): string[] =>
  worksOf(loaded, round).flatMap(entry => {
    const sheets = sheetsOf(loaded, entry.id, round)
    const given = new Set(sheets.map(each => each.jurorId))
    const waits = judgesOf(loaded, entry.id).some(each => !given.has(each.id))
    return waits || sheets.length < loaded.contest.rules.sheets
      ? [say('contests.lacks', { number: nameOf(entry), sheets: sheets.length, least: loaded.contest.rules.sheets })]
      : []
  })

/** Closes the round: its results are kept, and everybody who may sees what everybody gave. Missing sheets need a reason. */
export const closeRound = async (ctx: Context, tx: Tx, loaded: LoadedContest, round: Round, reason: string | null): Promise<void> => {
  const missing = lacking(loaded, round)
  if (missing.length && !reason) refuse(say('contests.closeMissing', { count: missing.length, list: missing.slice(0, 8).join('; ') }))
  const { contest } = loaded
  const works = worksOf(loaded, round)
  const found = works.map(entry => ({
    craft: entry.craft,
    ...resultOf(
      contest.criteria,
      contest.rules.mean,
      entry.id,
      sheetsOf(loaded, entry.id, round).map(each => each.points),
    ),
  }))
  const through =
    round === 'final'
      ? new Set(found.filter(each => each.score !== null).map(each => each.entryId))
      : new Set([...groupBy(found, each => each.craft).values()].flatMap(group => [...goesOn(contest.rules, group)]))
  const results: RoundResult[] = found.map(({ craft: _, ...result }) => ({ ...result, through: through.has(result.entryId) }))
  if (round === 'preliminary' && !through.size) refuse(say('contests.nobodyThrough'))
  await store.insertRound(tx, {
    contestId: contest.id,
    round,
    closedOn: ctx.today,
    closedBy: actorOf(ctx).id,
    reason: missing.length ? reason : null,
    results,
  })
  if (round === 'preliminary') await invite(ctx, tx, loaded, 'final', through.size)
}
