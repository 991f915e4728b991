/** Trade statistics: series of one source, the imports that brought them, and their rows. Sources are never mixed in one series. */
import { sql } from 'drizzle-orm'
import {
  bigint,
  boolean,
  check,
  date,
  index,
  integer,
  jsonb,
  numeric,
  pgTable,
  text,
  timestamp,
  unique,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core'
import { account } from '../people/people.schema.ts'

export const flows = { import: 'Nhập khẩu', export: 'Xuất khẩu' } as const
export type Flow = keyof typeof flows
export const frequencies = { month: 'Tháng', year: 'Năm dương lịch', fiscal_year: 'Năm tài chính (tháng 4 đến tháng 3)' } as const
export type Frequency = keyof typeof frequencies
export const statuses = { provisional: 'Sơ bộ', final: 'Chính thức' } as const
export type Status = keyof typeof statuses

const keys = <T extends object>(of: T) => Object.keys(of) as [keyof T & string, ...(keyof T & string)[]]

/** A code whose level jumps for another reason than trade. */
export interface KnownBreak {
  code: string
  period: string | null
  kind: 'broken' | 'minor'
  says: string
}
/** What a series holds now, reckoned when an import comes in or is taken back. */
export interface SeriesStand {
  periods: { period: string; rows: number; provisional: number; codes: number; partners: number }[]
  reporters: string[]
  partners: string[]
  codes: string[]
}
/** Figures of one source that may be summed and compared: same direction, nomenclature, frequency, currency and valuation. */
export const tradeSeries = pgTable('trade_series', {
  id: uuid().primaryKey().defaultRandom(),
  code: text().notNull().unique(),
  name: text().notNull(),
  source: text().notNull(),
  sourceUrl: text(),
  licence: text(),
  flow: text({ enum: keys(flows) }).notNull(),
  frequency: text({ enum: keys(frequencies) }).notNull(),
  /** 'HS 2022', 'HTS 2024', 'ITC-HS', or the name of a list of goods. */
  nomenclature: text().notNull(),
  currency: text().notNull(),
  /** 'FOB', 'CIF', 'customs value' as the source says; null when it does not. */
  valuation: text(),
  /** Length of the codes that sums are taken from; rows of other lengths are the source's own sums. 0: goods have names, not numbers. */
  digits: integer().notNull(),
  /** Whether every reporter, every partner of theirs and every good is in: shares of a whole market and RCA need it. */
  allReporters: boolean().notNull(),
  allPartners: boolean().notNull(),
  allProducts: boolean().notNull(),
  notes: jsonb().$type<string[]>().notNull().default([]),
  breaks: jsonb().$type<KnownBreak[]>().notNull().default([]),
  stand: jsonb().$type<SeriesStand>().notNull().default({ periods: [], reporters: [], partners: [], codes: [] }),
  example: boolean().notNull().default(false),
  createdAt: timestamp({ withTimezone: true }).notNull().defaultNow(),
})
export type SeriesRow = typeof tradeSeries.$inferSelect

export const importStates = {
  mapping: 'Chờ chọn cột',
  reading: 'Đang đọc',
  ready: 'Đã nhập',
  failed: 'Không đọc được',
  undone: 'Đã rút lại',
} as const
export type ImportState = keyof typeof importStates

/** What a column of a trade table may hold. */
export const tradeFields = {
  period: 'Kỳ (năm, tháng hoặc năm tài chính)',
  month: 'Tháng (khi năm ở cột khác)',
  reporter: 'Nước báo cáo',
  partner: 'Nước đối tác',
  flow: 'Chiều (xuất, nhập)',
  code: 'Mã hàng hoặc nhóm hàng',
  name: 'Tên hàng',
  value: 'Trị giá',
  quantity: 'Lượng',
  unit: 'Đơn vị lượng',
  status: 'Sơ bộ hay chính thức',
} as const
export type TradeField = keyof typeof tradeFields
export const formats = {
  comtrade: 'UN Comtrade (CSV hoặc JSON)',
  wits: 'WITS (CSV)',
  census: 'Hải quan, Cục Thống kê Hoa Kỳ (CSV)',
  customs_vn: 'Hải quan Việt Nam, bảng tháng (Excel)',
  table: 'Bảng khác',
} as const
export type Format = keyof typeof formats
/** How a file is read: which column (from 0) is what, and what holds for all rows that have no column for it. */
export interface TradeMapping {
  format: Format
  sheet: string
  headerRow: number
  columns: Partial<Record<TradeField, number>>
  /** One number of the file stands for this much of the currency: 1, 1000, 1000000. */
  multiplier: number
  /** The decimal mark of amounts, where they do not tell it by themselves. */
  decimal?: '.' | ',' | undefined
  reporter: string | null
  partner: string | null
  period: string | null
  status: Status
  /** Rows whose cell says otherwise are the source's breakdowns of these, and passed over. */
  only: { column: number; is: string }[]
}
/** A row that was not taken, where it stands and how to mend it. */
export interface RefusedRow {
  row: number
  column: string
  why: string
  fix: string
}
/** How a sheet begins: enough to see what its columns are. */
export interface SheetStart {
  name: string
  rows: { number: number; cells: string[] }[]
}
export const tradeImport = pgTable('trade_import', {
  id: uuid().primaryKey().defaultRandom(),
  seriesId: uuid().references(() => tradeSeries.id),
  state: text({ enum: keys(importStates) }).notNull(),
  fileName: text().notNull(),
  sha256: text().notNull(),
  mapping: jsonb().$type<TradeMapping>(),
  /** The first rows of its sheets as they were when it came, so that looking at it does not read all of it again. */
  starts: jsonb().$type<SheetStart[]>(),
  rows: integer().notNull().default(0),
  /** Rows of earlier imports that these took the place of. */
  replaced: integer().notNull().default(0),
  /** Rows that were already there with the same figures. */
  unchanged: integer().notNull().default(0),
  /** Rows that are sums or breakdowns of others, or of the other direction. */
  passedOver: integer().notNull().default(0),
  refused: jsonb().$type<RefusedRow[]>().notNull().default([]),
  refusedTotal: integer().notNull().default(0),
  jobId: uuid(),
  broughtBy: uuid().references(() => account.id),
  broughtOn: date({ mode: 'string' }).notNull(),
  undoneBy: uuid().references(() => account.id),
  undoneOn: date({ mode: 'string' }),
  undoReason: text(),
  createdAt: timestamp({ withTimezone: true }).notNull().defaultNow(),
})
export type ImportRow = typeof tradeImport.$inferSelect

/** One figure as the source printed it. It holds while nothing replaced it. */
export const tradeFlow = pgTable(
  'trade_flow',
  {
    id: bigint({ mode: 'number' }).primaryKey().generatedAlwaysAsIdentity(),
    seriesId: uuid()
      .notNull()
      .references(() => tradeSeries.id),
    importId: uuid()
      .notNull()
      .references(() => tradeImport.id),
    row: integer().notNull(),
    reporter: text().notNull(),
    partner: text().notNull(),
    /** `2024`, `2024-05`, `FY2024`. */
    period: text().notNull(),
    /** Digits of the nomenclature with their leading zeros, or a group's code; `TOTAL` for all goods. */
    code: text().notNull(),
    value: numeric({ precision: 24, scale: 4 }).notNull(),
    quantity: numeric({ precision: 24, scale: 4 }),
    unit: text(),
    status: text({ enum: keys(statuses) }).notNull(),
    /** The import whose figure took this one's place. */
    replacedBy: uuid().references(() => tradeImport.id),
  },
  table => [
    // Nothing counts twice.
    uniqueIndex().on(table.seriesId, table.period, table.code, table.partner, table.reporter).where(sql`${table.replacedBy} is null`),
    index().on(table.importId),
    index().on(table.replacedBy).where(sql`${table.replacedBy} is not null`),
    check('trade_flow_not_negative', sql`${table.value} >= 0 and (${table.quantity} is null or ${table.quantity} >= 0)`),
  ],
)
/** A way of reading a kind of file that somebody named, to be used again. */
export const tradeProfile = pgTable(
  'trade_profile',
  {
    id: uuid().primaryKey().defaultRandom(),
    name: text().notNull(),
    seriesId: uuid().references(() => tradeSeries.id),
    /** Headers by field: columns are found again by what they are called. */
    headers: jsonb().$type<Partial<Record<TradeField, string>>>().notNull(),
    mapping: jsonb().$type<TradeMapping>().notNull(),
    savedBy: uuid().references(() => account.id),
    savedOn: date({ mode: 'string' }).notNull(),
  },
  table => [unique().on(table.name)],
)
export type ProfileRow = typeof tradeProfile.$inferSelect
