/** Documents of law and their versions on the database. */
import { aliasedTable, asc, desc, eq, inArray, max, or, sql } from 'drizzle-orm'
import type { Tx } from '../../kernel/log.ts'
import { account } from '../people/people.schema.ts'
import { type DocumentRow, type LawVersionRow, LegalDocument, lawVersion } from './documents.schema.ts'

const table = LegalDocument.table
const drafter = aliasedTable(account, 'drafter')
const adopter = aliasedTable(account, 'adopter')

/** Versions of adopted documents, and of the drafts named, which stand first as if adopted last. */
export const listAdded = (tx: Tx, drafts: readonly string[] = []): Promise<{ version: LawVersionRow; document: DocumentRow }[]> =>
  tx
    .select({ version: lawVersion, document: table })
    .from(lawVersion)
    .innerJoin(table, eq(table.id, lawVersion.documentId))
    .where(or(eq(table.state, 'adopted'), drafts.length ? inArray(table.id, [...drafts]) : undefined))
    .orderBy(sql`${table.adoption} desc nulls first`, desc(table.serial), asc(lawVersion.code))
const selected = (tx: Tx) =>
  tx
    .select({ document: table, draftedBy: drafter.name, adoptedBy: adopter.name })
    .from(table)
    .leftJoin(drafter, eq(drafter.id, table.draftedBy))
    .leftJoin(adopter, eq(adopter.id, table.adoptedBy))
/** Every document with the names of who drafted and adopted it, the newest first. */
export const listDocuments = (tx: Tx) => selected(tx).orderBy(desc(table.serial))
export const findDocument = async (tx: Tx, id: string) => (await selected(tx).where(eq(table.id, id)))[0]
/** The row of a document, locked for a change. */
export const lockDocument = async (tx: Tx, id: string): Promise<DocumentRow | undefined> =>
  (await tx.select().from(table).where(eq(table.id, id)).for('update'))[0]
export const listVersions = (tx: Tx, documentIds: readonly string[]): Promise<LawVersionRow[]> =>
  documentIds.length
    ? tx
        .select()
        .from(lawVersion)
        .where(inArray(lawVersion.documentId, [...documentIds]))
        .orderBy(asc(lawVersion.code))
    : Promise.resolve([])

type NewDocument = Omit<typeof table.$inferInsert, 'serial'>
/** The next serial number comes with the row. */
export const insertDocument = async (tx: Tx, values: NewDocument): Promise<DocumentRow> => {
  await tx.execute(sql`select pg_advisory_xact_lock(20120706)`)
  const [last] = await tx.select({ serial: max(table.serial) }).from(table)
  return (
    await tx
      .insert(table)
      .values({ ...values, serial: (last?.serial ?? 0) + 1 })
      .returning()
  )[0]!
}
export const updateDocument = async (tx: Tx, id: string, values: Partial<typeof table.$inferInsert>): Promise<DocumentRow> =>
  (
    await tx
      .update(table)
      .set({ ...values, revision: sql`${table.revision} + 1` as unknown as number })
      .where(eq(table.id, id))
      .returning()
  )[0]!
/** The place in the order of adoptions that the next one takes. */
export const nextAdoption = async (tx: Tx): Promise<number> =>
  ((await tx.select({ last: max(table.adoption) }).from(table))[0]?.last ?? 0) + 1
/** The whole list of versions of a draft, anew. */
export const replaceVersions = async (
  tx: Tx,
  documentId: string,
  versions: readonly Pick<LawVersionRow, 'code' | 'clause' | 'values'>[],
): Promise<void> => {
  await tx.delete(lawVersion).where(eq(lawVersion.documentId, documentId))
  if (versions.length) await tx.insert(lawVersion).values(versions.map(version => ({ ...version, documentId })))
}
