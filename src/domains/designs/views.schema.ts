/** What a design looks like: its photos and drawings, and what the comparison keeps of each. */
import { bigint, boolean, customType, date, index, integer, pgTable, text, timestamp, unique, uuid } from 'drizzle-orm/pg-core'
import { Design } from './designs.schema.ts'

export const viewKinds = { photo: 'Ảnh chụp', drawing: 'Bản vẽ', motif: 'Ảnh họa tiết' } as const
export type ViewKind = keyof typeof viewKinds

/** A photo or drawing of a design; the file lies in the storage by its hash, cleaned of what the camera wrote. */
export const designView = pgTable(
  'design_view',
  {
    id: uuid().primaryKey().defaultRandom(),
    designId: uuid()
      .notNull()
      .references(() => Design.table.id),
    position: integer().notNull(),
    kind: text({ enum: Object.keys(viewKinds) as [ViewKind, ...ViewKind[]] }).notNull(),
    caption: text(),
    fileName: text().notNull(),
    sha256: text().notNull(),
    /** A picture of at most 480 points a side, for lists. */
    thumbSha256: text().notNull(),
    mediaType: text().notNull(),
    /** Bytes of the file. */
    size: integer().notNull(),
    width: integer().notNull(),
    height: integer().notNull(),
    /** Perceptual, 16 hex digits; null of a picture with next to nothing on it. */
    hash: text(),
    /** Whether everybody may see it, once the design itself is opened. */
    open: boolean().notNull().default(false),
    addedOn: date({ mode: 'string' }).notNull(),
    createdAt: timestamp({ withTimezone: true }).notNull().defaultNow(),
  },
  table => [unique().on(table.designId, table.sha256), index().on(table.sha256)],
)
export type ViewRow = typeof designView.$inferSelect

const bytes = customType<{ data: Uint8Array; driverData: Buffer }>({
  dataType: () => 'bytea',
  toDriver: value => Buffer.from(value.buffer, value.byteOffset, value.byteLength),
  fromDriver: value => new Uint8Array(value.buffer, value.byteOffset, value.byteLength),
})
/** What the comparison keeps of a view, so that the index is filled without opening a picture again. */
export const designDescription = pgTable(
  'design_description',
  {
    viewId: uuid()
      .primaryKey()
      .references(() => designView.id, { onDelete: 'cascade' }),
    /** Grows with every row that is written: a process reads what came since it last looked. */
    seq: bigint({ mode: 'number' }).notNull().generatedAlwaysAsIdentity(),
    /** Model and settings that made it. */
    version: text().notNull(),
    bytes: bytes().notNull(),
  },
  table => [index().on(table.version, table.seq)],
)
