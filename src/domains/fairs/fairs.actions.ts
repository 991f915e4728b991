/** Brings fairs and participations in, in the transaction of an import that logs what it brings. */
import type { Tx } from '../../kernel/log.ts'
import * as store from './fairs.store.ts'

export type { FairDraft, ParticipationDraft } from './fairs.store.ts'

/** The fairs that have these codes. */
export const fairsByCode = async (tx: Tx, codes: readonly string[]) =>
  new Map((await store.selectFairs(tx, codes)).map(row => [row.code, row]))
export const takeInFairs = async (tx: Tx, rows: readonly store.FairDraft[]): Promise<void> => {
  await store.insertFairs(tx, rows)
}
/** Who takes part in these fairs. */
export const participationsOf = (tx: Tx, fairIds: readonly string[]) => store.selectParticipations(tx, fairIds)
export const takeInParticipations = async (tx: Tx, rows: readonly store.ParticipationDraft[]): Promise<void> => {
  await store.insertParticipations(tx, rows)
}
