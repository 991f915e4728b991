/** Dated settings: what holds from which day, who said so. */
import { date, jsonb, pgTable, primaryKey, text } from 'drizzle-orm/pg-core'

export const setting = pgTable(
  'setting',
  {
    key: text().notNull(),
    value: jsonb().$type<unknown>().notNull(),
    validFrom: date({ mode: 'string' }).notNull(),
    validUntil: date({ mode: 'string' }),
    source: text().notNull(),
    confidence: text().notNull(),
  },
  table => [primaryKey({ columns: [table.key, table.validFrom] })],
)
