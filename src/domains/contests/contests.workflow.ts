/** From draft to confirmed result. Each step is the organiser's; the result is confirmed by somebody else. */
import type { Ask, Workflow } from '../../kernel/workflow.ts'
import { say } from '../../words/say.ts'
import type { Receiving } from './closing.rules.ts'
import { type ContestState, contestStates } from './contests.schema.ts'

export type ContestAction =
  | 'publish'
  | 'withdraw'
  | 'extend'
  | 'close'
  | 'start'
  | 'close_preliminary'
  | 'close_final'
  | 'freeze'
  | 'unfreeze'
  | 'confirm'
/** What decides which steps a contest allows. */
export interface ContestFacts {
  receiving: Receiving
  entries: number
  /** Late or short of pictures, and not decided yet. */
  waiting: number
  /** Counted entries that are no design yet. */
  unregistered: number
  /** Counted entries found a copy and not excluded. */
  copies: number
  /** Counted entries whose check still waits, for the machine or for a person. */
  unchecked: number
  /** Why the jury cannot begin; undefined when it can. */
  jury: string | undefined
  /** Sheets that the round still lacks, in words. */
  lacking: readonly string[]
  /** Works that only the chair can part. */
  undecided: number
}
const reason: Ask = { key: 'reason', label: say('contests.reason'), kind: 'note', required: true }
const maybeReason: Ask = { ...reason, required: false }

export const contestFlow: Workflow<ContestState, ContestAction, ContestFacts> = {
  states: contestStates,
  steps: [
    { action: 'publish', from: ['draft'], to: 'open', label: say('contests.publish'), duty: 'contest' },
    {
      action: 'close',
      from: ['open'],
      to: 'checking',
      label: say('contests.close'),
      duty: 'contest',
      when: facts =>
        facts.receiving !== 'over'
          ? say('contests.whyStillReceives')
          : facts.waiting
            ? say('contests.whyWaiting', { count: facts.waiting })
            : facts.entries
              ? undefined
              : say('contests.whyNoEntries'),
    },
    {
      action: 'extend',
      from: ['open'],
      label: say('contests.extend'),
      duty: 'contest',
      asks: [{ key: 'closesOn', label: say('contests.newClosing'), kind: 'date', required: true }, reason],
      tone: 'quiet',
    },
    {
      action: 'withdraw',
      from: ['open'],
      to: 'draft',
      label: say('contests.withdraw'),
      duty: 'contest',
      when: ({ entries, waiting }) => (entries + waiting ? say('contests.whyHasEntries', { count: entries + waiting }) : undefined),
      tone: 'quiet',
    },
    {
      action: 'start',
      from: ['checking'],
      to: 'preliminary',
      label: say('contests.start'),
      duty: 'contest',
      when: facts =>
        facts.unregistered
          ? say('contests.whyUnregistered', { count: facts.unregistered })
          : facts.copies
            ? say('contests.whyCopies', { count: facts.copies })
            : facts.jury,
      asks: [maybeReason],
    },
    {
      action: 'close_preliminary',
      from: ['preliminary'],
      to: 'final',
      label: say('contests.closePreliminary'),
      duty: 'contest',
      asks: [maybeReason],
    },
    { action: 'close_final', from: ['final'], to: 'awarding', label: say('contests.closeFinal'), duty: 'contest', asks: [maybeReason] },
    {
      action: 'freeze',
      from: ['awarding'],
      to: 'frozen',
      label: say('contests.freeze'),
      duty: 'contest',
      when: facts => (facts.undecided ? say('contests.whyUndecided', { count: facts.undecided }) : undefined),
    },
    { action: 'confirm', from: ['frozen'], to: 'confirmed', label: say('contests.confirm'), duty: 'contest_confirm', notAfter: ['freeze'] },
    {
      action: 'unfreeze',
      from: ['frozen'],
      to: 'awarding',
      label: say('contests.unfreeze'),
      duty: 'contest',
      asks: [reason],
      tone: 'quiet',
    },
  ],
}
