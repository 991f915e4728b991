/** What the screens of money given twice read from the server and send to it. */
import { keepPreviousData, type QueryClient, useQuery } from '@tanstack/react-query'
import { get } from '../../../web/api.ts'
import { queryOf } from '../../../web/ui/query.ts'
import type { Sent } from '../../../web/ui/sent.ts'
import type { Kind } from '../../../web/ui/tones.ts'
import type { Role } from '../../reference/roles.schema.ts'
import type { listLists, openList } from '../lists.actions.ts'
import type { openOverlap, queue } from '../overlaps.actions.ts'
import type { itemsOfProject, overlapsOfProject } from '../project.actions.ts'

export type Queue = Sent<Awaited<ReturnType<typeof queue>>>
export type OverlapLine = Queue['rows'][number]
export type OverlapData = Sent<Awaited<ReturnType<typeof openOverlap>>>
export type ProjectOverlapsData = Sent<Awaited<ReturnType<typeof overlapsOfProject>>>
export type ItemsData = Sent<Awaited<ReturnType<typeof itemsOfProject>>>
export type ListsData = Sent<Awaited<ReturnType<typeof listLists>>>
export type ListData = Sent<Awaited<ReturnType<typeof openList>>>

/** The same people as of the routes. */
export const overlapReaders: readonly Role[] = ['appraiser', 'leader', 'auditor']
export const overlapDeciders: readonly Role[] = ['appraiser', 'leader']
export const projectOfficials: readonly Role[] = ['local_officer', 'centre_officer', 'appraiser', 'leader', 'accountant', 'auditor']

export const overlapsAddress = '/trung-lap-ho-tro'
export const listAddress = (id: string) => `${overlapsAddress}/danh-sach/${id}`
/** The address' filters as the server takes them. */
export const filterKeys = ['q', 'state', 'likelihood', 'kind', 'year', 'other', 'listId'] as const
export const keptQuery = (params: Readonly<Record<string, string | undefined>>) =>
  queryOf(Object.fromEntries(filterKeys.map(each => [each, params[each]])))

/** How a likelihood looks: never green, for nothing is proven. */
export const likelihoodKinds = { certain: 'refused', likely: 'warning', possible: 'unknown' } as const satisfies Record<string, Kind>

const key = 'overlaps'
export const useQueue = (params: Readonly<Record<string, string | undefined>>, enabled = true) => {
  const query = queryOf({ ...Object.fromEntries(filterKeys.map(each => [each, params[each]])), page: params.page })
  return useQuery({
    queryKey: [key, 'queue', query],
    queryFn: ({ signal }) => get<Queue>(`/api/overlaps${query}`, signal),
    placeholderData: keepPreviousData,
    enabled,
  })
}
export const useOverlap = (id: string, params: Readonly<Record<string, string | undefined>>) => {
  const query = keptQuery(params)
  return useQuery({
    queryKey: [key, 'one', id, query],
    queryFn: ({ signal }) => get<OverlapData>(`/api/overlaps/${encodeURIComponent(id)}${query}`, signal),
    // What is decided on must be what stands now.
    staleTime: 0,
  })
}
export const useProjectOverlaps = (code: string, enabled: boolean) =>
  useQuery({
    queryKey: [key, 'project', code],
    queryFn: ({ signal }) => get<ProjectOverlapsData>(`/api/projects/${encodeURIComponent(code)}/overlaps`, signal),
    enabled,
  })
export const useItems = (code: string) =>
  useQuery({
    queryKey: [key, 'items', code],
    queryFn: ({ signal }) => get<ItemsData>(`/api/projects/${encodeURIComponent(code)}/evidence`, signal),
  })
export const useLists = (enabled = true) =>
  useQuery({ queryKey: [key, 'lists'], queryFn: ({ signal }) => get<ListsData>('/api/support-lists', signal), enabled })
export const useList = (id: string) =>
  useQuery({
    queryKey: [key, 'list', id],
    queryFn: ({ signal }) => get<ListData>(`/api/support-lists/${encodeURIComponent(id)}`, signal),
    refetchInterval: ({ state }) => (state.data?.state === 'reading' ? 1500 : false),
  })
/** A decision or a new number changes findings and what appraisal says of projects. */
export const forgetOverlaps = (client: QueryClient): Promise<void> =>
  client.invalidateQueries({ predicate: ({ queryKey: [first] }) => ['overlaps', 'project', 'today'].includes(String(first)) })
