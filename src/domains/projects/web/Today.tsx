/** Hôm nay: what waits for me, what falls due, what has just changed; an administrator sees what they look after instead. */

import { IconFilePlus } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { type ReactNode, useState } from 'react'
import { daysBetween } from '../../../kernel/dates.ts'
import { get } from '../../../web/api.ts'
import { date, number } from '../../../web/format.ts'
import { useSession } from '../../../web/session.tsx'
import { Card } from '../../../web/ui/Card.tsx'
import { EmptyState } from '../../../web/ui/EmptyState.tsx'
import { ErrorState } from '../../../web/ui/ErrorState.tsx'
import { GoLink } from '../../../web/ui/GoLink.tsx'
import { Page, PageSkeleton } from '../../../web/ui/Page.tsx'
import { StateBadge } from '../../../web/ui/StateBadge.tsx'
import { say } from '../../../words/say.ts'
import { TodayApplications } from '../../applications/web/TodayApplications.tsx'
import { JudgingsPage } from '../../contests/web/ContestsPage.tsx'
import { DesignsToday } from '../../designs/web/DesignsToday.tsx'
import { OverlapsToday } from '../../overlaps/web/OverlapsToday.tsx'
import { AdminToday } from '../../reference/web/AdminToday.tsx'
import { OpenedFigureDrawer } from '../../reports/web/OpenedFigureDrawer.tsx'
import { useGauges, YearGauges } from '../../reports/web/YearGauges.tsx'
import type { lines } from '../projects.actions.ts'
import type { todayFor } from '../today.actions.ts'
import css from './Today.module.css'

type Line = Awaited<ReturnType<typeof lines>>[number] & { ready: boolean; why: string | null; because: string | null }
type Answer = Awaited<ReturnType<typeof todayFor>>
/** As JSON carries it. */
interface TodayData extends Omit<Answer, 'waiting' | 'recent'> {
  waiting: { action: string; label: string; items: Line[] }[]
  recent: (Omit<Answer['recent'][number], 'at'> & { at: string })[]
}

export function Today() {
  const { has } = useSession()
  const others = ['applicant', 'local_officer', 'centre_officer', 'appraiser', 'leader', 'accountant', 'viewer', 'auditor']
  if (has('judge') && !has(...others)) return <JudgingsPage />
  return has('admin') && !has(...others) ? <AdminToday /> : <Desk />
}

function Desk() {
  const { has } = useSession()
  const { data, error, refetch } = useQuery({ queryKey: ['today'], queryFn: ({ signal }) => get<TodayData>('/api/today', signal) })
  const drafts = has('applicant', 'local_officer', 'centre_officer')
  return (
    <Page
      title={say('todayScreens.title')}
      {...(data ? { state: stateOf(data) } : {})}
      {...(drafts ? { primary: { label: say('todayScreens.draft'), icon: IconFilePlus, to: '/ho-so/moi' } } : {})}
    >
      {error && <ErrorState problem={error} onRetry={() => void refetch()} />}
      {!data && !error && <PageSkeleton />}
      {data && (
        <>
          <OverlapsToday />
          <DesignsToday />
          <TodayApplications />
          {data.waitingTotal === 0 && <Done />}
          <div className={css.columns} data-two={data.waitingTotal === 0 || undefined}>
            {data.waitingTotal > 0 && <Waiting groups={data.waiting} />}
            <Due due={data.due} />
            <Recent recent={data.recent} />
          </div>
        </>
      )}
    </Page>
  )
}
const stateOf = ({ waiting, waitingTotal, late }: TodayData): string => {
  if (waitingTotal === 0) return say(late ? 'todayScreens.stateNoneLate' : 'todayScreens.stateNone', { late })
  const oldest = waiting
    .flatMap(group => group.items.flatMap(item => item.since ?? []))
    .sort()
    .at(0)
  const words = [
    say(late ? 'todayScreens.stateLate' : 'todayScreens.state', { count: number(waitingTotal), late: number(late) }),
    ...(oldest ? [say('todayScreens.oldest', { day: date(oldest) })] : []),
  ]
  return `${words.join('; ')}.`
}

/** The first few, the others on demand. */
function Some<Item>({ items, shown, children }: { items: readonly Item[]; shown: number; children: (item: Item) => ReactNode }) {
  const [all, setAll] = useState(false)
  const rest = items.length - shown
  return (
    <>
      <ul className={css.list}>{(all ? items : items.slice(0, shown)).map(children)}</ul>
      {rest > 0 && (
        <button type="button" className={`${css.more} quiet-button no-print`} aria-expanded={all} onClick={() => setAll(!all)}>
          {all ? say('todayScreens.less') : say('todayScreens.more', { count: number(rest) })}
        </button>
      )}
    </>
  )
}

