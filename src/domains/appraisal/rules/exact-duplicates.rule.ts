/** Other projects of the same beneficiary, activity and year, or with the same machine. */
import type { Rule } from '../../../kernel/rules.ts'
import { say } from '../../../words/say.ts'
import type { Case } from '../appraisal.schema.ts'
import { broken, cityRegulation, fulfilled } from '../beneficiaries.rules.ts'

export const exactDuplicates: Rule<Case> = {
  code: 'exact-duplicates',
  title: say('appraisal.twinsTitle'),
  nature: 'law',
  day: given => given.submittedOn,
  versions: [
    {
      ...cityRegulation('điều kiện 4 (không hỗ trợ trùng)'),
      // That sameness of these facts is sameness of content is our inference.
      confidence: 'I',
      judge: ({ twins }) =>
        twins.length === 0 ? fulfilled(say('appraisal.twinsNone')) : broken(say('appraisal.twinsFound', { codes: twins.join(', ') })),
    },
  ],
}
