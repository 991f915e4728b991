/** What is asked back of an application, in the form's own words. */
import { paperKinds } from '../reference/papers.schema.ts'
import type { ApplicationRow, AskedItem } from './applications.schema.ts'
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
