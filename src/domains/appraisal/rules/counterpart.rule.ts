/** The beneficiary has invested or commits to invest the whole of the remaining capital. */
import { sayDong, sayNumber } from '../../../kernel/money.ts'
import type { Rule, Verdict } from '../../../kernel/rules.ts'
import { say } from '../../../words/say.ts'
import type { Case } from '../appraisal.schema.ts'
import { broken, cityRegulation, fulfilled } from '../beneficiaries.rules.ts'

const judge = ({ shape, totalCost, requested, counterpart, commitsCapital }: Case): Verdict => {
  if (shape === 'event') return fulfilled(say('appraisal.notForEvents'))
  const needed = totalCost - requested
  const arithmetic = `${sayNumber(totalCost)} − ${sayNumber(requested)} = ${sayDong(needed)}`
  if (counterpart < needed) return { ...broken(say('appraisal.counterpartShort', { missing: sayDong(needed - counterpart) })), arithmetic }
  return {
    ...(commitsCapital ? fulfilled(say('appraisal.counterpartFine')) : broken(say('appraisal.counterpartNoCommitment'))),
    arithmetic,
  }
}

export const counterpartCapital: Rule<Case> = {
  code: 'counterpart',
  title: say('appraisal.counterpartTitle'),
  nature: 'law',
  day: given => given.submittedOn,
  versions: [{ ...cityRegulation('điều kiện 3'), confidence: 'S', judge }],
}
