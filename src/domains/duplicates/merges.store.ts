/** Merges as they are kept, and what decides who may merge. */
import { and, desc, eq, inArray, isNull, sql } from 'drizzle-orm'
import type { Reach } from '../../kernel/access.ts'
import type { Tx } from '../../kernel/log.ts'
import { EstablishmentName } from '../establishments/establishments.schema.ts'
import { grant } from '../people/people.schema.ts'
import { type MatchedKind, type MergeRow, merge } from './duplicates.schema.ts'
import { named, reaches } from './records.store.ts'

/** The clock is the database's at this moment, after the records were locked: merges of one record come in the order in which they were made. */
const now = sql`clock_timestamp()` as unknown as Date
export const insertMerge = async (tx: Tx, values: typeof merge.$inferInsert): Promise<MergeRow> =>
  (
    await tx
      .insert(merge)
      .values({ ...values, createdAt: now })
      .returning()
  )[0]!
export const findMerge = async (tx: Tx, id: string): Promise<MergeRow | undefined> =>
  (await tx.select().from(merge).where(eq(merge.id, id)).for('update'))[0]
export const closeMerge = (tx: Tx, id: string, values: Pick<typeof merge.$inferInsert, 'undoneBy' | 'undoneOn' | 'undoReason'>) =>
  tx.update(merge).set(values).where(eq(merge.id, id))
/** Merges after this one that still stand and may depend on it: of the same records, or of another kind. Newest first. */
export const laterMerges = (tx: Tx, row: MergeRow): Promise<MergeRow[]> =>
  tx
    .select()
    .from(merge)
    .where(
      and(
        isNull(merge.undoneOn),
        sql`${merge.createdAt} > (select m.created_at from merge m where m.id = ${row.id})`,
        sql`(${merge.entity} <> ${row.entity} or ${merge.keptId} in (${row.keptId}, ${row.goneId}) or ${merge.goneId} in (${row.keptId}, ${row.goneId}))`,
      ),
    )
    .orderBy(desc(merge.createdAt))

/** The name that a merge keeps of the record that is gone; it has the merge's own id, so that an un-merge finds it. */
export const insertOtherName = (tx: Tx, id: string, establishmentId: string, name: string, kind: 'former' | 'alias', note: string) =>
  tx.insert(EstablishmentName.table).values({ id, establishmentId, name, kind, note })
export const deleteOtherName = (tx: Tx, id: string) => tx.delete(EstablishmentName.table).where(eq(EstablishmentName.table.id, id))

/** Project states in which the file is still in local hands. */
const localStates = ['draft', 'submitted', 'supplement', 'surveyed']
/** Codes of projects of these records that the city has begun to handle: a local officer may not move those. */
export const cityProjects = async (tx: Tx, kind: MatchedKind, ids: readonly string[]): Promise<string[]> => {
  const establishments = {
    establishment: sql`select e.id from establishment e where e.id in ${[...ids]}`,
    village: sql`select e.id from establishment e where e.village_id in ${[...ids]}`,
    artisan: sql`select null::uuid`,
    person: sql`select null::uuid`,
  }[kind]
  const { rows } = await tx.execute<{ code: string }>(
    sql`select distinct p.code from project p join (
          select project_id, establishment_id from project_beneficiary union select project_id, establishment_id from machine) b on b.project_id = p.id
        where b.establishment_id in (${establishments}) and p.state not in ${localStates} order by 1`,
  )
  return rows.map(row => row.code)
}

/** Accounts that sign in for one of these establishments. */
export const accountsOf = async (tx: Tx, establishmentIds: readonly string[]): Promise<string[]> =>
  (
    await tx
      .selectDistinct({ id: grant.accountId })
      .from(grant)
      .where(inArray(grant.establishmentId, [...establishmentIds]))
  ).map(row => row.id)
/** Accounts that hold these grants. */
export const accountsByGrant = async (tx: Tx, ids: readonly string[]): Promise<string[]> =>
  ids.length
    ? (
        await tx
          .selectDistinct({ id: grant.accountId })
          .from(grant)
          .where(inArray(grant.id, [...ids]))
      ).map(row => row.id)
    : []

export interface MergeLine extends Record<string, unknown> {
  id: string
  kind: MatchedKind
  on: string
  reason: string | null
  by: string | null
  undoneOn: string | null
  undoneBy: string | null
  undoReason: string | null
  moved: number
  putAside: number
  keptId: string
  keptCode: string | null
  keptName: string
  goneId: string
  goneCode: string | null
  goneName: string
}
export interface MergeFilter {
  kind?: MatchedKind | undefined
  /** Only merges that had this record as either party. */
  recordId?: string | undefined
  standing?: boolean | undefined
  limit: number
  offset: number
}
/** Merges within reach, newest first. */
export const listMerges = async (
  tx: Tx,
  reach: Reach,
  filter: MergeFilter,
): Promise<{ rows: MergeLine[]; total: number; standing: number }> => {
  const source = sql`from merge m
    join ${named} k on k.kind = m.entity and k.id = m.kept_id join ${named} g on g.kind = m.entity and g.id = m.gone_id
    where ${reaches(reach, sql`k.unit_id`)} and ${reaches(reach, sql`g.unit_id`)}
      ${filter.kind ? sql`and m.entity = ${filter.kind}` : sql``}
      ${filter.recordId ? sql`and ${filter.recordId} in (m.kept_id, m.gone_id)` : sql``}
      ${filter.standing ? sql`and m.undone_on is null` : sql``}`
  const { rows } = await tx.execute<MergeLine>(
    sql`select m.id, m.entity as kind, m."on"::text as "on", m.reason, m.undone_on::text as "undoneOn", m.undo_reason as "undoReason",
          (select a.name from account a where a.id = m.by) as by, (select a.name from account a where a.id = m.undone_by) as "undoneBy",
          jsonb_array_length(m.moves) as moved, jsonb_array_length(m.put_aside) as "putAside",
          k.id as "keptId", k.code as "keptCode", k.name as "keptName", g.id as "goneId", g.code as "goneCode", g.name as "goneName"
        ${source} order by m.created_at desc limit ${filter.limit} offset ${filter.offset}`,
  )
  const { rows: counts } = await tx.execute<{ total: number; standing: number }>(
    sql`select count(*) as total, count(*) filter (where m.undone_on is null) as standing ${source}`,
  )
  return { rows, total: Number(counts[0]?.total ?? 0), standing: Number(counts[0]?.standing ?? 0) }
}
