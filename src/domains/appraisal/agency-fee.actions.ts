/** The fee of the agency that manages the programme, for a plan that sums up a year's money. */
import type { Day } from '../../kernel/dates.ts'
import type { Tx } from '../../kernel/log.ts'
import type { Finding } from '../../kernel/rules.ts'
import { standing } from './appraisal.actions.ts'
import { findingBy, valuesOn } from './law.rules.ts'
import { judgeAgencyShare, managementFee, type YearMoney } from './rules/management-fee.rule.ts'

/** What the versions in force on the day say of the year's money, the province's first; nothing where the law was silent. */
export const agencyFees = async (tx: Tx, day: Day, year: number, money: readonly YearMoney[]): Promise<Finding[]> => {
  const law = await standing(tx)
  return valuesOn(managementFee, law, day).map(held => findingBy(managementFee, held, judgeAgencyShare(year, money, held.values), law))
}
