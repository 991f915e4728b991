/** The register's list of designs: filtered, sorted, a page at a time. */
import { and, asc, desc, eq, isNotNull, isNull, type SQL, sql } from 'drizzle-orm'
import type { Reach } from '../../kernel/access.ts'
import type { Tx } from '../../kernel/log.ts'
import { Establishment } from '../establishments/establishments.schema.ts'
import { isFound } from '../search/search.schema.ts'
import { Brief } from '../trade/briefs.schema.ts'
import { neverChecked, waitsForDecision } from './checks.store.ts'
import { Design } from './designs.schema.ts'
import { within } from './designs.store.ts'
import { designView } from './views.schema.ts'

const { table } = Design
const maker = Establishment.table

/** What a list of designs can be narrowed to, by where they stand. */
export const listStates = {
  declared: 'Đã khai báo, chưa công nhận',
  waiting: 'Có thể trùng, chờ kết luận',
  unchecked: 'Chưa đối chiếu',
  accepted: 'Đã công nhận',
  copy: 'Đã xác nhận là bản sao',
  open: 'Đang mở công khai',
  bare: 'Chưa có ảnh',
} as const
export type ListState = keyof typeof listStates
export interface ListFilter {
  /** A question of search's `listQuery`. */
  words: string | null
  craft?: string | undefined
  source?: string | undefined
  year?: number | undefined
  state?: ListState | undefined
  /** One motif, material or technique, as it is written. */
  word?: string | undefined
  brief?: string | undefined
  maker?: string | undefined
  locarno?: string | undefined
  sort?: 'declaredOn' | 'madeOn' | 'code' | 'name' | undefined
  descending?: boolean | undefined
  limit: number
  offset: number
}
const pictured = sql`exists (select 1 from ${designView} v where v.design_id = ${table.id})`
const inState: Record<ListState, SQL | undefined> = {
  declared: and(isNull(table.acceptedOn), isNull(table.copyFoundOn), isNull(table.variantOf)),
  waiting: and(isNull(table.copyFoundOn), waitsForDecision),
  unchecked: and(isNull(table.copyFoundOn), neverChecked),
  accepted: and(isNotNull(table.acceptedOn), isNull(table.copyFoundOn)),
  copy: isNotNull(table.copyFoundOn),
  open: isNotNull(table.openedOn),
  bare: sql`not ${pictured}`,
}
const bears = (word: string) =>
  sql`exists (select 1 from jsonb_array_elements_text(coalesce(${table.motifs}, '[]') || coalesce(${table.materials}, '[]') || coalesce(${table.techniques}, '[]')) w
    where lower(w) = lower(${word}))`
const matching = (reach: Reach, filter: ListFilter) =>
  and(
    within(reach),
    isFound(table.id, 'design', filter.words),
    filter.craft ? eq(table.craft, filter.craft as 'ceramics') : undefined,
    filter.source ? eq(table.source, filter.source as 'contest') : undefined,
    filter.year ? sql`extract(year from ${table.madeOn}) = ${filter.year}` : undefined,
    filter.state ? inState[filter.state] : undefined,
    filter.word ? bears(filter.word) : undefined,
    filter.brief ? eq(Brief.table.code, filter.brief) : undefined,
    filter.maker ? eq(maker.code, filter.maker) : undefined,
    filter.locarno ? eq(table.locarno, filter.locarno as '01') : undefined,
  )
/** Unless something else is asked for: those with pictures first, the latest declared before others. */
const orderOf = ({ sort, descending }: ListFilter): SQL[] => {
  if (!sort) return [sql`${pictured} desc`, desc(table.declaredOn)]
  return [descending ? desc(columns[sort]) : asc(columns[sort])]
}
const columns = { declaredOn: table.declaredOn, madeOn: table.madeOn, code: table.code, name: table.name }

export const listDesigns = async (tx: Tx, reach: Reach, filter: ListFilter) => {
  const where = matching(reach, filter)
  const rows = await tx
    .select({ design: table, makerCode: maker.code, makerName: maker.name, briefCode: Brief.table.code })
    .from(table)
    .leftJoin(maker, eq(maker.id, table.establishmentId))
    .leftJoin(Brief.table, eq(Brief.table.id, table.briefId))
    .where(where)
    .orderBy(...orderOf(filter), asc(table.code))
    .limit(filter.limit)
    .offset(filter.offset)
  const [count] = await tx
    .select({ total: sql<number>`count(*)::int` })
    .from(table)
    .leftJoin(maker, eq(maker.id, table.establishmentId))
    .leftJoin(Brief.table, eq(Brief.table.id, table.briefId))
    .where(where)
  return { rows, total: count?.total ?? 0 }
}
export type Listed = Awaited<ReturnType<typeof listDesigns>>['rows'][number]
