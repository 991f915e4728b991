/** Bulk intake of villages and establishments, in the transaction of an import that logs what it brings in. */
import type { Tx } from '../../kernel/log.ts'
import { Establishment, type EstablishmentRow, type VillageRow } from './establishments.schema.ts'
import * as store from './intake.store.ts'

export type { EstablishmentDraft, VillageDraft } from './intake.store.ts'

const byCode = <R extends { code: string }>(rows: readonly R[]) => new Map(rows.map(row => [row.code, row]))
/** The villages that have these codes. */
export const villagesByCode = async (tx: Tx, codes: readonly string[]): Promise<Map<string, VillageRow>> =>
  byCode(await store.selectVillages(tx, codes))
/** The establishments that have these codes. */
export const establishmentsByCode = async (tx: Tx, codes: readonly string[]): Promise<Map<string, EstablishmentRow>> =>
  byCode(await store.selectEstablishments(tx, codes))

export const takeInVillages = async (tx: Tx, rows: readonly store.VillageDraft[]): Promise<void> => {
  await store.insertVillages(tx, rows)
}
export const takeInEstablishments = async (tx: Tx, rows: readonly store.EstablishmentDraft[]): Promise<void> => {
  await store.insertEstablishments(tx, rows)
}

/** What the log may keep of an establishment: no personal value, and not a 12-digit tax code, which is its owner's own number. */
export const recordedEstablishment = (row: store.EstablishmentDraft): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries(row).filter(
      ([key, value]) =>
        key !== 'search' &&
        !Establishment.personal.includes(key) &&
        !(key === 'taxCode' && typeof value === 'string' && value.length === 12),
    ),
  )
