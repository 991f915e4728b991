/** Councils (hội đồng thẩm định): the scoring sheet as dated data, members, their conflicts, their scores, the result of each round. */
import { sql } from 'drizzle-orm'
import { boolean, date, index, integer, jsonb, pgTable, primaryKey, text, timestamp, unique, uniqueIndex, uuid } from 'drizzle-orm/pg-core'
import type { Points } from '../../kernel/points.ts'
import { account } from '../people/people.schema.ts'
import { Project } from '../projects/projects.schema.ts'

/** What the members judge, one by one. Points have at most one decimal. */
export interface Criterion {
  key: string
  title: string
  /** Most points; the sum over the sheet is the most a project can have. */
  max: number
  /** When to give many and when few. */
  guidance: string
  /** Where to look: which paper, which fact. */
  evidence: string
}
/** A scoring sheet is local policy: the law gives an order, no points (law.md 3.5). A second person adopts it; then it never changes. */
export const scoreSheet = pgTable('score_sheet', {
  id: uuid().primaryKey().defaultRandom(),
  code: text().notNull().unique(),
  title: text().notNull(),
  /** The paper that lays it down, or where it comes from. */
  basis: text().notNull(),
  criteria: jsonb().$type<Criterion[]>().notNull(),
  validFrom: date({ mode: 'string' }).notNull(),
  validUntil: date({ mode: 'string' }),
  draftedBy: uuid().references(() => account.id),
  draftedOn: date({ mode: 'string' }).notNull(),
  adoptedBy: uuid().references(() => account.id),
  adoptedOn: date({ mode: 'string' }),
  createdAt: timestamp({ withTimezone: true }).notNull().defaultNow(),
})
export type SheetRow = typeof scoreSheet.$inferSelect

export const councilStates = { forming: 'Đang lập', scoring: 'Đang chấm', closed: 'Đã chốt' } as const
export type CouncilState = keyof typeof councilStates

/** What a closed round found of one project. */
export interface Result {
  projectId: string
  /** Mean of the members' totals, to two decimals. Null when nobody scored it. */
  score: number | null
  /** Most points that the sheet gives. */
  max: number
  scores: number
  lowest: number | null
  highest: number | null
}
export const council = pgTable('council', {
  id: uuid().primaryKey().defaultRandom(),
  code: text().notNull().unique(),
  year: integer().notNull(),
  name: text().notNull(),
  /** The decision that forms it. */
  decisionNumber: text(),
  decidedOn: date({ mode: 'string' }),
  sheetId: uuid()
    .notNull()
    .references(() => scoreSheet.id),
  /** Fewest scores that each project needs. */
  minimum: integer().notNull(),
  meetingOn: date({ mode: 'string' }),
  place: text(),
  /** Last day for scores. */
  scoreUntil: date({ mode: 'string' }),
  state: text({ enum: Object.keys(councilStates) as [CouncilState, ...CouncilState[]] })
    .notNull()
    .default('forming'),
  round: integer().notNull().default(1),
  closedOn: date({ mode: 'string' }),
  closedBy: uuid().references(() => account.id),
  /** Why it was closed though scores are missing. */
  closeReason: text(),
  results: jsonb().$type<Result[]>(),
  revision: integer().notNull().default(1),
  createdAt: timestamp({ withTimezone: true }).notNull().defaultNow(),
})
export type CouncilRow = typeof council.$inferSelect

export const seats = { chair: 'Chủ tịch', secretary: 'Thư ký', member: 'Ủy viên' } as const
export type Seat = keyof typeof seats
export const councilMember = pgTable(
  'council_member',
  {
    id: uuid().primaryKey().defaultRandom(),
    councilId: uuid()
      .notNull()
      .references(() => council.id),
    accountId: uuid()
      .notNull()
      .references(() => account.id),
    seat: text({ enum: Object.keys(seats) as [Seat, ...Seat[]] }).notNull(),
    /** Office held: 'Phó Trưởng phòng Quản lý công nghiệp'. */
    office: text().notNull(),
    joinedOn: date({ mode: 'string' }).notNull(),
    /** Said which projects touch their interests, or that none does; nobody scores before. */
    declaredOn: date({ mode: 'string' }),
    leftOn: date({ mode: 'string' }),
    leftReason: text(),
  },
  table => [unique().on(table.councilId, table.accountId), index().on(table.accountId)],
)
export type MemberRow = typeof councilMember.$inferSelect

export const councilProject = pgTable(
  'council_project',
  {
    councilId: uuid()
      .notNull()
      .references(() => council.id),
    projectId: uuid()
      .notNull()
      .references(() => Project.table.id),
  },
  table => [primaryKey({ columns: [table.councilId, table.projectId] }), index().on(table.projectId)],
)

/** A member has an interest in a project and neither scores it nor sees its scores until the round is closed. */
export const councilConflict = pgTable(
  'council_conflict',
  {
    id: uuid().primaryKey().defaultRandom(),
    memberId: uuid()
      .notNull()
      .references(() => councilMember.id),
    projectId: uuid()
      .notNull()
      .references(() => Project.table.id),
    /** The member declared it, or the chair or the product found it. */
    declared: boolean().notNull(),
    reason: text().notNull(),
    since: date({ mode: 'string' }).notNull(),
    liftedOn: date({ mode: 'string' }),
    liftedReason: text(),
  },
  table => [uniqueIndex('council_conflict_standing').on(table.memberId, table.projectId).where(sql`lifted_on is null`)],
)
export type ConflictRow = typeof councilConflict.$inferSelect

/** One member's sheet for one project in one round. Handed in, it neither changes nor goes (trigger `council_score_kept`). */
export const councilScore = pgTable(
  'council_score',
  {
    id: uuid().primaryKey().defaultRandom(),
    councilId: uuid()
      .notNull()
      .references(() => council.id),
    memberId: uuid()
      .notNull()
      .references(() => councilMember.id),
    projectId: uuid()
      .notNull()
      .references(() => Project.table.id),
    round: integer().notNull(),
    points: jsonb().$type<Points>().notNull(),
    note: text(),
    submittedOn: date({ mode: 'string' }),
    updatedAt: timestamp({ withTimezone: true }).notNull().defaultNow(),
  },
  table => [unique().on(table.memberId, table.projectId, table.round), index().on(table.councilId, table.projectId)],
)
export type ScoreRow = typeof councilScore.$inferSelect
