/** The sums of a project's form while it is being typed. Pure. */
import { sayDong, sayNumber } from '../../../kernel/money.ts'
import { say } from '../../../words/say.ts'

/** Amounts in đồng as typed so far; null is still empty. */
export interface Costs {
  totalCost: number | null
  eligibleCost: number | null
  requested: number | null
  counterpart: number | null
}

/** What the counterpart must be for the two sources to make the total; null while that cannot be said. */
export const counterpartOf = ({ totalCost, requested }: Costs): number | null =>
  totalCost === null || requested === null || requested > totalCost ? null : totalCost - requested

/** After a change, the counterpart follows the other two unless the person wrote another number. */
export const followed = (before: Costs, after: Costs): number | null =>
  after.counterpart !== before.counterpart || (before.counterpart !== null && before.counterpart !== counterpartOf(before))
    ? after.counterpart
    : (counterpartOf(after) ?? after.counterpart)

/** '300.000.000 + 736.000.000 = 1.036.000.000 ₫' and by how much that differs from the total (0: it fits); null while a part is empty. */
export const sumOf = ({ totalCost, requested, counterpart }: Costs): { written: string; off: number } | null =>
  totalCost === null || requested === null || counterpart === null
    ? null
    : {
        written: `${sayNumber(requested)} + ${sayNumber(counterpart)} = ${sayDong(requested + counterpart)}`,
        off: requested + counterpart - totalCost,
      }

/** Sentences at the amounts that the database would refuse: no part above the whole. */
export const wrongCosts = ({ totalCost, eligibleCost, requested }: Costs): Record<string, string> => {
  if (totalCost === null) return {}
  const amount = sayDong(totalCost)
  return {
    ...(eligibleCost !== null && eligibleCost > totalCost ? { eligibleCost: say('projectScreens.eligibleAbove', { amount }) } : {}),
    ...(requested !== null && requested > totalCost ? { requested: say('projectScreens.requestedAbove', { amount }) } : {}),
  }
}
