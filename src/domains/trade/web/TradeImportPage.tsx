/** One file of trade statistics: its columns are named, it is read as a job, and what came of it is shown. */
import { Button } from '@mantine/core'
import { useParams } from '@tanstack/react-router'
import { useEffect, useState } from 'react'
import { post } from '../../../web/api.ts'
import { date, number } from '../../../web/format.ts'
import { useSession } from '../../../web/session.tsx'
import { Card } from '../../../web/ui/Card.tsx'
import { ConfirmDialog } from '../../../web/ui/ConfirmDialog.tsx'
import { ErrorState } from '../../../web/ui/ErrorState.tsx'
import { Facts } from '../../../web/ui/Facts.tsx'
import { GoLink } from '../../../web/ui/GoLink.tsx'
import { Notice } from '../../../web/ui/Notice.tsx'
import { Page, PageSkeleton } from '../../../web/ui/Page.tsx'
import { saved } from '../../../web/ui/toast.ts'
import { say } from '../../../words/say.ts'
import { JobProgress } from '../../jobs/web/JobProgress.tsx'
import { useJob } from '../../jobs/web/jobs.data.ts'
import { dataKeepers, type ImportData, tradeChanged, useImport } from './data.data.ts'
import css from './market.module.css'
import { TradeColumns } from './TradeColumns.tsx'

const crumbs = [
  { label: say('marketScreens.title'), to: '/thi-truong' },
  { label: say('marketScreens.dataTitle'), to: '/thi-truong/so-lieu' },
]
export function TradeImportPage() {
  const { id = '' } = useParams({ strict: false }) as { id?: string }
  const { data, error, refetch } = useImport(id)
  const { has } = useSession()
  if (error && !data)
    return (
      <Page title={say('marketScreens.dataTitle')} crumbs={crumbs}>
        <ErrorState
          problem={error}
          onRetry={() => void refetch()}
          back={{ label: say('marketScreens.dataTitle'), to: '/thi-truong/so-lieu' }}
        />
      </Page>
    )
  if (!data) return <PageSkeleton />
  const keeps = has(...dataKeepers)
  return (
    <Page title={data.fileName} state={stateOf(data)} crumbs={crumbs} more={keeps && <Undo data={data} />}>
      {data.state === 'reading' && data.jobId && <Reading jobId={data.jobId} onDone={() => void tradeChanged()} />}
      {data.state === 'failed' && <Failed jobId={data.jobId} />}
      {data.state === 'undone' && (
        <Notice
          kind="info"
          title={say('marketScreens.undoneOn', { day: date(data.undoneOn) })}
          {...(data.undoReason ? { text: data.undoReason } : {})}
        />
      )}
      {data.sheets && keeps && <TradeColumns key={data.state} data={data} sheets={data.sheets} onRead={() => void tradeChanged()} />}
      {(data.state === 'ready' || data.state === 'undone') && <Outcome data={data} />}
    </Page>
  )
}
const stateOf = (data: ImportData): string =>
  data.state === 'ready'
    ? say('marketScreens.readState', { rows: number(data.rows), refused: number(data.refusedTotal) })
    : `${data.stateLabel}.`

function Reading({ jobId, onDone }: { jobId: string; onDone: () => void }) {
  const { data: job } = useJob(jobId)
  const over = job !== undefined && job.state !== 'waiting' && job.state !== 'running'
  // biome-ignore lint/correctness/useExhaustiveDependencies: told once, when the job ends
  useEffect(() => {
    if (over) onDone()
  }, [over])
  return job ? <JobProgress job={job} /> : <PageSkeleton />
}
/** Why the file could not be read, in the words of the job that tried. */
function Failed({ jobId }: { jobId: string | null }) {
  const { data: job } = useJob(jobId ?? undefined)
  return <Notice kind="refused" title={say('marketScreens.readFailed')} text={job?.problem ?? say('marketScreens.readFailedText')} />
}
function Undo({ data }: { data: ImportData }) {
  const [asking, setAsking] = useState(false)
  if (!data.can.includes('undo')) return null
  return (
    <>
      <Button variant="default" onClick={() => setAsking(true)}>
        {say('marketScreens.undo')}
      </Button>
      <ConfirmDialog
        opened={asking}
        onClose={() => setAsking(false)}
        title={say('marketScreens.undo')}
        text={say('marketScreens.undoText')}
        verb={say('marketScreens.undo')}
        danger
        fields={[{ key: 'reason', label: say('marketScreens.reason'), kind: 'textarea', required: true }]}
        onConfirm={async ({ reason }) => {
          await post(`/api/trade/imports/${data.id}/undo`, { reason })
          await tradeChanged()
          saved(say('marketScreens.undone'))
        }}
      />
    </>
  )
}
function Outcome({ data }: { data: ImportData }) {
  const rest = data.refusedTotal - data.refused.length
  return (
    <>
      <Card>
        <Facts
          facts={[
            {
              label: say('marketScreens.series'),
              value: data.series && <GoLink to={`/thi-truong?series=${data.series.code}`}>{data.series.name}</GoLink>,
              wide: true,
            },
            { label: say('marketScreens.rowCount'), value: number(data.rows) },
            { label: say('marketScreens.replaced'), value: number(data.replaced) },
            { label: say('marketScreens.unchanged'), value: number(data.unchanged) },
            { label: say('marketScreens.passedOver'), value: number(data.passedOver) },
            { label: say('marketScreens.refusedRows'), value: number(data.refusedTotal) },
            { label: say('marketScreens.broughtOn'), value: date(data.broughtOn) },
          ]}
        />
      </Card>
      {data.refusedTotal > 0 && (
        <Card title={say('marketScreens.refusedTitle')}>
          <ul className={css.limits}>
            {data.refused.map(({ row, column, why, fix }) => (
              <li key={`${row} ${column} ${why}`}>{say('marketScreens.refusedLine', { row: number(row), column, why, fix })}</li>
            ))}
            {rest > 0 && <li>{say('marketScreens.refusedMore', { count: number(rest) })}</li>}
          </ul>
        </Card>
      )}
    </>
  )
}
