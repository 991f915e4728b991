/** Chooses establishments of the register by what is typed; the chosen ones stay listed. */
import { ActionIcon, Combobox, Loader, TextInput, useCombobox } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { IconSearch, IconX } from '@tabler/icons-react'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { get } from '../../../web/api.ts'
import { queryOf } from '../../../web/ui/query.ts'
import type { Sent } from '../../../web/ui/sent.ts'
import { say } from '../../../words/say.ts'
import type { searchRegister } from '../../establishments/establishments.actions.ts'
import css from './projects.module.css'

type Found = Sent<Awaited<ReturnType<typeof searchRegister>>>
/** An establishment as the form keeps it: its code is sent, the rest is shown. */
export interface Picked {
  code: string
  name: string
  place: string
}
interface BeneficiaryPickerProps {
  id: string
  picked: readonly Picked[]
  onChange: (picked: Picked[]) => void
  error?: string | undefined
  /** What is chosen, when it is not a project's beneficiaries. */
  label?: string
  help?: string
}
export function BeneficiaryPicker({ id, picked, onChange, error, label, help }: BeneficiaryPickerProps) {
  const [text, setText] = useState('')
  const [asked] = useDebouncedValue(text.trim(), 200)
  const box = useCombobox({ onDropdownClose: () => box.resetSelectedOption() })
  const { data, isFetching } = useQuery({
    queryKey: ['register', 'pick', asked],
    queryFn: ({ signal }) => get<Found>(`/api/establishments${queryOf({ q: asked, size: 12 })}`, signal),
    placeholderData: keepPreviousData,
    enabled: asked.length > 1,
  })
  const rows = asked.length > 1 ? (data?.rows ?? []).filter(row => !picked.some(each => each.code === row.code)) : []
  return (
    <div className={css.wide}>
      <Combobox
        store={box}
        onOptionSubmit={code => {
          const row = rows.find(each => each.code === code)
          if (row) onChange([...picked, { code: row.code, name: row.name, place: row.unitName }])
          setText('')
          box.closeDropdown()
        }}
      >
        <Combobox.Target>
          <TextInput
            id={id}
            label={label ?? say('projectScreens.beneficiaryPick')}
            description={label ? help : say('projectScreens.beneficiaryHelp')}
            placeholder={say('projectScreens.beneficiaryHint')}
            error={error}
            inputWrapperOrder={['label', 'input', 'description', 'error']}
            leftSection={<IconSearch size={16} stroke={1.7} />}
            rightSection={isFetching ? <Loader size={16} /> : undefined}
            value={text}
            onChange={event => {
              setText(event.currentTarget.value)
              box.openDropdown()
              box.updateSelectedOptionIndex()
            }}
            onBlur={() => box.closeDropdown()}
          />
        </Combobox.Target>
        <Combobox.Dropdown hidden={asked.length < 2}>
          <Combobox.Options mah={320} style={{ overflowY: 'auto' }} aria-label={say('projectScreens.beneficiaryPick')}>
            {rows.map(row => (
              <Combobox.Option key={row.code} value={row.code}>
                <span className={css.option}>
                  <span>{row.name}</span>
                  <span className={css.optionMore}>{[row.code, row.craftLabel, row.unitName].join(' · ')}</span>
                </span>
              </Combobox.Option>
            ))}
            {rows.length === 0 && <Combobox.Empty>{say(isFetching ? 'web.loading' : 'web.nothingFound')}</Combobox.Empty>}
          </Combobox.Options>
        </Combobox.Dropdown>
      </Combobox>
      {picked.length > 0 && (
        <ul className={css.picked} aria-label={say('projectScreens.beneficiaries')}>
          {picked.map(each => (
            <li key={each.code}>
              <span>
                {each.name} <span className={css.optionMore}>{[each.code, each.place].filter(Boolean).join(' · ')}</span>
              </span>
              <ActionIcon
                aria-label={say('projectScreens.beneficiaryDrop', { name: each.name })}
                onClick={() => onChange(picked.filter(other => other.code !== each.code))}
              >
                <IconX size={16} />
              </ActionIcon>
            </li>
          ))}
        </ul>
      )}
    </div>
  )
}
