/** What projects hold of one establishment: machines, how many share a project, checks, papers. */
import { and, count, desc, eq, inArray, sql } from 'drizzle-orm'
import { act, type Tx } from '../../kernel/log.ts'
import { beneficiary, Machine, Paper, Project } from './projects.schema.ts'

const any = <R>(ids: readonly string[], ask: () => Promise<R[]>): Promise<R[]> => (ids.length ? ask() : Promise.resolve([]))

export const machinesOf = (tx: Tx, establishmentId: string) =>
  tx
    .select({ machine: Machine.table, project: Project.table })
    .from(Machine.table)
    .innerJoin(Project.table, eq(Project.table.id, Machine.table.projectId))
    .where(eq(Machine.table.establishmentId, establishmentId))
    .orderBy(Machine.table.name)
export const sharersOf = async (tx: Tx, projectIds: readonly string[]): Promise<Map<string, number>> =>
  new Map(
    (
      await any(projectIds, async () =>
        tx
          .select({ id: beneficiary.projectId, n: count() })
          .from(beneficiary)
          .where(inArray(beneficiary.projectId, [...projectIds]))
          .groupBy(beneficiary.projectId),
      )
    ).map(row => [row.id, Number(row.n)]),
  )
/** Acts of checking progress. */
export const checksOf = (tx: Tx, projectIds: readonly string[]) =>
  any(projectIds, async () =>
    tx
      .select({ id: act.id, projectId: act.recordId, day: act.day })
      .from(act)
      .where(and(eq(act.entity, 'project'), eq(act.action, 'check'), inArray(act.recordId, [...projectIds])))
      .orderBy(act.seq),
  )
export const papersOfProjects = (tx: Tx, projectIds: readonly string[]) =>
  any(projectIds, async () =>
    tx
      // The first act on its project since it was written is the one that brought it.
      .select({
        paper: Paper.table,
        addedOn: sql<string | null>`(select a.day::text from ${act} a where a.record_id = paper.project_id and a.at >= paper.created_at
          order by a.seq limit 1)`,
      })
      .from(Paper.table)
      .where(inArray(Paper.table.projectId, [...projectIds]))
      .orderBy(desc(Paper.table.createdAt)),
  )
