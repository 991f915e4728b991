/** Calls in the database. */
import { and, asc, desc, eq, gte, inArray, isNull, lte } from 'drizzle-orm'
import type { Day } from '../../kernel/dates.ts'
import type { Tx } from '../../kernel/log.ts'
import { Call, CallFile, type CallFileRow, type CallRow } from './calls.schema.ts'

const { table } = Call

/** The call with the code, held for the transaction when it is about to change. */
export const findCall = async (tx: Tx, code: string, lock = false): Promise<CallRow | undefined> => {
  const query = tx.select().from(table).where(eq(table.code, code))
  return (lock ? await query.for('update') : await query)[0]
}
/** Every call, the latest days first. */
export const listCalls = (tx: Tx): Promise<CallRow[]> => tx.select().from(table).orderBy(desc(table.opensOn), desc(table.code))
/** Published calls that take applications on the day, the first to close first. */
export const listOpen = (tx: Tx, day: Day): Promise<CallRow[]> =>
  tx
    .select()
    .from(table)
    .where(and(eq(table.state, 'published'), lte(table.opensOn, day), gte(table.closesOn, day)))
    .orderBy(asc(table.closesOn), asc(table.code))
/** Every call that the public may read, the latest days first. */
export const listPublic = (tx: Tx): Promise<CallRow[]> =>
  tx
    .select()
    .from(table)
    .where(inArray(table.state, ['published', 'closed']))
    .orderBy(desc(table.closesOn), desc(table.code))
    .limit(50)
export const insertCall = async (tx: Tx, values: typeof table.$inferInsert): Promise<CallRow> =>
  (await tx.insert(table).values(values).returning())[0]!
export const updateCall = async (tx: Tx, id: string, values: Partial<typeof table.$inferInsert>): Promise<CallRow> =>
  (await tx.update(table).set(values).where(eq(table.id, id)).returning())[0]!

const files = CallFile.table
/** A call's files, the first attached first; those taken back only when asked for. */
export const listFiles = (tx: Tx, callId: string, withdrawn: boolean): Promise<CallFileRow[]> =>
  tx
    .select()
    .from(files)
    .where(and(eq(files.callId, callId), withdrawn ? undefined : isNull(files.withdrawnOn)))
    .orderBy(asc(files.createdAt), asc(files.id))
export const findFile = async (tx: Tx, callId: string, id: string): Promise<CallFileRow | undefined> =>
  (
    await tx
      .select()
      .from(files)
      .where(and(eq(files.callId, callId), eq(files.id, id)))
  )[0]
export const insertFile = async (tx: Tx, values: typeof files.$inferInsert): Promise<CallFileRow> =>
  (await tx.insert(files).values(values).returning())[0]!
export const updateFile = (tx: Tx, id: string, withdrawnOn: Day | null) => tx.update(files).set({ withdrawnOn }).where(eq(files.id, id))
