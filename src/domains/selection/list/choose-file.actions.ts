/** Chooses among the projects of a file: CSV or Pabulib's .pb. */
import { readFile } from 'node:fs/promises'
import { lettersOf, separatorOf } from '../../../files/delimited.ts'
import { WorkbookError } from '../../../files/workbook-error.ts'
import { invalid } from '../../../kernel/refusal.ts'
import { say } from '../../../words/say.ts'
import type { RuleKind } from '../choosing/choosing.schema.ts'
import { programOf } from '../choosing/program.rules.ts'
import { solve } from '../choosing/solve.actions.ts'
import { choiceJson, chooseDown, describeBest, type ListChoice, type Measured, measure } from './choice.rules.ts'
import type { LineProblem, ProjectList, ReadList } from './list.schema.ts'
import type { Decimal } from './numbers.rules.ts'
import { isPabulib, readPabulib } from './pabulib.rules.ts'
import { OpenQuote, textRows } from './rows.rules.ts'
import { readTable } from './table.rules.ts'

export interface ChooseFileInput {
  file: string
  rule: RuleKind
  /** Wins over the file's own. */
  budget: Decimal | null
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
  const solution = await solve(programOf(measured.items, { budget: measured.budget }), { milliseconds: seconds * 1000 })
  // One budget alone always leaves the empty set; only a solver that never came back finds none.
  const best = solution.kind === 'found' ? solution : { ...emptySet, bound: total(measured) }
  return describeBest(measured, best)
}
const emptySet = { kind: 'found' as const, chosen: [], cost: 0, score: 0n, proven: false, tiesProven: false }
const total = ({ items }: Measured) => items.reduce((sum, one) => (one.score > 0n ? sum + one.score : sum), 0n)

const needScores = (list: ProjectList, { rule, file }: ChooseFileInput): void => {
  if (rule !== 'order' && list.projects.some(one => one.score === null)) invalid(say('selectionList.needsScore', { rule, path: file }))
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
  const budget = input.budget ?? list.budget ?? invalid(say('selectionList.noBudget'))
  needScores(list, input)
  const measured = measure(list, budget) ?? invalid(say('selectionList.tooMuchMoney', { path: file }))
  const choice = await chosenFrom(measured, input)
  return choiceJson({ ...choice, notes: [...list.notes, ...choice.notes] }, input.rule, measured)
}
