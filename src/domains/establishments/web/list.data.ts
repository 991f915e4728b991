/** What the register's list reads: its columns and saved views, the page that the address asks for, the workbook of it. */
import { keepPreviousData, useQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect, useRef } from 'react'
import { ApiProblem, get, put } from '../../../web/api.ts'
import { type Search, useAddress } from '../../../web/ui/address.ts'
import { queryOf } from '../../../web/ui/query.ts'
import type { Sent } from '../../../web/ui/sent.ts'
import { failed } from '../../../web/ui/toast.ts'
import type { listView } from '../views.actions.ts'
import type { RegisterFilter } from '../views.schema.ts'
import type { listViews } from '../views-saved.actions.ts'

export type ListPage = Sent<Awaited<ReturnType<typeof listView>>>
export type ListRow = ListPage['rows'][number]
export type ViewsData = Sent<Awaited<ReturnType<typeof listViews>>>
export type SavedView = ViewsData['views'][number]
export type RegisterColumn = ViewsData['columns'][number]

/** The conditions, as they stand in the address and in a request. */
export const filterKeys = [
  'q',
  'unitId',
  'village',
  'craft',
  'kind',
  'sector',
  'workers',
  'exporting',
  'open',
  'taxCode',
  'phone',
  'supported',
  'changed',
] as const satisfies readonly (keyof RegisterFilter)[]
const viewKeys = [...filterKeys, 'sort', 'down'] as const
export const pageSize = 50

const pick = (params: Search, keys: readonly string[]): Record<string, string> =>
  Object.fromEntries(keys.flatMap(key => (params[key] ? [[key, params[key] as string]] : [])))
/** The conditions that an address holds. */
export const filterIn = (params: Search) => pick(params, filterKeys)
/** What a saved view keeps of an address. */
export const queryIn = (params: Search) => pick(params, viewKeys)

const viewsKey = ['register', 'views'] as const
export const useViews = () =>
  useQuery({ queryKey: viewsKey, queryFn: ({ signal }) => get<ViewsData>('/api/register/views', signal), staleTime: 60_000 })

/** The address of a view: everything that another view had set goes. */
export const addressOf = (view: SavedView | null): Search => ({
  ...Object.fromEntries(viewKeys.map(key => [key, undefined])),
  ...view?.query,
  page: undefined,
  cols: view?.columns?.join(','),
  view: view?.id,
})

/** The columns shown: those of the address, of the view, one's own, or those that everybody sees at first. */
const columnsIn = (params: Search, data: ViewsData | undefined): string[] | undefined => {
  if (params.cols) return params.cols.split(',')
  const view = data?.views.find(each => each.id === params.view)
  return view?.columns ?? data?.own.columns ?? undefined
}

/** The list that the address asks for. The default view opens when the address asks for nothing. */
export const useList = () => {
  const [params, change] = useAddress()
  const views = useViews()
  const started = useRef(false)
  const { data } = views
  useEffect(() => {
    if (!data || started.current) return
    started.current = true
    const first = data.views.find(view => view.id === data.own.default)
    if (first && Object.keys({ ...queryIn(params), ...pick(params, ['view', 'cols', 'tab']) }).length === 0) change(addressOf(first))
  }, [data, params, change])
  const page = Number(params.page ?? 1) || 1
  const shown = columnsIn(params, data) ?? data?.columns.filter(column => column.shown).map(column => column.key) ?? []
  const view = { ...queryIn(params), cols: shown.join(',') }
  const query = queryOf({ ...view, page, size: pageSize })
  const list = useQuery({
    queryKey: ['register', 'list', query],
    queryFn: ({ signal }) => get<ListPage>(`/api/register${query}`, signal),
    placeholderData: keepPreviousData,
    enabled: data !== undefined,
  })
  return {
    params,
    change,
    views,
    list,
    page,
    /** Keys of the columns after the name, in their order. */
    shown: shown.filter(key => key !== 'name'),
    filter: filterIn(params),
    filtered: filterKeys.some(key => params[key]),
    excel: `/api/establishments.xlsx${queryOf(view)}`,
  }
}
export type List = ReturnType<typeof useList>

/** Keeps one's own columns; within a saved view the address alone carries the change until the view is updated. */
export const useColumnChoice = ({ params, change, views }: List) => {
  const client = useQueryClient()
  const keep = (columns: string[] | null) => {
    change({ cols: columns?.join(',') })
    if (params.view) return
    client.setQueryData<ViewsData>(
      viewsKey,
      data => data && { ...data, own: { ...data.own, columns: columns as ViewsData['own']['columns'] } },
    )
    void put('/api/register/views/own', { columns }).catch(failed)
  }
  return { onShown: (keys: string[]) => keep(keys), onReset: () => keep(null), columns: views.data?.columns ?? [] }
}
/** What changes a record changes every list and figure that shows it. */
export const useRefresh = () => {
  const client = useQueryClient()
  return () => client.invalidateQueries()
}

/** Saves the workbook of a view. A refusal is said instead of a file that does not open. @throws ApiProblem */
export const downloadFile = async (path: string, name: string): Promise<void> => {
  const response = await fetch(path, { credentials: 'same-origin' }).catch(() => {
    throw new ApiProblem({ status: 0 })
  })
  if (!response.ok) throw new ApiProblem({ ...(await response.json().catch(() => ({}))), status: response.status })
  const address = URL.createObjectURL(await response.blob())
  const link = document.createElement('a')
  link.href = address
  link.download = name
  link.click()
  URL.revokeObjectURL(address)
}
