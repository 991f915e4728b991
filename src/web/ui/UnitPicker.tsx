/** Chooses a commune in force on the business day by what is typed, with or without marks. */
import { Loader, Select } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { say } from '../../words/say.ts'
import { get } from '../api.ts'
import { queryOf } from './query.ts'

interface UnitOption {
  id: string
  fullName: string
  parentName: string | null
}
export const unitName = (unit: UnitOption): string => [unit.fullName, unit.parentName].filter(Boolean).join(', ')

interface UnitPickerProps {
  id: string
  label: string
  value: string | null
  /** The name of the chosen unit, when the form opens with one. */
  chosenName?: string | undefined
  onChange: (id: string | null, name: string) => void
  error?: string | undefined
  help?: string
  required?: boolean
  /** Choices that always stand first, such as the whole city. */
  first?: readonly { value: string; label: string }[]
}
export function UnitPicker({ id, label, value, chosenName, onChange, error, help, required = false, first = [] }: UnitPickerProps) {
  const [text, setText] = useState(chosenName ?? '')
  const [asked] = useDebouncedValue(text, 200)
  // The text of the chosen unit is no question: its district is not part of what the server compares.
  const q = (asked.split(',')[0] ?? '').trim()
  const units = useQuery({
    queryKey: ['units', 'commune', q],
    queryFn: ({ signal }) => get<UnitOption[]>(`/api/units${queryOf({ level: 'commune', q, limit: 40 })}`, signal),
    placeholderData: keepPreviousData,
    staleTime: 300_000,
  })
  const found = (units.data ?? []).map(unit => ({ value: unit.id, label: unitName(unit) }))
  const chosen = value && chosenName ? [{ value, label: chosenName }] : []
  const all = [...first, ...found, ...chosen]
  const data = all.filter((option, index) => all.findIndex(other => other.value === option.value) === index)
  return (
    <Select
      id={id}
      label={label}
      description={help}
      error={error}
      withAsterisk={required}
      inputWrapperOrder={['label', 'input', 'description', 'error']}
      aria-required={required}
      data={data}
      // The server has searched already, without marks.
      filter={({ options }) => options}
      searchable
      searchValue={text}
      onSearchChange={setText}
      value={value}
      onChange={(next, option) => onChange(next, option?.label ?? '')}
      placeholder={say('web.unitHint')}
      nothingFoundMessage={units.isFetching ? say('web.loading') : say('web.nothingFound')}
      rightSection={units.isFetching ? <Loader size={16} /> : undefined}
      clearable={!required}
      maxDropdownHeight={320}
    />
  )
}
