/** Administrative units and agencies through time, their lineage, and which role carries which duty when. */
import { date, index, integer, pgTable, primaryKey, serial, text } from 'drizzle-orm/pg-core'

export const unitLevels = { province: 'Tỉnh, thành phố', district: 'Cấp huyện', commune: 'Cấp xã', agency: 'Cơ quan' } as const

/** A unit as it was in [validFrom, validUntil). An agency (department, centre) serves the unit that it belongs to. */
export const unit = pgTable(
  'unit',
  {
    id: text().primaryKey(),
    code: text().notNull(),
    name: text().notNull(),
    fullName: text().notNull(),
    type: text().notNull(),
    level: text({ enum: ['province', 'district', 'commune', 'agency'] }).notNull(),
    parentId: text(),
    validFrom: date({ mode: 'string' }).notNull(),
    validUntil: date({ mode: 'string' }),
    search: text().notNull(),
  },
  table => [index().on(table.parentId)],
)
/** Old unit → new unit. A split has several rows; `toId` is empty where the successor is not known. */
export const succession = pgTable('unit_succession', {
  id: serial().primaryKey(),
  fromId: text()
    .notNull()
    .references(() => unit.id),
  toId: text().references(() => unit.id),
  on: date({ mode: 'string' }).notNull(),
  kind: text().notNull(),
  confidence: text().notNull(),
  note: text(),
})
/** Which role at which level of unit carries a duty in [validFrom, validUntil). */
export const duty = pgTable(
  'duty',
  {
    duty: text().notNull(),
    role: text().notNull(),
    level: text().notNull(),
    validFrom: date({ mode: 'string' }).notNull(),
    validUntil: date({ mode: 'string' }),
    basis: text().notNull(),
    confidence: text().notNull(),
  },
  table => [primaryKey({ columns: [table.duty, table.role, table.level, table.validFrom] })],
)
/** The last number given in a numbering series, such as project codes of a year. */
export const counter = pgTable('counter', { series: text().primaryKey(), last: integer().notNull() })

export type DutyRow = typeof duty.$inferSelect
