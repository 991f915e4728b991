/** The acts on a record, newest first: who, when, as what, why. */
import { say } from '../../words/say.ts'
import { date, time } from '../format.ts'
import { EmptyState } from './EmptyState.tsx'
import css from './Timeline.module.css'

export interface Act {
  id: string | number
  /** The instant it was written. */
  at: string
  /** The business day, when it differs from the day of writing. */
  day?: string
  who: string
  role?: string
  unit?: string
  /** 'Gửi thẩm định' */
  act: string
  /** The state it led to, in words. */
  to?: string
  reason?: string
  /** Values given with it. */
  details?: readonly { label: string; value: string }[]
  kind?: 'done' | 'back' | 'refused'
}
/** Whether the act was written on the business day that it tells. */
const sameDay = (act: Act) => act.day === undefined || date(act.day) === date(act.at)
const written = (act: Act) => say('web.writtenAt', { time: time(act.at), day: date(act.at) })

export function Timeline({ acts }: { acts: readonly Act[] }) {
  if (acts.length === 0) return <EmptyState small title={say('web.actsNone')} />
  return (
    <ol className={css.list}>
      {acts.map(act => (
        <li key={act.id} className={css.act} data-kind={act.kind ?? 'done'}>
          <p className={css.when}>
            <time dateTime={act.at}>{date(act.day ?? act.at)}</time>
            {sameDay(act) && <span className={css.clock}>{time(act.at)}</span>}
          </p>
          <div className={css.body}>
            <p className={css.what}>
              <span className={css.verb}>{act.act}</span>
              {act.to && <span className={css.to}>→ {act.to}</span>}
            </p>
            <p className={css.who}>{[act.who, act.role, act.unit, sameDay(act) ? '' : written(act)].filter(Boolean).join(' · ')}</p>
            {act.reason && <p className={css.reason}>{act.reason}</p>}
            {act.details && act.details.length > 0 && (
              <ul className={css.details}>
                {act.details.map(detail => (
                  <li key={detail.label}>
                    {detail.label}: <span className={css.value}>{detail.value}</span>
                  </li>
                ))}
              </ul>
            )}
          </div>
        </li>
      ))}
    </ol>
  )
}
