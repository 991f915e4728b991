/** What erasing a person needs of the register's tables. */
import { and, asc, eq, inArray } from 'drizzle-orm'
import { act, type Tx, version } from '../../kernel/log.ts'
import { Artisan, Establishment, EstablishmentName } from './establishments.schema.ts'

/** An establishment, held until the transaction ends; merged away ones too. */
export const heldEstablishment = async (tx: Tx, id: string) =>
  (await tx.select().from(Establishment.table).where(eq(Establishment.table.id, id)).for('update'))[0]
export const heldArtisan = async (tx: Tx, id: string) =>
  (await tx.select().from(Artisan.table).where(eq(Artisan.table.id, id)).for('update'))[0]
export const renameNames = (tx: Tx, ids: readonly string[], name: string) =>
  tx
    .update(EstablishmentName.table)
    .set({ name, note: null })
    .where(inArray(EstablishmentName.table.id, [...ids]))
/** Versions of a record in the order of its acts. */
export const versionsInOrder = (tx: Tx, entity: string, recordId: string) =>
  tx
    .select({ actId: act.id, values: version.values })
    .from(act)
    .innerJoin(version, eq(version.actId, act.id))
    .where(and(eq(act.entity, entity), eq(act.recordId, recordId)))
    .orderBy(asc(act.seq))
