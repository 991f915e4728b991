/** Applications (hồ sơ đăng ký): a draft that anyone types from a telephone, its papers, what was submitted, what is asked back. */
import { bigint, boolean, date, index, integer, jsonb, pgTable, text, timestamp, unique, uuid } from 'drizzle-orm/pg-core'
import * as z from 'zod'
import { Call } from '../calls/calls.schema.ts'
import { Establishment } from '../establishments/establishments.schema.ts'
import { account } from '../people/people.schema.ts'
import { Project } from '../projects/projects.schema.ts'
import { type ActivityCode, activities } from '../reference/catalog.schema.ts'
import { applicantPapers, type PaperKind } from '../reference/papers.schema.ts'
import { unit } from '../reference/units.schema.ts'

export const applicationStates = {
  draft: 'Đang soạn',
  submitted: 'Đã nộp',
  supplement: 'Chờ bổ sung',
  declined: 'Không tiếp nhận',
} as const
export type ApplicationState = keyof typeof applicationStates
/** States in which the person who applies may type. */
export const typingStates: readonly ApplicationState[] = ['draft', 'supplement']

/** What one field of the form may hold: đồng and counts are numbers, days 'YYYY-MM-DD'. */
export type FieldValue = string | number | boolean | null
/** A field as the server holds it, and which typing put it there. */
export interface Cell {
  value: FieldValue
  /** When it was typed, in milliseconds: by the server's clock, and by the device's own. */
  at: number
  typed: number
  device: string
  /** The typing's own id. */
  id: string
  /** The application's revision that it made. */
  revision: number
}
export type Cells = Record<string, Cell>

/** Characters that one field takes: more is refused alone, so that it holds up no other field. */
export const longestValue = 20_000
/** What the database cannot keep: NUL, and halves of characters. */
const unkeepable = /\0|\p{Surrogate}/gu
/** One typing as a device sends it: sent again with the same id after a lost answer, it counts once. */
export const patchInput = z.object({
  id: z.uuid(),
  key: z.string().min(1).max(60),
  value: z.union([z.string().transform(text => text.replace(unkeepable, '')), z.number(), z.boolean(), z.null()]),
  /** Milliseconds by the device's own clock. */
  at: z.number().int(),
  /** The field's revision that the person saw while typing. */
  base: z.number().int().min(0),
})
export type Patch = z.output<typeof patchInput>
export const paperLimits = { files: 20, megabytes: 20 } as const
export const paperKind = z.enum(applicantPapers)
export const activityCode = z.enum(Object.keys(activities) as [ActivityCode, ...ActivityCode[]])

export const application = pgTable(
  'application',
  {
    id: uuid().primaryKey(),
    /** Names the draft on paper and on the telephone: 'NH-2026-0001'. */
    number: text().notNull().unique(),
    callId: uuid()
      .notNull()
      .references(() => Call.table.id),
    activity: text({ enum: Object.keys(activities) as [ActivityCode, ...ActivityCode[]] }).notNull(),
    formVersion: text().notNull(),
    state: text({ enum: Object.keys(applicationStates) as [ApplicationState, ...ApplicationState[]] }).notNull(),
    /** SHA-256 of the secret in the draft's address: a stolen table opens nothing. */
    tokenHash: text().notNull().unique(),
    phone: text(),
    cells: jsonb().$type<Cells>().notNull(),
    revision: integer().notNull(),
    /** The commune that the form names: whose officers take it in. */
    unitId: text().references(() => unit.id),
    establishmentId: uuid().references(() => Establishment.table.id),
    /** The applicant's own account, when they were signed in. */
    accountId: uuid().references(() => account.id),
    /** The officer who files it for somebody, and who asked them to. */
    onBehalfBy: uuid().references(() => account.id),
    mandate: text(),
    receipt: text().unique(),
    submittedOn: date({ mode: 'string' }),
    projectId: uuid().references(() => Project.table.id),
    declinedOn: date({ mode: 'string' }),
    declineReason: text(),
    touchedOn: date({ mode: 'string' }).notNull(),
    createdAt: timestamp({ withTimezone: true }).notNull().defaultNow(),
  },
  table => [index().on(table.callId), index().on(table.state), index().on(table.projectId), index().on(table.establishmentId)],
)
export type ApplicationRow = typeof application.$inferSelect

