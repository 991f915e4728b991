/** A corrected workbook comes back: what the officer changed, what changed meanwhile, what is wrong; then all of it in one step. */
import { setImmediate } from 'node:timers/promises'
import { actorOf, type Context } from '../../kernel/context.ts'
import type { Tx } from '../../kernel/log.ts'
import { conflict, invalid, type Refusal } from '../../kernel/refusal.ts'
import { say } from '../../words/say.ts'
import { columnOfField } from './bulk.rules.ts'
import { fingerprintOf, type KeptRow, keepChange } from './bulk-write.actions.ts'
import { type ChangeList, helpOf, type ListedRecord, type OpenedList, type PointsTo } from './change-list.rules.ts'
import { lookupsFor } from './change-names.actions.ts'
import type { Lookup } from './register-workbook.rules.ts'
import { type ChangedCell, type LocatedProblem, type ReadBack, type ReadLine, readBack } from './register-workbook-read.actions.ts'

/** Which of two values a conflict ends with: the officer's, or the one that came into the system meanwhile. */
export type Choice = 'mine' | 'theirs'
export type Choices = Readonly<Record<string, Choice>>

export interface WantedCell extends ChangedCell {
  wanted: unknown
}
/** A cell that the officer and somebody else changed differently. */
export interface Clash extends WantedCell {
  /** Code and column: what a choice is named by. */
  key: string
}
export interface PlannedLine {
  line: ReadLine
  record: ListedRecord
  /** Cells that only the officer changed. */
  cells: WantedCell[]
  clashes: Clash[]
}
export interface BackPlan {
  opened: OpenedList
  read: ReadBack
  lines: PlannedLine[]
  problems: LocatedProblem[]
  /** Cells whose new value stands in the register already. */
  already: number
}

const located = (line: ReadLine, cell: string, column: string, cause: string, reason: string, fix: string): LocatedProblem => ({
  sheet: line.sheet,
  row: line.row,
  cell,
  column,
  cause,
  reason,
  fix,
})
const noneSays: Readonly<Record<PointsTo, (text: string) => string>> = {
  place: text => say('registerList.placeNone', { text }),
  village: text => say('registerList.villageNone', { text }),
  establishment: text => say('registerList.establishmentNone', { text }),
}
/** Names and codes become what they point to. */
const pointed = (line: ReadLine, cell: ChangedCell, lookups: Readonly<Record<PointsTo, Lookup>>): { wanted: unknown } | LocatedProblem => {
  const { column, value } = cell
  const { points } = column
  if (!points || value === null) return { wanted: value }
  const text = String(value)
  const found = lookups[points](text)
  const at = (reason: string, fix: string) => located(line, cell.cell, column.label, points, reason, fix)
  if (!found) return at(noneSays[points](text), helpOf(points))
  if ('several' in found)
    return at(say('registerList.severalNamed', { text }), say('registerList.severalFix', { list: found.several.slice(0, 5).join('; ') }))
  return { wanted: found.id }
}

/** One row against the register: three states of each changed cell are told apart. */
const compare = (line: ReadLine, record: ListedRecord, lookups: Readonly<Record<PointsTo, Lookup>>) => {
  const planned: PlannedLine = { line, record, cells: [], clashes: [] }
  const problems: LocatedProblem[] = []
  let already = 0
  for (const cell of line.cells) {
    const { key, field } = cell.column
    const read = pointed(line, cell, lookups)
    if ('reason' in read) {
      problems.push(read)
      continue
    }
    const { wanted } = read
    // Behind the same mask stands perhaps another value: only a record that nobody touched is known to be unchanged.
    const moved = typeof cell.base === 'string' && cell.base.includes('•') && record.revision !== line.revision
    if ((record.stored[field!] ?? null) === (wanted ?? null)) already += 1
    else if ((record.shown[key] ?? null) === cell.base && !moved) planned.cells.push({ ...cell, wanted })
    else planned.clashes.push({ ...cell, wanted, key: `${line.code}.${key}` })
  }
  return { planned, problems, already }
}
/** The new values of a row by field, with those of its conflicts that were chosen. */
export const valuesOf = ({ cells, clashes }: PlannedLine, choices: Choices | 'mine'): Record<string, unknown> =>
  Object.fromEntries(
    [...cells, ...clashes.filter(clash => choices === 'mine' || choices[clash.key] === 'mine')].map(cell => [
      cell.column.field!,
      cell.wanted,
    ]),
  )
