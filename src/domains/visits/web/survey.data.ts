/** A project's survey as the screens read and send it. */
import { useQuery } from '@tanstack/react-query'
import { get, put, queries } from '../../../web/api.ts'
import type { Sent } from '../../../web/ui/sent.ts'
import type { keepSurvey, openSurvey } from '../survey.actions.ts'
import type { Answers } from '../survey.schema.ts'

export type SurveyData = Sent<Awaited<ReturnType<typeof openSurvey>>>
export type Kept = Sent<Awaited<ReturnType<typeof keepSurvey>>>

const at = (code: string) => `/api/projects/${encodeURIComponent(code)}/survey`
export const surveyAddress = (code: string) => `/ho-so/${code}/khao-sat`
export const useSurvey = (code: string) =>
  useQuery({ queryKey: ['survey', code], queryFn: ({ signal }) => get<SurveyData>(at(code), signal), refetchOnWindowFocus: false })
export const sendSurvey = (code: string, body: { answers: Answers; note: string | null; revision: number }) => put<Kept>(at(code), body)
export const forgetSurvey = (code: string) => queries.invalidateQueries({ queryKey: ['survey', code] })
