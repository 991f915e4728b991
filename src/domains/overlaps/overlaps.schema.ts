/** Money given twice: papers' numbers to compare, other programmes' lists, what was found, what officers decided, and what was compared when. */
import { sql } from 'drizzle-orm'
import { bigint, check, date, index, integer, jsonb, pgTable, real, text, timestamp, unique, uuid } from 'drizzle-orm/pg-core'
import { entity, f, optional } from '../../kernel/entity.ts'
import { account } from '../people/people.schema.ts'
import { Paper, Project } from '../projects/projects.schema.ts'
import type { Role } from '../reference/roles.schema.ts'
import { type Likelihood, likelihoods, type Weighed } from './compare/score.rules.ts'

/** Who copies numbers of many projects at once; an establishment types its own. */
export const evidenceImporters: readonly Role[] = ['local_officer', 'centre_officer', 'appraiser', 'leader', 'accountant']
export const itemKinds = { serial: 'Số máy', invoice: 'Hóa đơn', bank_account: 'Tài khoản nhận tiền', photo: 'Ảnh' } as const
export type ItemKind = keyof typeof itemKinds
/** What officers copy from papers; a picture's hashes the system reads itself. */
export const typedKinds = { serial: itemKinds.serial, invoice: itemKinds.invoice, bank_account: itemKinds.bank_account } as const

/** A number or a picture of a project's papers by which it can be met elsewhere. */
export const SupportEvidence = entity(
  'support_evidence',
  'Chứng từ để đối chiếu',
  {
    projectId: f.ref('Đề án', () => Project.table.id),
    kind: f.choice('Loại', itemKinds),
    value: optional(
      f.text('Số', { max: 60, personal: true, help: 'Chép như trên giấy; dấu cách, gạch nối, chữ O hay số 0 không quan trọng' }),
    ),
    sellerTaxCode: optional(f.text('Mã số thuế người bán', { max: 14, help: 'Cần với hóa đơn' })),
    issuedOn: optional(f.date('Ngày hóa đơn')),
    /** The value as it is compared; of a picture its hashes. Null where there is nothing to compare. */
    matchKey: optional(f.text('Dạng đối chiếu', { personal: true })),
    paperId: optional(f.ref('Giấy tờ', () => Paper.table.id)),
  },
  t => [index().on(t.projectId), index().on(t.paperId)],
)
export type EvidenceRow = (typeof SupportEvidence.table)['$inferSelect']

export const programmes = {
  ocop: 'Chương trình OCOP',
  agriculture: 'Khuyến nông',
  science: 'Quỹ, chương trình khoa học và công nghệ',
  trade: 'Xúc tiến thương mại',
  craft: 'Ngành nghề nông thôn',
  employment: 'Việc làm, đào tạo nghề',
  national: 'Khuyến công quốc gia',
  other: 'Chương trình khác',
} as const
export type Programme = keyof typeof programmes
export const listStates = {
  mapping: 'Chờ chọn cột',
  reading: 'Đang đọc',
  ready: 'Đang dùng để đối chiếu',
  failed: 'Không đọc được',
  withdrawn: 'Đã rút',
} as const
export type ListState = keyof typeof listStates

/** What a column of somebody's list may hold. */
export const listFields = {
  name: 'Tên người, cơ sở được hỗ trợ',
  taxCode: 'Mã số thuế, số định danh',
  representative: 'Người đại diện',
  phone: 'Điện thoại',
  address: 'Địa chỉ',
  place: 'Xã, phường',
  district: 'Quận, huyện',
  year: 'Năm',
  content: 'Nội dung hỗ trợ',
  amount: 'Số tiền',
} as const
export type ListField = keyof typeof listFields
/** How the file is read: its sheet, the row of the headers, and which column (counted from 0) is what. */
export interface Mapping {
  sheet: string
  headerRow: number
  columns: Partial<Record<ListField, number>>
  /** Đồng that one of the list's numbers stands for: 1, 1000 or 1,000,000. */
  amountUnit: number
}
/** Another programme's list of whom it supported. */
export const supportList = pgTable('support_list', {
  id: uuid().primaryKey().defaultRandom(),
  name: text().notNull(),
  programme: text({ enum: Object.keys(programmes) as [Programme, ...Programme[]] }).notNull(),
  /** Who gave the list out. */
  source: text(),
  /** Of rows that say none. */
  year: integer(),
  state: text({ enum: Object.keys(listStates) as [ListState, ...ListState[]] }).notNull(),
  fileName: text().notNull(),
  /** Kept until the list is read. */
  sha256: text(),
  mapping: jsonb().$type<Mapping>(),
  rows: integer().notNull().default(0),
  /** Rows that could not be used, with why. */
  skipped: jsonb().$type<{ row: number; why: string }[]>().notNull().default([]),
  jobId: uuid(),
  broughtBy: uuid().references(() => account.id),
  broughtOn: date({ mode: 'string' }).notNull(),
  withdrawnOn: date({ mode: 'string' }),
  withdrawReason: text(),
  createdAt: timestamp({ withTimezone: true }).notNull().defaultNow(),
})
export type ListRow = typeof supportList.$inferSelect

