/** A field's value as a person reads it. */
import { isDay, sayDay } from '../../kernel/dates.ts'
import { sayDong, sayNumber } from '../../kernel/money.ts'
import { say } from '../../words/say.ts'
import type { FieldValue } from './applications.schema.ts'
import type { FieldShown } from './forms/form.schema.ts'

export const isEmpty = (value: FieldValue | undefined): boolean =>
  value === undefined || value === null || (typeof value === 'string' && value.trim() === '')

/** @param places names of communes and villages, by what such a field holds */
export const sayValue = (
  { kind, options }: Pick<FieldShown, 'kind' | 'options'>,
  value: FieldValue | undefined,
  places: Readonly<Record<string, string>> = {},
): string => {
  if (value === undefined || value === null || value === '') return say('web.unknown')
  if (typeof value === 'boolean') return say(value ? 'web.yes' : 'web.no')
  if (typeof value === 'number') return kind === 'money' ? sayDong(value) : sayNumber(value)
  if (kind === 'date' && isDay(value)) return sayDay(value)
  return options?.[value] ?? places[value] ?? value
}
