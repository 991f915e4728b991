/** Norms as dated data, what officers have verified, and the findings kept with each appraisal. */
import { bigint, date, integer, jsonb, numeric, pgTable, text, timestamp, uuid } from 'drizzle-orm/pg-core'
import type { Day } from '../../kernel/dates.ts'
import type { Confidence, Finding } from '../../kernel/rules.ts'

/** A norm of support: percent × eligible cost, at most the ceiling. National ceilings (TT 28/2018) and a province's own set stand side by side. */
export const norm = pgTable('norm', {
  /** `code@from` with the scope, for example `machine@2018-05-11/national`. */
  key: text().primaryKey(),
  code: text().notNull(),
  activity: text().notNull(),
  label: text().notNull(),
  percent: numeric({ precision: 6, scale: 2, mode: 'number' }),
  ceiling: bigint({ mode: 'number' }),
  per: text().notNull(),
  article: text().notNull(),
  confidence: text().$type<Confidence>().notNull(),
  scope: text({ enum: ['national', 'local'] }).notNull(),
  province: text(),
  validFrom: date({ mode: 'string' }).notNull(),
  validUntil: date({ mode: 'string' }),
})
export type NormRow = typeof norm.$inferSelect

/** An officer has compared a rule version or a norm with the paper itself. */
export const verification = pgTable('verification', {
  subject: text().primaryKey(),
  by: uuid().notNull(),
  on: date({ mode: 'string' }).notNull(),
  paper: text().notNull(),
  at: timestamp({ withTimezone: true }).notNull().defaultNow(),
})

/** The findings of an appraisal as they stood when it was made, with the rule versions. */
export const appraisal = pgTable('appraisal', {
  id: uuid().primaryKey().defaultRandom(),
  projectId: uuid().notNull(),
  day: date({ mode: 'string' }).notNull(),
  findings: jsonb().$type<Finding[]>().notNull(),
  suggested: bigint({ mode: 'number' }),
  position: integer().notNull().default(0),
})

/** What the rules are asked about: a project's facts and its beneficiaries', prepared by the projects domain. */
export interface Case {
  activity: string
  shape: 'establishment' | 'event'
  contentGroup: string
  /** Day of submission: eligibility. Day of approval, or today: norms. */
  submittedOn: Day
  approvedOn: Day
  totalCost: number
  eligibleCost: number
  requested: number
  counterpart: number
  /** How many models, machines, booths the ceiling is multiplied by. */
  units: number
  commitsCapital: boolean
  commitsNoDouble: boolean
  inPlan: boolean
  implementerExperienced: boolean | null
  beneficiaries: readonly CaseBeneficiary[]
  norms: readonly NormRow[]
  /** Projects that look the same: same beneficiary, activity and year, or the same machine. */
  twins: readonly string[]
}
export interface CaseBeneficiary {
  code: string
  name: string
  sector: string
  taxCode: string | null
  /** Its commune on the day of submission and the units above. */
  unit: { name: string; type: string; district: { name: string; type: string } | null } | null
  village: { name: string; recognisedOn: Day | null; withdrawnOn: Day | null } | null
  cleanerProduction: boolean
  clusterInfrastructure: boolean
  /** Earlier accepted projects of the same activity. */
  earlier: readonly { code: string; name: string; acceptedOn: Day }[]
}
