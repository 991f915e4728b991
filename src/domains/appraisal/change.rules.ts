/** What another state of the law would change for a case: findings and the support. */
import type { Dong } from '../../kernel/money.ts'
import { appraise, suggestedSupport } from './appraisal.rules.ts'
import type { Case } from './appraisal.schema.ts'
import { type Comparison, compareFindings } from './compare.rules.ts'
import type { LawState } from './law.rules.ts'
import { ceilingFor } from './rules/support-ceiling.rule.ts'

/** What a case gets under a law: the support and its sum, null where no norm says. */
export interface Amount {
  amount: Dong | null
  arithmetic: string | null
}
export const amountOf = (given: Case): Amount => ({ amount: suggestedSupport(given), arithmetic: ceilingFor(given)?.arithmetic ?? null })

export interface Change {
  comparisons: Comparison[]
  before: Amount
  after: Amount
}
/** What another law would change for a case; undefined when nothing. */
export const changeUnder = (given: Case, now: LawState, then: LawState): Change | undefined => {
  const [was, is] = [
    { ...given, norms: now.norms },
    { ...given, norms: then.norms },
  ]
  const comparisons = compareFindings(appraise(was, now.law), appraise(is, then.law)).filter(({ differs }) => differs)
  const [before, after] = [amountOf(was), amountOf(is)]
  return comparisons.length || before.amount !== after.amount ? { comparisons, before, after } : undefined
}
