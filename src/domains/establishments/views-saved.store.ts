/** Saved views in the database, and what a person keeps of a screen for themselves. */
import { and, asc, count, eq, or } from 'drizzle-orm'
import type { Tx } from '../../kernel/log.ts'
import { account } from '../people/people.schema.ts'
import { savedView } from './establishments.schema.ts'

/** Views of a screen that a person may use: their own and the shared ones. */
export const viewsFor = (tx: Tx, accountId: string, screen: string) =>
  tx
    .select({ view: savedView, owner: account.name })
    .from(savedView)
    .innerJoin(account, eq(account.id, savedView.accountId))
    .where(and(eq(savedView.screen, screen), or(eq(savedView.accountId, accountId), eq(savedView.shared, true))))
    .orderBy(asc(savedView.name))
export const ownView = async (tx: Tx, accountId: string, screen: string, id: string) =>
  (
    await tx
      .select()
      .from(savedView)
      .where(and(eq(savedView.id, id), eq(savedView.accountId, accountId), eq(savedView.screen, screen)))
  )[0]
export const namedView = async (tx: Tx, accountId: string, screen: string, name: string) =>
  (
    await tx
      .select()
      .from(savedView)
      .where(and(eq(savedView.accountId, accountId), eq(savedView.screen, screen), eq(savedView.name, name)))
  )[0]
export const countViews = async (tx: Tx, accountId: string, screen: string): Promise<number> =>
  (
    await tx
      .select({ total: count() })
      .from(savedView)
      .where(and(eq(savedView.accountId, accountId), eq(savedView.screen, screen)))
  )[0]?.total ?? 0
export const insertView = async (tx: Tx, values: typeof savedView.$inferInsert) =>
  (await tx.insert(savedView).values(values).returning())[0]!
export const updateView = (tx: Tx, id: string, values: Partial<typeof savedView.$inferInsert>) =>
  tx.update(savedView).set(values).where(eq(savedView.id, id))
export const deleteView = (tx: Tx, id: string) => tx.delete(savedView).where(eq(savedView.id, id))
/** The one row of a person for a screen: written whether it was there or not. */
export const putOwn = (tx: Tx, values: typeof savedView.$inferInsert) =>
  tx
    .insert(savedView)
    .values(values)
    .onConflictDoUpdate({
      target: [savedView.accountId, savedView.screen, savedView.name],
      set: { query: values.query, columns: values.columns ?? null },
    })
