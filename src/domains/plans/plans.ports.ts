/** What a plan asks of the law, which stands above it; wired in domains/index.ts. */
import type { Day } from '../../kernel/dates.ts'
import type { Tx } from '../../kernel/log.ts'
import type { Dong } from '../../kernel/money.ts'
import type { Finding } from '../../kernel/rules.ts'

export const ports: {
  /** What the agency of the programme may keep of the year's money, by source, under the law of the day. */
  agencyFee?: (tx: Tx, day: Day, year: number, money: readonly { label: string; amount: Dong }[]) => Promise<readonly Finding[]>
} = {}
