/** How often a receipt number was answered wrongly of late. */
import { eq, lt, sql } from 'drizzle-orm'
import type { Tx } from '../../kernel/log.ts'
import { followAttempt } from './applications.schema.ts'

const table = followAttempt
export const lockedUntil = async (tx: Tx, receipt: string): Promise<Date | null> =>
  (await tx.select().from(table).where(eq(table.receipt, receipt)))[0]?.lockedUntil ?? null

/**
 * Counts a wrong answer and locks at the limit, in one statement: parallel guesses are all counted. Those before `since` are forgotten.
 * @param until the end of the lock, if this answer reaches the limit
 */
export const noteWrong = async (
  tx: Tx,
  receipt: string,
  { now, since, until, limit }: { now: Date; since: Date; until: Date; limit: number },
) => {
  await tx.delete(table).where(lt(table.lastAt, since))
  await tx
    .insert(table)
    .values({ receipt, failures: 1, lastAt: now })
    .onConflictDoUpdate({
      target: table.receipt,
      set: {
        failures: sql`case when ${table.failures} + 1 >= ${limit} then 0 else ${table.failures} + 1 end`,
        lockedUntil: sql`case when ${table.failures} + 1 >= ${limit} then ${until.toISOString()}::timestamptz else ${table.lockedUntil} end`,
        lastAt: now,
      },
    })
}
export const forgetWrong = (tx: Tx, receipt: string) => tx.delete(table).where(eq(table.receipt, receipt))