const refusalAt = (list: ChangeList, line: ReadLine, refusal: Refusal): LocatedProblem => {
  const [error] = refusal.errors
  const column = error && columnOfField(list.columns, error.path)
  // What is refused without a field is a record sent out of one's own units.
  const cell = line.cells.find(each => (error ? each.column === column : each.column.points === 'place'))
  return located(
    line,
    cell?.cell ?? line.codeCell,
    cell?.column.label ?? column?.label ?? '',
    error?.path === 'taxCode' ? 'tax_code' : 'rule',
    error?.message ?? refusal.message,
    error?.fix ?? say(!error && cell ? 'registerList.backUnitFix' : 'registerList.backRuleFix'),
  )
}
const namedIn = ({ lines }: ReadBack): string[] => [
  ...new Set(
    lines.flatMap(line => line.cells.flatMap(({ column, value }) => (column.points === 'establishment' && value ? [String(value)] : []))),
  ),
]

/** What a corrected workbook would do, as the register stands now. `hold` keeps its records until the transaction ends. */
export const planBack = async (tx: Tx, ctx: Context, list: ChangeList, bytes: Uint8Array, hold: boolean): Promise<BackPlan> => {
  const read = await readBack(bytes, list)
  const opened = await list.open(tx, ctx)
  const lookups = await lookupsFor(tx, ctx, namedIn(read))
  const records = await opened.records({ keys: read.lines.map(line => line.code) }, hold)
  const byKey = new Map(records.map(record => [record.key, record]))
  const plan: BackPlan = { opened, read, lines: [], problems: [...read.problems], already: 0 }
  for (const [at, line] of read.lines.entries()) {
    if (at % 500 === 0) await setImmediate()
    const record = byKey.get(line.code)
    // One answer for what is not there and what is not the officer's: a code in a file tells nothing of other units.
    if (!record?.mine) {
      const reason = say('registerList.backGone', { code: line.code, noun: list.noun })
      plan.problems.push(located(line, line.codeCell, '', 'gone', reason, say('registerList.backGoneFix')))
      continue
    }
    const { planned, problems, already } = compare(line, record, lookups)
    plan.already += already
    const refusal = line.bad || problems.length ? undefined : opened.refusal({ id: record.id, after: valuesOf(planned, 'mine') })
    if (refusal) problems.push(refusalAt(list, line, refusal))
    plan.problems.push(...problems)
    if (!line.bad && !problems.length && (planned.cells.length || planned.clashes.length)) plan.lines.push(planned)
  }
  return plan
}
const keptOf = ({ record }: PlannedLine, after: Record<string, unknown>): KeptRow => ({
  id: record.id,
  code: record.key,
  before: Object.fromEntries(Object.keys(after).map(key => [key, record.stored[key] ?? null])),
  after,
})
/** Everything that the officer is shown; choices are made afterwards. */
export const fingerprintOfBack = ({ lines }: BackPlan): string => fingerprintOf(lines.map(line => keptOf(line, valuesOf(line, 'mine'))))
export const badRowsOf = ({ problems }: BackPlan): number => new Set(problems.map(problem => problem.row)).size

export interface BackInput {
  fingerprint: string
  choices: Choices
  reason: string
}
/** Writes what was previewed: all changed cells of rows without a mistake, and of each conflict the value that was chosen. */
export const applyBack = (ctx: Context, list: ChangeList, bytes: Uint8Array, { fingerprint: seen, choices, reason }: BackInput) =>
  ctx.db.transaction(async tx => {
    actorOf(ctx)
    const plan = await planBack(tx, ctx, list, bytes, true)
    if (fingerprintOfBack(plan) !== seen) conflict(say('registerList.backMoved'))
    const open = plan.lines.flatMap(line => line.clashes).filter(clash => !choices[clash.key])
    if (open.length)
      invalid(
        say('registerList.backOpen', { count: open.length }),
        open.slice(0, 50).map(clash => ({ path: `choices.${clash.key}`, message: say('registerList.backOpenOne', { cell: clash.cell }) })),
      )
    const rows = plan.lines.map(line => keptOf(line, valuesOf(line, choices))).filter(row => Object.keys(row.after).length > 0)
    for (const row of rows) {
      const refusal = plan.opened.refusal(row)
      if (refusal) throw refusal
    }
    const cells = rows.reduce((sum, row) => sum + Object.keys(row.after).length, 0)
    if (rows.length) await plan.opened.write(rows, reason)
    const id = rows.length ? await keepChange(tx, ctx, { entity: list.entity, kind: 'excel', reason, rows }) : null
    return { id, rows: rows.length, cells, badRows: badRowsOf(plan) }
  })
