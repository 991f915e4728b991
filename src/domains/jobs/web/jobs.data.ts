/** Long work as screens follow it. */
import { skipToken, useQuery } from '@tanstack/react-query'
import { get, post, queries } from '../../../web/api.ts'
import type { Sent } from '../../../web/ui/sent.ts'
import type { Kind } from '../../../web/ui/tones.ts'
import type { listJobs, openJob } from '../jobs.actions.ts'
import type { JobState } from '../jobs.schema.ts'

export type JobLine = Sent<Awaited<ReturnType<typeof listJobs>>>[number]
/** A job with its result, whose shape the job's own domain knows. */
export type JobData<Result = Record<string, unknown>> = Omit<Sent<Awaited<ReturnType<typeof openJob>>>, 'result'> & {
  result: Result | null
}

export const jobKinds: Readonly<Record<JobState, Kind>> = {
  waiting: 'waiting',
  running: 'active',
  done: 'done',
  failed: 'refused',
  cancelled: 'warning',
}
/** Whether it waits or runs. */
export const isLive = (job: Pick<JobLine, 'state'>): boolean => job.state === 'waiting' || job.state === 'running'

const keyOf = (id: string) => ['job', id] as const
/** A job, asked for anew while it runs; nothing is asked without an id. */
export const useJob = <Result>(id: string | undefined) =>
  useQuery({
    queryKey: keyOf(id ?? ''),
    queryFn: ({ signal }) => get<JobData<Result>>(`/api/jobs/${id}`, signal),
    enabled: id !== undefined,
    staleTime: 0,
    refetchInterval: ({ state }) => (state.data && !isLive(state.data) ? false : 700),
  })
/** Whether the last asking for a followed job went unanswered; asks nothing itself. */
export const useUnanswered = (id: string): boolean => {
  const { failureCount, isError } = useQuery({ queryKey: keyOf(id), queryFn: skipToken })
  return failureCount > 0 || isError
}
/** What a request that answers a job has said of it, for the screens that follow it. */
export const keepJob = (job: { id: string }): void => {
  queries.setQueryData(keyOf(job.id), job)
}
export const useJobs = () =>
  useQuery({
    queryKey: ['jobs'],
    queryFn: ({ signal }) => get<JobLine[]>('/api/jobs', signal),
    refetchInterval: ({ state }) => (state.data?.some(isLive) ? 2000 : 15_000),
  })
/** Asks a job to stop. @throws ApiProblem */
export const stopJob = async (id: string): Promise<void> => {
  keepJob(await post<JobData>(`/api/jobs/${id}/cancel`))
  await queries.invalidateQueries({ queryKey: ['jobs'] })
}
