/** Designs and pictures that their owners opened to everybody. */
import { and, asc, desc, eq, inArray, isNotNull, isNull, notInArray, sql } from 'drizzle-orm'
import type { Tx } from '../../kernel/log.ts'
import { Establishment } from '../establishments/establishments.schema.ts'
import { Design } from './designs.schema.ts'
import { designView } from './views.schema.ts'

const { table } = Design
/** Opened, with at least one opened picture, and not found to be a copy. */
const open = and(
  isNotNull(table.openedOn),
  isNull(table.copyFoundOn),
  sql`exists (select 1 from ${designView} where ${designView.designId} = ${table.id} and ${designView.open})`,
)
// A household is called after its owner: the name of a person is not shown to everybody.
const makerName = sql<string | null>`case when ${Establishment.table.kind} <> 'household' then ${Establishment.table.name} end`
const selection = { design: table, makerName }

const withPictures = async <R extends { design: { id: string } }>(tx: Tx, rows: readonly R[]) => {
  const ids = rows.map(row => row.design.id)
  const { id, designId, caption, width, height } = designView
  const pictures = ids.length
    ? await tx
        .select({ id, designId, caption, width, height })
        .from(designView)
        .where(and(inArray(designId, ids), eq(designView.open, true)))
        .orderBy(asc(designView.position))
    : []
  return rows.map(row => ({
    ...row,
    pictures: pictures.filter(each => each.designId === row.design.id).map(({ designId: _, ...picture }) => picture),
  }))
}
export const openIds = async (tx: Tx): Promise<string[]> => (await tx.select({ id: table.id }).from(table).where(open)).map(row => row.id)
/** A page of the opened designs, the latest first. @param except ids of those that are not shown */
export const listOpen = async (tx: Tx, except: readonly string[], craft: string | undefined, limit: number, offset: number) => {
  const where = and(
    open,
    except.length ? notInArray(table.id, [...except]) : undefined,
    craft ? eq(table.craft, craft as 'ceramics') : undefined,
  )
  const rows = await tx
    .select(selection)
    .from(table)
    .leftJoin(Establishment.table, eq(Establishment.table.id, table.establishmentId))
    .where(where)
    .orderBy(desc(table.openedOn), asc(table.code))
    .limit(limit)
    .offset(offset)
  const [count] = await tx.select({ total: sql<number>`count(*)::int` }).from(table).where(where)
  return { rows: await withPictures(tx, rows), total: count?.total ?? 0 }
}
export const openDesignByCode = async (tx: Tx, code: string) => {
  const rows = await tx
    .select(selection)
    .from(table)
    .leftJoin(Establishment.table, eq(Establishment.table.id, table.establishmentId))
    .where(and(open, eq(table.code, code)))
  return (await withPictures(tx, rows))[0]
}
