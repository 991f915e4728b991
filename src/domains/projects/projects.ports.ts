/** What projects need of the domains above them; wired in domains/index.ts. */
import type { Context } from '../../kernel/context.ts'
import type { Day } from '../../kernel/dates.ts'
import type { Tx } from '../../kernel/log.ts'
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

export const ports: {
  money?: (tx: Tx, projects: readonly ProjectRow[]) => Promise<Map<string, Money>>
  steps: Partial<Record<ProjectAction, MoneyStep>>
} = { steps: {} }
