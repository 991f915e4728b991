/** Requests of people about their own data: what is kept of them, or its erasure (Luật 91/2025/QH15, NĐ 356/2025/NĐ-CP). */
import { date, jsonb, pgTable, text, timestamp, uuid } from 'drizzle-orm/pg-core'
import { account } from '../people/people.schema.ts'

export const requestKinds = { export: 'Xin bản sao dữ liệu', erasure: 'Xin xóa dữ liệu' } as const
export type RequestKind = keyof typeof requestKinds
export const requestStates = { open: 'Đang xử lý', answered: 'Đã trả lời', refused: 'Từ chối, có lý do' } as const

export const personalRequest = pgTable('personal_request', {
  id: uuid().primaryKey().defaultRandom(),
  kind: text({ enum: Object.keys(requestKinds) as [RequestKind, ...RequestKind[]] }).notNull(),
  state: text({ enum: ['open', 'answered', 'refused'] })
    .notNull()
    .default('open'),
  /** Who asked, as they wrote it; emptied when an erasure is done. */
  subject: text(),
  receivedOn: date({ mode: 'string' }).notNull(),
  dueOn: date({ mode: 'string' }).notNull(),
  answeredOn: date({ mode: 'string' }),
  /** Records that an officer confirmed to be of this person. */
  records: jsonb().$type<{ entity: string; id: string }[]>().notNull(),
  note: text(),
  openedBy: uuid().references(() => account.id),
  answeredBy: uuid().references(() => account.id),
  createdAt: timestamp({ withTimezone: true }).notNull().defaultNow(),
})
export type PersonalRequestRow = typeof personalRequest.$inferSelect
