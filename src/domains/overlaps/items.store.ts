/** Numbers and pictures of projects' papers in the database. */
import { and, eq, inArray, sql } from 'drizzle-orm'
import type { Tx } from '../../kernel/log.ts'
import { Paper } from '../projects/projects.schema.ts'
import { type EvidenceRow, SupportEvidence } from './overlaps.schema.ts'

const table = SupportEvidence.table
export const insertItems = (tx: Tx, rows: readonly (typeof table.$inferInsert)[]) =>
  tx
    .insert(table)
    .values([...rows])
    .returning({ id: table.id })
export const itemsOf = (tx: Tx, projectId: string): Promise<{ item: EvidenceRow; paper: string | null }[]> =>
  tx
    .select({ item: table, paper: sql<string | null>`coalesce(${Paper.table.fileName}, ${Paper.table.number})` })
    .from(table)
    .leftJoin(Paper.table, eq(Paper.table.id, table.paperId))
    .where(eq(table.projectId, projectId))
    .orderBy(table.kind, table.createdAt)
export const itemsOfMany = (tx: Tx, projectIds: readonly string[]): Promise<EvidenceRow[]> =>
  projectIds.length
    ? tx
        .select()
        .from(table)
        .where(inArray(table.projectId, [...projectIds]))
        .orderBy(table.kind, table.createdAt)
    : Promise.resolve([])
export const findItem = async (tx: Tx, projectId: string, id: string): Promise<EvidenceRow | undefined> =>
  (
    await tx
      .select()
      .from(table)
      .where(and(eq(table.id, id), eq(table.projectId, projectId)))
  )[0]
export const deleteItem = (tx: Tx, id: string) => tx.delete(table).where(eq(table.id, id))
/** Whether a paper is the project's own. */
export const paperOf = async (tx: Tx, projectId: string, paperId: string): Promise<boolean> =>
  (
    await tx
      .select({ id: Paper.table.id })
      .from(Paper.table)
      .where(and(eq(Paper.table.id, paperId), eq(Paper.table.projectId, projectId)))
  ).length > 0
/** Accounts `e` of projects that benefit only these establishments. */
const accountsOf = (establishmentIds: readonly string[]) => {
  const theirs = sql`(${sql.param([...establishmentIds])}::uuid[])`
  return sql`e.kind = 'bank_account' and e.value is not null
    and exists (select from project_beneficiary b where b.project_id = e.project_id and b.establishment_id = any ${theirs})
    and not exists (select from project_beneficiary b where b.project_id = e.project_id and b.establishment_id <> all ${theirs})`
}
/** Such accounts, with the project of each. */
export const accountsFor = async (tx: Tx, establishmentIds: readonly string[]): Promise<{ project: string; value: string }[]> =>
  (
    await tx.execute<{ project: string; value: string }>(
      sql`select p.code as project, e.value from support_evidence e join project p on p.id = e.project_id where ${accountsOf(establishmentIds)} order by 1, 2`,
    )
  ).rows
/** Empties such accounts. Answers the ids of what was emptied. */
export const emptyAccounts = async (tx: Tx, establishmentIds: readonly string[]): Promise<string[]> => {
  if (!establishmentIds.length) return []
  const { rows } = await tx.execute<{ id: string }>(
    sql`update support_evidence e set value = null, match_key = null where ${accountsOf(establishmentIds)} returning e.id`,
  )
  return rows.map(row => row.id)
}
/** Takes what was compared of these papers' pictures away. */
export const forgetPictures = (tx: Tx, paperIds: readonly string[]) =>
  tx
    .update(SupportEvidence.table)
    .set({ matchKey: null })
    .where(inArray(SupportEvidence.table.paperId, [...paperIds]))
