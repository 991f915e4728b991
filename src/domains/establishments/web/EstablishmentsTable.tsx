/** Establishments within reach: saved views, conditions, columns of one's own; ticked rows are corrected together. */
import { useDebouncedCallback } from '@mantine/hooks'
import { useState } from 'react'
import { useSession } from '../../../web/session.tsx'
import { DataTable } from '../../../web/ui/DataTable.tsx'
import { EmptyState } from '../../../web/ui/EmptyState.tsx'
import { ErrorState } from '../../../web/ui/ErrorState.tsx'
import { type Chosen, Filters } from '../../../web/ui/Filters.tsx'
import { say } from '../../../words/say.ts'
import { BulkBar } from './BulkBar.tsx'
import { filterKeys, type List, pageSize, useColumnChoice } from './list.data.ts'
import { listColumns } from './listColumns.tsx'
import { useListFilters } from './listFilters.ts'
import { editors } from './register.data.ts'
import { usePicked } from './usePicked.ts'
import { ViewsMenu } from './ViewsMenu.tsx'

const others = filterKeys.filter(key => key !== 'q')

export function EstablishmentsTable({ list }: { list: List }) {
  const { params, change, views, shown, page, filter, filtered } = list
  const { has } = useSession()
  const [text, setText] = useState(params.q ?? '')
  const ask = useDebouncedCallback((q: string) => change({ q: q || undefined, page: undefined }), 200)
  const { data, error, refetch, isPending } = list.list
  const filters = useListFilters(views.data?.columns ?? [])
  const choice = useColumnChoice(list)
  const picked = usePicked(filter, data?.total ?? 0)
  const problem = views.error ?? (data ? null : error)
  if (problem) return <ErrorState problem={problem} onRetry={() => void (views.error ? views.refetch() : refetch())} />
  const columns = listColumns(choice.columns)
  const edits = has(...editors)
  return (
    <>
      <DataTable
        label={say('registerScreens.list')}
        columns={columns}
        rows={data?.rows ?? []}
        rowKey={row => row.code}
        to={row => `/so-bo/${row.code}`}
        loading={isPending}
        ordered={{ shown, onShown: choice.onShown, onReset: choice.onReset }}
        ticking={edits ? { has: key => picked.has(String(key)), set: picked.set, name: row => row.name } : undefined}
        toolbar={
          <Filters
            first={<ViewsMenu list={list} />}
            filters={filters}
            chosen={Object.fromEntries(others.map(key => [key, params[key]]))}
            onChange={(chosen: Chosen) => change({ ...Object.fromEntries(others.map(key => [key, chosen[key]])), page: undefined })}
            text={text}
            onText={next => {
              setText(next)
              ask(next.trim())
            }}
            textLabel={say('registerScreens.findIn')}
          />
        }
        empty={
          filtered ? (
            <EmptyState title={say('registerScreens.noneFiltered')} text={say('registerScreens.noneFilteredText')} />
          ) : (
            <EmptyState title={say('registerScreens.none')} text={say('registerScreens.noneText')} />
          )
        }
        served={{
          total: data?.total ?? 0,
          page,
          size: pageSize,
          onPage: next => change({ page: next > 1 ? String(next) : undefined }),
          sorts: columns.map(column => column.key),
          sort: params.sort ? { key: params.sort, down: params.down === 'true' } : null,
          onSort: next => change({ sort: next?.key, down: next?.down ? 'true' : undefined, page: undefined }),
        }}
      />
      {edits && (
        <BulkBar picked={picked} total={data?.total ?? 0} columns={choice.columns} onPage={data?.rows.map(row => row.code) ?? []} />
      )}
    </>
  )
}
