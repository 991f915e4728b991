/** One registered design beside what was asked: how likely, what was done to it, the evidence on demand, and what people decide. */
import { Button } from '@mantine/core'
import { useState } from 'react'
import { date } from '../../../web/format.ts'
import { GoLink } from '../../../web/ui/GoLink.tsx'
import { StateBadge } from '../../../web/ui/StateBadge.tsx'
import { say } from '../../../words/say.ts'
import css from './check.module.css'
import { DecideButtons } from './DecideButtons.tsx'
import { DesignPicture } from './DesignPicture.tsx'
import { type Candidate, type CheckData, designAddress, designPath, pictureOf, sideBySideAddress } from './designs.data.ts'
import { Evidence } from './Evidence.tsx'

interface CandidateCardProps {
  check: CheckData
  candidate: Candidate
  /** Whether the reader decides about designs at all, and why not about this one. */
  mayDecide: boolean
  why: string | null
}
/** Where the asked picture of a candidate is read. */
const askedOf = (check: CheckData, candidate: Candidate, small: boolean): string =>
  check.design && candidate.fromViewId
    ? pictureOf(check.design.code, candidate.fromViewId, { small })
    : `/api/design-checks/${check.id}/picture`

export function CandidateCard({ check, candidate, mayDecide, why }: CandidateCardProps) {
  const [opened, setOpened] = useState(false)
  const { other, viewId } = candidate
  const registered = other && viewId
  return (
    <article className={css.card}>
      <div className={css.pair}>
        <figure>
          <DesignPicture src={askedOf(check, candidate, true)} alt={say('designScreens.asked')} whole />
          <figcaption>{say('designScreens.asked')}</figcaption>
        </figure>
        <figure>
          <DesignPicture
            src={registered ? pictureOf(other.code, viewId, { small: true }) : null}
            alt={other?.name ?? ''}
            none={say('designScreens.hiddenPicture')}
            whole
          />
          <figcaption>{say('designScreens.registered')}</figcaption>
        </figure>
      </div>
      <div className={css.about}>
        {other ? (
          <GoLink to={designAddress(other.code)} className={css.name}>
            {other.name}
          </GoLink>
        ) : (
          <span className={css.name}>{say('designScreens.hiddenOther')}</span>
        )}
        <span className={css.quiet}>
          {other
            ? [other.code, other.craftLabel, say('designScreens.declaredOn', { day: date(other.declaredOn) })].join(' · ')
            : say('designScreens.hiddenText')}
        </span>
        <Verdict candidate={candidate} />
        {candidate.transforms.length > 0 && (
          <ul className={css.tags} aria-label={say('designScreens.transforms')}>
            {candidate.transforms.map(each => (
              <li key={each}>{say(`designScreens.tag_${each}`)}</li>
            ))}
          </ul>
        )}
        {other?.copyFoundOn && <StateBadge plain kind="warning" word={say('designs.standingCopy')} />}
        {registered && candidate.question !== 'waits' && (
          <span className={css.look}>
            <Button variant="default" size="compact-md" aria-expanded={opened} onClick={() => setOpened(!opened)}>
              {say(opened ? 'designScreens.hideEvidence' : 'designScreens.showEvidence')}
            </Button>
            {check.design && <GoLink to={sideBySideAddress(check.design.code, other.code)}>{say('designScreens.besideThis')}</GoLink>}
          </span>
        )}
      </div>
      {opened && registered && (
        <div className={css.wide}>
          <Evidence asked={askedOf(check, candidate, false)} registered={pictureOf(other.code, viewId)} candidate={candidate} />
        </div>
      )}
      {/* What merely looks alike is decided about only by who has looked closely. */}
      {mayDecide && other && check.state === 'done' && check.design && (candidate.question === 'same' || opened || candidate.decision) && (
        <div className={css.wide}>
          <Decide code={check.design.code} other={other.code} candidate={candidate} why={why} />
        </div>
      )}
    </article>
  )
}

function Verdict({ candidate }: { candidate: Candidate }) {
  if (candidate.question === 'waits') return <span className={css.quiet}>{say('designScreens.beingVerified')}</span>
  if (candidate.question === 'same')
    return (
      <StateBadge
        kind="warning"
        word={say(candidate.kind === 'motif' ? 'designScreens.likelyMotif' : 'designScreens.likelySame', {
          likelihood: candidate.likelihood ?? '',
        })}
      />
    )
  return <span className={css.quiet}>{say('designScreens.onlyAlike', { likelihood: candidate.likelihood ?? '' })}</span>
}

function Decide({ code, other, candidate, why }: { code: string; other: string; candidate: Candidate; why: string | null }) {
  if (candidate.decision) {
    const { verdict, verdictLabel, by, on, reason: said } = candidate.decision
    return (
      <p className={css.decided}>
        <StateBadge plain kind={verdict === 'copy' ? 'refused' : 'done'} word={verdictLabel} />
        <span className={css.quiet}>
          {say('designScreens.decidedBy', { by, day: date(on) })} {said}
        </span>
      </p>
    )
  }
  return (
    <DecideButtons
      path={`${designPath(code)}/decisions`}
      against={{ other, candidateId: candidate.id }}
      why={why}
      textOf={verdict => say(`designScreens.decideText_${verdict}`, { code, other })}
    />
  )
}
