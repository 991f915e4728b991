/** Past imports, latest first: what came in, what became of it, the way to take it back. */
import { Button } from '@mantine/core'
import { useState } from 'react'
import { date, number } from '../../../web/format.ts'
import { Card } from '../../../web/ui/Card.tsx'
import { type Column, DataTable } from '../../../web/ui/DataTable.tsx'
import { EmptyState } from '../../../web/ui/EmptyState.tsx'
import { ErrorState } from '../../../web/ui/ErrorState.tsx'
import { GoLink } from '../../../web/ui/GoLink.tsx'
import { StateBadge } from '../../../web/ui/StateBadge.tsx'
import type { Kind } from '../../../web/ui/tones.ts'
import { say } from '../../../words/say.ts'
import { type PastImport, useImports } from './import.data.ts'
import css from './import.module.css'
import { Undo } from './Undo.tsx'

const kinds: Record<PastImport['state'], Kind> = { in: 'done', running: 'active', stopped: 'warning', undone: 'unknown' }
const columnsOf = (onUndo: (row: PastImport) => void): Column<PastImport>[] => [
  {
    key: 'file',
    header: say('exchangeScreens.fileName'),
    value: row => row.fileName,
    width: 13,
    cell: row =>
      row.can.includes('open') ? <GoLink to={`/nhap-excel?loai=${row.kind}&viec=${row.id}`}>{row.fileName}</GoLink> : row.fileName,
  },
  { key: 'kind', header: say('exchangeScreens.kindCol'), value: row => row.label, line: 10 },
  { key: 'day', header: say('exchangeScreens.day'), value: row => row.day, cell: row => date(row.day) },
  { key: 'by', header: say('exchangeScreens.by'), value: row => row.by ?? say('exchangeScreens.bySystem') },
  {
    key: 'accepted',
    header: say('exchangeScreens.acceptedCol'),
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
  {
    key: 'state',
    header: say('exchangeScreens.stateCol'),
    value: row => say(`exchangeScreens.state_${row.state}`),
    cell: row => (
      <div className={css.became}>
        <StateBadge word={say(`exchangeScreens.state_${row.state}`)} kind={kinds[row.state]} plain />
        {row.undoneOn && (
          <span className={css.quiet}>
            {say('exchangeScreens.undoneBy', { by: row.undoneBy ?? say('exchangeScreens.bySystem'), day: date(row.undoneOn) })}
            {row.undoReason && `: ${row.undoReason}`}
          </span>
        )}
      </div>
    ),
  },
  {
    key: 'undo',
    header: say('exchangeScreens.undoCol'),
    value: row => row.can.join(),
    sort: false,
    cell: row =>
      row.can.includes('undo') ? (
        <Button
          variant="default"
          size="compact-sm"
          className={css.small ?? ''}
          aria-label={say('exchangeScreens.undoOne', { file: row.fileName, day: date(row.day) })}
          onClick={() => onUndo(row)}
        >
          {say('exchangeScreens.undoShort')}
        </Button>
      ) : (
        '–'
      ),
  },
]
export function History() {
  const { data, error, refetch } = useImports()
  const [undoing, setUndoing] = useState<string>()
  return (
    <Card title={say('exchangeScreens.history')}>
      {error ? (
        <ErrorState problem={error} onRetry={() => void refetch()} />
      ) : (
        <DataTable
          label={say('exchangeScreens.historyTable')}
          columns={columnsOf(row => setUndoing(row.id))}
          rows={data ?? []}
          rowKey={row => row.id}
          loading={!data}
          empty={<EmptyState small title={say('exchangeScreens.historyNone')} />}
        />
      )}
      {undoing && <Undo id={undoing} opened onClose={() => setUndoing(undefined)} />}
    </Card>
  )
}
