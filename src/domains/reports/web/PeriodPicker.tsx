/** Chooses the period of a report and the day that its figures are read on. */
import { SegmentedControl, Select } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { get } from '../../../web/api.ts'
import { useSession } from '../../../web/session.tsx'
import { DayInput } from '../../../web/ui/DayInput.tsx'
import { say } from '../../../words/say.ts'
import css from './paper.module.css'

type Kind = 'year' | 'half' | 'quarter' | 'month'
const kinds: readonly Kind[] = ['year', 'half', 'quarter', 'month']
/** Codes of the parts of a year: '2024-H1', '2024-Q3', '2024-05'. */
const partsOf: Record<Exclude<Kind, 'year'>, readonly string[]> = {
  half: ['H1', 'H2'],
  quarter: ['Q1', 'Q2', 'Q3', 'Q4'],
  month: Array.from({ length: 12 }, (_, at) => String(at + 1).padStart(2, '0')),
}
const kindOf = (part: string): Kind => (part === '' ? 'year' : part.startsWith('H') ? 'half' : part.startsWith('Q') ? 'quarter' : 'month')
const labelOf = (part: string): string => {
  if (part.startsWith('H')) return say(part === 'H1' ? 'reportScreens.half1' : 'reportScreens.half2')
  if (part.startsWith('Q')) return say('reportScreens.quarter', { quarter: ['I', 'II', 'III', 'IV'][Number(part[1]) - 1] ?? '' })
  return say('reportScreens.month', { month: Number(part) })
}
/** The part of the year that the business day lies in. */
const partNow = (kind: Exclude<Kind, 'year'>, day: string): string => {
  const month = Number(day.slice(5, 7))
  const at = { half: month > 6 ? 1 : 0, quarter: Math.floor((month - 1) / 3), month: month - 1 }[kind]
  return partsOf[kind][at] ?? ''
}

interface PeriodPickerProps {
  period: string
  asOf: string | undefined
  onChange: (period: string, asOf: string | undefined) => void
}
export function PeriodPicker({ period, asOf, onChange }: PeriodPickerProps) {
  const { year: now, businessDate } = useSession()
  const { data: planned = [] } = useQuery({ queryKey: ['plans'], queryFn: ({ signal }) => get<number[]>('/api/plans', signal) })
  const [year = String(now), part = ''] = period.split('-')
  const kind = kindOf(part)
  const years = [...new Set([...planned.map(String), String(now), year])].sort().reverse()
  const code = (of: string, which: string) => (which ? `${of}-${which}` : of)
  return (
    <div className={`${css.picker} no-print`}>
      <SegmentedControl
        className={css.kinds ?? ''}
        aria-label={say('reportScreens.kind')}
        data={kinds.map(each => ({ value: each, label: say(`reportScreens.kind_${each}`) }))}
        value={kind}
        onChange={value => onChange(code(year, value === 'year' ? '' : partNow(value as Exclude<Kind, 'year'>, businessDate)), undefined)}
      />
      {kind !== 'year' && (
        <Select
          className={css.part ?? ''}
          aria-label={say('reportScreens.part')}
          allowDeselect={false}
          data={partsOf[kind].map(each => ({ value: each, label: labelOf(each) }))}
          value={part}
          onChange={value => value && onChange(code(year, value), undefined)}
        />
      )}
      <Select
        className={css.year ?? ''}
        aria-label={say('reportScreens.year')}
        allowDeselect={false}
        data={years}
        value={year}
        onChange={value => value && onChange(code(value, part), undefined)}
      />
      <DayInput
        className={css.day ?? ''}
        aria-label={say('reportScreens.asOf')}
        value={asOf ?? null}
        maxDate={businessDate}
        onChange={value => onChange(period, value ?? undefined)}
      />
    </div>
  )
}
