/** What is asked back of an application, in the form's own words. */

import { say } from '../../words/say.ts'
import { paperKinds } from '../reference/papers.schema.ts'
import type { ApplicationRow, AskedItem, FieldValue, FrozenPaper } from './applications.schema.ts'
import type { Lack } from './check.rules.ts'
import { fieldsOf } from './forms/forms.schema.ts'

/** What is asked, with the name that the form gives it. */
export const saidItems = (row: Pick<ApplicationRow, 'formVersion' | 'activity'>, items: readonly AskedItem[]) => {
  const fields = fieldsOf(row.formVersion, row.activity)
  return items.map(item => ({
    ...item,
    label:
      item.kind === 'paper'
        ? (paperKinds[item.key as keyof typeof paperKinds] ?? item.key)
        : (fields.get(item.key)?.field.label ?? item.key),
  }))
}

/** What somebody handed in, or is about to. */
interface Content {
  values: Readonly<Record<string, FieldValue>>
  papers: readonly Pick<FrozenPaper, 'id' | 'kind'>[]
}
const papersOf = ({ papers }: Content, kind: string) =>
  papers
    .filter(paper => paper.kind === kind)
    .map(({ id }) => id)
    .sort()
    .join()
/** What was asked and stands as it stood in the version before. */
export const untouched = (items: ReturnType<typeof saidItems>, before: Content, now: Content): Lack[] =>
  items
    .filter(({ kind, key }) =>
      kind === 'paper' ? papersOf(before, key) === papersOf(now, key) : (before.values[key] ?? null) === (now.values[key] ?? null),
    )
    .map(({ kind, key, label, says }) => ({ kind, key, says: say('applications.untouched', { label, says }) }))
