/** Mapping versions and names of codes in the database. */
import { and, asc, desc, eq, inArray, ne, type SQL, sql } from 'drizzle-orm'
import type { Tx } from '../../kernel/log.ts'
import { account } from '../people/people.schema.ts'
import { type CodeRow, hs, type LineRow, type MappingRow, tradeCode, tradeMapping, tradeMappingLine } from './mapping.schema.ts'

export const insertMapping = async (tx: Tx, values: typeof tradeMapping.$inferInsert): Promise<MappingRow> =>
  (await tx.insert(tradeMapping).values(values).returning())[0]!
export const findMapping = async (tx: Tx, code: string, lock = false): Promise<MappingRow | undefined> => {
  const query = tx.select().from(tradeMapping).where(eq(tradeMapping.code, code))
  return (lock ? await query.for('update') : await query)[0]
}
export const updateMapping = (tx: Tx, id: string, values: Partial<typeof tradeMapping.$inferInsert>) =>
  tx.update(tradeMapping).set(values).where(eq(tradeMapping.id, id))
/** All versions, the newest first. */
export const allMappings = (tx: Tx) =>
  tx
    .select({
      mapping: tradeMapping,
      lines: sql<number>`(select count(*)::int from trade_mapping_line l where l.mapping_id = ${tradeMapping.id})`,
      approvedBy: account.name,
    })
    .from(tradeMapping)
    .leftJoin(account, eq(account.id, tradeMapping.approvedBy))
    .orderBy(desc(tradeMapping.validFrom), desc(tradeMapping.createdAt))
/** Versions that figures may be grouped by, those first that come first unless another is asked for: the newest that was approved, then drafts. */
export const usualMappings = (tx: Tx): Promise<MappingRow[]> =>
  tx
    .select()
    .from(tradeMapping)
    .where(ne(tradeMapping.state, 'retired'))
    .orderBy(sql`${tradeMapping.state} = 'approved' desc`, desc(tradeMapping.validFrom), desc(tradeMapping.createdAt))
export const linesOf = (tx: Tx, mappingId: string): Promise<LineRow[]> =>
  tx.select().from(tradeMappingLine).where(eq(tradeMappingLine.mappingId, mappingId)).orderBy(asc(tradeMappingLine.prefix))
export const linesOfAll = (tx: Tx) =>
  tx
    .select({ mapping: tradeMapping.code, prefix: tradeMappingLine.prefix, craft: tradeMappingLine.craft })
    .from(tradeMappingLine)
    .innerJoin(tradeMapping, eq(tradeMapping.id, tradeMappingLine.mappingId))
    .where(ne(tradeMapping.state, 'retired'))
export const replaceLines = async (
  tx: Tx,
  mappingId: string,
  lines: readonly Pick<LineRow, 'prefix' | 'craft' | 'basis' | 'note'>[],
): Promise<void> => {
  await tx.delete(tradeMappingLine).where(eq(tradeMappingLine.mappingId, mappingId))
  if (lines.length) await tx.insert(tradeMappingLine).values(lines.map(line => ({ ...line, mappingId })))
}

/** Names of these codes in a nomenclature; the Harmonised System answers for what the nomenclature itself does not name. */
export const namesOf = async (tx: Tx, nomenclature: string, codes: readonly string[]): Promise<Map<string, CodeRow>> => {
  if (!codes.length) return new Map()
  const rows = await tx
    .select()
    .from(tradeCode)
    .where(and(inArray(tradeCode.nomenclature, [nomenclature, hs]), sql`${tradeCode.code} = any(${sql.param([...codes])}::text[])`))
  const found = new Map(rows.filter(row => row.nomenclature === hs).map(row => [row.code, row]))
  for (const row of rows) if (row.nomenclature === nomenclature && nomenclature !== hs) found.set(row.code, row)
  return found
}
/** Codes of the Harmonised System that begin with the digits. */
export const hsByDigits = (tx: Tx, digits: string, limit: number): Promise<CodeRow[]> =>
  tx
    .select()
    .from(tradeCode)
    .where(and(eq(tradeCode.nomenclature, hs), sql`${tradeCode.code} like ${`${digits}%`}`))
    .orderBy(asc(tradeCode.code))
    .limit(limit)
/** Codes of the Harmonised System in whose names a word begins with each of these; those where the words stand together, then the shorter codes, first. */
export const hsByWords = (tx: Tx, words: readonly string[], limit: number): Promise<CodeRow[]> => {
  const each: SQL[] = words.map(word => sql`${tradeCode.searchText} ~ ${`\\m${word.replace(/[^\p{L}\p{N}]/gu, '\\$&')}`}`)
  const together = `%${words.join(' ').replace(/[%_\\]/g, '\\$&')}%`
  return tx
    .select()
    .from(tradeCode)
    .where(and(eq(tradeCode.nomenclature, hs), ...each))
    .orderBy(sql`${tradeCode.searchText} like ${together} desc`, sql`length(${tradeCode.code})`, asc(tradeCode.code))
    .limit(limit)
}
