/** Fields of a record's form, drawn from the field list that the server gives: two columns on a desk, one on a phone. */
import { Checkbox, NumberInput, Select, Textarea, TextInput } from '@mantine/core'
import type { ReactNode } from 'react'
import type { FieldModel } from '../../kernel/entity.ts'
import { say } from '../../words/say.ts'
import { DayInput } from './DayInput.tsx'
import css from './RecordFields.module.css'

/** Values of a record by field key: đồng and counts are numbers, days 'YYYY-MM-DD', lists of codes are texts. */
export type RecordValue = string | number | boolean | null | readonly string[]
export type RecordValues = Readonly<Record<string, RecordValue>>

/** A sheet of the form: heading, a sentence, its fields. */
export function FormSection({ title, text, children }: { title: string; text?: string; children: ReactNode }) {
  return (
    <fieldset className={css.section}>
      <legend className={css.legend}>{title}</legend>
      {text && <p className={css.lead}>{text}</p>}
      <div className={css.grid}>{children}</div>
    </fieldset>
  )
}

/** Help stands below, so that inputs side by side stay level. */
const order: ('label' | 'input' | 'description' | 'error')[] = ['label', 'input', 'description', 'error']

interface RecordFieldProps {
  field: FieldModel
  value: RecordValue
  onChange: (value: RecordValue) => void
  error?: string | undefined
  /** Takes both columns. */
  wide?: boolean
  /** Several lines. */
  long?: boolean
  /** Choices in groups, instead of the field's own list. */
  groups?: readonly { group: string; items: { value: string; label: string }[] }[]
  /** Instead of the field's own help. */
  help?: ReactNode
  disabled?: boolean
}
export function RecordField({
  field,
  value,
  onChange,
  error,
  wide = false,
  long = false,
  groups,
  help,
  disabled = false,
}: RecordFieldProps) {
  const shared = {
    id: fieldId(field.key),
    label: field.label,
    description: help ?? field.help,
    error,
    disabled,
    withAsterisk: field.required,
    required: false,
    'aria-required': field.required,
    inputWrapperOrder: order,
    ...(wide ? { className: css.wide ?? '' } : {}),
  }
  const text = typeof value === 'string' ? value : ''
  switch (field.kind) {
    case 'flag':
      if (!field.required) return <MaybeFlag {...shared} value={value} onChange={onChange} />
      return (
        <Checkbox
          id={shared.id}
          label={field.label}
          description={shared.description}
          error={error}
          disabled={disabled}
          checked={value === true}
          onChange={event => onChange(event.currentTarget.checked)}
          className={`${css.flag} ${wide ? css.wide : ''}`}
        />
      )
    case 'choice':
      return (
        <Select
          {...shared}
          data={groups ? [...groups] : Object.entries(field.options ?? {}).map(([code, label]) => ({ value: code, label }))}
          value={text || null}
          onChange={onChange}
          placeholder={say('web.choose')}
          searchable={Object.keys(field.options ?? {}).length > 8}
          nothingFoundMessage={say('web.nothingFound')}
          allowDeselect={!field.required}
          maxDropdownHeight={320}
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
          thousandSeparator={/(^y|Y)ear$/.test(field.key) ? '' : '.'}
          decimalSeparator=","
          allowDecimal={field.kind === 'decimal'}
          allowNegative={false}
          hideControls
          suffix={field.kind === 'money' ? '\u00a0₫' : ''}
          inputMode="numeric"
          classNames={{ input: css.figures ?? '' }}
        />
      )
    default:
      return long ? (
        <Textarea {...shared} autosize minRows={2} maxRows={8} value={text} onChange={event => onChange(event.currentTarget.value)} />
      ) : (
        <TextInput {...shared} value={text} onChange={event => onChange(event.currentTarget.value)} />
      )
  }
}

/** Yes, no, or not known yet. */
function MaybeFlag({
  value,
  onChange,
  ...shared
}: {
  value: RecordValue
  onChange: (value: RecordValue) => void
  id: string
  label: string
}) {
  return (
    <Select
      {...shared}
      data={[
        { value: 'yes', label: say('web.yes') },
        { value: 'no', label: say('web.no') },
      ]}
      value={value === true ? 'yes' : value === false ? 'no' : null}
      onChange={next => onChange(next === null ? null : next === 'yes')}
      placeholder={say('web.unknown')}
      clearable
    />
  )
}

/** The id of a field's input, for labels and for going to the first wrong one. */
export const fieldId = (key: string): string => `o-${key}`
/** Puts the cursor into the first field, in the order given, that has an error. */
export const goToFirst = (keys: readonly string[], errors: Readonly<Record<string, string>>): void => {
  const key = keys.find(each => errors[each])
  if (key) requestAnimationFrame(() => document.getElementById(fieldId(key))?.focus())
}
/** Sentences by field from a refusal: 'beneficiaries.0' belongs to 'beneficiaries'. */
export const errorsOf = (errors: readonly { path: string; message: string; fix?: string }[]): Record<string, string> =>
  Object.fromEntries(errors.map(error => [error.path.split('.')[0] ?? '', [error.message, error.fix].filter(Boolean).join(' ')]))
/** The sentence for each required field that is still empty, by key; flags are never empty. */
export const missingOf = (fields: readonly FieldModel[], values: RecordValues): Record<string, string> =>
  Object.fromEntries(
    fields
      .filter(field => field.required && field.kind !== 'flag')
      .filter(({ key }) => values[key] === null || values[key] === undefined || String(values[key]).trim() === '')
      .map(field => [field.key, say('web.fieldMissing', { label: field.label.charAt(0).toLowerCase() + field.label.slice(1) })]),
  )
