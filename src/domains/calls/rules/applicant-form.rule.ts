/** Which forms of applicant the programme supports, by the day of submission: artisans only since the decree was amended. */
import type { Day } from '../../../kernel/dates.ts'
import type { Rule, Verdict } from '../../../kernel/rules.ts'
import { say } from '../../../words/say.ts'
import { broken, fulfilled, national, undetermined } from '../../appraisal/beneficiaries.rules.ts'
import { type LegalForm, legalForms } from '../support.schema.ts'

export interface Applicant {
  form: LegalForm
  day: Day
}
const establishment = (form: LegalForm): Verdict => fulfilled(say('support.formFine', { form: legalForms[form] }))

export const applicantForm: Rule<Applicant> = {
  code: 'applicant-form',
  title: say('support.formTitle'),
  nature: 'law',
  day: given => given.day,
  versions: [
    {
      from: '2012-07-05',
      until: '2025-10-15',
      article: 'NĐ 45/2012/NĐ-CP Điều 1 khoản 2',
      confidence: 'S',
      scope: national,
      judge: ({ form }) => (form === 'artisan' ? broken(say('support.formArtisanNot')) : establishment(form)),
    },
    {
      from: '2025-10-15',
      until: null,
      article: 'NĐ 45/2012/NĐ-CP Điều 1 khoản 2, sửa đổi bởi NĐ 235/2025/NĐ-CP',
      // That artisans are beneficiaries was read in the press; what exactly they receive was not found.
      confidence: 'S-press',
      scope: national,
      judge: ({ form }) => (form === 'artisan' ? undetermined(say('support.formArtisan')) : establishment(form)),
    },
  ],
}
