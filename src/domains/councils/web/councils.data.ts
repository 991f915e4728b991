/** Councils as the screens read and change them. */
import { useQuery } from '@tanstack/react-query'
import type { Points } from '../../../kernel/points.ts'
import { get, post, put, queries } from '../../../web/api.ts'
import type { Sent } from '../../../web/ui/sent.ts'
import type { Kind } from '../../../web/ui/tones.ts'
import type { choosable } from '../councils.actions.ts'
import type { CouncilState } from '../councils.schema.ts'
import type { councilsOf, openCouncil, openScore } from '../scoring.actions.ts'
import type { sheets } from '../sheets.actions.ts'

export type CouncilLine = Sent<Awaited<ReturnType<typeof councilsOf>>>[number]
export type CouncilData = Sent<Awaited<ReturnType<typeof openCouncil>>>
export type CouncilProject = CouncilData['projects'][number]
export type ScoreData = Sent<Awaited<ReturnType<typeof openScore>>>
export type Sheet = Sent<Awaited<ReturnType<typeof sheets>>>[number]
export type Choosable = Sent<Awaited<ReturnType<typeof choosable>>>[number]

export const councilKinds: Readonly<Record<CouncilState, Kind>> = { forming: 'draft', scoring: 'active', closed: 'done' }
export const councilAddress = (code: string) => `/hoi-dong/${code}`
export const scoreAddress = (code: string, project: string) => `/hoi-dong/${code}/cham/${project}`

const key = 'councils'
const at = (code: string) => `/api/councils/${encodeURIComponent(code)}`
export const useCouncils = (year: number) =>
  useQuery({ queryKey: [key, 'list', year], queryFn: ({ signal }) => get<CouncilLine[]>(`/api/councils?year=${year}`, signal) })
export const useCouncil = (code: string) =>
  useQuery({ queryKey: [key, 'one', code], queryFn: ({ signal }) => get<CouncilData>(at(code), signal) })
export const useScore = (code: string, project: string) =>
  useQuery({
    queryKey: [key, 'score', code, project],
    queryFn: ({ signal }) => get<ScoreData>(`${at(code)}/scores/${encodeURIComponent(project)}`, signal),
    // The form holds what is typed; reading again would only bring it back.
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
  })
export const useSheets = () => useQuery({ queryKey: [key, 'sheets'], queryFn: ({ signal }) => get<Sheet[]>('/api/score-sheets', signal) })
export const useChoosable = (code: string, enabled: boolean) =>
  useQuery({ queryKey: [key, 'choosable', code], queryFn: ({ signal }) => get<Choosable[]>(`${at(code)}/choosable`, signal), enabled })

const again = () => queries.invalidateQueries({ queryKey: [key] })
/** Sends a change of a council and reads everything of councils anew. @throws ApiProblem */
export const changeCouncil = async <T = { code: string }>(code: string, what: string, body: object = {}): Promise<T> => {
  const answer = await post<T>(`${at(code)}/${what}`, body)
  await again()
  return answer
}
export const formCouncil = async (body: object) => {
  const answer = await post<{ code: string }>('/api/councils', body)
  await again()
  return answer
}
export const correctCouncil = async (code: string, body: object) => {
  await put(at(code), body)
  await again()
}
export const sendProjects = async (code: string, projects: readonly string[], revision: number) => {
  await put(`${at(code)}/projects`, { projects, revision })
  await again()
}
export const sendScore = (code: string, project: string, body: { points: Points; note: string | null; submit: boolean }) =>
  put<{ total: number; submittedOn: string | null }>(`${at(code)}/scores/${encodeURIComponent(project)}`, body)
export const forgetCouncils = again
export const sendSheet = async (id: string | null, body: object) => {
  await (id ? put(`/api/score-sheets/${id}`, body) : post('/api/score-sheets', body))
  await again()
}
export const adoptSheet = async (id: string) => {
  await post(`/api/score-sheets/${id}/adopt`)
  await again()
}
