/** Applications in the database. */
import { and, asc, count, desc, eq, inArray, isNull, lt, type SQL, sql } from 'drizzle-orm'
import type { Reach } from '../../kernel/access.ts'
import type { Day } from '../../kernel/dates.ts'
import { act, type Performer, type Tx, version } from '../../kernel/log.ts'
import { Call, type CallRow } from '../calls/calls.schema.ts'
import { Establishment, Village } from '../establishments/establishments.schema.ts'
import { Project } from '../projects/projects.schema.ts'
import { unit } from '../reference/units.schema.ts'
import {
  type ApplicationRow,
  type ApplicationState,
  application,
  applicationPaper,
  applicationRequest,
  applicationVersion,
  lostPatch,
  seenPatch,
} from './applications.schema.ts'

export interface Held {
  row: ApplicationRow
  call: CallRow
}
const one = async (tx: Tx, where: SQL | undefined, lock: boolean): Promise<Held | undefined> => {
  const query = tx
    .select({ row: application, call: Call.table })
    .from(application)
    .innerJoin(Call.table, eq(Call.table.id, application.callId))
    .where(where)
  return (lock ? await query.for('update', { of: application }) : await query)[0]
}
export const findByToken = (tx: Tx, tokenHash: string, lock = false) => one(tx, eq(application.tokenHash, tokenHash), lock)
export const findByReceipt = (tx: Tx, receipt: string, lock = false) => one(tx, eq(application.receipt, receipt), lock)
export const findByProject = (tx: Tx, projectId: string, lock = false) => one(tx, eq(application.projectId, projectId), lock)
export const insertApplication = async (tx: Tx, values: typeof application.$inferInsert): Promise<ApplicationRow> =>
  (await tx.insert(application).values(values).returning())[0]!
export const updateApplication = async (tx: Tx, id: string, values: Partial<typeof application.$inferInsert>): Promise<ApplicationRow> =>
  (await tx.update(application).set(values).where(eq(application.id, id)).returning())[0]!

/** Why a project was last sent back. */
export const returnedWhy = async (tx: Tx, projectId: string): Promise<string | null> =>
  (
    await tx
      .select({ reason: version.reason })
      .from(act)
      .innerJoin(version, eq(version.actId, act.id))
      .where(and(eq(act.entity, 'project'), eq(act.recordId, projectId), eq(act.action, 'return')))
      .orderBy(desc(act.seq))
      .limit(1)
  )[0]?.reason ?? null
/** Who opened a draft, as the record of acts has it. */
export const openedBy = async (tx: Tx, id: string): Promise<Performer> =>
  (
    await tx
      .select({ id: act.actorId, role: act.role, unitId: act.unitId })
      .from(act)
      .where(and(eq(act.entity, 'application'), eq(act.recordId, id), inArray(act.action, ['open', 'open_for'])))
      .orderBy(asc(act.seq))
      .limit(1)
  )[0] ?? { id: null, role: null, unitId: null }

/** Which of the typings have arrived before. */
export const seenOf = async (tx: Tx, ids: readonly string[]): Promise<Set<string>> =>
  new Set(
    ids.length
      ? (
          await tx
            .select({ id: seenPatch.id })
            .from(seenPatch)
            .where(inArray(seenPatch.id, [...ids]))
        ).map(row => row.id)
      : [],
  )
export const markSeen = async (tx: Tx, applicationId: string, ids: readonly string[]): Promise<void> => {
  if (ids.length)
    await tx
      .insert(seenPatch)
      .values(ids.map(id => ({ id, applicationId })))
      .onConflictDoNothing()
}
export const insertLost = (tx: Tx, values: typeof lostPatch.$inferInsert) => tx.insert(lostPatch).values(values).onConflictDoNothing()
export const listLost = (tx: Tx, applicationId: string) =>
  tx
    .select()
    .from(lostPatch)
    .where(and(eq(lostPatch.applicationId, applicationId), eq(lostPatch.dismissed, false)))
    .orderBy(asc(lostPatch.at))
export const dismissLost = (tx: Tx, applicationId: string, id: string) =>
  tx
    .update(lostPatch)
    .set({ dismissed: true })
    .where(and(eq(lostPatch.applicationId, applicationId), eq(lostPatch.id, id)))
/** What typing left behind, once it is frozen in a version. */
export const clearTyping = async (tx: Tx, applicationId: string): Promise<void> => {
  await tx.delete(lostPatch).where(eq(lostPatch.applicationId, applicationId))
  await tx.delete(seenPatch).where(eq(seenPatch.applicationId, applicationId))
}

export const listPapers = (tx: Tx, applicationId: string) =>
  tx.select().from(applicationPaper).where(eq(applicationPaper.applicationId, applicationId)).orderBy(asc(applicationPaper.createdAt))
export const findPaper = async (tx: Tx, applicationId: string, id: string) =>
  (
    await tx
      .select()
      .from(applicationPaper)
      .where(and(eq(applicationPaper.applicationId, applicationId), eq(applicationPaper.id, id)))
  )[0]
export const insertPaper = async (tx: Tx, values: typeof applicationPaper.$inferInsert) =>
  (await tx.insert(applicationPaper).values(values).returning())[0]!
