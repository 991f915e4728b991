/** The confirmed result for everybody: each prize with its work; the maker's name where they agreed. */

import { useParams } from '@tanstack/react-router'
import { date } from '../../../web/format.ts'
import { Card } from '../../../web/ui/Card.tsx'
import { GoLink } from '../../../web/ui/GoLink.tsx'
import { PageSkeleton } from '../../../web/ui/Page.tsx'
import { ShareLinks } from '../../../web/ui/ShareLinks.tsx'
import { usePageTitle } from '../../../web/ui/usePageTitle.ts'
import { say } from '../../../words/say.ts'
import pub from '../../calls/web/public.module.css'
import { DesignPicture } from '../../designs/web/DesignPicture.tsx'
import { galleryPicture, publicAddress, type ResultData, sayNumber, useResult } from './contests.data.ts'
import css from './contests.module.css'
import { NotYet } from './NotYet.tsx'
import { unawardedSaid } from './unawarded.ts'

export function PublicResult() {
  const { contest = '' } = useParams({ strict: false }) as { contest?: string }
  const { data, error, refetch } = useResult(contest)
  usePageTitle(data && say('contestScreens.resultOf', { title: data.title }))
  if (error && !data)
    return <NotYet title={say('contestScreens.resultTitle')} contest={contest} problem={error} onRetry={() => void refetch()} />
  if (!data) return <PageSkeleton />
  return (
    <div className={pub.stack}>
      <header>
        <p className={pub.quiet}>{data.code}</p>
        <h1 className={pub.title}>{say('contestScreens.resultOf', { title: data.title })}</h1>
        <p className={pub.quiet}>{say('contestScreens.resultOn', { day: date(data.confirmedOn) })}</p>
      </header>
      {data.groups.map(group => (
        <Card key={group.craft} title={group.label}>
          {group.prizes
            .filter(prize => prize.given.length > 0)
            .map(prize => (
              <section key={prize.title}>
                <h3 className={css.prizeTitle}>{prize.title}</h3>
                <ul className={css.winners}>
                  {prize.given.map(
                    each => each.number !== null && <Winner key={each.number} code={data.code} given={each} number={each.number} />,
                  )}
                  {unawardedSaid(prize.given).map(line => (
                    <li key={line} className={css.quiet}>
                      {line}
                    </li>
                  ))}
                </ul>
              </section>
            ))}
        </Card>
      ))}
      <ShareLinks address={`${window.location.origin}${publicAddress(data.code)}/ket-qua`} />
      <GoLink to={publicAddress(data.code)}>{say('contestScreens.backToContest')}</GoLink>
    </div>
  )
}
interface WinnerProps {
  code: string
  given: ResultData['groups'][number]['prizes'][number]['given'][number]
  number: number
}
function Winner({ code, given, number }: WinnerProps) {
  return (
    <li className={css.winner}>
      {given.picture && (
        <span className={css.winnerPicture}>
          <DesignPicture src={galleryPicture(code, number, 1, true)} alt={given.title ?? ''} />
        </span>
      )}
      <span>
        <span className={css.name}>{given.title}</span>
        <span className={css.line}>{given.name ?? say('contestScreens.nameKept')}</span>
        <span className={css.quiet}>{say('contestScreens.workNumber', { number: sayNumber(number) })}</span>
      </span>
    </li>
  )
}
