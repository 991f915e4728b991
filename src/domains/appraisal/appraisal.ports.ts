/** What the appraisal needs of the domains above it; wired in domains/index.ts. */
import type { Tx } from '../../kernel/log.ts'

/** How many kept decisions of a domain, other than judgements of projects, used one of these rule versions. */
export type UseCount = (tx: Tx, versions: readonly string[]) => Promise<number>

export const appraisalPorts: { uses: UseCount[] } = { uses: [] }
