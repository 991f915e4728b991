/** One brief as anyone reads it: what a market asks for, why, until when, and how to answer. */

import { useParams } from '@tanstack/react-router'
import { number } from '../../../web/format.ts'
import { Card } from '../../../web/ui/Card.tsx'
import { ErrorState } from '../../../web/ui/ErrorState.tsx'
import { GoLink } from '../../../web/ui/GoLink.tsx'
import { PageSkeleton } from '../../../web/ui/Page.tsx'
import { ShareLinks } from '../../../web/ui/ShareLinks.tsx'
import { usePageTitle } from '../../../web/ui/usePageTitle.ts'
import { say } from '../../../words/say.ts'
import publicCss from '../../calls/web/public.module.css'
import { publicAddress, usePublicContests } from '../../contests/web/contests.data.ts'
import { type OutcomeKind, outcomeKinds } from '../briefs.schema.ts'
import { BriefBody, Standing } from './BriefBody.tsx'
import { briefAddress, type PublicBrief as Data, usePublicBrief } from './briefs.data.ts'

export function PublicBrief() {
  const { code = '' } = useParams({ strict: false }) as { code?: string }
  const { data, error, refetch } = usePublicBrief(code)
  usePageTitle(data?.title)
  if (error && !data)
    return (
      <ErrorState problem={error} onRetry={() => void refetch()} back={{ label: say('briefScreens.publicBack'), to: '/dat-hang-mau' }} />
    )
  if (!data) return <PageSkeleton />
  const results = resultsOf(data)
  return (
    <div className={publicCss.stack}>
      <header>
        <p className={publicCss.quiet}>{say('briefScreens.publicOf', { code: data.code, craft: data.craftLabel })}</p>
        <h1 className={publicCss.title}>{data.title}</h1>
        <Standing brief={data} />
        {results && <p className={publicCss.quiet}>{results}</p>}
      </header>
      <BriefBody brief={data} />
      <Card title={say('briefScreens.publicHow')}>
        <p>{data.standing === 'open' ? say('briefScreens.publicHowText', { code: data.code }) : say('briefScreens.publicClosed')}</p>
        <p>{data.contact}</p>
        {data.standing === 'open' && <Contests brief={data} />}
      </Card>
      <ShareLinks address={briefAddress(data.code)} />
      <GoLink to="/dat-hang-mau" className={publicCss.wide}>
        {say('briefScreens.publicBack')}
      </GoLink>
    </div>
  )
}
/** Contests that take entries of the brief's craft now: one tap to a form that names the brief. */
function Contests({ brief }: { brief: Data }) {
  const { data = [] } = usePublicContests()
  const open = data.filter(({ receiving, crafts }) => receiving === 'open' && crafts.includes(brief.craft))
  return open.map(contest => (
    <GoLink key={contest.code} to={`${publicAddress(contest.code)}/gui?dat-hang=${brief.code}`} className={publicCss.wide}>
      {say('briefScreens.publicEnter', { title: contest.title })}
    </GoLink>
  ))
}
/** 'Đã có 3 kết quả …: 1 đơn hàng, 2 hỏi hàng', or null. */
const resultsOf = ({ outcomes }: Data): string | null => {
  const some = (Object.keys(outcomeKinds) as OutcomeKind[]).filter(kind => outcomes[kind] > 0)
  if (!some.length) return null
  return say('briefScreens.publicResults', {
    count: number(some.reduce((sum, kind) => sum + outcomes[kind], 0)),
    text: some.map(kind => `${number(outcomes[kind])} ${outcomeKinds[kind].toLowerCase()}`).join(', '),
  })
}
