/** One field of the form: drawn by its kind; a commune or village is chosen by what is typed; what another device typed stands below. */
import { Button, Select } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { get } from '../../../web/api.ts'
import { queryOf } from '../../../web/ui/query.ts'
import { fieldId, RecordField } from '../../../web/ui/RecordFields.tsx'
import { say } from '../../../words/say.ts'
import type { FieldShown } from '../forms/form.schema.ts'
import { sayValue } from '../values.rules.ts'
import css from './applications.module.css'
import type { FieldValue, LostData } from './draft.data.ts'

interface DraftFieldProps {
  field: FieldShown
  value: FieldValue
  onChange: (value: FieldValue) => void
  error: string | undefined
  lost: readonly LostData[]
  onLost: (lost: LostData, use: boolean) => void
  disabled: boolean
  /** What the office asks about this field. */
  asked: string | undefined
  unitId: string | undefined
  unitName: string | null
}
export function DraftField({ field, value, onChange, error, lost, onLost, disabled, asked, unitId, unitName }: DraftFieldProps) {
  const { picks, long, mustHold, ...model } = field
  return (
    <div className={css.field} data-asked={asked !== undefined || undefined}>
      {asked !== undefined && <p className={css.asked}>{asked}</p>}
      {picks ? (
        <PlaceField
          field={field}
          value={typeof value === 'string' ? value : null}
          onChange={onChange}
          error={error}
          disabled={disabled}
          unitId={unitId}
          name={picks === 'commune' ? unitName : null}
        />
      ) : (
        <RecordField
          field={model}
          value={value}
          onChange={next => onChange(next as FieldValue)}
          error={error}
          long={long ?? false}
          disabled={disabled}
          wide
        />
      )}
      {lost.map(each => (
        <div key={each.id} className={css.lost} role="note">
          <p>
            {say('applicationScreens.lost')} <q>{sayValue(field, each.value)}</q>
          </p>
          <Button size="sm" variant="default" onClick={() => onLost(each, true)}>
            {say('applicationScreens.lostUse')}
          </Button>
          <Button size="sm" variant="subtle" onClick={() => onLost(each, false)}>
            {say('applicationScreens.lostDrop')}
          </Button>
        </div>
      ))}
    </div>
  )
}

interface PlaceProps {
  field: FieldShown
  value: string | null
  onChange: (value: string | null) => void
  error: string | undefined
  disabled: boolean
  unitId: string | undefined
  name: string | null
}
interface Choice {
  value: string
  label: string
}
function PlaceField({ field, value, onChange, error, disabled, unitId, name }: PlaceProps) {
  const commune = field.picks === 'commune'
  const [text, setText] = useState('')
  const [chosen, setChosen] = useState<Choice | null>(null)
  const known = chosen?.value === value ? chosen : value ? { value, label: name ?? value } : null
  const [asked] = useDebouncedValue(text === known?.label ? '' : text.trim(), 200)
  const path = commune ? `/api/public/communes${queryOf({ q: asked })}` : `/api/public/villages${queryOf({ q: asked, unitId })}`
  const { data, isFetching } = useQuery({
    queryKey: ['public', path],
    queryFn: ({ signal }) => get<{ id?: string; code?: string; name: string; place?: string | null }[]>(path, signal),
    placeholderData: keepPreviousData,
    staleTime: 300_000,
  })
  const found = (data ?? []).map(({ id, code, name: label, place }) => ({
    value: id ?? code ?? '',
    label: [label, place].filter(Boolean).join(', '),
  }))
  const options = [...found, ...(known && !found.some(each => each.value === known.value) ? [known] : [])]
  // A village that was only known by its code takes its name from the list.
  const label = known && (found.find(each => each.value === known.value)?.label ?? known.label)
  return (
    <Select
      id={fieldId(field.key)}
      label={field.label}
      description={field.help}
      error={error}
      disabled={disabled}
      withAsterisk={field.required}
      inputWrapperOrder={['label', 'input', 'description', 'error']}
      data={options}
      filter={({ options: all }) => all}
      searchable
      searchValue={text || label || ''}
      onSearchChange={setText}
      value={value}
      onChange={(next, option) => {
        setChosen(next ? { value: next, label: option?.label ?? next } : null)
        setText(option?.label ?? '')
        onChange(next)
      }}
      placeholder={say('applicationScreens.placeHint')}
      nothingFoundMessage={isFetching ? say('web.loading') : say('web.nothingFound')}
      clearable={!field.required}
    />
  )
}
