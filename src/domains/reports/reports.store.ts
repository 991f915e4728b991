/** Reports as they were submitted. */
import { desc, eq } from 'drizzle-orm'
import type { Tx } from '../../kernel/log.ts'
import { account } from '../people/people.schema.ts'
import { snapshot } from './reports.schema.ts'

export const insertSnapshot = async (tx: Tx, values: typeof snapshot.$inferInsert) => {
  const [row] = await tx.insert(snapshot).values(values).returning()
  return row!
}
export const findSnapshot = async (tx: Tx, id: string) => {
  const [row] = await tx.select().from(snapshot).where(eq(snapshot.id, id))
  return row
}
/** Without the frozen bodies, newest first. */
export const listSnapshots = (tx: Tx, period: string | undefined) =>
  tx
    .select({
      id: snapshot.id,
      period: snapshot.period,
      asOf: snapshot.asOf,
      sha256: snapshot.sha256,
      by: account.name,
      createdAt: snapshot.createdAt,
    })
    .from(snapshot)
    .leftJoin(account, eq(account.id, snapshot.by))
    .where(period === undefined ? undefined : eq(snapshot.period, period))
    .orderBy(desc(snapshot.createdAt))
