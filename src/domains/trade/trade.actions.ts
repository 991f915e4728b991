/** Brings export turnover in, in the transaction of an import that logs what it brings. */
import type { Tx } from '../../kernel/log.ts'
import * as store from './trade.store.ts'

export type { TurnoverDraft } from './trade.store.ts'

/** The figures of these months, of every source. */
export const turnoverOf = (tx: Tx, months: readonly string[]) => store.selectTurnover(tx, months)
export const takeInTurnover = async (tx: Tx, rows: readonly store.TurnoverDraft[]): Promise<void> => {
  await store.insertTurnover(tx, rows)
}
