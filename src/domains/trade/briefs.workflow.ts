/** From draft to closed: a published brief is worked by, so closing and reopening say why. */
import type { Ask, Workflow } from '../../kernel/workflow.ts'
import { say } from '../../words/say.ts'
import { type BriefState, briefStates } from './briefs.schema.ts'

export type BriefAction = 'publish' | 'withdraw' | 'close' | 'reopen'
/** What decides which steps a brief allows. */
export interface BriefFacts {
  /** Figures that the brief rests on. */
  evidence: number
  /** Sentences of what the market needs. */
  needs: number
  /** Designs, entries, projects that name it, and outcomes in force. */
  attached: number
}
const reason: Ask = { key: 'reason', label: say('briefs.reasonLabel'), kind: 'note', required: true }

export const briefFlow: Workflow<BriefState, BriefAction, BriefFacts> = {
  states: briefStates,
  steps: [
    {
      action: 'publish',
      from: ['draft'],
      to: 'published',
      label: say('briefs.publish'),
      duty: 'brief',
      when: ({ evidence, needs }) => (needs === 0 ? say('briefs.whyNoNeed') : evidence === 0 ? say('briefs.whyNoEvidence') : undefined),
    },
    {
      action: 'withdraw',
      from: ['published'],
      to: 'draft',
      label: say('briefs.withdraw'),
      duty: 'brief',
      when: ({ attached }) => (attached ? say('briefs.whyAttached', { count: attached }) : undefined),
      tone: 'quiet',
    },
    { action: 'close', from: ['published'], to: 'closed', label: say('briefs.close'), duty: 'brief', asks: [reason], tone: 'danger' },
    { action: 'reopen', from: ['closed'], to: 'published', label: say('briefs.reopen'), duty: 'brief', asks: [reason], tone: 'quiet' },
  ],
}
