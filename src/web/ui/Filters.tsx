/** Filters read as a sentence of chips: "Nhóm 2 · Thường Tín · quá hạn"; each chip opens its choices. */
import { Combobox, Menu, TextInput, useCombobox } from '@mantine/core'
import { useMediaQuery } from '@mantine/hooks'
import { IconCheck, IconChevronDown, IconPlus, IconSearch } from '@tabler/icons-react'
import { type ReactNode, useState } from 'react'
import { searchable } from '../../kernel/text.ts'
import { say } from '../../words/say.ts'
import { DropChip } from './DropChip.tsx'
import { DayChip, RangeChip } from './FilterChips.tsx'
import css from './Filters.module.css'

export interface Filter {
  key: string
  /** 'Nhóm nội dung' */
  label: string
  options: readonly { value: string; label: string }[]
  /** One yes-or-no word: the chip switches it without opening choices. */
  toggle?: boolean
  /** Two whole numbers, '10-50', an end may be open; or a day. Its words come from `say`. */
  kind?: 'range' | 'day'
  say?: (value: string) => string
  /** Seldom asked: out of sight until it is chosen or called for. */
  rare?: boolean
}
/** More choices than these wait until something is typed. */
const inSight = 100
/** Chosen values by filter key; what is not chosen is absent. */
export type Chosen = Readonly<Record<string, string | undefined>>
interface FiltersProps {
  filters: readonly Filter[]
  chosen: Chosen
  onChange: (chosen: Chosen) => void
  /** A search within the list. */
  text?: string
  onText?: (text: string) => void
  textLabel?: string
  /** Stands before everything else: the saved views. */
  first?: ReactNode
}
/** On a phone, more unasked chips than these would push the list out of sight. */
const few = 3
export function Filters({ filters, chosen, onChange, text, onText, textLabel, first }: FiltersProps) {
  const phone = useMediaQuery('screen and (max-width: 48em)', false, { getInitialValueInEffect: false })
  const [called, setCalled] = useState<string>()
  const folds = phone && filters.length > few
  const waiting = filters.filter(filter => (filter.rare || folds) && chosen[filter.key] === undefined && filter.key !== called)
  const active = filters.some(filter => chosen[filter.key] !== undefined) || Boolean(text)
  return (
    // biome-ignore lint/a11y/useSemanticElements: chips and a search, not a form to send
    <div className={`${css.filters} no-print`} role="group" aria-label={say('web.filters')}>
      {first}
      {onText && (
        <TextInput
          className={css.text ?? ''}
          aria-label={textLabel ?? say('web.filterText')}
          placeholder={textLabel ?? say('web.filterText')}
          leftSection={<IconSearch size={16} stroke={1.7} />}
          value={text ?? ''}
          onChange={event => onText(event.currentTarget.value)}
        />
      )}
      {filters
        .filter(filter => !waiting.includes(filter))
        .map(filter => {
          const props = {
            filter,
            value: chosen[filter.key],
            onChange: (value: string | undefined) => onChange({ ...chosen, [filter.key]: value }),
            called: filter.key === called,
          }
          if (filter.kind === 'range') return <RangeChip key={filter.key} {...props} />
          if (filter.kind === 'day') return <DayChip key={filter.key} {...props} />
          return filter.toggle ? <Toggle key={filter.key} {...props} /> : <Chip key={filter.key} {...props} />
        })}
      {waiting.length > 0 && (
        <Menu withInitialFocusPlaceholder={false} position="bottom-start" shadow="md" returnFocus={false} withinPortal={false}>
          <Menu.Target>
            <button type="button" className={css.more}>
              <IconPlus size={14} aria-hidden />
              {say('web.filterMore')}
            </button>
          </Menu.Target>
          <Menu.Dropdown className={css.waiting ?? ''}>
            {waiting.map(filter => (
              <Menu.Item
                key={filter.key}
                onClick={() => (filter.toggle ? onChange({ ...chosen, [filter.key]: filter.options[0]?.value }) : setCalled(filter.key))}
              >
                {filter.label}
              </Menu.Item>
            ))}
          </Menu.Dropdown>
        </Menu>
      )}
      {active && (
        <button
          type="button"
          className={css.clear}
          onClick={() => {
            onChange({})
            onText?.('')
          }}
        >
          {say('web.filtersClear')}
        </button>
      )}
    </div>
  )
}

export interface ChipProps {
  filter: Filter
  value: string | undefined
  onChange: (value: string | undefined) => void
  /** It was just asked for: its choices stand open. */
  called: boolean
}
function Toggle({ filter, value, onChange }: ChipProps) {
  const on = value !== undefined
  return (
    <div className={css.chip} data-on={on || undefined}>
      <button type="button" className={css.open} aria-pressed={on} onClick={() => onChange(on ? undefined : filter.options[0]?.value)}>
        {on && <IconCheck size={14} aria-hidden />}
        {filter.label}
      </button>
    </div>
  )
}
function Chip({ filter, value, onChange, called }: ChipProps) {
  const [search, setSearch] = useState('')
  const long = filter.options.length > 8
  const box = useCombobox({
    defaultOpened: called,
    onDropdownClose: () => {
      box.resetSelectedOption()
      box.focusTarget()
      setSearch('')
    },
    onDropdownOpen: () => (long ? box.focusSearchInput() : box.selectActiveOption()),
  })
  // A value that is in no list, such as an ended unit of an old address, still filters.
  const word = value === undefined ? undefined : (filter.options.find(option => option.value === value)?.label ?? filter.label)
  const shown = filter.options.filter(option => searchable(option.label).includes(searchable(search))).slice(0, inSight)
  return (
    <div className={css.chip} data-on={word !== undefined || undefined}>
      <Combobox
        store={box}
        width={300}
        position="bottom-start"
        withinPortal={false}
        onOptionSubmit={next => {
          onChange(next === value ? undefined : next)
          box.closeDropdown()
        }}
      >
        <Combobox.Target targetType="button" withAriaAttributes={false}>
          <button
            type="button"
            className={css.open}
            aria-haspopup="listbox"
            aria-expanded={box.dropdownOpened}
            aria-label={word === undefined ? filter.label : `${filter.label}: ${word}`}
            onClick={() => box.toggleDropdown()}
          >
            <span className={css.word}>{word ?? filter.label}</span>
            {word === undefined && <IconChevronDown size={14} aria-hidden />}
          </button>
        </Combobox.Target>
        <Combobox.Dropdown>
          {long && (
            <Combobox.Search
              value={search}
              onChange={event => setSearch(event.currentTarget.value)}
              placeholder={say('web.filterFind')}
              aria-label={say('web.filterFind')}
            />
          )}
          <Combobox.Options mah={280} style={{ overflowY: 'auto' }} aria-label={filter.label}>
            {shown.map(option => (
              <Combobox.Option key={option.value} value={option.value} active={option.value === value} className={css.option}>
                <span>{option.label}</span>
                {option.value === value && <IconCheck size={16} aria-hidden />}
              </Combobox.Option>
            ))}
            {shown.length === 0 && <Combobox.Empty>{say('web.nothingFound')}</Combobox.Empty>}
          </Combobox.Options>
        </Combobox.Dropdown>
      </Combobox>
      {word !== undefined && <DropChip label={filter.label} onDrop={() => onChange(undefined)} />}
    </div>
  )
}
