/** Calls as the office keeps them: which take applications, until when, how many came. */
import { IconPlus } from '@tabler/icons-react'
import { date, number } from '../../../web/format.ts'
import { useSession } from '../../../web/session.tsx'
import { type Column, DataTable } from '../../../web/ui/DataTable.tsx'
import { EmptyState } from '../../../web/ui/EmptyState.tsx'
import { ErrorState } from '../../../web/ui/ErrorState.tsx'
import { Page } from '../../../web/ui/Page.tsx'
import { StateBadge } from '../../../web/ui/StateBadge.tsx'
import { say } from '../../../words/say.ts'
import { type CallLine, callKeepers, standingKinds, useCalls } from './calls.data.ts'

export function CallsPage() {
  const { has } = useSession()
  const { data, error, refetch, isPending } = useCalls()
  return (
    <Page
      title={say('callScreens.title')}
      state={data && stateOf(data)}
      {...(has(...callKeepers) ? { primary: { label: say('callScreens.add'), icon: IconPlus, to: '/dot-dang-ky/moi' } } : {})}
    >
      {error && !data ? (
        <ErrorState problem={error} onRetry={() => void refetch()} />
      ) : (
        <DataTable
          label={say('callScreens.list')}
          columns={columns}
          rows={data ?? []}
          rowKey={row => row.code}
          to={row => `/dot-dang-ky/${row.code}`}
          loading={isPending}
          empty={<EmptyState title={say('callScreens.none')} text={say('callScreens.noneText')} />}
        />
      )}
    </Page>
  )
}
const stateOf = (calls: readonly CallLine[]): string => {
  const open = calls.filter(({ standing }) => standing === 'open')
  if (!open.length) return say('callScreens.stateNone')
  return say('callScreens.stateOpen', { count: open.length, days: Math.min(...open.map(({ daysLeft }) => daysLeft)) })
}
const columns: Column<CallLine>[] = [
  { key: 'title', header: say('callScreens.colTitle'), value: row => row.title, width: 24, two: true },
  { key: 'code', header: say('callScreens.colCode'), value: row => row.code },
  {
    key: 'days',
    header: say('callScreens.colDays'),
    value: row => row.closesOn,
    cell: row => `${date(row.opensOn)} – ${date(row.closesOn)}`,
  },
  {
    key: 'state',
    header: say('callScreens.colState'),
    value: row => row.standingLabel,
    cell: row => <StateBadge plain kind={standingKinds[row.standing]} word={row.standingLabel} />,
  },
  {
    key: 'submitted',
    header: say('callScreens.colSubmitted'),
    value: row => row.submitted,
    cell: row => number(row.submitted),
    numeric: true,
  },
  { key: 'drafts', header: say('callScreens.colDrafts'), value: row => row.drafts, cell: row => number(row.drafts), numeric: true },
]
