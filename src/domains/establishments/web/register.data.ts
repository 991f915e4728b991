/** What the screens of the register read from the server. */
import { useQuery } from '@tanstack/react-query'
import { get } from '../../../web/api.ts'
import type { Sent } from '../../../web/ui/sent.ts'
import type { openEstablishment } from '../establishments.actions.ts'
import type { listVillages } from '../villages.actions.ts'

export type EstablishmentData = Sent<Awaited<ReturnType<typeof openEstablishment>>>
export type VillageLine = Sent<Awaited<ReturnType<typeof listVillages>>>[number]

/** Who adds and corrects establishments, downloads the list, and may see a masked code for a stated purpose. */
export const editors = ['local_officer', 'centre_officer', 'appraiser'] as const
export const revealers = [...editors, 'accountant', 'auditor'] as const

export const establishmentKey = (code: string) => ['establishment', code] as const
export const useEstablishment = (code: string) =>
  useQuery({
    queryKey: establishmentKey(code),
    queryFn: ({ signal }) => get<EstablishmentData>(`/api/establishments/${encodeURIComponent(code)}`, signal),
    enabled: code !== '',
  })
export const useVillages = () =>
  useQuery({ queryKey: ['villages'], queryFn: ({ signal }) => get<VillageLine[]>('/api/villages', signal), staleTime: 60_000 })
