/** Entries, their pictures and the public's votes in the database. */
import { and, asc, count, eq, inArray, isNotNull, isNull, ne, notInArray, or, sql } from 'drizzle-orm'
import type { Tx } from '../../kernel/log.ts'
import { Contest } from './contests.schema.ts'
import { contestEntry, contestPicture, contestVote, type EntryRow, type PictureRow } from './entries.schema.ts'
import { contestJuror } from './judging.schema.ts'

export const findByCode = async (tx: Tx, codeHash: string, lock = false): Promise<EntryRow | undefined> => {
  const query = tx.select().from(contestEntry).where(eq(contestEntry.codeHash, codeHash))
  return (lock ? await query.for('update') : await query)[0]
}
export const findByReceipt = async (tx: Tx, contestId: string, receipt: string, lock = false): Promise<EntryRow | undefined> => {
  const query = tx
    .select()
    .from(contestEntry)
    .where(and(eq(contestEntry.contestId, contestId), eq(contestEntry.receipt, receipt)))
  return (lock ? await query.for('update') : await query)[0]
}
/** Every entry of a contest: by number once there are numbers, by receipt before. */
export const listEntries = (tx: Tx, contestId: string): Promise<EntryRow[]> =>
  tx.select().from(contestEntry).where(eq(contestEntry.contestId, contestId)).orderBy(asc(contestEntry.number), asc(contestEntry.receipt))
export const entriesById = (tx: Tx, ids: readonly string[]): Promise<EntryRow[]> =>
  ids.length
    ? tx
        .select()
        .from(contestEntry)
        .where(inArray(contestEntry.id, [...ids]))
    : Promise.resolve([])
/** Entries whose entrant, or who asked to enter for them, is called so (a folded name) or has the telephone (plain digits); at most 100. */
export const entriesSpeaking = (
  tx: Tx,
  { name, phone }: { name: string | null; phone: string | null },
  exceptContests: readonly string[] = [],
): Promise<EntryRow[]> => {
  const like = name && `%${name.replace(/[\\%_]/g, '\\$&')}%`
  return tx
    .select()
    .from(contestEntry)
    .where(
      and(
        exceptContests.length ? notInArray(contestEntry.contestId, [...exceptContests]) : undefined,
        or(
          ...(like
            ? [
                sql`search_fold(coalesce(${contestEntry.name}, '')) like ${like}`,
                sql`search_fold(coalesce(${contestEntry.mandate}, '')) like ${like}`,
              ]
            : []),
          ...(phone ? [eq(contestEntry.phone, phone)] : []),
          sql`false`,
        ),
      ),
    )
    .orderBy(asc(contestEntry.receipt))
    .limit(100)
}
/** How many entries of a contest bear the telephone number (plain digits). */
export const countOfPhone = async (tx: Tx, contestId: string, phone: string): Promise<number> =>
  (
    await tx
      .select({ entries: count() })
      .from(contestEntry)
      .where(and(eq(contestEntry.contestId, contestId), eq(contestEntry.phone, phone)))
  )[0]?.entries ?? 0
export const insertEntry = async (tx: Tx, values: typeof contestEntry.$inferInsert): Promise<EntryRow> =>
  (await tx.insert(contestEntry).values(values).returning())[0]!
export const updateEntry = async (tx: Tx, id: string, values: Partial<typeof contestEntry.$inferInsert>): Promise<EntryRow> =>
  (
    await tx
      .update(contestEntry)
      .set({ ...values, revision: sql`${contestEntry.revision} + 1` as unknown as number })
      .where(eq(contestEntry.id, id))
      .returning()
  )[0]!
/** Entries that count and are no design yet, by number. */
export const unregistered = (tx: Tx, contestId: string): Promise<EntryRow[]> =>
  tx
    .select()
    .from(contestEntry)
    .where(and(eq(contestEntry.contestId, contestId), isNotNull(contestEntry.number), isNull(contestEntry.designId)))
    .orderBy(asc(contestEntry.number))

