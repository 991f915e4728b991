/** One request: who asked and until when, where the person is met, what is theirs, the copy or the erasure. */
import { Button } from '@mantine/core'
import { IconDownload } from '@tabler/icons-react'
import { useQueryClient } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { useState } from 'react'
import { date, number } from '../../../web/format.ts'
import { ActionBar, type OfferedAction } from '../../../web/ui/ActionBar.tsx'
import { Card } from '../../../web/ui/Card.tsx'
import { EmptyState } from '../../../web/ui/EmptyState.tsx'
import { ErrorState } from '../../../web/ui/ErrorState.tsx'
import { Facts } from '../../../web/ui/Facts.tsx'
import { Notice } from '../../../web/ui/Notice.tsx'
import { Page, PageSkeleton } from '../../../web/ui/Page.tsx'
import { say } from '../../../words/say.ts'
import { FindPerson } from './FindPerson.tsx'
import { FoundList } from './FoundList.tsx'
import {
  answerTo,
  copyAddress,
  type ErasureAnswer,
  eraseFor,
  forgetRequests,
  type RequestData,
  refuseTo,
  requestsAddress,
  useRequest,
} from './privacy.data.ts'
import css from './privacy.module.css'
import { Standing } from './RequestsPage.tsx'

const crumbs = [{ label: say('privacyScreens.title'), to: requestsAddress }]

export function RequestPage() {
  const { id = '' } = useParams({ strict: false }) as { id?: string }
  const { data, error, refetch } = useRequest(id)
  const [done, setDone] = useState<ErasureAnswer | null>(null)
  if (error && !data)
    return (
      <Page title={say('privacyScreens.title')} crumbs={crumbs}>
        <ErrorState problem={error} onRetry={() => void refetch()} back={{ label: say('privacyScreens.back'), to: requestsAddress }} />
      </Page>
    )
  if (!data) return <PageSkeleton />
  return <Request key={data.id} request={data} done={done} onDone={setDone} />
}

interface RequestProps {
  request: RequestData
  /** What an erasure just answered. */
  done: ErasureAnswer | null
  onDone: (answer: ErasureAnswer) => void
}
function Request({ request, done, onDone }: RequestProps) {
  const searches = request.can.includes('find')
  return (
    // The person's name stays out of the title: browsers remember titles.
    <Page
      title={request.kindLabel}
      state={say(request.state === 'open' ? 'privacyScreens.dueSentence' : 'privacyScreens.doneSentence', {
        received: date(request.receivedOn),
        due: date(request.dueOn),
        answered: date(request.answeredOn),
      })}
      crumbs={crumbs}
      aside={<Aside request={request} onDone={onDone} />}
      asideLast
    >
      {done && <Erased answer={done} />}
      {searches ? (
        <FindPerson request={request} />
      ) : (
        <Card title={say('privacyScreens.confirmed')}>
          {request.found.length ? (
            <FoundList items={request.found} />
          ) : (
            <EmptyState small title={say(request.state === 'open' ? 'privacyScreens.noneConfirmed' : 'privacyScreens.noneLeft')} />
          )}
        </Card>
      )}
      {request.more.length > 0 && (
        <Card title={say('privacyScreens.more')}>
          <p className={css.lead}>{say('privacyScreens.moreText')}</p>
          <FoundList items={request.more} />
        </Card>
      )}
    </Page>
  )
}

function Erased({ answer }: { answer: ErasureAnswer }) {
  const left = answer.left.map(place => say('privacyScreens.leftAt', { place: place.says, count: number(place.rows) }))
  return (
    <Notice
      kind={left.length ? 'info' : 'done'}
      alert
      title={say('privacyScreens.erased', { count: number(answer.erased) })}
      text={[
        answer.files > 0 && say('privacyScreens.filesErased', { count: number(answer.files) }),
        left.length ? say('privacyScreens.left', { places: left.join('; ') }) : say('privacyScreens.leftNone'),
      ]
        .filter(Boolean)
        .join(' ')}
    />
  )
}

function Aside({ request, onDone }: Omit<RequestProps, 'done'>) {
  const client = useQueryClient()
  const act = async (key: string, values: Readonly<Record<string, unknown>>) => {
    const reason = String(values.reason ?? '')
    if (key === 'answer') await answerTo(request.id, reason || null)
    else if (key === 'refuse') await refuseTo(request.id, reason)
    else onDone(await eraseFor(request.id, reason))
    await forgetRequests(client)
    if (key === 'erase') await client.invalidateQueries()
  }
  const actions = actionsOf(request)
  return (
    <Card title={say('privacyScreens.request')}>
      <Facts
        columns={1}
        facts={[
          { label: say('privacyScreens.subject'), value: request.subject ?? say('training.erased') },
          { label: say('privacyScreens.state'), value: <Standing row={request} /> },
          { label: say('privacyScreens.receivedOn'), value: date(request.receivedOn) },
          { label: say('privacyScreens.dueOn'), value: date(request.dueOn) },
          { label: say('privacyScreens.openedBy'), value: request.openedBy },
          ...(request.answeredOn
            ? [{ label: say('privacyScreens.answeredBy'), value: `${date(request.answeredOn)}, ${request.answeredBy ?? ''}` }]
            : []),
          ...(request.note ? [{ label: say('privacyScreens.note'), value: request.note }] : []),
        ]}
      />
      {request.can.includes('export') && request.records > 0 && (
        <div className={css.downloads}>
          {(['xlsx', 'json'] as const).map(format => (
            <Button
              key={format}
              component="a"
              href={copyAddress(request.id, format)}
              download
              variant="default"
              leftSection={<IconDownload size={17} stroke={1.6} />}
            >
              {say(`privacyScreens.copy_${format}`)}
            </Button>
          ))}
          <p className={css.quiet}>{say('privacyScreens.copyLogged')}</p>
        </div>
      )}
      {actions.length > 0 && (
        <div className={css.actions}>
          <ActionBar stacked actions={actions} onAct={act} />
        </div>
      )}
    </Card>
  )
}
/** What may be done with an open request; grey ones say what is missing. */
const actionsOf = (request: RequestData): OfferedAction[] => {
  if (request.state !== 'open' || !request.can.includes('refuse')) return []
  const confirmed = request.records > 0
  const reason = { key: 'reason', label: say('privacyScreens.reason'), kind: 'textarea' as const, required: true }
  const main: OfferedAction =
    request.kind === 'export'
      ? {
          key: 'answer',
          label: say('privacyScreens.answer'),
          text: say('privacyScreens.answerText'),
          allowed: confirmed,
          why: say('privacyScreens.confirmFirst'),
          primary: true,
          fields: [{ key: 'reason', label: say('privacyScreens.note'), kind: 'textarea' }],
        }
      : {
          key: 'erase',
          label: say('privacyScreens.erase'),
          text: say('privacyScreens.eraseText', { count: number(request.records + request.more.length) }),
          allowed: confirmed && request.can.includes('erase'),
          why: say(request.can.includes('erase') ? 'privacyScreens.confirmFirst' : 'privacyScreens.leaderErases'),
          danger: true,
          fields: [{ ...reason, help: say('privacyScreens.reasonHelp') }],
        }
  return [
    main,
    {
      key: 'refuse',
      label: say('privacyScreens.refuse'),
      text: say('privacyScreens.refuseText'),
      allowed: true,
      fields: [reason],
    },
  ]
}
