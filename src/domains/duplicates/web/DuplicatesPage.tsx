/** Likely pairs: what waits to be looked at, what was decided, and the merges. */
import { Button } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { get } from '../../../web/api.ts'
import { date, number } from '../../../web/format.ts'
import { useSession } from '../../../web/session.tsx'
import { useAddress } from '../../../web/ui/address.ts'
import { type Column, DataTable } from '../../../web/ui/DataTable.tsx'
import { EmptyState } from '../../../web/ui/EmptyState.tsx'
import { ErrorState } from '../../../web/ui/ErrorState.tsx'
import { type Chosen, type Filter, Filters } from '../../../web/ui/Filters.tsx'
import { Page } from '../../../web/ui/Page.tsx'
import { queryOf } from '../../../web/ui/query.ts'
import { failed, saved } from '../../../web/ui/toast.ts'
import { say } from '../../../words/say.ts'
import { CompareButton } from './CompareButton.tsx'
import {
  deciders,
  filterKeys,
  forgetRegister,
  type PairLine,
  pointedAt,
  type Queue,
  queueAddress,
  sweepers,
  useMerges,
  useQueue,
  useUndo,
} from './duplicates.data.ts'
import css from './duplicates.module.css'
import { MergesTable } from './MergesTable.tsx'
import { PointDialog } from './PointDialog.tsx'
import { Two } from './Two.tsx'

export function DuplicatesPage() {
  const [params, change] = useAddress()
  const { has } = useSession()
  const decides = has(...deciders)
  const [pointing, setPointing] = useState(false)
  const start = pointedAt(params['chi-ra'])
  const tab = params.state === 'same' || !decides ? 'same' : (params.state ?? 'open')
  const queue = useQueue(params, decides)
  const merges = useMerges(Number(params.page ?? 1), tab === 'same')
  const count = (state: string) => queue.data?.byState.find(each => each.state === state)?.count
  const tabOf = (key: string, label: string, sum = count(key)) => ({ key, label, ...(sum === undefined ? {} : { count: sum }) })
  const state =
    tab === 'same'
      ? merges.data &&
        say('duplicates.mergesState', { standing: number(merges.data.standing), undone: number(merges.data.total - merges.data.standing) })
      : queue.data && stateOf(queue.data, tab)
  return (
    <Page
      title={say('duplicates.title')}
      state={state}
      crumbs={[{ label: say('registerScreens.title'), to: '/so-bo' }]}
      more={
        <>
          {has(...sweepers) && <Sweep />}
          {decides && (
            <Button variant="default" leftSection={<IconPlus size={17} stroke={1.6} />} onClick={() => setPointing(true)}>
              {say('duplicates.point')}
            </Button>
          )}
        </>
      }
      tabs={
        decides
          ? [
              tabOf('open', say('duplicates.tabOpen')),
              tabOf('later', say('duplicates.tabLater')),
              tabOf('different', say('duplicates.tabDifferent')),
              // The merges that stand; those taken back are listed with them.
              tabOf('same', say('duplicates.tabMerges')),
            ]
          : [tabOf('same', say('duplicates.tabMerges'))]
      }
      tab={tab}
      onTab={next => change({ state: next === 'open' ? undefined : next, page: undefined }, { push: true })}
    >
      {tab === 'same' ? <MergesTable /> : <PairsTable tab={tab} />}
      <PointDialog
        opened={decides && (pointing || start !== null)}
        start={start}
        onClose={() => {
          setPointing(false)
          if (start) change({ 'chi-ra': undefined })
        }}
      />
    </Page>
  )
}
const stateOf = (queue: Queue, tab: string) => {
  const kinds = queue.byKind
    .filter(each => each.count > 0)
    .map(each => say('duplicates.countKind', { count: number(each.count), kind: each.label.toLowerCase() }))
  const sentence = tab === 'later' ? 'duplicates.stateLater' : tab === 'different' ? 'duplicates.stateDifferent' : 'duplicates.stateOpen'
  return queue.total ? say(sentence, { count: number(queue.total), kinds: kinds.join(', ') }) : say('duplicates.stateNone')
}

/** Compares the whole register again, in the background. */
function Sweep() {
  const client = useQueryClient()
  return (
    <CompareButton
      path="/api/duplicates/sweep"
      label={say('duplicates.sweepNow')}
      busy={say('duplicates.sweepingNow')}
      done={say('duplicates.swept')}
      onDone={() => forgetRegister(client)}
    />
  )
}

