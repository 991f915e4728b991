/** A corrected workbook comes back: what the officer changed, what changed meanwhile, what is wrong; then all of it in one step. */
import { setImmediate } from 'node:timers/promises'
import { actorOf, type Context } from '../../kernel/context.ts'
import { groupBy } from '../../kernel/group.ts'
import type { Tx } from '../../kernel/log.ts'
import { conflict, invalid, type Refusal } from '../../kernel/refusal.ts'
import { say } from '../../words/say.ts'
import { columnOfField, type Stored, sayStored } from './bulk.rules.ts'
import * as bulk from './bulk.store.ts'
import { applyPlanned, fingerprintOf, type Held, holdNames, type Planned, reaches, refusalOf } from './bulk-write.actions.ts'
import { changingActions } from './establishments.actions.ts'
import { baseValue, type Lookup, placeLookup, villageLookup } from './register-workbook.rules.ts'
import { type ChangedCell, type LocatedProblem, type ReadBack, type ReadLine, readBack } from './register-workbook-read.actions.ts'
import { shownValue } from './views.actions.ts'
import { viewPorts } from './views.ports.ts'
import { allVillages, type ViewRow, viewRows } from './views.store.ts'

/** Which of two values a conflict ends with: the officer's, or the one that came into the system meanwhile. */
export type Choice = 'mine' | 'theirs'
export type Choices = Readonly<Record<string, Choice>>

/** A cell that the officer and somebody else changed differently. */
interface Clash extends ChangedCell {
  /** Code and column: what a choice is named by. */
  key: string
  wanted: unknown
}
interface PlannedLine {
  line: ReadLine
  row: ViewRow
  /** Fields that only the officer changed. */
  wanted: Stored
  cells: (ChangedCell & { wanted: unknown })[]
  clashes: Clash[]
}
interface BackPlan {
  held: Held
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
/** Names of places and villages become what they point to. */
const pointed = (line: ReadLine, cell: ChangedCell, places: Lookup, villages: Lookup): { wanted: unknown } | LocatedProblem => {
  const { column, value } = cell
  if ((column.key !== 'place' && column.key !== 'village') || value === null) return { wanted: value }
  const text = String(value)
  const found = (column.key === 'place' ? places : villages)(text)
  const at = (cause: string, reason: string, fix: string) => located(line, cell.cell, column.label, cause, reason, fix)
  if (!found)
    return column.key === 'place'
      ? at('place', say('registerList.placeNone', { text }), say('registerList.placeHelp'))
      : at('village', say('registerList.villageNone', { text }), say('registerList.villageHelp'))
  if ('several' in found)
    return at(
      column.key,
      say('registerList.severalNamed', { text }),
      say('registerList.severalFix', { list: found.several.slice(0, 5).join('; ') }),
    )
  return { wanted: found.id }
}

/** One row against the register: three states of each changed cell are told apart. */
const compare = (line: ReadLine, row: ViewRow, held: Held, lookups: { places: Lookup; villages: Lookup }) => {
  const planned: PlannedLine = { line, row, wanted: {}, cells: [], clashes: [] }
  const problems: LocatedProblem[] = []
  let already = 0
  for (const cell of line.cells) {
    const field = cell.column.field!
    const read = pointed(line, cell, lookups.places, lookups.villages)
    if ('reason' in read) {
      problems.push(read)
      continue
    }
    const { wanted } = read
    if ((row.establishment[field as keyof typeof row.establishment] ?? null) === (wanted ?? null)) already += 1
    else if (baseValue(shownValue(cell.column.key, row, held.units)) === cell.base) {
      Object.assign(planned.wanted, { [field]: wanted })
      planned.cells.push({ ...cell, wanted })
    } else planned.clashes.push({ ...cell, wanted, key: `${line.code}.${cell.column.key}` })
  }
  return { planned, problems, already }
}
const withChoices = ({ wanted, clashes }: PlannedLine, choices: Choices | 'mine'): Stored => ({
  ...wanted,
  ...Object.fromEntries(
    clashes.filter(clash => choices === 'mine' || choices[clash.key] === 'mine').map(clash => [clash.column.field, clash.wanted]),
  ),
})
const refusalAt = (line: ReadLine, refusal: Refusal): LocatedProblem => {
  const [error] = refusal.errors
  const column = error && columnOfField(error.path)
  const cell = line.cells.find(each => each.column === column)
  return located(
    line,
    cell?.cell ?? line.codeCell,
    cell?.column.label ?? column?.label ?? '',
    error?.path === 'taxCode' ? 'tax_code' : 'rule',
    error?.message ?? refusal.message,
    error?.fix ?? say('registerList.backRuleFix'),
  )
}

const planBack = async (tx: Tx, ctx: Context, bytes: Uint8Array, hold: boolean): Promise<BackPlan> => {
  const read = await readBack(bytes)
  const held = await holdNames(tx, ctx)
  const villages = await allVillages(tx)
  const lookups = { places: placeLookup(held.units, ctx.today), villages: villageLookup(villages) }
  const rows = await bulk.recordsByCode(
    tx,
    read.lines.map(line => line.code),
    hold,
  )
  const seen = await viewRows(
    tx,
    rows.map(row => row.id),
    { support: viewPorts.support, changing: changingActions },
  )
  const byCode = new Map(seen.map(row => [row.establishment.code, row]))
  const mine = reaches(ctx)
  const plan: BackPlan = { held, read, lines: [], problems: [...read.problems], already: 0 }
  for (const [at, line] of read.lines.entries()) {
    if (at % 500 === 0) await setImmediate()
    const row = byCode.get(line.code)
    // One answer for what is not there and what is not the officer's: a code in a file tells nothing of other units.
    if (!row || !mine(row.establishment)) {
      const reason = say('registerList.backGone', { code: line.code })
      plan.problems.push(located(line, line.codeCell, '', 'gone', reason, say('registerList.backGoneFix')))
      continue
    }
    const { planned, problems, already } = compare(line, row, held, lookups)
    plan.already += already
    const refusal = line.bad || problems.length ? undefined : refusalOf(ctx, held, row.establishment, withChoices(planned, 'mine'))
    if (refusal) problems.push(refusalAt(line, refusal))
    plan.problems.push(...problems)
    if (!line.bad && !problems.length && (planned.cells.length || planned.clashes.length)) plan.lines.push(planned)
  }
  return plan
}
const plannedOf = ({ row: { establishment: row } }: PlannedLine, after: Stored): Planned => ({
  row,
  before: Object.fromEntries(Object.keys(after).map(key => [key, row[key as keyof typeof row] ?? null])) as Stored,
  after,
})
/** Everything that the officer is shown; choices are made afterwards. */
const fingerprint = ({ lines }: BackPlan) => fingerprintOf(lines.map(line => plannedOf(line, withChoices(line, 'mine'))))

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
  masked: say('registerList.causeMasked'),
  counted: say('registerList.causeCounted'),
  added: say('registerList.causeAdded'),
  original: say('registerList.causeOriginal'),
  gone: say('registerList.causeGone'),
  rule: say('registerList.causeRule'),
}
const said = (plan: BackPlan, fileName: string) => {
  const { lines, problems, held, read } = plan
  const say1 = (line: PlannedLine, cell: ChangedCell & { wanted: unknown }) => {
    const field = cell.column.field!
    return {
      cell: cell.cell,
      label: cell.column.label,
      before: sayStored(field, line.row.establishment[field as keyof typeof line.row.establishment], held),
      after: sayStored(field, cell.wanted, held),
    }
  }
  const changed = lines.filter(line => line.cells.length)
  const clashes = lines.flatMap(line => line.clashes.map(clash => ({ line, clash })))
  return {
    fileName,
    read: read.read,
    rows: changed.length,
    cells: changed.reduce((sum, line) => sum + line.cells.length, 0),
    already: plan.already,
    left: { count: read.left.length, codes: read.left.slice(0, 20) },
    notes: read.notes,
    changes: changed.slice(0, most).map(line => ({
      code: line.line.code,
      name: line.row.establishment.name,
      row: line.line.row,
      cells: line.cells.map(cell => say1(line, cell)),
    })),
    conflicts: clashes.map(({ line, clash }) => ({
      key: clash.key,
      code: line.line.code,
      name: line.row.establishment.name,
      cell: clash.cell,
      label: clash.column.label,
      base: sayBase(clash, held),
      mine: say1(line, clash).after,
      theirs: say1(line, clash).before,
    })),
    problems: problems.length,
    badRows: new Set(problems.map(problem => problem.row)).size,
    groups: [...groupBy(problems, problem => problem.cause)].map(([cause, group]) => ({
      cause,
      title: causes[cause] ?? say('exchange.cause_other'),
      count: group.length,
      problems: group.slice(0, most),
    })),
    fingerprint: fingerprint(plan),
  }
}
/** What was given out, in words: places and villages stand there by name already. */
const sayBase = ({ column, base }: ChangedCell, held: Held): string | null =>
  column.key === 'place' || column.key === 'village' ? (base as string | null) : sayStored(column.field!, base, held)

