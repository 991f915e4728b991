/** A list of the register with views of its own: what the address asks for, the columns shown, the views that are kept. */
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect, useRef } from 'react'
import { get, put } from '../../../web/api.ts'
import { type Search, useAddress } from '../../../web/ui/address.ts'
import type { Chosen, Filter } from '../../../web/ui/Filters.tsx'
import type { Sent } from '../../../web/ui/sent.ts'
import { failed } from '../../../web/ui/toast.ts'
import { say } from '../../../words/say.ts'
import type { listViews } from '../views-saved.actions.ts'

export const pageSize = 50
export interface ShownColumn {
  key: string
  label: string
  shown: boolean
}
type Views = Sent<Awaited<ReturnType<typeof listViews>>>
export type SavedView = Views['views'][number]
export type ViewsData<Column> = Omit<Views, 'columns'> & { columns: Column[] }

export interface ViewedScreen {
  /** Where its views are kept: '/api/register/views'. */
  path: string
  /** The conditions, as they stand in the address and in a request. */
  keys: readonly string[]
}
const pick = (params: Search, keys: readonly string[]): Record<string, string> =>
  Object.fromEntries(keys.flatMap(key => (params[key] ? [[key, params[key] as string]] : [])))
const kept = ({ keys }: ViewedScreen) => [...keys, 'sort', 'down']

/** The address of a view: everything that another view had set goes. */
export const addressOf = (screen: ViewedScreen, view: SavedView | null): Search => ({
  ...Object.fromEntries(kept(screen).map(key => [key, undefined])),
  ...view?.query,
  page: undefined,
  cols: view?.columns?.join(','),
  view: view?.id,
})
/** The columns shown: those of the address, of the view, one's own, or those that everybody sees at first. */
const columnsIn = <Column extends ShownColumn>(params: Search, data: ViewsData<Column> | undefined): string[] => {
  if (params.cols) return params.cols.split(',')
  const view = data?.views.find(each => each.id === params.view)
  return view?.columns ?? data?.own.columns ?? data?.columns.filter(column => column.shown).map(column => column.key) ?? []
}

/** What the address asks of a list. The default view opens when the address asks for nothing. */
export const useListViews = <Column extends ShownColumn>(screen: ViewedScreen, enabled = true) => {
  const { path } = screen
  const key = ['register', 'views', path]
  const [params, change] = useAddress()
  const client = useQueryClient()
  const views = useQuery({
    queryKey: key,
    queryFn: ({ signal }) => get<ViewsData<Column>>(path, signal),
    staleTime: 60_000,
    enabled,
  })
  const started = useRef(false)
  const { data } = views
  useEffect(() => {
    if (!data || started.current) return
    started.current = true
    const first = data.views.find(view => view.id === data.own.default)
    const asks = Object.keys(pick(params, [...kept(screen), 'view', 'cols'])).length > 0
    if (first && !asks) change(addressOf(screen, first))
  }, [data, params, change, screen])
  const shown = columnsIn(params, data)
  const query = pick(params, kept(screen))
  /** Keeps one's own columns; within a saved view the address alone carries the change until the view is updated. */
  const keep = (columns: string[] | null) => {
    change({ cols: columns?.join(',') })
    if (params.view) return
    client.setQueryData<ViewsData<Column>>(key, known => known && { ...known, own: { ...known.own, columns } })
    void put(`${path}/own`, { columns }).catch(failed)
  }
  return {
    screen,
    params,
    change,
    views,
    page: Number(params.page ?? 1) || 1,
    /** Keys of the columns after the name, in their order. */
    shown: shown.filter(each => each !== 'name'),
    filter: pick(params, screen.keys),
    filtered: screen.keys.some(each => params[each]),
    /** Conditions and order: what a saved view keeps of the address. */
    query,
    /** The same with the columns: what the list and its workbook are asked for. */
    asked: { ...query, cols: shown.join(',') },
    ordered: {
      shown: shown.filter(each => each !== 'name'),
      onShown: (columns: string[]) => keep(columns),
      onReset: () => keep(null),
    },
    /** How a table that the server orders is sorted and turned. */
    sorting: {
      sort: params.sort ? { key: params.sort, down: params.down === 'true' } : null,
      onSort: (next: { key: string; down?: boolean } | null) =>
        change({ sort: next?.key, down: next?.down ? 'true' : undefined, page: undefined }),
      onPage: (next: number) => change({ page: next > 1 ? String(next) : undefined }),
    },
  }
}
export type ListViews<Column extends ShownColumn = ShownColumn> = ReturnType<typeof useListViews<Column>>

/** The conditions of a list in words, as its chips say them. */
export const chosenInWords = (filters: readonly Filter[], chosen: Chosen, text: string | undefined): string =>
  [
    ...filters.flatMap(({ key, options }) => options.find(option => option.value === chosen[key])?.label ?? []),
    ...(text ? [say('registerList.containing', { text })] : []),
  ].join(', ') || say('registerList.everyRow')
