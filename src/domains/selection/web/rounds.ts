/** Rounds of choice as the screens read them. */
import { useQuery } from '@tanstack/react-query'
import { get } from '../../../web/api.ts'
import type { roundOptions } from '../round-options.actions.ts'
import type { openRoundPage, roundsOf } from '../round-page.actions.ts'

export type RoundHead = Awaited<ReturnType<typeof roundsOf>>[number]
export type RoundView = Awaited<ReturnType<typeof openRoundPage>>
export type RoundOptions = Awaited<ReturnType<typeof roundOptions>>
export type Outcome = NonNullable<RoundView['outcome']>
export type Analysis = NonNullable<RoundView['analysis']>

export const useRounds = (year: number) =>
  useQuery({
    queryKey: ['choice', 'rounds', year],
    queryFn: ({ signal }) => get<RoundHead[]>(`/api/selection/rounds?year=${year}`, signal),
  })
export const useRound = (id: string) =>
  useQuery({
    queryKey: ['choice', 'round', id],
    queryFn: ({ signal }) => get<RoundView>(`/api/selection/rounds/${id}`, signal),
    // What another person computes is not followed step by step, only seen when it is done.
    refetchInterval: ({ state: { data } }) => ([data?.computing, data?.replaying].some(job => job && !job.followed) ? 3000 : false),
  })
/** What a rule on these lines may be about. */
export const useRoundOptions = (lineIds: readonly string[]) =>
  useQuery({
    queryKey: ['choice', 'options', lineIds],
    queryFn: ({ signal }) => get<RoundOptions>(`/api/selection/rounds/options?lineIds=${lineIds.join(',')}`, signal),
    enabled: lineIds.length > 0,
  })
/** Where a round stands in the address. */
export const roundAddress = (year: number, id: string): string => `/lua-chon?nam=${year}&vong=${id}`
