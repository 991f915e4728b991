/** A form drawn from a list of fields; values keep their types: đồng and whole numbers are numbers, days 'YYYY-MM-DD'. */
import { NumberInput, Select, Textarea, TextInput } from '@mantine/core'
import { say } from '../../words/say.ts'
import { DayInput } from './DayInput.tsx'
import css from './dialog.module.css'
import { FileDrop } from './FileDrop.tsx'

export interface Field {
  key: string
  label: string
  kind: 'text' | 'money' | 'date' | 'int' | 'decimal' | 'textarea' | 'file' | 'select'
  required?: boolean
  help?: string
  options?: readonly { value: string; label: string }[]
  /** For files: '.pdf,.jpg'. */
  accept?: string
}
export type Value = string | number | File | null
export type Values = Record<string, Value>

interface FormFieldsProps {
  fields: readonly Field[]
  values: Values
  onChange: (values: Values) => void
  /** Sentences by field key. */
  errors?: Readonly<Record<string, string>>
}
export function FormFields({ fields, values, onChange, errors = {} }: FormFieldsProps) {
  // A day's calendar opens on focus and would cover the other fields.
  const start = fields.findIndex(field => field.kind !== 'date')
  return (
    <div className={css.fields}>
      {fields.map((field, index) => (
        <One
          key={field.key}
          field={field}
          first={index === start}
          value={values[field.key] ?? null}
          error={errors[field.key]}
          onChange={value => onChange({ ...values, [field.key]: value })}
        />
      ))}
    </div>
  )
}

/** A label inside a sentence: 'Ý kiến' → 'ý kiến', but 'CMND' stays. */
const inSentence = (label: string) =>
  label.slice(1, 2) === label.slice(1, 2).toUpperCase() && label[1] !== ' ' ? label : label.slice(0, 1).toLowerCase() + label.slice(1)

/** The sentence for each required field that is still empty, by key. */
export const firstMissing = (fields: readonly Field[], values: Values): Record<string, string> =>
  Object.fromEntries(
    fields
      .filter(field => {
        const value = values[field.key]
        return field.required && (value === null || value === undefined || (typeof value === 'string' && value.trim() === ''))
      })
      .map(field => [field.key, say('web.fieldMissing', { label: inSentence(field.label) })]),
  )

interface OneProps {
  field: Field
  value: Value
  onChange: (value: Value) => void
  error: string | undefined
  first: boolean
}
function One({ field, value, onChange, error, first }: OneProps) {
  const shared = {
    label: field.label,
    description: field.help,
    error,
    withAsterisk: field.required ?? false,
    required: false,
    'aria-required': field.required ?? false,
    'data-autofocus': first || undefined,
  }
  const text = typeof value === 'string' ? value : ''
  switch (field.kind) {
    case 'textarea':
      return <Textarea {...shared} autosize minRows={3} maxRows={10} value={text} onChange={event => onChange(event.currentTarget.value)} />
    case 'select':
      return (
        <Select
          {...shared}
          data={[...(field.options ?? [])]}
          value={text || null}
          onChange={onChange}
          placeholder={say('web.choose')}
          searchable={(field.options?.length ?? 0) > 8}
          limit={60}
          nothingFoundMessage={say('web.nothingFound')}
          allowDeselect={!field.required}
        />
      )
    case 'date':
      return <DayInput {...shared} value={text || null} onChange={onChange} clearable={!field.required} />
    case 'money':
    case 'int':
    case 'decimal':
      return (
        <NumberInput
          {...shared}
          value={typeof value === 'number' ? value : ''}
          onChange={next => onChange(typeof next === 'number' ? next : null)}
          thousandSeparator="."
          decimalSeparator=","
          allowDecimal={field.kind === 'decimal'}
          allowNegative={false}
          hideControls
          suffix={field.kind === 'money' ? '\u00a0₫' : ''}
          inputMode="numeric"
        />
      )
    case 'file':
      return (
        <FileDrop
          label={field.label}
          required={field.required ?? false}
          {...(field.help ? { help: field.help } : {})}
          {...(field.accept ? { accept: field.accept } : {})}
          {...(error ? { error } : {})}
          files={value instanceof File ? [value] : []}
          onFiles={files => onChange(files[0] ?? null)}
        />
      )
    case 'text':
      return <TextInput {...shared} value={text} onChange={event => onChange(event.currentTarget.value)} />
  }
}
