/** The register as a view asks for it: which records in which order, then their rows. Merged-away records are in none. */
import { and, asc, eq, inArray, isNull, or, type SQL, sql } from 'drizzle-orm'
import type { PgColumn } from 'drizzle-orm/pg-core'
import type { Reach } from '../../kernel/access.ts'
import type { Day } from '../../kernel/dates.ts'
import { act, type Tx } from '../../kernel/log.ts'
import { compareVietnamese } from '../../kernel/text.ts'
import { unit } from '../reference/units.schema.ts'
import { isFound } from '../search/search.schema.ts'
import type { ColumnKey } from './columns.schema.ts'
import { Establishment, Village } from './establishments.schema.ts'
import { workersOf } from './views.rules.ts'
import type { RegisterFilter } from './views.schema.ts'

const table = Establishment.table
const village = Village.table

/** What a question about the register needs beside the filter itself. */
export interface Asked {
  reach: Reach
  day: Day
  /** The typed words as a question of search. */
  words?: string | null | undefined
  /** The chosen unit with all that belongs to it. */
  unitIds?: readonly string[] | undefined
  /** Supports as rows (establishment_id, year), from the domain that knows them. */
  support: SQL
  /** Actions that change a record's values. */
  changing: readonly string[]
  /** Whether conditions on personal values count. */
  personal: boolean
  /** Units that are difficult areas on the day and those that are certainly none; absent where nobody asks. */
  difficult?: { yes: readonly string[]; no: readonly string[] } | undefined
}
export interface Order {
  sort?: ColumnKey | undefined
  down?: boolean | undefined
  limit?: number
  offset?: number
}

/** One array parameter, however long: a list of parameters would meet the database's limit. */
const among = (column: PgColumn, values: readonly string[], type: 'uuid' | 'text' = 'text') =>
  sql`${column} = any(${sql.param([...values])}::${sql.raw(type)}[])`
const within = (reach: Reach): SQL | undefined =>
  reach.everywhere ? undefined : or(among(table.unitId, reach.unitIds), among(table.id, reach.establishmentIds, 'uuid'))
const held = (column: PgColumn, state: 'has' | 'none' | undefined) =>
  state && (state === 'has' ? sql`${column} is not null` : isNull(column))
const known = (column: PgColumn, state: 'yes' | 'no' | 'unknown' | undefined) =>
  state && (state === 'unknown' ? isNull(column) : eq(column, state === 'yes'))
/** 'yes', 'no' or 'unknown' for where a record lies. */
const difficultArea = (places: Asked['difficult']): SQL<'yes' | 'no' | 'unknown' | null> =>
  places
    ? sql`case when ${among(table.unitId, places.yes)} then 'yes' when ${among(table.unitId, places.no)} then 'no' else 'unknown' end`
    : sql`null::text`
