/** What one may be supported with: for each wish whether, how much at most, by which article, and where to apply now. */
import type { Finding as Judged } from '../../../kernel/rules.ts'
import { date, inSentence, money, percent } from '../../../web/format.ts'
import { Card } from '../../../web/ui/Card.tsx'
import { ErrorState } from '../../../web/ui/ErrorState.tsx'
import { type Finding, Findings } from '../../../web/ui/Findings.tsx'
import { GoLink } from '../../../web/ui/GoLink.tsx'
import { PageSkeleton } from '../../../web/ui/Page.tsx'
import { ShareLinks } from '../../../web/ui/ShareLinks.tsx'
import { StateBadge } from '../../../web/ui/StateBadge.tsx'
import type { Kind } from '../../../web/ui/tones.ts'
import { type Sentence, say } from '../../../words/say.ts'
import { asAddress, legalForms, type SupportAnswers } from '../support.schema.ts'
import { Basis } from './Basis.tsx'
import { sayNorm } from './CallPage.tsx'
import publicCss from './public.module.css'
import { type SupportLine, type SupportResultData, stepAddress, steps, useSupport } from './support.data.ts'
import css from './support.module.css'

const looks: Readonly<Record<SupportLine['status'], { kind: Kind; word: Sentence }>> = {
  yes: { kind: 'done', word: 'supportScreens.yes' },
  ask: { kind: 'warning', word: 'supportScreens.ask' },
  no: { kind: 'refused', word: 'supportScreens.no' },
}
export function SupportResult({ answers }: { answers: SupportAnswers }) {
  const { data, error, refetch } = useSupport(answers)
  // Passed on to others, the answers name no establishment.
  const unnamed = { ...answers, establishment: undefined }
  if (error && !data)
    return (
      <ErrorState
        problem={error}
        onRetry={() => void refetch()}
        back={{ label: say('supportScreens.change'), to: stepAddress(error.message.includes('làng') ? 3 : 2, unnamed) }}
      />
    )
  if (!data) return <PageSkeleton />
  const wanted = data.supports.filter(({ wanted: asked }) => asked)
  // The one primary button of the screen.
  const first = wanted.find(({ status, calls }) => status !== 'no' && calls.length > 0)
  const later = [...new Set(wanted.flatMap(support => support.later))]
  const others = data.supports.filter(({ wanted: asked }) => !asked)
  const place = [data.unitName, data.villageName && say('supportScreens.resultVillage', { name: data.villageName })]
    .filter(Boolean)
    .join(', ')
  return (
    <div className={publicCss.stack}>
      <header>
        <p className={css.kicker}>{say('supportScreens.title')}</p>
        <h1 className={css.title}>{say('supportScreens.resultFor', { form: legalForms[answers.form], place })}</h1>
        <p className={css.quiet}>{say('supportScreens.resultDay', { day: date(data.day) })}</p>
        <p className={`${css.links} no-print`}>
          <GoLink to={stepAddress(5, answers)}>{say('supportScreens.change')}</GoLink>
          <GoLink to="/tra-cuu-ho-tro">{say('supportScreens.again')}</GoLink>
        </p>
      </header>
      {wanted.map(support => (
        <One key={support.activity} support={support} answers={answers} first={support === first} />
      ))}
      <p className={css.quiet}>{data.earlier.says}</p>
      {data.earlier.running.length > 0 && <Running projects={data.earlier.running} />}
      <p className={css.quiet}>{say(data.earlier.looked ? 'supportScreens.assumedLooked' : 'supportScreens.assumed')}</p>
      {later.length > 0 && <p className={css.quiet}>{say('supportScreens.later', { titles: later.map(inSentence).join('; ') })}</p>}
      <Card title={say('supportScreens.others')}>
        <p className={css.quiet}>{say('supportScreens.othersText')}</p>
        {(['yes', 'ask', 'no'] as const).map(status => (
          <Others key={status} status={status} supports={others.filter(support => support.status === status)} />
        ))}
      </Card>
      <section>
        <h2 className={css.subtitle}>{say('supportScreens.share')}</h2>
        <p className={css.quiet}>{say('supportScreens.shareText')}</p>
        <ShareLinks address={new URL(stepAddress(steps + 1, unnamed), window.location.origin).href} />
      </section>
    </div>
  )
}

