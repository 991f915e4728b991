/** Mẫu sản phẩm: the register of designs, as pictures or as a table. */
import { Button, SegmentedControl } from '@mantine/core'
import { useDebouncedCallback } from '@mantine/hooks'
import { IconFileSpreadsheet, IconPhotoSearch, IconPlus } from '@tabler/icons-react'
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { post } from '../../../web/api.ts'
import { date, number } from '../../../web/format.ts'
import { useSession } from '../../../web/session.tsx'
import { useAddress } from '../../../web/ui/address.ts'
import { type Column, DataTable } from '../../../web/ui/DataTable.tsx'
import { EmptyState } from '../../../web/ui/EmptyState.tsx'
import { ErrorState } from '../../../web/ui/ErrorState.tsx'
import { type Chosen, type Filter, Filters } from '../../../web/ui/Filters.tsx'
import { useGo } from '../../../web/ui/GoLink.tsx'
import { Page, PageSkeleton } from '../../../web/ui/Page.tsx'
import { Pager } from '../../../web/ui/Pager.tsx'
import { queryOf } from '../../../web/ui/query.ts'
import { StateBadge } from '../../../web/ui/StateBadge.tsx'
import { failed, saved } from '../../../web/ui/toast.ts'
import { say } from '../../../words/say.ts'
import { DesignGrid, DesignPicture } from './DesignPicture.tsx'
import {
  compareAddress,
  type DesignLine,
  type DesignList,
  designAddress,
  filterKeys,
  filterQuery,
  forgetDesigns,
  listAddress,
  photoCheckers,
  pictureOf,
  standingKinds,
  useDesigns,
} from './designs.data.ts'
import css from './designs.module.css'

export function DesignsPage() {
  const [params, change] = useAddress()
  const { data, error, refetch } = useDesigns(params)
  const session = useSession()
  const go = useGo()
  const asTable = params.xem === 'bang'
  return (
    <Page
      title={say('designScreens.title')}
      {...(data && { state: say('designScreens.listState', { count: number(data.total) }) })}
      more={
        <>
          {session.has(...photoCheckers) && (
            <Button variant="default" leftSection={<IconPhotoSearch size={18} aria-hidden />} onClick={() => go(compareAddress)}>
              {say('designScreens.compareTitle')}
            </Button>
          )}
          <Button
            component="a"
            variant="default"
            visibleFrom="sm"
            leftSection={<IconFileSpreadsheet size={18} aria-hidden />}
            href={`/api/designs/workbook${queryOf(filterQuery(params))}`}
            download
          >
            {say('designScreens.excel')}
          </Button>
        </>
      }
      {...(data?.mayAdd && { primary: { label: say('designScreens.add'), icon: IconPlus, to: `${listAddress}/moi` } })}
    >
      {error && !data ? (
        <ErrorState problem={error} onRetry={() => void refetch()} />
      ) : !data ? (
        <PageSkeleton />
      ) : (
        <>
          <div className={css.toolbar}>
            <Narrow data={data} />
            <SegmentedControl
              size="sm"
              className="no-print"
              aria-label={say('designScreens.viewAs')}
              value={asTable ? 'bang' : 'anh'}
              onChange={value => change({ xem: value === 'bang' ? 'bang' : undefined })}
              data={[
                { value: 'anh', label: say('designScreens.asPictures') },
                { value: 'bang', label: say('designScreens.asTable') },
              ]}
            />
          </div>
          {data.preparing && <Preparing {...data.preparing} />}
          {params.state === 'unchecked' && session.has('centre_officer', 'appraiser', 'leader') && <CheckAll />}
          {asTable ? <Rows data={data} /> : <Tiles data={data} />}
        </>
      )}
    </Page>
  )
}

/** How far the pictures are prepared for comparing; it goes away by itself. */
function Preparing({ done, total }: NonNullable<DesignList['preparing']>) {
  const percent = Math.floor((done / total) * 100)
  return (
    <p className={css.preparing} role="status">
      {say('designScreens.indexPreparing', { done: number(done), total: number(total), percent })}
    </p>
  )
}

/** Holds every design that has pictures and was never compared against the register. */
function CheckAll() {
  const client = useQueryClient()
  const [busy, setBusy] = useState(false)
  const ask = async () => {
    setBusy(true)
    try {
      const { queued } = await post<{ queued: number }>('/api/designs/unchecked/checks')
      await forgetDesigns(client)
      saved(say('designScreens.queued', { count: number(queued) }))
    } catch (error) {
      failed(error)
    } finally {
      setBusy(false)
    }
  }
  return (
    <div className={css.ask}>
      <Button variant="default" leftSection={<IconPhotoSearch size={18} aria-hidden />} loading={busy} onClick={() => void ask()}>
        {say('designScreens.checkAll')}
      </Button>
    </div>
  )
}

