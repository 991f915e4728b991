/** Which codes are handicrafts: dated versions, each line with its basis. A draft is for trying; figures for a report need one an officer approved. */
import { sql } from 'drizzle-orm'
import { check, date, index, pgTable, primaryKey, text, timestamp, unique, uuid } from 'drizzle-orm/pg-core'
import { account } from '../people/people.schema.ts'
import { crafts } from '../reference/catalog.schema.ts'

export type Craft = keyof typeof crafts
export const mappingStates = { draft: 'Dự thảo, chưa ai xác nhận', approved: 'Đã được xác nhận', retired: 'Không dùng nữa' } as const
export type MappingState = keyof typeof mappingStates
export const bases = {
  official: 'Theo văn bản',
  practice: 'Theo cách thống kê thường gặp',
  judgement: 'Theo nhận định của người lập',
} as const
export type LineBasis = keyof typeof bases

const keys = <T extends object>(of: T) => Object.keys(of) as [keyof T & string, ...(keyof T & string)[]]

export const tradeMapping = pgTable('trade_mapping', {
  id: uuid().primaryKey().defaultRandom(),
  /** `TCMN-2022.1` */
  code: text().notNull().unique(),
  name: text().notNull(),
  nomenclature: text().notNull(),
  state: text({ enum: keys(mappingStates) }).notNull(),
  /** In use from this day on. */
  validFrom: date({ mode: 'string' }).notNull(),
  note: text(),
  madeBy: uuid().references(() => account.id),
  approvedBy: uuid().references(() => account.id),
  approvedOn: date({ mode: 'string' }),
  /** Paper or reason on which it was approved. */
  approvedWhy: text(),
  createdAt: timestamp({ withTimezone: true }).notNull().defaultNow(),
})
export type MappingRow = typeof tradeMapping.$inferSelect

/** Codes that begin with `prefix` belong to `craft`; the longest prefix decides, and one without a craft takes its codes out. */
export const tradeMappingLine = pgTable(
  'trade_mapping_line',
  {
    id: uuid().primaryKey().defaultRandom(),
    mappingId: uuid()
      .notNull()
      .references(() => tradeMapping.id),
    prefix: text().notNull(),
    craft: text({ enum: keys(crafts) }),
    basis: text({ enum: keys(bases) }).notNull(),
    note: text(),
  },
  table => [
    unique().on(table.mappingId, table.prefix),
    index().on(table.mappingId),
    check('trade_mapping_prefix', sql`${table.prefix} ~ '^[0-9]{2,10}$|^[a-z][a-z0-9-]*$'`),
  ],
)
export type LineRow = typeof tradeMappingLine.$inferSelect

/** What codes are called. `HS 2022` holds the Harmonised System with Việt Nam's eight digits; other nomenclatures only what their files name. */
export const tradeCode = pgTable(
  'trade_code',
  {
    nomenclature: text().notNull(),
    code: text().notNull(),
    nameVi: text(),
    nameEn: text(),
    /** Unit of quantity, where the nomenclature fixes one. */
    unit: text(),
    /** Both names cleaned, without marks, lower case: what search compares. */
    searchText: text().notNull(),
  },
  table => [
    primaryKey({ columns: [table.nomenclature, table.code] }),
    index('trade_code_search').using('gin', sql`${table.searchText} gin_trgm_ops`),
  ],
)
export type CodeRow = typeof tradeCode.$inferSelect
/** The nomenclature whose names search looks through. */
export const hs = 'HS 2022'
