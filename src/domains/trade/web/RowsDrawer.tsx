/** The source's own rows behind a figure, page by page, each with the file and line it came from. */
import { useState } from 'react'
import { number } from '../../../web/format.ts'
import { type Column, DataTable } from '../../../web/ui/DataTable.tsx'
import { EmptyState } from '../../../web/ui/EmptyState.tsx'
import { ErrorState } from '../../../web/ui/ErrorState.tsx'
import { FigureDrawer } from '../../../web/ui/FigureDrawer.tsx'
import { say } from '../../../words/say.ts'
import type { FigureRows } from '../analysis.schema.ts'
import { sayAmount } from '../markets.rules.ts'
import { type RowsAsked, useRows } from './market.data.ts'

/** What was opened: the figure's name and the question for its rows. */
export interface OpenedRows {
  title: string
  asked: RowsAsked
}
const size = 50
export function RowsDrawer({ opened, onClose }: { opened: OpenedRows | null; onClose: () => void }) {
  return (
    <FigureDrawer opened={opened !== null} onClose={onClose} title={opened?.title ?? ''}>
      {opened && <Rows key={JSON.stringify(opened.asked)} asked={opened.asked} />}
    </FigureDrawer>
  )
}
function Rows({ asked }: { asked: RowsAsked }) {
  const [page, setPage] = useState(1)
  const { data, error, refetch, isPending } = useRows({ ...asked, page: String(page) })
  if (error && !data) return <ErrorState problem={error} onRetry={() => void refetch()} />
  return (
    <>
      {data && (
        <p>
          {say('marketScreens.rowsSum', { total: sayAmount(data.total, data.series.currency), count: number(data.count) })}
          <br />
          {data.sourceLine}
        </p>
      )}
      <DataTable
        label={say('marketScreens.rows')}
        columns={columns}
        rows={data?.rows ?? []}
        rowKey={row => row.id}
        loading={isPending}
        served={{ total: data?.count ?? 0, page, size, onPage: setPage }}
        empty={<EmptyState small title={say('marketScreens.rowsNone')} />}
      />
    </>
  )
}
type Row = FigureRows['rows'][number]
const columns: Column<Row>[] = [
  {
    key: 'code',
    header: say('marketScreens.rowCode'),
    value: row => row.code,
    cell: row => <span title={row.description ?? ''}>{row.code}</span>,
  },
  { key: 'description', header: say('marketScreens.rowDescription'), value: row => row.description, line: 12 },
  { key: 'partner', header: say('marketScreens.rowPartner'), value: row => row.partner.name, line: 9 },
  { key: 'period', header: say('marketScreens.rowPeriod'), value: row => row.period.label, width: 6 },
  { key: 'value', header: say('marketScreens.rowValue'), value: row => row.value, cell: row => number(row.value), numeric: true },
  {
    key: 'quantity',
    header: say('marketScreens.rowQuantity'),
    value: row => row.quantity,
    cell: row => (row.quantity === null ? '–' : `${number(row.quantity)} ${row.unit ?? ''}`),
    numeric: true,
  },
  {
    key: 'source',
    header: say('marketScreens.rowSource'),
    value: row => row.source.fileName,
    cell: row => say('marketScreens.rowAt', { file: row.source.fileName, row: number(row.source.row) }),
    line: 14,
  },
]
