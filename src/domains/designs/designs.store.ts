/** Designs in the database, within the reader's reach. */
import { and, eq, inArray, isNotNull, or, type SQL, sql } from 'drizzle-orm'
import type { Reach } from '../../kernel/access.ts'
import { act, type Tx, version } from '../../kernel/log.ts'
import { Establishment } from '../establishments/establishments.schema.ts'
import { account } from '../people/people.schema.ts'
import { sourceRow } from '../reference/sources.schema.ts'
import { unit } from '../reference/units.schema.ts'
import { Brief } from '../trade/briefs.schema.ts'
import { Design, type DesignRow } from './designs.schema.ts'
import { designView } from './views.schema.ts'

export type DesignDraft = typeof Design.table.$inferInsert & { id: string }
const { table } = Design
const maker = Establishment.table

export const selectDesigns = (tx: Tx, codes: readonly string[]) =>
  codes.length
    ? tx
        .select()
        .from(table)
        .where(inArray(table.code, [...codes]))
    : Promise.resolve([])
export const designsById = (tx: Tx, ids: readonly string[]): Promise<DesignRow[]> =>
  ids.length
    ? tx
        .select()
        .from(table)
        .where(inArray(table.id, [...ids]))
    : Promise.resolve([])
export const insertDesigns = (tx: Tx, rows: readonly DesignDraft[]) => tx.insert(table).values([...rows])
export const insertDesign = async (tx: Tx, values: typeof table.$inferInsert): Promise<DesignRow> =>
  (await tx.insert(table).values(values).returning())[0]!
export const updateDesign = async (tx: Tx, id: string, values: Partial<typeof table.$inferInsert>): Promise<DesignRow> =>
  (await tx.update(table).set(values).where(eq(table.id, id)).returning())[0]!
export const emptyName = (tx: Tx, id: string, field: 'author' | 'ownerName') =>
  tx
    .update(table)
    .set({ [field]: null })
    .where(eq(table.id, id))

/**
 * The designs that a reach covers: those of its establishments and units, and those that their owners opened; never those that the reader
 * is kept from.
 */
export const within = (reach: Reach): SQL | undefined =>
  and(
    reach.apart?.length ? sql`${table.id} <> all (${sql.param([...reach.apart])}::uuid[])` : undefined,
    reach.everywhere
      ? undefined
      : or(
          isNotNull(table.openedOn),
          reach.unitIds.length ? inArray(maker.unitId, [...reach.unitIds]) : sql`false`,
          reach.establishmentIds.length ? inArray(table.establishmentId, [...reach.establishmentIds]) : sql`false`,
        ),
  )
/** Codes in the register that are one of these but for capital and small letters. */
export const codesAlike = async (tx: Tx, codes: readonly string[]): Promise<string[]> =>
  codes.length
    ? (
        await tx
          .select({ code: table.code })
          .from(table)
          .where(sql`lower(${table.code}) = any (${sql.param(codes.map(code => code.toLowerCase()))}::text[])`)
          .orderBy(table.code)
      ).map(row => row.code)
    : []
/** A design with its establishment, where it is within reach. */
export const findDesign = async (tx: Tx, reach: Reach, code: string) =>
  (
    await tx
      .select({ design: table, maker: { id: maker.id, code: maker.code, name: maker.name, unitId: maker.unitId } })
      .from(table)
      .leftJoin(maker, eq(maker.id, table.establishmentId))
      .where(and(eq(table.code, code), within(reach)))
  )[0]
/** Holds a design until the transaction ends, so that two changes come one after the other. */
export const lockDesign = async (tx: Tx, id: string): Promise<DesignRow | undefined> =>
  (await tx.select().from(table).where(eq(table.id, id)).for('update'))[0]
/** Ids of these designs that are within reach. */
export const seenIds = async (tx: Tx, reach: Reach, ids: readonly string[]): Promise<Set<string>> =>
  new Set(
    ids.length
      ? (
          await tx
            .select({ id: table.id })
            .from(table)
            .leftJoin(maker, eq(maker.id, table.establishmentId))
            .where(and(inArray(table.id, [...ids]), within(reach)))
        ).map(row => row.id)
      : [],
  )
/** Of the designs with these codes, those within reach that have a picture. */
export const picturedCodes = async (tx: Tx, reach: Reach, codes: readonly string[]): Promise<Set<string>> =>
  new Set(
    codes.length
      ? (
          await tx
            .select({ code: table.code })
            .from(table)
            .leftJoin(maker, eq(maker.id, table.establishmentId))
            .where(
              and(
                inArray(table.code, [...codes]),
                within(reach),
                sql`exists (select 1 from ${designView} v where v.design_id = ${table.id})`,
              ),
            )
        ).map(row => row.code)
      : [],
  )
