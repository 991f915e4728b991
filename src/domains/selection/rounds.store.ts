/** Rounds of choice and their exceptions in the database. */
import { and, asc, desc, eq, isNull, sql } from 'drizzle-orm'
import type { Tx } from '../../kernel/log.ts'
import { account } from '../people/people.schema.ts'
import { choiceException, choiceRound, type RoundRow } from './rounds.schema.ts'

export const listRounds = (tx: Tx, year: number): Promise<RoundRow[]> =>
  tx.select().from(choiceRound).where(eq(choiceRound.year, year)).orderBy(desc(choiceRound.number))
export const findRound = async (tx: Tx, id: string, lock = false): Promise<RoundRow | undefined> => {
  const query = tx.select().from(choiceRound).where(eq(choiceRound.id, id))
  return (await (lock ? query.for('update') : query))[0]
}
/** One after another within a year, so that two people cannot open rounds of one line at once. */
export const lockYear = (tx: Tx, year: number) => tx.execute(sql`select pg_advisory_xact_lock(hashtext('choice_round'), ${year})`)
export const insertRound = async (tx: Tx, values: typeof choiceRound.$inferInsert): Promise<RoundRow> =>
  (await tx.insert(choiceRound).values(values).returning())[0]!
export const updateRound = (tx: Tx, id: string, values: Partial<typeof choiceRound.$inferInsert>) =>
  tx.update(choiceRound).set(values).where(eq(choiceRound.id, id))

export const listExceptions = (tx: Tx, roundId: string) =>
  tx
    .select()
    .from(choiceException)
    .where(and(eq(choiceException.roundId, roundId), isNull(choiceException.withdrawnOn)))
    .orderBy(asc(choiceException.createdAt), asc(choiceException.id))
export const findException = async (tx: Tx, id: string) =>
  (await tx.select().from(choiceException).where(eq(choiceException.id, id)).for('update'))[0]
export const insertException = async (tx: Tx, values: typeof choiceException.$inferInsert) =>
  (await tx.insert(choiceException).values(values).returning())[0]!
export const updateException = (tx: Tx, id: string, values: Partial<typeof choiceException.$inferInsert>) =>
  tx.update(choiceException).set(values).where(eq(choiceException.id, id))

/** Names of people, for who did what. */
export const peopleNames = async (tx: Tx): Promise<Map<string, string>> =>
  new Map((await tx.select({ id: account.id, name: account.name }).from(account)).map(one => [one.id, one.name]))
