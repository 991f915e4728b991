/** What the database refused, in words, and the column that the words are about. */
import { sayDong } from '../../kernel/money.ts'
import type { Sheet } from '../../kernel/sheet.ts'
import { say } from '../../words/say.ts'
import { headerOf } from './project-sheet.schema.ts'

interface DatabaseRefusal {
  code: string
  constraint: string
  message: string
}
const text = (value: unknown) => (typeof value === 'string' ? value : '')

/** The refusal inside an error, when the database said no to the data; anything else is a fault of ours. */
export const refusalOf = (error: unknown): DatabaseRefusal | undefined => {
  for (let at: unknown = error; at instanceof Error; at = at.cause) {
    const { code, constraint } = at as { code?: unknown; constraint?: unknown }
    // Integrity (23…) and data (22…) errors are about the rows.
    if (/^2[23]\d{3}$/.test(text(code))) return { code: text(code), constraint: text(constraint), message: at.message }
  }
  return undefined
}

const columns: Record<string, { key: string; words: 'overLine' | 'overApproved' | 'overContract' | 'overSettled' }> = {
  allocation_within_line: { key: 'approvedAmount', words: 'overLine' },
  contract_within_allocation: { key: 'contractAmount', words: 'overApproved' },
  payment_within_contract: { key: 'advanceAmount', words: 'overContract' },
  settlement_within_approved: { key: 'settledAmount', words: 'overSettled' },
}

/** The column, the cause, the reason and the fix of what the database refused. */
export const explain = (error: unknown, sheet: Sheet): { key?: string; cause: string; reason: string; fix: string } => {
  const refusal = refusalOf(error)
  const budget = refusal && columns[refusal.constraint]
  if (refusal && budget) {
    const amount = (name: string) => Number(new RegExp(`${name} (\\d+)`).exec(refusal.message)?.[1] ?? 0)
    const [allowed, used, asked] = [amount('allowed'), amount('used'), amount('asked')]
    const words = {
      column: headerOf(sheet, budget.key),
      allowed: sayDong(allowed),
      used: sayDong(used),
      asked: sayDong(asked),
      left: sayDong(Math.max(allowed - used, 0)),
    }
    return { key: budget.key, cause: 'budget', reason: say(`exchange.${budget.words}`, words), fix: say('exchange.overFix', words) }
  }
  if (refusal?.code === '23503') return { cause: 'unknown_code', reason: say('exchange.linkRefused'), fix: say('exchange.linkRefusedFix') }
  return { cause: 'database', reason: say('exchange.databaseRefused'), fix: say('exchange.databaseRefusedFix') }
}
