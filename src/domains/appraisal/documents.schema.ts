/** Documents of law that officers enter on screen: drafted, adopted by a second person, never edited after that; and the versions they bring. */
import { jsonb, pgTable, text, unique, uuid } from 'drizzle-orm/pg-core'
import { entity, f, optional, type RowOf } from '../../kernel/entity.ts'
import type { ParameterValues } from '../../kernel/parameters.ts'
import { account } from '../people/people.schema.ts'

export const documentStates = { draft: 'Dự thảo', adopted: 'Đã áp dụng', dropped: 'Đã bỏ' } as const
export type DocumentState = keyof typeof documentStates
export const documentScopes = { national: 'Toàn quốc', local: 'Riêng của Hà Nội' } as const

export const LegalDocument = entity(
  'legal_document',
  'Văn bản quy định',
  {
    serial: f.int('Số thứ tự'),
    number: f.text('Số, ký hiệu', { max: 100, help: 'Chưa ban hành thì ghi “Dự thảo” kèm tên gọi tắt' }),
    title: f.text('Trích yếu', { max: 500 }),
    issuer: f.text('Cơ quan ban hành', { max: 200 }),
    issuedOn: optional(f.date('Ngày ban hành', { help: 'Để trống khi còn là dự thảo; cần có khi áp dụng' })),
    inForceFrom: f.date('Có hiệu lực từ'),
    inForceUntil: optional(f.date('Hết hiệu lực từ', { help: 'Ngày đầu tiên không còn hiệu lực; để trống khi chưa biết' })),
    scope: f.choice('Phạm vi', documentScopes),
    province: optional(f.text('Mã tỉnh')),
    sourceUrl: optional(
      f.text('Liên kết nguồn', { max: 1000, pattern: /^https?:\/\/\S+$/, help: 'Địa chỉ trang đăng văn bản, bắt đầu bằng http' }),
    ),
    state: f.choice('Trạng thái', documentStates),
    fileName: optional(f.text('Tên tệp')),
    sha256: optional(f.text('Mã kiểm tra tệp')),
    mediaType: optional(f.text('Loại tệp')),
    draftedBy: optional(f.ref('Người soạn', () => account.id)),
    draftedOn: f.date('Ngày soạn'),
    adoptedBy: optional(f.ref('Người áp dụng', () => account.id)),
    adoptedOn: optional(f.date('Ngày áp dụng')),
    /** Which of two adopted documents of one day holds: the one adopted last. */
    adoption: optional(f.int('Thứ tự áp dụng')),
    paper: optional(f.text('Văn bản đã đối chiếu', { max: 500 })),
    revision: f.int('Lần sửa'),
  },
  t => [unique().on(t.serial)],
)
export type DocumentRow = RowOf<typeof LegalDocument>

/** One version that a document brings: of the norm of an activity, or of a parametric rule. */
export const lawVersion = pgTable(
  'law_version',
  {
    id: uuid().primaryKey().defaultRandom(),
    documentId: uuid()
      .notNull()
      .references(() => LegalDocument.table.id),
    /** Activity of the norm, or code of the rule. */
    code: text().notNull(),
    /** 'Điều 8 khoản 4' */
    clause: text().notNull(),
    values: jsonb().$type<ParameterValues>().notNull(),
  },
  table => [unique().on(table.documentId, table.code)],
)
export type LawVersionRow = typeof lawVersion.$inferSelect
