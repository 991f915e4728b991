/** One budget line: what it holds, what is allocated, advanced and settled of it, what is left. */
import { say } from '../../words/say.ts'
import { money } from '../format.ts'
import css from './BudgetBar.module.css'
import { Money } from './Money.tsx'

interface BudgetBarProps {
  name: string
  /** All in whole đồng. */
  amount: number
  allocated: number
  advanced?: number
  settled?: number
  /** Paid out in all, where advances and settlements are not told apart. */
  paid?: number
}
export function BudgetBar({ name, amount, allocated, advanced, settled, paid }: BudgetBarProps) {
  const left = amount - allocated
  const over = left < 0
  const whole = Math.max(amount, allocated, 1)
  const width = (value: number) => `${Math.min(100, (Math.max(0, value) / whole) * 100)}%`
  return (
    <figure className={css.line}>
      <figcaption className={css.head}>
        <span className={css.name}>{name}</span>
        <span>
          <Money amount={amount} strong />
        </span>
      </figcaption>
      <div
        className={css.bar}
        role="img"
        aria-label={say(over ? 'web.budgetHeardOver' : 'web.budgetHeard', {
          amount: money(amount),
          allocated: money(allocated),
          left: money(Math.abs(left)),
        })}
      >
        <span className={css.allocated} data-over={over || undefined} style={{ width: width(allocated) }} />
        {advanced !== undefined && <span className={css.advanced} style={{ width: width(advanced) }} />}
        {paid !== undefined && <span className={css.advanced} style={{ width: width(paid) }} />}
        {settled !== undefined && <span className={css.settled} style={{ width: width(settled) }} />}
        {over && <span className={css.limit} style={{ left: width(amount) }} />}
      </div>
      <ul className={css.legend}>
        <li data-series="allocated">{say('web.budgetAllocated', { amount: money(allocated) })}</li>
        {advanced !== undefined && <li data-series="advanced">{say('web.budgetAdvanced', { amount: money(advanced) })}</li>}
        {paid !== undefined && <li data-series="advanced">{say('planScreens.budgetPaid', { amount: money(paid) })}</li>}
        {settled !== undefined && <li data-series="settled">{say('web.budgetSettled', { amount: money(settled) })}</li>}
        <li data-series={over ? 'over' : 'left'}>{say(over ? 'web.budgetOver' : 'web.budgetLeft', { amount: money(Math.abs(left)) })}</li>
      </ul>
    </figure>
  )
}
