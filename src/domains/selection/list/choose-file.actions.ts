/** Chooses among the projects of a file: CSV or Pabulib's .pb. */
import { readFile } from 'node:fs/promises'
import { lettersOf, separatorOf } from '../../../files/delimited.ts'
import { WorkbookError } from '../../../files/workbook-error.ts'
import { invalid } from '../../../kernel/refusal.ts'
import { say } from '../../../words/say.ts'
import type { Optimum, RuleKind } from '../choosing/choosing.schema.ts'
import { programOf } from '../choosing/program.rules.ts'
import { solve } from '../choosing/solve.actions.ts'
import {
  choiceJson,
  chooseDown,
  costOf,
  describeBest,
  forSolver,
  type ListChoice,
  type Measured,
  measure,
  type Scaled,
} from './choice.rules.ts'
import type { LineProblem, ProjectList, ReadList } from './list.schema.ts'
import { type Decimal, readMoney } from './numbers.rules.ts'
import { isPabulib, readPabulib } from './pabulib.rules.ts'
import { OpenQuote, textRows } from './rows.rules.ts'
import { readTable } from './table.rules.ts'

export interface ChooseFileInput {
  file: string
  rule: RuleKind
  /** As it was typed; wins over the file's own. */
  budget: string | null
  /** Least share of its cost, in percent, for the project at the boundary (`part`). */
  minShare: number
  seconds: number
}
const MOST_TOLD = 20
const HEAD = 64 * 1024

const textOf = (bytes: Uint8Array): string => {
  try {
    return new TextDecoder(lettersOf(bytes).encoding).decode(bytes)
  } catch (error) {
    if (!(error instanceof WorkbookError)) throw error
    // Letters of an unknown table: only names are touched, the numbers and codes are plain.
    return new TextDecoder('windows-1252').decode(bytes)
  }
}
const readList = (text: string, file: string): ReadList => {
  try {
    if (isPabulib(text) || /\.pb$/i.test(file)) return readPabulib(text)
    return readTable(textRows(text, separatorOf(text.slice(0, HEAD))))
  } catch (error) {
    if (!(error instanceof OpenQuote)) throw error
    return { problems: [{ line: error.line, says: say('selectionList.openQuote') }] }
  }
}
const tell = (file: string, problems: readonly LineProblem[]): never => {
  const told = problems.slice(0, MOST_TOLD).map(({ line, says }) => ({ path: say('selectionList.atLine', { line }), message: says }))
  const more = problems.length - told.length
  return invalid(say('selectionList.problems', { path: file, number: problems.length }), [
    ...told,
    ...(more > 0 ? [{ path: '…', message: say('selectionList.moreProblems', { number: more }) }] : []),
  ])
}
const chosenFrom = async (measured: Measured, { rule, minShare, seconds }: ChooseFileInput): Promise<ListChoice> => {
  if (rule !== 'optimise') return chooseDown(measured, rule, minShare)
  const best = async ({ items, budget }: Scaled): Promise<Optimum> => {
    const solution = await solve(programOf(items, { budget }), { milliseconds: seconds * 1000 })
    // One budget alone always leaves the empty set; only a solver that never came back finds none.
    return solution.kind === 'found' ? solution : { ...emptySet, bound: total(measured) }
  }
  const { up, down } = forSolver(measured)
  const found = await best(up)
  if (!down) return describeBest(measured, found, up)
  const most = await best(down)
  // The set of costs rounded down is the best of all when it fits to the last digit.
  const set = costOf(measured, most.chosen) <= measured.budget ? most : found
  // In coarser units costs that differ may look the same: which of two equal sets is cheaper stays open.
  const told = describeBest(measured, { ...set, bound: most.bound, proven: set.score === most.bound, tiesProven: false }, down)
  return { ...told, notes: [...told.notes, say('selectionList.coarse')] }
}
const emptySet = { kind: 'found' as const, chosen: [], cost: 0, score: 0n, proven: false, tiesProven: false }
const total = ({ items }: Measured) => items.reduce((sum, one) => (one.score > 0n ? sum + one.score : sum), 0n)

const needScores = (list: ProjectList, { rule, file }: ChooseFileInput): void => {
  const without = rule === 'order' ? [] : list.projects.filter(one => one.score === null)
  if (without.length === 0) return
  if (without.length === list.projects.length) invalid(say('selectionList.needsScore', { rule, path: file }))
  tell(
    file,
    without.map(({ line, id }) => ({ line, says: say('selectionList.noScore', { id, rule }) })),
  )
}
const budgetOf = ({ budget, mark }: ProjectList, typed: string | null): Decimal => {
  if (typed === null) return budget ?? invalid(say('selectionList.noBudget'))
  const read = readMoney(typed, mark)
  return read && read.digits >= 0n ? read : invalid(say('selectionList.badBudget', { value: typed }))
}
/**
 * Reads a list and chooses.
 * @returns the answer as JSON
 * @throws Refusal `invalid` naming each wrong line
 */
export const chooseFile = async (input: ChooseFileInput): Promise<string> => {
  const { file } = input
  const bytes = await readFile(file).catch(() => invalid(say('selectionList.noFile', { path: file })))
  const read = readList(textOf(bytes), file)
  if ('problems' in read) return tell(file, read.problems)
  const { list } = read
  const budget = budgetOf(list, input.budget)
  needScores(list, input)
  const measured = measure(list, budget)
  const choice = await chosenFrom(measured, input)
  return choiceJson({ ...choice, notes: [...list.notes, ...choice.notes] }, input.rule, measured)
}
