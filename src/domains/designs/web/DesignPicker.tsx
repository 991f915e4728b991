/** Chooses one design of the register by what is typed. */
import { Select } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { get } from '../../../web/api.ts'
import { queryOf } from '../../../web/ui/query.ts'
import { say } from '../../../words/say.ts'
import { type DesignList, key } from './designs.data.ts'

interface DesignPickerProps {
  id: string
  label: string
  help?: string
  value: string | null
  /** The name of what is chosen, before anything was searched. */
  name: string | null
  onChange: (code: string | null, name: string | null) => void
  error?: string | undefined
}
export function DesignPicker({ id, label, help, value, name, onChange, error }: DesignPickerProps) {
  const [text, setText] = useState('')
  const [asked] = useDebouncedValue(text.trim(), 200)
  const { data } = useQuery({
    queryKey: [key, 'pick', asked],
    queryFn: ({ signal }) => get<DesignList>(`/api/designs${queryOf({ q: asked, size: 12 })}`, signal),
    placeholderData: keepPreviousData,
    enabled: asked.length > 1,
  })
  const found = (data?.rows ?? []).map(row => ({ value: row.code, label: `${row.code} · ${row.name}` }))
  const own = value && !found.some(each => each.value === value) ? [{ value, label: [value, name].filter(Boolean).join(' · ') }] : []
  return (
    <Select
      id={id}
      label={label}
      description={help}
      inputWrapperOrder={['label', 'input', 'description', 'error']}
      data={[...own, ...found]}
      value={value}
      onChange={next => onChange(next, data?.rows.find(row => row.code === next)?.name ?? null)}
      onSearchChange={setText}
      // The server has searched already, without marks and with slips.
      filter={({ options }) => options}
      placeholder={say('designScreens.pickHint')}
      nothingFoundMessage={say(asked.length > 1 ? 'web.nothingFound' : 'designScreens.pickHint')}
      error={error}
      searchable
      clearable
    />
  )
}
