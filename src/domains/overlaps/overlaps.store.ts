/** Findings, decisions and checks in the database. */
import { desc, eq, inArray, or, sql } from 'drizzle-orm'
import type { Reach } from '../../kernel/access.ts'
import type { Day } from '../../kernel/dates.ts'
import type { Tx } from '../../kernel/log.ts'
import type { Likelihood } from './compare/score.rules.ts'
import type { EvidenceKind } from './compare/support.schema.ts'
import { type CheckRow, type OverlapRow, type OverlapState, overlap, overlapCheck } from './overlaps.schema.ts'

export type OverlapDraft = Pick<OverlapRow, 'projectId' | 'otherProjectId' | 'otherRowId' | 'bits' | 'likelihood' | 'evidence'>

/** Findings that one of these projects is part of; all when no projects are named. */
export const overlapsTouching = (tx: Tx, projectIds: readonly string[] | null): Promise<OverlapRow[]> =>
  tx
    .select()
    .from(overlap)
    .where(
      projectIds
        ? projectIds.length
          ? or(inArray(overlap.projectId, [...projectIds]), inArray(overlap.otherProjectId, [...projectIds]))
          : sql`false`
        : undefined,
    )
export const insertOverlaps = async (tx: Tx, drafts: readonly OverlapDraft[], foundOn: Day): Promise<void> => {
  for (let start = 0; start < drafts.length; start += 500)
    await tx
      .insert(overlap)
      .values(drafts.slice(start, start + 500).map(draft => ({ ...draft, foundOn })))
      .onConflictDoNothing()
}
export const updateOverlap = (tx: Tx, id: string, values: Partial<typeof overlap.$inferInsert>) =>
  tx.update(overlap).set(values).where(eq(overlap.id, id))
export const dropOverlaps = async (tx: Tx, ids: readonly string[]): Promise<void> => {
  for (let start = 0; start < ids.length; start += 500) await tx.delete(overlap).where(inArray(overlap.id, ids.slice(start, start + 500)))
}
export const findOverlap = async (tx: Tx, id: string, lock = false): Promise<OverlapRow | undefined> => {
  const query = tx.select().from(overlap).where(eq(overlap.id, id))
  return (lock ? await query.for('update') : await query)[0]
}

/** Whether a project is within reach. */
const reaches = (reach: Reach, project: string) => {
  if (reach.everywhere) return sql`true`
  const p = sql.identifier(project)
  const places = reach.unitIds.length ? sql`${p}.unit_id in ${[...reach.unitIds]}` : sql`false`
  const own = reach.establishmentIds.length
    ? sql`exists (select from project_beneficiary b where b.project_id = ${p}.id and b.establishment_id in ${[...reach.establishmentIds]})`
    : sql`false`
  return sql`(${places} or ${own})`
}
export interface OverlapFilter {
  state?: OverlapState | undefined
  likelihood?: Likelihood | undefined
  kind?: EvidenceKind | undefined
  year?: number | undefined
  /** Against another project, or against a list's row. */
  other?: 'project' | 'row' | undefined
  listId?: string | undefined
  /** Words of either side's name or code. */
  words?: readonly string[] | undefined
  /** Code of a project that is one of the two. */
  code?: string | undefined
}
const matching = (reach: Reach, filter: OverlapFilter) => sql`
  from overlap o join project p on p.id = o.project_id left join project q on q.id = o.other_project_id
    left join support_list_row r on r.id = o.other_row_id left join support_list l on l.id = r.list_id
  where (q.id is not null or r.id is not null) and (${reaches(reach, 'p')} or (q.id is not null and ${reaches(reach, 'q')}))
    ${filter.state ? sql`and o.state = ${filter.state}` : sql``}
    ${filter.likelihood ? sql`and o.likelihood = ${filter.likelihood}` : sql``}
    ${filter.kind ? sql`and o.evidence @> ${JSON.stringify([{ kind: filter.kind }])}::jsonb` : sql``}
    ${filter.year ? sql`and ${filter.year} in (p.year, q.year, r.year)` : sql``}
    ${filter.other ? (filter.other === 'row' ? sql`and r.id is not null` : sql`and q.id is not null`) : sql``}
    ${filter.listId ? sql`and r.list_id = ${filter.listId}` : sql``}
    ${filter.code ? sql`and (p.code = ${filter.code} or q.code = ${filter.code})` : sql``}
    ${sql.join(
      (filter.words ?? []).map(word => {
        const like = `%${word.replace(/[%_\\]/g, '\\$&')}%`
        return sql`and (p.search like ${like} or q.search like ${like} or search_fold(r.name || ' ' || coalesce(r.content, '')) like ${like})`
      }),
      sql` `,
    )}`

