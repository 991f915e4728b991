/** The versions of records and the workbook rows they came from. */
import { and, asc, eq, inArray, sql } from 'drizzle-orm'
import { act, type Tx, version } from '../../kernel/log.ts'
import { Import, sourceRow } from '../reference/sources.schema.ts'
import { unit } from '../reference/units.schema.ts'
import { Artisan, Village } from './establishments.schema.ts'

/** Every act on a record with its values, in the order of the log. */
export const listVersions = (tx: Tx, entity: string, recordId: string) =>
  tx
    .select({ act, values: version.values, reason: version.reason, erasedAt: version.erasedAt, unitName: unit.fullName })
    .from(act)
    .leftJoin(version, eq(version.actId, act.id))
    .leftJoin(unit, eq(unit.id, act.unitId))
    .where(and(eq(act.entity, entity), eq(act.recordId, recordId)))
    .orderBy(act.seq)

/** The workbook rows that records were read from, with the instant of their import, earliest first. */
export const listSources = (tx: Tx, recordIds: readonly string[]) =>
  recordIds.length
    ? tx
        .select({
          recordId: sourceRow.recordId,
          importId: sourceRow.importId,
          file: sourceRow.file,
          sheet: sourceRow.sheet,
          row: sourceRow.row,
          at: Import.table.createdAt,
        })
        .from(sourceRow)
        .innerJoin(Import.table, eq(Import.table.id, sourceRow.importId))
        .where(sql`${sourceRow.recordId} = any(${sql.param([...recordIds])}::uuid[])`)
        .orderBy(asc(Import.table.createdAt), asc(sourceRow.row))
    : []

export const villagesByIds = (tx: Tx, ids: readonly string[]) =>
  ids.length
    ? tx
        .select()
        .from(Village.table)
        .where(inArray(Village.table.id, [...ids]))
    : []
/** Artisans who work at an establishment. */
export const listArtisans = (tx: Tx, establishmentId: string) =>
  tx
    .select()
    .from(Artisan.table)
    .where(and(eq(Artisan.table.establishmentId, establishmentId), sql`${Artisan.table.mergedInto} is null`))
    .orderBy(Artisan.table.name)
