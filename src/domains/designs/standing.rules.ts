/** Where a design stands between declared, checked, accepted and found a copy; what stands against deciding. Pure. */
import { type Day, sayDay } from '../../kernel/dates.ts'
import { sayNumber } from '../../kernel/money.ts'
import { say } from '../../words/say.ts'

/** From this probability on a candidate is called a copy, and a person must look at it before the design is accepted. */
export const copyLikelihood = 0.5

/** What is known of a design's latest check. */
export interface CheckFacts {
  state: 'waiting' | 'running' | 'done' | 'failed'
  designs: number
  unread: number
  /** Designs that may be the same and nobody has decided about, and those that were decided about. */
  open: number
  decided: number
  /** Probability of the nearest one of those that nobody had to decide about. */
  closest: number | null
  /** Pictures that came after the check was asked for, and that it may not have seen. */
  added: number
}
export type StandingState = 'unchecked' | 'checking' | 'failed' | 'clear' | 'waiting' | 'copy'
export interface StandingFacts {
  copy: boolean
  pictures: number
  /** Searches elsewhere that showed the same and nobody has decided about. */
  elsewhere: number
  check: CheckFacts | null
}
/** A probability in words: '0,3%', '42%', never '100%' of what was not proven. */
export const sayLikelihood = (probability: number): string => {
  const percent = Math.min(99.9, Math.max(0, probability * 100))
  return `${sayNumber(percent < 10 || percent > 99 ? Math.round(percent * 10) / 10 : Math.round(percent))}%`
}

/** The state and its sentence. It says what was not found and among how many, never that a design is new in the world. */
export const standingSaid = ({ copy, pictures, elsewhere, check }: StandingFacts): { state: StandingState; says: string } => {
  if (copy) return { state: 'copy', says: say('designs.standingCopy') }
  if (check?.state === 'waiting' || check?.state === 'running') return { state: 'checking', says: say('designs.standingChecking') }
  const waits = [
    ...(check?.state === 'done' && check.open ? [say('designs.standingWaiting', { count: check.open })] : []),
    ...(elsewhere ? [say('designs.standingElsewhere', { count: elsewhere })] : []),
  ]
  const unread = check?.unread ? [say('designs.standingUnread', { count: check.unread })] : []
  if (waits.length) return { state: 'waiting', says: [...waits, ...unread].join('; ') }
  if (!check) return { state: 'unchecked', says: say(pictures ? 'designs.standingUnchecked' : 'designs.standingNoPicture') }
  if (check.added) return { state: 'unchecked', says: say('designs.standingAdded', { count: check.added }) }
  if (check.state === 'failed') return { state: 'failed', says: say('designs.standingFailed') }
  const among = { designs: sayNumber(check.designs), count: check.decided }
  // What people decided about was close: the sentence speaks of it before it speaks of the rest.
  const near = check.closest !== null && check.closest >= 0.001 ? { ...among, closest: sayLikelihood(check.closest) } : null
  const says = near
    ? say(check.decided ? 'designs.standingRest' : 'designs.standingClear', near)
    : say(check.decided ? 'designs.standingDecided' : 'designs.standingNone', among)
  return { state: 'clear', says: [says, ...unread].join('; ') }
}

/** Who asks to decide, and whether they brought the design in themselves. */
export interface Decider {
  decides: boolean
  registrar: boolean
}
/** Why this person may not decide about a design; undefined when they may. */
export const whyNotDecide = ({ decides, registrar }: Decider): string | undefined => {
  if (!decides) return say('designs.deciders')
  return registrar ? say('designs.secondPerson') : undefined
}
export interface AcceptFacts extends Decider {
  copy: boolean
  /** Code of the design that it is a variant of. */
  original: string | null
  acceptedOn: Day | null
  check: CheckFacts | null
  /** Searches elsewhere that showed the same and nobody has decided about. */
  elsewhere: number
  /** Given when the design could not be checked. */
  reason: string | null
}
/** Why a design cannot be accepted now; undefined when it can. */
export const whyNotAccept = (facts: AcceptFacts): string | undefined => {
  const why = whyNotDecide(facts)
  if (why) return why
  if (facts.copy) return say('designs.acceptCopy')
  if (facts.original) return say('designs.acceptVariant', { code: facts.original })
  if (facts.acceptedOn) return say('designs.acceptTwice', { day: sayDay(facts.acceptedOn) })
  if (facts.check?.state === 'waiting' || facts.check?.state === 'running') return say('designs.acceptRunning')
  if (facts.check?.state === 'done' && facts.check.open) return say('designs.acceptOpen', { count: facts.check.open })
  if (facts.check?.added) return say('designs.acceptAdded', { count: facts.check.added })
  if (facts.elsewhere) return say('designs.acceptElsewhere', { count: facts.elsewhere })
  return facts.check?.state !== 'done' && !facts.reason ? say('designs.acceptUnchecked') : undefined
}
