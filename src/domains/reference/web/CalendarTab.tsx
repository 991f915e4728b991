/** The calendar of working days, year by year: days off and days made up with their sources, entered and put right. */
import { ActionIcon, Button, Select } from '@mantine/core'
import { IconPencil, IconPlus, IconX } from '@tabler/icons-react'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { get, post, put } from '../../../web/api.ts'
import { date } from '../../../web/format.ts'
import { useSession } from '../../../web/session.tsx'
import { useAddress } from '../../../web/ui/address.ts'
import { ConfirmDialog } from '../../../web/ui/ConfirmDialog.tsx'
import { type Column, DataTable } from '../../../web/ui/DataTable.tsx'
import { EmptyState } from '../../../web/ui/EmptyState.tsx'
import { ErrorState } from '../../../web/ui/ErrorState.tsx'
import type { Field } from '../../../web/ui/FormFields.tsx'
import { Notice } from '../../../web/ui/Notice.tsx'
import type { Sent } from '../../../web/ui/sent.ts'
import { saved } from '../../../web/ui/toast.ts'
import { say } from '../../../words/say.ts'
import type { calendarOf } from '../calendar.actions.ts'
import { calendarKinds } from '../calendar.schema.ts'
import css from './admin.module.css'
import { ConfidenceBadge, confidenceWord } from './ConfidenceBadge.tsx'

type Calendar = Sent<Awaited<ReturnType<typeof calendarOf>>>
type DayLine = Calendar['days'][number]
const weekdays = ['Chủ nhật', 'Thứ Hai', 'Thứ Ba', 'Thứ Tư', 'Thứ Năm', 'Thứ Sáu', 'Thứ Bảy'] as const
const weekday = ({ on }: DayLine): string => weekdays[new Date(`${on}T00:00:00Z`).getUTCDay()] ?? ''

const newDay: readonly Field[] = [
  {
    key: 'kind',
    label: say('calendar.kind'),
    kind: 'select',
    required: true,
    options: Object.entries(calendarKinds).map(([value, label]) => ({ value, label })),
  },
  { key: 'name', label: say('calendar.name'), kind: 'text', required: true },
  { key: 'from', label: say('calendar.from'), kind: 'date', required: true },
  { key: 'to', label: say('calendar.to'), kind: 'date', help: say('calendar.toHelp') },
  { key: 'source', label: say('calendar.source'), kind: 'text', required: true, help: say('calendar.sourceHelp') },
]
const corrected = (row: DayLine): Field[] => [
  { key: 'name', label: say('calendar.name'), kind: 'text', required: true },
  { key: 'source', label: say('calendar.source'), kind: 'text', required: true, help: say('calendar.sourceHelp') },
  {
    key: 'verified',
    label: say('calendar.verified'),
    kind: 'select',
    required: true,
    options: [
      { value: 'yes', label: say('calendar.verifiedYes') },
      { value: 'no', label: say('calendar.verifiedNo') },
    ],
  },
  ...(row.yearly ? [{ key: 'until', label: say('calendar.until'), kind: 'date' as const, help: say('calendar.untilHelp') }] : []),
]

