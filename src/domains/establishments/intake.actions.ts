/** Bulk intake of villages and establishments, in the transaction of an import that logs what it brings in. */
import type { Tx } from '../../kernel/log.ts'
import type { EstablishmentRow, VillageRow } from './establishments.schema.ts'
import * as store from './intake.store.ts'

export type { EstablishmentDraft, VillageDraft } from './intake.store.ts'

interface Coded {
  id: string
  code: string
  mergedInto: string | null
}
const byCode = <R extends Coded>(rows: readonly R[]) => new Map(rows.map(row => [row.code, row]))
/** Code → the record that stands for it today: what was merged away is found as the record that was kept. */
const standing = async <R extends Coded>(rows: readonly R[], byId: (ids: readonly string[]) => Promise<R[]>): Promise<Map<string, R>> => {
  const found = byCode(rows)
  const seen = new Set<string>()
  for (;;) {
    const gone = [...found].flatMap(([code, row]) => (row.mergedInto && !seen.has(row.id) ? [[code, row.id, row.mergedInto] as const] : []))
    if (!gone.length) return found
    const kept = new Map((await byId([...new Set(gone.map(([, , into]) => into))])).map(row => [row.id, row]))
    for (const [code, id, into] of gone) {
      seen.add(id)
      const row = kept.get(into)
      if (row) found.set(code, row)
    }
  }
}
/** What links by a village's code point to: the village, or the one that it was merged into. */
export const villagesByCode = async (tx: Tx, codes: readonly string[]): Promise<Map<string, VillageRow>> =>
  standing(await store.selectVillages(tx, codes), ids => store.selectVillagesById(tx, ids))
/** What links by an establishment's code point to: the establishment, or the one that it was merged into. */
export const establishmentsByCode = async (tx: Tx, codes: readonly string[]): Promise<Map<string, EstablishmentRow>> =>
  standing(await store.selectEstablishments(tx, codes), ids => store.selectEstablishmentsById(tx, ids))
/** The rows themselves that have these codes, merged away or not. */
export const storedVillages = async (tx: Tx, codes: readonly string[]): Promise<Map<string, VillageRow>> =>
  byCode(await store.selectVillages(tx, codes))
export const storedEstablishments = async (tx: Tx, codes: readonly string[]): Promise<Map<string, EstablishmentRow>> =>
  byCode(await store.selectEstablishments(tx, codes))

export const takeInVillages = async (tx: Tx, rows: readonly store.VillageDraft[]): Promise<void> => {
  await store.insertVillages(tx, rows)
}
export const takeInEstablishments = async (tx: Tx, rows: readonly store.EstablishmentDraft[]): Promise<void> => {
  await store.insertEstablishments(tx, rows)
}

/** The whole record as its version keeps it, personal values too: a version can be erased, and every fact is to have its source. */
export const recordedEstablishment = ({ search, ...row }: store.EstablishmentDraft): Record<string, unknown> => row
