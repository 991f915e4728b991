/** Which checklist holds, what is still unanswered, and what a survey says against the file. */
import type { Day } from '../../kernel/dates.ts'
import { sayNumber } from '../../kernel/money.ts'
import { say } from '../../words/say.ts'
import { type Answers, type Checklist, checklists, type Question } from './survey.schema.ts'

export const checklistOn = (day: Day): Checklist => checklists.filter(each => each.from <= day).at(-1) ?? checklists[0]!
export const checklistOf = (version: string): Checklist => checklists.find(each => each.version === version) ?? checklists.at(-1)!

const answered = ({ key, kind, maybe }: Question, answers: Answers): boolean => {
  const value = answers[key]?.value ?? null
  if (kind === 'count') return typeof value === 'number' && Number.isInteger(value) && value >= 0
  return value === 'yes' || value === 'no' || (value === 'none' && maybe === true)
}
/** Labels of what is still to be answered; every "no" must say why. */
export const unanswered = ({ questions }: Checklist, answers: Answers): { key: string; message: string }[] =>
  questions.flatMap(question => {
    if (!answered(question, answers)) return [{ key: question.key, message: say('visits.unanswered', { label: question.label }) }]
    const { value, note } = answers[question.key]!
    return value === 'no' && !note?.trim() ? [{ key: question.key, message: say('visits.noWhy', { label: question.label }) }] : []
  })

/** Share by which the workers seen and those in the register may differ before it is worth a word. */
const tolerance = 0.2
/** What does not fit, in sentences; empty when everything is as the file says. */
export const differences = (list: Checklist, answers: Answers, registered: number | null): string[] =>
  list.questions.flatMap(({ key, label, kind }) => {
    const given = answers[key]
    if (kind === 'yes') return given?.value === 'no' ? [say('visits.isNot', { label, note: given.note?.trim() ?? '' })] : []
    const seen = typeof given?.value === 'number' ? given.value : null
    if (seen === null || registered === null || Math.abs(seen - registered) <= Math.max(1, registered * tolerance)) return []
    return [say('visits.workersDiffer', { seen: sayNumber(seen), registered: sayNumber(registered) })]
  })
/** The survey in one sentence, for the step's result and the minutes. */
export const summary = (found: readonly string[]): string => (found.length ? found.join(' ') : say('visits.allFits'))
