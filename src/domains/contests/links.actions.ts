/** What other domains ask of contests: where each stands, designs whose makers stay unknown, prizes of designs, entries that answer a brief. Wired in domains/index.ts. */
import type { Context } from '../../kernel/context.ts'
import { groupBy } from '../../kernel/group.ts'
import type { Tx } from '../../kernel/log.ts'
import { say } from '../../words/say.ts'
import type { DesignPrize } from '../designs/designs.ports.ts'
import { designCrafts } from '../designs/designs.schema.ts'
import { momentOf } from './closing.rules.ts'
import { stateSaid } from './contests.rules.ts'
import { contestsById } from './contests.store.ts'
import * as store from './entries.store.ts'
import { awardsOfEntries } from './judging.store.ts'
import { nameOf } from './loading.actions.ts'

/** Of these designs, those whose contest has no confirmed result yet: who made them is nobody's to see. */
export const concealedDesigns = async (tx: Tx, designIds: readonly string[]): Promise<ReadonlySet<string>> =>
  new Set(
    (await store.entriesOfDesigns(tx, designIds)).flatMap(({ entry, contest }) =>
      contest.state !== 'confirmed' && entry.designId ? [entry.designId] : [],
    ),
  )

/** Designs that somebody is kept from: works of contests that they judge, or ever did, until the result is confirmed. */
export const designsApart = (tx: Tx, accountId: string): Promise<string[]> => store.designsJudgedBy(tx, accountId)

/** The contest of each design that is an entry, with the confirmed prize. */
export const prizesOfDesigns = async (tx: Tx, designIds: readonly string[]): Promise<ReadonlyMap<string, DesignPrize>> => {
  const rows = await store.entriesOfDesigns(tx, designIds)
  const awards = await awardsOfEntries(
    tx,
    rows.map(({ entry }) => entry.id),
  )
  return new Map(
    rows.flatMap(({ entry, contest }) => {
      if (!entry.designId) return []
      const award = contest.state === 'confirmed' ? awards.find(each => each.entryId === entry.id) : undefined
      const title = contest.prizes.find(each => each.key === award?.prize)?.title
      const prize = title ? say('contests.prizeOfGroup', { prize: title, group: designCrafts[entry.craft] }) : null
      return [[entry.designId, { contest: contest.code, title: contest.title, prize }] as const]
    }),
  )
}

/** Where each contest stands on the day, in words, for the search. */
export const contestStates = async (ctx: Context, ids: readonly string[], clock: number = Date.now()): Promise<Map<string, string>> =>
  new Map((await contestsById(ctx.db, ids)).map(contest => [contest.id, stateSaid(contest, momentOf(ctx.today, clock))]))

const most = 20
/** Entries that answer briefs: their number and group, never who sent them; before there are numbers only how many. */
export const entriesOfBriefs = async (_: Context, tx: Tx, briefIds: readonly string[]) =>
  new Map(
    [...groupBy(await store.entriesOfBriefs(tx, briefIds), ({ entry }) => entry.briefId!)].map(([brief, rows]) => [
      brief,
      {
        count: rows.length,
        rows: rows
          .filter(({ entry }) => entry.number !== null)
          .slice(-most)
          .reverse()
          .map(({ entry, contest }) => ({
            code: nameOf(entry),
            title: say('contests.workOf', { number: nameOf(entry), contest: contest.code }),
            // With the receipt, number and picture would lead to whoever sent it: until the result is confirmed only the contest is named.
            to: `/cuoc-thi/${contest.code}${contest.state === 'confirmed' ? `/bai/${entry.receipt}` : '?muc=bai'}`,
            note: designCrafts[entry.craft],
          })),
      },
    ]),
  )
