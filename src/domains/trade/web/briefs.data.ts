/** What the screens of briefs read from the server, and what they share. */
import { useQuery } from '@tanstack/react-query'
import type { FieldModel } from '../../../kernel/entity.ts'
import { get } from '../../../web/api.ts'
import { number, range } from '../../../web/format.ts'
import { queryOf } from '../../../web/ui/query.ts'
import type { Sent } from '../../../web/ui/sent.ts'
import type { Kind } from '../../../web/ui/tones.ts'
import { say } from '../../../words/say.ts'
import type { publicBrief, publicBriefs } from '../briefs.actions.ts'
import type { BriefStanding } from '../briefs.rules.ts'
import type { prefill } from '../briefs-evidence.actions.ts'
import type { listBriefs, openBrief } from '../briefs-keeping.actions.ts'

export type BriefLine = Sent<Awaited<ReturnType<typeof listBriefs>>>[number]
export type BriefData = Sent<Awaited<ReturnType<typeof openBrief>>>
export type PublicBriefLine = Sent<Awaited<ReturnType<typeof publicBriefs>>>[number]
export type PublicBrief = Sent<Awaited<ReturnType<typeof publicBrief>>>
export type Prefill = Sent<Awaited<ReturnType<typeof prefill>>>
export interface BriefForms {
  brief: FieldModel[]
  outcome: FieldModel[]
}

/** Who writes; the same people as of the routes. */
export const briefKeepers = ['leader', 'appraiser', 'centre_officer'] as const
export const briefsKey = ['briefs'] as const
export const briefKey = (code: string) => ['brief', code] as const
const part = encodeURIComponent

export const useBriefs = () => useQuery({ queryKey: briefsKey, queryFn: ({ signal }) => get<BriefLine[]>('/api/briefs', signal) })
export const useBrief = (code: string) =>
  useQuery({
    queryKey: briefKey(code),
    queryFn: ({ signal }) => get<BriefData>(`/api/briefs/${part(code)}`, signal),
    enabled: code !== '',
  })
export const useBriefForms = () =>
  useQuery({
    queryKey: ['form', 'briefs'],
    queryFn: ({ signal }) => get<BriefForms>('/api/briefs/form', signal),
    staleTime: Number.POSITIVE_INFINITY,
  })
/** The market, product and period that a gap was found in, as the address carries them. */
export interface GapAddress {
  series?: string | undefined
  mapping?: string | undefined
  product?: string | undefined
  market?: string | undefined
  period?: string | undefined
}
export const usePrefill = (gap: GapAddress | null) =>
  useQuery({
    queryKey: ['brief-prefill', gap],
    queryFn: ({ signal }) => get<Prefill>(`/api/briefs/prefill${queryOf({ ...gap })}`, signal),
    enabled: gap !== null,
    staleTime: Number.POSITIVE_INFINITY,
  })
export const usePublicBriefs = () =>
  useQuery({
    queryKey: ['public-briefs'],
    queryFn: ({ signal }) => get<PublicBriefLine[]>('/api/public/briefs', signal),
    staleTime: 60_000,
  })
export const usePublicBrief = (code: string) =>
  useQuery({
    queryKey: ['public-brief', code],
    queryFn: ({ signal }) => get<PublicBrief>(`/api/public/briefs/${part(code)}`, signal),
    staleTime: 60_000,
  })

export const standingKinds: Readonly<Record<BriefStanding, Kind>> = { draft: 'draft', open: 'active', past: 'unknown', closed: 'refused' }
/** The address of a brief's public page, as it is sent around. */
export const briefAddress = (code: string): string => `${window.location.origin}/dat-hang-mau/${code}`
export const briefDesk = (code: string): string => `/thi-truong/dat-hang/${code}`
/** '12–18 USD/chiếc', or null while the band is not known. */
export const sayPrice = (brief: Pick<BriefLine, 'priceMin' | 'priceMax' | 'currency' | 'priceUnit'>): string | null =>
  brief.priceMin === null && brief.priceMax === null
    ? null
    : say('briefScreens.priceOf', {
        range: range(brief.priceMin, brief.priceMax, number),
        currency: brief.currency ?? '',
        unit: brief.priceUnit ?? '',
      })
/** '1.200 USD; 30.000.000 VND': each currency by itself. */
export const sayValues = (values: readonly { currency: string; value: number }[]): string =>
  values.map(({ currency, value }) => `${number(value)}\u00a0${currency}`).join('; ')
/** 'còn 26 ngày'. */
export const sayLeft = (days: number): string => (days === 1 ? say('briefScreens.lastDay') : say('briefScreens.daysLeft', { days }))
