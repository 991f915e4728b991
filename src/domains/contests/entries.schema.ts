/** Entries (bài dự thi): what an entrant sends without an account, its pictures, and what became of it. A counted entry is also a design. */
import { boolean, date, index, integer, pgTable, text, timestamp, unique, uuid } from 'drizzle-orm/pg-core'
import * as z from 'zod'
import { clean } from '../../kernel/text.ts'
import { Design, type DesignCraft, designCrafts } from '../designs/designs.schema.ts'
import { account } from '../people/people.schema.ts'
import { Brief } from '../trade/briefs.schema.ts'
import { Contest } from './contests.schema.ts'

export const entryStates = {
  sending: 'Đang gửi ảnh',
  submitted: 'Đã nhận',
  late: 'Đến sau giờ đóng',
  refused: 'Không nhận',
  withdrawn: 'Đã rút',
} as const
export type EntryState = keyof typeof entryStates

export const entrantKinds = { person: 'Cá nhân', establishment: 'Doanh nghiệp, cơ sở, hợp tác xã', group: 'Nhóm tác giả' } as const
type EntrantKind = keyof typeof entrantKinds
export const pictureKinds = { whole: 'Toàn bộ sản phẩm', side: 'Góc khác', detail: 'Chi tiết', drawing: 'Bản vẽ' } as const
export type PictureKind = keyof typeof pictureKinds
export const pictureLimits = { least: 1, most: 8 } as const

const crafts = Object.keys(designCrafts) as [DesignCraft, ...DesignCraft[]]
const line = (max: number) => z.string().transform(clean).pipe(z.string().max(max))
/** What the entrant fills in. Lengths are of characters. */
export const entryInput = z.object({
  craft: z.enum(crafts),
  title: line(200),
  description: z.string().max(4000),
  materials: line(300),
  size: line(200),
  madeOn: z.iso.date().nullable(),
  brief: z.string().max(30).nullable(),
  ownDesign: z.boolean(),
  entrantKind: z.enum(Object.keys(entrantKinds) as [EntrantKind, ...EntrantKind[]]),
  name: line(200),
  phone: z.string().max(30),
  address: line(300),
  /** May the name be published when the work wins. */
  nameOpen: z.boolean(),
  /** May the pictures be shown in the gallery. */
  picturesOpen: z.boolean(),
})
export type EntryInput = z.output<typeof entryInput>

export const contestEntry = pgTable(
  'contest_entry',
  {
    id: uuid().primaryKey().defaultRandom(),
    contestId: uuid()
      .notNull()
      .references(() => Contest.table.id),
    /** On the receipt: 'BT-2024-0001'. */
    receipt: text().notNull().unique(),
    /** SHA-256 of the code on the receipt: a stolen table opens nothing. */
    codeHash: text().notNull().unique(),
    state: text({ enum: Object.keys(entryStates) as [EntryState, ...EntryState[]] }).notNull(),
    craft: text({ enum: crafts }).notNull(),
    title: text().notNull(),
    description: text().notNull(),
    materials: text().notNull(),
    size: text().notNull(),
    madeOn: date({ mode: 'string' }),
    briefId: uuid().references(() => Brief.table.id),
    ownDesign: boolean().notNull(),
    entrantKind: text({ enum: Object.keys(entrantKinds) as [EntrantKind, ...EntrantKind[]] }).notNull(),
    /** Personal, emptied by erasure; nowhere else than here until the result is confirmed. */
    name: text(),
    phone: text(),
    address: text(),
    nameOpen: boolean().notNull(),
    picturesOpen: boolean().notNull(),
    /** The officer who enters for somebody, and who asked them to. */
    onBehalfBy: uuid().references(() => account.id),
    mandate: text(),
    /** When the server heard of it and when its last picture was there: 'YYYY-MM-DDTHH:MM:SS' in Hà Nội. */
    startedAt: text().notNull(),
    completedAt: text(),
    /** What was decided about an entry that was late or short of pictures. */
    lateReason: text(),
    lateBy: uuid().references(() => account.id),
    lateOn: date({ mode: 'string' }),
    /** Drawn at random when receiving ends; all that a judge knows of it. */
    number: integer(),
    designId: uuid()
      .unique()
      .references(() => Design.table.id),
    excludedOn: date({ mode: 'string' }),
    excludedBy: uuid().references(() => account.id),
    excludeReason: text(),
    /** The day of erasure of the personal values. */
    erasedOn: date({ mode: 'string' }),
    revision: integer().notNull().default(1),
    createdAt: timestamp({ withTimezone: true }).notNull().defaultNow(),
  },
  table => [unique().on(table.contestId, table.number), index().on(table.contestId, table.state), index().on(table.briefId)],
)
export type EntryRow = typeof contestEntry.$inferSelect
/** Keys of an entry that erasure empties. */
export const personalOfEntry = ['name', 'phone', 'address', 'mandate'] as const

export const contestPicture = pgTable(
  'contest_picture',
  {
    /** Given by the device, so that a picture sent twice is kept once. */
    id: uuid().primaryKey(),
    entryId: uuid()
      .notNull()
      .references(() => contestEntry.id),
    kind: text({ enum: Object.keys(pictureKinds) as [PictureKind, ...PictureKind[]] }).notNull(),
    position: integer().notNull(),
    sha256: text().notNull(),
    /** A small copy, for lists. */
    thumbSha256: text().notNull(),
    mediaType: text().notNull(),
    size: integer().notNull(),
    width: integer().notNull(),
    height: integer().notNull(),
    createdAt: timestamp({ withTimezone: true }).notNull().defaultNow(),
  },
  table => [unique().on(table.entryId, table.sha256)],
)
export type PictureRow = typeof contestPicture.$inferSelect

/** A vote of the public. It knows a device by its hash and nothing of a person; no score reads it. */
export const contestVote = pgTable(
  'contest_vote',
  {
    id: uuid().primaryKey().defaultRandom(),
    contestId: uuid()
      .notNull()
      .references(() => Contest.table.id),
    entryId: uuid()
      .notNull()
      .references(() => contestEntry.id),
    deviceHash: text().notNull(),
    day: date({ mode: 'string' }).notNull(),
  },
  table => [unique().on(table.contestId, table.deviceHash), index().on(table.entryId)],
)
