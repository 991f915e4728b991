/** What calls ask of the applications and projects, which stand above them; wired in domains/index.ts. */
import type { Context } from '../../kernel/context.ts'
import type { Tx } from '../../kernel/log.ts'
import type { PastSupport } from '../appraisal/past.rules.ts'
import type { Recipients } from '../notices/notices.actions.ts'

/** How many applications of one call there are, and of what. */
export interface ApplicationCounts {
  drafts: number
  submitted: number
  /** Submitted ones, by activity code. */
  byActivity: Readonly<Record<string, number>>
  /** Submitted ones, by the commune that they name. */
  byUnit: readonly { unitId: string; unitName: string; count: number }[]
}
export const ports: {
  /** By id of the call; a call without applications may be left out. Counts only, nobody's name. */
  counts?: (ctx: Context, tx: Tx, callIds: readonly string[]) => Promise<ReadonlyMap<string, ApplicationCounts>>
  /** Activities that an application of the call names already, drafts included. */
  activities?: (tx: Tx, callId: string) => Promise<readonly string[]>
  /** Those whose draft of the call is not yet submitted: they are told when its days change. */
  drafting?: (tx: Tx, callId: string) => Promise<readonly Recipients[]>
  /** What an establishment was supported with before, whatever the asker's reach: the appraisal counts the same. */
  past?: (tx: Tx, establishmentId: string) => Promise<readonly PastSupport[]>
} = {}
