/** Briefs as the office keeps them: which take designs, what answers them, what came back. */
import { IconPlus } from '@tabler/icons-react'
import { date, number } from '../../../web/format.ts'
import { useSession } from '../../../web/session.tsx'
import { type Column, DataTable } from '../../../web/ui/DataTable.tsx'
import { EmptyState } from '../../../web/ui/EmptyState.tsx'
import { ErrorState } from '../../../web/ui/ErrorState.tsx'
import { GoLink } from '../../../web/ui/GoLink.tsx'
import { Page } from '../../../web/ui/Page.tsx'
import { StateBadge } from '../../../web/ui/StateBadge.tsx'
import { say } from '../../../words/say.ts'
import { type BriefLine, briefDesk, briefKeepers, standingKinds, useBriefs } from './briefs.data.ts'
import { useMarketTabs } from './marketTabs.ts'

export function BriefsPage() {
  const { has } = useSession()
  const { data, error, refetch, isPending } = useBriefs()
  return (
    <Page
      title={say('briefScreens.title')}
      state={data && stateOf(data)}
      {...useMarketTabs('briefs')}
      {...(has(...briefKeepers) ? { primary: { label: say('briefScreens.add'), icon: IconPlus, to: '/thi-truong/dat-hang/moi' } } : {})}
    >
      {error && !data ? (
        <ErrorState problem={error} onRetry={() => void refetch()} />
      ) : (
        <DataTable
          label={say('briefScreens.list')}
          columns={columnsOf(data ?? [])}
          rows={data ?? []}
          rowKey={row => row.code}
          to={row => briefDesk(row.code)}
          loading={isPending}
          toolbar={<GoLink to="/thi-truong/dat-hang/ket-qua">{say('briefScreens.resultsTitle')}</GoLink>}
          empty={
            <EmptyState
              title={say('briefScreens.none')}
              text={say('briefScreens.noneText')}
              action={<GoLink to="/thi-truong/khoang-trong">{say('briefScreens.toGaps')}</GoLink>}
            />
          }
        />
      )}
    </Page>
  )
}
const stateOf = (briefs: readonly BriefLine[]): string => {
  const open = briefs.filter(({ standing }) => standing === 'open').length
  if (!open) return say('briefScreens.stateNone')
  const orders = briefs.reduce((sum, { counts }) => sum + counts.order + counts.contract, 0)
  return say('briefScreens.state', { open: number(open), orders: number(orders) })
}
const columnsOf = (rows: readonly BriefLine[]): Column<BriefLine>[] => [
  { key: 'title', header: say('briefScreens.colTitle'), value: row => row.title, width: 22, two: true },
  { key: 'code', header: say('briefScreens.colCode'), value: row => row.code, width: 7.5 },
  { key: 'craft', header: say('briefScreens.colCraft'), value: row => row.craftLabel, line: 14 },
  {
    key: 'markets',
    header: say('briefScreens.colMarkets'),
    value: row => row.markets.map(({ name }) => name).join(', '),
    line: 14,
  },
  {
    key: 'state',
    header: say('briefScreens.colState'),
    value: row => row.standingLabel,
    cell: row => <StateBadge plain kind={standingKinds[row.standing]} word={row.standingLabel} />,
  },
  {
    key: 'answersBy',
    header: say('briefScreens.colAnswersBy'),
    value: row => row.answersBy,
    cell: row => (row.answersBy ? date(row.answersBy) : say('briefScreens.noEnd')),
  },
  ...(rows[0]?.attached ?? []).map(
    ({ kind, label }): Column<BriefLine> => ({
      key: kind,
      header: label,
      value: row => row.attached.find(each => each.kind === kind)?.count ?? 0,
      numeric: true,
      hidden: true,
    }),
  ),
  {
    key: 'orders',
    header: say('briefScreens.colOrders'),
    value: row => row.counts.order + row.counts.contract,
    numeric: true,
  },
]
