/** The budget lines of a plan, by content group and source: what each holds, has given and has left. */
import { money, percent } from '../../../web/format.ts'
import { BudgetBar } from '../../../web/ui/BudgetBar.tsx'
import { Card } from '../../../web/ui/Card.tsx'
import { EmptyState } from '../../../web/ui/EmptyState.tsx'
import { GoLink } from '../../../web/ui/GoLink.tsx'
import { say } from '../../../words/say.ts'
import { contentGroups } from '../../reference/catalog.schema.ts'
import { AgencyFee } from './AgencyFee.tsx'
import css from './plan.module.css'
import type { PlanData, PlanLine } from './plan.ts'

/** Lines by content group, in the order of the plan's five groups. */
export const byGroup = (lines: readonly PlanLine[]): { group: string; label: string; lines: PlanLine[] }[] =>
  Object.entries(contentGroups)
    .map(([group, label]) => ({ group, label, lines: lines.filter(line => line.contentGroup === group) }))
    .filter(one => one.lines.length > 0)

export function Budget({ plan }: { plan: PlanData }) {
  const { amount, allocated } = plan.totals
  return (
    <Card title={say('planScreens.budget')}>
      {plan.lines.length === 0 ? (
        <EmptyState small title={say('planScreens.linesNone')} />
      ) : (
        <>
          <p className={css.lead}>
            {say('planScreens.budgetSum', {
              amount: money(amount),
              allocated: money(allocated),
              share: percent(amount ? (allocated / amount) * 100 : null),
              left: money(amount - allocated),
            })}
          </p>
          <div className={css.groups}>
            {byGroup(plan.lines).map(({ group, label, lines }) => (
              <section key={group} className={css.group} aria-label={label}>
                <h3 className={css.groupName}>{label}</h3>
                <div className={css.lines}>
                  {lines.map(line => (
                    <div key={line.source}>
                      <BudgetBar name={line.sourceLabel} amount={line.amount} allocated={line.allocated} paid={line.paid} />
                      {plan.state === 'approved' && (
                        <p className={`${css.choose} no-print`}>
                          <GoLink
                            to={`/lua-chon?nam=${plan.year}&dong=${group}.${line.source}`}
                            aria-label={say('planScreens.chooseWithinOf', { name: `${label}, ${line.sourceLabel}` })}
                          >
                            {say('planScreens.chooseWithin')}
                          </GoLink>
                        </p>
                      )}
                    </div>
                  ))}
                </div>
              </section>
            ))}
            <AgencyFee plan={plan} />
          </div>
        </>
      )}
    </Card>
  )
}
