/** The lines of a sheet on their way in, and what is wrong with them, grouped by cause. */
import type { ReadCell } from '../../files/cells.ts'
import type { TableRow } from '../../files/workbook-read.ts'
import { groupBy } from '../../kernel/group.ts'
import type { CellProblem, RowReading, Sheet } from '../../kernel/sheet.ts'
import { compareVietnamese } from '../../kernel/text.ts'
import { knows, say } from '../../words/say.ts'

/** Something wrong in a workbook: an error keeps its row out, a warning is for the reader to know. */
export interface Problem extends CellProblem {
  level: 'error' | 'warning'
  sheet: string
  /** Row as Excel shows it. */
  row: number
}
/** Problems of one cause. */
export interface ProblemGroup {
  cause: string
  title: string
  count: number
  problems: Problem[]
}

/** One row of a sheet: its values, or why it stays out. */
export class Line<V = unknown> {
  readonly problems: Problem[] = []
  readonly values: V | undefined
  constructor(
    readonly sheet: Sheet<V>,
    private readonly table: TableRow,
    { values, problems }: RowReading<V>,
  ) {
    this.values = values
    for (const problem of problems) this.problems.push({ level: 'error', sheet: table.sheet, row: table.row, ...problem })
  }
  get row(): number {
    return this.table.row
  }
  get bad(): boolean {
    return this.problems.some(problem => problem.level === 'error')
  }
  /** The cells as they were typed. */
  cell(key: string): ReadCell | undefined {
    return this.table.values[key]
  }
  fail(key: keyof V & string, cause: string, reason: string, fix: string): void {
    this.say('error', key, cause, reason, fix)
  }
  warn(key: keyof V & string, cause: string, reason: string, fix: string): void {
    this.say('warning', key, cause, reason, fix)
  }
  private say(level: Problem['level'], key: string, cause: string, reason: string, fix: string): void {
    const column = this.sheet.columns.find(x => x.key === key)?.header ?? key
    this.problems.push({ level, sheet: this.table.sheet, row: this.row, cell: this.table.address(key), column, cause, reason, fix })
  }
}
/** A line whose cells could all be read. */
export type ReadLine<V> = Line<V> & { values: V }

/** What a cause is called. */
export const causeTitle = (cause: string): string => {
  const key = `exchange.cause_${cause}`
  return knows(key) ? say(key) : say('exchange.cause_other')
}
/** Causes that say nothing without their column: a telephone in the wrong form is put right otherwise than an e-mail address. */
export const causesByColumn: readonly string[] = ['check', 'choice']
/** Which problems are of one cause. */
export const kindOfProblem = ({ cause, column }: Pick<Problem, 'cause' | 'column'>): string =>
  causesByColumn.includes(cause) ? `${cause} ${column}` : cause
/** The group of problems of one kind; `count` of them, of which some are listed. */
export const problemGroup = (problems: readonly Problem[], count = problems.length): ProblemGroup => {
  const { cause = 'other', column = '' } = problems[0] ?? {}
  const title = causeTitle(cause)
  return { cause, title: causesByColumn.includes(cause) ? `${title}: ${column}` : title, count, problems: [...problems] }
}
export const byFrequency = (a: ProblemGroup, b: ProblemGroup): number =>
  b.count - a.count || a.cause.localeCompare(b.cause) || compareVietnamese(a.title, b.title)
/** Problems by cause, the most frequent first. */
export const groupProblems = (problems: readonly Problem[]): ProblemGroup[] =>
  [...groupBy(problems, kindOfProblem).values()].map(list => problemGroup(list)).sort(byFrequency)
