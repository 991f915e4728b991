/** Bulk intake of artisans, in the transaction of an import that logs what it brings in. */
import type { Tx } from '../../kernel/log.ts'
import { type ArtisanDraft, insertArtisans, selectArtisansByCode } from './artisans.store.ts'
import type { ArtisanRow } from './establishments.schema.ts'

export type { ArtisanDraft } from './artisans.store.ts'

/** The artisans that have these codes. */
export const artisansByCode = async (tx: Tx, codes: readonly string[]): Promise<Map<string, ArtisanRow>> =>
  new Map((await selectArtisansByCode(tx, codes)).map(row => [row.code, row]))
export const takeInArtisans = async (tx: Tx, rows: readonly ArtisanDraft[]): Promise<void> => {
  await insertArtisans(tx, rows)
}
