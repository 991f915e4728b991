/** What a design or a photo was held against, what came out, and what named people made of it. */
import { sql } from 'drizzle-orm'
import {
  boolean,
  check,
  date,
  doublePrecision,
  index,
  integer,
  jsonb,
  pgTable,
  text,
  timestamp,
  unique,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core'
import { account } from '../people/people.schema.ts'
import { Design } from './designs.schema.ts'
import { type CandidateKind, candidateKinds, type Point, type Transform } from './likeness/likeness.schema.ts'
import { designView } from './views.schema.ts'

export const checkStates = { waiting: 'Đang chờ', running: 'Đang đối chiếu', done: 'Đã đối chiếu', failed: 'Bị lỗi' } as const
export type CheckState = keyof typeof checkStates

/** One comparison: of all views of a design, or of a photo that belongs to none. */
export const designCheck = pgTable(
  'design_check',
  {
    id: uuid().primaryKey().defaultRandom(),
    designId: uuid().references(() => Design.table.id, { onDelete: 'cascade' }),
    /** A photo that belongs to no design; null of a design's check. */
    sha256: text(),
    mediaType: text(),
    state: text({ enum: Object.keys(checkStates) as [CheckState, ...CheckState[]] })
      .notNull()
      .default('waiting'),
    /** Model and settings of the comparison. */
    version: text(),
    /** In how many designs and pictures it looked, and how many pictures could not be compared yet. */
    designs: integer(),
    pictures: integer(),
    unread: integer(),
    problem: text(),
    accountId: uuid().references(() => account.id),
    day: date({ mode: 'string' }).notNull(),
    createdAt: timestamp({ withTimezone: true }).notNull().defaultNow(),
    endedAt: timestamp({ withTimezone: true }),
  },
  table => [index().on(table.designId), check('design_check_about', sql`(${table.designId} is null) <> (${table.sha256} is null)`)],
)
export type CheckRow = typeof designCheck.$inferSelect

/** Where two pictures agree; positions are shares of each picture's width and height. */
export interface CandidateEvidence {
  matches: { from: Point; to: Point }[]
  homography: number[] | null
  area: { from: Point[]; to: Point[] } | null
}
/** A registered picture that a check came upon; until it is verified it has no probability. */
export const designCandidate = pgTable(
  'design_candidate',
  {
    id: uuid().primaryKey().defaultRandom(),
    checkId: uuid()
      .notNull()
      .references(() => designCheck.id, { onDelete: 'cascade' }),
    /** The view that was asked about; null of a photo that belongs to no design. */
    fromViewId: uuid().references(() => designView.id, { onDelete: 'cascade' }),
    viewId: uuid()
      .notNull()
      .references(() => designView.id, { onDelete: 'cascade' }),
    designId: uuid()
      .notNull()
      .references(() => Design.table.id, { onDelete: 'cascade' }),
    /** Of the quick look, 0…1. */
    score: doublePrecision(),
    verified: boolean().notNull().default(false),
    probability: doublePrecision(),
    kind: text({ enum: candidateKinds as unknown as [CandidateKind, ...CandidateKind[]] }),
    transforms: jsonb().$type<Transform[]>(),
    inliers: integer(),
    evidence: jsonb().$type<CandidateEvidence>(),
  },
  table => [unique().on(table.checkId, table.fromViewId, table.viewId).nullsNotDistinct(), index().on(table.designId)],
)
export type CandidateRow = typeof designCandidate.$inferSelect

export const verdicts = {
  copy: 'Sao chép',
  inspired: 'Lấy cảm hứng, không phải sao chép',
  different: 'Khác nhau',
} as const
export type Verdict = keyof typeof verdicts

/** Public databases that people search by hand: their terms forbid robots. */
export const publicBases = {
  wipo: 'WIPO Global Design Database',
  euipo: 'EUIPO eSearch plus',
  other: 'Nguồn khác',
} as const
export type PublicBase = keyof typeof publicBases
export const searchVerdicts = {
  none_closer: 'Không thấy mẫu nào gần giống',
  close: 'Có mẫu gần giống, đã xem xét là khác',
  same: 'Có mẫu giống',
} as const
export type SearchVerdict = keyof typeof searchVerdicts

/** A search that a person made elsewhere for a design's file: what they asked, when, what they saw. */
export const designSearch = pgTable(
  'design_search',
  {
    id: uuid().primaryKey().defaultRandom(),
    designId: uuid()
      .notNull()
      .references(() => Design.table.id),
    base: text({ enum: Object.keys(publicBases) as [PublicBase, ...PublicBase[]] }).notNull(),
    query: text().notNull(),
    searchedOn: date({ mode: 'string' }).notNull(),
    verdict: text({ enum: Object.keys(searchVerdicts) as [SearchVerdict, ...SearchVerdict[]] }).notNull(),
    note: text(),
    /** The picture of the result on the screen. */
    sha256: text(),
    fileName: text(),
    mediaType: text(),
    accountId: uuid()
      .notNull()
      .references(() => account.id),
    takenBackOn: date({ mode: 'string' }),
    createdAt: timestamp({ withTimezone: true }).notNull().defaultNow(),
  },
  table => [index().on(table.designId)],
)

/**
 * What a named person made of a design, held against another one or against what a search elsewhere showed, with the reason. It is taken back
 * with a reason, never deleted; one stands at a time.
 */
export const designDecision = pgTable(
  'design_decision',
  {
    id: uuid().primaryKey().defaultRandom(),
    designId: uuid()
      .notNull()
      .references(() => Design.table.id),
    /** The design that it is held against; null when it is held against what a search showed. */
    otherId: uuid().references(() => Design.table.id),
    /** The search elsewhere that it answers; null of a decision between two designs. */
    searchId: uuid().references(() => designSearch.id),
    /** The evidence that was in front of the person. */
    candidateId: uuid().references(() => designCandidate.id, { onDelete: 'set null' }),
    verdict: text({ enum: Object.keys(verdicts) as [Verdict, ...Verdict[]] }).notNull(),
    reason: text().notNull(),
    decidedBy: uuid()
      .notNull()
      .references(() => account.id),
    decidedOn: date({ mode: 'string' }).notNull(),
    takenBackBy: uuid().references(() => account.id),
    takenBackOn: date({ mode: 'string' }),
    takenBackWhy: text(),
    createdAt: timestamp({ withTimezone: true }).notNull().defaultNow(),
  },
  table => [
    uniqueIndex('design_decision_standing').on(table.designId, table.otherId).where(sql`taken_back_on is null`),
    uniqueIndex('design_decision_of_search').on(table.searchId).where(sql`taken_back_on is null`),
    index().on(table.otherId),
    check('design_decision_about', sql`(${table.otherId} is null) <> (${table.searchId} is null)`),
    check('design_decision_others', sql`${table.designId} <> ${table.otherId}`),
  ],
)
export type DecisionRow = typeof designDecision.$inferSelect
