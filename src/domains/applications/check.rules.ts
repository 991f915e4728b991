/** What an application still lacks before it can be submitted: each thing named, with the field or the paper it is about. */
import { type Day, isDay, sayDay } from '../../kernel/dates.ts'
import { sayDong } from '../../kernel/money.ts'
import { say } from '../../words/say.ts'
import type { RequiredPaper } from '../calls/papers.rules.ts'
import { plainTaxCode } from '../establishments/contacts.rules.ts'
import { establishmentKinds } from '../establishments/establishments.schema.ts'
import { taxCodeProblem } from '../establishments/taxcode.rules.ts'
import type { ActivityCode } from '../reference/catalog.schema.ts'
import type { FieldValue } from './applications.schema.ts'
import type { FormField } from './forms/form.schema.ts'
import { fieldsOf } from './forms/forms.schema.ts'
import { isEmpty } from './values.rules.ts'

export interface Lack {
  kind: 'field' | 'paper'
  key: string
  says: string
}
/** What is wrong with one field's value, in a sentence; undefined when nothing is. */
export const wrongValue = ({ field, mustHold }: FormField, value: FieldValue | undefined): string | undefined => {
  if (mustHold) return value === true ? undefined : say('applications.mustHold', { label: field.label })
  if (isEmpty(value))
    return field.required ? say('kernel.fieldRequired', { label: field.label.charAt(0).toLowerCase() + field.label.slice(1) }) : undefined
  const told = field.check.safeParse(value)
  return told.success ? undefined : told.error.issues[0]?.message
}
/** Fields of the sum that has to add up. */
export const moneyFields = ['totalCost', 'eligibleCost', 'requested', 'counterpart', 'otherSources'] as const
const dong = (value: FieldValue | undefined): number => (typeof value === 'number' ? value : 0)
/** Sums that do not hold, at the field where they are put right. */
export const wrongSums = (values: Readonly<Record<string, FieldValue>>): Lack[] => {
  const [total, eligible, asked, own, other] = moneyFields.map(key => dong(values[key])) as [number, number, number, number, number]
  const at = (key: string, says: string): Lack => ({ kind: 'field', key, says })
  const nothing = values.requested === 0 ? [at('requested', say('applications.askedNothing'))] : []
  if (!total) return values.totalCost === 0 ? [at('totalCost', say('applications.costsNothing')), ...nothing] : nothing
  const sources = asked + own + other
  return [
    ...nothing,
    ...(eligible > total ? [at('eligibleCost', say('applications.eligibleAboveTotal', { total: sayDong(total) }))] : []),
    ...(asked > eligible && eligible > 0 ? [at('requested', say('applications.askedAboveEligible', { eligible: sayDong(eligible) }))] : []),
    ...(sources !== total
      ? [at('counterpart', say('applications.sourcesDiffer', { sources: sayDong(sources), total: sayDong(total) }))]
      : []),
  ]
}
/** A tax code that cannot be: the officer could not take it into the register. */
const wrongTaxCode = ({ taxCode, kind }: Readonly<Record<string, FieldValue>>, day: Day): Lack[] => {
  if (typeof taxCode !== 'string' || !taxCode) return []
  const form = typeof kind === 'string' && Object.hasOwn(establishmentKinds, kind) ? (kind as keyof typeof establishmentKinds) : null
  const problem = taxCodeProblem(plainTaxCode(taxCode), form, day)
  return problem?.level === 'error' ? [{ kind: 'field', key: 'taxCode', says: `${problem.says} ${problem.fix}` }] : []
}
/** Work that would be over before it is asked for, or before it begins. */
const wrongDays = ({ startsOn, plannedEndOn }: Readonly<Record<string, FieldValue>>, day: Day): Lack[] => {
  if (typeof plannedEndOn !== 'string' || !isDay(plannedEndOn)) return []
  const at = (says: string): Lack[] => [{ kind: 'field', key: 'plannedEndOn', says }]
  if (plannedEndOn <= day) return at(say('applications.endPast', { day: sayDay(day) }))
  return typeof startsOn === 'string' && startsOn > plannedEndOn ? at(say('applications.endBeforeStart', { day: sayDay(startsOn) })) : []
}
/**
 * Everything that keeps the application from being submitted, in the order of the form, papers last.
 * @param held kinds of paper that are there
 * @param day the business day on which it would be submitted
 */
export const lacks = (
  version: string,
  activity: ActivityCode,
  values: Readonly<Record<string, FieldValue>>,
  papers: readonly RequiredPaper[],
  held: ReadonlySet<string>,
  day: Day,
): Lack[] => {
  const fields = [...fieldsOf(version, activity)].flatMap(([key, field]): Lack[] => {
    const says = wrongValue(field, values[key])
    return says ? [{ kind: 'field', key, says }] : []
  })
  const named = new Set(fields.map(({ key }) => key))
  return [
    ...fields,
    ...[...wrongTaxCode(values, day), ...wrongSums(values), ...wrongDays(values, day)].filter(({ key }) => !named.has(key)),
    ...papers
      .filter(paper => paper.required && !held.has(paper.kind))
      .map(({ kind, label }): Lack => ({ kind: 'paper', key: kind, says: say('applications.paperMissing', { label }) })),
  ]
}
