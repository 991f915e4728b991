/** What the screens of contests read from the server and send to it. */
import { useQuery } from '@tanstack/react-query'
import type { Points } from '../../../kernel/points.ts'
import { get, post, put, queries } from '../../../web/api.ts'
import type { Sent } from '../../../web/ui/sent.ts'
import type { Kind } from '../../../web/ui/tones.ts'
import type { newContest } from '../contests.actions.ts'
import type { ContestState } from '../contests.schema.ts'
import type { listContests, listEntries, openContest, openEntry } from '../desk.actions.ts'
import type { EntryState } from '../entries.schema.ts'
import type { myJudging, openSheet, results } from '../judging.actions.ts'
import type { jury } from '../jury.actions.ts'
import type { gallery, publicContest, publicContests, publicResult } from '../public.actions.ts'

type Answer<Action extends (...given: never[]) => unknown> = Sent<Awaited<ReturnType<Action>>>
export type ContestLine = Answer<typeof listContests>[number]
export type ContestData = Answer<typeof openContest>
export type NewContestData = Answer<typeof newContest>
type EntriesData = Answer<typeof listEntries>
export type EntryLine = EntriesData['entries'][number]
export type EntryData = Answer<typeof openEntry>
export type JuryData = Answer<typeof jury>
export type JudgingData = Answer<typeof myJudging>
export type SheetData = Answer<typeof openSheet>
export type ResultsData = Answer<typeof results>
export type PublicContestData = Answer<typeof publicContest>
export type GalleryData = Answer<typeof gallery>
export type ResultData = Answer<typeof publicResult>

/** The same people as of the routes. */
export const organisers = ['centre_officer', 'appraiser', 'leader'] as const
export const stateKinds: Readonly<Record<ContestState, Kind>> = {
  draft: 'draft',
  open: 'active',
  checking: 'waiting',
  preliminary: 'active',
  final: 'active',
  awarding: 'active',
  frozen: 'waiting',
  confirmed: 'award',
}
export const entryKinds: Readonly<Record<EntryState, Kind>> = {
  sending: 'waiting',
  submitted: 'done',
  late: 'late',
  refused: 'refused',
  withdrawn: 'unknown',
}
export const standingKinds: Readonly<Record<EntryLine['standing'], Kind>> = {
  unchecked: 'unknown',
  checking: 'waiting',
  failed: 'warning',
  clear: 'done',
  waiting: 'warning',
  copy: 'refused',
}

const key = 'contests'
const part = encodeURIComponent
export const contestAddress = (code: string): string => `/cuoc-thi/${part(code)}`
export const judgingAddress = (code: string): string => `/cham-thi/${part(code)}`
export const publicAddress = (code: string): string => `/thi/${part(code)}`
export const contestPath = (code: string): string => `/api/contests/${part(code)}`
const judgingPath = (code: string): string => `/api/judging/${part(code)}`
export const publicPath = (code: string): string => `/api/public/contests/${part(code)}`
export const entryPath = (code: string, receipt: string): string => `${contestPath(code)}/entries/${part(receipt)}`
const tail = (small: boolean) => (small ? '?small=1' : '')
/** Where a picture is read: on the desk by its id, for judges and the gallery by the work's number. */
export const deskPicture = (code: string, receipt: string, id: string, small: boolean) =>
  `${entryPath(code, receipt)}/pictures/${id}${tail(small)}`
export const workPicture = (code: string, number: number, at: number, small: boolean) =>
  `${judgingPath(code)}/works/${number}/pictures/${at}${tail(small)}`
export const galleryPicture = (code: string, number: number, at: number, small: boolean) =>
  `${publicPath(code)}/works/${number}/pictures/${at}${tail(small)}`
/** '007', as on papers and in the gallery. */
export const sayNumber = (number: number): string => String(number).padStart(3, '0')

const read = <T>(keys: readonly unknown[], path: string, enabled = true) => ({
  queryKey: [key, ...keys],
  queryFn: ({ signal }: { signal: AbortSignal }) => get<T>(path, signal),
  enabled,
})
export const useContests = () => useQuery(read<ContestLine[]>(['list'], '/api/contests'))
export const useContest = (code: string) => useQuery(read<ContestData>(['one', code], contestPath(code), code !== ''))
export const useNewContest = (enabled: boolean) =>
  useQuery({ ...read<NewContestData>(['new'], '/api/contests/new', enabled), staleTime: Number.POSITIVE_INFINITY })
export const useEntries = (code: string) => useQuery(read<EntriesData>(['entries', code], `${contestPath(code)}/entries`))
export const useEntry = (code: string, receipt: string) => useQuery(read<EntryData>(['entry', code, receipt], entryPath(code, receipt)))
export const useJury = (code: string) => useQuery(read<JuryData>(['jury', code], `${contestPath(code)}/jury`))
export const useJudging = (code: string) => useQuery(read<JudgingData>(['judging', code], judgingPath(code)))
export const useResults = (code: string) => useQuery(read<ResultsData>(['results', code], `${judgingPath(code)}/results`))
export const useSheet = (code: string, number: string) =>
  useQuery({
    ...read<SheetData>(['sheet', code, number], `${judgingPath(code)}/works/${part(number)}`),
    // The form holds what is typed; reading again would only bring it back.
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
  })
export const usePublicContests = () => useQuery(read<Answer<typeof publicContests>>(['public'], '/api/public/contests'))
export const usePublicContest = (code: string) => useQuery(read<PublicContestData>(['public', code], publicPath(code)))
export const useGallery = (code: string) => useQuery(read<GalleryData>(['gallery', code], `${publicPath(code)}/gallery`))
export const useMyVote = (code: string) => useQuery(read<{ number: number | null }>(['vote', code], `${publicPath(code)}/votes/mine`))
export const useResult = (code: string) => useQuery(read<ResultData>(['result', code], `${publicPath(code)}/result`))

export const forget = () => queries.invalidateQueries({ queryKey: [key] })
/** Sends and reads everything of contests anew. @throws ApiProblem */
export const send = async <T = unknown>(path: string, body: object = {}): Promise<T> => {
  const answer = await post<T>(path, body)
  await forget()
  return answer
}
export const sendPut = async <T = unknown>(path: string, body: object): Promise<T> => {
  const answer = await put<T>(path, body)
  await forget()
  return answer
}
/** Keeps or hands in the judge's own sheet. */
export const sendSheet = (code: string, number: number, body: { points: Points; note: string | null; submit: boolean }) =>
  put<{ total: number; submittedOn: string | null }>(`${judgingPath(code)}/works/${number}`, body)
export const sendDeclaration = (code: string, conflicts: readonly { number: number; reason: string }[]) =>
  send(`${judgingPath(code)}/declaration`, { conflicts })
