/** The contests that anyone may read, the latest first. */

import { EmptyState } from '../../../web/ui/EmptyState.tsx'
import { ErrorState } from '../../../web/ui/ErrorState.tsx'
import { GoLink } from '../../../web/ui/GoLink.tsx'
import { PageSkeleton } from '../../../web/ui/Page.tsx'
import { usePageTitle } from '../../../web/ui/usePageTitle.ts'
import { say } from '../../../words/say.ts'
import pub from '../../calls/web/public.module.css'
import { publicAddress, usePublicContests } from './contests.data.ts'
import { Standing } from './PublicContest.tsx'

export function PublicContests() {
  const { data, error, refetch } = usePublicContests()
  usePageTitle(say('contestScreens.title'))
  if (error && !data) return <ErrorState problem={error} onRetry={() => void refetch()} />
  if (!data) return <PageSkeleton />
  return (
    <div className={pub.stack}>
      <header>
        <h1 className={pub.title}>{say('contestScreens.title')}</h1>
        <p className={pub.quiet}>{say('contestScreens.publicLead')}</p>
      </header>
      {data.length === 0 && <EmptyState title={say('contestScreens.publicNone')} />}
      <ul className={pub.calls}>
        {data.map(contest => (
          <li key={contest.code} className={pub.call} data-open={contest.receiving === 'open' || undefined}>
            <h2>
              <GoLink to={publicAddress(contest.code)}>{contest.title}</GoLink>
            </h2>
            <Standing contest={contest} />
          </li>
        ))}
      </ul>
      <div className={`${pub.ways} no-print`}>
        <GoLink to="/bai-thi" className={pub.wide}>
          {say('contestScreens.followWay')}
        </GoLink>
      </div>
    </div>
  )
}
