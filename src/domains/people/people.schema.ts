/** Accounts, the roles they hold at units, sessions. */
import { boolean, date, index, integer, pgTable, text, timestamp, uuid } from 'drizzle-orm/pg-core'
import { type Role, roles } from '../reference/roles.schema.ts'
import { unit } from '../reference/units.schema.ts'

export const account = pgTable('account', {
  id: uuid().primaryKey().defaultRandom(),
  username: text().notNull().unique(),
  name: text().notNull(),
  email: text(),
  passwordHash: text().notNull(),
  active: boolean().notNull().default(true),
  /** Shown on the demo's sign-in page. */
  persona: boolean().notNull().default(false),
  failures: integer().notNull().default(0),
  lockedUntil: timestamp({ withTimezone: true }),
  createdAt: timestamp({ withTimezone: true }).notNull().defaultNow(),
})
/** A role at a unit in [validFrom, validUntil); an applicant's names the establishment. */
export const grant = pgTable(
  'role_grant',
  {
    id: uuid().primaryKey().defaultRandom(),
    accountId: uuid()
      .notNull()
      .references(() => account.id),
    role: text({ enum: Object.keys(roles) as [Role, ...Role[]] }).notNull(),
    unitId: text()
      .notNull()
      .references(() => unit.id),
    establishmentId: uuid(),
    validFrom: date({ mode: 'string' }).notNull(),
    validUntil: date({ mode: 'string' }),
  },
  table => [index().on(table.accountId)],
)
export const session = pgTable('session', {
  /** SHA-256 of the cookie's token: a stolen table opens no session. */
  id: text().primaryKey(),
  accountId: uuid()
    .notNull()
    .references(() => account.id),
  csrf: text().notNull(),
  expiresAt: timestamp({ withTimezone: true }).notNull(),
  createdAt: timestamp({ withTimezone: true }).notNull().defaultNow(),
})
