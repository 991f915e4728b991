/** Chips whose value is typed: a range of whole numbers, a day. */
import { Button, NumberInput, Popover } from '@mantine/core'
import { IconChevronDown } from '@tabler/icons-react'
import { type FormEvent, type ReactNode, useState } from 'react'
import { say } from '../../words/say.ts'
import { DayInput } from './DayInput.tsx'
import { DropChip } from './DropChip.tsx'
import css from './Filters.module.css'
import type { ChipProps } from './Filters.tsx'

interface AskProps extends ChipProps {
  /** The form inside; `close` shuts it. */
  children: (close: () => void) => ReactNode
}
function Ask({ filter, value, onChange, called, children }: AskProps) {
  const [opened, setOpened] = useState(called)
  const word = value === undefined ? undefined : (filter.say?.(value) ?? value)
  return (
    <div className={css.chip} data-on={value !== undefined || undefined}>
      <Popover opened={opened} onChange={setOpened} position="bottom-start" shadow="md" trapFocus returnFocus>
        <Popover.Target>
          <button
            type="button"
            className={css.open}
            aria-label={word === undefined ? filter.label : `${filter.label}: ${word}`}
            onClick={() => setOpened(!opened)}
          >
            <span className={css.word}>{word ?? filter.label}</span>
            {word === undefined && <IconChevronDown size={14} aria-hidden />}
          </button>
        </Popover.Target>
        <Popover.Dropdown aria-label={filter.label}>{children(() => setOpened(false))}</Popover.Dropdown>
      </Popover>
      {value !== undefined && <DropChip label={filter.label} onDrop={() => onChange(undefined)} />}
    </div>
  )
}

const numberOf = (text: string | undefined) => (text ? Number(text) : '')
/** '10-50': from 10 to 50, both included. */
export function RangeChip(props: ChipProps) {
  return <Ask {...props}>{close => <RangeForm key={props.value ?? ''} {...props} close={close} />}</Ask>
}
function RangeForm({ value, onChange, close }: ChipProps & { close: () => void }) {
  const [first, second] = (value ?? '').split('-')
  const [from, setFrom] = useState<string | number>(numberOf(first))
  const [to, setTo] = useState<string | number>(numberOf(second))
  const submit = (event: FormEvent) => {
    event.preventDefault()
    close()
    // Ends given the wrong way round are meant the right way round.
    const turned = from !== '' && to !== '' && Number(from) > Number(to)
    const ends = turned ? [to, from] : [from, to]
    onChange(from === '' && to === '' ? undefined : ends.join('-'))
  }
  const shared = { allowDecimal: false, allowNegative: false, hideControls: true, max: 999_999, inputMode: 'numeric' as const }
  return (
    <form className={css.ask} onSubmit={submit}>
      <div className={css.ends}>
        <NumberInput {...shared} label={say('web.filterFrom')} value={from} onChange={setFrom} data-autofocus />
        <NumberInput {...shared} label={say('web.filterTo')} value={to} onChange={setTo} />
      </div>
      <Button type="submit" size="sm">
        {say('web.filterApply')}
      </Button>
    </form>
  )
}

export function DayChip(props: ChipProps) {
  return <Ask {...props}>{close => <DayForm key={props.value ?? ''} {...props} close={close} />}</Ask>
}
function DayForm({ filter, value, onChange, close }: ChipProps & { close: () => void }) {
  const [day, setDay] = useState<string | null>(value ?? null)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    close()
    onChange(day ?? undefined)
  }
  return (
    <form className={css.ask} onSubmit={submit}>
      <DayInput label={filter.label} value={day} onChange={next => setDay(next ? String(next) : null)} clearable data-autofocus />
      <Button type="submit" size="sm">
        {say('web.filterApply')}
      </Button>
    </form>
  )
}
