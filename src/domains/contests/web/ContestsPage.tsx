/** Contests of the years: which stage each is at, until when it takes entries, how many came. */
import { IconPlus } from '@tabler/icons-react'
import { date, number } from '../../../web/format.ts'
import { useSession } from '../../../web/session.tsx'
import { type Column, DataTable } from '../../../web/ui/DataTable.tsx'
import { EmptyState } from '../../../web/ui/EmptyState.tsx'
import { ErrorState } from '../../../web/ui/ErrorState.tsx'
import { Page } from '../../../web/ui/Page.tsx'
import { StateBadge } from '../../../web/ui/StateBadge.tsx'
import { say } from '../../../words/say.ts'
import { type ContestLine, contestAddress, judgingAddress, organisers, stateKinds, useContests } from './contests.data.ts'

export function ContestsPage() {
  const { has } = useSession()
  const { data, error, refetch, isPending } = useContests()
  return (
    <Page
      title={say('contestScreens.title')}
      state={data && stateOf(data)}
      {...(has(...organisers) ? { primary: { label: say('contestScreens.add'), icon: IconPlus, to: '/cuoc-thi/moi' } } : {})}
    >
      {error && !data ? (
        <ErrorState problem={error} onRetry={() => void refetch()} />
      ) : (
        <DataTable
          label={say('contestScreens.list')}
          columns={columns}
          rows={data ?? []}
          rowKey={row => row.code}
          to={row => contestAddress(row.code)}
          loading={isPending}
          empty={<EmptyState title={say('contestScreens.none')} text={say('contestScreens.noneText')} />}
        />
      )}
    </Page>
  )
}
/** The contests that a judge judges. */
export function JudgingsPage() {
  const { data, error, refetch, isPending } = useContests()
  const mine = (data ?? []).filter(each => each.judge)
  return (
    <Page title={say('contestScreens.judgings')} state={data && say('contestScreens.judgingsState', { count: mine.length })}>
      {error && !data ? (
        <ErrorState problem={error} onRetry={() => void refetch()} />
      ) : (
        <DataTable
          label={say('contestScreens.judgings')}
          columns={columns.filter(column => column.key !== 'entries')}
          rows={mine}
          rowKey={row => row.code}
          to={row => judgingAddress(row.code)}
          loading={isPending}
          empty={<EmptyState title={say('contestScreens.judgingsNone')} text={say('contestScreens.judgingsNoneText')} />}
          brief
        />
      )}
    </Page>
  )
}
const stateOf = (contests: readonly ContestLine[]): string => {
  const going = contests.filter(each => each.state !== 'draft' && each.state !== 'confirmed')
  const open = going.filter(each => each.state === 'open')
  if (going.length === 0) return say('contestScreens.goingNone')
  return say(open.length ? 'contestScreens.goingOpen' : 'contestScreens.going', { count: going.length, open: open.length })
}
const columns: Column<ContestLine>[] = [
  { key: 'title', header: say('contestScreens.name'), value: row => row.title, width: 24, two: true },
  { key: 'code', header: say('contestScreens.code'), value: row => row.code },
  {
    key: 'days',
    header: say('contestScreens.receiving'),
    value: row => row.closesOn,
    cell: row => `${date(row.opensOn)} – ${date(row.closesOn)}`,
  },
  {
    key: 'state',
    header: say('contestScreens.state'),
    value: row => row.stateLabel,
    cell: row => <StateBadge plain kind={stateKinds[row.state]} word={row.stateLabel} />,
  },
  { key: 'entries', header: say('contestScreens.entries'), value: row => row.entries, cell: row => number(row.entries), numeric: true },
]