function Waiting({ groups }: { groups: TodayData['waiting'] }) {
  return (
    <Card title={say('todayScreens.waiting')} flush>
      {groups.map(group => (
        <section key={group.action} className={css.group} aria-label={group.label}>
          <h3 className={css.step}>
            {group.label} <span className={css.count}>{number(group.items.length)}</span>
          </h3>
          <Some items={group.items} shown={groups.length > 2 ? 4 : 7}>
            {item => <Work key={item.code} item={item} action={group.action} />}
          </Some>
        </section>
      ))}
    </Card>
  )
}
function Work({ item, action }: { item: Line; action: string }) {
  const { businessDate } = useSession()
  const days = item.since ? daysBetween(item.since, businessDate) : null
  return (
    <li>
      <GoLink to={`/ho-so/${item.code}?viec=${action}`} className={css.row}>
        <span className={css.name}>{item.name}</span>
        <span className={css.facts}>
          <span>{item.code}</span>
          <span>{item.unitName}</span>
          {days !== null && (
            <span>{days > 0 ? say('todayScreens.waitedDays', { days: number(days) }) : say('todayScreens.waitedToday')}</span>
          )}
          {item.due?.late && <StateBadge plain kind="late" word={say('todayScreens.late', { days: number(-item.due.days) })} />}
        </span>
        {item.because && <span className={css.why}>{item.because}</span>}
        {!item.ready && item.why && <span className={css.why}>{say('todayScreens.hindered', { why: item.why })}</span>}
      </GoLink>
    </li>
  )
}

function Due({ due }: { due: TodayData['due'] }) {
  return (
    <Card title={say('todayScreens.due')} aside={<span className={css.help}>{say('todayScreens.dueHelp')}</span>} flush>
      {due.length === 0 ? (
        <EmptyState small title={say('todayScreens.dueNone')} />
      ) : (
        <Some items={due} shown={8}>
          {item => (
            <li key={item.code}>
              <GoLink to={`/ho-so/${item.code}`} className={css.row}>
                <span className={css.when}>
                  <StateBadge
                    plain
                    kind={item.late ? 'late' : item.days <= 2 ? 'warning' : 'waiting'}
                    word={
                      item.late
                        ? say('todayScreens.late', { days: number(-item.days) })
                        : item.days === 0
                          ? say('todayScreens.dueToday')
                          : say('todayScreens.dueIn', { days: number(item.days) })
                    }
                  />
                  <time dateTime={item.on}>{date(item.on)}</time>
                </span>
                <span className={css.name}>{item.name}</span>
                <span className={css.facts}>
                  <span>{item.label}</span>
                  <span>{item.stateLabel}</span>
                </span>
              </GoLink>
            </li>
          )}
        </Some>
      )}
    </Card>
  )
}

function Recent({ recent }: { recent: TodayData['recent'] }) {
  return (
    <Card title={say('todayScreens.recent')} flush>
      {recent.length === 0 ? (
        <EmptyState small title={say('todayScreens.recentNone')} />
      ) : (
        <Some items={recent} shown={8}>
          {item => (
            <li key={`${item.code}${item.at}`}>
              <GoLink to={`/ho-so/${item.code}`} className={css.row}>
                <span className={css.when}>
                  <span className={css.act}>
                    {item.says}
                    {item.toState && ` → ${item.toState}`}
                  </span>
                  <time dateTime={item.day}>{date(item.day)}</time>
                </span>
                <span className={css.name}>{item.name}</span>
                <span className={css.facts}>
                  <span>{item.code}</span>
                  {item.by && <span>{item.by}</span>}
                </span>
              </GoLink>
            </li>
          )}
        </Some>
      )}
    </Card>
  )
}

/** Nothing waits: an applicant may start, an official sees where the plan stands. */
function Done() {
  const { has } = useSession()
  if (has('applicant'))
    return (
      <EmptyState
        title={say('todayScreens.applicantNone')}
        text={say('todayScreens.applicantNoneText')}
        action={<GoLink to="/tra-cuu-ho-tro">{say('todayScreens.applicantWay')}</GoLink>}
      />
    )
  return <PlanStands />
}
function PlanStands() {
  const { year, has } = useSession()
  const { data } = useGauges(year)
  const [figure, setFigure] = useState<string>()
  if (!data) return <EmptyState title={say('todayScreens.doneTitle')} text={say('todayScreens.doneText')} />
  if (!data.plan) return <EmptyState title={say('todayScreens.doneNoPlan', { year })} text={say('todayScreens.doneText')} />
  const reached = data.targets.filter(target => target.reachable === 'reached').length
  const reader = has('viewer', 'auditor')
  return (
    <Card>
      <p className={css.done}>
        {say(reader ? 'todayScreens.doneReader' : 'todayScreens.donePlan', { year, reached, all: data.targets.length })}
      </p>
      <YearGauges gauges={data} onOpen={setFigure} brief />
      <OpenedFigureDrawer figure={figure} period={String(year)} onClose={() => setFigure(undefined)} />
    </Card>
  )
}
