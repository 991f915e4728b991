/** What a corrected workbook would change, in words. Nothing is written. */
import { actorOf, type Context } from '../../kernel/context.ts'
import { groupBy } from '../../kernel/group.ts'
import { say } from '../../words/say.ts'
import { type Pointed, sayStored } from './bulk.rules.ts'
import type { ChangeList } from './change-list.rules.ts'
import { namesOf } from './change-names.actions.ts'
import {
  type BackPlan,
  badRowsOf,
  fingerprintOfBack,
  type PlannedLine,
  planBack,
  valuesOf,
  type WantedCell,
} from './register-workbook-back.actions.ts'

const most = 500
const causes: Record<string, string> = {
  required: say('exchange.cause_required'),
  choice: say('exchange.cause_choice'),
  cell: say('exchange.cause_cell'),
  int: say('exchange.cause_int'),
  date: say('exchange.cause_date'),
  flag: say('exchange.cause_flag'),
  check: say('exchange.cause_check'),
  tax_code: say('exchange.cause_tax_code'),
  duplicate: say('exchange.cause_duplicate'),
  place: say('exchange.cause_unit_unknown'),
  village: say('registerList.causeVillage'),
  establishment: say('registerList.causeEstablishment'),
  masked: say('registerList.causeMasked'),
  counted: say('registerList.causeCounted'),
  added: say('registerList.causeAdded'),
  original: say('registerList.causeOriginal'),
  gone: say('registerList.causeGone'),
  rule: say('registerList.causeRule'),
}
/** What was given out, in words: what it points to stands there by name already, what is masked stays masked. */
const sayBase = ({ column, base }: WantedCell, pointed: Pointed): string | null =>
  column.points || column.mask ? (base as string | null) : sayStored(column, base, pointed)

const said = (list: ChangeList, plan: BackPlan, pointed: Pointed, fileName: string) => {
  const { lines, problems, read } = plan
  const sayCell = (line: PlannedLine, { cell, column, wanted }: WantedCell) => ({
    cell,
    label: column.label,
    before: sayStored(column, line.record.stored[column.field!], pointed),
    after: sayStored(column, wanted, pointed),
  })
  const called = ({ record }: PlannedLine) => ({ id: record.id, code: codeOf(list, record.key), name: record.name })
  const changed = lines.filter(line => line.cells.length)
  return {
    fileName,
    read: read.read,
    rows: changed.length,
    cells: changed.reduce((sum, line) => sum + line.cells.length, 0),
    already: plan.already,
    left: { count: read.left.length, codes: read.left.slice(0, 20).flatMap(key => codeOf(list, key) ?? []) },
    notes: read.notes,
    changes: changed.slice(0, most).map(line => ({
      ...called(line),
      row: line.line.row,
      cells: line.cells.map(cell => sayCell(line, cell)),
    })),
    conflicts: lines.flatMap(line =>
      line.clashes.map(clash => {
        const { before: theirs, after: mine } = sayCell(line, clash)
        return { ...called(line), key: clash.key, cell: clash.cell, label: clash.column.label, base: sayBase(clash, pointed), mine, theirs }
      }),
    ),
    problems: problems.length,
    badRows: badRowsOf(plan),
    groups: [...groupBy(problems, problem => problem.cause)].map(([cause, group]) => ({
      cause,
      title: causes[cause] ?? say('exchange.cause_other'),
      count: group.length,
      problems: group.slice(0, most),
    })),
    fingerprint: fingerprintOfBack(plan),
  }
}
/** A trainee has no code that anybody knows. */
export const codeOf = (list: ChangeList, key: string): string | null => (list.entity === 'person' ? null : key)

export const previewBack = async (ctx: Context, list: ChangeList, bytes: Uint8Array, fileName: string) => {
  actorOf(ctx)
  const plan = await planBack(ctx.db, ctx, list, bytes, false)
  const values = plan.lines.flatMap(line => [line.record.stored, valuesOf(line, 'mine')])
  return said(list, plan, await namesOf(ctx.db, ctx, list.columns, values), fileName)
}
