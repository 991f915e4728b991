/** Requests of people about their own data: which wait, until when, what was answered. */
import { IconPlus } from '@tabler/icons-react'
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { date, number } from '../../../web/format.ts'
import { useSession } from '../../../web/session.tsx'
import { ConfirmDialog } from '../../../web/ui/ConfirmDialog.tsx'
import { type Column, DataTable } from '../../../web/ui/DataTable.tsx'
import { EmptyState } from '../../../web/ui/EmptyState.tsx'
import { ErrorState } from '../../../web/ui/ErrorState.tsx'
import { useGo } from '../../../web/ui/GoLink.tsx'
import { Page } from '../../../web/ui/Page.tsx'
import { StateBadge } from '../../../web/ui/StateBadge.tsx'
import { say } from '../../../words/say.ts'
import { requestKinds } from '../privacy.schema.ts'
import { dueKinds, forgetRequests, type RequestLine, type Requests, requestsAddress, sendRequest, useRequests } from './privacy.data.ts'

export function RequestsPage() {
  const { data, error, refetch, isPending } = useRequests()
  const [asking, setAsking] = useState(false)
  const mayOpen = data?.can.includes('open') ?? false
  return (
    <Page
      title={say('privacyScreens.title')}
      state={data && stateOf(data)}
      {...(mayOpen ? { primary: { label: say('privacyScreens.add'), icon: IconPlus, onClick: () => setAsking(true) } } : {})}
    >
      {error && !data ? (
        <ErrorState problem={error} onRetry={() => void refetch()} />
      ) : (
        <DataTable
          label={say('privacyScreens.list')}
          columns={columns}
          rows={data?.rows ?? []}
          rowKey={row => row.id}
          to={row => `${requestsAddress}/${row.id}`}
          loading={isPending}
          empty={<EmptyState title={say('privacyScreens.none')} text={say('privacyScreens.noneText')} />}
        />
      )}
      <NewRequest opened={asking} onClose={() => setAsking(false)} />
    </Page>
  )
}
const stateOf = ({ waiting }: Requests): string => {
  const all = waiting.overdue + waiting.today + waiting.open
  if (!all) return say('privacyScreens.stateNone')
  return [
    say('privacyScreens.stateWaiting', { count: number(all) }),
    ...(waiting.overdue ? [say('privacyScreens.stateOverdue', { count: number(waiting.overdue) })] : []),
    ...(waiting.today ? [say('privacyScreens.stateToday', { count: number(waiting.today) })] : []),
  ].join(', ')
}

const columns: Column<RequestLine>[] = [
  { key: 'subject', header: say('privacyScreens.subject'), value: row => row.subject ?? say('training.erased'), width: 20, two: true },
  { key: 'kind', header: say('privacyScreens.kind'), value: row => row.kindLabel },
  { key: 'receivedOn', header: say('privacyScreens.receivedOn'), value: row => row.receivedOn, cell: row => date(row.receivedOn) },
  { key: 'dueOn', header: say('privacyScreens.dueOn'), value: row => row.dueOn, cell: row => date(row.dueOn) },
  {
    key: 'due',
    header: say('privacyScreens.state'),
    value: row => (row.state === 'open' ? row.dueLabel : row.stateLabel),
    cell: row => <Standing row={row} />,
  },
  { key: 'records', header: say('privacyScreens.records'), value: row => row.records, numeric: true },
  { key: 'openedBy', header: say('privacyScreens.openedBy'), value: row => row.openedBy, onPhone: false },
]
/** An open request says how its last day stands; a closed one how it ended. */
export const Standing = ({ row }: { row: Pick<RequestLine, 'state' | 'stateLabel' | 'due' | 'dueLabel'> }) =>
  row.state === 'open' ? (
    <StateBadge word={row.dueLabel} kind={dueKinds[row.due]} plain />
  ) : (
    <StateBadge
      word={row.state === 'refused' ? row.stateLabel : row.dueLabel}
      kind={row.state === 'refused' ? 'refused' : dueKinds[row.due]}
      plain
    />
  )

function NewRequest({ opened, onClose }: { opened: boolean; onClose: () => void }) {
  const { businessDate } = useSession()
  const client = useQueryClient()
  const go = useGo()
  return (
    <ConfirmDialog
      opened={opened}
      onClose={onClose}
      title={say('privacyScreens.add')}
      text={say('privacyScreens.addText')}
      verb={say('privacyScreens.addVerb')}
      initial={{ kind: 'export', receivedOn: businessDate }}
      fields={[
        {
          key: 'kind',
          label: say('privacyScreens.kind'),
          kind: 'select',
          required: true,
          options: Object.entries(requestKinds).map(([value, label]) => ({ value, label })),
        },
        { key: 'subject', label: say('privacyScreens.subject'), kind: 'text', required: true, help: say('privacyScreens.subjectHelp') },
        { key: 'receivedOn', label: say('privacyScreens.receivedOn'), kind: 'date', required: true },
        { key: 'note', label: say('privacyScreens.note'), kind: 'textarea', help: say('privacyScreens.noteHelp') },
      ]}
      onConfirm={async values => {
        const { id } = await sendRequest(values)
        await forgetRequests(client)
        go(`${requestsAddress}/${id}`)
      }}
    />
  )
}
