/** What may be spent on managing the programme and a project (law.md 2.2, 20a and 20b): known from memory, so it informs. */
import { type Dong, sayDong, sayNumber, share, sum } from '../../../kernel/money.ts'
import { p, parameterSet } from '../../../kernel/parameters.ts'
import type { Verdict } from '../../../kernel/rules.ts'
import { say } from '../../../words/say.ts'
import type { AreaStanding } from '../../reference/areas.rules.ts'
import { national, undetermined } from '../beneficiaries.rules.ts'
import type { DatedValues } from '../law.rules.ts'

const parameters = parameterSet({
  agency: p.percent(say('appraisal.feeAgency')),
  implementer: p.percent(say('appraisal.feeImplementer')),
  difficult: p.percent(say('appraisal.feeDifficult')),
})
type Fees = ReturnType<(typeof parameters)['check']['parse']>
export const managementFee: DatedValues<Fees> = {
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

/** A share of an amount in words, with the sum written out. */
const at = (percent: number, of: Dong) => {
  const most = sayDong(share(of, percent))
  return { percent: sayNumber(percent), most, arithmetic: `${sayNumber(percent)}% × ${sayNumber(of)} = ${most}` }
}
/** Who implements, and where. Amounts in đồng. */
export interface FeeCase {
  /** The Centre, an agency of the programme, implements: its fee for the project is not its share of the year's money. */
  agencyImplements: boolean
  /** Whether the project's place is a difficult area on the day. */
  difficult: AreaStanding
  year: number
  /** The year's money of the project's source; null without an approved plan. */
  yearMoney: Dong | null
}
/**
 * The most that may be kept for managing: of the project's contracted support by the implementer, at either rate where nobody has recorded what
 * the place is; of the year's money by the agency. No file records such a fee apart, so nothing is judged.
 */
export const judgeFee = (contracted: Dong, { agencyImplements, difficult, year, yearMoney }: FeeCase, fees: Fees): Verdict => {
  const [plain, raised] = [at(fees.implementer, contracted), at(fees.difficult, contracted)]
  const project =
    difficult.holds === null
      ? say('appraisal.feeEither', { percent: plain.percent, most: plain.most, raised: raised.percent, mostRaised: raised.most })
      : difficult.holds
        ? say('appraisal.feeAtDifficult', { percent: raised.percent, most: raised.most, place: difficult.says ?? '' })
        : say('appraisal.feeUnknown', { percent: plain.percent, most: plain.most })
  const rates = difficult.holds === null ? [plain, raised] : [difficult.holds ? raised : plain]
  const own = agencyImplements && yearMoney !== null ? at(fees.agency, yearMoney) : null
  const agency = own
    ? say('appraisal.feeAgencyToo', { percent: own.percent, year, most: own.most })
    : say('appraisal.feeAgencyShare', { percent: sayNumber(fees.agency), year })
  return {
    ...undetermined(agencyImplements ? `${project} ${agency}` : project),
    arithmetic: [...rates, ...(own ? [own] : [])].map(each => each.arithmetic).join('; '),
  }
}
/** The year's money of one source, as a plan sums it up. In đồng. */
export interface YearMoney {
  label: string
  amount: Dong
}
/** The most that the agency may keep of a year's money, source by source. A plan records no such fee apart, so nothing is judged. */
export const judgeAgencyShare = (year: number, money: readonly YearMoney[], { agency }: Fees): Verdict => {
  const most = sayDong(sum(money.map(({ amount }) => share(amount, agency))))
  const arithmetic = money.map(({ label, amount }) => `${label}: ${at(agency, amount).arithmetic}`).join('; ')
  return { ...undetermined(say('appraisal.feeOfYear', { percent: sayNumber(agency), year, most })), arithmetic }
}
