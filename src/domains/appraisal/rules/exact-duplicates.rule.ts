/** Other projects of the same beneficiary, activity and year, or with the same machine; and other supports that may be the same money. */
import type { Rule, Verdict } from '../../../kernel/rules.ts'
import { say } from '../../../words/say.ts'
import type { Case } from '../appraisal.schema.ts'
import { broken, cityRegulation, fulfilled, undetermined } from '../beneficiaries.rules.ts'

/**
 * What the comparison found is for an officer to weigh: it warns, and never stops a step by itself. What an officer called the same is not supported
 * in that part; the rest of the project may be.
 */
const judge = ({ twins, overlaps }: Case): Verdict => {
  const open = (overlaps?.open ?? [])
    .filter(({ other }) => !twins.includes(other))
    .map(({ other, likelihood }) => `${other} (${likelihood})`)
  const said = [
    twins.length ? say('appraisal.twinsFound', { codes: twins.join(', ') }) : '',
    overlaps?.same.length ? say('appraisal.overlapsSame', { others: overlaps.same.join(', ') }) : '',
    open.length ? say('appraisal.overlapsOpen', { others: open.join(', ') }) : '',
  ].filter(Boolean)
  if (!said.length) return fulfilled(say('appraisal.twinsNone'))
  return twins.length ? broken(said.join(' ')) : undetermined(said.join(' '))
}

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
      judge,
    },
  ],
}
