/** What the officers' screens of applications read. */
import { useQuery } from '@tanstack/react-query'
import { get } from '../../../web/api.ts'
import type { Kind } from '../../../web/ui/tones.ts'
import type { applicationsToday } from '../applications.actions.ts'
import type { ApplicationState } from '../applications.schema.ts'
import type { listApplications, openApplication } from '../intake.actions.ts'
import type { versionsShown } from '../versions.actions.ts'

export type Lists = Awaited<ReturnType<typeof listApplications>>
export type ApplicationData = Awaited<ReturnType<typeof openApplication>>
export type VersionsData = Awaited<ReturnType<typeof versionsShown>>
export type TodayData = Awaited<ReturnType<typeof applicationsToday>>
export const listKey = ['applications'] as const
export const applicationKey = (receipt: string) => ['applications', receipt] as const

export const useApplications = () => useQuery({ queryKey: listKey, queryFn: ({ signal }) => get<Lists>('/api/applications', signal) })
export const useApplication = (receipt: string) =>
  useQuery({
    queryKey: applicationKey(receipt),
    queryFn: ({ signal }) => get<ApplicationData>(`/api/applications/${encodeURIComponent(receipt)}`, signal),
  })
export const useApplicationsToday = (enabled: boolean) =>
  useQuery({ queryKey: ['today', 'applications'], queryFn: ({ signal }) => get<TodayData>('/api/applications/today', signal), enabled })
export const kindOf: Readonly<Record<ApplicationState, Kind>> = {
  draft: 'draft',
  submitted: 'waiting',
  supplement: 'warning',
  declined: 'refused',
}
