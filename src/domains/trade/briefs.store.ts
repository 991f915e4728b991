/** Briefs and their outcomes in the database. */
import { and, desc, eq, inArray } from 'drizzle-orm'
import type { Reach } from '../../kernel/access.ts'
import type { Tx } from '../../kernel/log.ts'
import { Establishment } from '../establishments/establishments.schema.ts'
import { Brief, BriefLink, BriefOutcome, type BriefRow, type LinkRow, type OutcomeRow } from './briefs.schema.ts'

const { table } = Brief
const outcome = BriefOutcome.table

/** The brief with the code, held for the transaction when it is about to change. */
export const findBrief = async (tx: Tx, code: string, lock = false): Promise<BriefRow | undefined> => {
  const query = tx.select().from(table).where(eq(table.code, code))
  return (lock ? await query.for('update') : await query)[0]
}
/** Every brief, the latest first. */
export const listBriefs = (tx: Tx): Promise<BriefRow[]> => tx.select().from(table).orderBy(desc(table.year), desc(table.code))
export const briefsByCode = (tx: Tx, codes: readonly string[]): Promise<BriefRow[]> =>
  codes.length
    ? tx
        .select()
        .from(table)
        .where(inArray(table.code, [...codes]))
    : Promise.resolve([])
export const briefsById = (tx: Tx, ids: readonly string[]): Promise<BriefRow[]> =>
  ids.length
    ? tx
        .select()
        .from(table)
        .where(inArray(table.id, [...ids]))
    : Promise.resolve([])
/** Briefs that the public may read, the latest first. */
export const listPublic = (tx: Tx): Promise<BriefRow[]> =>
  tx
    .select()
    .from(table)
    .where(inArray(table.state, ['published', 'closed']))
    .orderBy(desc(table.publishedOn), desc(table.code))
    .limit(100)
export const insertBrief = async (tx: Tx, values: typeof table.$inferInsert): Promise<BriefRow> =>
  (await tx.insert(table).values(values).returning())[0]!
export const updateBrief = async (tx: Tx, id: string, values: Partial<typeof table.$inferInsert>): Promise<BriefRow> =>
  (await tx.update(table).set(values).where(eq(table.id, id)).returning())[0]!

/** Outcomes of these briefs, the latest first. */
export const listOutcomes = (tx: Tx, briefIds: readonly string[]): Promise<OutcomeRow[]> =>
  briefIds.length
    ? tx
        .select()
        .from(outcome)
        .where(inArray(outcome.briefId, [...briefIds]))
        .orderBy(desc(outcome.happenedOn), desc(outcome.createdAt))
    : Promise.resolve([])
/** Code and name of the establishments that sold, those within the reader's reach. */
export const sellersOf = async (tx: Tx, reach: Reach, ids: readonly string[]): Promise<Map<string, { code: string; name: string }>> => {
  if (!ids.length) return new Map()
  const { id, code, name, unitId } = Establishment.table
  const rows = await tx
    .select({ id, code, name, unitId })
    .from(Establishment.table)
    .where(inArray(id, [...ids]))
  return new Map(
    rows
      .filter(row => reach.everywhere || reach.unitIds.includes(row.unitId) || reach.establishmentIds.includes(row.id))
      .map(row => [row.id, { code: row.code, name: row.name }]),
  )
}
export const findOutcome = async (tx: Tx, briefId: string, id: string): Promise<OutcomeRow | undefined> =>
  (
    await tx
      .select()
      .from(outcome)
      .where(and(eq(outcome.briefId, briefId), eq(outcome.id, id)))
  )[0]
export const insertOutcome = async (tx: Tx, values: typeof outcome.$inferInsert): Promise<OutcomeRow> =>
  (await tx.insert(outcome).values(values).returning())[0]!
export const updateOutcome = async (tx: Tx, id: string, values: Partial<typeof outcome.$inferInsert>): Promise<OutcomeRow> =>
  (await tx.update(outcome).set(values).where(eq(outcome.id, id)).returning())[0]!

/** Projects and fairs tied to these briefs, the latest first. */
export const listLinks = (tx: Tx, briefIds: readonly string[]): Promise<LinkRow[]> =>
  briefIds.length
    ? tx
        .select()
        .from(BriefLink.table)
        .where(inArray(BriefLink.table.briefId, [...briefIds]))
        .orderBy(desc(BriefLink.table.linkedOn), desc(BriefLink.table.createdAt))
    : Promise.resolve([])
/** Published briefs that a record of one kind is tied to, the latest first. */
export const briefsOfRecord = async (tx: Tx, kind: LinkRow['kind'], recordId: string): Promise<BriefRow[]> =>
  (
    await tx
      .select({ brief: Brief.table })
      .from(BriefLink.table)
      .innerJoin(Brief.table, eq(Brief.table.id, BriefLink.table.briefId))
      .where(and(eq(BriefLink.table.kind, kind), eq(BriefLink.table.recordId, recordId)))
      .orderBy(desc(BriefLink.table.linkedOn), desc(Brief.table.code))
  ).map(({ brief }) => brief)
/** Undefined when the record is tied to the brief already. */
export const insertLink = async (tx: Tx, values: typeof BriefLink.table.$inferInsert): Promise<LinkRow | undefined> =>
  (await tx.insert(BriefLink.table).values(values).onConflictDoNothing().returning())[0]
export const deleteLink = async (tx: Tx, id: string): Promise<void> => {
  await tx.delete(BriefLink.table).where(eq(BriefLink.table.id, id))
}
