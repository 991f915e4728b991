/** What the one search box looks through: an entry per record, kept by triggers of the records' own tables (migrations 0003, 0008, 0021, 0034, 0036). */
import { type SQL, sql } from 'drizzle-orm'
import { type AnyPgColumn, index, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core'

/** Kinds of record that search finds, in the order in which equal answers are shown. */
export const searchKinds = {
  establishment: 'Cơ sở',
  village: 'Làng nghề',
  artisan: 'Nghệ nhân',
  person: 'Học viên',
  project: 'Đề án',
  design: 'Mẫu sản phẩm',
  fair: 'Hội chợ',
  contest: 'Cuộc thi thiết kế mẫu',
  brief: 'Đặt hàng mẫu',
  legal_document: 'Văn bản quy định',
} as const
export type SearchKind = keyof typeof searchKinds
export const searchKindNames = Object.keys(searchKinds) as [SearchKind, ...SearchKind[]]

/**
 * `words` are folded tokens (no marks, lower case) one blank apart: `son` a word, `=son` the same in a name, `=son_mai` with the one
 * after it, `#duc` a personal word, `#van_duc` with the one after it, `~8765432190` a telephone number backwards. The indexes over them are written by hand in the migration.
 */
export const searchEntry = pgTable(
  'search_entry',
  {
    entity: text({ enum: searchKindNames }).notNull(),
    recordId: uuid().notNull(),
    code: text().notNull(),
    title: text().notNull(),
    /** Craft, village, place: what tells equal names apart. */
    detail: text(),
    /** Former and other names, and the codes and names of records merged into it: said when they are what matched. */
    also: text(),
    /** Unit and establishments that a reader's reach is compared with. */
    unitId: text(),
    establishmentIds: uuid().array(),
    words: text().notNull(),
  },
  table => [primaryKey({ columns: [table.recordId, table.entity] }), index().on(table.unitId)],
)
/** That an entry of the kind satisfies a tsquery of lexemes; written as the index of its kind is. */
export const matches = (kind: SearchKind, query: string): SQL =>
  sql`${searchEntry.entity} = ${sql.raw(`'${kind}'`)} and search_vector(${searchEntry.words}) @@ ${query}::tsquery`
/** Kinds of which there may be very many: a sixteenth of them, by their random ids, has an index of its own. */
export const largeKinds: readonly SearchKind[] = ['establishment', 'person']
export const inHead: SQL = sql`${searchEntry.recordId} < '10000000-0000-0000-0000-000000000000'`
/** That a record, given by the column of its id, satisfies a question of `listQuery`: the filter of lists. Undefined filters nothing. */
export const isFound = (id: AnyPgColumn, kind: SearchKind, query: string | null | undefined): SQL | undefined =>
  query ? sql`${id} in (select search_ids(${kind}, ${query}::tsquery))` : undefined
/**
 * Every word that occurs, so that a mistyped one finds its neighbours quickly. A word that occurs often stands here up to eight times, so that
 * the registers' own mistakes are told from words; no key forbids that, and two imports that bring the same new word never wait for each other.
 */
export const searchWord = pgTable('search_word', { word: text().notNull() })
/** Names of a unit, those above it, and those before and after it, folded. */
export const searchPlace = pgTable('search_place', { unitId: text().primaryKey(), name: text().notNull(), words: text().notNull() })
