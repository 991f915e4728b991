/** What fairs ask of projects, which stand above them; wired in domains/index.ts. */
import type { Context } from '../../kernel/context.ts'
import type { Day } from '../../kernel/dates.ts'

/** Whole đồng. */
export interface SupportSums {
  approved: number
  contracted: number
  paid: number
}
/** A project that paid for a fair. */
export interface SupportRow {
  code: string
  name: string
  year: number
  activityLabel: string
  stateLabel: string
  to: string
  /** In đồng; null before the decision, the contract. */
  approved: number | null
  decision: { number: string; issuedOn: Day } | null
  contracted: number | null
  contract: { number: string; signedOn: Day } | null
  /** What went out less what was taken back; null before the contract. */
  paid: number | null
  /** Its beneficiaries. */
  establishmentIds: string[]
  /** Codes of all fairs that it pays for: with more than one, its money is not this fair's alone. */
  shared: string[]
}
export interface FairSupport {
  /** Those within the reader's reach. */
  rows: SupportRow[]
  /** Of exactly these rows. */
  sums: SupportSums
  /** How many lie beyond the reader's reach. */
  beyond: number
  mayTie: boolean
  /** Projects of a fair's kind that whoever may tie can still choose, those of the fair's year first; empty for others. */
  choices: { code: string; name: string; year: number; stateLabel: string }[]
}
export const ports: { support?: (ctx: Context, fairId: string, year: number) => Promise<FairSupport> } = {}
