/** What the screens of designs read from the server and send to it. */
import { keepPreviousData, type QueryClient, useQuery } from '@tanstack/react-query'
import { get } from '../../../web/api.ts'
import { queryOf } from '../../../web/ui/query.ts'
import type { Sent } from '../../../web/ui/sent.ts'
import type { Kind } from '../../../web/ui/tones.ts'
import type { Role } from '../../reference/roles.schema.ts'
import type { openDossier, openSearches } from '../dossier.actions.ts'
import type { openCheck } from '../found.actions.ts'
import type { designForm, searchDesigns } from '../listing.actions.ts'
import type { publicDesign, publicDesigns } from '../opening.actions.ts'
import type { openDesign } from '../page.actions.ts'
import type { StandingState } from '../standing.rules.ts'

export type DesignList = Sent<Awaited<ReturnType<typeof searchDesigns>>>
export type DesignLine = DesignList['rows'][number]
export type DesignData = Sent<Awaited<ReturnType<typeof openDesign>>>
export type DesignView = DesignData['views'][number]
export type DesignFormData = Sent<Awaited<ReturnType<typeof designForm>>>
export type CheckData = Sent<Awaited<ReturnType<typeof openCheck>>>
export type Candidate = CheckData['candidates'][number]
export type SearchesData = Sent<Awaited<ReturnType<typeof openSearches>>>
export type DossierData = Sent<Awaited<ReturnType<typeof openDossier>>>
export type PublicList = Sent<Awaited<ReturnType<typeof publicDesigns>>>
export type PublicDesignData = Sent<Awaited<ReturnType<typeof publicDesign>>>
export type PhotoCheck = { id: string; state: string; day: string; createdAt: string }

/** The same people as of the routes. */
export const designWriters: readonly Role[] = ['applicant', 'local_officer', 'centre_officer', 'appraiser']
export const photoCheckers: readonly Role[] = [...designWriters, 'leader']

const part = encodeURIComponent
export const listAddress = '/mau-san-pham'
export const compareAddress = `${listAddress}/doi-chieu`
export const designAddress = (code: string): string => `${listAddress}/${part(code)}`
export const checkAddress = (id: string): string => `${compareAddress}/${part(id)}`
/** A design beside another one, or where the other one is chosen. */
export const sideBySideAddress = (code: string, other?: string): string => `${designAddress(code)}/so-voi${other ? `/${part(other)}` : ''}`
export const designPath = (code: string): string => `/api/designs/${part(code)}`
/** Where a picture of a design is read: small for lists, whole for looking closely, open for everybody. */
export const pictureOf = (code: string, view: string, { small = false, open = false } = {}): string =>
  `/api/${open ? 'public/' : ''}designs/${part(code)}/views/${part(view)}${small ? '?size=small' : ''}`

/** The address' filters as the server takes them. */
export const filterKeys = ['q', 'craft', 'source', 'year', 'state', 'word', 'brief', 'maker', 'locarno', 'sort', 'descending'] as const
export const filterQuery = (params: Readonly<Record<string, string | undefined>>) =>
  Object.fromEntries(filterKeys.map(each => [each, params[each]]))

/** How a standing looks: never green for what was merely not found, except once a person accepted. */
export const standingKinds: Readonly<Record<StandingState, Kind>> = {
  unchecked: 'unknown',
  checking: 'active',
  failed: 'refused',
  clear: 'info',
  waiting: 'warning',
  copy: 'refused',
}
export const key = 'designs'

export const useDesigns = (params: Readonly<Record<string, string | undefined>>, enabled = true) => {
  const query = queryOf({ ...filterQuery(params), page: params.page })
  return useQuery({
    queryKey: [key, 'list', query],
    queryFn: ({ signal }) => get<DesignList>(`/api/designs${query}`, signal),
    // While pictures are prepared in the background, the line that says how far goes on by itself.
    refetchInterval: ({ state }) => (state.data?.preparing ? 5000 : false),
    placeholderData: keepPreviousData,
    enabled,
  })
}
export const useDesign = (code: string) =>
  useQuery({
    queryKey: [key, 'one', code],
    queryFn: ({ signal }) => get<DesignData>(designPath(code), signal),
    enabled: code !== '',
    refetchInterval: ({ state }) => (state.data?.standing.state === 'checking' ? 1500 : false),
  })
export const useDesignForm = (enabled: boolean) =>
  useQuery({ queryKey: [key, 'form'], queryFn: ({ signal }) => get<DesignFormData>('/api/designs/form', signal), enabled })
/** A check as it grows: asked often while it runs. */
export const useCheck = (id: string) =>
  useQuery({
    queryKey: [key, 'check', id],
    queryFn: ({ signal }) => get<CheckData>(`/api/design-checks/${part(id)}`, signal),
    enabled: id !== '',
    staleTime: 0,
    refetchInterval: ({ state }) => (state.data && ['done', 'failed'].includes(state.data.state) ? false : 600),
  })
export const usePhotoChecks = (enabled: boolean) =>
  useQuery({ queryKey: [key, 'photos'], queryFn: ({ signal }) => get<PhotoCheck[]>('/api/design-checks', signal), enabled })
export const useSearches = (code: string) =>
  useQuery({ queryKey: [key, 'searches', code], queryFn: ({ signal }) => get<SearchesData>(`${designPath(code)}/searches`, signal) })
export const useDossier = (code: string) =>
  useQuery({ queryKey: [key, 'dossier', code], queryFn: ({ signal }) => get<DossierData>(`${designPath(code)}/dossier`, signal) })
export const usePublicDesigns = (params: Readonly<Record<string, string | undefined>>) => {
  const query = queryOf({ craft: params.craft, page: params.page })
  return useQuery({
    queryKey: ['public-designs', query],
    queryFn: ({ signal }) => get<PublicList>(`/api/public/designs${query}`, signal),
    placeholderData: keepPreviousData,
    staleTime: 60_000,
  })
}
export const usePublicDesign = (code: string) =>
  useQuery({
    queryKey: ['public-design', code],
    queryFn: ({ signal }) => get<PublicDesignData>(`/api/public/designs/${part(code)}`, signal),
    staleTime: 60_000,
  })
/** A change of a design shows in lists, figures and what its establishment's page tells. */
export const forgetDesigns = (client: QueryClient): Promise<void> =>
  client.invalidateQueries({ predicate: ({ queryKey: [first] }) => [key, 'today', 'report', 'gauges'].includes(String(first)) })
