/** The choice within budget lines as the screens read it. */
import { useQuery } from '@tanstack/react-query'
import { get } from '../../../web/api.ts'
import { contentGroups, moneySources } from '../../reference/catalog.schema.ts'
import type { linesOfYear, listSelections, proposeChoice } from '../selection.actions.ts'

export type LineMoney = Awaited<ReturnType<typeof linesOfYear>>[number]
type Kept = Awaited<ReturnType<typeof listSelections>>[number]
export type Proposal = Awaited<ReturnType<typeof proposeChoice>> & {
  kept: Pick<Kept, 'id' | 'day' | 'rule' | 'choices' | 'tieOrder' | 'tieReason'>[]
}
type Named = Pick<LineMoney, 'contentGroup' | 'source'>
export const groupOf = ({ contentGroup }: Named): string => contentGroups[contentGroup as keyof typeof contentGroups] ?? ''
export const sourceOf = ({ source }: Named): string => moneySources[source as keyof typeof moneySources] ?? ''
/** How a line is named in addresses: `technology.city`. */
export const keyOf = ({ contentGroup, source }: Named): string => `${contentGroup}.${source}`

export const useLines = (year: number) =>
  useQuery({
    queryKey: ['choice', year],
    queryFn: ({ signal }) => get<LineMoney[]>(`/api/selection/lines?year=${year}`, signal),
  })
export const useProposal = (lineId: string) =>
  useQuery({
    queryKey: ['choice', 'line', lineId],
    queryFn: ({ signal }) => get<Proposal>(`/api/selection/lines/${lineId}`, signal),
  })
