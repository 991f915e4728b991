/** A list of projects as a file gives it, before any rule. */
import type { Decimal, Mark } from './numbers.rules.ts'

export interface ListedProject {
  /** Line of the file. */
  line: number
  id: string
  cost: Decimal
  /** Points or votes; null when the list has none for it. */
  score: Decimal | null
  group: string | null
  /** What the legal order asks; null when the list does not say. */
  pilot: boolean | null
  priority: number | null
  experience: number | null
}
export interface ProjectList {
  projects: ListedProject[]
  /** What the file itself says there is to give. */
  budget: Decimal | null
  /** The decimal mark of its sums, where they show one. */
  mark: Mark | null
  /** What the reader should know: where the score comes from, what was passed over. */
  notes: string[]
}
/** Something wrong at a line of the file. */
export interface LineProblem {
  line: number
  says: string
}
export type ReadList = { list: ProjectList } | { problems: LineProblem[] }
