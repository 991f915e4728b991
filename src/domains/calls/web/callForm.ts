/** A call as its form holds it, and back: lists of codes, an amount under a key for each content group, papers as 'activity|kind|change'. */
import type { RecordValue, RecordValues } from '../../../web/ui/RecordFields.tsx'
import { activities, contentGroups } from '../../reference/catalog.schema.ts'
import type { CallData } from './calls.data.ts'

/** A list of texts, whatever is kept. */
export const listOf = (value: RecordValue | undefined): readonly string[] => (Array.isArray(value) ? (value as readonly string[]) : [])

export const readCall = (call: CallData): RecordValues => ({
  title: call.title,
  year: call.year,
  opensOn: call.opensOn,
  closesOn: call.closesOn,
  activities: call.activities,
  budget: call.budget,
  ...Object.fromEntries(Object.entries(call.groupBudgets ?? {}).map(([group, amount]) => [`budget_${group}`, amount ?? null])),
  handlingDays: call.handlingDays,
  guidance: call.guidance.join('\n'),
  contact: call.contact,
  papers: call.papers.map(({ activity, kind, change }) => `${activity ?? ''}|${kind}|${change}`),
})
/** What is sent; an amount of a group that has no activity any more, and a paper of one, stay behind. */
export const writeCall = (values: RecordValues) => {
  const chosen = listOf(values.activities)
  const groups = Object.keys(contentGroups).filter(group =>
    Object.entries(activities).some(([code, x]) => x.group === group && chosen.includes(code)),
  )
  const budgets = groups.flatMap(group => {
    const amount = values[`budget_${group}`]
    return typeof amount === 'number' ? [[group, amount] as const] : []
  })
  return {
    title: values.title,
    year: values.year,
    opensOn: values.opensOn,
    closesOn: values.closesOn,
    activities: chosen,
    budget: values.budget ?? null,
    groupBudgets: budgets.length ? Object.fromEntries(budgets) : null,
    handlingDays: values.handlingDays ?? null,
    guidance: String(values.guidance ?? '')
      .split('\n')
      .map(line => line.trim())
      .filter(Boolean),
    contact: values.contact,
    papers: listOf(values.papers)
      .map(row => row.split('|'))
      .filter(([activity]) => !activity || chosen.includes(activity))
      .map(([activity, kind, change]) => ({ activity: activity || null, kind, change })),
  }
}
