/** Views of designs, and what the comparison keeps of them, in the database. */
import { and, asc, count, eq, gt, inArray, lte, ne, or, sql } from 'drizzle-orm'
import type { Tx } from '../../kernel/log.ts'
import { designDescription, designView, type ViewRow } from './views.schema.ts'

export const viewsOf = (tx: Tx, designIds: readonly string[]): Promise<ViewRow[]> =>
  designIds.length
    ? tx
        .select()
        .from(designView)
        .where(inArray(designView.designId, [...designIds]))
        .orderBy(asc(designView.position), asc(designView.createdAt))
    : Promise.resolve([])
export const viewsById = (tx: Tx, ids: readonly string[]): Promise<ViewRow[]> =>
  ids.length
    ? tx
        .select()
        .from(designView)
        .where(inArray(designView.id, [...ids]))
    : Promise.resolve([])
export const findView = async (tx: Tx, designId: string, id: string): Promise<ViewRow | undefined> =>
  (
    await tx
      .select()
      .from(designView)
      .where(and(eq(designView.id, id), eq(designView.designId, designId)))
  )[0]
export const insertView = async (tx: Tx, values: typeof designView.$inferInsert): Promise<ViewRow> =>
  (await tx.insert(designView).values(values).returning())[0]!
export const updateView = (tx: Tx, id: string, values: Partial<typeof designView.$inferInsert>) =>
  tx.update(designView).set(values).where(eq(designView.id, id))
export const deleteView = (tx: Tx, id: string) => tx.delete(designView).where(eq(designView.id, id))

export const anyView = async (tx: Tx): Promise<boolean> => (await tx.select({ id: designView.id }).from(designView).limit(1)).length > 0

/**
 * Writes a view's description anew; it gets the next number, so that every process sees that it changed. Writers come one after the other
 * to their end: whoever has read up to a number has missed none below it.
 */
export const writeDescription = async (tx: Tx, viewId: string, version: string, bytes: Uint8Array): Promise<void> => {
  await tx.execute(sql`select pg_advisory_xact_lock(hashtext('design_description'))`)
  // The view may have been taken off meanwhile.
  if (!(await tx.select({ id: designView.id }).from(designView).where(eq(designView.id, viewId)).for('share')).length) return
  await tx.delete(designDescription).where(eq(designDescription.viewId, viewId))
  await tx.insert(designDescription).values({ viewId, version, bytes })
}
/** Descriptions of a version that came after a number, in order. */
export const descriptionsAfter = (tx: Tx, version: string, seq: number, limit: number) =>
  tx
    .select()
    .from(designDescription)
    .where(and(eq(designDescription.version, version), gt(designDescription.seq, seq)))
    .orderBy(asc(designDescription.seq))
    .limit(limit)
/** How many descriptions of a version there are up to a number. */
export const countDescriptions = async (tx: Tx, version: string, seq: number): Promise<number> =>
  (
    await tx
      .select({ total: count() })
      .from(designDescription)
      .where(and(eq(designDescription.version, version), lte(designDescription.seq, seq)))
  )[0]?.total ?? 0
/** Views without a description of this version, in the order of their ids. */
export const undescribed = (tx: Tx, version: string, after: string | null, limit: number) =>
  tx
    .select({ id: designView.id, sha256: designView.sha256 })
    .from(designView)
    .leftJoin(designDescription, eq(designDescription.viewId, designView.id))
    .where(
      and(
        or(sql`${designDescription.viewId} is null`, ne(designDescription.version, version)),
        after === null ? undefined : gt(designView.id, after),
      ),
    )
    .orderBy(asc(designView.id))
    .limit(limit)
/** How many designs have a view that can be compared, how many such views there are, and how many cannot be compared yet. */
export const comparable = async (tx: Tx, version: string, excluded: readonly string[]) => {
  const { rows } = await tx.execute<{ designs: number; pictures: number; unread: number }>(sql`
    select count(distinct v.design_id) filter (where d.version = ${version})::int as designs,
      count(*) filter (where d.version = ${version})::int as pictures,
      count(*) filter (where d.version is distinct from ${version})::int as unread
    from ${designView} v left join ${designDescription} d on d.view_id = v.id
    where not (v.design_id = any (${sql.param([...excluded])}::uuid[]))`)
  return rows[0] ?? { designs: 0, pictures: 0, unread: 0 }
}
