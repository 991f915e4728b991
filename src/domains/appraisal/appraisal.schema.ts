/** What officers have verified, the findings kept with each judgement, and the case that is judged. */
import { bigint, date, index, integer, jsonb, pgTable, text, timestamp, uuid } from 'drizzle-orm/pg-core'
import type { Day } from '../../kernel/dates.ts'
import type { Finding } from '../../kernel/rules.ts'
import type { establishmentKinds } from '../establishments/establishments.schema.ts'
import type { Period } from '../establishments/villages.rules.ts'
import type { AreaStanding } from '../reference/areas.rules.ts'
import type { NormRow } from './norms.schema.ts'

/** An officer has compared a rule version or a norm with the paper itself. */
export const verification = pgTable('verification', {
  subject: text().primaryKey(),
  by: uuid().notNull(),
  on: date({ mode: 'string' }).notNull(),
  paper: text().notNull(),
  at: timestamp({ withTimezone: true }).notNull().defaultNow(),
})

/** When the findings were made: a first appraisal, one made again under newer law, or as money was advanced. */
export const occasions = {
  appraise: 'Thẩm định',
  reappraise: 'Thẩm định lại',
  advance: 'Chi tạm ứng',
  settle: 'Quyết toán',
} as const
export type Occasion = keyof typeof occasions

/** The findings of a judgement as they stood when it was made, with the rule versions. */
export const appraisal = pgTable(
  'appraisal',
  {
    id: uuid().primaryKey().defaultRandom(),
    projectId: uuid().notNull(),
    day: date({ mode: 'string' }).notNull(),
    occasion: text({ enum: Object.keys(occasions) as [Occasion, ...Occasion[]] })
      .notNull()
      .default('appraise'),
    findings: jsonb().$type<Finding[]>().notNull(),
    suggested: bigint({ mode: 'number' }),
    position: integer().notNull().default(0),
  },
  table => [index().on(table.projectId)],
)

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
  /** What the last survey on the spot found; null before there was one. */
  survey: { on: Day; fits: boolean; says: string } | null
  /** Other supports that may be the same money: likely ones nobody has looked at, and those that an officer called the same. Absent where nothing was compared. */
  overlaps?: { open: readonly { other: string; likelihood: string }[]; same: readonly string[] }
}
export interface CaseBeneficiary {
  code: string
  name: string
  kind: keyof typeof establishmentKinds
  sector: string
  taxCode: string | null
  /** Its commune on the day of submission and the units above. */
  unit: { name: string; type: string; district: { name: string; type: string } | null } | null
  village: { name: string; recognitions: readonly Period[] } | null
  cleanerProduction: boolean
  clusterInfrastructure: boolean
  /** Whether its commune is a difficult area by the entered lists: on the day of submission for conditions, of approval for norms. */
  difficult: { onSubmission: AreaStanding; onApproval: AreaStanding }
  /** Earlier projects of the same activity: accepted, or contracted and not yet accepted on the day of submission. */
  earlier: readonly { code: string; name: string; acceptedOn: Day | null; contractedOn: Day | null }[]
}
