/** A report as it was submitted: frozen values, beside which later corrections show. */
import { date, jsonb, pgTable, text, timestamp, uuid } from 'drizzle-orm/pg-core'

export const snapshot = pgTable('report_snapshot', {
  id: uuid().primaryKey().defaultRandom(),
  period: text().notNull(),
  asOf: date({ mode: 'string' }).notNull(),
  body: jsonb().$type<unknown>().notNull(),
  sha256: text().notNull(),
  by: uuid(),
  createdAt: timestamp({ withTimezone: true }).notNull().defaultNow(),
})
