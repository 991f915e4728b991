/** What the applicant submitted each time: what changed since the version before, and what had been asked for. */

import { useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { ErrorState } from '../../../web/ui/ErrorState.tsx'
import { GoLink } from '../../../web/ui/GoLink.tsx'
import { PageSkeleton } from '../../../web/ui/Page.tsx'
import { usePageTitle } from '../../../web/ui/usePageTitle.ts'
import { say } from '../../../words/say.ts'
import css from './applications.module.css'
import { draftKey, fetchVersions, paperAddress } from './draft.data.ts'
import { VersionView } from './VersionView.tsx'

export function VersionsPage() {
  const { token = '' } = useParams({ strict: false }) as { token?: string }
  const { data, error, refetch } = useQuery({
    queryKey: [...draftKey(token), 'versions'],
    queryFn: ({ signal }) => fetchVersions(token, signal),
  })
  usePageTitle(say('applicationScreens.versionsTitle'))
  if (error) return <ErrorState problem={error} onRetry={() => void refetch()} />
  if (!data) return <PageSkeleton />
  return (
    <div className={css.draft}>
      <GoLink to={`/ho-so-cua-toi/${token}`}>{`‹ ${say('applicationScreens.backToApplication')}`}</GoLink>
      <h1 className={css.title}>{say('applicationScreens.versionsTitle')}</h1>
      <p className={css.quiet}>{say('applicationScreens.versionsLead', { receipt: data.receipt ?? data.number })}</p>
      <VersionView data={data} fileAt={id => paperAddress(token, id)} />
    </div>
  )
}
