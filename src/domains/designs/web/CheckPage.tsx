/** One check: what is likely the same picture or motif, and apart from it what merely looks alike; each with its evidence. */
import { useParams } from '@tanstack/react-router'
import { date, number } from '../../../web/format.ts'
import { useSession } from '../../../web/session.tsx'
import { Card } from '../../../web/ui/Card.tsx'
import { EmptyState } from '../../../web/ui/EmptyState.tsx'
import { ErrorState } from '../../../web/ui/ErrorState.tsx'
import { Notice } from '../../../web/ui/Notice.tsx'
import { Page, PageSkeleton } from '../../../web/ui/Page.tsx'
import { SideNote } from '../../../web/ui/SideNote.tsx'
import { say } from '../../../words/say.ts'
import { CandidateCard } from './CandidateCard.tsx'
import css from './check.module.css'
import { designCrumbs } from './DesignPage.tsx'
import { DesignPicture } from './DesignPicture.tsx'
import { type Candidate, type CheckData, compareAddress, designAddress, pictureOf, useCheck, useDesign } from './designs.data.ts'

/** So many that merely look alike are worth an eye. */
const mostAlike = 6
export function CheckPage() {
  const { id = '' } = useParams({ strict: false }) as { id?: string }
  const { data, error, refetch } = useCheck(id)
  if (error && !data)
    return (
      <Page title={say('designScreens.compareTitle')} crumbs={designCrumbs}>
        <ErrorState
          problem={error}
          onRetry={() => void refetch()}
          back={{ label: say('designScreens.compareAnother'), to: compareAddress }}
        />
      </Page>
    )
  if (!data) return <PageSkeleton />
  return <Found check={data} />
}

function Found({ check }: { check: CheckData }) {
  const { has } = useSession()
  const design = useDesign(check.design?.code ?? '')
  const running = check.state === 'waiting' || check.state === 'running'
  const of = (question: Candidate['question']) => byDesign(check.candidates.filter(each => each.question === question))
  const same = of('same')
  const taken = new Set(same.map(each => each.other?.code))
  const alike = of('looks')
    .filter(each => !taken.has(each.other?.code) && each.other)
    .sort((a, b) => (b.score ?? b.probability ?? 0) - (a.score ?? a.probability ?? 0))
    .slice(0, mostAlike)
  const waits = running ? of('waits').slice(0, mostAlike) : []
  const mayDecide = has('appraiser', 'leader') && check.design !== null
  const card = (candidate: Candidate) => (
    <CandidateCard key={candidate.id} check={check} candidate={candidate} mayDecide={mayDecide} why={design.data?.can.decideWhy ?? null} />
  )
  return (
    <Page
      title={check.design ? say('designScreens.checkTitle', { name: check.design.name }) : say('designScreens.photoTitle')}
      state={stateOf(check)}
      crumbs={[
        ...designCrumbs,
        ...(check.design
          ? [{ label: check.design.code, to: designAddress(check.design.code) }]
          : [{ label: say('designScreens.compareTitle'), to: compareAddress }]),
      ]}
      {...(check.design ? {} : { primary: { label: say('designScreens.compareAnother'), to: compareAddress } })}
      aside={<Asked check={check} />}
    >
      {check.state === 'failed' && (
        <Notice kind="refused" title={say('designs.standingFailed')} text={check.problem ?? say('designScreens.failedText')} alert />
      )}
      {running && (
        <p className={css.running} role="status">
          {check.designs === null
            ? say('designScreens.preparing')
            : say('designScreens.looking', { designs: number(check.designs), pictures: number(check.pictures) })}
        </p>
      )}
      <Card title={say('designScreens.questionSame')} aside={<span className={css.count}>{number(same.length)}</span>}>
        <p className={css.lead}>{say('designScreens.questionSameText')}</p>
        {same.length > 0 ? (
          <div className={css.cards}>{same.map(card)}</div>
        ) : running ? (
          <p className={css.lead}>{say('designScreens.stillVerifying')}</p>
        ) : (
          check.state === 'done' && <EmptyState small title={`${check.says}.`} text={say('designScreens.notTheWorld')} />
        )}
      </Card>
      {(alike.length > 0 || waits.length > 0) && (
        <Card title={say('designScreens.questionLooks')}>
          <p className={css.lead}>{say('designScreens.questionLooksText')}</p>
          <div className={css.cards}>
            {alike.map(card)}
            {waits.map(card)}
          </div>
        </Card>
      )}
      {check.state === 'done' && (
        <SideNote title={say('designScreens.howTitle')}>
          <p>{say('designScreens.howText', { version: check.version ?? '' })}</p>
        </SideNote>
      )}
    </Page>
  )
}
const stateOf = (check: CheckData): string => {
  if (check.state !== 'done') return check.stateLabel
  const unread = check.unread ? ` ${say('designScreens.unread', { count: number(check.unread) })}` : ''
  return (
    say('designScreens.checkState', { day: date(check.day), designs: number(check.designs), pictures: number(check.pictures) }) + unread
  )
}
/** Of each design the likeliest picture; hidden ones stand one by one. */
const byDesign = (candidates: readonly Candidate[]): Candidate[] => {
  const seen = new Set<string>()
  return candidates.filter(({ other, id }) => {
    const key = other?.code ?? id
    if (seen.has(key)) return false
    seen.add(key)
    return true
  })
}

/** The pictures that were asked about. */
function Asked({ check }: { check: CheckData }) {
  const { design } = check
  return (
    <Card title={say(design ? 'designScreens.askedDesign' : 'designScreens.askedPhoto')}>
      <div className={css.asked}>
        {design ? (
          check.views.map(view => (
            <span key={view.id} className={css.askedPicture}>
              <DesignPicture src={pictureOf(design.code, view.id, { small: true })} alt={view.caption ?? design.name} whole />
            </span>
          ))
        ) : (
          <span className={css.askedPicture}>
            <DesignPicture src={`/api/design-checks/${check.id}/picture`} alt={say('designScreens.askedPhoto')} whole />
          </span>
        )}
      </div>
    </Card>
  )
}
