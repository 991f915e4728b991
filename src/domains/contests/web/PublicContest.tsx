/** One contest as anyone reads it: until when, how to enter, groups and prizes, how works are judged, the regulation. */

import { useParams } from '@tanstack/react-router'
import { date, money } from '../../../web/format.ts'
import { Criteria } from '../../../web/scoring/Criteria.tsx'
import { Card } from '../../../web/ui/Card.tsx'
import { ErrorState } from '../../../web/ui/ErrorState.tsx'
import { GoLink } from '../../../web/ui/GoLink.tsx'
import { PageSkeleton } from '../../../web/ui/Page.tsx'
import { ShareLinks } from '../../../web/ui/ShareLinks.tsx'
import { StateBadge } from '../../../web/ui/StateBadge.tsx'
import { usePageTitle } from '../../../web/ui/usePageTitle.ts'
import { say } from '../../../words/say.ts'
import pub from '../../calls/web/public.module.css'
import { pictureLimits } from '../entries.schema.ts'
import { rulesSaid } from './ContestOverview.tsx'
import { Countdown } from './Countdown.tsx'
import { type PublicContestData, publicAddress, publicPath, usePublicContest } from './contests.data.ts'
import css from './contests.module.css'
import { sayMoment } from './moment.ts'

const primary = { 'data-primary': true }
export function PublicContest() {
  const { contest = '' } = useParams({ strict: false }) as { contest?: string }
  const { data, error, refetch } = usePublicContest(contest)
  usePageTitle(data?.title)
  if (error && !data)
    return <ErrorState problem={error} onRetry={() => void refetch()} back={{ label: say('contestScreens.backToList'), to: '/thi' }} />
  if (!data) return <PageSkeleton />
  const address = publicAddress(data.code)
  return (
    <div className={pub.stack}>
      <header>
        <p className={pub.quiet}>{data.code}</p>
        <h1 className={pub.title}>{data.title}</h1>
        <Standing contest={data} />
        {data.receiving === 'open' && <Countdown now={data.now} deadline={data.deadline} />}
      </header>
      <Card title={say('contestScreens.whenTitle')}>
        <When contest={data} />
        <p className={css.text}>
          <a href={`${publicPath(data.code)}/calendar.ics`}>{say('contestScreens.toCalendar')}</a>
        </p>
      </Card>
      {data.registering && <Registration contest={data} />}
      <Card title={say('contestScreens.whoTitle')}>
        <ul className={css.rules}>
          <li>{say('contestScreens.who1', { year: data.year })}</li>
          <li>{say('contestScreens.who2')}</li>
        </ul>
        {data.briefs.length > 0 && (
          <>
            <p className={css.text}>{say('contestScreens.briefsText')}</p>
            <ul className={css.rules}>
              {data.briefs.map(brief => (
                <li key={brief.code}>
                  <GoLink to={`/dat-hang-mau/${brief.code}`}>
                    {brief.served ? say('contestScreens.briefServed', { brief: named(brief) }) : named(brief)}
                  </GoLink>
                </li>
              ))}
            </ul>
          </>
        )}
      </Card>
      <Card title={say('contestScreens.groups')}>
        <Prizes contest={data} />
      </Card>
      <Card title={say('contestScreens.judgedBy')}>
        <Criteria criteria={data.criteria} />
        <ul className={css.rules}>
          {rulesSaid({ criteria: data.criteria, rules: { ...data.rules, ties: tieKeys(data) } }).map(line => (
            <li key={line}>{line}.</li>
          ))}
        </ul>
      </Card>
      <Card title={say('contestScreens.regulation')}>
        <p className={pub.quiet}>
          {say('contestScreens.regulationBy', { number: data.regulationNumber ?? '', day: date(data.regulationOn) })}
        </p>
        {data.regulation.map(line => (
          <p key={line} className={css.text}>
            {line}
          </p>
        ))}
        {data.hasFile && <a href={`${publicPath(data.code)}/regulation`}>{say('contestScreens.regulationFile')}</a>}
      </Card>
      <Card title={say('contestScreens.contact')}>
        <p className={css.text}>{data.contact}</p>
      </Card>
      <ShareLinks address={`${window.location.origin}${address}`} />
      <div className={`${pub.dock} no-print`}>
        {data.receiving === 'open' && (
          <GoLink to={`${address}/gui`} className={pub.wide} {...primary}>
            {say('contestScreens.enter')}
          </GoLink>
        )}
        {data.result && (
          <GoLink to={`${address}/ket-qua`} className={pub.wide} {...primary}>
            {say('contestScreens.seeResult')}
          </GoLink>
        )}
        {data.gallery && (
          <GoLink to={`${address}/trung-bay`} className={pub.wide} {...(data.voting === 'open' && !data.result ? primary : {})}>
            {say(data.voting === 'open' ? 'contestScreens.galleryVote' : 'contestScreens.gallery')}
          </GoLink>
        )}
        <GoLink to="/bai-thi" className={pub.wide}>
          {say('contestScreens.followWay')}
        </GoLink>
      </div>
    </div>
  )
}
/** The public page names tie criteria; the sentences ask for their keys. */
const tieKeys = (contest: PublicContestData): string[] =>
  contest.rules.ties.map(title => contest.criteria.find(each => each.title === title)?.key ?? title)

