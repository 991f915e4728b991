/** The fairs of an establishment. */
import { eq } from 'drizzle-orm'
import type { Tx } from '../../kernel/log.ts'
import { Fair, Participation } from './fairs.schema.ts'

export const fairsOf = (tx: Tx, establishmentId: string) =>
  tx
    .select({ participation: Participation.table, fair: Fair.table })
    .from(Participation.table)
    .innerJoin(Fair.table, eq(Fair.table.id, Participation.table.fairId))
    .where(eq(Participation.table.establishmentId, establishmentId))
    .orderBy(Fair.table.startsOn, Fair.table.code)
