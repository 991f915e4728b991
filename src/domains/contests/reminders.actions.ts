/** What falls due in contests, and whose work it is: sheets of judges, pictures of entrants, the closing itself. For reminders and calendars. */
import type { Context } from '../../kernel/context.ts'
import type { Day } from '../../kernel/dates.ts'
import type { Tx } from '../../kernel/log.ts'
import { say } from '../../words/say.ts'
import { holdersOf } from '../notices/notices.actions.ts'
import type { Deadline } from '../notices/notices.ports.ts'
import { type ContestRow, isRound, type Round, rounds } from './contests.schema.ts'
import { listContests } from './contests.store.ts'
import { judgesOf, loadContest, sheetsOf, worksOf } from './loading.actions.ts'

/** The day until which the round is to be scored; null where nobody set one. */
export const roundUntil = ({ preliminaryBy, finalBy }: Pick<ContestRow, 'preliminaryBy' | 'finalBy'>, round: Round): Day | null =>
  round === 'preliminary' ? preliminaryBy : finalBy

/** Judges who still owe a sheet of the open round. */
const judging = async (tx: Tx, contest: ContestRow): Promise<Deadline[]> => {
  const round = isRound(contest.state) ? contest.state : null
  const on = round && roundUntil(contest, round)
  if (!round || !on) return []
  const loaded = await loadContest(tx, contest.code)
  const owing = new Set(
    worksOf(loaded, round).flatMap(entry => {
      const given = new Set(sheetsOf(loaded, entry.id, round).map(each => each.jurorId))
      return judgesOf(loaded, entry.id).flatMap(juror => (given.has(juror.id) ? [] : juror.accountId))
    }),
  )
  const title = say('contests.dueJudge', { code: contest.code, round: rounds[round].toLowerCase() })
  return [{ entity: 'contest', recordId: contest.id, title, on, link: `/cham-thi/${contest.code}`, accountIds: [...owing] }]
}
/** Entrants who have begun to send and whose pictures are not there yet, until the day of closing; officers who close on that day. */
const receiving = async (ctx: Context, tx: Tx, contest: ContestRow): Promise<Deadline[]> => {
  if (contest.state !== 'open') return []
  const on = contest.closesOn
  const at = { entity: 'contest', recordId: contest.id, on }
  const officers = await holdersOf(tx, ctx.today, 'centre_officer')
  const closing = say('contests.dueClose', { code: contest.code, time: contest.closesAt })
  const { entries } = await loadContest(tx, contest.code)
  return [
    { ...at, title: closing, link: `/cuoc-thi/${contest.code}`, accountIds: officers },
    ...entries
      .filter(entry => entry.state === 'sending' && on >= ctx.today)
      .map(entry => ({
        ...at,
        title: say('contests.dueEntry', { receipt: entry.receipt, time: contest.closesAt }),
        link: '/bai-thi',
        accountIds: entry.onBehalfBy ? [entry.onBehalfBy] : [],
        phone: entry.onBehalfBy ? null : entry.phone,
      })),
  ]
}
export const contestDeadlines = async (ctx: Context, tx: Tx): Promise<Deadline[]> =>
  (
    await Promise.all(
      (await listContests(tx)).map(async contest => [...(await judging(tx, contest)), ...(await receiving(ctx, tx, contest))]),
    )
  ).flat()
