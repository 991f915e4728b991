/** Supports that may be the same money: what waits, what was decided, and the lists of other programmes that are compared with. */
import { useQueryClient } from '@tanstack/react-query'
import { date, number } from '../../../web/format.ts'
import { useSession } from '../../../web/session.tsx'
import { useAddress } from '../../../web/ui/address.ts'
import { type Column, DataTable } from '../../../web/ui/DataTable.tsx'
import { EmptyState } from '../../../web/ui/EmptyState.tsx'
import { ErrorState } from '../../../web/ui/ErrorState.tsx'
import { type Chosen, type Filter, Filters } from '../../../web/ui/Filters.tsx'
import { Page } from '../../../web/ui/Page.tsx'
import { StateBadge } from '../../../web/ui/StateBadge.tsx'
import { say } from '../../../words/say.ts'
import { CompareButton } from '../../duplicates/web/CompareButton.tsx'
import { Two } from '../../duplicates/web/Two.tsx'
import { ImportItems } from './ImportItems.tsx'
import { AddList, ListsTable } from './ListsTable.tsx'
import { levelsOf } from './levels.ts'
import {
  filterKeys,
  forgetOverlaps,
  keptQuery,
  likelihoodKinds,
  type OverlapLine,
  overlapDeciders,
  overlapsAddress,
  type Queue,
  useLists,
  useQueue,
} from './overlaps.data.ts'

const states = ['open', 'later', 'same', 'different'] as const
const sentences = {
  open: 'overlapScreens.stateOpen',
  later: 'overlapScreens.stateLater',
  same: 'overlapScreens.stateSame',
  different: 'overlapScreens.stateDifferent',
} as const
const tabs = {
  open: 'overlapScreens.tabOpen',
  later: 'overlapScreens.tabLater',
  same: 'overlapScreens.tabSame',
  different: 'overlapScreens.tabDifferent',
} as const

export function OverlapsPage() {
  const [params, change] = useAddress()
  const decides = useSession().has(...overlapDeciders)
  const inLists = params.muc === 'danh-sach'
  const state = states.find(each => each === params.state) ?? 'open'
  const queue = useQueue(params)
  const lists = useLists()
  const standing = (lists.data?.rows ?? []).filter(list => list.state === 'ready').length
  const says = inLists
    ? lists.data && say('overlapScreens.stateLists', { count: number(standing) })
    : queue.data && stateOf(queue.data, state)
  return (
    <Page
      title={say('overlapScreens.title')}
      state={says}
      more={decides && (inLists ? <AddList /> : <MoreActs />)}
      tabs={[
        ...states.map(each => {
          const count = queue.data?.byState.find(one => one.state === each)?.count
          return { key: each, label: say(tabs[each]), ...(count === undefined ? {} : { count }) }
        }),
        { key: 'danh-sach', label: say('overlapScreens.tabLists'), ...(lists.data ? { count: standing } : {}) },
      ]}
      tab={inLists ? 'danh-sach' : state}
      onTab={next =>
        change(
          next === 'danh-sach'
            ? { muc: next, state: undefined, page: undefined }
            : { muc: undefined, state: next === 'open' ? undefined : next, page: undefined },
          { push: true },
        )
      }
    >
      {inLists ? <ListsTable /> : <Findings state={state} />}
    </Page>
  )
}
const stateOf = (queue: Queue, state: (typeof states)[number]): string =>
  queue.total || state !== 'open'
    ? say(sentences[state], { count: number(queue.total), parts: levelsOf(queue) })
    : say('overlapScreens.stateNone')

const MoreActs = () => (
  <>
    <ImportItems />
    <CheckAll />
  </>
)
/** Holds every project against everything again, in the background. */
function CheckAll() {
  const client = useQueryClient()
  return (
    <CompareButton
      path="/api/overlaps/check"
      label={say('overlapScreens.checkAll')}
      busy={say('overlapScreens.checking')}
      done={say('overlapScreens.checked')}
      onDone={() => forgetOverlaps(client)}
    />
  )
}

