/** Requests to appraise again, on the database. */
import { and, eq, inArray, isNull } from 'drizzle-orm'
import type { Day } from '../../kernel/dates.ts'
import type { Tx } from '../../kernel/log.ts'
import { rejudgement } from './rejudge.schema.ts'

/** The open request of each of these projects that has one. */
export const openRejudgements = async (tx: Tx, projectIds: readonly string[]) =>
  new Map(
    (projectIds.length
      ? await tx
          .select()
          .from(rejudgement)
          .where(and(inArray(rejudgement.projectId, [...projectIds]), isNull(rejudgement.doneOn)))
      : []
    ).map(row => [row.projectId, row]),
  )
/** False when one is open already. */
export const insertRejudgement = async (tx: Tx, values: typeof rejudgement.$inferInsert): Promise<boolean> =>
  (await tx.insert(rejudgement).values(values).onConflictDoNothing().returning({ id: rejudgement.id })).length === 1
export const closeRejudgement = async (tx: Tx, projectId: string, doneOn: Day): Promise<void> => {
  await tx
    .update(rejudgement)
    .set({ doneOn })
    .where(and(eq(rejudgement.projectId, projectId), isNull(rejudgement.doneOn)))
}
