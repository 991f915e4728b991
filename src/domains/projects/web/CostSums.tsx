/** The arithmetic of the costs beside their fields: whether the sources make the total, and the most that norms allow. */
import { Button } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { get } from '../../../web/api.ts'
import { money } from '../../../web/format.ts'
import { StateBadge } from '../../../web/ui/StateBadge.tsx'
import { say } from '../../../words/say.ts'
import type { NormRow } from '../../appraisal/norms.schema.ts'
import { ceilingFor } from '../../appraisal/rules/support-ceiling.rule.ts'
import { type Costs, counterpartOf, sumOf } from './costs.ts'
import css from './projects.module.css'

interface CostSumsProps {
  costs: Costs
  activity: string
  units: number
  establishments: number
  /** The business day: its norms are the ones shown. */
  day: string
  onCounterpart: (amount: number) => void
}
export function CostSums({ costs, activity, units, establishments, day, onCounterpart }: CostSumsProps) {
  // Not every role may read the norms; the form works without the hint.
  const norms = useQuery({
    queryKey: ['norms', day],
    queryFn: ({ signal }) => get<{ norms: NormRow[] }>(`/api/appraisal/norms?on=${day}`, signal),
    staleTime: Number.POSITIVE_INFINITY,
  }).data
  const sum = sumOf(costs)
  const right = counterpartOf(costs)
  const most =
    norms && activity && costs.eligibleCost !== null
      ? ceilingFor({
          activity,
          eligibleCost: costs.eligibleCost,
          units,
          ...(establishments > 0 ? { establishments } : {}),
          norms: norms.norms,
          day,
        })
      : undefined
  if (!sum && !most) return null
  return (
    <div className={css.sum} aria-live="polite">
      {sum && (
        <div className={css.sumLine}>
          <p>{sum.written}</p>
          <StateBadge
            plain
            kind={sum.off === 0 ? 'done' : 'warning'}
            word={sum.off === 0 ? say('projectScreens.sumFits') : say('projectScreens.sumWrong', { amount: money(Math.abs(sum.off)) })}
          />
          {sum.off !== 0 && right !== null && (
            <Button variant="default" size="compact-sm" onClick={() => onCounterpart(right)}>
              {say('projectScreens.sumUse', { amount: money(right) })}
            </Button>
          )}
        </div>
      )}
      {most && (
        <>
          <p>{say('projectScreens.ceilingHint', { arithmetic: most.arithmetic })}</p>
          <p className={css.quiet}>{say('projectScreens.ceilingUnverified', { article: most.norm.article })}</p>
          {costs.requested !== null && costs.requested > most.amount && (
            <StateBadge plain kind="warning" word={say('projectScreens.ceilingOver', { amount: money(most.amount) })} />
          )}
        </>
      )}
    </div>
  )
}