/** A design with those that it varies and that vary it, the original first. */
export const familyOf = async (tx: Tx, id: string): Promise<DesignRow[]> => {
  const { rows } = await tx.execute<{ id: string }>(sql`
    with recursive up as (
      select d.id, d.variant_of from ${table} d where d.id = ${id}
      union select d.id, d.variant_of from ${table} d join up on d.id = up.variant_of
    ), family as (
      select id from up where variant_of is null
      union select d.id from ${table} d join family f on d.variant_of = f.id
    ) select id from family`)
  const family = await designsById(
    tx,
    rows.map(row => row.id),
  )
  return family.sort((a, b) => Number(a.variantOf !== null) - Number(b.variantOf !== null) || (a.code < b.code ? -1 : 1))
}
export const findMaker = async (tx: Tx, reach: Reach, code: string) =>
  (
    await tx
      .select()
      .from(maker)
      .where(
        and(
          eq(maker.code, code),
          reach.everywhere
            ? undefined
            : or(
                reach.unitIds.length ? inArray(maker.unitId, [...reach.unitIds]) : sql`false`,
                reach.establishmentIds.length ? inArray(maker.id, [...reach.establishmentIds]) : sql`false`,
              ),
        ),
      )
  )[0]
/** The establishment of somebody who reaches exactly one; null for everybody else. */
export const onlyMaker = async (tx: Tx, reach: Reach): Promise<{ code: string; name: string } | null> => {
  const [id] = reach.establishmentIds
  if (reach.everywhere || reach.unitIds.length || reach.establishmentIds.length !== 1 || !id) return null
  return (await tx.select({ code: maker.code, name: maker.name }).from(maker).where(eq(maker.id, id)))[0] ?? null
}
export const findBrief = async (tx: Tx, code: string) => (await tx.select().from(Brief.table).where(eq(Brief.table.code, code)))[0]

/** The acts on a design with who did them and why, oldest first. */
export const actsOn = (tx: Tx, recordId: string) =>
  tx
    .select({ act, reason: version.reason, values: version.values, by: account.name, unitName: unit.fullName })
    .from(act)
    .leftJoin(version, eq(version.actId, act.id))
    .leftJoin(account, eq(account.id, act.actorId))
    .leftJoin(unit, eq(unit.id, act.unitId))
    .where(and(eq(act.entity, Design.name), eq(act.recordId, recordId)))
    .orderBy(act.seq)
/** Who brought each design into the register: registered it or imported it. A design that the system brought has nobody. */
export const registrarsOf = async (tx: Tx, ids: readonly string[]): Promise<Map<string, string | null>> => {
  if (!ids.length) return new Map()
  const rows = await tx
    .select({ id: act.recordId, actorId: act.actorId })
    .from(act)
    .where(and(eq(act.entity, Design.name), inArray(act.recordId, [...ids]), inArray(act.action, ['create', 'imported'])))
    .orderBy(act.seq)
  return new Map(rows.map(row => [row.id, row.actorId]))
}

/** The workbook rows that a design was read from, the latest last. */
export const sourcesOf = (tx: Tx, recordId: string) =>
  tx
    .select({ file: sourceRow.file, sheet: sourceRow.sheet, row: sourceRow.row })
    .from(sourceRow)
    .where(eq(sourceRow.recordId, recordId))
    .orderBy(sourceRow.file, sourceRow.sheet, sourceRow.row)

/** Words that designs carry in one facet, the most frequent first. */
export const facetWords = async (tx: Tx, facet: 'motifs' | 'materials' | 'techniques'): Promise<string[]> => {
  const { rows } = await tx.execute<{ word: string }>(sql`
    select word from (select lower(w) as key, min(w) as word, count(*) as times from ${table}, jsonb_array_elements_text(${table[facet]}) as w group by 1) as words
    order by times desc, word limit 200`)
  return rows.map(row => row.word)
}
/** Product kinds that designs carry. */
export const productKinds = async (tx: Tx): Promise<string[]> => {
  const { rows } = await tx.execute<{ kind: string }>(
    sql`select product_kind as kind from ${table} where product_kind is not null group by 1 order by count(*) desc, 1 limit 200`,
  )
  return rows.map(row => row.kind)
}
/** Years in which the register's designs were made, the latest first. */
export const madeYears = async (tx: Tx): Promise<number[]> => {
  const { rows } = await tx.execute<{ year: number }>(
    sql`select distinct extract(year from made_on)::int as year from ${table} order by 1 desc`,
  )
  return rows.map(row => row.year)
}
/** Designs that answer each of these briefs; copies are left out. */
export const answering = (tx: Tx, briefIds: readonly string[]) =>
  tx
    .select({ design: table, maker: { unitId: maker.unitId, name: maker.name } })
    .from(table)
    .leftJoin(maker, eq(maker.id, table.establishmentId))
    .where(and(inArray(table.briefId, [...briefIds]), sql`${table.copyFoundOn} is null`))
    .orderBy(sql`${table.declaredOn} desc`, table.code)
