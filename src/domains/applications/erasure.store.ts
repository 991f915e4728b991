/** Personal values of applications in the database: found for whoever asks about them, emptied, and which files are needed still. */
import { eq, inArray, type SQL, sql } from 'drizzle-orm'
import type { Tx } from '../../kernel/log.ts'
import {
  type ApplicationRow,
  application,
  applicationPaper,
  applicationRequest,
  applicationVersion,
  lostPatch,
} from './applications.schema.ts'

/** What somebody is looked for by: a folded name, plain digits, e-mail in lower case; null is not looked for. */
export interface Sought {
  name: string | null
  phone: string | null
  email: string | null
  number: string | null
}
const most = 100
const any = (conditions: SQL[]): SQL => sql`(${sql.join([sql`false`, ...conditions], sql` or `)})`
/** Whether one set of values speaks of the person; `at` reads a field of it. */
const speaks = ({ name, phone, email, number }: Sought, at: (key: string) => SQL): SQL => {
  const like = name && `%${name.replace(/[\\%_]/g, '\\$&')}%`
  const digits = (key: string) => sql`regexp_replace(coalesce(${at(key)}, ''), '\\D', '', 'g')`
  return any([
    ...(like
      ? [
          sql`search_fold(coalesce(${at('representative')}, '')) like ${like}`,
          sql`(coalesce(${at('kind')}, 'household') in ('household', 'artisan') and search_fold(coalesce(${at('name')}, '')) like ${like})`,
        ]
      : []),
    ...(phone ? [sql`${digits('phone')} = ${phone}`] : []),
    ...(email ? [sql`lower(${at('email')}) = ${email}`] : []),
    ...(number ? [sql`${digits('taxCode')} = ${number}`] : []),
  ])
}
/** Applications that speak of somebody: as they are typed now, or in a version that was submitted; the oldest first, at most 100. */
export const applicationsSpeaking = (tx: Tx, sought: Sought): Promise<ApplicationRow[]> =>
  tx
    .select()
    .from(application)
    .where(
      any([
        ...(sought.phone ? [sql`${application.phone} = ${sought.phone}`] : []),
        ...(sought.name
          ? [sql`search_fold(coalesce(${application.mandate}, '')) like ${`%${sought.name.replace(/[\\%_]/g, '\\$&')}%`}`]
          : []),
        speaks(sought, key => sql`(${application.cells} -> ${key}::text ->> 'value')`),
        sql`exists (select from application_version v where v.application_id = ${application.id} and ${speaks(sought, key => sql`(v.values ->> ${key}::text)`)})`,
      ]),
    )
    .orderBy(application.number)
    .limit(most)
export const applicationsById = (tx: Tx, ids: readonly string[], lock = false): Promise<ApplicationRow[]> => {
  if (!ids.length) return Promise.resolve([])
  const query = tx
    .select()
    .from(application)
    .where(inArray(application.id, [...ids]))
    .orderBy(application.number)
  return lock ? query.for('update') : query
}
export const applicationsOfEstablishments = (tx: Tx, establishmentIds: readonly string[]): Promise<ApplicationRow[]> =>
  establishmentIds.length
    ? tx
        .select()
        .from(application)
        .where(inArray(application.establishmentId, [...establishmentIds]))
        .orderBy(application.number)
    : Promise.resolve([])

export const versionsOf = (tx: Tx, ids: readonly string[]) =>
  ids.length
    ? tx
        .select()
        .from(applicationVersion)
        .where(inArray(applicationVersion.applicationId, [...ids]))
        .orderBy(applicationVersion.applicationId, applicationVersion.number)
    : Promise.resolve([])
export const lostOf = (tx: Tx, ids: readonly string[]) =>
  ids.length
    ? tx
        .select()
        .from(lostPatch)
        .where(inArray(lostPatch.applicationId, [...ids]))
        .orderBy(lostPatch.at)
    : Promise.resolve([])
export const papersOf = (tx: Tx, ids: readonly string[]) =>
  ids.length
    ? tx
        .select()
        .from(applicationPaper)
        .where(inArray(applicationPaper.applicationId, [...ids]))
        .orderBy(applicationPaper.createdAt)
    : Promise.resolve([])
export const requestsOf = (tx: Tx, ids: readonly string[]) =>
  ids.length
    ? tx
        .select()
        .from(applicationRequest)
        .where(inArray(applicationRequest.applicationId, [...ids]))
        .orderBy(applicationRequest.askedOn)
    : Promise.resolve([])

/** Empties a version; the trigger lets it through because it says so. */
export const emptyVersion = (tx: Tx, id: string, values: Pick<typeof applicationVersion.$inferSelect, 'values' | 'papers'>) =>
  tx
    .update(applicationVersion)
    .set({ ...values, erased: true })
    .where(eq(applicationVersion.id, id))
export const updatePaper = (tx: Tx, id: string, values: Partial<typeof applicationPaper.$inferInsert>) =>
  tx.update(applicationPaper).set(values).where(eq(applicationPaper.id, id))
export const updateRequest = (tx: Tx, id: string, values: Partial<typeof applicationRequest.$inferInsert>) =>
  tx.update(applicationRequest).set(values).where(eq(applicationRequest.id, id))
export const dropLost = (tx: Tx, applicationId: string) => tx.delete(lostPatch).where(eq(lostPatch.applicationId, applicationId))
