/** Judging: who sits in the jury, their interests, their sheets, what each round found, the prizes. */
import { sql } from 'drizzle-orm'
import { boolean, date, index, integer, jsonb, pgTable, primaryKey, text, timestamp, unique, uniqueIndex, uuid } from 'drizzle-orm/pg-core'
import type { Points } from '../../kernel/points.ts'
import { type DesignCraft, designCrafts } from '../designs/designs.schema.ts'
import { account } from '../people/people.schema.ts'
import { Contest, type Round, rounds } from './contests.schema.ts'
import { contestEntry } from './entries.schema.ts'

const crafts = Object.keys(designCrafts) as [DesignCraft, ...DesignCraft[]]
const roundCodes = Object.keys(rounds) as [Round, ...Round[]]
export const jurySeats = { chair: 'Trưởng ban giám khảo', secretary: 'Thư ký', member: 'Giám khảo' } as const
export type JurySeat = keyof typeof jurySeats

export const contestJuror = pgTable(
  'contest_juror',
  {
    id: uuid().primaryKey().defaultRandom(),
    contestId: uuid()
      .notNull()
      .references(() => Contest.table.id),
    accountId: uuid()
      .notNull()
      .references(() => account.id),
    seat: text({ enum: Object.keys(jurySeats) as [JurySeat, ...JurySeat[]] }).notNull(),
    /** What they are: 'Họa sĩ, Hội Mỹ thuật'. */
    office: text().notNull(),
    joinedOn: date({ mode: 'string' }).notNull(),
    /** Said which works touch their interests, or that none does; nobody scores before. */
    declaredOn: date({ mode: 'string' }),
    leftOn: date({ mode: 'string' }),
    leftReason: text(),
  },
  table => [unique().on(table.contestId, table.accountId), index().on(table.accountId)],
)
export type JurorRow = typeof contestJuror.$inferSelect

/** A judge has an interest in a work and does not score it. */
export const contestConflict = pgTable(
  'contest_conflict',
  {
    id: uuid().primaryKey().defaultRandom(),
    jurorId: uuid()
      .notNull()
      .references(() => contestJuror.id),
    entryId: uuid()
      .notNull()
      .references(() => contestEntry.id),
    /** The judge declared it, or the organiser or the product found it. */
    declared: boolean().notNull(),
    reason: text().notNull(),
    since: date({ mode: 'string' }).notNull(),
    liftedOn: date({ mode: 'string' }),
    liftedReason: text(),
  },
  table => [uniqueIndex('contest_conflict_standing').on(table.jurorId, table.entryId).where(sql`lifted_on is null`)],
)
export type ConflictRow = typeof contestConflict.$inferSelect

/** One judge's sheet for one work in one round. Handed in, it neither changes nor goes (trigger `contest_score_kept`). */
export const contestScore = pgTable(
  'contest_score',
  {
    id: uuid().primaryKey().defaultRandom(),
    jurorId: uuid()
      .notNull()
      .references(() => contestJuror.id),
    entryId: uuid()
      .notNull()
      .references(() => contestEntry.id),
    round: text({ enum: roundCodes }).notNull(),
    points: jsonb().$type<Points>().notNull(),
    note: text(),
    submittedOn: date({ mode: 'string' }),
    updatedAt: timestamp({ withTimezone: true }).notNull().defaultNow(),
  },
  table => [unique().on(table.jurorId, table.entryId, table.round), index().on(table.entryId)],
)
export type ScoreRow = typeof contestScore.$inferSelect

/** What a closed round found of one work. */
export interface RoundResult {
  entryId: string
  /** By the contest's rule of the mean, to two decimals; null when nobody scored it. */
  score: number | null
  /** Mean of each criterion by its key, by the same rule. */
  criteria: Record<string, number>
  sheets: number
  lowest: number | null
  highest: number | null
  /** Goes on: into the final round, or into the ranking. */
  through: boolean
}
export const contestRound = pgTable(
  'contest_round',
  {
    contestId: uuid()
      .notNull()
      .references(() => Contest.table.id),
    round: text({ enum: roundCodes }).notNull(),
    closedOn: date({ mode: 'string' }).notNull(),
    closedBy: uuid().references(() => account.id),
    /** Why it was closed though sheets are missing. */
    reason: text(),
    results: jsonb().$type<RoundResult[]>().notNull(),
  },
  table => [primaryKey({ columns: [table.contestId, table.round] })],
)
export type RoundRow = typeof contestRound.$inferSelect

/** The chair's decision between works that every stated rule leaves level, best first. */
export const contestTie = pgTable('contest_tie', {
  id: uuid().primaryKey().defaultRandom(),
  contestId: uuid()
    .notNull()
    .references(() => Contest.table.id),
  craft: text({ enum: crafts }).notNull(),
  entryIds: jsonb().$type<string[]>().notNull(),
  reason: text().notNull(),
  decidedBy: uuid()
    .notNull()
    .references(() => account.id),
  decidedOn: date({ mode: 'string' }).notNull(),
  createdAt: timestamp({ withTimezone: true }).notNull().defaultNow(),
})

/** A prize that the organiser leaves unawarded, and why. */
export const contestWithheld = pgTable(
  'contest_withheld',
  {
    id: uuid().primaryKey().defaultRandom(),
    contestId: uuid()
      .notNull()
      .references(() => Contest.table.id),
    craft: text({ enum: crafts }).notNull(),
    prize: text().notNull(),
    count: integer().notNull(),
    reason: text().notNull(),
    by: uuid()
      .notNull()
      .references(() => account.id),
    on: date({ mode: 'string' }).notNull(),
  },
  table => [unique().on(table.contestId, table.craft, table.prize)],
)

/** Prizes as they were frozen: one row for each prize of each group, awarded or not. After confirmation nothing changes (trigger). */
export const contestAward = pgTable(
  'contest_award',
  {
    id: uuid().primaryKey().defaultRandom(),
    contestId: uuid()
      .notNull()
      .references(() => Contest.table.id),
    craft: text({ enum: crafts }).notNull(),
    prize: text().notNull(),
    /** Which of the prizes of its kind, from 1. */
    place: integer().notNull(),
    entryId: uuid()
      .unique()
      .references(() => contestEntry.id),
    /** Why it is not awarded; null when it is. */
    reason: text(),
    frozenBy: uuid()
      .notNull()
      .references(() => account.id),
    frozenOn: date({ mode: 'string' }).notNull(),
    confirmedBy: uuid().references(() => account.id),
    confirmedOn: date({ mode: 'string' }),
  },
  table => [unique().on(table.contestId, table.craft, table.prize, table.place)],
)
export type AwardRow = typeof contestAward.$inferSelect
