/** Whether the activity is one of the programme's and belongs to the content group that the project names. */
import type { Rule, Verdict } from '../../../kernel/rules.ts'
import { say } from '../../../words/say.ts'
import { type Activity, activities, contentGroups } from '../../reference/catalog.schema.ts'
import type { Case } from '../appraisal.schema.ts'
import { broken, fulfilled, national, undetermined } from '../beneficiaries.rules.ts'

const known: Readonly<Record<string, Activity>> = activities
const groups: Readonly<Record<string, string>> = contentGroups

const judge = (given: Case): Verdict => {
  const activity = known[given.activity]
  const group = groups[given.contentGroup]
  if (!activity || group === undefined) return undetermined(say('appraisal.contentUnknown'))
  const words = { activity: activity.label, group, right: groups[activity.group] ?? '' }
  return activity.group === given.contentGroup
    ? fulfilled(say('appraisal.contentFits', words))
    : broken(say('appraisal.contentElsewhere', words))
}

export const contentFits: Rule<Case> = {
  code: 'content-fits',
  title: say('appraisal.contentTitle'),
  nature: 'law',
  day: given => given.submittedOn,
  versions: [
    {
      from: '2012-07-05',
      until: null,
      article: 'NĐ 45/2012/NĐ-CP Điều 4 (nội dung khuyến công)',
      // The nine contents of Điều 4 are known from memory.
      confidence: 'M',
      scope: national,
      judge,
    },
  ],
}
