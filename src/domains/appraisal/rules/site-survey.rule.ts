/** What was seen at the establishment against what the file says. Until somebody has been there, nobody can say. */
import { sayDay } from '../../../kernel/dates.ts'
import type { Rule } from '../../../kernel/rules.ts'
import { say } from '../../../words/say.ts'
import type { Case } from '../appraisal.schema.ts'
import { broken, fulfilled, national, undetermined } from '../beneficiaries.rules.ts'

export const siteSurvey: Rule<Case> = {
  code: 'site-survey',
  title: say('appraisal.surveyTitle'),
  nature: 'law',
  day: given => given.submittedOn,
  versions: [
    {
      from: '2012-07-05',
      until: null,
      article: say('appraisal.surveyArticle'),
      confidence: 'I',
      scope: national,
      judge: ({ shape, survey }) => {
        if (shape === 'event') return fulfilled(say('appraisal.surveyEvent'))
        if (!survey) return undetermined(say('appraisal.surveyNone'))
        const says = say('appraisal.surveySays', { on: sayDay(survey.on), says: survey.says })
        return survey.fits ? fulfilled(says) : broken(says)
      },
    },
  ],
}
