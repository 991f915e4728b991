/** What the screens of likely pairs read from the server and send to it. */
import { keepPreviousData, type QueryClient, useQuery, useQueryClient } from '@tanstack/react-query'
import { get, post } from '../../../web/api.ts'
import { queryOf } from '../../../web/ui/query.ts'
import type { Sent } from '../../../web/ui/sent.ts'
import { type MatchedKind, matchedKinds } from '../duplicates.schema.ts'
import type { merges, mergesOf } from '../merges.actions.ts'
import type { candidates, openPair, queue } from '../pairs.actions.ts'
import type { samePerson } from '../same-person.actions.ts'

export type Queue = Sent<Awaited<ReturnType<typeof queue>>>
export type PairLine = Queue['rows'][number]
export type PairPageData = Sent<Awaited<ReturnType<typeof openPair>>>
export type FieldLine = PairPageData['fields'][number]
export type CandidateLine = Sent<Awaited<ReturnType<typeof candidates>>>[number]
export type MergesPage = Sent<Awaited<ReturnType<typeof merges>>>
export type MergesOf = Sent<Awaited<ReturnType<typeof mergesOf>>>

export { cityWide as sweepers, deciders, overseers } from '../deciders.schema.ts'

export type SamePersonLine = Sent<Awaited<ReturnType<typeof samePerson>>>[number]

/** The address' filters as the server takes them. */
export const filterKeys = ['kind', 'state', 'unitId', 'atLeast'] as const
export const queueAddress = '/so-bo/trung-lap'
const key = 'duplicates'
/** Where a record of each kind has its page. */
export const recordAddress = (kind: MatchedKind, { id, code }: { id: string; code: string | null }): string =>
  ({
    establishment: `/so-bo/${code}`,
    village: `/so-bo/lang-nghe/${code}`,
    artisan: `/so-bo/nghe-nhan/${code}`,
    person: `/so-bo/hoc-vien/${id}`,
  })[kind]

export const useQueue = (params: Readonly<Record<string, string | undefined>>, enabled = true) => {
  const query = queryOf({ ...Object.fromEntries(filterKeys.map(each => [each, params[each]])), page: params.page })
  return useQuery({
    queryKey: [key, 'queue', query],
    queryFn: ({ signal }) => get<Queue>(`/api/duplicates${query}`, signal),
    placeholderData: keepPreviousData,
    enabled,
  })
}
export const usePair = (id: string, params: Readonly<Record<string, string | undefined>>) => {
  const query = queryOf(Object.fromEntries(filterKeys.map(each => [each, params[each]])))
  return useQuery({
    queryKey: [key, 'pair', id, query],
    queryFn: ({ signal }) => get<PairPageData>(`/api/duplicates/${encodeURIComponent(id)}${query}`, signal),
    // What is decided on must be what stands now.
    staleTime: 0,
  })
}
/** Records that may be meant by what is typed. */
export const useCandidates = (kind: MatchedKind, q: string) =>
  useQuery({
    queryKey: [key, 'candidates', kind, q],
    queryFn: ({ signal }) => get<CandidateLine[]>(`/api/duplicates/candidates${queryOf({ kind, q })}`, signal),
    placeholderData: keepPreviousData,
    enabled: q.length > 0,
  })
/** The address that opens the dialog with one record named already: '?chi-ra=artisan:NN-00012'. */
export const pointAddress = (kind: MatchedKind, code: string): string => `${queueAddress}?chi-ra=${kind}:${encodeURIComponent(code)}`
/** The record that the address names, if it does. */
export const pointedAt = (value: string | undefined): { kind: MatchedKind; code: string } | null => {
  const [kind = '', ...code] = (value ?? '').split(':')
  return kind in matchedKinds && code.length ? { kind: kind as MatchedKind, code: code.join(':') } : null
}
export const useMerges = (page: number, enabled = true) =>
  useQuery({
    queryKey: [key, 'merges', page],
    queryFn: ({ signal }) => get<MergesPage>(`/api/merges${queryOf({ page })}`, signal),
    placeholderData: keepPreviousData,
    enabled,
  })
export const useMergesOf = (kind: string, record: string, enabled: boolean) =>
  useQuery({
    queryKey: [key, 'of', kind, record],
    queryFn: ({ signal }) => get<MergesOf>(`/api/merges/of${queryOf({ kind, record })}`, signal),
    enabled: enabled && record !== '',
  })

/** Records of other kinds that may be the same person. */
export const useSamePerson = (kind: MatchedKind, record: string, enabled: boolean) =>
  useQuery({
    queryKey: [key, 'person', kind, record],
    queryFn: ({ signal }) => get<SamePersonLine[]>(`/api/duplicates/same-person${queryOf({ kind, record })}`, signal),
    enabled: enabled && record !== '',
  })

/** A decision or its undoing changes pairs, merges and the records themselves: everything read of the register is asked for anew. */
export const forgetRegister = (client: QueryClient): Promise<void> =>
  client.invalidateQueries({
    predicate: ({ queryKey: [first] }) =>
      ['duplicates', 'register', 'establishment', 'villages', 'village', 'artisans', 'artisan', 'trainees', 'trainee'].includes(
        String(first),
      ),
  })
export interface Undone {
  pairId: string | null
  notes: string[]
}
/** Takes a merge or another decision back. */
export const useUndo = () => {
  const client = useQueryClient()
  return {
    merge: async (mergeId: string, reason?: string): Promise<Undone> => {
      const undone = await post<Undone>(`/api/merges/${mergeId}/undo`, reason ? { reason } : {})
      await forgetRegister(client)
      return undone
    },
    pair: async (pairId: string): Promise<void> => {
      await post(`/api/duplicates/${pairId}/reopen`)
      await forgetRegister(client)
    },
  }
}
