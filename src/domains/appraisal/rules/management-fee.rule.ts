/** What may be spent on managing the programme and a project (law.md 2.2, 20a and 20b): known from memory, so it informs. */
import { p, parameterSet } from '../../../kernel/parameters.ts'
import { say } from '../../../words/say.ts'
import { national } from '../beneficiaries.rules.ts'
import type { DatedValues } from '../law.rules.ts'

const parameters = parameterSet({
  agency: p.percent(say('appraisal.feeAgency')),
  implementer: p.percent(say('appraisal.feeImplementer')),
  difficult: p.percent(say('appraisal.feeDifficult')),
})
export const managementFee: DatedValues<ReturnType<(typeof parameters)['check']['parse']>> = {
  code: 'management-fee',
  title: say('appraisal.feeTitle'),
  decidedBy: 'payment',
  parameters,
  shipped: [
    {
      from: '2018-05-11',
      until: null,
      article: 'TT 28/2018/TT-BTC, chi quản lý chương trình, đề án',
      confidence: 'M',
      scope: national,
      values: { agency: 1.5, implementer: 2.5, difficult: 3 },
    },
  ],
}
