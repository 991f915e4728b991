/** What the clocks of applications are read from: submission, requests, the call's days, how far the project is. */
import { and, eq, inArray, isNotNull, isNull, type SQL } from 'drizzle-orm'
import type { Day } from '../../kernel/dates.ts'
import type { Tx } from '../../kernel/log.ts'
import { Call } from '../calls/calls.schema.ts'
import { Project } from '../projects/projects.schema.ts'
import { type ApplicationRow, application, applicationRequest } from './applications.schema.ts'

export interface Timed {
  row: ApplicationRow
  /** Working days that the call gives; null where it says none. */
  allowed: number | null
  appraisedOn: Day | null
  /** When the project was refused or stopped. */
  endedOn: Day | null
}
const timed = (tx: Tx, where: SQL | undefined): Promise<Timed[]> =>
  tx
    .select({
      row: application,
      allowed: Call.table.handlingDays,
      appraisedOn: Project.table.appraisedOn,
      endedOn: Project.table.endedOn,
    })
    .from(application)
    .innerJoin(Call.table, eq(Call.table.id, application.callId))
    .leftJoin(Project.table, eq(Project.table.id, application.projectId))
    .where(and(isNotNull(application.submittedOn), where))
export const timedById = (tx: Tx, ids: readonly string[]) => timed(tx, inArray(application.id, [...ids]))
export const timedByProject = (tx: Tx, projectIds: readonly string[]) => timed(tx, inArray(application.projectId, [...projectIds]))
/** Those that nobody has taken in yet. */
export const timedWaiting = (tx: Tx) => timed(tx, and(eq(application.state, 'submitted'), isNull(application.projectId)))

export const requestsOf = (tx: Tx, ids: readonly string[]) =>
  ids.length
    ? tx
        .select()
        .from(applicationRequest)
        .where(inArray(applicationRequest.applicationId, [...ids]))
    : Promise.resolve([])
/** Applications that wait for their supplement until a day. */
export const openSupplements = async (tx: Tx): Promise<{ row: ApplicationRow; dueOn: Day }[]> =>
  (
    await tx
      .select({ row: application, dueOn: applicationRequest.dueOn })
      .from(applicationRequest)
      .innerJoin(application, eq(application.id, applicationRequest.applicationId))
      .where(and(eq(application.state, 'supplement'), isNull(applicationRequest.answeredOn), isNotNull(applicationRequest.dueOn)))
  ).flatMap(({ row, dueOn }) => (dueOn ? [{ row, dueOn }] : []))
