/** What a project is paid in the end: its norm on the cost that was accepted, never above what was approved and contracted. */
import { type Dong, sayDong, sayNumber } from '../../kernel/money.ts'

/**
 * Settlement = min(norm on accepted cost, approved, contract); without a norm for the activity, in proportion to the accepted cost.
 * Source: law.md 3.7 guards, lower of support recomputed on accepted eligible cost and approved.
 * @param normAmount support that the norm gives on the accepted eligible cost, with its sum written out; null when the activity has no norm
 */
export const settlementOf = (given: {
  approved: Dong
  contracted: Dong
  eligibleCost: Dong
  acceptedEligibleCost: Dong
  norm: { amount: Dong; arithmetic: string } | null
}): { amount: Dong; arithmetic: string } => {
  const { approved, contracted, eligibleCost, acceptedEligibleCost, norm } = given
  const bound = Math.min(approved, contracted)
  if (norm)
    return {
      amount: Math.min(norm.amount, bound),
      arithmetic: `min(${norm.arithmetic}; ${sayNumber(approved)}; ${sayNumber(contracted)}) = ${sayDong(Math.min(norm.amount, bound))}`,
    }
  const part =
    eligibleCost === 0 ? bound : Number((BigInt(bound) * BigInt(Math.min(acceptedEligibleCost, eligibleCost))) / BigInt(eligibleCost))
  return {
    amount: part,
    arithmetic: `${sayNumber(bound)} × ${sayNumber(Math.min(acceptedEligibleCost, eligibleCost))} / ${sayNumber(eligibleCost)} = ${sayDong(part)}`,
  }
}
