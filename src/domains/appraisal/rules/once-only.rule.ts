/** Each establishment is supported once for the same content: support contracted and not yet accepted counts as well, and is called so. */
import { sayDay } from '../../../kernel/dates.ts'
import type { Rule, Verdict } from '../../../kernel/rules.ts'
import { say } from '../../../words/say.ts'
import type { Case, CaseBeneficiary } from '../appraisal.schema.ts'
import { broken, eachBeneficiary, fulfilled, national, undetermined } from '../beneficiaries.rules.ts'

const sayProject = ({ code, acceptedOn, contractedOn }: CaseBeneficiary['earlier'][number]): string =>
  acceptedOn
    ? say('appraisal.onceProject', { code, day: sayDay(acceptedOn) })
    : say('appraisal.onceRunning', { code, day: contractedOn ? sayDay(contractedOn) : '' })
const judgeOne =
  (given: Case) =>
  ({ name, earlier }: CaseBeneficiary): Verdict => {
    if (earlier.length === 0) return fulfilled(say('appraisal.onceFirst', { name }))
    const projects = earlier.map(sayProject).join(', ')
    // Another fair or class of the same kind need not be the same content: an officer looks.
    return given.shape === 'event'
      ? undetermined(say('appraisal.onceAgainEvent', { name, projects }))
      : broken(say(earlier.some(one => one.acceptedOn) ? 'appraisal.onceAgain' : 'appraisal.onceContracted', { name, projects }))
  }

export const onceOnly: Rule<Case> = {
  code: 'once-only',
  title: say('appraisal.onceTitle'),
  nature: 'law',
  day: given => given.submittedOn,
  versions: [
    {
      from: '2018-05-11',
      until: null,
      article: 'TT 28/2018/TT-BTC Điều 7 (đọc qua NQ 08/2024 Đồng Tháp)',
      // Read in a province's copy; the circular's own wording is from memory.
      confidence: 'M',
      scope: national,
      judge: given => eachBeneficiary(given, judgeOne(given)),
    },
  ],
}
