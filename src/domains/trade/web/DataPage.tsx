/** The statistics that are here: series with what they hold and lack, files brought in, and the door for new ones. */
import { Button } from '@mantine/core'
import { IconDatabaseImport } from '@tabler/icons-react'
import { useEffect, useState } from 'react'
import { date, number } from '../../../web/format.ts'
import { useSession } from '../../../web/session.tsx'
import { Card } from '../../../web/ui/Card.tsx'
import { type Column, DataTable } from '../../../web/ui/DataTable.tsx'
import { EmptyState } from '../../../web/ui/EmptyState.tsx'
import { ErrorState } from '../../../web/ui/ErrorState.tsx'
import { FileDrop } from '../../../web/ui/FileDrop.tsx'
import { useGo } from '../../../web/ui/GoLink.tsx'
import { Notice } from '../../../web/ui/Notice.tsx'
import { Page } from '../../../web/ui/Page.tsx'
import { StateBadge } from '../../../web/ui/StateBadge.tsx'
import { failed } from '../../../web/ui/toast.ts'
import type { Kind } from '../../../web/ui/tones.ts'
import { say } from '../../../words/say.ts'
import { JobProgress } from '../../jobs/web/JobProgress.tsx'
import { isLive, useJob } from '../../jobs/web/jobs.data.ts'
import type { SeriesCard } from '../analysis.schema.ts'
import type { ImportState } from '../series.schema.ts'
import { bringShipped, dataKeepers, type ImportLine, sendTradeFile, tradeChanged, useImports } from './data.data.ts'
import { useSeries } from './market.data.ts'
import css from './market.module.css'
import { useMarketTabs } from './marketTabs.ts'

const importKinds: Readonly<Record<ImportState, Kind>> = {
  mapping: 'waiting',
  reading: 'active',
  ready: 'done',
  failed: 'refused',
  undone: 'unknown',
}
export function DataPage() {
  const { has } = useSession()
  const series = useSeries()
  const imports = useImports()
  const keeps = has(...dataKeepers)
  const problem = series.error ?? imports.error
  return (
    <Page
      title={say('marketScreens.dataTitle')}
      state={series.data && say('marketScreens.dataState', { series: series.data.length, rows: number(rowsOf(series.data)) })}
      {...useMarketTabs('data')}
    >
      {problem && !series.data && <ErrorState problem={problem} onRetry={() => void series.refetch()} />}
      {keeps && (
        <Card title={say('marketScreens.bring')}>
          <Bring />
        </Card>
      )}
      <Card title={say('marketScreens.seriesList')}>
        <DataTable
          brief
          label={say('charts.tableOf', { title: say('marketScreens.seriesList') })}
          columns={seriesColumns}
          rows={series.data ?? []}
          rowKey={row => row.id}
          to={row => `/thi-truong?series=${row.code}`}
          loading={series.isPending}
          empty={<NoSeries keeps={keeps} />}
        />
      </Card>
      {keeps && (series.data?.length ?? 0) > 0 && <Shipped />}
      <Card title={say('marketScreens.imports')}>
        <DataTable
          label={say('charts.tableOf', { title: say('marketScreens.imports') })}
          columns={importColumns}
          rows={imports.data ?? []}
          rowKey={row => row.id}
          to={row => `/thi-truong/so-lieu/${row.id}`}
          loading={imports.isPending}
          empty={<EmptyState small title={say('marketScreens.importsNone')} />}
        />
      </Card>
    </Page>
  )
}
const rowsOf = (series: readonly SeriesCard[]) => series.reduce((sum, { rows }) => sum + rows, 0)

