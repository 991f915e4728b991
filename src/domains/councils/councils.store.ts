/** Councils in the database. */
import { and, asc, desc, eq, inArray, isNotNull, isNull, sql } from 'drizzle-orm'
import { act, type Tx } from '../../kernel/log.ts'
import { account } from '../people/people.schema.ts'
import { Project } from '../projects/projects.schema.ts'
import { council, councilConflict, councilMember, councilProject, councilScore, scoreSheet } from './councils.schema.ts'

export const listSheets = (tx: Tx) => tx.select().from(scoreSheet).orderBy(desc(scoreSheet.validFrom), asc(scoreSheet.code))
export const findSheet = async (tx: Tx, id: string) => (await tx.select().from(scoreSheet).where(eq(scoreSheet.id, id)).for('update'))[0]
export const insertSheet = async (tx: Tx, values: typeof scoreSheet.$inferInsert) =>
  (await tx.insert(scoreSheet).values(values).returning())[0]!
export const updateSheet = (tx: Tx, id: string, values: Partial<typeof scoreSheet.$inferInsert>) =>
  tx.update(scoreSheet).set(values).where(eq(scoreSheet.id, id))

export const listCouncils = (tx: Tx, year: number) =>
  tx
    .select({
      council,
      members: sql<number>`(select count(*) from council_member m where m.council_id = council.id and m.left_on is null)::int`,
      projects: sql<number>`(select count(*) from council_project p where p.council_id = council.id)::int`,
      mine: sql<string[]>`array(select m.account_id::text from council_member m where m.council_id = council.id and m.left_on is null)`,
    })
    .from(council)
    .where(eq(council.year, year))
    .orderBy(desc(council.createdAt))
export const findCouncil = async (tx: Tx, code: string, lock = false) => {
  const query = tx.select().from(council).where(eq(council.code, code))
  return (lock ? await query.for('update') : await query)[0]
}
export const insertCouncil = async (tx: Tx, values: typeof council.$inferInsert) =>
  (await tx.insert(council).values(values).returning())[0]!
export const updateCouncil = async (tx: Tx, id: string, values: Partial<typeof council.$inferInsert>) =>
  (
    await tx
      .update(council)
      .set({ ...values, revision: sql`${council.revision} + 1` as unknown as number })
      .where(eq(council.id, id))
      .returning()
  )[0]!

export const listMembers = (tx: Tx, councilId: string) =>
  tx
    .select({ member: councilMember, name: account.name })
    .from(councilMember)
    .innerJoin(account, eq(account.id, councilMember.accountId))
    .where(eq(councilMember.councilId, councilId))
    .orderBy(sql`array_position(array['chair', 'secretary', 'member'], ${councilMember.seat})`, asc(account.name))
export const insertMember = async (tx: Tx, values: typeof councilMember.$inferInsert) =>
  (await tx.insert(councilMember).values(values).returning())[0]!
export const updateMember = (tx: Tx, id: string, values: Partial<typeof councilMember.$inferInsert>) =>
  tx.update(councilMember).set(values).where(eq(councilMember.id, id))

export const listCouncilProjects = (tx: Tx, councilId: string) =>
  tx.select({ id: councilProject.projectId }).from(councilProject).where(eq(councilProject.councilId, councilId))
export const replaceProjects = async (tx: Tx, councilId: string, projectIds: readonly string[]) => {
  await tx.delete(councilProject).where(eq(councilProject.councilId, councilId))
  if (projectIds.length) await tx.insert(councilProject).values(projectIds.map(projectId => ({ councilId, projectId })))
}
/** Projects in another council that has not closed. */
export const projectsElsewhere = (tx: Tx, councilId: string, projectIds: readonly string[]) =>
  projectIds.length
    ? tx
        .select({ code: Project.table.code, council: council.code })
        .from(councilProject)
        .innerJoin(council, eq(council.id, councilProject.councilId))
        .innerJoin(Project.table, eq(Project.table.id, councilProject.projectId))
        .where(
          and(
            inArray(councilProject.projectId, [...projectIds]),
            sql`${councilProject.councilId} <> ${councilId}`,
            sql`${council.state} <> 'closed'`,
          ),
        )
    : []

export const listConflicts = (tx: Tx, councilId: string) =>
  tx
    .select({ conflict: councilConflict })
    .from(councilConflict)
    .innerJoin(councilMember, eq(councilMember.id, councilConflict.memberId))
    .where(eq(councilMember.councilId, councilId))
    .orderBy(asc(councilConflict.since))
    .then(rows => rows.map(row => row.conflict))
export const insertConflict = (tx: Tx, values: typeof councilConflict.$inferInsert) =>
  tx.insert(councilConflict).values(values).onConflictDoNothing()
export const liftConflict = (tx: Tx, id: string, values: { liftedOn: string; liftedReason: string }) =>
  tx
    .update(councilConflict)
    .set(values)
    .where(and(eq(councilConflict.id, id), isNull(councilConflict.liftedOn)))
/** Who prepared which of the projects: an interest that the log knows. */
export const preparersOf = (tx: Tx, accountIds: readonly string[], projectIds: readonly string[]) =>
  accountIds.length && projectIds.length
    ? tx
        .selectDistinct({ accountId: sql<string>`${act.actorId}`, projectId: act.recordId })
        .from(act)
        .where(
          and(
            eq(act.entity, 'project'),
            inArray(act.recordId, [...projectIds]),
            inArray(act.actorId, [...accountIds]),
            inArray(act.action, ['create', 'edit', 'imported', 'submit']),
          ),
        )
    : []

export const listScores = (tx: Tx, councilId: string) => tx.select().from(councilScore).where(eq(councilScore.councilId, councilId))
export const saveScore = (tx: Tx, values: typeof councilScore.$inferInsert) =>
  tx
    .insert(councilScore)
    .values(values)
    .onConflictDoUpdate({
      target: [councilScore.memberId, councilScore.projectId, councilScore.round],
      set: { points: values.points, note: values.note ?? null, submittedOn: values.submittedOn ?? null, updatedAt: sql`now()` },
    })

/** The latest closed result of each project, with the council that found it. */
export const latestResults = (tx: Tx, projectIds: readonly string[]) =>
  projectIds.length
    ? tx
        .selectDistinctOn([councilProject.projectId], {
          projectId: councilProject.projectId,
          council: council.code,
          name: council.name,
          round: council.round,
          closedOn: council.closedOn,
          results: council.results,
        })
        .from(councilProject)
        .innerJoin(council, eq(council.id, councilProject.councilId))
        .where(and(inArray(councilProject.projectId, [...projectIds]), eq(council.state, 'closed'), isNotNull(council.results)))
        .orderBy(councilProject.projectId, desc(council.closedOn), desc(council.createdAt))
    : []