export function CalendarTab() {
  const { businessDate } = useSession()
  const [search, set] = useAddress()
  const client = useQueryClient()
  const year = Number(search.nam ?? businessDate.slice(0, 4))
  const { data, error, refetch } = useQuery({
    queryKey: ['calendar', year],
    queryFn: ({ signal }) => get<Calendar>(`/api/calendar?year=${year}`, signal),
  })
  const [adding, setAdding] = useState(false)
  const [editing, setEditing] = useState<DayLine | null>(null)
  const [removing, setRemoving] = useState<DayLine | null>(null)
  const after = async (words?: string) => {
    await client.invalidateQueries({ queryKey: ['calendar'] })
    await client.invalidateQueries({ queryKey: ['personal'] })
    if (words) saved(words)
  }
  if (error) return <ErrorState problem={error} onRetry={() => void refetch()} />
  const editor = data?.can.includes('edit') ?? false
  const from = Number(businessDate.slice(0, 4))
  return (
    <>
      <p className={css.state}>{say('calendar.lead')}</p>
      {data && !data.entered && (
        <Notice kind="unknown" title={say('calendar.notEntered', { year: String(year) })} text={say('calendar.notEnteredText')} />
      )}
      <DataTable
        label={say('calendar.title')}
        loading={!data}
        rows={data?.days ?? []}
        rowKey={row => row.id}
        toolbar={
          <div className={css.buttons}>
            <Select
              className={css.day ?? ''}
              aria-label={say('calendar.year')}
              allowDeselect={false}
              value={String(year)}
              onChange={next => set({ nam: next ?? undefined })}
              data={[...new Set([...Array.from({ length: 7 }, (_, at) => from - 4 + at), year])].sort().map(String)}
            />
            {editor && (
              <Button leftSection={<IconPlus size={17} stroke={1.6} />} onClick={() => setAdding(true)}>
                {say('calendar.add')}
              </Button>
            )}
          </div>
        }
        empty={<EmptyState title={say('calendar.daysNone', { year: String(year) })} />}
        columns={[...columns, ...(editor ? [editColumn(setEditing, setRemoving)] : [])]}
      />
      <ConfirmDialog
        opened={adding}
        onClose={() => setAdding(false)}
        title={say('calendar.addTitle')}
        text={say('calendar.addText')}
        verb={say('calendar.addVerb')}
        fields={newDay}
        initial={{ kind: 'off' }}
        onConfirm={async ({ to, ...given }) => {
          await post('/api/calendar/days', { ...given, to: to || null })
          await after(say('calendar.added'))
        }}
      />
      {editing && (
        <ConfirmDialog
          opened
          onClose={() => setEditing(null)}
          title={say('calendar.editTitle', { name: editing.name })}
          verb={say('calendar.editVerb')}
          fields={corrected(editing)}
          initial={{
            name: editing.name,
            source: editing.source,
            until: editing.until,
            verified: editing.confidence === 'S' ? 'yes' : 'no',
          }}
          onConfirm={async ({ name, source, until, verified }) => {
            await put(`/api/calendar/days/${editing.id}`, { name, source, until: until || null, verified: verified === 'yes' })
            await after(say('calendar.edited'))
          }}
        />
      )}
      <ConfirmDialog
        opened={removing !== null}
        onClose={() => setRemoving(null)}
        title={say('calendar.removeTitle')}
        text={removing && say('calendar.removeText', { name: removing.name, day: date(removing.on) })}
        verb={say('calendar.removeVerb')}
        danger
        fields={[{ key: 'reason', label: say('calendar.reason'), kind: 'textarea', required: true }]}
        onConfirm={async ({ reason }) => {
          await post(`/api/calendar/days/${removing?.id}/removal`, { reason })
          await after()
        }}
      />
    </>
  )
}

const columns: Column<DayLine>[] = [
  { key: 'on', header: say('calendar.day'), value: row => row.on, cell: row => <span className="figures">{date(row.on)}</span> },
  {
    key: 'weekday',
    header: say('calendar.weekday'),
    value: weekday,
    cell: row => <span className={css.nowrap}>{weekday(row)}</span>,
    sort: false,
  },
  {
    key: 'name',
    header: say('calendar.name'),
    value: row => row.name,
    cell: row => (
      <>
        {row.name}
        {row.yearly && <span className={css.quiet}> {say('calendar.yearly')}</span>}
      </>
    ),
    width: 16,
  },
  { key: 'kind', header: say('calendar.kind'), value: row => row.kindLabel },
  {
    key: 'source',
    header: say('calendar.source'),
    value: row => row.source,
    cell: row => <span className={css.long}>{row.source}</span>,
  },
  {
    key: 'confidence',
    header: say('calendar.confidence'),
    value: row => confidenceWord(row.confidence),
    cell: row => <ConfidenceBadge confidence={row.confidence} />,
    width: 11,
  },
]
const editColumn = (edit: (row: DayLine) => void, remove: (row: DayLine) => void): Column<DayLine> => ({
  key: 'edit',
  header: '',
  value: () => '',
  sort: false,
  cell: row => (
    <span className={css.nowrap}>
      <ActionIcon
        aria-label={say('calendar.editTitle', { name: row.name })}
        title={say('calendar.editTitle', { name: row.name })}
        onClick={() => edit(row)}
      >
        <IconPencil size={16} stroke={1.6} />
      </ActionIcon>
      {!row.yearly && (
        <ActionIcon
          aria-label={say('calendar.remove', { name: row.name, day: date(row.on) })}
          title={say('calendar.remove', { name: row.name, day: date(row.on) })}
          onClick={() => remove(row)}
        >
          <IconX size={16} stroke={1.6} />
        </ActionIcon>
      )}
    </span>
  ),
})
