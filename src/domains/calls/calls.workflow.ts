/** From draft to closed: who publishes answers for the dates, so closing early and reopening say why. */
import { sayDay } from '../../kernel/dates.ts'
import type { Ask, Workflow } from '../../kernel/workflow.ts'
import { say } from '../../words/say.ts'
import { type CallState, callStates } from './calls.schema.ts'

export type CallAction = 'publish' | 'withdraw' | 'extend' | 'close' | 'reopen'
/** What decides which steps a call allows. */
export interface CallFacts {
  today: string
  closesOn: string
  /** Applications of it, drafts included. */
  applications: number
}
const over = ({ today, closesOn }: CallFacts) => closesOn < today
const reason: Ask = { key: 'reason', label: say('calls.reasonLabel'), kind: 'note', required: true }
const closing: Ask = { key: 'closesOn', label: say('calls.newClosing'), kind: 'date', required: true }

export const callFlow: Workflow<CallState, CallAction, CallFacts> = {
  states: callStates,
  steps: [
    {
      action: 'publish',
      from: ['draft'],
      to: 'published',
      label: say('calls.publish'),
      duty: 'call',
      when: facts => (over(facts) ? say('calls.whyClosingPassed', { day: sayDay(facts.closesOn) }) : undefined),
    },
    {
      action: 'withdraw',
      from: ['published'],
      to: 'draft',
      label: say('calls.withdraw'),
      duty: 'call',
      when: ({ applications }) => (applications ? say('calls.whyHasApplications', { count: applications }) : undefined),
      tone: 'quiet',
    },
    { action: 'extend', from: ['published'], label: say('calls.extend'), duty: 'call', asks: [closing, reason], tone: 'quiet' },
    {
      action: 'close',
      from: ['published'],
      to: 'closed',
      label: say('calls.close'),
      duty: 'call',
      when: facts => (over(facts) ? say('calls.whyOver', { day: sayDay(facts.closesOn) }) : undefined),
      asks: [reason],
      tone: 'danger',
    },
    {
      action: 'reopen',
      from: ['closed'],
      to: 'published',
      label: say('calls.reopen'),
      duty: 'call',
      asks: [closing, reason],
      tone: 'quiet',
    },
  ],
}
