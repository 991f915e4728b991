/** Papers of establishments in the database. */
import { and, desc, eq, isNull, sql } from 'drizzle-orm'
import { act, type Tx, version } from '../../kernel/log.ts'
import { Establishment, EstablishmentPaper } from './establishments.schema.ts'

const table = EstablishmentPaper.table

/** Papers, latest first, with the day of the act that brought each: on this record, or on one that was merged into it. */
export const listPapers = (tx: Tx, establishmentId: string) =>
  tx
    .select({
      paper: table,
      addedOn: sql<string | null>`(select a.day::text from ${version} v join ${act} a on a.id = v.act_id
        where v.record_id in (select e.id from ${Establishment.table} e where establishment_paper.establishment_id in (e.id, e.merged_into))
          and v.values -> 'paper' ->> 'id' = establishment_paper.id::text limit 1)`,
    })
    .from(table)
    .where(eq(table.establishmentId, establishmentId))
    .orderBy(desc(table.createdAt))
export const findPaper = async (tx: Tx, establishmentId: string, id: string) =>
  (
    await tx
      .select()
      .from(table)
      .where(and(eq(table.id, id), eq(table.establishmentId, establishmentId)))
  )[0]
/** Papers whose files are still kept, held until the transaction ends. */
export const keptPapers = (tx: Tx, establishmentId: string) =>
  tx
    .select()
    .from(table)
    .where(and(eq(table.establishmentId, establishmentId), isNull(table.erasedOn)))
    .for('update')
export const updatePaper = (tx: Tx, id: string, values: Partial<typeof table.$inferInsert>) =>
  tx.update(table).set(values).where(eq(table.id, id))
export const insertPaper = async (tx: Tx, values: typeof table.$inferInsert) => (await tx.insert(table).values(values).returning())[0]!
