/** The body of a brief, the same on the office's desk and on the public page. */
import { groupBy } from '../../../kernel/group.ts'
import { date } from '../../../web/format.ts'
import { Card } from '../../../web/ui/Card.tsx'
import { type Fact, Facts } from '../../../web/ui/Facts.tsx'
import { StateBadge } from '../../../web/ui/StateBadge.tsx'
import { say } from '../../../words/say.ts'
import type { Evidence } from '../briefs.schema.ts'
import { type PublicBrief, sayLeft, sayPrice, standingKinds } from './briefs.data.ts'
import css from './briefs.module.css'

type Body = Omit<PublicBrief, 'outcomes' | 'attached'>

/** Whether it takes designs, and until when. */
export function Standing({ brief }: { brief: Pick<Body, 'standing' | 'standingLabel' | 'answersBy' | 'daysLeft'> }) {
  return (
    <p className={css.standing}>
      <StateBadge kind={standingKinds[brief.standing]} word={brief.standingLabel} />
      {brief.answersBy && brief.standing !== 'closed' && (
        <span>
          {say('briefScreens.answersBy')} {date(brief.answersBy)}
        </span>
      )}
      {brief.daysLeft !== null && <strong>{sayLeft(brief.daysLeft)}</strong>}
    </p>
  )
}
export function BriefBody({ brief, more = [] }: { brief: Body; more?: readonly Fact[] }) {
  return (
    <>
      <Card title={say('briefScreens.asked')}>
        <Facts
          facts={[
            { label: say('briefScreens.product'), value: brief.product },
            { label: say('briefScreens.markets'), value: brief.markets.map(({ name }) => name).join(', ') },
            { label: say('briefScreens.price'), value: priceOf(brief) },
            { label: say('briefScreens.hs'), value: brief.hs.map(dotted).join('; ') },
            { label: say('briefScreens.audience'), value: brief.audience, wide: true },
            ...(brief.season ? [{ label: say('briefScreens.season'), value: brief.season, wide: true }] : []),
            ...more,
          ]}
        />
        <Lines title={say('briefScreens.needs')} lines={brief.need} />
        <Lines title={say('briefScreens.materials')} lines={brief.materials} />
        <Lines title={say('briefScreens.technique')} lines={brief.technique} />
        <Lines title={say('briefScreens.constraints')} lines={brief.constraints} />
      </Card>
      <Card title={say('briefScreens.certificates')}>
        <Certificates certificates={brief.certificates} />
      </Card>
      <Card title={say('briefScreens.evidence')}>
        <EvidenceList evidence={brief.evidence} />
      </Card>
    </>
  )
}
const priceOf = (brief: Body): string | null => {
  const price = sayPrice(brief)
  return price && brief.priceBasisLabel
    ? `${price} (${brief.priceBasisLabel.charAt(0).toLowerCase()}${brief.priceBasisLabel.slice(1)})`
    : price
}
/** '460212' → '4602.12', as the tariff writes it. */
const dotted = (code: string): string => (code.length <= 4 ? code : `${code.slice(0, 4)}.${code.slice(4).match(/../g)?.join('.') ?? ''}`)

function Lines({ title, lines }: { title: string; lines: readonly string[] }) {
  if (lines.length === 0) return null
  return (
    <section className={css.lines}>
      <h3>{title}</h3>
      <ul>
        {lines.map(line => (
          <li key={line}>{line}</li>
        ))}
      </ul>
    </section>
  )
}
function Certificates({ certificates }: { certificates: Body['certificates'] }) {
  if (certificates.length === 0) return <p className={css.quiet}>{say('briefScreens.certificatesNone')}</p>
  return (
    <ul className={css.rows}>
      {certificates.map(({ name, note, source, checkedOn }) => (
        <li key={name}>
          <p className={css.name}>{name}</p>
          {note && <p>{note}</p>}
          <p className={css.small}>
            {say('briefScreens.certificateSource', { source })}
            {' · '}
            {checkedOn ? (
              say('briefScreens.certificateChecked', { day: date(checkedOn) })
            ) : (
              <span className={css.unchecked}>{say('briefScreens.certificateUnchecked')}</span>
            )}
          </p>
        </li>
      ))}
    </ul>
  )
}
/** Where a figure comes from, in one line; figures of one origin stand together under it. */
const originOf = (each: Evidence): string =>
  [
    each.source,
    each.mapping && say('briefScreens.evidenceMapping', { mapping: each.mapping }),
    say('briefScreens.evidenceTaken', { day: date(each.takenOn) }),
    say(each.origin === 'analysis' ? 'briefScreens.evidenceAnalysis' : 'briefScreens.evidenceNoted'),
  ]
    .filter(Boolean)
    .join(' · ')
/** Frozen figures with their period, source, mapping and day. */
export function EvidenceList({ evidence }: { evidence: readonly Evidence[] }) {
  if (evidence.length === 0) return <p className={css.quiet}>{say('briefScreens.evidenceNone')}</p>
  const groups = groupBy(evidence, originOf)
  return (
    <>
      <p className={css.quiet}>{say('briefScreens.evidenceText')}</p>
      {[...groups].map(([origin, figures]) => (
        <section key={origin} className={css.origin}>
          <ul className={css.rows}>
            {figures.map(({ label, text, period }) => (
              <li key={`${label} ${period}`} className={css.evidence}>
                <span>{label}</span>
                <strong className="figures">{text}</strong>
                <span className={css.small}>{period}</span>
              </li>
            ))}
          </ul>
          <p className={css.small}>{origin}</p>
        </section>
      ))}
    </>
  )
}
