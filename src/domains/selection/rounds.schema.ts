/** Rounds of choice: the rule sealed before points are known, the inputs and the outcome kept, exceptions with their reasons. */
import { date, index, integer, jsonb, pgTable, text, timestamp, uuid } from 'drizzle-orm/pg-core'
import { account } from '../people/people.schema.ts'
import { Project } from '../projects/projects.schema.ts'
import type { RuleKind } from './choosing/choosing.schema.ts'
import type { Candidate } from './selection.schema.ts'

/** The rule of a round with all its parameters. Groups are activities, areas are units, targets are the plan's codes. */
export interface RuleSpec {
  kind: RuleKind
  /** `part`: least share of its cost for the project at the boundary, in percent. */
  minShare: number
  groups: { group: string; minCount?: number | undefined; maxCount?: number | undefined; maxCost?: number | undefined }[]
  areas: { area: string; minCount: number }[]
  onePerEstablishment: boolean
  targets: { target: string; min: number }[]
  /** Points that one unit of a target adds to a project's score: score and targets together. */
  targetPoints: Record<string, number>
}
export interface RoundLine {
  id: string
  name: string
  /** What it had to give when the round was computed, in đồng. */
  left: number
}
export interface RoundCandidate extends Candidate {
  lineId: string
  activity: string
  unitId: string
  unitName: string
  establishmentIds: string[]
  beneficiaries: string[]
  /** What it would bring to each target. */
  gives: Record<string, number>
  /** Points as a decimal number; null when no council has scored it. */
  score: string | null
}
/** A project put in or left out whatever the rule says. */
export interface RoundException {
  projectId: string
  kind: 'in' | 'out'
  reason: string
}
/** Where a target stands: counted so far, and counted when everything decided is accepted too. */
export interface RoundTarget {
  code: string
  name: string
  unit: string
  min: number
  max: number
  counted: string[]
  committed: string[]
}
/** All that an outcome follows from: the same input gives the same outcome. */
export interface RoundInput {
  lines: RoundLine[]
  candidates: RoundCandidate[]
  exceptions: RoundException[]
  targets: RoundTarget[]
}
export interface Standing {
  projectId: string
  code: string
  /** What it receives; 0 when it is out. */
  amount: number
  rank: number | null
  reason: string
}
export interface RoundOutcome {
  /** False when no set keeps to all limits. */
  possible: boolean
  standings: Standing[]
  cost: number
  /** Sum of points of what is chosen, as a decimal number. */
  score: string
  count: number
  proven: boolean
  bound: string | null
  tiesProven: boolean
  /** The project at which the money ends. */
  marginal: string | null
}
/** What else could be: each line a sentence's worth of figures, computed with the outcome. */
export interface RoundAnalysis {
  rules: { kind: RuleKind; possible: boolean; count: number; cost: number; score: string; joins: string[]; leaves: string[] }[]
  money: { lineId: string; extra: number; joins: string[]; leaves: string[] }[]
  limits: { key: string; says: string; score: string | null; joins: string[]; leaves: string[] }[]
  targets: { code: string; name: string; unit: string; min: number; max: number; now: number; decided: number; withSet: number }[]
}

export const roundStates = {
  proposed: 'Chờ người thứ hai xác nhận',
  sealed: 'Đã niêm phong quy tắc',
  computed: 'Đã tính',
  frozen: 'Đã chốt',
  replaced: 'Đã thay bằng vòng khác',
} as const
export type RoundState = keyof typeof roundStates

export const choiceRound = pgTable(
  'choice_round',
  {
    id: uuid().primaryKey().defaultRandom(),
    year: integer().notNull(),
    number: integer().notNull(),
    lineIds: jsonb().$type<string[]>().notNull(),
    state: text({ enum: Object.keys(roundStates) as [RoundState, ...RoundState[]] }).notNull(),
    rule: jsonb().$type<RuleSpec>().notNull(),
    /** SHA-256 of the rule with its parameters and its lines. */
    ruleHash: text().notNull(),
    /** How many candidates had points when the rule was chosen: 0 unless it was chosen late, with a reason and a second person. */
    scoredBefore: integer().notNull(),
    replaces: uuid(),
    reason: text(),
    proposedBy: uuid().references(() => account.id),
    proposedOn: date({ mode: 'string' }).notNull(),
    sealedBy: uuid().references(() => account.id),
    sealedOn: date({ mode: 'string' }),
    input: jsonb().$type<RoundInput>(),
    outcome: jsonb().$type<RoundOutcome>(),
    analysis: jsonb().$type<RoundAnalysis>(),
    computedOn: date({ mode: 'string' }),
    frozenBy: uuid().references(() => account.id),
    frozenOn: date({ mode: 'string' }),
    createdAt: timestamp({ withTimezone: true }).notNull().defaultNow(),
  },
  table => [index().on(table.year)],
)
export type RoundRow = typeof choiceRound.$inferSelect

export const choiceException = pgTable(
  'choice_exception',
  {
    id: uuid().primaryKey().defaultRandom(),
    roundId: uuid()
      .notNull()
      .references(() => choiceRound.id),
    projectId: uuid()
      .notNull()
      .references(() => Project.table.id),
    kind: text({ enum: ['in', 'out'] }).notNull(),
    reason: text().notNull(),
    askedBy: uuid().references(() => account.id),
    askedOn: date({ mode: 'string' }).notNull(),
    confirmedBy: uuid().references(() => account.id),
    confirmedOn: date({ mode: 'string' }),
    withdrawnOn: date({ mode: 'string' }),
    createdAt: timestamp({ withTimezone: true }).notNull().defaultNow(),
  },
  table => [index().on(table.roundId)],
)
export type ExceptionRow = typeof choiceException.$inferSelect
