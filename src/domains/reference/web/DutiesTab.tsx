/** Which role at which level of unit carries each duty on a day. */
import { useQuery } from '@tanstack/react-query'
import { within } from '../../../kernel/dates.ts'
import { get } from '../../../web/api.ts'
import { date, period } from '../../../web/format.ts'
import { DataTable } from '../../../web/ui/DataTable.tsx'
import { EmptyState } from '../../../web/ui/EmptyState.tsx'
import { ErrorState } from '../../../web/ui/ErrorState.tsx'
import { knows, say } from '../../../words/say.ts'
import { roles } from '../roles.schema.ts'
import { type DutyRow, unitLevels } from '../units.schema.ts'
import css from './admin.module.css'
import { ConfidenceBadge } from './ConfidenceBadge.tsx'
import { DayField, useDay } from './DayField.tsx'

const dutyWord = (duty: string): string => {
  const key = `adminScreens.duty_${duty}`
  return knows(key) ? say(key) : say('adminScreens.duty_other')
}
/** The order in which duties come in the life of a project. */
const order = [
  'submit',
  'survey',
  'review',
  'appraise',
  'propose',
  'decide',
  'contract',
  'pay',
  'start',
  'check',
  'accept',
  'settle',
  'liquidate',
]
const place = ({ duty }: DutyRow) => (order.includes(duty) ? order.indexOf(duty) : order.length)

export function DutiesTab() {
  const day = useDay()
  const { data, error, refetch } = useQuery({ queryKey: ['duties'], queryFn: ({ signal }) => get<DutyRow[]>('/api/duties', signal) })
  if (error) return <ErrorState problem={error} onRetry={() => void refetch()} />
  const rows = (data ?? [])
    .filter(row => within(day, { from: row.validFrom, until: row.validUntil }))
    .sort((a, b) => place(a) - place(b) || dutyWord(a.duty).localeCompare(dutyWord(b.duty), 'vi'))
  return (
    <DataTable
      label={say('adminScreens.duties')}
      loading={!data}
      rows={rows}
      rowKey={row => `${row.duty}${row.role}${row.level}${row.validFrom}`}
      toolbar={
        <div className={css.tools}>
          <DayField />
        </div>
      }
      empty={<EmptyState title={say('adminScreens.dutiesNone', { day: date(day) })} />}
      columns={[
        { key: 'duty', header: say('adminScreens.duty'), value: row => dutyWord(row.duty), width: 15 },
        { key: 'role', header: say('adminScreens.role'), value: row => roles[row.role as keyof typeof roles] ?? null },
        { key: 'level', header: say('adminScreens.dutyLevel'), value: row => unitLevels[row.level as keyof typeof unitLevels] ?? null },
        {
          key: 'period',
          header: say('adminScreens.period'),
          value: row => row.validFrom,
          cell: row => <span className={css.nowrap}>{period(row.validFrom, row.validUntil)}</span>,
        },
        {
          key: 'basis',
          header: say('adminScreens.articleConfidence'),
          value: row => row.basis,
          cell: row => (
            <div className={css.two}>
              <span className={css.long}>{row.basis}</span>
              <ConfidenceBadge confidence={row.confidence} />
            </div>
          ),
        },
      ]}
    />
  )
}