/** What a corrected workbook would change. Nothing is written. */
export const previewBack = async (ctx: Context, bytes: Uint8Array, fileName: string) => {
  actorOf(ctx)
  return said(await planBack(ctx.db, ctx, bytes, false), fileName)
}
export interface BackInput {
  fingerprint: string
  choices: Choices
  reason: string
}
/** Writes what was previewed: all changed cells of rows without a mistake, and of each conflict the value that was chosen. */
export const applyBack = (ctx: Context, bytes: Uint8Array, { fingerprint: seen, choices, reason }: BackInput) =>
  ctx.db.transaction(async tx => {
    const plan = await planBack(tx, ctx, bytes, true)
    if (fingerprint(plan) !== seen) conflict(say('registerList.backMoved'))
    const open = plan.lines.flatMap(line => line.clashes).filter(clash => !choices[clash.key])
    if (open.length)
      invalid(
        say('registerList.backOpen', { count: open.length }),
        open.slice(0, 50).map(clash => ({ path: `choices.${clash.key}`, message: say('registerList.backOpenOne', { cell: clash.cell }) })),
      )
    const planned = plan.lines.map(line => plannedOf(line, withChoices(line, choices))).filter(each => Object.keys(each.after).length > 0)
    for (const { row, after } of planned) {
      const refusal = refusalOf(ctx, plan.held, row, after)
      if (refusal) throw refusal
    }
    const cells = planned.reduce((sum, each) => sum + Object.keys(each.after).length, 0)
    const id = planned.length ? await applyPlanned(tx, ctx, plan.held, planned, { kind: 'excel', reason }) : null
    return { id, rows: planned.length, cells, badRows: new Set(plan.problems.map(problem => problem.row)).size }
  })
