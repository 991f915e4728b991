/** Applications that came through calls: those to take in first, then what waits for the applicants, then the rest. */
import { date, number } from '../../../web/format.ts'
import { Card } from '../../../web/ui/Card.tsx'
import { EmptyState } from '../../../web/ui/EmptyState.tsx'
import { ErrorState } from '../../../web/ui/ErrorState.tsx'
import { GoLink } from '../../../web/ui/GoLink.tsx'
import { Page, PageSkeleton } from '../../../web/ui/Page.tsx'
import { StateBadge } from '../../../web/ui/StateBadge.tsx'
import { say } from '../../../words/say.ts'
import css from './applications.module.css'
import { kindOf, type Lists, useApplications } from './office.data.ts'

export function ApplicationsPage() {
  const { data, error, refetch } = useApplications()
  return (
    <Page title={say('applicationScreens.listTitle')} state={data && stateOf(data)}>
      {error && <ErrorState problem={error} onRetry={() => void refetch()} />}
      {!data && !error && <PageSkeleton />}
      {data && (
        <>
          <List title={say('applicationScreens.waiting')} rows={data.waiting} empty={say('applicationScreens.waitingNone')} />
          {data.asked.length > 0 && <List title={say('applicationScreens.asked')} rows={data.asked} empty="" />}
          {data.others.length > 0 && <List title={say('applicationScreens.others')} rows={data.others} empty="" />}
        </>
      )}
    </Page>
  )
}
const stateOf = ({ waiting, asked }: Lists): string =>
  waiting.length + asked.length
    ? say('applicationScreens.listState', { waiting: number(waiting.length), asked: number(asked.length) })
    : say('applicationScreens.listStateNone')

function List({ title, rows, empty }: { title: string; rows: Lists['waiting']; empty: string }) {
  return (
    <Card title={title} flush>
      {rows.length === 0 ? (
        <EmptyState small title={empty} action={<GoLink to="/dot-dang-ky">{say('applicationScreens.toCalls')}</GoLink>} />
      ) : (
        <ul className={css.list}>
          {rows.map(row => (
            <li key={row.receipt}>
              <GoLink to={`/ho-so-nop/${row.receipt}`} className={css.row}>
                <span className={css.rowName}>{row.name}</span>
                <span className={css.rowFacts}>
                  <span>{row.receipt}</span>
                  <span>{row.activityLabel}</span>
                  <span>{row.unitName}</span>
                  <span>{say('applicationScreens.submittedShort', { day: date(row.submittedOn) })}</span>
                  {row.onBehalf && <span>{say('applicationScreens.filedFor')}</span>}
                </span>
                <StateBadge plain kind={row.projectLabel ? 'active' : kindOf[row.state]} word={row.projectLabel ?? row.stateLabel} />
              </GoLink>
            </li>
          ))}
        </ul>
      )}
    </Card>
  )
}
