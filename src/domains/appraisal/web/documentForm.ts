/** The form of what is written about a document of law, from the fields of its record. */
import type { Field, Values } from '../../../web/ui/FormFields.tsx'
import { LegalDocument } from '../documents.schema.ts'

const asked = ['number', 'title', 'issuer', 'issuedOn', 'inForceFrom', 'inForceUntil', 'scope', 'sourceUrl']
const kinds: Partial<Record<string, Field['kind']>> = { date: 'date', choice: 'select' }
export const documentFields: readonly Field[] = asked.flatMap(key => {
  const field = LegalDocument.form.find(each => each.key === key)
  if (!field) return []
  const { label, kind, required, help, options } = field
  return [
    {
      ...{ key, label, required, kind: key === 'title' ? ('textarea' as const) : (kinds[kind] ?? 'text') },
      ...(help && { help }),
      ...(options && { options: Object.entries(options).map(([value, word]) => ({ value, label: word })) }),
    },
  ]
})
/** Empty fields are null to the server. */
export const documentBody = (values: Values) =>
  Object.fromEntries(asked.map(key => [key, values[key] === '' || values[key] === undefined ? null : values[key]]))