/** Typings that have arrived: one that is sent again after a lost answer changes nothing. Emptied when the application is submitted. */
export const seenPatch = pgTable(
  'application_patch',
  {
    id: uuid().primaryKey(),
    applicationId: uuid()
      .notNull()
      .references(() => application.id),
  },
  table => [index().on(table.applicationId)],
)
/** A typing that another device's later one set aside: shown until the person says which holds. */
export const lostPatch = pgTable(
  'application_lost',
  {
    /** The typing's own id, so that sending it twice keeps it once. */
    id: uuid().primaryKey(),
    applicationId: uuid()
      .notNull()
      .references(() => application.id),
    key: text().notNull(),
    value: jsonb().$type<{ of: FieldValue }>().notNull(),
    at: bigint({ mode: 'number' }).notNull(),
    device: text().notNull(),
    dismissed: boolean().notNull().default(false),
  },
  table => [index().on(table.applicationId)],
)

export const applicationPaper = pgTable(
  'application_paper',
  {
    /** Given by the device, so that a file sent twice is kept once. */
    id: uuid().primaryKey(),
    applicationId: uuid()
      .notNull()
      .references(() => application.id),
    kind: text({ enum: applicantPapers as unknown as [PaperKind, ...PaperKind[]] }).notNull(),
    fileName: text().notNull(),
    sha256: text().notNull(),
    mediaType: text().notNull(),
    size: integer().notNull(),
    /** Perceptual hash of a picture, 16 hex digits. */
    pictureHash: text(),
    /** Taken out by the person; comes back until the application is submitted. */
    removed: boolean().notNull().default(false),
    createdAt: timestamp({ withTimezone: true }).notNull().defaultNow(),
  },
  table => [index().on(table.applicationId)],
)
export type ApplicationPaperRow = typeof applicationPaper.$inferSelect

/** A paper as a version froze it. */
export interface FrozenPaper {
  id: string
  kind: PaperKind
  fileName: string
  sha256: string
  mediaType: string
  size: number
}
/** What was submitted, each time, never written over. */
export const applicationVersion = pgTable(
  'application_version',
  {
    id: uuid().primaryKey().defaultRandom(),
    applicationId: uuid()
      .notNull()
      .references(() => application.id),
    number: integer().notNull(),
    /** Sent with the submission: pressing twice submits once. */
    key: uuid().notNull(),
    day: date({ mode: 'string' }).notNull(),
    submittedAt: timestamp({ withTimezone: true }).notNull().defaultNow(),
    values: jsonb().$type<Record<string, FieldValue>>().notNull(),
    papers: jsonb().$type<FrozenPaper[]>().notNull(),
    formVersion: text().notNull(),
    /** SHA-256 of values and papers, printed on the receipt. */
    hash: text().notNull(),
    /** Emptied of personal values: the hash can no longer be checked. */
    erased: boolean().notNull().default(false),
  },
  table => [unique().on(table.applicationId, table.number), unique().on(table.applicationId, table.key)],
)
export type VersionRow = typeof applicationVersion.$inferSelect

/** One thing that is asked back: a field or a kind of paper, and what to do about it. */
export const askedItem = z.object({
  kind: z.enum(['field', 'paper']),
  key: z.string().min(1).max(60),
  says: z.string().trim().min(1).max(500),
})
export type AskedItem = z.output<typeof askedItem>
/** A request for supplement: what is asked, until when, and when it was answered. */
export const applicationRequest = pgTable(
  'application_request',
  {
    id: uuid().primaryKey().defaultRandom(),
    applicationId: uuid()
      .notNull()
      .references(() => application.id),
    askedOn: date({ mode: 'string' }).notNull(),
    /** Null when the project was sent back on its own page, without a day. */
    dueOn: date({ mode: 'string' }),
    /** What was written there; such a request names no field. */
    note: text(),
    askedBy: uuid().references(() => account.id),
    items: jsonb().$type<AskedItem[]>().notNull(),
    answeredOn: date({ mode: 'string' }),
    /** The version that answered. */
    version: integer(),
  },
  table => [index().on(table.applicationId)],
)
/**
 * Wrong answers to one receipt number in a row, from whatever address, and until when it answers nobody. Numbers without an application are
 * counted alike, so that the answer tells nothing.
 */
export const followAttempt = pgTable('follow_attempt', {
  receipt: text().primaryKey(),
  failures: integer().notNull(),
  lockedUntil: timestamp({ withTimezone: true }),
  lastAt: timestamp({ withTimezone: true }).notNull(),
})