/** Whether it takes entries, and until which minute. */
export function Standing({ contest }: { contest: Pick<PublicContestData, 'receiving' | 'deadline' | 'opensOn' | 'state' | 'result'> }) {
  const said = {
    coming: { kind: 'waiting', word: say('contestScreens.standComing', { day: date(contest.opensOn) }) },
    open: { kind: 'active', word: say('contestScreens.standOpen', { until: sayMoment(contest.deadline) }) },
    grace: { kind: 'warning', word: say('contestScreens.standGrace', { until: sayMoment(contest.deadline) }) },
    over: { kind: 'unknown', word: say('contestScreens.standOver') },
  } as const
  const { kind, word } = contest.result ? { kind: 'award' as const, word: say('contestScreens.standResult') } : said[contest.receiving]
  return (
    <p className={pub.standing}>
      <StateBadge kind={kind} word={word} />
    </p>
  )
}
/** Giving one's name beforehand, where the contest asks for it: until when, where, and what to have at hand for the entry itself. */
function Registration({ contest }: { contest: PublicContestData }) {
  const days = { from: date(contest.registersFrom), until: date(contest.registersUntil) }
  const said = {
    coming: say(contest.registersUntil ? 'contestScreens.registerComing' : 'contestScreens.registerComingOpen', days),
    open: say(contest.registersUntil ? 'contestScreens.registerOpen' : 'contestScreens.registerOpenOnly', days),
    over: say('contestScreens.registerOver', days),
  }[contest.registering ?? 'over']
  return (
    <Card title={say('contestScreens.registerTitle')}>
      <p className={css.text}>{said}</p>
      {contest.registering !== 'over' && <p className={css.text}>{say('contestScreens.registerWhere', { contact: contest.contact })}</p>}
      <p className={css.text}>{say('contestScreens.prepare')}</p>
      <ul className={css.rules}>
        <li>{say('contestScreens.prepareWork', { year: contest.year })}</li>
        <li>{say('contestScreens.preparePictures', pictureLimits)}</li>
        <li>{say('contestScreens.prepareWords')}</li>
        <li>{say('contestScreens.preparePhone')}</li>
      </ul>
    </Card>
  )
}
function When({ contest }: { contest: PublicContestData }) {
  const span = (from: string, until: string | null) => (until ? `${date(from)} – ${date(until)}` : date(from))
  const rows = [
    ...(contest.registersFrom ? [[say('contestScreens.registration'), span(contest.registersFrom, contest.registersUntil)]] : []),
    [
      say('contestScreens.receiving'),
      say('contestScreens.receivingUntil', { from: date(contest.opensOn), until: sayMoment(contest.deadline) }),
    ],
    ...(contest.votingFrom ? [[say('contestScreens.voting'), span(contest.votingFrom, contest.votingUntil)]] : []),
    ...contest.milestones.map(each => [each.title, span(each.from, each.until)]),
  ]
  return (
    <>
      <dl className={css.when}>
        {rows.map(([label, value]) => (
          <div key={label} className={css.whenRow}>
            <dt>{label}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      <p className={css.rule}>
        {say('contestScreens.closingRule', {
          time: contest.closesAt,
          minutes: contest.graceMinutes,
          until: sayMoment(contest.picturesUntil),
        })}
      </p>
    </>
  )
}
function Prizes({ contest }: { contest: PublicContestData }) {
  const same = contest.groups.every(group => group.counts.join() === contest.groups[0]?.counts.join())
  const line = (counts: readonly number[]) =>
    contest.prizes
      .flatMap((prize, at) =>
        counts[at]
          ? [
              prize.amount === null
                ? say('contestScreens.prizeCount', { count: counts[at], prize: prize.title })
                : say('contestScreens.prizeCountAmount', { count: counts[at], prize: prize.title, amount: money(prize.amount) }),
            ]
          : [],
      )
      .join(', ')
  return (
    <>
      <ul className={css.rules}>
        {contest.groups.map(group => (
          <li key={group.craft}>
            {group.label}
            {!same && `: ${line(group.counts)}`}
          </li>
        ))}
      </ul>
      {same && <p className={css.text}>{say('contestScreens.prizesEach', { list: line(contest.groups[0]?.counts ?? []) })}</p>}
    </>
  )
}
const named = ({ title, craftLabel }: PublicContestData['briefs'][number]): string => `${title} (${craftLabel})`
