/** Rows of workbooks that are not in yet and speak of a person who asked about their data. */
import type { Tx } from '../../kernel/log.ts'
import { say } from '../../words/say.ts'
import type { StagedRow, StagedValue } from '../privacy/privacy.ports.ts'
import type { Terms } from '../privacy/terms.rules.ts'
import * as store from './erasure.store.ts'
import type { Problem } from './lines.rules.ts'
import { workbooks } from './workbooks.schema.ts'

/** Rows that still hold their cells, at most 200. */
export const stagedRowsOf = async (tx: Tx, terms: Terms): Promise<StagedRow[]> =>
  (await store.findStaged(tx, terms)).map(({ jobId, ...row }) => ({ ...row, id: `${jobId}|${row.sheet}|${row.row}` }))

const partsOf = (id: string) => {
  const [jobId = '', sheet = '', row = '0'] = id.split('|')
  return { jobId, sheet, row: Number(row) }
}
/** What such rows hold, each cell under the heading of its column. */
export const stagedValuesOf = async (tx: Tx, ids: readonly string[]): Promise<StagedValue[]> => {
  const sheets = Object.values(workbooks).flatMap(workbook => workbook.sheets)
  const values: StagedValue[] = []
  for (const { jobId, sheet, row } of ids.map(partsOf)) {
    const found = await store.cellsOf(tx, jobId, sheet, row)
    const columns = sheets.find(({ name }) => name === sheet)?.columns ?? []
    for (const [key, cell] of Object.entries(found?.cells ?? {})) {
      const raw = (cell as { raw?: unknown } | null)?.raw ?? null
      const field = columns.find(column => column.key === key)?.header ?? key
      if (found && raw !== null && raw !== '')
        values.push({ record: say('privacy.stagedOf', { file: found.file, sheet, row }), field, value: String(raw) })
    }
  }
  return values
}

/** Empties such rows: they can no longer come in, and say why. */
export const eraseStagedRows = async (tx: Tx, ids: readonly string[]): Promise<void> => {
  for (const id of ids) {
    const { jobId, sheet, row } = partsOf(id)
    const problem: Problem = {
      level: 'error',
      sheet,
      cell: `A${row}`,
      row,
      column: '',
      cause: 'erased',
      reason: say('privacy.stagedErased'),
      fix: say('privacy.stagedErasedFix'),
    }
    await store.emptyStaged(tx, jobId, sheet, row, problem)
  }
}
