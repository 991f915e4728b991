/** What privacy needs of the domains above it; wired in domains/index.ts. */
import type { Context } from '../../kernel/context.ts'
import type { Tx } from '../../kernel/log.ts'
import type { Redactor } from '../../kernel/redact.ts'
import type { Terms } from './terms.rules.ts'

/** A row of a workbook on its way in that speaks of the person. */
export interface StagedRow {
  id: string
  file: string
  sheet: string
  row: number
}
/** A value that such a row holds, in the words of its file. */
export interface StagedValue {
  record: string
  field: string
  value: string
}
export const ports = {
  /** Rows of workbooks that are not in yet and speak of what is looked for. */
  staged: async (_tx: Tx, _terms: Terms): Promise<StagedRow[]> => [],
  /** What such rows hold, by id. */
  stagedValues: async (_tx: Tx, _ids: readonly string[]): Promise<StagedValue[]> => [],
  /** Empties such rows, by id. */
  eraseStaged: async (_tx: Tx, _ids: readonly string[]): Promise<void> => {},
  /** Takes a person out of reports that were submitted; their figures stay. */
  eraseReports: async (_tx: Tx, _ctx: Context, _redactor: Redactor, _reason: string): Promise<number> => 0,
}
