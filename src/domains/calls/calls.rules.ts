/** What a call is on a day, and which papers it asks of whom. */
import { type Day, daysBetween } from '../../kernel/dates.ts'
import { say } from '../../words/say.ts'
import { type ActivityCode, activities, type ContentGroup, contentGroups } from '../reference/catalog.schema.ts'
import { type PaperKind, paperKinds } from '../reference/papers.schema.ts'
import type { CallRow, PaperChange } from './calls.schema.ts'
import { papersFor, type RequiredPaper } from './papers.rules.ts'
import type { LegalForm } from './support.schema.ts'

type Dates = Pick<CallRow, 'state' | 'opensOn' | 'closesOn'>
/** How a call stands on a day: 'ended' is past its last day, 'closed' was closed before it. */
export const standings = {
  draft: say('calls.standDraft'),
  coming: say('calls.standComing'),
  open: say('calls.standOpen'),
  ended: say('calls.standEnded'),
  closed: say('calls.standClosed'),
} as const
export type CallStanding = keyof typeof standings
export const standingOn = ({ state, opensOn, closesOn }: Dates, day: Day): CallStanding => {
  if (state !== 'published') return state
  if (day < opensOn) return 'coming'
  return day <= closesOn ? 'open' : 'ended'
}
/** Whether an application may be submitted on the day: published, and within its days, the last one included. */
export const acceptsOn = (call: Dates, day: Day): boolean => standingOn(call, day) === 'open'
/** Days left to apply, today included; 0 when it does not take applications. */
export const daysLeft = (call: Dates, day: Day): number => (acceptsOn(call, day) ? daysBetween(day, call.closesOn) + 1 : 0)

/** The content groups of the activities, in the plan's order. */
export const groupsOf = (codes: readonly ActivityCode[]): ContentGroup[] => {
  const named = new Set<ContentGroup>(codes.map(code => activities[code].group))
  return (Object.keys(contentGroups) as ContentGroup[]).filter(group => named.has(group))
}

/**
 * The papers of one activity under a call on a day: those of the law, with what the call adds, eases or drops.
 * @param legalForm leaves out papers that are not for this form; without it all are given
 */
export const papersOfCall = (call: Pick<CallRow, 'papers'>, activity: ActivityCode, day: Day, legalForm?: LegalForm): RequiredPaper[] => {
  const changes = new Map(changesFor(call.papers, activity).map(change => [change.kind, change.change]))
  const lawful = papersFor(activity, day, legalForm)
  const kept = lawful.flatMap(paper => {
    const change = changes.get(paper.kind)
    if (change === 'drop') return []
    return [change ? { ...paper, required: change === 'require' } : paper]
  })
  const added = [...changes].flatMap(([kind, change]) =>
    change === 'drop' || lawful.some(paper => paper.kind === kind) ? [] : [addedPaper(kind, change === 'require')],
  )
  return [...kept, ...added]
}
const addedPaper = (kind: PaperKind, required: boolean): RequiredPaper => ({
  kind,
  label: paperKinds[kind],
  note: null,
  required,
  why: say('calls.askedByCall'),
  confidence: null,
})
/** What a call changes for an activity: its own change of a kind stands before one for all. */
const changesFor = (changes: readonly PaperChange[], activity: ActivityCode): PaperChange[] => {
  const own = changes.filter(change => change.activity === activity)
  return [...own, ...changes.filter(change => change.activity === null && !own.some(each => each.kind === change.kind))]
}
/** Papers that the law requires and the call drops or only invites: an officer is warned of them. */
export const droppedPapers = (call: Pick<CallRow, 'papers' | 'activities'>, day: Day): { activity: ActivityCode; paper: RequiredPaper }[] =>
  call.activities.flatMap(activity => {
    const asked = papersOfCall(call, activity, day)
    return papersFor(activity, day)
      .filter(paper => paper.required && !asked.some(each => each.kind === paper.kind && each.required))
      .map(paper => ({ activity, paper }))
  })