/** One whom another programme supported. Personal values are emptied when the person asks. */
export const supportListRow = pgTable(
  'support_list_row',
  {
    id: uuid().primaryKey().defaultRandom(),
    listId: uuid()
      .notNull()
      .references(() => supportList.id),
    row: integer().notNull(),
    name: text().notNull(),
    taxCode: text(),
    representative: text(),
    phone: text(),
    address: text(),
    unitId: text(),
    year: integer().notNull(),
    content: text(),
    amount: bigint({ mode: 'number' }),
    /** Records of the register that it may be, by linkage: id → how likely, 0…1. */
    links: jsonb().$type<Record<string, number>>().notNull().default({}),
  },
  table => [unique().on(table.listId, table.row)],
)
export type ListedRow = typeof supportListRow.$inferSelect

export const overlapStates = { open: 'Chờ xem', same: 'Trùng', different: 'Không trùng', later: 'Để sau' } as const
export type OverlapState = keyof typeof overlapStates

/** A project and another support that may be the same money; of two projects `projectId` < `otherProjectId`. Nothing follows from it by itself. */
export const overlap = pgTable(
  'overlap',
  {
    id: uuid().primaryKey().defaultRandom(),
    // No foreign keys: what a sweep found must not stand against an import being taken back.
    projectId: uuid().notNull(),
    otherProjectId: uuid(),
    otherRowId: uuid(),
    bits: real().notNull(),
    likelihood: text({ enum: Object.keys(likelihoods) as [Likelihood, ...Likelihood[]] }).notNull(),
    evidence: jsonb().$type<Weighed[]>().notNull(),
    state: text({ enum: Object.keys(overlapStates) as [OverlapState, ...OverlapState[]] })
      .notNull()
      .default('open'),
    reason: text(),
    decidedBy: uuid().references(() => account.id),
    decidedOn: date({ mode: 'string' }),
    /** Evidence when it was decided: clearly more since asks anew. */
    decidedBits: real(),
    foundOn: date({ mode: 'string' }).notNull(),
    createdAt: timestamp({ withTimezone: true }).notNull().defaultNow(),
  },
  table => [
    unique().on(table.projectId, table.otherProjectId),
    unique().on(table.projectId, table.otherRowId),
    index().on(table.otherProjectId),
    index().on(table.otherRowId),
    index().on(table.state),
    check('overlap_one_other', sql`(${table.otherProjectId} is null) <> (${table.otherRowId} is null)`),
  ],
)
export type OverlapRow = typeof overlap.$inferSelect

export const occasions = {
  step: 'Khi hồ sơ qua bước',
  night: 'Rà soát hằng đêm',
  asked: 'Cán bộ yêu cầu',
  list: 'Khi có danh sách mới',
} as const
export type Occasion = keyof typeof occasions
/** That a project was held against everything, from one day to another without a difference. */
export const overlapCheck = pgTable(
  'overlap_check',
  {
    id: uuid().primaryKey().defaultRandom(),
    projectId: uuid().notNull(),
    occasion: text({ enum: Object.keys(occasions) as [Occasion, ...Occasion[]] }).notNull(),
    firstOn: date({ mode: 'string' }).notNull(),
    lastOn: date({ mode: 'string' }).notNull(),
    /** How many other supports of the programme it was held against. */
    supports: integer().notNull(),
    /** Other programmes' lists, each with its rows. */
    lists: jsonb().$type<{ id: string; name: string; rows: number }[]>().notNull(),
    /** What of the project itself could be compared. */
    items: jsonb().$type<Record<ItemKind, number>>().notNull(),
    found: jsonb().$type<Record<Likelihood, number>>().notNull(),
    createdAt: timestamp({ withTimezone: true }).notNull().defaultNow(),
  },
  table => [index().on(table.projectId)],
)
export type CheckRow = typeof overlapCheck.$inferSelect
