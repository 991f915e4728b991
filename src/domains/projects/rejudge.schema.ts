/** Projects that somebody has asked to be appraised again under newer law. */
import { sql } from 'drizzle-orm'
import { date, pgTable, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core'
import { account } from '../people/people.schema.ts'
import { Project } from './projects.schema.ts'

export const rejudgement = pgTable(
  'rejudgement',
  {
    id: uuid().primaryKey().defaultRandom(),
    projectId: uuid()
      .notNull()
      .references(() => Project.table.id),
    /** Why, as the appraiser reads it. */
    reason: text().notNull(),
    askedBy: uuid()
      .notNull()
      .references(() => account.id),
    askedOn: date({ mode: 'string' }).notNull(),
    doneOn: date({ mode: 'string' }),
  },
  table => [uniqueIndex('rejudgement_open').on(table.projectId).where(sql`done_on is null`)],
)
