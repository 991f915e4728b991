/** One A4 sheet for the commune's notice board: what, until when, the code to scan, where to ask. */
import { IconPrinter } from '@tabler/icons-react'
import { useParams } from '@tanstack/react-router'
import { date } from '../../../web/format.ts'
import { EmptyState } from '../../../web/ui/EmptyState.tsx'
import { ErrorState } from '../../../web/ui/ErrorState.tsx'
import { Page, PageSkeleton } from '../../../web/ui/Page.tsx'
import { QrCode } from '../../../web/ui/QrCode.tsx'
import { say } from '../../../words/say.ts'
import { callCrumbs } from './CallDesk.tsx'
import { callAddress, useCall } from './calls.data.ts'
import css from './poster.module.css'

export function Poster() {
  const { code = '' } = useParams({ strict: false }) as { code?: string }
  const { data, error, refetch } = useCall(code)
  const crumbs = [...callCrumbs, { label: code, to: `/dot-dang-ky/${code}` }]
  const title = say('callScreens.posterTitle', { code })
  if (error && !data)
    return (
      <Page title={title} crumbs={crumbs}>
        <ErrorState problem={error} onRetry={() => void refetch()} />
      </Page>
    )
  if (!data) return <PageSkeleton />
  if (data.state === 'draft')
    return (
      <Page title={title} crumbs={crumbs}>
        <EmptyState title={say('callScreens.linkDraft')} />
      </Page>
    )
  const address = callAddress(data.code)
  return (
    <Page
      title={title}
      state={say('callScreens.posterLead')}
      crumbs={crumbs}
      primary={{ label: say('callScreens.print'), icon: IconPrinter, onClick: () => window.print() }}
      paper
    >
      <article className={css.sheet}>
        <p className={css.head}>{say('callScreens.posterHead')}</p>
        <h2 className={css.title}>{data.title}</h2>
        <p className={css.days}>{say('callScreens.posterDays', { from: date(data.opensOn), to: date(data.closesOn) })}</p>
        <QrCode text={address} label={data.title} className={css.qr} />
        <p className={css.scan}>{say('callScreens.posterScan')}</p>
        <p className={css.address}>{address.replace(/^https?:\/\//, '')}</p>
        <section className={css.what}>
          <h3>{say('callScreens.posterWhat')}</h3>
          <ul>
            {data.activityLabels.map(label => (
              <li key={label}>{label}</li>
            ))}
          </ul>
        </section>
        <footer className={css.foot}>
          <p>
            <strong>{say('callScreens.posterContact')}:</strong> {data.contact}
          </p>
          <p>{say('callScreens.posterHelp')}</p>
        </footer>
      </article>
    </Page>
  )
}