export const setRemoved = (tx: Tx, id: string, removed: boolean) =>
  tx.update(applicationPaper).set({ removed }).where(eq(applicationPaper.id, id))
/** Lets go of papers that were taken out. Answers the hashes of their files. */
export const deleteRemoved = async (tx: Tx, applicationId: string): Promise<string[]> =>
  (
    await tx
      .delete(applicationPaper)
      .where(and(eq(applicationPaper.applicationId, applicationId), eq(applicationPaper.removed, true)))
      .returning({ sha256: applicationPaper.sha256 })
  ).map(row => row.sha256)

export const listVersions = (tx: Tx, applicationId: string) =>
  tx.select().from(applicationVersion).where(eq(applicationVersion.applicationId, applicationId)).orderBy(asc(applicationVersion.number))
export const insertVersion = async (tx: Tx, values: typeof applicationVersion.$inferInsert) =>
  (await tx.insert(applicationVersion).values(values).returning())[0]!
export const listRequests = (tx: Tx, applicationId: string) =>
  tx
    .select()
    .from(applicationRequest)
    .where(eq(applicationRequest.applicationId, applicationId))
    .orderBy(asc(applicationRequest.askedOn), asc(applicationRequest.id))
export const insertRequest = async (tx: Tx, values: typeof applicationRequest.$inferInsert) =>
  (await tx.insert(applicationRequest).values(values).returning())[0]!
export const answerRequests = (tx: Tx, applicationId: string, day: Day, version: number | null) =>
  tx
    .update(applicationRequest)
    .set({ answeredOn: day, version })
    .where(and(eq(applicationRequest.applicationId, applicationId), isNull(applicationRequest.answeredOn)))

const within = (reach: Reach): SQL | undefined =>
  reach.everywhere ? undefined : reach.unitIds.length ? inArray(application.unitId, [...reach.unitIds]) : sql`false`
/** Submitted applications within reach, those that wait longest first. */
export const listSubmitted = (tx: Tx, reach: Reach, states: readonly ApplicationState[]) =>
  tx
    .select({
      row: application,
      callTitle: Call.table.title,
      unitName: unit.fullName,
      projectCode: Project.table.code,
      projectState: Project.table.state,
    })
    .from(application)
    .innerJoin(Call.table, eq(Call.table.id, application.callId))
    .leftJoin(unit, eq(unit.id, application.unitId))
    .leftJoin(Project.table, eq(Project.table.id, application.projectId))
    .where(and(inArray(application.state, [...states]), within(reach)))
    .orderBy(asc(application.submittedOn), asc(application.receipt))
    .limit(500)
/** Applications of an account, or that it files for others. */
export const listOfAccount = (tx: Tx, accountId: string) =>
  tx
    .select({ row: application, callTitle: Call.table.title, closesOn: Call.table.closesOn })
    .from(application)
    .innerJoin(Call.table, eq(Call.table.id, application.callId))
    .where(
      sql`(${application.accountId} = ${accountId} or ${application.onBehalfBy} = ${accountId}) and ${application.state} in ('draft', 'supplement')`,
    )
    .orderBy(desc(application.touchedOn))
    .limit(50)

/** Drafts of calls, and what was submitted: counts only. */
export const countByCall = (tx: Tx, callIds: readonly string[]) =>
  tx
    .select({
      callId: application.callId,
      state: application.state,
      activity: application.activity,
      unitId: application.unitId,
      unitName: unit.fullName,
      n: count(),
    })
    .from(application)
    .leftJoin(unit, eq(unit.id, application.unitId))
    .where(inArray(application.callId, [...callIds]))
    .groupBy(application.callId, application.state, application.activity, application.unitId, unit.fullName)
export const activitiesOfCall = async (tx: Tx, callId: string): Promise<string[]> =>
  (await tx.selectDistinct({ activity: application.activity }).from(application).where(eq(application.callId, callId))).map(
    row => row.activity,
  )
export const draftsOfCall = (tx: Tx, callId: string) =>
  tx
    .select()
    .from(application)
    .where(and(eq(application.callId, callId), eq(application.state, 'draft')))

/** Drafts that nobody touched since before the day and that were never submitted. */
export const oldDrafts = (tx: Tx, before: Day) =>
  tx
    .select()
    .from(application)
    .where(and(eq(application.state, 'draft'), lt(application.touchedOn, before), isNull(application.receipt)))
    .limit(500)
/** A draft with all that hangs on it. */
export const deleteDraft = async (tx: Tx, id: string): Promise<void> => {
  await clearTyping(tx, id)
  await tx.delete(applicationPaper).where(eq(applicationPaper.applicationId, id))
  await tx.delete(application).where(eq(application.id, id))
}
export const establishmentById = async (tx: Tx, id: string) =>
  (await tx.select().from(Establishment.table).where(eq(Establishment.table.id, id)))[0]
export const villagesByCode = (tx: Tx, codes: readonly string[]) =>
  codes.length
    ? tx
        .select({ code: Village.table.code, name: Village.table.name })
        .from(Village.table)
        .where(inArray(Village.table.code, [...codes]))
    : Promise.resolve([])
export const projectById = async (tx: Tx, id: string) => (await tx.select().from(Project.table).where(eq(Project.table.id, id)))[0]
