/** On today's desk: one's own drafts and what is asked of them; applications to take in. Nothing there, nothing shown. */
import { date } from '../../../web/format.ts'
import { useSession } from '../../../web/session.tsx'
import { Card } from '../../../web/ui/Card.tsx'
import { GoLink } from '../../../web/ui/GoLink.tsx'
import { say } from '../../../words/say.ts'
import css from './applications.module.css'
import { useApplicationsToday } from './office.data.ts'

const shown = 5
export function TodayApplications() {
  const { has } = useSession()
  const { data } = useApplicationsToday(has('applicant', 'local_officer', 'centre_officer', 'appraiser', 'leader'))
  if (!data || (!data.mine.length && !data.waiting.length)) return null
  return (
    <>
      {data.waiting.length > 0 && (
        <Card
          title={say('applicationScreens.todayWaiting', { count: data.waiting.length })}
          aside={<GoLink to="/ho-so-nop">{say('applicationScreens.todayAll')}</GoLink>}
          flush
        >
          <ul className={css.list}>
            {data.waiting.slice(0, shown).map(row => (
              <li key={row.receipt}>
                <GoLink to={`/ho-so-nop/${row.receipt}`} className={css.row}>
                  <span className={css.rowName}>{row.name}</span>
                  <span className={css.rowFacts}>
                    <span>{row.receipt}</span>
                    <span>{row.activityLabel}</span>
                    <span>{say('applicationScreens.submittedShort', { day: date(row.submittedOn) })}</span>
                  </span>
                </GoLink>
              </li>
            ))}
          </ul>
        </Card>
      )}
      {data.mine.length > 0 && (
        <Card title={say('applicationScreens.todayMine')}>
          <ul className={css.hints}>
            {data.mine.map(row => (
              <li key={row.number}>
                {say(row.state === 'supplement' ? 'applicationScreens.todayAsked' : 'applicationScreens.todayDraft', {
                  number: row.receipt ?? row.number,
                  activity: row.activityLabel,
                  day: date(row.closesOn),
                  touched: date(row.touchedOn),
                })}
              </li>
            ))}
          </ul>
          <p className={css.quiet}>{say('applicationScreens.todayMineNote')}</p>
        </Card>
      )}
    </>
  )
}
