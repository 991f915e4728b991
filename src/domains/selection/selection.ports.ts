/** What the choice needs of the projects, filled in where the domains are wired together. */
import type { Context } from '../../kernel/context.ts'
import type { Tx } from '../../kernel/log.ts'
import type { Candidate } from './selection.schema.ts'

/** The line whose projects are asked for: same year, content group and source. */
export interface LineKey {
  id: string
  year: number
  contentGroup: string
  source: string
}
/** Projects in state 'appraised' or 'proposed' of the line, with the amount each would take. */
export type CandidateSource = (ctx: Context, tx: Tx, line: LineKey) => Promise<Candidate[]>
/** Points of projects as decimal numbers; a project that no council has finished scoring is not in the answer. */
export type ScoreSource = (tx: Tx, projectIds: readonly string[]) => Promise<ReadonlyMap<string, string>>
export const ports: { candidates?: CandidateSource; scores?: ScoreSource } = {}
