/** Dated settings: what holds from which day, and who said so. */
import { useQuery } from '@tanstack/react-query'
import { get } from '../../../web/api.ts'
import { number, period } from '../../../web/format.ts'
import { type Column, DataTable } from '../../../web/ui/DataTable.tsx'
import { EmptyState } from '../../../web/ui/EmptyState.tsx'
import { ErrorState } from '../../../web/ui/ErrorState.tsx'
import { knows, say } from '../../../words/say.ts'
import type { allSettings } from '../reference.actions.ts'
import css from './admin.module.css'
import { ConfidenceBadge, confidenceWord } from './ConfidenceBadge.tsx'

type Row = Awaited<ReturnType<typeof allSettings>>[number]
const named = (prefix: 'setting' | 'value' | 'field', code: string): string | undefined => {
  const key = `adminScreens.${prefix}_${code}`
  return knows(key) ? say(key) : undefined
}
const nameOf = ({ key }: Row): string => named('setting', key) ?? say('adminScreens.setting_other')
const written = (value: unknown): string => {
  if (typeof value === 'number') return number(value)
  if (Array.isArray(value)) return value.map(written).join(', ')
  return typeof value === 'string' ? (named('value', value) ?? value) : say('web.unknown')
}
function Value({ row: { key, value } }: { row: Row }) {
  if (key === 'cutoff_day' && typeof value === 'number') return <>{say('adminScreens.dayOfMonth', { day: value })}</>
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return <>{written(value)}</>
  return (
    <ul className={css.values}>
      {Object.entries(value).map(([field, part]) => (
        <li key={field}>
          <span className={css.quiet}>{named('field', field) ?? say('adminScreens.value')}:</span> {written(part)}
        </li>
      ))}
    </ul>
  )
}

const columns: Column<Row>[] = [
  { key: 'setting', header: say('adminScreens.setting'), value: nameOf, width: 15 },
  { key: 'value', header: say('adminScreens.value'), value: row => written(row.value), cell: row => <Value row={row} />, sort: false },
  {
    key: 'period',
    header: say('adminScreens.period'),
    value: row => row.validFrom,
    cell: row => <span className={css.nowrap}>{period(row.validFrom, row.validUntil)}</span>,
  },
  {
    key: 'source',
    header: say('adminScreens.source'),
    value: row => row.source,
    cell: row => <span className={css.long}>{row.source}</span>,
  },
  {
    key: 'confidence',
    header: say('adminScreens.confidence'),
    value: row => confidenceWord(row.confidence),
    cell: row => <ConfidenceBadge confidence={row.confidence} />,
  },
]
export function SettingsTab() {
  const { data, error, refetch } = useQuery({ queryKey: ['settings'], queryFn: ({ signal }) => get<Row[]>('/api/settings', signal) })
  if (error) return <ErrorState problem={error} onRetry={() => void refetch()} />
  return (
    <DataTable
      label={say('adminScreens.settings')}
      columns={columns}
      rows={data ?? []}
      rowKey={row => `${row.key}${row.validFrom}`}
      loading={!data}
      empty={<EmptyState title={say('adminScreens.settingsNone')} />}
    />
  )
}
