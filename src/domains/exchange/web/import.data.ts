/** What the import screens read from the server and ask of it. */
import { useQuery } from '@tanstack/react-query'
import { get, post, queries } from '../../../web/api.ts'
import type { Sent } from '../../../web/ui/sent.ts'
import { type JobData, keepJob, useJob } from '../../jobs/web/jobs.data.ts'
import type { ImportOutcome } from '../import.actions.ts'
import type { listImports } from '../imports.actions.ts'
import type { UndoPlan } from '../undo.actions.ts'

export type ImportJob = JobData<ImportOutcome>
export type PastImport = Sent<Awaited<ReturnType<typeof listImports>>>[number]

export const useImportJob = (id: string) => useJob<ImportOutcome>(id)
export const useImports = () =>
  useQuery({ queryKey: ['imports'], queryFn: ({ signal }) => get<PastImport[]>('/api/exchange/imports', signal) })
export const useUndoPlan = (id: string) =>
  useQuery({
    queryKey: ['undo', id],
    queryFn: ({ signal }) => get<UndoPlan>(`/api/exchange/imports/${id}/undo`, signal),
    staleTime: 0,
    gcTime: 0,
  })
/** Goes on with a workbook that was looked at, or left off. @throws ApiProblem */
export const goOn = async (id: string, mode: 'good' | 'preview'): Promise<void> => {
  keepJob(await post<JobData>(`/api/exchange/imports/${id}/continue`, { mode }))
}
/** Asks for an import to be taken back; answers the job that does it. @throws ApiProblem */
export const undoImport = async (id: string, reason: string): Promise<string> => {
  const job = await post<JobData>(`/api/exchange/imports/${id}/undo`, { reason })
  keepJob(job)
  return job.id
}
/** New or withdrawn records change every list and figure; what is being followed is kept. */
export const recordsChanged = (): Promise<void> => queries.invalidateQueries({ predicate: ({ queryKey }) => queryKey[0] !== 'job' })
export const rejectedPath = (id: string): string => `/api/exchange/imports/${id}/rejected`
