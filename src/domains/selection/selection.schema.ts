/** A choice within a budget line, kept with its inputs so that it can be replayed to the đồng. */
import { date, jsonb, pgTable, text, timestamp, uuid } from 'drizzle-orm/pg-core'
import { BudgetLine } from '../plans/plans.schema.ts'

/** One candidate as the rule saw it. */
export interface Candidate {
  id: string
  code: string
  name: string
  amount: number
  pilot: boolean
  /** How many sector and area priorities hold (TT 46/2012 Điều 6), with their words. */
  priorities: readonly { key: string; says: string; holds: boolean | null }[]
  experienceYears: number | null
  blocked: string | null
  /**
   * Its place by the dated order of law that was in force when it was gathered: which version, and numbers compared one by one, the higher
   * first. Absent from choices kept before that order was dated data. `unrecorded` are the criteria that nobody has recorded, in words;
   * absent from choices kept before the reasons said so.
   */
  legal?: { key: string; ranks: readonly number[]; unrecorded?: readonly string[] | undefined } | undefined
}
export interface Choice extends Candidate {
  rank: number
  chosen: boolean
  /** Why it is in or out. */
  reason: string
  /** Codes that the rule cannot tell from this one: an officer orders them. */
  tiedWith: readonly string[]
  /** What the line has left after it. */
  left: number
}
export const selection = pgTable('selection', {
  id: uuid().primaryKey().defaultRandom(),
  lineId: uuid()
    .notNull()
    .references(() => BudgetLine.table.id),
  rule: text().notNull(),
  day: date({ mode: 'string' }).notNull(),
  candidates: jsonb().$type<Candidate[]>().notNull(),
  choices: jsonb().$type<Choice[]>().notNull(),
  /** The order that an officer gave to ties, with the reason. */
  tieOrder: jsonb().$type<string[]>().notNull().default([]),
  tieReason: text(),
  createdAt: timestamp({ withTimezone: true }).notNull().defaultNow(),
})
