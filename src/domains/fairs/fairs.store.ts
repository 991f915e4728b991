/** Fairs and participations in the database. */
import { eq, inArray } from 'drizzle-orm'
import type { Tx } from '../../kernel/log.ts'
import { Establishment } from '../establishments/establishments.schema.ts'
import { Fair, Participation } from './fairs.schema.ts'

export type FairDraft = typeof Fair.table.$inferInsert & { id: string }
export type ParticipationDraft = typeof Participation.table.$inferInsert & { id: string }

export const selectFairs = (tx: Tx, codes: readonly string[]) =>
  codes.length
    ? tx
        .select()
        .from(Fair.table)
        .where(inArray(Fair.table.code, [...codes]))
    : Promise.resolve([])
export const fairsById = (tx: Tx, ids: readonly string[]) =>
  ids.length
    ? tx
        .select()
        .from(Fair.table)
        .where(inArray(Fair.table.id, [...ids]))
    : Promise.resolve([])
/** Who takes part in a fair, with their establishments, by name. */
export const participantsOf = (tx: Tx, fairId: string) =>
  tx
    .select({ participation: Participation.table, establishment: Establishment.table })
    .from(Participation.table)
    .innerJoin(Establishment.table, eq(Establishment.table.id, Participation.table.establishmentId))
    .where(eq(Participation.table.fairId, fairId))
    .orderBy(Establishment.table.name, Establishment.table.code)
export const insertFairs = (tx: Tx, rows: readonly FairDraft[]) => tx.insert(Fair.table).values([...rows])
export const selectParticipations = (tx: Tx, fairIds: readonly string[]) =>
  fairIds.length
    ? tx
        .select()
        .from(Participation.table)
        .where(inArray(Participation.table.fairId, [...fairIds]))
    : Promise.resolve([])
export const insertParticipations = (tx: Tx, rows: readonly ParticipationDraft[]) => tx.insert(Participation.table).values([...rows])
