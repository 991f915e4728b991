/** What the five questions read from the server, and the steps between them: every step is an address, so that the telephone's back button works. */
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { get } from '../../../web/api.ts'
import { queryOf } from '../../../web/ui/query.ts'
import type { Sent } from '../../../web/ui/sent.ts'
import type { answerSupport, communesToday, mySupportFacts, villagesFor } from '../support.actions.ts'
import { asAddress, type SupportAnswers } from '../support.schema.ts'

export type SupportResultData = Sent<Awaited<ReturnType<typeof answerSupport>>>
export type SupportLine = SupportResultData['supports'][number]
export type MyFacts = Sent<Awaited<ReturnType<typeof mySupportFacts>>>
export type Answers = Partial<SupportAnswers>
type Commune = Sent<Awaited<ReturnType<typeof communesToday>>>[number]
type VillageChoice = Sent<Awaited<ReturnType<typeof villagesFor>>>[number]

export const useCommunes = (q: string) =>
  useQuery({
    queryKey: ['public-communes', q],
    queryFn: ({ signal }) => get<Commune[]>(`/api/public/communes${queryOf({ q })}`, signal),
    placeholderData: keepPreviousData,
    staleTime: 300_000,
    enabled: q !== '',
  })
export const useVillageChoices = (q: string, unitId: string | undefined) =>
  useQuery({
    queryKey: ['public-villages', q, unitId],
    queryFn: ({ signal }) => get<VillageChoice[]>(`/api/public/villages${queryOf({ q, unitId })}`, signal),
    placeholderData: keepPreviousData,
    staleTime: 300_000,
  })
export const useMyFacts = (enabled: boolean) =>
  useQuery({ queryKey: ['support-mine'], queryFn: ({ signal }) => get<MyFacts>('/api/support/mine', signal), enabled, staleTime: 300_000 })
/** The facts of one establishment, for an officer who asks for it. */
export const useFactsOf = (code: string | undefined, enabled: boolean) =>
  useQuery({
    queryKey: ['support-of', code],
    queryFn: ({ signal }) => get<MyFacts[number]>(`/api/support/establishments/${code}`, signal),
    enabled: enabled && code !== undefined,
    staleTime: 300_000,
  })
export const useSupport = (answers: SupportAnswers | null) =>
  useQuery({
    queryKey: ['support', answers && asAddress(answers)],
    queryFn: ({ signal }) => get<SupportResultData>(`/api/public/support?${new URLSearchParams(asAddress(answers ?? {}))}`, signal),
    enabled: answers !== null,
  })

export const steps = 5
/** All answers, when the four that decide and at least one wish are there. */
export const complete = (given: Answers): SupportAnswers | null => {
  const { form, unitId, village, craft, sector, wants, establishment } = given
  if (!form || !unitId || !village || !craft || !sector || !wants?.length) return null
  return { form, unitId, village, craft, sector, wants, establishment, cleaner: given.cleaner ?? false, cluster: given.cluster ?? false }
}
/** The first question that has no answer yet; 6 when all have. */
export const firstOpen = ({ form, unitId, village, craft, sector, wants }: Answers): number => {
  const answered = [form, unitId, village, craft && sector, wants?.length]
  const open = answered.findIndex(each => !each)
  return open < 0 ? steps + 1 : open + 1
}
/** The address of a question (1–5) or of the result (6) with the answers so far. */
export const stepAddress = (step: number, answers: Answers): string =>
  `/tra-cuu-ho-tro?${new URLSearchParams({ ...asAddress(answers), cau: String(step) })}`
