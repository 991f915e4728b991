/** Ties between projects and fairs in the database. */
import { and, asc, eq, inArray } from 'drizzle-orm'
import type { Tx } from '../../kernel/log.ts'
import { Fair } from '../fairs/fairs.schema.ts'
import { ProjectFair } from './fair-support.schema.ts'

const { table } = ProjectFair

export const projectsOfFair = (tx: Tx, fairId: string) =>
  tx.select().from(table).where(eq(table.fairId, fairId)).orderBy(asc(table.linkedOn), asc(table.createdAt))
/** Codes of the fairs that each of these projects paid for. */
export const fairsOfProjects = (tx: Tx, projectIds: readonly string[]) =>
  projectIds.length
    ? tx
        .select({ projectId: table.projectId, code: Fair.table.code, name: Fair.table.name })
        .from(table)
        .innerJoin(Fair.table, eq(Fair.table.id, table.fairId))
        .where(inArray(table.projectId, [...projectIds]))
        .orderBy(Fair.table.startsOn, Fair.table.code)
    : Promise.resolve([])
/** Ties them; undefined when they were tied already. */
export const insertTie = async (tx: Tx, values: typeof table.$inferInsert) =>
  (await tx.insert(table).values(values).onConflictDoNothing().returning())[0]
/** Unties them; undefined when they were not tied. */
export const deleteTie = async (tx: Tx, projectId: string, fairId: string) =>
  (
    await tx
      .delete(table)
      .where(and(eq(table.projectId, projectId), eq(table.fairId, fairId)))
      .returning()
  )[0]
