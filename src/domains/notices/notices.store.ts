/** Notices, messages and choices in the database. */
import { and, asc, count, desc, eq, inArray, isNull, lt, lte, ne, or, sql } from 'drizzle-orm'
import type { Tx } from '../../kernel/log.ts'
import { account } from '../people/people.schema.ts'
import { message, notice, noticeChoice } from './notices.schema.ts'

export const insertNotices = (tx: Tx, values: (typeof notice.$inferInsert)[]) =>
  tx.insert(notice).values(values).onConflictDoNothing().returning({ accountId: notice.accountId })
export const insertMessages = (tx: Tx, values: (typeof message.$inferInsert)[]) => tx.insert(message).values(values).onConflictDoNothing()

/** E-mail addresses of those who have one and want to be told there. */
export const emailsOf = (tx: Tx, accountIds: readonly string[]) =>
  tx
    .select({ accountId: account.id, email: account.email })
    .from(account)
    .leftJoin(noticeChoice, eq(noticeChoice.accountId, account.id))
    .where(
      and(inArray(account.id, [...accountIds]), or(isNull(noticeChoice.email), eq(noticeChoice.email, true)), eq(account.active, true)),
    )

export const listNotices = (tx: Tx, accountId: string, limit: number, offset: number) =>
  tx
    .select()
    .from(notice)
    .where(eq(notice.accountId, accountId))
    .orderBy(desc(notice.createdAt), desc(notice.id))
    .limit(limit)
    .offset(offset)
export const countNotices = async (tx: Tx, accountId: string) => {
  const [row] = await tx
    .select({ all: count(), unread: sql<number>`count(*) filter (where ${notice.readAt} is null)::int` })
    .from(notice)
    .where(eq(notice.accountId, accountId))
  return row!
}
export const markRead = (tx: Tx, accountId: string, ids: readonly string[] | null, read: boolean) =>
  tx
    .update(notice)
    .set({ readAt: read ? sql`coalesce(${notice.readAt}, now())` : null })
    .where(and(eq(notice.accountId, accountId), ids ? inArray(notice.id, [...ids]) : undefined))

export const findChoice = async (tx: Tx, accountId: string) =>
  (
    await tx
      .select({ address: account.email, email: noticeChoice.email, calendarHash: noticeChoice.calendarHash })
      .from(account)
      .leftJoin(noticeChoice, eq(noticeChoice.accountId, account.id))
      .where(eq(account.id, accountId))
  )[0]
export const saveChoice = (tx: Tx, accountId: string, values: Partial<typeof noticeChoice.$inferInsert>) =>
  tx
    .insert(noticeChoice)
    .values({ accountId, ...values })
    .onConflictDoUpdate({ target: noticeChoice.accountId, set: values })
export const findByCalendar = async (tx: Tx, calendarHash: string) =>
  (
    await tx
      .select({ accountId: noticeChoice.accountId })
      .from(noticeChoice)
      .innerJoin(account, and(eq(account.id, noticeChoice.accountId), eq(account.active, true)))
      .where(eq(noticeChoice.calendarHash, calendarHash))
  )[0]?.accountId

/** Messages whose time has come, held until the transaction ends; those that another process holds are left to it. */
export const takeDue = (tx: Tx, now: Date, limit: number) =>
  tx
    .select()
    .from(message)
    .where(and(eq(message.state, 'waiting'), lte(message.nextAt, now)))
    .orderBy(asc(message.nextAt), asc(message.id))
    .limit(limit)
    .for('update', { skipLocked: true })
export const updateMessage = (tx: Tx, id: string, values: Partial<typeof message.$inferInsert>) =>
  tx.update(message).set(values).where(eq(message.id, id))
export const listMessages = (tx: Tx, limit: number) =>
  tx.select().from(message).where(eq(message.state, 'failed')).orderBy(desc(message.createdAt)).limit(limit)
export const countMessages = async (tx: Tx) => tx.select({ state: message.state, count: count() }).from(message).groupBy(message.state)
export const retryFailed = (tx: Tx, now: Date) =>
  tx
    .update(message)
    .set({ state: 'waiting', attempts: 0, nextAt: now, problem: null })
    .where(eq(message.state, 'failed'))
    .returning({ id: message.id })
export const forgetSent = (tx: Tx, before: Date) =>
  tx
    .update(message)
    .set({ address: null, body: '' })
    .where(and(eq(message.state, 'sent'), lt(message.sentAt, before), sql`${message.address} is not null`))
export const forgetOf = async (tx: Tx, entity: string, recordId: string): Promise<void> => {
  const about = and(eq(message.entity, entity), eq(message.recordId, recordId))
  await tx.delete(message).where(and(about, ne(message.state, 'sent')))
  await tx.update(message).set({ address: null, body: '' }).where(about)
}
