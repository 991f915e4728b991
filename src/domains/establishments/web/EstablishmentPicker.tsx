/** An establishment chosen by what is typed, searched by the server with or without marks. */
import { Loader, Select } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { get } from '../../../web/api.ts'
import { queryOf } from '../../../web/ui/query.ts'
import { fieldId } from '../../../web/ui/RecordFields.tsx'
import { say } from '../../../words/say.ts'

const order: ('label' | 'input' | 'description' | 'error')[] = ['label', 'input', 'description', 'error']
interface EstablishmentPickerProps {
  label: string
  help: string
  /** Its code. */
  value: string | null
  name: string | null
  error: string | undefined
  onChange: (code: string | null, name: string | null) => void
  /** Takes the whole width: names are long. */
  wide?: boolean
}
export function EstablishmentPicker({ label, help, value, name, error, onChange, wide = false }: EstablishmentPickerProps) {
  const [text, setText] = useState(name ?? '')
  const [asked] = useDebouncedValue(text.trim(), 200)
  const found = useQuery({
    queryKey: ['register', 'pick', asked],
    queryFn: ({ signal }) =>
      get<{ rows: { code: string; name: string }[] }>(
        `/api/establishments${queryOf({ q: asked === name ? undefined : asked, size: 12 })}`,
        signal,
      ),
    placeholderData: keepPreviousData,
  })
  const rows = (found.data?.rows ?? []).filter(row => row.code !== value)
  const chosen = value ? [{ value, label: name ?? value }] : []
  return (
    <Select
      id={fieldId('establishmentCode')}
      {...(wide && { style: { gridColumn: '1 / -1' } })}
      label={label}
      description={help}
      inputWrapperOrder={order}
      error={error}
      data={[...chosen, ...rows.map(row => ({ value: row.code, label: row.name }))]}
      filter={({ options }) => options}
      searchable
      searchValue={text}
      onSearchChange={setText}
      value={value}
      onChange={(code, option) => onChange(code, option?.label ?? null)}
      clearable
      placeholder={say('artisans.establishmentHint')}
      nothingFoundMessage={found.isFetching ? say('web.loading') : say('web.nothingFound')}
      rightSection={found.isFetching ? <Loader size={16} /> : undefined}
      maxDropdownHeight={320}
    />
  )
}
