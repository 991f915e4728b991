/** What the screens of trade data read and ask: series, imports, mapping versions, the official series and its pace. */
import { useQuery } from '@tanstack/react-query'
import { get, post, queries, upload } from '../../../web/api.ts'
import { queryOf } from '../../../web/ui/query.ts'
import type { Sent } from '../../../web/ui/sent.ts'
import type { HsRow, Pace } from '../analysis.schema.ts'
import type { listImports, openImport } from '../imports.actions.ts'
import type { openMapping } from '../mapping.actions.ts'
import type { officialSeries } from '../official.actions.ts'

export type ImportLine = Sent<Awaited<ReturnType<typeof listImports>>>['rows'][number]
export type ImportData = Sent<Awaited<ReturnType<typeof openImport>>>
export type MappingData = Sent<Awaited<ReturnType<typeof openMapping>>>
export type Official = Sent<Awaited<ReturnType<typeof officialSeries>>>

/** Who brings data in and changes drafts; the same people as of the routes. */
export const dataKeepers = ['centre_officer', 'appraiser', 'leader'] as const

export const useImports = () =>
  useQuery({
    queryKey: ['trade', 'imports'],
    queryFn: ({ signal }) => get<{ rows: ImportLine[] }>('/api/trade/imports', signal),
    select: ({ rows }) => rows,
  })
export const useImport = (id: string) =>
  useQuery({
    queryKey: ['trade', 'imports', id],
    queryFn: ({ signal }) => get<ImportData>(`/api/trade/imports/${id}`, signal),
    enabled: id !== '',
  })
export const useMapping = (code: string) =>
  useQuery({
    queryKey: ['trade', 'mappings', code],
    queryFn: ({ signal }) => get<MappingData>(`/api/trade/mappings/${encodeURIComponent(code)}`, signal),
    enabled: code !== '',
  })
export const useHs = (q: string) =>
  useQuery({
    queryKey: ['trade', 'hs', q],
    queryFn: ({ signal }) => get<{ rows: HsRow[] }>(`/api/trade/hs${queryOf({ q, limit: 20 })}`, signal),
    enabled: q.length > 1,
    staleTime: Number.POSITIVE_INFINITY,
    select: ({ rows }) => rows,
  })
export const useOfficial = () =>
  useQuery({ queryKey: ['trade', 'official'], queryFn: ({ signal }) => get<Official>('/api/trade/official', signal) })
export const usePace = (year: number) =>
  useQuery({
    queryKey: ['trade', 'pace', year],
    queryFn: ({ signal }) => get<Pace>(`/api/trade/official/pace${queryOf({ year })}`, signal),
  })

/** Everything that is reckoned from trade data is read anew; what a job is followed by stays. */
export const tradeChanged = (): Promise<void> => queries.invalidateQueries({ queryKey: ['trade'] })
/** Takes a file in to be looked at; answers the import's id. @throws ApiProblem */
export const sendTradeFile = async (file: File): Promise<string> => {
  const { id } = await upload<{ id: string }>('/api/trade/imports', [file])
  await queries.invalidateQueries({ queryKey: ['trade', 'imports'] })
  return id
}
/** Asks for the statistics that come with the product; answers the job. @throws ApiProblem */
export const bringShipped = async (): Promise<string> => (await post<{ jobId: string }>('/api/trade/shipped')).jobId