const supported = (support: SQL, state: string | undefined): SQL | undefined => {
  if (!state) return undefined
  const year = state === 'never' || state === 'ever' ? sql`` : sql` and s.year = ${Number(state)}`
  const found = sql`exists (select 1 from ${support} s where s.establishment_id = ${table.id}${year})`
  return state === 'never' ? sql`not ${found}` : found
}
const matching = (filter: RegisterFilter, { reach, day, words, unitIds, support, changing, personal, difficult }: Asked) => {
  const { from, to } = workersOf(filter.workers)
  return and(
    isNull(table.mergedInto),
    within(reach),
    isFound(table.id, 'establishment', words),
    unitIds && among(table.unitId, unitIds),
    filter.village ? sql`${table.villageId} in (select v.id from ${village} v where v.code = ${filter.village})` : undefined,
    filter.craft && eq(table.craft, filter.craft),
    filter.kind && eq(table.kind, filter.kind),
    filter.sector && eq(table.sector, filter.sector),
    from === undefined ? undefined : sql`${table.workers} >= ${from}`,
    to === undefined ? undefined : sql`${table.workers} <= ${to}`,
    known(table.exporting, filter.exporting),
    known(table.supportingIndustry, filter.supportingIndustry),
    known(table.womenOwned, filter.womenOwned),
    personal ? known(table.minorityOwned, filter.minorityOwned) : undefined,
    filter.difficultArea && sql`${difficultArea(difficult)} = ${filter.difficultArea}`,
    filter.open && (filter.open === 'closed' ? sql`${table.closedOn} <= ${day}` : sql`coalesce(${table.closedOn} > ${day}, true)`),
    held(table.taxCode, filter.taxCode),
    held(table.phone, filter.phone),
    supported(support, filter.supported),
    filter.changed
      ? sql`${table.id} in (select a.record_id from ${act} a where a.entity = 'establishment' and a.day >= ${filter.changed}
          and a.action = any(${sql.param([...changing])}::text[]))`
      : undefined,
  )
}
/** Choices are ordered by their words, not by their codes. */
const byWords = (column: PgColumn, options: Readonly<Record<string, string>>): SQL => {
  const codes = Object.keys(options).sort((a, b) => compareVietnamese(options[a] ?? '', options[b] ?? ''))
  return sql`array_position(${sql.param(codes)}::text[], ${column})`
}
/** What a column sorts by; counted ones are counted only when they are asked for. */
const sortKey = (key: ColumnKey, { support, changing, difficult }: Asked): SQL | PgColumn => {
  const { kind, craft, sector } = Establishment.fields
  switch (key) {
    case 'kind':
      return byWords(table.kind, kind.options ?? {})
    case 'craft':
      return byWords(table.craft, craft.options ?? {})
    case 'sector':
      return byWords(table.sector, sector.options ?? {})
    case 'difficultArea':
      return sql`array_position(array['yes', 'no'], ${difficultArea(difficult)})`
    case 'place':
      return unit.fullName
    case 'village':
      return village.name
    case 'projects':
      return sql`coalesce((select count(*) from ${support} s where s.establishment_id = ${table.id}), 0)`
    case 'lastSupport':
      return sql`(select max(s.year) from ${support} s where s.establishment_id = ${table.id})`
    case 'changedOn':
      return sql`(select max(a.day) from ${act} a where a.record_id = ${table.id} and a.entity = 'establishment'
        and a.action = any(${sql.param([...changing])}::text[]))`
    default:
      return table[key]
  }
}
/** Ids of the records of a view, in its order; what is unknown stands last either way. */
export const viewIds = async (tx: Tx, filter: RegisterFilter, asked: Asked, order: Order = {}): Promise<string[]> => {
  const key = sortKey(order.sort ?? 'code', asked)
  const rows = await tx
    .select({ id: table.id })
    .from(table)
    .innerJoin(unit, eq(unit.id, table.unitId))
    .leftJoin(village, eq(village.id, table.villageId))
    .where(matching(filter, asked))
    .orderBy(order.down ? sql`${key} desc nulls last` : sql`${key} asc nulls last`, asc(table.code))
    .limit(order.limit ?? 1_000_000)
    .offset(order.offset ?? 0)
  return rows.map(row => row.id)
}
export const viewCount = async (tx: Tx, filter: RegisterFilter, asked: Asked): Promise<number> => {
  const [row] = await tx.select({ total: sql<number>`count(*)` }).from(table).where(matching(filter, asked))
  return row?.total ?? 0
}
/** The ids of those among some codes that a reader reaches. */
export const idsByCodes = async (tx: Tx, reach: Reach, codes: readonly string[]): Promise<string[]> => {
  const rows = await tx
    .select({ id: table.id })
    .from(table)
    .where(and(isNull(table.mergedInto), within(reach), among(table.code, codes)))
    .orderBy(asc(table.code))
  return rows.map(row => row.id)
}

/** Rows in the order of their ids, with what the programme counts. */
export const viewRows = async (
  tx: Tx,
  ids: readonly string[],
  { support, changing, difficult }: Pick<Asked, 'support' | 'changing' | 'difficult'>,
) => {
  const rows = await tx
    .select({
      establishment: table,
      villageCode: village.code,
      villageName: village.name,
      difficultArea: difficultArea(difficult),
      projects: sql<number>`coalesce((select count(*) from ${support} s where s.establishment_id = ${table.id}), 0)`,
      lastSupport: sql<number | null>`(select max(s.year) from ${support} s where s.establishment_id = ${table.id})`,
      changedOn: sql<Day | null>`(select max(a.day)::text from ${act} a where a.record_id = ${table.id} and a.entity = 'establishment'
        and a.action = any(${sql.param([...changing])}::text[]))`,
      revision: sql<number>`(select count(*) from ${act} a where a.record_id = ${table.id} and a.entity = 'establishment'
        and a.action = any(${sql.param([...changing])}::text[]))`,
    })
    .from(table)
    .leftJoin(village, eq(village.id, table.villageId))
    .where(among(table.id, ids, 'uuid'))
  const byId = new Map(rows.map(row => [row.establishment.id, row]))
  return ids.flatMap(id => byId.get(id) ?? [])
}
export type ViewRow = Awaited<ReturnType<typeof viewRows>>[number]

/** Villages that have records, for the choices of the filter. */
export const villagesWithRecords = (tx: Tx) =>
  tx
    .select({ code: village.code, name: village.name, unitName: unit.fullName })
    .from(village)
    .leftJoin(unit, eq(unit.id, village.unitId))
    .where(
      and(isNull(village.mergedInto), inArray(village.id, tx.select({ id: table.villageId }).from(table).where(isNull(table.mergedInto)))),
    )
    .orderBy(asc(village.name))
export const villageByCode = async (tx: Tx, code: string) => (await tx.select().from(village).where(eq(village.code, code)))[0]
export const allVillages = (tx: Tx) => tx.select().from(village).where(isNull(village.mergedInto)).orderBy(asc(village.name))