function NoSeries({ keeps }: { keeps: boolean }) {
  return (
    <EmptyState
      title={say('marketScreens.noSeries')}
      text={say('marketScreens.noSeriesText')}
      {...(keeps ? { action: <Shipped /> } : {})}
    />
  )
}
/** The public statistics that come with the product; bringing them twice changes nothing. */
function Shipped() {
  const [jobId, setJobId] = useState<string>()
  const { data: job } = useJob(jobId)
  const live = job !== undefined && isLive(job)
  const state = job?.state
  useEffect(() => {
    if (state === 'done') void tradeChanged()
  }, [state])
  if (job && live) return <JobProgress job={job} />
  return (
    <div>
      {state === 'failed' && <Notice kind="refused" title={say('marketScreens.shippedFailed')} />}
      <Button
        variant="default"
        className="no-print"
        leftSection={<IconDatabaseImport size={17} stroke={1.6} />}
        onClick={() => void bringShipped().then(setJobId, failed)}
      >
        {say('marketScreens.shipped')}
      </Button>
    </div>
  )
}
function Bring() {
  const [files, setFiles] = useState<File[]>([])
  const [busy, setBusy] = useState(false)
  const go = useGo()
  const send = async () => {
    const [file] = files
    if (!file) return
    setBusy(true)
    try {
      go(`/thi-truong/so-lieu/${await sendTradeFile(file)}`)
    } catch (error) {
      failed(error)
      setBusy(false)
    }
  }
  return (
    <>
      <FileDrop
        label={say('marketScreens.file')}
        help={say('marketScreens.fileHelp')}
        accept=".csv,.txt,.xlsx,.json,.gz"
        files={files}
        onFiles={setFiles}
      />
      <div className={css.actions}>
        <Button onClick={() => void send()} loading={busy} disabled={files.length === 0}>
          {say('marketScreens.look')}
        </Button>
      </div>
    </>
  )
}

const seriesColumns: Column<SeriesCard>[] = [
  { key: 'name', header: say('marketScreens.series'), value: row => row.name, width: 20, two: true },
  { key: 'source', header: say('marketScreens.source'), value: row => row.source, line: 13, two: true },
  { key: 'flow', header: say('marketScreens.flow'), value: row => row.flowLabel },
  {
    key: 'periods',
    header: say('marketScreens.periods'),
    value: row => row.periods.at(-1)?.code ?? null,
    cell: row => [...new Set([row.periods[0]?.label, row.periods.at(-1)?.label])].filter(Boolean).join(' – '),
    width: 9,
    line: 12,
    two: true,
  },
  { key: 'nomenclature', header: say('marketScreens.nomenclature'), value: row => row.nomenclature },
  { key: 'rows', header: say('marketScreens.rowCount'), value: row => row.rows, cell: row => number(row.rows), numeric: true },
  {
    key: 'limits',
    header: say('marketScreens.lacks'),
    value: row => row.limits.length,
    cell: row => (
      <span title={row.limits.map(({ says }) => says).join(' ')}>{say('marketScreens.lacksCount', { count: row.limits.length })}</span>
    ),
    numeric: true,
  },
]
const importColumns: Column<ImportLine>[] = [
  { key: 'file', header: say('marketScreens.file'), value: row => row.fileName, width: 15, two: true },
  {
    key: 'state',
    header: say('marketScreens.state_'),
    value: row => row.stateLabel,
    cell: row => <StateBadge plain kind={importKinds[row.state]} word={row.stateLabel} />,
  },
  { key: 'series', header: say('marketScreens.series'), value: row => row.series, line: 15, two: true },
  { key: 'rows', header: say('marketScreens.rowCount'), value: row => row.rows, cell: row => number(row.rows), numeric: true },
  {
    key: 'refused',
    header: say('marketScreens.refusedRows'),
    value: row => row.refusedTotal,
    cell: row => number(row.refusedTotal),
    numeric: true,
  },
  { key: 'day', header: say('marketScreens.broughtOn'), value: row => row.broughtOn, cell: row => date(row.broughtOn) },
  { key: 'by', header: say('marketScreens.broughtBy'), value: row => row.by ?? say('marketScreens.broughtBySystem') },
]
