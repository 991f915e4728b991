/** What an import's job is given, and where it stands. */
import type { Problem } from './lines.rules.ts'
import type { Table } from './reading.actions.ts'
import type { WorkbookKind } from './workbooks.schema.ts'

export const importJobKind = 'import'
export const undoJobKind = 'import_undo'
/** Looks for records of an import that may be there twice. */
export const matchJobKind = 'import_match'

export interface ImportInput {
  kind: WorkbookKind
  fileName: string
  sha256: string
  /** Where the uploaded bytes are kept until they are read. */
  file?: string
  mode: 'preview' | 'good' | 'none'
  /** The import whose rows need not be looked at again. */
  correctionOf?: string
  /** What the ids of its records follow from: the same for a workbook and its corrections. */
  seed: string
}
/** `checked`: every row was looked at; `over`: what was good is in. `stopped`: the file was not read to its end. */
export interface ImportCheckpoint {
  phase: 'stopped' | 'checking' | 'checked' | 'saving' | 'over'
  tables: Table[]
  strange: Problem[]
  /** The job that compares what came in with the register. */
  matchJob?: string
}
