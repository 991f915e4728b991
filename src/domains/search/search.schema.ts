/** What the one search box looks through: an entry per record, kept by triggers of the records' own tables (migration 0003). */
import { index, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core'

/** Kinds of record that search finds, in the order in which equal answers are shown. */
export const searchKinds = {
  establishment: 'Cơ sở',
  village: 'Làng nghề',
  artisan: 'Nghệ nhân',
  person: 'Học viên',
  project: 'Đề án',
  design: 'Mẫu sản phẩm',
  fair: 'Hội chợ',
} as const
export type SearchKind = keyof typeof searchKinds

/** `words` is folded text (no marks, lower case); the index over it is written by hand in the migration. */
export const searchEntry = pgTable(
  'search_entry',
  {
    entity: text({ enum: Object.keys(searchKinds) as [SearchKind, ...SearchKind[]] }).notNull(),
    recordId: uuid().notNull(),
    code: text().notNull(),
    title: text().notNull(),
    detail: text(),
    /** Unit and establishment that a reader's reach is compared with. */
    unitId: text(),
    establishmentId: uuid(),
    words: text().notNull(),
  },
  table => [primaryKey({ columns: [table.entity, table.recordId] }), index().on(table.unitId)],
)
/** Every word that occurs, so that a mistyped one finds its neighbours quickly. */
export const searchWord = pgTable('search_word', { word: text().primaryKey() })
