/** The beneficiary commits that no other state budget supports the same content. */
import type { Rule, Verdict } from '../../../kernel/rules.ts'
import { say } from '../../../words/say.ts'
import type { Case } from '../appraisal.schema.ts'
import { broken, cityRegulation, fulfilled } from '../beneficiaries.rules.ts'

const judge = ({ shape, commitsNoDouble }: Case): Verdict => {
  if (shape === 'event') return fulfilled(say('appraisal.notForEvents'))
  return commitsNoDouble ? fulfilled(say('appraisal.noDoubleFine')) : broken(say('appraisal.noDoubleMissing'))
}

export const noDoubleSupport: Rule<Case> = {
  code: 'no-double-support',
  title: say('appraisal.noDoubleTitle'),
  nature: 'law',
  day: given => given.submittedOn,
  versions: [{ ...cityRegulation('điều kiện 4'), confidence: 'S', judge }],
}
