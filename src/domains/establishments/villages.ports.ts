/** What a village's page needs of the domains above the register; wired in domains/index.ts. */
import type { Context } from '../../kernel/context.ts'
import type { Dong } from '../../kernel/money.ts'

/** A project that was given money and has a beneficiary in the village. `year` is the budget's. */
export interface VillageSupport {
  code: string
  name: string
  year: number
  amount: Dong
  /** How many of its beneficiaries are of the village, of how many. */
  here: number
  beneficiaries: number
}
/** Within the reader's reach, latest year first. */
export const villagePorts: { support?: (ctx: Context, villageId: string) => Promise<VillageSupport[]> } = {}
