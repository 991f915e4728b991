/** Lựa chọn: the year's budget lines with what waits to be chosen; one line opens to its ranked list. */
import { number } from '../../../web/format.ts'
import { useSession } from '../../../web/session.tsx'
import { useAddress } from '../../../web/ui/address.ts'
import { type Column, DataTable } from '../../../web/ui/DataTable.tsx'
import { EmptyState } from '../../../web/ui/EmptyState.tsx'
import { ErrorState } from '../../../web/ui/ErrorState.tsx'
import { Money } from '../../../web/ui/Money.tsx'
import { Page, PageSkeleton } from '../../../web/ui/Page.tsx'
import { say } from '../../../words/say.ts'
import { groupOf, keyOf, type LineMoney, sourceOf, useLines } from './choice.ts'
import { LinePage } from './LinePage.tsx'
import { RoundPage } from './RoundPage.tsx'
import { Rounds } from './Rounds.tsx'

export function ChoicePage() {
  const session = useSession()
  const [search] = useAddress()
  const year = Number(search.nam ?? session.year)
  const { data: lines, error, refetch } = useLines(year)
  const line = lines?.find(each => keyOf(each) === search.dong)
  if (search.vong) return <RoundPage id={String(search.vong)} key={String(search.vong)} />
  if (line) return <LinePage line={line} key={line.id} />
  const waiting = lines?.reduce((sum, each) => sum + each.waiting, 0) ?? 0
  return (
    <Page
      title={say('planScreens.choiceTitle')}
      {...(lines ? { state: say('planScreens.choiceState', { year, waiting: number(waiting), lines: number(lines.length) }) } : {})}
    >
      {error && <ErrorState problem={error} onRetry={() => void refetch()} />}
      {!lines && !error && <PageSkeleton />}
      {lines && search.dong && <EmptyState small title={say('planScreens.lineUnknown', { year })} />}
      {lines && (
        <DataTable
          label={say('planScreens.choiceTitle')}
          columns={columns}
          rows={lines}
          rowKey={row => row.id}
          to={row => `/lua-chon?nam=${year}&dong=${keyOf(row)}`}
          sort={{ key: 'group' }}
          empty={<EmptyState title={say('planScreens.choiceNone', { year })} text={say('planScreens.choiceNoneText')} />}
        />
      )}
      {lines && <Rounds year={year} />}
    </Page>
  )
}

const columns: Column<LineMoney>[] = [
  { key: 'group', header: say('planScreens.group'), value: groupOf, width: 26 },
  { key: 'source', header: say('planScreens.source'), value: sourceOf, width: 11 },
  { key: 'waiting', header: say('planScreens.waiting'), numeric: true, value: row => row.waiting, cell: row => number(row.waiting) },
  { key: 'left', header: say('planScreens.left'), numeric: true, value: row => row.left, cell: row => <Money amount={row.left} strong /> },
  { key: 'amount', header: say('reports.planned'), numeric: true, value: row => row.amount, cell: row => <Money amount={row.amount} /> },
  {
    key: 'allocated',
    header: say('planScreens.allocated'),
    numeric: true,
    value: row => row.allocated,
    cell: row => <Money amount={row.allocated} />,
  },
]
