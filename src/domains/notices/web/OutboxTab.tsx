/** Hộp thư đi: how messages leave the product, and those that could not. */
import { Button } from '@mantine/core'
import { IconRefresh } from '@tabler/icons-react'
import { date, number, time } from '../../../web/format.ts'
import { type Column, DataTable } from '../../../web/ui/DataTable.tsx'
import { EmptyState } from '../../../web/ui/EmptyState.tsx'
import { ErrorState } from '../../../web/ui/ErrorState.tsx'
import { Notice } from '../../../web/ui/Notice.tsx'
import { failed, saved } from '../../../web/ui/toast.ts'
import { say } from '../../../words/say.ts'
import { type FailedMessage, sendAgain, useOutbox } from './notices.data.ts'

const columns: Column<FailedMessage>[] = [
  { key: 'subject', header: say('notices.subject'), value: row => row.subject, width: 24, two: true },
  { key: 'channel', header: say('notices.channel'), value: row => row.channelLabel },
  { key: 'problem', header: say('notices.problem'), value: row => row.problem, width: 18, two: true },
  { key: 'attempts', header: say('notices.attempts'), value: row => row.attempts, numeric: true },
  { key: 'at', header: say('notices.at'), value: row => row.at, cell: row => `${time(row.at)} ${date(row.at)}` },
]
export function OutboxTab() {
  const { data, error, refetch } = useOutbox()
  if (error) return <ErrorState problem={error} onRetry={() => void refetch()} />
  return (
    <>
      {data?.ways.length === 0 && <Notice kind="info" title={say('notices.outboxNoWay')} />}
      {data && (
        <p>
          {say('notices.outboxState', { waiting: number(data.waiting), sent: number(data.sent), failed: number(data.failed) })}{' '}
          {data.failed > 0 && (
            <Button
              variant="default"
              leftSection={<IconRefresh size={18} aria-hidden />}
              onClick={() => void sendAgain().then(count => saved(say('notices.outboxAgain', { count })), failed)}
            >
              {say('notices.outboxRetry')}
            </Button>
          )}
        </p>
      )}
      <DataTable
        label={say('notices.outbox')}
        columns={columns}
        rows={data?.rows ?? []}
        rowKey={row => row.id}
        loading={!data}
        empty={<EmptyState small title={say('notices.outboxEmpty')} />}
      />
    </>
  )
}
