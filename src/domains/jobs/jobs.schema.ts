/** Long work as a row: its progress is seen, it can be cancelled, and it goes on after a restart. */
import { sql } from 'drizzle-orm'
import { boolean, date, index, integer, jsonb, pgTable, text, timestamp, uuid } from 'drizzle-orm/pg-core'
import * as z from 'zod'
import { account } from '../people/people.schema.ts'

export const jobStates = {
  waiting: 'Đang chờ',
  running: 'Đang chạy',
  done: 'Đã xong',
  failed: 'Bị lỗi',
  cancelled: 'Đã hủy',
} as const
export type JobState = keyof typeof jobStates

export const job = pgTable(
  'job',
  {
    id: uuid().primaryKey().defaultRandom(),
    kind: text().notNull(),
    state: text({ enum: Object.keys(jobStates) as [JobState, ...JobState[]] })
      .notNull()
      .default('waiting'),
    title: text().notNull(),
    input: jsonb().$type<Record<string, unknown>>().notNull(),
    /** Where the work stands, so that a restart goes on from there. */
    checkpoint: jsonb().$type<Record<string, unknown>>(),
    done: integer().notNull().default(0),
    total: integer(),
    /** What is being done now, in one sentence. */
    note: text(),
    result: jsonb().$type<Record<string, unknown>>(),
    problem: text(),
    /** Who asked, and under which role; the system itself has none. */
    accountId: uuid().references(() => account.id),
    role: text(),
    day: date({ mode: 'string' }).notNull(),
    cancelAsked: boolean().notNull().default(false),
    attempts: integer().notNull().default(0),
    /** Last sign of life of the process that runs it. */
    beatAt: timestamp({ withTimezone: true }),
    createdAt: timestamp({ withTimezone: true }).notNull().defaultNow(),
    startedAt: timestamp({ withTimezone: true }),
    endedAt: timestamp({ withTimezone: true }),
  },
  table => [index().on(table.state, table.createdAt), index().on(table.kind).where(sql`state in ('waiting', 'running')`)],
)
export type JobRow = typeof job.$inferSelect

/** A job as lists answer it. */
export const jobLine = z.object({
  id: z.string(),
  kind: z.string(),
  title: z.string(),
  state: z.enum(Object.keys(jobStates) as [JobState, ...JobState[]]),
  stateLabel: z.string(),
  cancelAsked: z.boolean(),
  done: z.int(),
  total: z.int().nullable(),
  note: z.string().nullable(),
  problem: z.string().nullable(),
  by: z.string().nullable(),
  mine: z.boolean(),
  createdAt: z.string(),
  startedAt: z.string().nullable(),
  endedAt: z.string().nullable(),
  can: z.array(z.string()),
})
/** A job as it is opened, with its result. */
export const jobView = jobLine.extend({ result: z.record(z.string(), z.unknown()).nullable() })
