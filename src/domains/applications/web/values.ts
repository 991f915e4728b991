/** A field's value as a person reads it. */
import { date, money, number } from '../../../web/format.ts'
import { say } from '../../../words/say.ts'
import type { FieldValue } from '../applications.schema.ts'
import type { FieldShown } from '../forms/form.schema.ts'

export const sayValue = ({ kind, options }: Pick<FieldShown, 'kind' | 'options'>, value: FieldValue | undefined): string => {
  if (value === undefined || value === null || value === '') return say('web.unknown')
  if (typeof value === 'boolean') return say(value ? 'web.yes' : 'web.no')
  if (kind === 'money' && typeof value === 'number') return money(value)
  if (typeof value === 'number') return number(value)
  if (kind === 'date') return date(value)
  return options?.[value] ?? value
}
