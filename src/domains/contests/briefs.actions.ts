/** Contests as design briefs tie to them: found by code, shown with their state and how many works they received. */
import type { Context } from '../../kernel/context.ts'
import type { Tx } from '../../kernel/log.ts'
import { say } from '../../words/say.ts'
import { momentOf } from './closing.rules.ts'
import { stateSaid } from './contests.rules.ts'
import * as store from './contests.store.ts'

export const contestsOfBriefs = {
  find: (_ctx: Context, tx: Tx, code: string) => store.findContest(tx, code),
  show: async (ctx: Context, tx: Tx, ids: readonly string[]) => {
    const counted = await store.countEntries(tx, ids)
    const now = momentOf(ctx.today, Date.now())
    return new Map(
      (await store.contestsById(tx, ids)).map(contest => {
        const works = counted.filter(each => each.contestId === contest.id && each.state === 'submitted')
        const count = works.reduce((sum, each) => sum + each.count, 0)
        return [
          contest.id,
          {
            code: contest.code,
            title: contest.title,
            to: `/cuoc-thi/${encodeURIComponent(contest.code)}`,
            note: say('contests.noteOfBrief', { state: stateSaid(contest, now), count }),
          },
        ]
      }),
    )
  },
}
