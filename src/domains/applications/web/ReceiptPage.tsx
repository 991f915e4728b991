/** The receipt with the exact copy of what was submitted: a sheet of A4 with number, time, QR code and hash. */

import { Button } from '@mantine/core'
import { IconPrinter } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { date, number, time } from '../../../web/format.ts'
import { useAddress } from '../../../web/ui/address.ts'
import { ErrorState } from '../../../web/ui/ErrorState.tsx'
import { GoLink } from '../../../web/ui/GoLink.tsx'
import { PageSkeleton } from '../../../web/ui/Page.tsx'
import { QrCode } from '../../../web/ui/QrCode.tsx'
import { usePageTitle } from '../../../web/ui/usePageTitle.ts'
import { say } from '../../../words/say.ts'
import { sayValue } from '../values.rules.ts'
import { draftKey, fetchReceipt } from './draft.data.ts'
import css from './receipt.module.css'

export function ReceiptPage() {
  const { token = '' } = useParams({ strict: false }) as { token?: string }
  const [{ ban }] = useAddress()
  const { data, error, refetch } = useQuery({
    queryKey: [...draftKey(token), 'receipt', ban],
    queryFn: ({ signal }) => fetchReceipt(token, ban, signal),
  })
  usePageTitle(data?.receipt ?? undefined)
  if (error) return <ErrorState problem={error} onRetry={() => void refetch()} />
  if (!data) return <PageSkeleton />
  return (
    <>
      <div className={`${css.tools} no-print`}>
        <GoLink to={`/ho-so-cua-toi/${token}`}>{`‹ ${say('applicationScreens.backToApplication')}`}</GoLink>
        {Array.from({ length: data.versions }, (_, at) => at + 1)
          .filter(version => version !== data.number)
          .map(version => (
            <GoLink key={version} to={`/ho-so-cua-toi/${token}/bien-nhan?ban=${version}`}>
              {say('applicationScreens.version', { number: version })}
            </GoLink>
          ))}
        <Button leftSection={<IconPrinter size={18} />} onClick={() => window.print()}>
          {say('applicationScreens.print')}
        </Button>
      </div>
      <article className={css.sheet}>
        <header className={css.head}>
          <div>
            <h1 className={css.title}>{say('applicationScreens.receiptTitle')}</h1>
            <p className={css.number}>{data.receipt}</p>
            <p>{say('applicationScreens.receiptAt', { time: time(data.submittedAt), day: date(data.day), version: data.number })}</p>
            <p>{data.call.title}</p>
            <p>{data.activityLabel}</p>
            {data.unitName && <p>{data.unitName}</p>}
            {data.onBehalf && <p>{say('applicationScreens.onBehalf', { mandate: data.mandate ?? '' })}</p>}
          </div>
          <figure className={css.code}>
            <QrCode text={`${window.location.origin}/theo-doi?so=${data.receipt}`} label={say('applicationScreens.followQr')} />
            <figcaption>{say('applicationScreens.followQr')}</figcaption>
          </figure>
        </header>
        {data.sections.map(section => (
          <section key={section.key} className={css.section}>
            <h2>{section.title}</h2>
            <dl>
              {section.fields.map(field => (
                <div key={field.key} className={field.long ? css.long : css.row}>
                  <dt>{field.label}</dt>
                  <dd>{sayValue(field, data.values[field.key], field.picks ? data.places : {})}</dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
        <section className={css.section}>
          <h2>{say('applicationScreens.papers')}</h2>
          <ol className={css.papers}>
            {data.papers.map(paper => (
              <li key={`${paper.sha256}${paper.fileName}${paper.label}`}>
                {say('applicationScreens.paperLine', {
                  label: paper.label,
                  name: paper.fileName,
                  size: number(Math.ceil(paper.size / 1000)),
                })}
              </li>
            ))}
          </ol>
        </section>
        <footer className={css.foot}>
          <p>{say('applicationScreens.receiptNote', { contact: data.call.contact })}</p>
          {data.erased && <p>{say('applicationScreens.erasedText')}</p>}
          <p className={css.hash}>{say('applicationScreens.receiptHash', { hash: data.hash })}</p>
        </footer>
      </article>
    </>
  )
}
