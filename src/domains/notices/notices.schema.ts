/** What people are told in the product, and the messages that carry it outside: e-mail, or a telephone through one adapter. */
import { boolean, date, index, integer, pgTable, text, timestamp, unique, uuid } from 'drizzle-orm/pg-core'
import { account } from '../people/people.schema.ts'

/** One thing told to one person. Its words name records by their codes, never persons. */
export const notice = pgTable(
  'notice',
  {
    id: uuid().primaryKey().defaultRandom(),
    accountId: uuid()
      .notNull()
      .references(() => account.id),
    day: date({ mode: 'string' }).notNull(),
    title: text().notNull(),
    body: text(),
    /** Where in the product it leads: '/ho-so/DA-2026-0012'. */
    link: text().notNull(),
    entity: text().notNull(),
    recordId: uuid().notNull(),
    dueOn: date({ mode: 'string' }),
    /** Told once per person and key: a reminder is not repeated when the work runs twice. */
    key: text(),
    readAt: timestamp({ withTimezone: true }),
    createdAt: timestamp({ withTimezone: true }).notNull().defaultNow(),
  },
  table => [unique().on(table.accountId, table.key), index().on(table.accountId, table.createdAt)],
)
export type NoticeRow = typeof notice.$inferSelect

export const channels = { email: 'Thư điện tử', phone: 'Điện thoại (Zalo, SMS)' } as const
export type Channel = keyof typeof channels
export const messageStates = { waiting: 'Chờ gửi', sent: 'Đã gửi', failed: 'Không gửi được' } as const
export type MessageState = keyof typeof messageStates

/** The outbox: written with the act that it tells of, sent afterwards, tried again when the other side does not answer. */
export const message = pgTable(
  'message',
  {
    id: uuid().primaryKey().defaultRandom(),
    channel: text({ enum: Object.keys(channels) as [Channel, ...Channel[]] }).notNull(),
    /** Emptied some days after it was sent. */
    address: text(),
    subject: text().notNull(),
    body: text().notNull(),
    entity: text().notNull(),
    recordId: uuid().notNull(),
    /** Told once per address and key. */
    key: text(),
    state: text({ enum: Object.keys(messageStates) as [MessageState, ...MessageState[]] })
      .notNull()
      .default('waiting'),
    attempts: integer().notNull().default(0),
    nextAt: timestamp({ withTimezone: true }).notNull().defaultNow(),
    problem: text(),
    sentAt: timestamp({ withTimezone: true }),
    createdAt: timestamp({ withTimezone: true }).notNull().defaultNow(),
  },
  table => [unique().on(table.address, table.key), index().on(table.state, table.nextAt)],
)

/** How a person wants to be told. */
export const noticeChoice = pgTable('notice_choice', {
  accountId: uuid()
    .primaryKey()
    .references(() => account.id),
  email: boolean().notNull().default(true),
  /** SHA-256 of the secret in the address of their calendar; a new one ends the old. */
  calendarHash: text().unique(),
})
