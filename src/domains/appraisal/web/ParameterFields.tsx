/** The values of one version as a form, drawn from what its rule declares. */
import { ActionIcon, Checkbox, MultiSelect, NumberInput, Select, TextInput } from '@mantine/core'
import { IconX } from '@tabler/icons-react'
import { useId } from 'react'
import type { ParameterField, ParameterValues } from '../../../kernel/parameters.ts'
import { say } from '../../../words/say.ts'
import css from './law.module.css'

const figures = { thousandSeparator: '.', decimalSeparator: ',', hideControls: true, allowNegative: false } as const
const order: ('label' | 'input' | 'description' | 'error')[] = ['label', 'input', 'description', 'error']

interface ParameterFieldsProps {
  fields: readonly ParameterField[]
  values: ParameterValues
  onChange: (values: ParameterValues) => void
  /** Sentences by field key. */
  errors: Readonly<Record<string, string>>
}
export function ParameterFields({ fields, values, onChange, errors }: ParameterFieldsProps) {
  return (
    <div className={css.fields}>
      {fields.map(field => (
        <One
          key={field.key}
          field={field}
          value={values[field.key]}
          error={errors[field.key]}
          onChange={value => onChange({ ...values, [field.key]: value })}
        />
      ))}
    </div>
  )
}

interface OneProps {
  field: ParameterField
  value: unknown
  error: string | undefined
  onChange: (value: unknown) => void
}
function One({ field, value, error, onChange }: OneProps) {
  const { kind, label, help, required, options = {} } = field
  const shared = { label, description: help, error, inputWrapperOrder: order, withAsterisk: required, 'aria-required': required }
  switch (kind) {
    case 'flag':
      return (
        <Checkbox
          label={label}
          description={help}
          error={error}
          checked={value === true}
          onChange={event => onChange(event.currentTarget.checked)}
        />
      )
    case 'choices':
      return (
        <MultiSelect
          {...shared}
          description={field.ordered ? say('lawScreens.inOrder') : help}
          data={Object.entries(options).map(([code, text]) => ({ value: code, label: text }))}
          value={Array.isArray(value) ? value : []}
          onChange={onChange}
          searchable
          hidePickedOptions
          nothingFoundMessage={say('web.nothingFound')}
        />
      )
    case 'percents':
      return <Percents field={field} value={(value ?? {}) as Record<string, number>} error={error} onChange={onChange} />
    case 'text':
      return <TextInput {...shared} value={String(value ?? '')} onChange={event => onChange(event.currentTarget.value)} />
    default:
      return (
        <NumberInput
          {...shared}
          {...figures}
          value={typeof value === 'number' ? value : ''}
          onChange={next => onChange(typeof next === 'number' ? next : null)}
          allowDecimal={kind === 'percent'}
          decimalScale={2}
          suffix={kind === 'money' ? '\u00a0₫' : kind === 'percent' ? '%' : ''}
          inputMode={kind === 'percent' ? 'decimal' : 'numeric'}
        />
      )
  }
}

interface PercentsProps {
  field: ParameterField
  value: Readonly<Record<string, number>>
  error: string | undefined
  onChange: (value: Record<string, number>) => void
}
/** A percent for some of many codes: those that have one, and a list to add from. */
function Percents({ field: { label, options = {} }, value, error, onChange }: PercentsProps) {
  const id = useId()
  const left = Object.entries(options).filter(([code]) => value[code] === undefined)
  return (
    <fieldset className={css.percents} aria-describedby={error ? id : undefined}>
      <legend>{label}</legend>
      <ul>
        {Object.entries(value).map(([code, percent]) => (
          <li key={code}>
            <span>{options[code] ?? code}</span>
            <NumberInput
              {...figures}
              aria-label={options[code] ?? code}
              value={percent}
              onChange={next => onChange({ ...value, [code]: typeof next === 'number' ? next : 0 })}
              max={100}
              suffix="%"
              className={css.percent ?? ''}
            />
            <ActionIcon
              aria-label={say('lawScreens.dropOne', { name: options[code] ?? code })}
              onClick={() => onChange(Object.fromEntries(Object.entries(value).filter(([each]) => each !== code)))}
            >
              <IconX size={16} />
            </ActionIcon>
          </li>
        ))}
      </ul>
      <Select
        aria-label={say('lawScreens.addActivity')}
        placeholder={say('lawScreens.addActivity')}
        data={left.map(([code, text]) => ({ value: code, label: text }))}
        value={null}
        onChange={code => code && onChange({ ...value, [code]: 70 })}
        searchable
        nothingFoundMessage={say('web.nothingFound')}
      />
      {error && (
        <p id={id} className={css.error}>
          {error}
        </p>
      )}
    </fieldset>
  )
}