/** What is under way this year, and what that means for a wish. */
function Running({ projects }: { projects: SupportResultData['earlier']['running'] }) {
  return (
    <Card title={say('supportScreens.running')}>
      <ul className={publicCss.rows}>
        {projects.map(({ code, says, effect }) => (
          <li key={code} className={publicCss.row}>
            <p className={publicCss.name}>{says}</p>
            <p className={css.quiet}>{effect}</p>
          </li>
        ))}
      </ul>
    </Card>
  )
}

/** 'Cao nhất 300.000.000 ₫', or what is known of it. */
const sayMost = ({ most, norm }: SupportLine): string => {
  if (most !== null) return say('supportScreens.most', { amount: money(most) })
  if (norm?.percent != null) return say('supportScreens.mostShare', { percent: percent(norm.percent, 2) })
  return say('supportScreens.mostUnknown')
}
/** The same, said as a condition where the ground is not enough yet. */
const sayGiven = (support: SupportLine): string =>
  support.status === 'ask' ? say('supportScreens.mostIf', { most: inSentence(sayMost(support)) }) : sayMost(support)
function One({ support, answers, first }: { support: SupportLine; answers: SupportAnswers; first: boolean }) {
  const { status, norm, findings, cost } = support
  const blocked = findings.some(({ weight }) => weight === 'block')
  return (
    <Card title={support.label}>
      <StateBadge kind={looks[status].kind} word={say(looks[status].word)} />
      {status !== 'no' && (
        <>
          <p className={css.most} data-if={status === 'ask' || undefined}>
            {sayGiven(support)}
          </p>
          {support.arithmetic && cost !== null && norm?.percent !== null && <p className={css.arithmetic}>{support.arithmetic}</p>}
          {norm && support.most !== null && (cost === null || norm.percent === null) && (
            <p className={css.quiet}>{norm.percent === null ? sayNorm(norm) : say('supportScreens.costFrom', { norm: sayNorm(norm) })}</p>
          )}
          {norm && <Basis article={norm.article} verified={norm.verified} />}
        </>
      )}
      {support.event && <p className={css.note}>{say('supportScreens.event')}</p>}
      {status === 'no' && !blocked && <p className={css.note}>{say('supportScreens.unverifiedNo')}</p>}
      <div className={css.why}>
        <Findings findings={findings.map(shown)} fold />
      </div>
      <div className={`${css.apply} no-print`}>
        {!blocked &&
          support.calls.map((call, at) => (
            <GoLink
              key={call.code}
              to={`/nop/${call.code}?${new URLSearchParams(asAddress({ ...answers, wants: [{ activity: support.activity, cost }] }))}`}
              className={publicCss.wide}
              {...(first && at === 0 ? primary : {})}
            >
              <span>
                {say('supportScreens.applyIn', { call: call.title })}
                <span className={css.until}>{say('supportScreens.applyLeft', { day: date(call.closesOn) })}</span>
              </span>
            </GoLink>
          ))}
        {support.calls.length === 0 && <p className={css.quiet}>{say('supportScreens.noCall')}</p>}
      </div>
    </Card>
  )
}
/** 'Cơ sở của bạn' stands where a name does: within a sentence it is no name and begins small. */
const withinSentence = (says: string): string => {
  const you = say('support.you')
  return says.split(you).reduce((before, after) => `${before}${/(^|[.!?:;]\s)$/.test(before) ? you : inSentence(you)}${after}`)
}
const primary = { 'data-primary': true }
const shown = ({ rule, version, says, weight, article, verified, arithmetic }: Judged): Finding => ({
  key: `${rule} ${version}`,
  level: weight === 'pass' ? 'ok' : weight,
  sentence: withinSentence(says),
  article: { label: article },
  verified,
  ...(arithmetic ? { arithmetic } : {}),
})

function Others({ status, supports }: { status: SupportLine['status']; supports: readonly SupportLine[] }) {
  if (supports.length === 0) return null
  return (
    <details className={publicCss.fold}>
      <summary>{say('supportScreens.othersOf', { status: say(looks[status].word), count: supports.length })}</summary>
      <ul className={publicCss.rows}>
        {supports.map(support => (
          <li key={support.activity} className={publicCss.row}>
            <p className={publicCss.name}>{support.label}</p>
            {status !== 'yes' && (
              <p className={css.quiet}>
                {support.findings
                  .filter(({ ok }) => ok !== true)
                  .map(({ says }) => withinSentence(says))
                  .join(' ')}
              </p>
            )}
            {status !== 'no' && (
              <>
                <p className={publicCss.amount}>{sayGiven(support)}</p>
                {support.norm && <Basis article={support.norm.article} verified={support.norm.verified} />}
              </>
            )}
          </li>
        ))}
      </ul>
    </details>
  )
}
