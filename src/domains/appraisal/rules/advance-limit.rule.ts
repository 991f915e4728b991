/** How much of a contract may be advanced, by kind of project and day of payment (TT 36/2013/TT-BCT, law.md 3.6); the one advance is the workflow's. */
import type { Day } from '../../../kernel/dates.ts'
import { type Dong, sayDong, sayNumber, share } from '../../../kernel/money.ts'
import { p, parameterSet } from '../../../kernel/parameters.ts'
import type { Finding, Verdict } from '../../../kernel/rules.ts'
import { say } from '../../../words/say.ts'
import { type ActivityCode, activityLabels } from '../../reference/catalog.schema.ts'
import { broken, fulfilled, national } from '../beneficiaries.rules.ts'
import { type DatedValues, findingBy, type Law, valuesOn } from '../law.rules.ts'
import { type FeeCase, judgeFee, managementFee } from './management-fee.rule.ts'

/** What an advance is asked about. Amounts in đồng. */
export interface AdvanceCase {
  activity: ActivityCode
  /** Support by the signed contract. */
  contracted: Dong
  amount: Dong
  /** Day of payment. */
  day: Day
  /** What decides the fee for management, where another than the beneficiary implements; else null. */
  fee: FeeCase | null
}
const parameters = parameterSet({ limits: p.percents(say('appraisal.advanceLimits'), activityLabels) })
type Limits = ReturnType<(typeof parameters)['check']['parse']>

const shares = (percent: number, codes: readonly ActivityCode[]): Limits['limits'] =>
  Object.fromEntries(codes.map(code => [code, percent])) as Limits['limits']
/** Kinds that the circular names. National money; a province may copy it. */
export const advanceLimit: DatedValues<Limits> = {
  code: 'advance-limit',
  title: say('appraisal.advanceTitle'),
  decidedBy: 'payment',
  parameters,
  shipped: [
    {
      from: '2014-02-10',
      until: null,
      article: 'TT 36/2013/TT-BCT, mức tạm ứng theo loại đề án',
      confidence: 'S',
      scope: national,
      values: {
        limits: {
          ...shares(30, ['cluster_infrastructure', 'pollution_cluster']),
          ...shares(70, [
            'vocational_class',
            'management_class',
            'study_tour',
            'foreign_study_tour',
            'consultancy',
            'design_consultancy',
            'trademark',
            'showroom',
            'association',
            'cluster_link',
            'cleaner_assessment',
            'fair_organise',
            'domestic_fair',
            'foreign_fair',
            'cluster_plan',
          ]),
        },
      },
    },
  ],
}
/** Machines and models, whose share was looked for and not found: a reminder. */
export const advanceMachine: DatedValues<Limits> = {
  code: 'advance-machine',
  title: say('appraisal.advanceMachineTitle'),
  decidedBy: 'payment',
  parameters,
  shipped: [
    {
      from: '2014-02-10',
      until: null,
      article: 'Chưa tìm thấy quy định cho máy móc, mô hình; 70% chỉ để nhắc',
      confidence: 'X',
      scope: national,
      values: {
        limits: shares(70, ['machine', 'machine_line', 'technology_transfer', 'demo_model', 'running_model', 'cleaner_pilot']),
      },
    },
  ],
}

const judgeShare = ({ contracted, amount }: AdvanceCase, percent: number): Verdict => {
  const most = share(contracted, percent)
  const arithmetic = `${sayNumber(percent)}% × ${sayNumber(contracted)} = ${sayDong(most)}`
  const words = { amount: sayDong(amount), percent: sayNumber(percent), most: sayDong(most) }
  if (amount <= most) return { ...fulfilled(say('appraisal.advanceFine', words)), arithmetic }
  return { ...broken(say('appraisal.advanceOver', { ...words, over: sayDong(amount - most) })), arithmetic }
}
/** The limits in force for an activity, the province's first, and the most that each lets be advanced. */
const limitsFor = (activity: ActivityCode, law: Law, day: Day) =>
  [advanceLimit, advanceMachine].flatMap(rule =>
    valuesOn(rule, law, day).flatMap(held => {
      const percent = held.values.limits[activity]
      return percent === undefined ? [] : [{ rule, held, percent }]
    }),
  )
/** The smallest share that a rule lets be advanced for an activity on a day, with where it is written; undefined where no rule says. */
export const advanceShare = (activity: ActivityCode, law: Law, day: Day) => {
  const [least] = limitsFor(activity, law, day).sort((a, b) => a.percent - b.percent)
  return least && { percent: least.percent, article: least.held.article, verified: least.held.verified }
}
/** What the rules say of an advance: its share of the contract, and what may be kept for management. */
export const judgeAdvance = (given: AdvanceCase, law: Law): Finding[] => {
  const { activity, contracted, day, fee } = given
  return [
    ...limitsFor(activity, law, day).map(({ rule, held, percent }) => findingBy(rule, held, judgeShare(given, percent), law)),
    ...(fee
      ? valuesOn(managementFee, law, day).map(held => findingBy(managementFee, held, judgeFee(contracted, fee, held.values), law))
      : []),
  ]
}
