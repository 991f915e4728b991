/**
 * The law as it stands: versions that ship in the code, and those that documents add on screen. A rule whose versions differ in values only is
 * parametric: its file says once which values there are and how they judge. The nation's versions and the province's judge side by side.
 */
import type { Day } from '../../kernel/dates.ts'
import type { ParameterSet, ParameterValues } from '../../kernel/parameters.ts'
import {
  type Confidence,
  type Dated,
  type Finding,
  onDay,
  type Rule,
  type RuleScope,
  type RuleVersion,
  type Standing,
  type Verdict,
  weigh,
} from '../../kernel/rules.ts'
import type { NormRow } from './norms.schema.ts'

/** A version that a document adds to what ships. */
export type AddedVersion = Dated<{ key: string; code: string; values: ParameterValues }>
/** What officers have verified, the province, and the versions added by documents: the one adopted last stands first. */
export type Law = Standing & { added?: readonly AddedVersion[] }

/** How a version that a document adds is called wherever it judges: `machine@2026-12-01/vb3` is of the third document. */
export const versionKey = (code: string, { inForceFrom, serial }: { inForceFrom: Day; serial: number }): string =>
  `${code}@${inForceFrom}/vb${serial}`
/** Whether a key names a version that a document added. */
export const ofDocument = (key: string): boolean => /\/vb\d+$/.test(key)

/** The law in one state: the rules that judge, and the norms of the nation and the province through time. */
export interface LawState {
  law: Law
  norms: readonly NormRow[]
}

/** A rule's values by date. `P` is what every version sets. */
export interface DatedValues<P extends ParameterValues = ParameterValues> {
  code: string
  title: string
  /** Which day of a project decides the version, in words for the officer who enters one. */
  decidedBy: 'submission' | 'approval' | 'payment' | 'choice'
  parameters: ParameterSet<P>
  shipped: readonly Dated<{ values: P }>[]
}
const levels = ['local', 'national'] as const
const ofLevel = (scope: RuleScope, level: (typeof levels)[number], province: string) =>
  scope.level === level && (scope.level === 'national' || scope.province === province)

type Keyed<P> = Dated<{ key: string; values: P }>
/** Every version of the values for one scope: added ones before shipped ones, so that of one start the added one holds. */
const versionsOf = <P extends ParameterValues>(rule: DatedValues<P>, law: Law, level: (typeof levels)[number]): Keyed<P>[] => [
  ...(law.added ?? [])
    .filter(x => x.code === rule.code && ofLevel(x.scope, level, law.province))
    .map(x => ({ ...x, values: rule.parameters.check.parse(x.values) })),
  ...rule.shipped.filter(x => ofLevel(x.scope, level, law.province)).map(x => ({ ...x, key: `${rule.code}@${x.from}` })),
]
/** The values in force on a day, the province's own first, each with where it is written and whether an officer has verified it. */
export interface InForce<P> {
  key: string
  from: Day
  values: P
  article: string
  confidence: Confidence
  scope: RuleScope
  verified: boolean
}
export const valuesOn = <P extends ParameterValues>(rule: DatedValues<P>, law: Law, day: Day): InForce<P>[] =>
  levels.flatMap(level => {
    const version = onDay(versionsOf(rule, law, level), day)
    if (!version) return []
    const { key, from, values, article, confidence, scope } = version
    return [{ key, from, values, article, confidence, scope, verified: law.verified.has(key) }]
  })

/** What values in force say of a case, as a finding: it blocks only when verified and in scope. */
export const findingBy = (rule: Pick<DatedValues, 'code' | 'title'>, held: InForce<unknown>, verdict: Verdict, law: Law): Finding => {
  const { key, article, confidence, scope, verified } = held
  const weight = weigh(verdict, 'law', verified, scope, law.province)
  return { rule: rule.code, title: rule.title, ...verdict, weight, article, scope, confidence, verified, version: key }
}

/** A rule that judges by dated values. */
export interface ParametricRule<Case> extends Rule<Case> {
  dated: DatedValues
  /** The rule under a law: for each scope that has versions, one rule. */
  under: (law: Law) => Rule<Case>[]
}
/** Makes a rule of law out of its dated values and of how they judge. */
export const parametric = <Case, P extends ParameterValues>(
  dated: DatedValues<P>,
  { day, judge }: { day: (given: Case) => Day; judge: (given: Case, values: P) => Verdict },
): ParametricRule<Case> => {
  const version = ({ values, ...rest }: Dated<{ key?: string; values: P }>): RuleVersion<Case> => ({
    ...rest,
    judge: given => judge(given, values),
  })
  const rule: Rule<Case> = { code: dated.code, title: dated.title, nature: 'law', day, versions: dated.shipped.map(version) }
  return {
    ...rule,
    dated,
    under: law =>
      levels.flatMap(level => {
        const versions = versionsOf(dated, law, level).map(version)
        return versions.length ? [{ ...rule, versions }] : []
      }),
  }
}
const isParametric = <Case>(rule: Rule<Case>): rule is ParametricRule<Case> => 'under' in rule
/** A rule as the law has it: of a parametric one, the province's and the nation's. */
export const underLaw = <Case>(rule: Rule<Case>, law: Law): Rule<Case>[] =>
  isParametric(rule) && law.added?.length ? rule.under(law) : [rule]