export const listPictures = (tx: Tx, entryIds: readonly string[]): Promise<PictureRow[]> =>
  entryIds.length
    ? tx
        .select()
        .from(contestPicture)
        .where(inArray(contestPicture.entryId, [...entryIds]))
        .orderBy(asc(contestPicture.position), asc(contestPicture.createdAt))
    : Promise.resolve([])
export const findPicture = async (tx: Tx, entryId: string, id: string): Promise<PictureRow | undefined> =>
  (
    await tx
      .select()
      .from(contestPicture)
      .where(and(eq(contestPicture.entryId, entryId), eq(contestPicture.id, id)))
  )[0]
export const insertPicture = (tx: Tx, values: typeof contestPicture.$inferInsert) =>
  tx.insert(contestPicture).values(values).onConflictDoNothing()
export const deletePicture = (tx: Tx, id: string) => tx.delete(contestPicture).where(eq(contestPicture.id, id))
export const deletePictures = (tx: Tx, entryId: string) => tx.delete(contestPicture).where(eq(contestPicture.entryId, entryId))

/** Entries by the design that they became. */
export const entriesOfDesigns = (tx: Tx, designIds: readonly string[]) =>
  designIds.length
    ? tx
        .select({ entry: contestEntry, contest: Contest.table })
        .from(contestEntry)
        .innerJoin(Contest.table, eq(Contest.table.id, contestEntry.contestId))
        .where(inArray(contestEntry.designId, [...designIds]))
    : Promise.resolve([])
/** Designs of contests without a confirmed result in whose jury somebody sits or ever sat. */
export const designsJudgedBy = async (tx: Tx, accountId: string): Promise<string[]> =>
  (
    await tx
      .select({ designId: contestEntry.designId })
      .from(contestEntry)
      .innerJoin(Contest.table, eq(Contest.table.id, contestEntry.contestId))
      .innerJoin(contestJuror, eq(contestJuror.contestId, contestEntry.contestId))
      .where(and(eq(contestJuror.accountId, accountId), ne(Contest.table.state, 'confirmed'), isNotNull(contestEntry.designId)))
  ).flatMap(({ designId }) => designId ?? [])
export const entriesOfBriefs = (tx: Tx, briefIds: readonly string[]) =>
  briefIds.length
    ? tx
        .select({ entry: contestEntry, contest: Contest.table })
        .from(contestEntry)
        .innerJoin(Contest.table, eq(Contest.table.id, contestEntry.contestId))
        .where(and(inArray(contestEntry.briefId, [...briefIds]), eq(contestEntry.state, 'submitted')))
        .orderBy(asc(contestEntry.number))
    : Promise.resolve([])

/** A device's one vote of a contest: it goes to the entry, whatever it was for before. */
export const saveVote = (tx: Tx, values: typeof contestVote.$inferInsert) =>
  tx
    .insert(contestVote)
    .values(values)
    .onConflictDoUpdate({ target: [contestVote.contestId, contestVote.deviceHash], set: { entryId: values.entryId, day: values.day } })
export const voteOf = async (tx: Tx, contestId: string, deviceHash: string) =>
  (
    await tx
      .select({ number: contestEntry.number })
      .from(contestVote)
      .innerJoin(contestEntry, eq(contestEntry.id, contestVote.entryId))
      .where(and(eq(contestVote.contestId, contestId), eq(contestVote.deviceHash, deviceHash)))
  )[0]
export const countVotes = async (tx: Tx, contestId: string): Promise<Map<string, number>> =>
  new Map(
    (
      await tx
        .select({ entryId: contestVote.entryId, votes: count() })
        .from(contestVote)
        .where(eq(contestVote.contestId, contestId))
        .groupBy(contestVote.entryId)
    ).map(row => [row.entryId, row.votes]),
  )
