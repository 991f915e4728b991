/** Whether the approved plan of the year holds the project. Before the decision nobody can say: it informs, it never fails. */
import type { Rule } from '../../../kernel/rules.ts'
import { say } from '../../../words/say.ts'
import type { Case } from '../appraisal.schema.ts'
import { cityRegulation, fulfilled, undetermined } from '../beneficiaries.rules.ts'

export const inAnnualPlan: Rule<Case> = {
  code: 'in-annual-plan',
  title: say('appraisal.planTitle'),
  nature: 'law',
  day: given => given.submittedOn,
  versions: [
    {
      ...cityRegulation('điều kiện 2'),
      confidence: 'S',
      judge: given => (given.inPlan ? fulfilled(say('appraisal.planIn')) : undetermined(say('appraisal.planNotYet'))),
    },
  ],
}
