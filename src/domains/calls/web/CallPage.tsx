/** One call as anyone reads it: who may apply, what is given, which papers, until when; and the way to apply. */

import { useParams } from '@tanstack/react-router'
import { Fragment } from 'react'
import { money, percent } from '../../../web/format.ts'
import { Card } from '../../../web/ui/Card.tsx'
import { ErrorState } from '../../../web/ui/ErrorState.tsx'
import { GoLink } from '../../../web/ui/GoLink.tsx'
import { PageSkeleton } from '../../../web/ui/Page.tsx'
import { QrCode } from '../../../web/ui/QrCode.tsx'
import { ShareLinks } from '../../../web/ui/ShareLinks.tsx'
import { usePageTitle } from '../../../web/ui/usePageTitle.ts'
import { say } from '../../../words/say.ts'
import { Basis } from './Basis.tsx'
import { CallFileLink } from './CallFileLink.tsx'
import { callAddress, type PublicCall, usePublicCall } from './calls.data.ts'
import { Standing } from './OpenCalls.tsx'
import css from './public.module.css'

export function CallPage() {
  const { code = '' } = useParams({ strict: false }) as { code?: string }
  const { data, error, refetch } = usePublicCall(code)
  usePageTitle(data?.title)
  if (error && !data)
    return <ErrorState problem={error} onRetry={() => void refetch()} back={{ label: say('callScreens.backToCalls'), to: '/dot' }} />
  if (!data) return <PageSkeleton />
  return (
    <div className={css.stack}>
      <header>
        <p className={css.quiet}>{say('callScreens.ofYear', { code: data.code, year: data.year })}</p>
        <h1 className={css.title}>{data.title}</h1>
        <Standing call={data} />
      </header>
      {data.guidance.length > 0 && (
        <Card title={say('callScreens.guidance')}>
          {data.guidance.map(paragraph => (
            <p key={paragraph}>{paragraph}</p>
          ))}
        </Card>
      )}
      <Card title={say('callScreens.given')}>
        <Given call={data} />
      </Card>
      <Card title={say('callScreens.who')}>
        <Who call={data} />
      </Card>
      <Card title={say('callScreens.papers')}>
        <Papers call={data} />
      </Card>
      {data.files.length > 0 && (
        <Card title={say('callScreens.files')}>
          <ul className={css.papers}>
            {data.files.map(file => (
              <li key={file.id}>
                <CallFileLink call={data.code} file={file} anyone />
              </li>
            ))}
          </ul>
        </Card>
      )}
      <Card title={say('callScreens.contact')}>
        <p>{data.contact}</p>
        {data.handlingDays !== null && <p>{say('callScreens.handlingDays', { days: data.handlingDays })}</p>}
        <p className={css.quiet}>{say('callScreens.contactCommune')}</p>
      </Card>
      <Card title={say('callScreens.passOn')}>
        <QrCode text={callAddress(data.code)} label={data.title} className={css.qr} />
        <ShareLinks address={callAddress(data.code)} title={data.title} />
      </Card>
      <div className={`${css.dock} no-print`}>
        {data.standing === 'open' && (
          <GoLink to={`/nop/${data.code}`} className={css.wide} {...primary}>
            {say('callScreens.apply')}
          </GoLink>
        )}
        <GoLink to="/tra-cuu-ho-tro" className={css.wide}>
          {say('callScreens.seeSupport')}
        </GoLink>
      </div>
    </div>
  )
}
const primary = { 'data-primary': true }

type Norm = PublicCall['groups'][number]['activities'][number]['norms'][number]
/** '50% chi phí, tối đa 300.000.000 ₫/cơ sở'. */
export const sayNorm = ({ percent: part, ceiling, per }: Pick<Norm, 'percent' | 'ceiling' | 'per'>): string => {
  if (part !== null && ceiling !== null) return say('callScreens.normBoth', { percent: percent(part, 2), ceiling: money(ceiling), per })
  if (part !== null) return say('callScreens.normPercent', { percent: percent(part, 2) })
  if (ceiling !== null) return say('callScreens.normCeiling', { ceiling: money(ceiling), per })
  return say('callScreens.normEstimate')
}
function Given({ call }: { call: PublicCall }) {
  return (
    <>
      {call.budget !== null && <p className={css.quiet}>{say('callScreens.budgetOf', { amount: money(call.budget) })}</p>}
      {call.groups.map(group => (
        <Fragment key={group.code}>
          <h3 className={css.group}>
            {group.label}
            {group.budget !== null && ` (${say('callScreens.budgetGroup', { amount: money(group.budget) })})`}
          </h3>
          <ul className={css.rows}>
            {group.activities.map(activity => (
              <li key={activity.code} className={css.row}>
                <p className={css.name}>{activity.label}</p>
                {activity.norms.map(norm => (
                  <Fragment key={norm.article}>
                    <p className={css.amount}>{sayNorm(norm)}</p>
                    <Basis article={norm.article} verified={norm.verified} />
                  </Fragment>
                ))}
                {activity.norms.length === 0 && <p className={css.amount}>{say('callScreens.normNone')}</p>}
              </li>
            ))}
          </ul>
        </Fragment>
      ))}
    </>
  )
}
function Who({ call }: { call: PublicCall }) {
  return (
    <ul className={css.rows}>
      {call.who.map(({ title, lines, article, verified }) => (
        <li key={`${title} ${article}`} className={css.row}>
          <p className={css.name}>{title}</p>
          {lines.map(({ label, text }) => (
            <p key={`${label} ${text}`} className={css.amount}>
              {label && text ? `${label}: ${text}` : label || text}
            </p>
          ))}
          <Basis article={article} verified={verified} />
        </li>
      ))}
    </ul>
  )
}
/** Papers of each activity; one activity needs no choice. */
function Papers({ call }: { call: PublicCall }) {
  const all = call.groups.flatMap(({ activities }) => activities)
  if (all.length === 1 && all[0]) return <PaperList papers={all[0].papers} />
  return all.map(({ code, label, papers }) => (
    <details key={code} className={css.fold}>
      <summary>{say('callScreens.papersOf', { activity: label, count: papers.filter(({ required }) => required).length })}</summary>
      <PaperList papers={papers} />
    </details>
  ))
}
export function PaperList({ papers }: { papers: PublicCall['groups'][number]['activities'][number]['papers'] }) {
  return (
    <ul className={css.papers}>
      {papers.map(({ kind, label, note, required, why, confidence }) => (
        <li key={kind}>
          <span className={css.name}>{label}</span>
          <span className={css.need} data-required={required || undefined}>
            {say(required ? 'callScreens.required' : 'callScreens.invited')}
          </span>
          {note && <p className={css.quiet}>{note}</p>}
          <Basis article={why} verified={confidence === null} />
        </li>
      ))}
    </ul>
  )
}
