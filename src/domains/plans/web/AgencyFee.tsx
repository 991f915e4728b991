/** What may be kept of the year's money for managing the programme: with its article, and how the figure is reckoned. */
import { say } from '../../../words/say.ts'
import { ConfidenceBadge } from '../../reference/web/ConfidenceBadge.tsx'
import css from './plan.module.css'
import type { PlanData } from './plan.ts'

export function AgencyFee({ plan }: { plan: PlanData }) {
  if (plan.agencyFee.length === 0) return null
  return (
    <section className={css.group} aria-label={say('planScreens.fee')}>
      <h3 className={css.groupName}>{say('planScreens.fee')}</h3>
      <div className={css.lines}>
        {plan.agencyFee.map(fee => (
          <div key={fee.version}>
            <p className={css.said}>{fee.says}</p>
            <p className={css.basis}>
              <span>{fee.article}</span>
              <ConfidenceBadge confidence={fee.confidence} />
              {!fee.verified && <span className={css.unverified}>{say('web.unverified')}</span>}
            </p>
            <details className={css.reckoned}>
              <summary>{say('planScreens.feeHow')}</summary>
              <ul>
                {fee.arithmetic.split('; ').map(line => (
                  <li key={line}>{line}</li>
                ))}
              </ul>
              <p>{say('planScreens.feeText', { version: plan.version })}</p>
            </details>
          </div>
        ))}
      </div>
    </section>
  )
}
