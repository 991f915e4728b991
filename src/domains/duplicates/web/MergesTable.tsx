/** Merges, newest first, each with the way back. */
import { Button } from '@mantine/core'
import { useState } from 'react'
import { date, number } from '../../../web/format.ts'
import { useSession } from '../../../web/session.tsx'
import { useAddress } from '../../../web/ui/address.ts'
import { ConfirmDialog } from '../../../web/ui/ConfirmDialog.tsx'
import { type Column, DataTable } from '../../../web/ui/DataTable.tsx'
import { EmptyState } from '../../../web/ui/EmptyState.tsx'
import { ErrorState } from '../../../web/ui/ErrorState.tsx'
import { StateBadge } from '../../../web/ui/StateBadge.tsx'
import { saved } from '../../../web/ui/toast.ts'
import { say } from '../../../words/say.ts'
import { matchedKinds } from '../duplicates.schema.ts'
import { deciders, type MergesPage, useMerges, useUndo } from './duplicates.data.ts'
import css from './duplicates.module.css'

type Line = MergesPage['rows'][number]
/** A record of the register by its code, a person by name. */
const nameOf = (code: string | null, name: string) => (code ? `${name} (${code})` : name)

export function MergesTable() {
  const [params, change] = useAddress()
  const { has } = useSession()
  const page = Number(params.page ?? 1)
  const { data, error, refetch, isPending } = useMerges(page)
  if (error && !data) return <ErrorState problem={error} onRetry={() => void refetch()} />
  return (
    <DataTable
      label={say('duplicates.tabMerges')}
      columns={has(...deciders) ? [...columns, undoColumn] : columns}
      rows={data?.rows ?? []}
      rowKey={row => row.id}
      loading={isPending}
      empty={<EmptyState title={say('duplicates.mergesNone')} text={say('duplicates.mergesNoneText')} />}
      served={{
        total: data?.total ?? 0,
        page,
        size: data?.size ?? 50,
        onPage: next => change({ page: next > 1 ? String(next) : undefined }),
      }}
    />
  )
}
const columns: Column<Line>[] = [
  {
    key: 'records',
    header: say('duplicates.merge'),
    value: row => `${nameOf(row.goneCode, row.goneName)} ${nameOf(row.keptCode, row.keptName)}`,
    cell: row => (
      <span className={css.names}>
        <span>{nameOf(row.goneCode, row.goneName)}</span>
        <span>{say('duplicates.into', { name: nameOf(row.keptCode, row.keptName) })}</span>
      </span>
    ),
    width: 22,
    two: true,
    sort: false,
  },
  { key: 'kind', header: say('duplicates.kind'), value: row => matchedKinds[row.kind], line: 6 },
  { key: 'on', header: say('duplicates.mergedOn'), value: row => row.on, cell: row => date(row.on) },
  { key: 'by', header: say('duplicates.by'), value: row => row.by, line: 10, onPhone: false },
  { key: 'reason', header: say('duplicates.reason'), value: row => row.reason, line: 18, two: true },
  {
    key: 'moved',
    header: say('duplicates.moved'),
    value: row => row.moved,
    cell: row => number(row.moved),
    numeric: true,
  },
  {
    key: 'state',
    header: say('duplicates.mergeState'),
    value: row => row.undoneOn,
    cell: row =>
      row.undoneOn ? (
        <StateBadge plain kind="draft" word={say('duplicates.undoneOn', { day: date(row.undoneOn) })} />
      ) : (
        <StateBadge plain kind="done" word={say('duplicates.stands')} />
      ),
  },
]
const undoColumn: Column<Line> = {
  key: 'undo',
  header: '',
  value: () => '',
  cell: row =>
    row.undoneOn ? null : <UndoMerge mergeId={row.id} gone={row.goneCode ?? row.goneName} kept={row.keptCode ?? row.keptName} />,
  sort: false,
}

interface UndoMergeProps {
  mergeId: string
  gone: string
  kept: string
  onDone?: () => void
}
/** Asks, takes the merge back, and says what could not go back because of later changes. */
export function UndoMerge({ mergeId, gone, kept, onDone }: UndoMergeProps) {
  const [opened, setOpened] = useState(false)
  const undo = useUndo()
  return (
    <>
      <Button size="compact-sm" variant="default" onClick={() => setOpened(true)}>
        {say('duplicates.undo')}
      </Button>
      <ConfirmDialog
        opened={opened}
        onClose={() => setOpened(false)}
        title={say('duplicates.undoTitle', { gone, kept })}
        text={say('duplicates.undoText', { gone, kept })}
        verb={say('duplicates.undoVerb')}
        fields={[{ key: 'reason', label: say('duplicates.undoReason'), kind: 'text', help: say('duplicates.undoReasonHelp') }]}
        onConfirm={async values => {
          const { notes } = await undo.merge(mergeId, typeof values.reason === 'string' ? values.reason.trim() : undefined)
          saved([say('duplicates.undone'), ...notes].join(' '))
          onDone?.()
        }}
      />
    </>
  )
}
