/** What the screens of calls read from the server, and what they share. */
import { useQuery } from '@tanstack/react-query'
import type { FieldModel } from '../../../kernel/entity.ts'
import { get } from '../../../web/api.ts'
import type { Sent } from '../../../web/ui/sent.ts'
import type { Kind } from '../../../web/ui/tones.ts'
import { say } from '../../../words/say.ts'
import type { publicCall, publicCalls } from '../calls.actions.ts'
import type { CallStanding } from '../calls.rules.ts'
import type { listCalls, openCall } from '../keeping.actions.ts'

export type CallLine = Sent<Awaited<ReturnType<typeof listCalls>>>[number]
export type CallData = Sent<Awaited<ReturnType<typeof openCall>>>
export type PublicCallLine = Sent<Awaited<ReturnType<typeof publicCalls>>>[number]
export type PublicCall = Sent<Awaited<ReturnType<typeof publicCall>>>

/** Who writes; the same people as of the routes. */
export const callKeepers = ['leader', 'appraiser'] as const
export const callsKey = ['calls'] as const
export const callKey = (code: string) => ['call', code] as const
const part = encodeURIComponent

export const useCalls = () => useQuery({ queryKey: callsKey, queryFn: ({ signal }) => get<CallLine[]>('/api/calls', signal) })
export const useCall = (code: string) =>
  useQuery({
    queryKey: callKey(code),
    queryFn: ({ signal }) => get<CallData>(`/api/calls/${part(code)}`, signal),
    enabled: code !== '',
  })
export const useCallFields = (enabled: boolean) =>
  useQuery({
    queryKey: ['form', 'calls'],
    queryFn: ({ signal }) => get<FieldModel[]>('/api/calls/form', signal),
    staleTime: Number.POSITIVE_INFINITY,
    enabled,
  })
export const usePublicCalls = () =>
  useQuery({ queryKey: ['public-calls'], queryFn: ({ signal }) => get<PublicCallLine[]>('/api/public/calls', signal), staleTime: 60_000 })
export const usePublicCall = (code: string) =>
  useQuery({
    queryKey: ['public-call', code],
    queryFn: ({ signal }) => get<PublicCall>(`/api/public/calls/${part(code)}`, signal),
    staleTime: 60_000,
  })

export const standingKinds: Readonly<Record<CallStanding, Kind>> = {
  draft: 'draft',
  coming: 'waiting',
  open: 'active',
  ended: 'unknown',
  closed: 'refused',
}
/** 'Còn 26 ngày', 'Hôm nay là ngày cuối'. */
export const sayLeft = (days: number): string => (days === 1 ? say('callScreens.lastDay') : say('callScreens.daysLeft', { days }))
export const callFilesPath = (code: string): string => `/api/calls/${part(code)}/files`
/** Where a file of a call is read; `anyone` by the public, of a published call. */
export const callFilePath = (code: string, id: string, anyone: boolean): string =>
  anyone ? `/api/public/calls/${part(code)}/files/${id}` : `${callFilesPath(code)}/${id}`
/** The address of a call's public page, as it is sent around. */
export const callAddress = (code: string): string => `${window.location.origin}/dot/${code}`
