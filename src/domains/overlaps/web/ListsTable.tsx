/** Lists of other programmes: what is compared with, what came of it, and the way to add one. */
import { Button } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import { useState } from 'react'
import { upload } from '../../../web/api.ts'
import { date } from '../../../web/format.ts'
import { ConfirmDialog } from '../../../web/ui/ConfirmDialog.tsx'
import { type Column, DataTable } from '../../../web/ui/DataTable.tsx'
import { EmptyState } from '../../../web/ui/EmptyState.tsx'
import { ErrorState } from '../../../web/ui/ErrorState.tsx'
import { useGo } from '../../../web/ui/GoLink.tsx'
import { StateBadge } from '../../../web/ui/StateBadge.tsx'
import type { Kind } from '../../../web/ui/tones.ts'
import { say } from '../../../words/say.ts'
import { type ListsData, listAddress, useLists } from './overlaps.data.ts'

type Line = ListsData['rows'][number]
export const listKinds: Record<Line['state'], Kind> = {
  mapping: 'draft',
  reading: 'active',
  ready: 'done',
  failed: 'refused',
  withdrawn: 'unknown',
}

const columns: Column<Line>[] = [
  { key: 'name', header: say('overlapScreens.listName'), value: row => row.name, width: 20, two: true },
  { key: 'programme', header: say('overlapScreens.listProgramme'), value: row => row.programmeLabel, line: 14 },
  {
    key: 'state',
    header: say('overlapScreens.listState'),
    value: row => row.stateLabel,
    cell: row => <StateBadge plain kind={listKinds[row.state]} word={row.stateLabel} />,
  },
  { key: 'rows', header: say('overlapScreens.listRows'), value: row => row.rows, numeric: true },
  { key: 'linked', header: say('overlapScreens.listLinked'), value: row => row.linked, numeric: true },
  { key: 'overlaps', header: say('overlapScreens.listOverlaps'), value: row => row.overlaps, numeric: true },
  { key: 'source', header: say('overlapScreens.listSource'), value: row => row.source, line: 12, hidden: true, onPhone: false },
  { key: 'on', header: say('overlapScreens.listBrought'), value: row => row.broughtOn, cell: row => date(row.broughtOn) },
]
export function ListsTable() {
  const { data, error, refetch, isPending } = useLists()
  if (error && !data) return <ErrorState problem={error} onRetry={() => void refetch()} />
  return (
    <DataTable
      label={say('overlapScreens.tabLists')}
      columns={columns}
      rows={data?.rows ?? []}
      rowKey={row => row.id}
      to={row => listAddress(row.id)}
      loading={isPending}
      empty={<EmptyState title={say('overlapScreens.listsNone')} text={say('overlapScreens.listsNoneText')} />}
    />
  )
}
/** Takes a file and leads to the screen where its columns are named. */
export function AddList() {
  const [adding, setAdding] = useState(false)
  const go = useGo()
  return (
    <>
      <Button variant="default" leftSection={<IconPlus size={17} stroke={1.6} />} onClick={() => setAdding(true)}>
        {say('overlapScreens.listAdd')}
      </Button>
      <ConfirmDialog
        opened={adding}
        onClose={() => setAdding(false)}
        title={say('overlapScreens.listAddTitle')}
        text={say('overlapScreens.listAddText')}
        verb={say('overlapScreens.listSend')}
        fields={[{ key: 'file', label: say('overlapScreens.listFile'), kind: 'file', required: true, accept: '.xlsx,.csv,.txt' }]}
        onConfirm={async ({ file }) => {
          if (!(file instanceof File)) return
          const { id } = await upload<{ id: string }>('/api/support-lists', [file])
          go(listAddress(id))
        }}
      />
    </>
  )
}
