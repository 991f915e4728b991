/** Requests of people about their own data: what is kept of them, or its erasure (Luật 91/2025/QH15, NĐ 356/2025/NĐ-CP). */
import { date, jsonb, pgTable, text, timestamp, uuid } from 'drizzle-orm/pg-core'
import { account } from '../people/people.schema.ts'
import type { Role } from '../reference/roles.schema.ts'

export const requestKinds = { export: 'Xin bản sao dữ liệu', erasure: 'Xin xóa dữ liệu' } as const
export type RequestKind = keyof typeof requestKinds
export const requestStates = { open: 'Đang xử lý', answered: 'Đã trả lời', refused: 'Từ chối, có lý do' } as const

/** Where a person is met. `past`: an establishment that somebody else stands for now. `staged`: a row of a workbook that is not in yet. */
export const subjectKinds = {
  establishment: 'Cơ sở',
  past: 'Cơ sở, trước đây là người đại diện',
  artisan: 'Nghệ nhân',
  person: 'Học viên',
  design: 'Tác giả mẫu sản phẩm',
  owner: 'Chủ sở hữu mẫu sản phẩm',
  account: 'Tài khoản đăng nhập',
  application: 'Hồ sơ đăng ký',
  entry: 'Bài dự thi thiết kế mẫu',
  staged: 'Dòng Excel chưa nhập',
} as const
export type SubjectKind = keyof typeof subjectKinds
/** A record that an officer confirmed to be of the person. */
export interface SubjectRecord {
  entity: SubjectKind
  id: string
}
/** Who takes requests in and prepares the answer, who erases, who oversees. */
export const handlers: readonly Role[] = ['leader', 'appraiser']
export const erasers: readonly Role[] = ['leader']
export const overseers: readonly Role[] = [...handlers, 'auditor']

export const personalRequest = pgTable('personal_request', {
  id: uuid().primaryKey().defaultRandom(),
  kind: text({ enum: Object.keys(requestKinds) as [RequestKind, ...RequestKind[]] }).notNull(),
  state: text({ enum: ['open', 'answered', 'refused'] })
    .notNull()
    .default('open'),
  /** Who asked, by their full name; emptied when an erasure is done. */
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
