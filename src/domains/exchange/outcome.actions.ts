/** What an import's job has come to: rows by sheet, problems by cause. */
import { groupBy } from '../../kernel/group.ts'
import type { Tx } from '../../kernel/log.ts'
import * as store from './exchange.store.ts'
import type { ImportOutcome, SheetCount } from './import.actions.ts'
import type { ImportCheckpoint, ImportInput } from './import-job.schema.ts'
import { byFrequency, kindOfProblem, type Problem, type ProblemGroup, problemGroup } from './lines.rules.ts'
import type { RowState } from './staging.schema.ts'
import * as staging from './staging.store.ts'

/** Cells that are listed of one cause; all of them are in the workbook of refused rows. */
const LISTED = 200

/** The counts and the problems of a job's rows as they stand. */
export const outcomeOf = async (tx: Tx, jobId: string, input: ImportInput, checkpoint: ImportCheckpoint): Promise<ImportOutcome> => {
  const { tables, strange } = checkpoint
  const names = tables.map(({ name }) => name)
  const bySheet = groupBy(await staging.countRows(tx, jobId), row => row.sheet)
  const saved = (await store.findImport(tx, jobId)) !== undefined
  let left = 0
  const sheets = tables.map(({ name, refused }): SheetCount => {
    const rows = bySheet.get(name) ?? []
    const of = (...states: RowState[]) => rows.reduce((sum, { state, count }) => (states.includes(state) ? sum + count : sum), 0)
    left += saved ? of('good', 'waiting') : of('waiting')
    return {
      name,
      read: of('waiting', 'good', 'bad', 'saved', 'unchanged') + refused,
      accepted: saved ? of('saved') : of('good'),
      unchanged: of('unchanged'),
      rejected: of('bad') + refused,
    }
  })
  const total = (of: keyof Omit<SheetCount, 'name'>) => sheets.reduce((sum, count) => sum + count[of], 0)
  const inRows = await staging.selectProblems(tx, jobId, names, LISTED)
  const atTop = [...strange, ...tables.flatMap(({ problems }) => problems)]
  return {
    kind: input.kind,
    fileName: input.fileName,
    saved,
    importId: saved ? jobId : null,
    sheets,
    read: total('read'),
    accepted: total('accepted'),
    unchanged: total('unchanged'),
    rejected: total('rejected'),
    left,
    loadable: total('rejected') - tables.reduce((sum, { refused }) => sum + refused, 0),
    groups: groups('error', atTop, inRows),
    warnings: groups('warning', atTop, inRows),
  }
}
/** Problems of one level by cause, the most frequent first; those of sheets and headers before those of rows. */
const groups = (
  level: Problem['level'],
  atTop: readonly Problem[],
  inRows: readonly { problem: Problem; total: number }[],
): ProblemGroup[] => {
  const first = groupBy(
    atTop.filter(problem => problem.level === level),
    kindOfProblem,
  )
  const rows = groupBy(
    inRows.filter(({ problem }) => problem.level === level),
    ({ problem }) => kindOfProblem(problem),
  )
  return [...new Set([...first.keys(), ...rows.keys()])]
    .map(kind => {
      const above = first.get(kind) ?? []
      const listed = rows.get(kind) ?? []
      const problems = [...above, ...listed.map(({ problem }) => problem)].slice(0, LISTED)
      return problemGroup(problems, above.length + Number(listed[0]?.total ?? 0))
    })
    .sort(byFrequency)
}