const columns: Column<PairLine>[] = [
  {
    key: 'names',
    header: say('duplicates.pair'),
    value: row => `${row.left.name} / ${row.right.name}`,
    cell: row => <Two of={[row.left.name, row.right.name]} />,
    width: 20,
    two: true,
  },
  {
    key: 'codes',
    header: say('duplicates.codes'),
    value: row => [row.left.code, row.right.code].filter(Boolean).join(' '),
    cell: row =>
      row.left.code ? <Two whole of={[row.left.code, row.right.code]} /> : <span className={css.quiet}>{say('duplicates.noCode')}</span>,
    onPhone: false,
  },
  { key: 'kind', header: say('duplicates.kind'), value: row => row.kindLabel, line: 6 },
  { key: 'percent', header: say('duplicates.likelihood'), value: row => row.percent, cell: row => `${row.percent}%`, numeric: true },
  { key: 'says', header: say('duplicates.evidence'), value: row => row.says, line: 22, two: true },
  {
    key: 'places',
    header: say('registerScreens.place'),
    value: row => row.left.place,
    cell: row => (row.left.place === row.right.place ? row.left.place : <Two of={[row.left.place, row.right.place]} />),
    line: 14,
    two: true,
  },
  {
    key: 'found',
    header: say('duplicates.found'),
    value: row => row.foundOn,
    cell: row => say('duplicates.foundHow', { how: row.foundBy, day: date(row.foundOn) }),
    hidden: true,
    onPhone: false,
  },
]
const decidedColumns: Column<PairLine>[] = [
  ...columns.filter(column => column.key !== 'says'),
  { key: 'reason', header: say('duplicates.reason'), value: row => row.reason, line: 20, two: true },
  { key: 'decidedOn', header: say('duplicates.decidedOn'), value: row => row.decidedOn, cell: row => date(row.decidedOn) },
  { key: 'undo', header: '', value: () => '', cell: row => <Reopen row={row} />, sort: false },
]
function Reopen({ row }: { row: PairLine }) {
  const undo = useUndo()
  const [busy, setBusy] = useState(false)
  const act = async () => {
    setBusy(true)
    await undo.pair(row.id).then(() => saved(say('duplicates.reopened')), failed)
    setBusy(false)
  }
  return (
    <Button size="compact-sm" variant="default" loading={busy} onClick={() => void act()}>
      {say('duplicates.undo')}
    </Button>
  )
}

function PairsTable({ tab }: { tab: string }) {
  const [params, change] = useAddress()
  const { data, error, refetch, isPending } = useQueue(params)
  const filters = useFilters(data)
  const chosenKeys = filterKeys.filter(key => key !== 'state')
  const filtered = chosenKeys.some(key => params[key])
  if (error && !data) return <ErrorState problem={error} onRetry={() => void refetch()} />
  const kept = queryOf(Object.fromEntries(filterKeys.map(key => [key, params[key]])))
  return (
    <DataTable
      label={say('duplicates.title')}
      columns={tab === 'open' ? columns : decidedColumns}
      rows={data?.rows ?? []}
      rowKey={row => row.id}
      to={row => `${queueAddress}/${row.id}${kept}`}
      loading={isPending}
      toolbar={
        <Filters
          filters={filters}
          chosen={Object.fromEntries(chosenKeys.map(key => [key, params[key]]))}
          onChange={(chosen: Chosen) => change({ ...Object.fromEntries(chosenKeys.map(key => [key, chosen[key]])), page: undefined })}
        />
      }
      empty={
        filtered ? (
          <EmptyState title={say('duplicates.noneFiltered')} text={say('registerScreens.noneFilteredText')} />
        ) : tab === 'open' ? (
          <EmptyState title={say('duplicates.none')} text={say('duplicates.noneText')} />
        ) : (
          <EmptyState title={say('duplicates.noneDecided')} />
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
interface UnitLine {
  id: string
  fullName: string
  parentName: string | null
}
const useUnits = (level: string) =>
  useQuery({
    queryKey: ['units', level],
    queryFn: ({ signal }) => get<UnitLine[]>(`/api/units?level=${level}`, signal),
    staleTime: Number.POSITIVE_INFINITY,
  }).data ?? []
const useFilters = (data: Queue | undefined): Filter[] => {
  const units = [...useUnits('district'), ...useUnits('commune')]
  return [
    { key: 'kind', label: say('duplicates.kind'), options: (data?.byKind ?? []).map(each => ({ value: each.kind, label: each.label })) },
    {
      key: 'unitId',
      label: say('registerScreens.unit'),
      options: units.map(unit => ({ value: unit.id, label: [unit.fullName, unit.parentName].filter(Boolean).join(', ') })),
    },
    {
      key: 'atLeast',
      label: say('duplicates.likelihood'),
      options: [95, 90, 75].map(percent => ({ value: String(percent), label: say('duplicates.atLeast', { percent }) })),
    },
  ]
}
