/** What projects need of the domains above them; wired in domains/index.ts. */
import type { Context } from '../../kernel/context.ts'
import type { Day } from '../../kernel/dates.ts'
import type { Tx } from '../../kernel/log.ts'
import type { Clock } from './clock.rules.ts'
import type { ProjectRow } from './projects.schema.ts'
import type { ProjectAction } from './projects.workflow.ts'

/** A project's money as it stands, in đồng. */
export interface Money {
  approved: number | null
  contracted: number | null
  advanced: number | null
  settlement: number | null
  paid: number
  reclaimed: number
  /** What the project's budget line has left; null where the year has no such line. */
  lineLeft: number | null
  decision: { number: string; issuedOn: Day; issuer: string } | null
  contract: { number: string; signedOn: Day } | null
  settlementArithmetic: string | null
}
export type StepInput = Readonly<Record<string, string | number | null | undefined>>
/** What happens to the money when a step is taken, in the step's transaction. */
export type MoneyStep = (tx: Tx, ctx: Context, project: ProjectRow, input: StepInput) => Promise<void>

/** What was found of a project's money given twice, as appraisal is told of it: other supports by their code or their list's name. */
export interface OverlapNotes {
  /** Likely, and nobody has looked yet. */
  open: { other: string; likelihood: string }[]
  same: string[]
  different: string[]
}
/** What follows when a step has been taken, in its transaction. */
export type AfterStep = (tx: Tx, ctx: Context, project: ProjectRow) => Promise<void>

/** What a survey on the spot found. */
export interface SurveyFound {
  on: Day
  fits: boolean
  says: string
}
export const ports: {
  surveys?: (tx: Tx, projectIds: readonly string[]) => Promise<Map<string, SurveyFound>>
  money?: (tx: Tx, projects: readonly ProjectRow[]) => Promise<Map<string, Money>>
  /** The clocks of projects that came through a call. */
  clocks?: (ctx: Context, tx: Tx, projectIds: readonly string[]) => Promise<Map<string, Clock>>
  overlaps?: (tx: Tx, projectIds: readonly string[]) => Promise<Map<string, OverlapNotes>>
  steps: Partial<Record<ProjectAction, MoneyStep>>
  after: AfterStep[]
} = { steps: {}, after: [] }
