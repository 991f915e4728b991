/** One field of a bulk edit: its new value, or that it becomes empty where it may be empty. */
import { ActionIcon, Checkbox, NumberInput, Select } from '@mantine/core'
import { IconX } from '@tabler/icons-react'
import { useState } from 'react'
import { DayInput } from '../../../web/ui/DayInput.tsx'
import { UnitPicker } from '../../../web/ui/UnitPicker.tsx'
import { say } from '../../../words/say.ts'
import type { BulkValue } from './BulkEdit.tsx'
import type { RegisterColumn } from './list.data.ts'
import css from './list.module.css'
import { useVillages } from './register.data.ts'

interface BulkFieldProps {
  column: RegisterColumn
  value: BulkValue
  onChange: (value: BulkValue) => void
  onRemove: () => void
  error: string | undefined
}
export function BulkField({ column, value, onChange, onRemove, error }: BulkFieldProps) {
  const emptied = value === null
  return (
    <li className={css.field}>
      <div className={css.fieldInput}>
        <Input column={column} value={value} onChange={onChange} error={error} />
        {!column.required && (
          <Checkbox
            size="sm"
            label={say('registerList.bulkEmpty')}
            checked={emptied}
            onChange={event => onChange(event.currentTarget.checked ? null : undefined)}
          />
        )}
      </div>
      <ActionIcon className={css.fieldRemove ?? ''} aria-label={say('registerList.bulkRemove', { name: column.label })} onClick={onRemove}>
        <IconX size={17} />
      </ActionIcon>
    </li>
  )
}

function Input({ column, value, onChange, error }: Omit<BulkFieldProps, 'onRemove'>) {
  const [name, setName] = useState('')
  const shared = { label: column.label, error, disabled: value === null, withAsterisk: column.required }
  const text = typeof value === 'string' ? value : null
  if (column.key === 'place')
    return (
      <UnitPicker
        id="bulk-place"
        label={column.label}
        required
        value={text}
        chosenName={name || undefined}
        error={error}
        onChange={(id, chosen) => {
          setName(chosen)
          onChange(id ?? undefined)
        }}
      />
    )
  if (column.key === 'village') return <Village {...shared} value={text} onChange={onChange} />
  if (column.kind === 'flag')
    return (
      <Select
        {...shared}
        data={[
          { value: 'yes', label: say('web.yes') },
          { value: 'no', label: say('web.no') },
        ]}
        placeholder={say('web.choose')}
        value={typeof value === 'boolean' ? (value ? 'yes' : 'no') : null}
        onChange={next => onChange(next ? next === 'yes' : undefined)}
      />
    )
  if (column.options)
    return (
      <Select
        {...shared}
        data={Object.entries(column.options).map(([code, label]) => ({ value: code, label: String(label) }))}
        placeholder={say('web.choose')}
        searchable
        nothingFoundMessage={say('web.nothingFound')}
        value={text}
        onChange={next => onChange(next ?? undefined)}
      />
    )
  if (column.kind === 'date') return <DayInput {...shared} value={text} onChange={next => onChange(next ? String(next) : undefined)} />
  return (
    <NumberInput
      {...shared}
      description={column.help}
      allowDecimal={false}
      allowNegative={false}
      hideControls
      thousandSeparator="."
      decimalSeparator=","
      inputMode="numeric"
      value={typeof value === 'number' ? value : ''}
      onChange={next => onChange(typeof next === 'number' ? next : undefined)}
    />
  )
}
interface VillageProps {
  label: string
  error: string | undefined
  disabled: boolean
  value: string | null
  onChange: (value: BulkValue) => void
}
function Village({ value, onChange, ...shared }: VillageProps) {
  const villages = useVillages().data ?? []
  return (
    <Select
      {...shared}
      data={villages.map(each => ({ value: each.code, label: [each.name, each.unitName].filter(Boolean).join(', ') }))}
      placeholder={say('web.choose')}
      searchable
      limit={60}
      nothingFoundMessage={say('web.nothingFound')}
      value={value}
      onChange={next => onChange(next ?? undefined)}
    />
  )
}
