/** Việc đang chạy: long work, one's own or everybody's, with its progress. */
import { Button } from '@mantine/core'
import { date, number, time } from '../../../web/format.ts'
import { type Column, DataTable } from '../../../web/ui/DataTable.tsx'
import { EmptyState } from '../../../web/ui/EmptyState.tsx'
import { ErrorState } from '../../../web/ui/ErrorState.tsx'
import { StateBadge } from '../../../web/ui/StateBadge.tsx'
import { failed } from '../../../web/ui/toast.ts'
import { say } from '../../../words/say.ts'
import { isLive, type JobLine, jobKinds, stopJob, useJobs } from './jobs.data.ts'
import css from './jobs.module.css'

const at = (instant: string | null) => (instant ? `${time(instant)} ${date(instant)}` : '')
const columns: Column<JobLine>[] = [
  { key: 'title', header: say('jobs.work'), value: row => row.title, width: 26, two: true },
  {
    key: 'state',
    header: say('jobs.state'),
    value: row => row.stateLabel,
    width: 8.5,
    cell: row => <StateBadge word={row.stateLabel} kind={jobKinds[row.state]} />,
  },
  {
    key: 'progress',
    header: say('jobs.progress'),
    value: row =>
      row.problem ?? (row.total ? say('jobs.of', { done: number(row.done), total: number(row.total) }) : isLive(row) ? row.note : '–'),
    line: 20,
    two: true,
  },
  { key: 'by', header: say('jobs.by'), value: row => row.by ?? say('jobs.bySystem'), width: 10 },
  { key: 'asked', header: say('jobs.asked'), value: row => row.createdAt, cell: row => at(row.createdAt) },
  { key: 'ended', header: say('jobs.ended_at'), value: row => row.endedAt, cell: row => at(row.endedAt) || '–' },
  {
    key: 'stop',
    header: say('jobs.stop'),
    value: row => row.can.join(),
    sort: false,
    cell: row =>
      isLive(row) ? (
        <Button
          variant="default"
          size="compact-sm"
          className={css.small ?? ''}
          disabled={!row.can.includes('cancel')}
          aria-label={say('jobs.stopOne', { title: row.title })}
          onClick={() => void stopJob(row.id).catch(failed)}
        >
          {say('jobs.stop')}
        </Button>
      ) : (
        '–'
      ),
  },
]
export function JobsTab() {
  const { data, error, refetch } = useJobs()
  if (error) return <ErrorState problem={error} onRetry={() => void refetch()} />
  return (
    <DataTable
      label={say('jobs.table')}
      columns={columns}
      rows={data ?? []}
      rowKey={row => row.id}
      loading={!data}
      empty={<EmptyState small title={say('jobs.empty')} text={say('jobs.emptyText')} />}
    />
  )
}
