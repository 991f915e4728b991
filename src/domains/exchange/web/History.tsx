/** Past imports, latest first. */
import { useQuery } from '@tanstack/react-query'
import { get } from '../../../web/api.ts'
import { date, number } from '../../../web/format.ts'
import { Card } from '../../../web/ui/Card.tsx'
import { type Column, DataTable } from '../../../web/ui/DataTable.tsx'
import { EmptyState } from '../../../web/ui/EmptyState.tsx'
import { ErrorState } from '../../../web/ui/ErrorState.tsx'
import { say } from '../../../words/say.ts'
import type { listImports } from '../import.actions.ts'

type Row = Awaited<ReturnType<typeof listImports>>[number]
const columns: Column<Row>[] = [
  { key: 'file', header: say('exchangeScreens.fileName'), value: row => row.fileName, width: 20 },
  { key: 'kind', header: say('exchangeScreens.kindCol'), value: row => row.label },
  { key: 'day', header: say('exchangeScreens.day'), value: row => row.day, cell: row => date(row.day) },
  { key: 'by', header: say('exchangeScreens.by'), value: row => row.by ?? say('exchangeScreens.bySystem') },
  {
    key: 'accepted',
    header: say('exchangeScreens.accepted'),
    numeric: true,
    value: row => row.accepted,
    cell: row => number(row.accepted),
  },
  {
    key: 'rejected',
    header: say('exchangeScreens.rejected'),
    numeric: true,
    value: row => row.rejected,
    cell: row => number(row.rejected),
  },
]
export function History() {
  const { data, error, refetch } = useQuery({
    queryKey: ['imports'],
    queryFn: ({ signal }) => get<Row[]>('/api/exchange/imports', signal),
  })
  return (
    <Card title={say('exchangeScreens.history')}>
      {error ? (
        <ErrorState problem={error} onRetry={() => void refetch()} />
      ) : (
        <DataTable
          label={say('exchangeScreens.historyTable')}
          columns={columns}
          rows={data ?? []}
          rowKey={row => row.id}
          loading={!data}
          empty={<EmptyState small title={say('exchangeScreens.historyNone')} />}
        />
      )}
    </Card>
  )
}
