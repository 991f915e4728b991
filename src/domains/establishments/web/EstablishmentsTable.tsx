/** Establishments within reach: saved views, conditions, columns of one's own; ticked rows are corrected together. */
import { useSession } from '../../../web/session.tsx'
import { EmptyState } from '../../../web/ui/EmptyState.tsx'
import { ErrorState } from '../../../web/ui/ErrorState.tsx'
import { say } from '../../../words/say.ts'
import { BulkBar } from './BulkBar.tsx'
import { ListTable } from './ListTable.tsx'
import type { List } from './list.data.ts'
import { listColumns } from './listColumns.tsx'
import { useListFilters } from './listFilters.ts'
import { editors } from './register.data.ts'
import { usePicked } from './usePicked.ts'

export function EstablishmentsTable({ list }: { list: List }) {
  const { views, filter, filtered } = list
  const { has } = useSession()
  const { data, error, refetch, isPending } = list.list
  const known = views.data?.columns ?? []
  const filters = useListFilters(known)
  const picked = usePicked(filter, data?.total ?? 0)
  const problem = views.error ?? (data ? null : error)
  if (problem) return <ErrorState problem={problem} onRetry={() => void (views.error ? views.refetch() : refetch())} />
  const edits = has(...editors)
  return (
    <>
      <ListTable
        list={list}
        label={say('registerScreens.list')}
        columns={listColumns(known)}
        rows={data?.rows ?? []}
        total={data?.total ?? 0}
        rowKey={row => row.code}
        to={row => `/so-bo/${row.code}`}
        loading={isPending}
        ticking={edits ? { has: key => picked.has(String(key)), set: picked.set, name: row => row.name } : undefined}
        filters={filters}
        findLabel={say('registerScreens.findIn')}
        sentence={data?.sentence ?? ''}
        empty={
          filtered ? (
            <EmptyState title={say('registerScreens.noneFiltered')} text={say('registerScreens.noneFilteredText')} />
          ) : (
            <EmptyState title={say('registerScreens.none')} text={say('registerScreens.noneText')} />
          )
        }
      />
      {edits && <BulkBar picked={picked} total={data?.total ?? 0} columns={known} onPage={data?.rows.map(row => row.code) ?? []} />}
    </>
  )
}
