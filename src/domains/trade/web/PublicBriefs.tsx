/** What markets ask for, as anyone reads it: those that take designs first. */

import { EmptyState } from '../../../web/ui/EmptyState.tsx'
import { ErrorState } from '../../../web/ui/ErrorState.tsx'
import { GoLink } from '../../../web/ui/GoLink.tsx'
import { PageSkeleton } from '../../../web/ui/Page.tsx'
import { usePageTitle } from '../../../web/ui/usePageTitle.ts'
import { say } from '../../../words/say.ts'
import css from '../../calls/web/public.module.css'
import { Standing } from './BriefBody.tsx'
import { type PublicBriefLine, sayPrice, usePublicBriefs } from './briefs.data.ts'

export function PublicBriefs() {
  const { data, error, refetch } = usePublicBriefs()
  usePageTitle(say('briefScreens.publicTitle'))
  if (error && !data) return <ErrorState problem={error} onRetry={() => void refetch()} />
  if (!data) return <PageSkeleton />
  const open = data.filter(({ standing }) => standing === 'open')
  const past = data.filter(({ standing }) => standing !== 'open')
  return (
    <div className={css.stack}>
      <header>
        <h1 className={css.title}>{say('briefScreens.publicTitle')}</h1>
        <p className={css.quiet}>{say('briefScreens.publicLead')}</p>
      </header>
      {open.length ? (
        <Briefs briefs={open} />
      ) : (
        <EmptyState title={say('briefScreens.publicNone')} text={say('briefScreens.publicNoneText')} />
      )}
      {past.length > 0 && (
        <section>
          <h2 className={css.group}>{say('briefScreens.publicPast')}</h2>
          <Briefs briefs={past} />
        </section>
      )}
    </div>
  )
}
function Briefs({ briefs }: { briefs: readonly PublicBriefLine[] }) {
  return (
    <ul className={css.calls}>
      {briefs.map(brief => (
        <li key={brief.code} className={css.call} data-open={brief.standing === 'open' || undefined}>
          <h2>
            <GoLink to={`/dat-hang-mau/${brief.code}`}>{brief.title}</GoLink>
          </h2>
          <Standing brief={brief} />
          <p className={css.quiet}>
            {[brief.craftLabel, brief.product, brief.markets.map(({ name }) => name).join(', '), sayPrice(brief)]
              .filter(Boolean)
              .join(' · ')}
          </p>
        </li>
      ))}
    </ul>
  )
}
