/** What the screens of personal data read from the server and send to it. */
import { type QueryClient, useQuery } from '@tanstack/react-query'
import { get, post, put } from '../../../web/api.ts'
import type { Sent } from '../../../web/ui/sent.ts'
import type { Kind } from '../../../web/ui/tones.ts'
import type { Described } from '../describing.actions.ts'
import type { DueState } from '../due.rules.ts'
import type { eraseOnRequest } from '../erasure.actions.ts'
import type { SubjectRecord } from '../privacy.schema.ts'
import type { requests } from '../requests.actions.ts'
import type { openSubjectRequest } from '../subject.actions.ts'
import type { Search } from '../terms.rules.ts'

export type Requests = Sent<Awaited<ReturnType<typeof requests>>>
export type RequestLine = Requests['rows'][number]
export type RequestData = Sent<Awaited<ReturnType<typeof openSubjectRequest>>>
export type Found = Sent<Described>
export type ErasureAnswer = Sent<Awaited<ReturnType<typeof eraseOnRequest>>>

export const requestsAddress = '/du-lieu-ca-nhan'
const base = '/api/personal-requests'
const key = 'personal'

export const dueKinds: Readonly<Record<DueState, Kind>> = {
  overdue: 'late',
  today: 'warning',
  open: 'waiting',
  late: 'warning',
  done: 'done',
}

export const useRequests = () => useQuery({ queryKey: [key, 'list'], queryFn: ({ signal }) => get<Requests>(base, signal) })
export const useRequest = (id: string) =>
  useQuery({ queryKey: [key, 'one', id], queryFn: ({ signal }) => get<RequestData>(`${base}/${encodeURIComponent(id)}`, signal) })
/** A request changed: its page and the list are read anew. */
export const forgetRequests = (client: QueryClient): Promise<void> => client.invalidateQueries({ queryKey: [key] })

export const sendRequest = (body: object) => post<{ id: string }>(base, body)
export const findPerson = (id: string, search: Search) =>
  post<{ rows: Found[]; withheld: string[]; most: number }>(`${base}/${id}/find`, search)
export const sendRecords = (id: string, records: readonly SubjectRecord[]) => put<{ records: number }>(`${base}/${id}/records`, { records })
export const answerTo = (id: string, note: string | null) => post(`${base}/${id}/answer`, { note })
export const refuseTo = (id: string, reason: string) => post(`${base}/${id}/refuse`, { reason })
export const eraseFor = (id: string, reason: string) => post<ErasureAnswer>(`${base}/${id}/erase`, { reason })
export const copyAddress = (id: string, format: 'xlsx' | 'json') => `${base}/${id}/copy?format=${format}`
export const revealNumber = (personId: string, field: 'personalNumber' | 'phone', purpose: string) =>
  post<{ value: string | null }>(`/api/people/${personId}/reveal`, { field, purpose })
