/** What an application still lacks before it can be submitted: each thing named, with the field or the paper it is about. */
import { sayDong } from '../../kernel/money.ts'
import { say } from '../../words/say.ts'
import type { RequiredPaper } from '../calls/papers.rules.ts'
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
const dong = (value: FieldValue | undefined): number => (typeof value === 'number' ? value : 0)
/** Sums that do not hold, at the field where they are put right. */
export const wrongSums = (values: Readonly<Record<string, FieldValue>>): Lack[] => {
  const [total, eligible, asked, own, other] = ['totalCost', 'eligibleCost', 'requested', 'counterpart', 'otherSources'].map(key =>
    dong(values[key]),
  ) as [number, number, number, number, number]
  if (!total) return []
  const at = (key: string, says: string): Lack => ({ kind: 'field', key, says })
  const sources = asked + own + other
  return [
    ...(eligible > total ? [at('eligibleCost', say('applications.eligibleAboveTotal', { total: sayDong(total) }))] : []),
    ...(asked > eligible && eligible > 0 ? [at('requested', say('applications.askedAboveEligible', { eligible: sayDong(eligible) }))] : []),
    ...(sources !== total
      ? [at('counterpart', say('applications.sourcesDiffer', { sources: sayDong(sources), total: sayDong(total) }))]
      : []),
  ]
}
/**
 * Everything that keeps the application from being submitted, in the order of the form, papers last.
 * @param held kinds of paper that are there
 */
export const lacks = (
  version: string,
  activity: ActivityCode,
  values: Readonly<Record<string, FieldValue>>,
  papers: readonly RequiredPaper[],
  held: ReadonlySet<string>,
): Lack[] => {
  const fields = [...fieldsOf(version, activity)].flatMap(([key, field]): Lack[] => {
    const says = wrongValue(field, values[key])
    return says ? [{ kind: 'field', key, says }] : []
  })
  const named = new Set(fields.map(({ key }) => key))
  return [
    ...fields,
    ...wrongSums(values).filter(({ key }) => !named.has(key)),
    ...papers
      .filter(paper => paper.required && !held.has(paper.kind))
      .map(({ kind, label }): Lack => ({ kind: 'paper', key: kind, says: say('applications.paperMissing', { label }) })),
  ]
}
