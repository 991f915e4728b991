/** Rows of workbooks that are not in yet and speak of a person who asked about their data. */
import type { Tx } from '../../kernel/log.ts'
import { say } from '../../words/say.ts'
import type { StagedRow } from '../privacy/privacy.ports.ts'
import type { Terms } from '../privacy/terms.rules.ts'
import * as store from './erasure.store.ts'
import type { Problem } from './lines.rules.ts'

/** Rows that still hold their cells, at most 200. */
export const stagedRowsOf = async (tx: Tx, terms: Terms): Promise<StagedRow[]> =>
  (await store.findStaged(tx, terms)).map(({ jobId, ...row }) => ({ ...row, id: `${jobId}|${row.sheet}|${row.row}` }))

/** Empties such rows: they can no longer come in, and say why. */
export const eraseStagedRows = async (tx: Tx, ids: readonly string[]): Promise<void> => {
  for (const id of ids) {
    const [jobId = '', sheet = '', row = '0'] = id.split('|')
    const problem: Problem = {
      level: 'error',
      sheet,
      cell: `A${row}`,
      row: Number(row),
      column: '',
      cause: 'erased',
      reason: say('privacy.stagedErased'),
      fix: say('privacy.stagedErasedFix'),
    }
    await store.emptyStaged(tx, jobId, sheet, Number(row), problem)
  }
}
