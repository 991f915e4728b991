/** The sums of a project: requested ≤ eligible ≤ total, and requested + counterpart = total. */
import { sayDong, sayNumber, sum } from '../../../kernel/money.ts'
import type { Rule, Verdict } from '../../../kernel/rules.ts'
import { say } from '../../../words/say.ts'
import type { Case } from '../appraisal.schema.ts'
import { always, national } from '../beneficiaries.rules.ts'

const judge = ({ shape, totalCost, eligibleCost, requested, counterpart }: Case): Verdict => {
  const compare = (left: number, sign: string, right: number) => `${sayNumber(left)} ${sign} ${sayDong(right)}`
  if (eligibleCost > totalCost) return { ok: false, says: say('appraisal.sumsEligible'), arithmetic: compare(eligibleCost, '>', totalCost) }
  if (requested > eligibleCost)
    return { ok: false, says: say('appraisal.sumsRequested'), arithmetic: compare(requested, '>', eligibleCost) }
  // A class or a fair has no counterpart of a beneficiary; the rest of its cost may come from elsewhere.
  if (shape === 'event' && counterpart === 0)
    return { ok: true, says: say('appraisal.sumsFineEvent'), arithmetic: compare(requested, '≤', totalCost) }
  const both = sum([requested, counterpart])
  const added = `${sayNumber(requested)} + ${sayNumber(counterpart)} = ${sayDong(both)}`
  if (both === totalCost) return { ok: true, says: say('appraisal.sumsFine'), arithmetic: added }
  return { ok: false, says: say('appraisal.sumsTotal'), arithmetic: `${added} ≠ ${sayDong(totalCost)}` }
}

export const moneyAddsUp: Rule<Case> = {
  code: 'money-adds-up',
  title: say('appraisal.sumsTitle'),
  nature: 'arithmetic',
  day: given => given.submittedOn,
  versions: [{ from: always, until: null, article: 'Số học của đề án', confidence: 'I', scope: national, judge }],
}
