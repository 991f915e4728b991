/** The plan as the screens read it, and what is asked of the server. */
import { useQuery } from '@tanstack/react-query'
import { get, queries } from '../../../web/api.ts'
import type { Kind } from '../../../web/ui/tones.ts'
import type { openPlan } from '../plans.actions.ts'

export type PlanData = Awaited<ReturnType<typeof openPlan>>
export type PlanLine = PlanData['lines'][number]

export const planKinds: Record<PlanData['state'], Kind> = { draft: 'draft', approved: 'done', superseded: 'info' }

export const useYears = () => useQuery({ queryKey: ['plans'], queryFn: ({ signal }) => get<number[]>('/api/plans', signal) })
/** A version of the year's plan; by default the one in force. */
export const usePlan = (year: number, version?: string | undefined, enabled = true) =>
  useQuery({
    queryKey: ['plan', year, version],
    queryFn: ({ signal }) => get<PlanData>(`/api/plans/${year}${version ? `?version=${version}` : ''}`, signal),
    enabled,
  })
/** After a change every reading of plans, their gauges and lines is stale. */
export const planChanged = async (): Promise<void> => {
  await Promise.all(['plan', 'plans', 'gauges', 'report', 'choice'].map(key => queries.invalidateQueries({ queryKey: [key] })))
}