/** What narrows the list; the search waits until the typing pauses. */
function Narrow({ data }: { data: DesignList }) {
  const [params, change] = useAddress()
  const [text, setText] = useState(params.q ?? '')
  const search = useDebouncedCallback((q: string) => change({ q: q || undefined, page: undefined }), 250)
  const options = (of: Readonly<Record<string, string>>) => Object.entries(of).map(([value, label]) => ({ value, label }))
  const filters: Filter[] = [
    { key: 'state', label: say('designScreens.filterState'), options: options(data.states) },
    { key: 'craft', label: say('designScreens.filterCraft'), options: options(data.crafts) },
    { key: 'source', label: say('designScreens.filterSource'), options: options(data.sources) },
    {
      key: 'year',
      label: say('designScreens.filterYear'),
      options: data.years.map(year => ({ value: String(year), label: String(year) })),
    },
    // Chosen on a design's page, such as by pressing one of its words.
    ...(['word', 'brief', 'maker', 'locarno'] as const)
      .filter(each => params[each])
      .map(each => ({ key: each, label: params[each] ?? '', options: [{ value: params[each] ?? '', label: params[each] ?? '' }] })),
  ]
  const keys = filterKeys.filter(each => each !== 'q' && each !== 'sort' && each !== 'descending')
  return (
    <Filters
      filters={filters}
      chosen={Object.fromEntries(keys.map(each => [each, params[each]]))}
      onChange={(chosen: Chosen) => change({ ...Object.fromEntries(keys.map(each => [each, chosen[each]])), page: undefined })}
      text={text}
      onText={next => {
        setText(next)
        search(next)
      }}
      textLabel={say('designScreens.search')}
    />
  )
}
const useNone = () => {
  const [params] = useAddress()
  return filterKeys.some(each => params[each]) ? (
    <EmptyState title={say('designScreens.noneFiltered')} text={say('designScreens.noneFilteredText')} />
  ) : (
    <EmptyState title={say('designScreens.none')} text={say('designScreens.noneText')} />
  )
}
const standingOf = (row: DesignLine) =>
  row.acceptedOn && !row.copyFoundOn ? (
    <StateBadge plain kind="done" word={say('designScreens.accepted', { day: date(row.acceptedOn) })} />
  ) : (
    <StateBadge plain kind={standingKinds[row.standing.state]} word={row.standing.says} />
  )

function Tiles({ data }: { data: DesignList }) {
  const [, change] = useAddress()
  const none = useNone()
  if (!data.rows.length) return none
  const pages = Math.ceil(data.total / data.size)
  return (
    <>
      <DesignGrid
        label={say('designScreens.title')}
        tiles={data.rows.map(row => ({
          code: row.code,
          name: row.name,
          picture: row.picture,
          note: [row.code, row.maker?.name ?? row.sourceLabel].join(' · '),
          badge: standingOf(row),
          corner: row.pictures > 1 ? say('designScreens.pictures', { count: row.pictures }) : undefined,
        }))}
      />
      <Pager
        from={(data.page - 1) * data.size + 1}
        to={Math.min(data.total, data.page * data.size)}
        page={data.page - 1}
        pages={pages}
        total={data.total}
        noun={say('designScreens.noun')}
        onPage={page => change({ page: page ? String(page + 1) : undefined }, { push: true })}
      />
    </>
  )
}
const columns: Column<DesignLine>[] = [
  {
    key: 'name',
    header: say('designScreens.colName'),
    value: row => row.name,
    cell: row => (
      <span className={css.named}>
        <span className={css.thumb}>
          <DesignPicture src={row.picture && pictureOf(row.code, row.picture, { small: true })} alt="" />
        </span>
        {row.name}
      </span>
    ),
    width: 22,
    two: true,
  },
  { key: 'code', header: say('designScreens.factCode'), value: row => row.code, width: 9.5 },
  { key: 'craft', header: say('designScreens.factCraft'), value: row => row.craftLabel, line: 12, sort: false },
  { key: 'source', header: say('designScreens.filterSource'), value: row => row.sourceLabel, sort: false, onPhone: false, hidden: true },
  { key: 'maker', header: say('designScreens.colMaker'), value: row => row.maker?.name ?? null, line: 16, sort: false },
  { key: 'madeOn', header: say('designScreens.colMade'), value: row => row.madeOn, cell: row => date(row.madeOn) },
  {
    key: 'declaredOn',
    header: say('designScreens.colDeclared'),
    value: row => row.declaredOn,
    cell: row => date(row.declaredOn),
    onPhone: false,
    hidden: true,
  },
  {
    key: 'standing',
    header: say('designScreens.colStanding'),
    value: row => row.standing.says,
    cell: standingOf,
    two: true,
    width: 18,
    sort: false,
  },
  { key: 'brief', header: say('designScreens.colBrief'), value: row => row.brief, hidden: true, sort: false },
  { key: 'original', header: say('designScreens.colOriginal'), value: row => row.original, hidden: true, sort: false },
  { key: 'kind', header: say('designScreens.colKind'), value: row => row.productKind, hidden: true, sort: false },
]
function Rows({ data }: { data: DesignList }) {
  const [params, change] = useAddress()
  const none = useNone()
  return (
    <DataTable
      label={say('designScreens.title')}
      columns={columns}
      rows={data.rows}
      rowKey={row => row.code}
      to={row => designAddress(row.code)}
      empty={none}
      served={{
        total: data.total,
        page: data.page,
        size: data.size,
        onPage: page => change({ page: page > 1 ? String(page) : undefined }, { push: true }),
        sorts: ['code', 'name', 'madeOn', 'declaredOn'],
        sort: params.sort ? { key: params.sort, down: params.descending === 'true' } : null,
        onSort: sort => change({ sort: sort?.key, descending: sort?.down ? 'true' : undefined, page: undefined }),
      }}
    />
  )
}
