/** Contests in the database. */
import { and, count, desc, eq, inArray, ne, sql } from 'drizzle-orm'
import { act, type Tx } from '../../kernel/log.ts'
import { Contest, type ContestRow } from './contests.schema.ts'
import { contestEntry } from './entries.schema.ts'

const { table } = Contest

/** The contest with the code, held for the transaction when it is about to change. */
export const findContest = async (tx: Tx, code: string, lock = false): Promise<ContestRow | undefined> => {
  const query = tx.select().from(table).where(eq(table.code, code))
  return (lock ? await query.for('update') : await query)[0]
}
export const contestById = async (tx: Tx, id: string, lock = false): Promise<ContestRow> => {
  const query = tx.select().from(table).where(eq(table.id, id))
  return (lock ? await query.for('update') : await query)[0]!
}
export const contestsById = async (tx: Tx, ids: readonly string[]): Promise<ContestRow[]> =>
  ids.length
    ? tx
        .select()
        .from(table)
        .where(inArray(table.id, [...ids]))
    : []
export const listContests = (tx: Tx): Promise<ContestRow[]> => tx.select().from(table).orderBy(desc(table.year), desc(table.code))
/** Every contest that the public may read, the latest first. */
export const listPublic = (tx: Tx): Promise<ContestRow[]> =>
  tx.select().from(table).where(ne(table.state, 'draft')).orderBy(desc(table.year), desc(table.code)).limit(30)
export const insertContest = async (tx: Tx, values: typeof table.$inferInsert): Promise<ContestRow> =>
  (await tx.insert(table).values(values).returning())[0]!
export const updateContest = async (tx: Tx, id: string, values: Partial<typeof table.$inferInsert>): Promise<ContestRow> =>
  (
    await tx
      .update(table)
      .set({ ...values, revision: sql`${table.revision} + 1` as unknown as number })
      .where(eq(table.id, id))
      .returning()
  )[0]!

/** Entries of contests by state and group. */
export const countEntries = (tx: Tx, contestIds: readonly string[]) =>
  contestIds.length
    ? tx
        .select({ contestId: contestEntry.contestId, state: contestEntry.state, craft: contestEntry.craft, count: count() })
        .from(contestEntry)
        .where(inArray(contestEntry.contestId, [...contestIds]))
        .groupBy(contestEntry.contestId, contestEntry.state, contestEntry.craft)
    : []

/** Who did one of these to the record. */
export const actorsOf = async (tx: Tx, recordId: string, action: string): Promise<Set<string>> =>
  new Set(
    (
      await tx
        .selectDistinct({ id: act.actorId })
        .from(act)
        .where(and(eq(act.recordId, recordId), eq(act.action, action)))
    ).flatMap(({ id }) => (id ? [id] : [])),
  )
