/** The jury, its sheets and what came of them, in the database. */
import { and, asc, eq, inArray, isNull, ne, sql } from 'drizzle-orm'
import type { Tx } from '../../kernel/log.ts'
import { account } from '../people/people.schema.ts'
import { Contest } from './contests.schema.ts'
import { contestEntry } from './entries.schema.ts'
import {
  type AwardRow,
  contestAward,
  contestConflict,
  contestJuror,
  contestRound,
  contestScore,
  contestTie,
  contestWithheld,
} from './judging.schema.ts'

export const listJurors = (tx: Tx, contestId: string) =>
  tx
    .select({ juror: contestJuror, name: account.name })
    .from(contestJuror)
    .innerJoin(account, eq(account.id, contestJuror.accountId))
    .where(eq(contestJuror.contestId, contestId))
    .orderBy(sql`array_position(array['chair', 'secretary', 'member'], ${contestJuror.seat})`, asc(account.name))
/** Ids of the contests in whose jury somebody sits. */
export const juriesOf = async (tx: Tx, accountId: string): Promise<Set<string>> =>
  new Set(
    (
      await tx
        .select({ id: contestJuror.contestId })
        .from(contestJuror)
        .where(and(eq(contestJuror.accountId, accountId), isNull(contestJuror.leftOn)))
    ).map(row => row.id),
  )
/** Contests without a confirmed result in whose jury somebody sits or ever sat. */
export const contestsJudgedBy = (tx: Tx, accountId: string) =>
  tx
    .selectDistinct({ id: Contest.table.id, code: Contest.table.code })
    .from(contestJuror)
    .innerJoin(Contest.table, eq(Contest.table.id, contestJuror.contestId))
    .where(and(eq(contestJuror.accountId, accountId), ne(Contest.table.state, 'confirmed')))
    .orderBy(asc(Contest.table.code))
export const insertJuror = async (tx: Tx, values: typeof contestJuror.$inferInsert) =>
  (await tx.insert(contestJuror).values(values).returning())[0]!
export const updateJuror = (tx: Tx, id: string, values: Partial<typeof contestJuror.$inferInsert>) =>
  tx.update(contestJuror).set(values).where(eq(contestJuror.id, id))

export const listConflicts = async (tx: Tx, contestId: string) =>
  (
    await tx
      .select({ conflict: contestConflict })
      .from(contestConflict)
      .innerJoin(contestJuror, eq(contestJuror.id, contestConflict.jurorId))
      .where(eq(contestJuror.contestId, contestId))
      .orderBy(asc(contestConflict.since))
  ).map(row => row.conflict)
export const insertConflict = (tx: Tx, values: typeof contestConflict.$inferInsert) =>
  tx.insert(contestConflict).values(values).onConflictDoNothing()
export const liftConflict = (tx: Tx, id: string, values: { liftedOn: string; liftedReason: string }) =>
  tx
    .update(contestConflict)
    .set(values)
    .where(and(eq(contestConflict.id, id), isNull(contestConflict.liftedOn)))

export const listScores = async (tx: Tx, contestId: string) =>
  (
    await tx
      .select({ score: contestScore })
      .from(contestScore)
      .innerJoin(contestEntry, eq(contestEntry.id, contestScore.entryId))
      .where(eq(contestEntry.contestId, contestId))
  ).map(row => row.score)
export const saveScore = (tx: Tx, values: typeof contestScore.$inferInsert) =>
  tx
    .insert(contestScore)
    .values(values)
    .onConflictDoUpdate({
      target: [contestScore.jurorId, contestScore.entryId, contestScore.round],
      set: { points: values.points, note: values.note ?? null, submittedOn: values.submittedOn ?? null, updatedAt: sql`now()` },
    })

export const listRounds = (tx: Tx, contestId: string) => tx.select().from(contestRound).where(eq(contestRound.contestId, contestId))
export const insertRound = (tx: Tx, values: typeof contestRound.$inferInsert) => tx.insert(contestRound).values(values)

export const listTies = (tx: Tx, contestId: string) =>
  tx.select().from(contestTie).where(eq(contestTie.contestId, contestId)).orderBy(asc(contestTie.createdAt))
export const insertTie = (tx: Tx, values: typeof contestTie.$inferInsert) => tx.insert(contestTie).values(values)
export const listWithheld = (tx: Tx, contestId: string) => tx.select().from(contestWithheld).where(eq(contestWithheld.contestId, contestId))
export const saveWithheld = (tx: Tx, values: typeof contestWithheld.$inferInsert) =>
  tx
    .insert(contestWithheld)
    .values(values)
    .onConflictDoUpdate({
      target: [contestWithheld.contestId, contestWithheld.craft, contestWithheld.prize],
      set: { count: values.count, reason: values.reason, by: values.by, on: values.on },
    })
export const dropWithheld = (tx: Tx, contestId: string, craft: (typeof contestWithheld.$inferSelect)['craft'], prize: string) =>
  tx
    .delete(contestWithheld)
    .where(and(eq(contestWithheld.contestId, contestId), eq(contestWithheld.craft, craft), eq(contestWithheld.prize, prize)))

export const listAwards = (tx: Tx, contestId: string): Promise<AwardRow[]> =>
  tx.select().from(contestAward).where(eq(contestAward.contestId, contestId))
export const awardsOfEntries = (tx: Tx, entryIds: readonly string[]): Promise<AwardRow[]> =>
  entryIds.length
    ? tx
        .select()
        .from(contestAward)
        .where(inArray(contestAward.entryId, [...entryIds]))
    : Promise.resolve([])
export const insertAwards = async (tx: Tx, rows: readonly (typeof contestAward.$inferInsert)[]) => {
  if (rows.length) await tx.insert(contestAward).values([...rows])
}
export const dropAwards = (tx: Tx, contestId: string) => tx.delete(contestAward).where(eq(contestAward.contestId, contestId))
export const confirmAwards = (tx: Tx, contestId: string, confirmedBy: string, confirmedOn: string) =>
  tx.update(contestAward).set({ confirmedBy, confirmedOn }).where(eq(contestAward.contestId, contestId))
