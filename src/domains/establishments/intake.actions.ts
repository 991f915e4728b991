/** Bulk intake of villages and establishments, in the transaction of an import that logs what it brings in. */
import type { Tx } from '../../kernel/log.ts'
import type { EstablishmentRow, RecognitionRow, VillageRow } from './establishments.schema.ts'
import * as store from './intake.store.ts'
import { insertPeriods, type PeriodDraft, selectPeriods } from './recognitions.store.ts'

export type { EstablishmentDraft, VillageDraft } from './intake.store.ts'
export type { PeriodDraft } from './recognitions.store.ts'

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
/** A village as a row of a workbook tells of it: with its only, or first, period of recognition. */
export interface VillageTold extends store.VillageDraft {
  period: PeriodDraft | null
}
type PeriodSaid = Pick<RecognitionRow, 'recognitionNumber' | 'recognisedOn' | 'withdrawalNumber' | 'withdrawnOn'>
/** What a workbook says of a period. */
export const saidOfPeriod = (period: PeriodSaid | PeriodDraft | null | undefined) => ({
  recognitionNumber: period?.recognitionNumber ?? null,
  recognisedOn: period?.recognisedOn ?? null,
  withdrawalNumber: period?.withdrawalNumber ?? null,
  withdrawnOn: period?.withdrawnOn ?? null,
})
/** A village as it is compared with what is stored: its own facts and those of the period that the row tells of. */
export const comparedVillage = ({ period, ...village }: VillageTold) => ({ ...village, ...saidOfPeriod(period) })
/** The villages that have these codes, merged away or not, each with the period of the day that its row names, or else its first. */
export const storedVillages = async (tx: Tx, told: readonly VillageTold[]): Promise<Map<string, VillageRow & PeriodSaid>> => {
  const rows = await store.selectVillages(
    tx,
    told.map(({ code }) => code),
  )
  const day = new Map(told.map(({ code, period }) => [code, period?.recognisedOn ?? null]))
  const periods = await selectPeriods(
    tx,
    rows.map(({ id }) => id),
  )
  return new Map(
    rows.map(row => {
      const own = periods.filter(period => period.villageId === row.id)
      return [row.code, { ...row, ...saidOfPeriod(own.find(period => period.recognisedOn === day.get(row.code)) ?? own[0]) }]
    }),
  )
}
/** The periods of these villages, by village. */
export const periodsByVillage = async (tx: Tx, villageIds: readonly string[]): Promise<ReadonlyMap<string, RecognitionRow[]>> => {
  const found = new Map<string, RecognitionRow[]>()
  for (const row of await selectPeriods(tx, villageIds)) found.set(row.villageId, [...(found.get(row.villageId) ?? []), row])
  return found
}
export const takeInPeriods = async (tx: Tx, rows: readonly PeriodDraft[]): Promise<void> => {
  await insertPeriods(tx, rows)
}
export const storedEstablishments = async (tx: Tx, codes: readonly string[]): Promise<Map<string, EstablishmentRow>> =>
  byCode(await store.selectEstablishments(tx, codes))

export const takeInVillages = async (tx: Tx, rows: readonly VillageTold[]): Promise<void> => {
  await store.insertVillages(
    tx,
    rows.map(({ period, ...village }) => village),
  )
  await insertPeriods(
    tx,
    rows.flatMap(({ period }) => period ?? []),
  )
}
/** What the log keeps of a village that a workbook brought. */
export const recordedVillageTold = ({ search, period, ...row }: VillageTold): Record<string, unknown> => ({
  ...row,
  recognitions: period ? [{ id: period.id, ...saidOfPeriod(period) }] : [],
})
export const takeInEstablishments = async (tx: Tx, rows: readonly store.EstablishmentDraft[]): Promise<void> => {
  await store.insertEstablishments(tx, rows)
}

/** The whole record as its version keeps it, personal values too: a version can be erased, and every fact is to have its source. */
export const recordedEstablishment = ({ search, ...row }: store.EstablishmentDraft): Record<string, unknown> => row
