/** Whether the beneficiary's tax code can exist; a personal number before its time is for an officer to see. */
import type { Rule, Verdict } from '../../../kernel/rules.ts'
import { say } from '../../../words/say.ts'
import { personalNumberFrom, taxCodeProblem } from '../../establishments/taxcode.rules.ts'
import type { Case, CaseBeneficiary } from '../appraisal.schema.ts'
import { eachBeneficiary, fulfilled, national, undetermined } from '../beneficiaries.rules.ts'

const check =
  (given: Case) =>
  (one: CaseBeneficiary): Verdict => {
    const { name, taxCode } = one
    if (taxCode === null) return undetermined(say('appraisal.taxAbsent', { name }))
    const problem = taxCodeProblem(taxCode, null, given.submittedOn)
    if (!problem) return fulfilled(say('appraisal.taxFine', { name }))
    return { ok: problem.level === 'error' ? false : 'undetermined', says: say('appraisal.taxOf', { name, problem: problem.says }) }
  }
const judge = (given: Case): Verdict => eachBeneficiary(given, check(given))

export const taxCode: Rule<Case> = {
  code: 'tax-code',
  title: say('appraisal.taxTitle'),
  nature: 'law',
  day: given => given.submittedOn,
  versions: [
    {
      from: '2012-07-05',
      until: personalNumberFrom,
      article: 'Cấu trúc mã số thuế 10 số và 10-3 số, chữ số kiểm tra',
      confidence: 'S',
      scope: national,
      judge,
    },
    {
      from: personalNumberFrom,
      until: null,
      article: 'TT 86/2024/TT-BTC (số định danh cá nhân thay mã số thuế của hộ kinh doanh)',
      confidence: 'S',
      scope: national,
      judge,
    },
  ],
}
