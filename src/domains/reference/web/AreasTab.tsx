/** Areas of priority: the lists of documents with their days, entered by pasting what a document names. */
import { ActionIcon, Button } from '@mantine/core'
import { IconCalendarOff, IconPlus, IconX } from '@tabler/icons-react'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { get, post, put } from '../../../web/api.ts'
import { number, period } from '../../../web/format.ts'
import { ConfirmDialog } from '../../../web/ui/ConfirmDialog.tsx'
import { type Column, DataTable } from '../../../web/ui/DataTable.tsx'
import { EmptyState } from '../../../web/ui/EmptyState.tsx'
import { ErrorState } from '../../../web/ui/ErrorState.tsx'
import { Notice } from '../../../web/ui/Notice.tsx'
import { StateBadge } from '../../../web/ui/StateBadge.tsx'
import type { Sent } from '../../../web/ui/sent.ts'
import { saved } from '../../../web/ui/toast.ts'
import { say } from '../../../words/say.ts'
import type { areasShown } from '../areas.actions.ts'
import { AreaListDialog } from './AreaListDialog.tsx'
import css from './admin.module.css'

type Areas = Sent<Awaited<ReturnType<typeof areasShown>>>
type List = Areas['lists'][number]

/** So many names stand in a row; the rest are counted. */
const mostNames = 6
const placesSaid = ({ places }: List): string => {
  if (places.length === 0) return say('areas.placesNone')
  const names = places.slice(0, mostNames).join('; ')
  return places.length > mostNames ? say('areas.placesMore', { names, count: number(places.length - mostNames) }) : names
}

export function AreasTab() {
  const client = useQueryClient()
  const { data, error, refetch } = useQuery({ queryKey: ['areas'], queryFn: ({ signal }) => get<Areas>('/api/areas', signal) })
  const [adding, setAdding] = useState(false)
  const [ending, setEnding] = useState<List | null>(null)
  const [removing, setRemoving] = useState<List | null>(null)
  const after = async (words?: string) => {
    await client.invalidateQueries({ queryKey: ['areas'] })
    if (words) saved(words)
  }
  if (error) return <ErrorState problem={error} onRetry={() => void refetch()} />
  const editor = data?.can.includes('edit') ?? false
  return (
    <>
      <p className={css.state}>{say('areas.lead')}</p>
      {data && data.lists.length > 0 && data.missing.length > 0 && (
        <Notice kind="unknown" title={say('areas.missing')} text={say('areas.missingText', { kinds: data.missing.join('; ') })} />
      )}
      <DataTable
        label={say('areas.title')}
        loading={!data}
        rows={data?.lists ?? []}
        rowKey={row => row.id}
        toolbar={
          editor && (
            <div className={css.buttons}>
              <Button leftSection={<IconPlus size={17} stroke={1.6} />} onClick={() => setAdding(true)}>
                {say('areas.add')}
              </Button>
            </div>
          )
        }
        empty={<EmptyState title={say('areas.empty')} text={say('areas.emptyText')} />}
        columns={[...columns, ...(editor ? [editColumn(setEnding, setRemoving)] : [])]}
      />
      <AreaListDialog opened={adding} onClose={() => setAdding(false)} onAdded={() => after(say('areas.added'))} />
      <ConfirmDialog
        key={ending?.id ?? 'none'}
        opened={ending !== null}
        onClose={() => setEnding(null)}
        title={say('areas.end')}
        text={say('areas.endText')}
        verb={say('areas.endVerb')}
        fields={[{ key: 'validUntil', label: say('areas.until'), kind: 'date', help: say('areas.untilHelp') }]}
        initial={{ validUntil: ending?.validUntil ?? null }}
        onConfirm={async ({ validUntil }) => {
          await put(`/api/areas/${ending?.id}`, { validUntil: validUntil || null })
          await after(say('areas.ended'))
        }}
      />
      <ConfirmDialog
        opened={removing !== null}
        onClose={() => setRemoving(null)}
        title={say('areas.removeTitle')}
        text={removing && say('areas.removeText', { document: removing.document })}
        verb={say('areas.removeVerb')}
        danger
        fields={[{ key: 'reason', label: say('areas.reason'), kind: 'textarea', required: true }]}
        onConfirm={async ({ reason }) => {
          await post(`/api/areas/${removing?.id}/removal`, { reason })
          await after()
        }}
      />
    </>
  )
}

const columns: Column<List>[] = [
  { key: 'kind', header: say('areas.kind'), value: row => row.kindLabel, two: true, width: 12 },
  {
    key: 'document',
    header: say('areas.document'),
    value: row => row.document,
    cell: row => <span className={css.long}>{row.document}</span>,
  },
  {
    key: 'places',
    header: say('areas.places'),
    value: row => row.places.length,
    cell: row => (
      <span className={css.two} title={row.places.join('; ')}>
        <span className={css.long}>{placesSaid(row)}</span>
        <span className={css.quiet}>{say(row.complete ? 'areas.completeYes' : 'areas.completeNo')}</span>
      </span>
    ),
  },
  {
    key: 'from',
    header: say('areas.days'),
    value: row => row.validFrom,
    cell: row => (
      <span className={css.two}>
        <span className={`figures ${css.nowrap}`}>{period(row.validFrom, row.validUntil)}</span>
        <StateBadge plain kind={row.inForce ? 'done' : 'waiting'} word={say(row.inForce ? 'areas.inForce' : 'areas.notInForce')} />
      </span>
    ),
  },
]
const editColumn = (end: (row: List) => void, remove: (row: List) => void): Column<List> => ({
  key: 'edit',
  header: '',
  value: () => '',
  sort: false,
  cell: row => (
    <span className={css.nowrap}>
      <ActionIcon aria-label={`${say('areas.end')}: ${row.document}`} title={say('areas.end')} onClick={() => end(row)}>
        <IconCalendarOff size={16} stroke={1.6} />
      </ActionIcon>
      <ActionIcon
        aria-label={say('areas.remove', { document: row.document })}
        title={say('areas.remove', { document: row.document })}
        onClick={() => remove(row)}
      >
        <IconX size={16} stroke={1.6} />
      </ActionIcon>
    </span>
  ),
})
