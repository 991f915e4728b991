/** A service organisation that implements a project must show experience. */
import type { Rule, Verdict } from '../../../kernel/rules.ts'
import { say } from '../../../words/say.ts'
import type { Case } from '../appraisal.schema.ts'
import { broken, cityRegulation, fulfilled, undetermined } from '../beneficiaries.rules.ts'

const judge = ({ implementerExperienced }: Case): Verdict => {
  if (implementerExperienced === null) return undetermined(say('appraisal.experienceUnknown'))
  return implementerExperienced ? fulfilled(say('appraisal.experienceFine')) : broken(say('appraisal.experienceNone'))
}

export const implementerExperience: Rule<Case> = {
  code: 'implementer-experience',
  title: say('appraisal.experienceTitle'),
  nature: 'law',
  day: given => given.submittedOn,
  versions: [{ ...cityRegulation('điều kiện của tổ chức dịch vụ khuyến công'), confidence: 'S', judge }],
}
