/** Calls that anyone may apply under: open ones first. */

import { date } from '../../../web/format.ts'
import { EmptyState } from '../../../web/ui/EmptyState.tsx'
import { ErrorState } from '../../../web/ui/ErrorState.tsx'
import { GoLink } from '../../../web/ui/GoLink.tsx'
import { PageSkeleton } from '../../../web/ui/Page.tsx'
import { StateBadge } from '../../../web/ui/StateBadge.tsx'
import { usePageTitle } from '../../../web/ui/usePageTitle.ts'
import { say } from '../../../words/say.ts'
import { type PublicCallLine, sayLeft, standingKinds, usePublicCalls } from './calls.data.ts'
import css from './public.module.css'

export function OpenCalls() {
  const { data, error, refetch } = usePublicCalls()
  usePageTitle(say('callScreens.publicTitle'))
  if (error && !data) return <ErrorState problem={error} onRetry={() => void refetch()} />
  if (!data) return <PageSkeleton />
  const open = data.filter(({ standing }) => standing === 'open' || standing === 'coming')
  const past = data.filter(({ standing }) => standing !== 'open' && standing !== 'coming')
  return (
    <div className={css.stack}>
      <header>
        <h1 className={css.title}>{say('callScreens.publicTitle')}</h1>
        <p className={css.quiet}>{say('callScreens.publicLead')}</p>
      </header>
      <div className={css.ways}>
        <GoLink to="/tra-cuu-ho-tro" className={css.wide}>
          {say('callScreens.seeSupport')}
        </GoLink>
        <GoLink to="/theo-doi" className={css.wide}>
          {say('web.publicFollow')}
        </GoLink>
      </div>
      {open.length ? <Calls calls={open} /> : <EmptyState title={say('callScreens.noneOpen')} text={say('callScreens.noneOpenText')} />}
      {past.length > 0 && (
        <section>
          <h2 className={css.group}>{say('callScreens.past')}</h2>
          <Calls calls={past} />
        </section>
      )}
    </div>
  )
}
function Calls({ calls }: { calls: readonly PublicCallLine[] }) {
  return (
    <ul className={css.calls}>
      {calls.map(call => (
        <li key={call.code} className={css.call} data-open={call.standing === 'open' || undefined}>
          <h2>
            <GoLink to={`/dot/${call.code}`}>{call.title}</GoLink>
          </h2>
          <Standing call={call} />
          <p className={css.quiet}>{call.activities.map(({ label }) => label).join('; ')}</p>
        </li>
      ))}
    </ul>
  )
}
/** Whether it takes applications, until when, and how many days are left. */
export function Standing({
  call,
}: {
  call: Pick<PublicCallLine, 'standing' | 'standingLabel' | 'daysLeft' | 'opensOn' | 'closesOn' | 'closedOn'>
}) {
  return (
    <p className={css.standing}>
      <StateBadge kind={standingKinds[call.standing]} word={call.standingLabel} />
      <span>
        {call.closedOn
          ? say('callScreens.closedOn', { day: date(call.closedOn) })
          : say('callScreens.fromTo', { from: date(call.opensOn), to: date(call.closesOn) })}
      </span>
      {call.daysLeft > 0 && <span className={css.left}>{sayLeft(call.daysLeft)}</span>}
    </p>
  )
}
