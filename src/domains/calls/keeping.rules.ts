/** What is wrong with a call as it is written, by field; and what an officer is warned of. */
import { addMonths, type Day, sayDay } from '../../kernel/dates.ts'
import { sayDong, sum } from '../../kernel/money.ts'
import type { FieldProblem } from '../../kernel/refusal.ts'
import { say } from '../../words/say.ts'
import { type ActivityCode, activities, contentGroups } from '../reference/catalog.schema.ts'
import { droppedPapers, groupsOf } from './calls.rules.ts'
import type { CallRow } from './calls.schema.ts'

/** What an officer writes of a call. */
export type CallText = Pick<
  CallRow,
  'year' | 'title' | 'activities' | 'budget' | 'groupBudgets' | 'opensOn' | 'closesOn' | 'handlingDays' | 'guidance' | 'contact' | 'papers'
>

/** Days in order and within a year, sums that agree, papers and budgets of what the call holds. */
export const callProblems = (call: CallText): FieldProblem[] => {
  const problems: FieldProblem[] = []
  const { opensOn, closesOn, budget, groupBudgets } = call
  if (closesOn < opensOn)
    problems.push({
      path: 'closesOn',
      message: say('calls.daysOrder', { closes: sayDay(closesOn), opens: sayDay(opensOn) }),
      fix: say('calls.daysFix'),
    })
  if (closesOn > addMonths(opensOn, 12)) problems.push({ path: 'closesOn', message: say('calls.daysFar') })
  const groups = groupsOf(call.activities)
  const given = Object.entries(groupBudgets ?? {}) as [keyof typeof contentGroups, number][]
  for (const [group] of given)
    if (!groups.includes(group)) problems.push({ path: 'groupBudgets', message: say('calls.budgetGroup', { group: contentGroups[group] }) })
  const all = sum(given.map(([, amount]) => amount))
  // While some contents have no amount yet, the others may not pass the whole.
  if (budget !== null && given.length && (given.length < groups.length ? all > budget : all !== budget))
    problems.push({ path: 'budget', message: say('calls.budgetSum', { sum: sayDong(all), total: sayDong(budget) }) })
  for (const { activity } of call.papers)
    if (activity && !call.activities.includes(activity))
      problems.push({ path: 'papers', message: say('calls.paperActivity', { activity: activities[activity].label }) })
  return problems
}

/** What may not change any more once a call is published: people work by it. */
export const publishedProblems = (before: CallRow, after: CallText, used: readonly string[]): FieldProblem[] => {
  const problems: FieldProblem[] = []
  if (after.closesOn !== before.closesOn) problems.push({ path: 'closesOn', message: say('calls.closingOnlyByExtension') })
  if (used.length && after.opensOn > before.opensOn)
    problems.push({ path: 'opensOn', message: say('calls.opensPassed', { day: sayDay(before.opensOn) }) })
  for (const activity of before.activities)
    if (used.includes(activity) && !after.activities.includes(activity))
      problems.push({ path: 'activities', message: say('calls.activityUsed', { activity: activities[activity].label }) })
  return problems
}

/** What is wrong with the reason and the new last day that an act on a call gives. */
export const stepProblems = (
  action: 'extend' | 'reopen' | 'close',
  given: { closesOn?: Day | undefined; reason?: string | undefined },
  call: Pick<CallRow, 'closesOn' | 'opensOn'>,
  today: Day,
): FieldProblem[] => {
  const problems: FieldProblem[] = []
  if ((given.reason ?? '').length < 5) problems.push({ path: 'reason', message: say('calls.reasonMissing') })
  if (action === 'close') return problems
  const { closesOn } = given
  const wrong = (message: string) => problems.push({ path: 'closesOn', message })
  if (!closesOn) wrong(say('calls.closingMissing'))
  else if (action === 'extend' && closesOn <= call.closesOn) wrong(say('calls.closingNotLater', { day: sayDay(call.closesOn) }))
  else if (closesOn < today) wrong(say('calls.closingBeforeToday', { day: sayDay(today) }))
  else if (closesOn < call.opensOn) wrong(say('calls.daysOrder', { closes: sayDay(closesOn), opens: sayDay(call.opensOn) }))
  else if (closesOn > addMonths(call.opensOn, 12)) wrong(say('calls.daysFar'))
  return problems
}

/** Sentences for the officer: papers that the law requires and the call does without, each with its article. */
export const callWarnings = (call: Pick<CallRow, 'papers' | 'activities' | 'opensOn'>): string[] =>
  droppedPapers(call, call.opensOn).map(({ activity, paper }) =>
    say('calls.warnDropped', { activity: labelOf(activity), paper: paper.label, article: paper.why }),
  )
const labelOf = (activity: ActivityCode) => activities[activity].label
