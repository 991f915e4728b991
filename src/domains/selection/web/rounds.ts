/** Rounds of choice as the screens read them. */
import { useQuery } from '@tanstack/react-query'
import { get } from '../../../web/api.ts'
import type { openRoundPage, roundsOf } from '../round-page.actions.ts'
import type { replayRound } from '../rounds.actions.ts'

export type RoundHead = Awaited<ReturnType<typeof roundsOf>>[number]
export type RoundView = Awaited<ReturnType<typeof openRoundPage>>
export type Replay = Awaited<ReturnType<typeof replayRound>>
export type Outcome = NonNullable<RoundView['outcome']>
export type Analysis = NonNullable<RoundView['analysis']>

export const useRounds = (year: number) =>
  useQuery({
    queryKey: ['choice', 'rounds', year],
    queryFn: ({ signal }) => get<RoundHead[]>(`/api/selection/rounds?year=${year}`, signal),
  })
export const useRound = (id: string) =>
  useQuery({ queryKey: ['choice', 'round', id], queryFn: ({ signal }) => get<RoundView>(`/api/selection/rounds/${id}`, signal) })
/** Where a round stands in the address. */
export const roundAddress = (year: number, id: string): string => `/lua-chon?nam=${year}&vong=${id}`
