/** What the screens of projects read from the server, and how a state looks. */
import { useQuery } from '@tanstack/react-query'
import { get } from '../../../web/api.ts'
import type { Sent } from '../../../web/ui/sent.ts'
import type { Kind } from '../../../web/ui/tones.ts'
import type { Due } from '../deadlines.rules.ts'
import type { openProject, searchProjects } from '../projects.actions.ts'
import type { ProjectState } from '../projects.schema.ts'

export type ProjectData = Sent<Awaited<ReturnType<typeof openProject>>>
export type ProjectsPage = Sent<Awaited<ReturnType<typeof searchProjects>>>
export type ProjectLine = ProjectsPage['rows'][number]
/** GET /lists. */
export interface Lists {
  contentGroups: Record<string, string>
  activities: Record<string, { label: string; group: string; shape: 'establishment' | 'event' }>
  sectors: Record<string, string>
  crafts: Record<string, string>
  moneySources: Record<string, string>
}
export interface UnitLine {
  id: string
  fullName: string
  parentName: string | null
}

/** Who may open a file of their own. */
export const filers = ['applicant', 'local_officer', 'centre_officer'] as const
/** Who carries some step, and so may add papers. */
export const steppers = [...filers, 'appraiser', 'leader', 'accountant'] as const

export const projectKey = (code: string) => ['project', code] as const
export const useProject = (code: string) =>
  useQuery({
    queryKey: projectKey(code),
    queryFn: ({ signal }) => get<ProjectData>(`/api/projects/${encodeURIComponent(code)}`, signal),
    enabled: code !== '',
  })
export const useLists = () =>
  useQuery({ queryKey: ['lists'], queryFn: ({ signal }) => get<Lists>('/api/lists', signal), staleTime: Number.POSITIVE_INFINITY })
/** Units in force on the business day: districts while there are any, and communes. */
export const useUnits = (level: 'district' | 'commune', enabled = true) =>
  useQuery({
    queryKey: ['units', level],
    queryFn: ({ signal }) => get<UnitLine[]>(`/api/units?level=${level}`, signal),
    staleTime: Number.POSITIVE_INFINITY,
    enabled,
  })

const kinds: Record<ProjectState, Kind> = {
  draft: 'draft',
  submitted: 'waiting',
  supplement: 'warning',
  surveyed: 'waiting',
  reviewed: 'waiting',
  appraised: 'waiting',
  proposed: 'waiting',
  planned: 'active',
  contracted: 'active',
  advanced: 'active',
  under_way: 'active',
  accepted: 'done',
  settled: 'done',
  liquidated: 'done',
  rejected: 'refused',
  stopped: 'refused',
}
/** How a state of a project looks. */
export const kindOf = (state: string): Kind => kinds[state as ProjectState] ?? 'unknown'
export type { Due }
