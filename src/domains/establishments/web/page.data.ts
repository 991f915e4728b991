/** What an establishment's page reads from the server. */
import { useQuery } from '@tanstack/react-query'
import { get } from '../../../web/api.ts'
import { queryOf } from '../../../web/ui/query.ts'
import type { Sent } from '../../../web/ui/sent.ts'
import type { openPage } from '../history.actions.ts'
import type { openUnits } from '../history-units.actions.ts'
import type { openYears } from '../history-years.actions.ts'
import type { papersOf } from '../papers.actions.ts'
import { establishmentKey } from './register.data.ts'

export type PageData = Sent<Awaited<ReturnType<typeof openPage>>>
export type FactData = PageData['facts'][number]
export type SourceData = NonNullable<FactData['source']>
export type YearsData = Sent<Awaited<ReturnType<typeof openYears>>>
export type YearRow = YearsData['rows'][number]
export type UnitsData = Sent<Awaited<ReturnType<typeof openUnits>>>
export type PapersData = Sent<Awaited<ReturnType<typeof papersOf>>>

const at = (code: string, path = '') => `/api/establishments/${encodeURIComponent(code)}${path}`
/** The record today, or as it was on a day. Changes of the day keep the page in sight until the other one has come. */
export const usePage = (code: string, asOf?: string, compare?: string) =>
  useQuery({
    queryKey: [...establishmentKey(code), 'page', asOf ?? '', compare ?? ''],
    queryFn: ({ signal }) => get<PageData>(`${at(code)}${queryOf({ asOf, compare })}`, signal),
    enabled: code !== '',
    placeholderData: (before, query) => (query?.queryKey[1] === code ? before : undefined),
  })
/** A part of the page, today or as it was on a day. */
const usePart = <Data>(code: string, part: 'history' | 'units' | 'papers', asOf: string | undefined) =>
  useQuery({
    queryKey: [...establishmentKey(code), part, asOf ?? ''],
    queryFn: ({ signal }) => get<Data>(`${at(code, `/${part}`)}${queryOf({ asOf })}`, signal),
  })
export const useYears = (code: string, asOf?: string) => usePart<YearsData>(code, 'history', asOf)
export const useEstablishmentUnits = (code: string, asOf?: string) => usePart<UnitsData>(code, 'units', asOf)
export const usePapers = (code: string, asOf?: string) => usePart<PapersData>(code, 'papers', asOf)
