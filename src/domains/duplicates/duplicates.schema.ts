/** Pairs that may be one, what officers said of them, and merges that can be undone. */
import { date, index, jsonb, pgTable, real, text, timestamp, unique, uuid } from 'drizzle-orm/pg-core'

/** Kinds of record that can be met twice. */
export const matchedKinds = { establishment: 'Cơ sở', village: 'Làng nghề', artisan: 'Nghệ nhân', person: 'Học viên' } as const
export type MatchedKind = keyof typeof matchedKinds
/** Those that stand for a person: an establishment by its representative. */
export const personKinds = ['person', 'artisan', 'establishment'] as const satisfies readonly MatchedKind[]
export type PersonKind = (typeof personKinds)[number]
export const pairStates = { open: 'Chờ xem', same: 'Là một', different: 'Khác nhau', later: 'Để sau' } as const
export type PairState = keyof typeof pairStates
export const pairSources = {
  sweep: 'Rà soát hằng đêm',
  import: 'Khi nhập Excel',
  entry: 'Khi nhập trên màn hình',
  officer: 'Cán bộ chỉ ra',
} as const
export type PairSource = keyof typeof pairSources

/** What one field says of a pair: no value in it, for values may be personal; the screen reads them from the records. */
export interface FieldEvidence {
  field: string
  /** How alike, in words. */
  says: string
  /** log2 of how much more likely among equals than among strangers; negative speaks against. */
  weight: number
}
const kinds = Object.keys(matchedKinds) as [MatchedKind, ...MatchedKind[]]

/** Two records of one kind, `leftId` < `rightId`. */
export const pair = pgTable(
  'duplicate_pair',
  {
    id: uuid().primaryKey().defaultRandom(),
    entity: text({ enum: kinds }).notNull(),
    leftId: uuid().notNull(),
    rightId: uuid().notNull(),
    probability: real().notNull(),
    evidence: jsonb().$type<FieldEvidence[]>().notNull(),
    foundBy: text({ enum: Object.keys(pairSources) as [PairSource, ...PairSource[]] }).notNull(),
    foundOn: date({ mode: 'string' }).notNull(),
    state: text({ enum: Object.keys(pairStates) as [PairState, ...PairState[]] })
      .notNull()
      .default('open'),
    reason: text(),
    decidedBy: uuid(),
    decidedOn: date({ mode: 'string' }),
    createdAt: timestamp({ withTimezone: true }).notNull().defaultNow(),
  },
  table => [unique().on(table.entity, table.leftId, table.rightId), index().on(table.state, table.entity)],
)
export type PairRow = typeof pair.$inferSelect

/** A row of another table that pointed to the record that is gone, and now points to the one that is kept. */
export interface Move {
  table: string
  column: string
  /** Primary key of the row. */
  key: Record<string, unknown>
}
/** `goneId` lives on in its table with `mergedInto` = `keptId`; all that an un-merge needs is here. */
export const merge = pgTable(
  'merge',
  {
    id: uuid().primaryKey().defaultRandom(),
    entity: text({ enum: kinds }).notNull(),
    keptId: uuid().notNull(),
    goneId: uuid().notNull(),
    pairId: uuid(),
    /** Both rows as they were, whole. Personal values in them are erased with the record. */
    before: jsonb().$type<{ kept: Record<string, unknown>; gone: Record<string, unknown> }>().notNull(),
    /** The kept row's fields that the merge changed, as the merge wrote them. */
    after: jsonb().$type<Record<string, unknown>>().notNull(),
    moves: jsonb().$type<Move[]>().notNull(),
    /** Rows that said the same twice (one fair, both records) and were put aside, whole. */
    putAside: jsonb().$type<{ table: string; row: Record<string, unknown> }[]>().notNull(),
    reason: text(),
    by: uuid(),
    on: date({ mode: 'string' }).notNull(),
    undoneBy: uuid(),
    undoneOn: date({ mode: 'string' }),
    undoReason: text(),
    createdAt: timestamp({ withTimezone: true }).notNull().defaultNow(),
  },
  table => [index().on(table.keptId), index().on(table.goneId)],
)
export type MergeRow = typeof merge.$inferSelect
