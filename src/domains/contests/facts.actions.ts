/** What decides which steps a contest allows now, gathered once for the buttons and for the steps themselves. */
import type { Context } from '../../kernel/context.ts'
import type { Tx } from '../../kernel/log.ts'
import { say } from '../../words/say.ts'
import { rankings } from './awards.actions.ts'
import { momentOf, receivingAt } from './closing.rules.ts'
import { isRound } from './contests.schema.ts'
import type { ContestFacts } from './contests.workflow.ts'
import * as store from './entries.store.ts'
import { countedEntries, type LoadedContest } from './loading.actions.ts'
import { lacking } from './rounds.actions.ts'
import { standings } from './standing.actions.ts'

/** Why the jury cannot begin; undefined when it can. */
const whyNoJury = ({ contest, jurors }: LoadedContest): string | undefined => {
  const here = jurors.filter(each => each.leftOn === null)
  const of = (seat: string) => here.filter(each => each.seat === seat).length
  if (of('chair') !== 1) return say('contests.juryChair')
  const judges = here.length - of('secretary')
  return judges < contest.rules.sheets ? say('contests.juryFew', { sheets: contest.rules.sheets, judges }) : undefined
}
/** @param clock milliseconds, by the server's clock */
export const factsOf = async (ctx: Context, tx: Tx, loaded: LoadedContest, clock: number): Promise<ContestFacts> => {
  const { contest, entries } = loaded
  const counted = countedEntries(loaded)
  const checked = contest.state === 'checking' ? [...(await standings(tx, counted)).values()] : []
  // Words alone, begun and never sent, hold nobody up.
  const begun = entries.filter(each => each.state === 'sending')
  const pictured = new Set(
    (
      await store.listPictures(
        tx,
        begun.map(each => each.id),
      )
    ).map(each => each.entryId),
  )
  return {
    receiving: receivingAt(contest, momentOf(ctx.today, clock)),
    entries: entries.filter(each => each.state === 'submitted').length,
    waiting: entries.filter(each => each.state === 'late' || pictured.has(each.id)).length,
    unregistered: counted.filter(each => !each.designId).length,
    copies: checked.filter(each => each.state === 'copy').length,
    unchecked: checked.filter(each => each.state !== 'copy' && each.state !== 'clear').length,
    jury: whyNoJury(loaded),
    lacking: isRound(contest.state) ? lacking(loaded, contest.state) : [],
    undecided: contest.state === 'awarding' ? rankings(loaded).reduce((sum, each) => sum + each.undecided.length, 0) : 0,
  }
}
