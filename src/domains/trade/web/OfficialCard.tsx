/** Which series is Hà Nội's official one, who named it when and why; a leader names another. */
import { Button } from '@mantine/core'
import { useState } from 'react'
import { post } from '../../../web/api.ts'
import { date, number } from '../../../web/format.ts'
import { useSession } from '../../../web/session.tsx'
import { Card } from '../../../web/ui/Card.tsx'
import { ConfirmDialog } from '../../../web/ui/ConfirmDialog.tsx'
import { ErrorState } from '../../../web/ui/ErrorState.tsx'
import { Facts } from '../../../web/ui/Facts.tsx'
import { saved } from '../../../web/ui/toast.ts'
import { say } from '../../../words/say.ts'
import { type Official, tradeChanged, useOfficial } from './data.data.ts'
import css from './market.module.css'

const keyOf = ({ source, currency, mapping }: { source: string; currency: string; mapping: string }) =>
  JSON.stringify({ source, currency, mapping })

export function OfficialCard() {
  const { data, error, refetch } = useOfficial()
  const { businessDate } = useSession()
  const [naming, setNaming] = useState(false)
  if (error && !data) return <ErrorState problem={error} onRetry={() => void refetch()} />
  if (!data) return null
  return (
    <Card title={say('marketScreens.official')}>
      {data.named ? (
        <Facts
          columns={1}
          facts={[
            { label: say('marketScreens.source'), value: data.named.source },
            { label: say('marketScreens.currency'), value: data.named.currency },
            { label: say('marketScreens.mapping'), value: data.named.mapping },
          ]}
        />
      ) : (
        <p className={css.lead}>{say('marketScreens.noOfficial')}</p>
      )}
      {data.can.includes('name') && (
        <Button variant="default" className="no-print" onClick={() => setNaming(true)}>
          {say('marketScreens.nameOfficial')}
        </Button>
      )}
      {data.history.length > 0 && (
        <details className={css.history}>
          <summary>{say('marketScreens.officialHistory')}</summary>
          <ul className={css.limits}>
            {data.history.map(row => (
              <li key={`${row.from} ${keyOf(row)}`}>
                {say('marketScreens.officialLine', {
                  from: date(row.from),
                  source: row.source,
                  currency: row.currency,
                  mapping: row.mapping,
                })}
                {row.by && <span className={css.small}>{[row.by, row.on && date(row.on)].filter(Boolean).join(', ')}</span>}
                {row.reason && <span className={css.small}>{row.reason}</span>}
              </li>
            ))}
          </ul>
        </details>
      )}
      <p className={css.note}>{say('marketScreens.officialNote')}</p>
      <ConfirmDialog
        opened={naming}
        onClose={() => setNaming(false)}
        title={say('marketScreens.nameOfficial')}
        text={say('marketScreens.nameOfficialText')}
        verb={say('marketScreens.nameOfficial')}
        fields={[
          {
            key: 'series',
            label: say('marketScreens.candidate'),
            kind: 'select',
            required: true,
            options: data.candidates.map(each => ({ value: keyOf(each), label: sayCandidate(each) })),
          },
          { key: 'from', label: say('marketScreens.officialFrom'), kind: 'date', required: true },
          {
            key: 'reason',
            label: say('marketScreens.reason'),
            kind: 'textarea',
            required: true,
            help: say('marketScreens.officialReasonHelp'),
          },
        ]}
        initial={{ from: businessDate }}
        onConfirm={async ({ series, from, reason }) => {
          await post('/api/trade/official', { ...JSON.parse(String(series)), from, reason })
          await tradeChanged()
          saved(say('marketScreens.officialDone'))
        }}
      />
    </Card>
  )
}
const sayCandidate = ({ source, currency, mapping, months, first, last }: Official['candidates'][number]): string =>
  say('marketScreens.candidateLine', { source, currency, mapping, months: number(months), first, last })