export interface OverlapLine extends Record<string, unknown> {
  id: string
  likelihood: Likelihood
  bits: number
  evidence: OverlapRow['evidence']
  state: OverlapState
  reason: string | null
  decidedOn: string | null
  foundOn: string
  projectId: string
  code: string
  name: string
  year: number
  otherCode: string | null
  otherName: string
  otherYear: number
  listName: string | null
}
const columns = sql`o.id, o.likelihood, o.bits, o.evidence, o.state, o.reason, o.decided_on::text as "decidedOn", o.found_on::text as "foundOn",
  o.project_id as "projectId", p.code, p.name, p.year, q.code as "otherCode", coalesce(q.name, r.name) as "otherName", coalesce(q.year, r.year) as "otherYear",
  l.name as "listName"`
const order = sql`order by o.bits desc, o.id`
export const listOverlaps = async (tx: Tx, reach: Reach, filter: OverlapFilter, limit: number, offset: number): Promise<OverlapLine[]> =>
  (await tx.execute<OverlapLine>(sql`select ${columns} ${matching(reach, filter)} ${order} limit ${limit} offset ${offset}`)).rows
export const countOverlaps = async (tx: Tx, reach: Reach, filter: OverlapFilter) =>
  (
    await tx.execute<{ state: OverlapState; likelihood: Likelihood; count: number }>(
      sql`select o.state, o.likelihood, count(*)::int as count ${matching(reach, filter)} group by 1, 2`,
    )
  ).rows
/** The finding after this one in the same list; null at the end. */
export const nextOverlap = async (
  tx: Tx,
  reach: Reach,
  filter: OverlapFilter,
  after: { id: string; bits: number },
): Promise<string | null> => {
  const { rows } = await tx.execute<{ id: string }>(
    sql`select o.id ${matching(reach, filter)} and o.id <> ${after.id}
        order by (-o.bits, o.id) > (-${after.bits}::real, ${after.id}::uuid) desc, o.bits desc, o.id limit 1`,
  )
  return rows[0]?.id ?? null
}
/** Whether a finding is within reach: one of its projects is. */
export const overlapWithin = async (tx: Tx, reach: Reach, id: string): Promise<boolean> =>
  (await tx.execute(sql`select 1 ${matching(reach, {})} and o.id = ${id}`)).rows.length > 0

export interface Noted extends Record<string, unknown> {
  projectId: string
  otherId: string | null
  likelihood: Likelihood
  state: OverlapState
  code: string
  otherCode: string | null
  listName: string | null
}
/** Findings of projects as appraisal names them. */
export const notesOf = async (tx: Tx, projectIds: readonly string[]): Promise<Noted[]> =>
  projectIds.length
    ? (
        await tx.execute<Noted>(
          sql`select o.project_id as "projectId", o.other_project_id as "otherId", o.likelihood, o.state, p.code, q.code as "otherCode", l.name as "listName"
              from overlap o join project p on p.id = o.project_id left join project q on q.id = o.other_project_id
                left join support_list_row r on r.id = o.other_row_id left join support_list l on l.id = r.list_id
              where (o.project_id in ${[...projectIds]} or o.other_project_id in ${[...projectIds]}) and (q.id is not null or r.id is not null)
              order by o.bits desc, o.id`,
        )
      ).rows
    : []

export const lastChecks = async (tx: Tx, projectIds: readonly string[]): Promise<Map<string, CheckRow>> =>
  new Map(
    projectIds.length
      ? (
          await tx
            .selectDistinctOn([overlapCheck.projectId])
            .from(overlapCheck)
            .where(inArray(overlapCheck.projectId, [...projectIds]))
            .orderBy(overlapCheck.projectId, desc(overlapCheck.createdAt))
        ).map(row => [row.projectId, row])
      : [],
  )
export const checksOf = (tx: Tx, projectId: string): Promise<CheckRow[]> =>
  tx.select().from(overlapCheck).where(eq(overlapCheck.projectId, projectId)).orderBy(desc(overlapCheck.createdAt)).limit(20)
export const insertChecks = async (tx: Tx, rows: readonly (typeof overlapCheck.$inferInsert)[]): Promise<void> => {
  for (let start = 0; start < rows.length; start += 500) await tx.insert(overlapCheck).values(rows.slice(start, start + 500))
}
export const extendChecks = async (tx: Tx, ids: readonly string[], lastOn: Day): Promise<void> => {
  if (ids.length)
    await tx
      .update(overlapCheck)
      .set({ lastOn })
      .where(inArray(overlapCheck.id, [...ids]))
}
/** Findings and checks of projects that are gone with the import that brought them. */
export const dropOrphans = async (tx: Tx): Promise<void> => {
  await tx.execute(sql`delete from overlap o where not exists (select from project p where p.id = o.project_id)
    or (o.other_project_id is not null and not exists (select from project p where p.id = o.other_project_id))`)
  await tx.execute(sql`delete from overlap_check c where not exists (select from project p where p.id = c.project_id)`)
}