const columns: Column<OverlapLine>[] = [
  {
    key: 'names',
    header: say('overlapScreens.pair'),
    value: row => `${row.left.name} / ${row.right.name}`,
    cell: row => <Two of={[row.left.name, row.right.name]} />,
    width: 22,
    two: true,
  },
  {
    key: 'likelihood',
    header: say('overlapScreens.likelihood'),
    value: row => row.likelihoodLabel,
    cell: row => <StateBadge plain kind={likelihoodKinds[row.likelihood]} word={row.likelihoodLabel} />,
  },
  { key: 'says', header: say('overlapScreens.evidence'), value: row => row.says, line: 26, two: true },
  {
    key: 'codes',
    header: say('overlapScreens.codes'),
    value: row => row.left.code,
    cell: row => <Two of={[row.left.code, row.right.code ?? row.right.listName]} />,
    line: 14,
    two: true,
  },
  {
    key: 'years',
    header: say('overlapScreens.years'),
    value: row => row.left.year,
    cell: row => <Two of={[row.left.year, row.right.year]} />,
    numeric: true,
    onPhone: false,
  },
]
const decidedColumns: Column<OverlapLine>[] = [
  ...columns.filter(column => column.key !== 'says' && column.key !== 'years'),
  { key: 'reason', header: say('overlapScreens.reason'), value: row => row.reason, line: 22, two: true },
  { key: 'decidedOn', header: say('overlapScreens.decidedOn'), value: row => row.decidedOn, cell: row => date(row.decidedOn) },
]

function Findings({ state }: { state: (typeof states)[number] }) {
  const [params, change] = useAddress()
  const { data, error, refetch, isPending } = useQueue(params)
  const filters = useFilters(data)
  const chosenKeys = filterKeys.filter(key => key !== 'state' && key !== 'q')
  const filtered = Boolean(params.q) || chosenKeys.some(key => params[key])
  if (error && !data) return <ErrorState problem={error} onRetry={() => void refetch()} />
  return (
    <DataTable
      label={say('overlapScreens.title')}
      columns={state === 'open' || state === 'later' ? columns : decidedColumns}
      rows={data?.rows ?? []}
      rowKey={row => row.id}
      to={row => `${overlapsAddress}/${row.id}${keptQuery(params)}`}
      loading={isPending}
      toolbar={
        <Filters
          filters={filters}
          chosen={Object.fromEntries(chosenKeys.map(key => [key, params[key]]))}
          onChange={(chosen: Chosen) => change({ ...Object.fromEntries(chosenKeys.map(key => [key, chosen[key]])), page: undefined })}
          text={params.q ?? ''}
          onText={q => change({ q: q || undefined, page: undefined })}
          textLabel={say('overlapScreens.search')}
        />
      }
      empty={
        filtered ? (
          <EmptyState title={say('overlapScreens.noneFiltered')} text={say('overlapScreens.noneFilteredText')} />
        ) : state === 'open' ? (
          <EmptyState title={say('overlapScreens.none')} text={say('overlapScreens.noneText')} />
        ) : (
          <EmptyState title={say('overlapScreens.noneDecided')} />
        )
      }
      served={{
        total: data?.total ?? 0,
        page: Number(params.page ?? 1),
        size: data?.size ?? 50,
        onPage: next => change({ page: next > 1 ? String(next) : undefined }),
      }}
    />
  )
}
const useFilters = (data: Queue | undefined): Filter[] => {
  const { year } = useSession()
  const lists = useLists().data?.rows ?? []
  return [
    {
      key: 'likelihood',
      label: say('overlapScreens.likelihood'),
      options: (data?.byLikelihood ?? []).map(each => ({ value: each.likelihood, label: each.label })),
    },
    {
      key: 'other',
      label: say('overlapScreens.otherFilter'),
      options: (['project', 'row'] as const).map(value => ({ value, label: say(`overlapScreens.other_${value}`) })),
    },
    {
      key: 'kind',
      label: say('overlapScreens.kindFilter'),
      options: (data?.kinds ?? []).map(each => ({ value: each.kind, label: each.label })),
    },
    {
      key: 'year',
      label: say('overlapScreens.yearFilter'),
      options: Array.from({ length: 8 }, (_, ago) => ({ value: String(year - ago), label: String(year - ago) })),
    },
    ...(lists.length
      ? [
          {
            key: 'listId',
            label: say('overlapScreens.listFilter'),
            options: lists.filter(list => list.state === 'ready').map(list => ({ value: list.id, label: list.name })),
          },
        ]
      : []),
  ]
}
