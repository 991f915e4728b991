/** The appraisal of a project: the rules in the order an appraiser reads, what stops it, and the support that follows. */
import type { Dong } from '../../kernel/money.ts'
import { type Finding, judge, type Rule } from '../../kernel/rules.ts'
import type { Case } from './appraisal.schema.ts'
import { type Law, underLaw } from './law.rules.ts'
import { activityFits } from './rules/activity-fits.rule.ts'
import { contentFits } from './rules/content-fits.rule.ts'
import { counterpartCapital } from './rules/counterpart.rule.ts'
import { eligibleArea } from './rules/eligible-area.rule.ts'
import { eligibleSector } from './rules/eligible-sector.rule.ts'
import { exactDuplicates } from './rules/exact-duplicates.rule.ts'
import { implementerExperience } from './rules/implementer-experience.rule.ts'
import { inAnnualPlan } from './rules/in-annual-plan.rule.ts'
import { moneyAddsUp } from './rules/money-adds-up.rule.ts'
import { noDoubleSupport } from './rules/no-double-support.rule.ts'
import { onceOnly } from './rules/once-only.rule.ts'
import { siteSurvey } from './rules/site-survey.rule.ts'
import { ceilingFor, judgeCeiling, onlyElsewhere } from './rules/support-ceiling.rule.ts'
import { taxCode } from './rules/tax-code.rule.ts'

/** Who and where, what, the plan, the money, the implementer, other support. The norms of support judge after the sums. */
export const rules: readonly Rule<Case>[] = [
  eligibleArea,
  taxCode,
  contentFits,
  activityFits,
  eligibleSector,
  inAnnualPlan,
  moneyAddsUp,
  counterpartCapital,
  siteSurvey,
  implementerExperience,
  onceOnly,
  noDoubleSupport,
  exactDuplicates,
]
const underLaws = new WeakMap<Law, readonly Rule<Case>[]>()
/** The rules as a law has them, made once for each law: a list judges many cases by one. */
const rulesUnder = (law: Law): readonly Rule<Case>[] => {
  const known = underLaws.get(law) ?? rules.flatMap(rule => underLaw(rule, law))
  underLaws.set(law, known)
  return known
}
/** Every finding on a case, passes included, each by the rule as it stood on its day of the case. */
export const appraise = (given: Case, law: Law): Finding[] =>
  rulesUnder(law).flatMap(rule => [
    ...[judge(rule, given, law)].filter(finding => finding !== undefined),
    ...(rule.code === moneyAddsUp.code ? judgeCeiling(given, law) : []),
  ])
/** The findings that stop the step. */
export const blocking = (findings: readonly Finding[]): Finding[] => findings.filter(finding => finding.weight === 'block')
/** Why a project may not go on, in words; null when nothing stops it. */
export const whyBlocked = (findings: readonly Finding[]): string | null =>
  blocking(findings)
    .map(finding => finding.says)
    .join(' ') || null
/** What the project may be given: the requested amount, at most the ceiling; nothing where its norms hold elsewhere. Null when no norm says. In đồng. */
export const suggestedSupport = (given: Case): Dong | null => {
  const ceiling = ceilingFor(given)
  if (ceiling) return Math.min(given.requested, ceiling.amount)
  return onlyElsewhere(given) ? 0 : null
}
