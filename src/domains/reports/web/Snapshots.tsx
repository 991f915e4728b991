/** Reports of the period as they were submitted, and what later corrections changed in each. */
import { Button } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { get } from '../../../web/api.ts'
import { date, number, time } from '../../../web/format.ts'
import { Card } from '../../../web/ui/Card.tsx'
import { EmptyState } from '../../../web/ui/EmptyState.tsx'
import { ErrorState } from '../../../web/ui/ErrorState.tsx'
import { say } from '../../../words/say.ts'
import { FigureButton } from './FigureButton.tsx'
import type { Changes, SnapshotData } from './report.ts'
import css from './snapshots.module.css'

interface SnapshotsProps {
  period: string
  /** Only a reader of the whole city may compare. */
  whole: boolean
  onOpen: (figure: string) => void
}
export function Snapshots({ period, whole, onOpen }: SnapshotsProps) {
  const { data, error } = useQuery({
    queryKey: ['snapshots', period],
    queryFn: ({ signal }) => get<SnapshotData[]>(`/api/reports/snapshots?period=${period}`, signal),
  })
  return (
    <div className="no-print">
      <Card title={say('reportScreens.submitted')}>
        {error && <ErrorState problem={error} />}
        {data?.length === 0 && <EmptyState small title={say('reportScreens.submittedNone')} />}
        {data && data.length > 0 && (
          <ul className={css.snapshots}>
            {data.map(snapshot => (
              <One key={snapshot.id} snapshot={snapshot} whole={whole} onOpen={onOpen} />
            ))}
          </ul>
        )}
      </Card>
    </div>
  )
}

function One({ snapshot, whole, onOpen }: { snapshot: SnapshotData; whole: boolean; onOpen: (figure: string) => void }) {
  const [open, setOpen] = useState(false)
  return (
    <li>
      <p className={css.snapshotHead}>
        {say('reportScreens.submittedAt', { day: date(snapshot.createdAt), time: time(snapshot.createdAt) })}
      </p>
      <p className={css.quiet}>
        {[snapshot.by, say('reportScreens.submittedOf', { day: date(snapshot.asOf) })].filter(Boolean).join(' · ')}
      </p>
      {whole && (
        <Button variant="default" size="compact-sm" mt={6} aria-expanded={open} onClick={() => setOpen(!open)}>
          {say(open ? 'reportScreens.changesHide' : 'reportScreens.changes')}
        </Button>
      )}
      {open && <ChangesOf id={snapshot.id} onOpen={onOpen} />}
    </li>
  )
}

const most = 12
function ChangesOf({ id, onOpen }: { id: string; onOpen: (figure: string) => void }) {
  const { data, error } = useQuery({
    queryKey: ['snapshots', 'changes', id],
    queryFn: ({ signal }) => get<Changes>(`/api/reports/snapshots/${id}/changes`, signal),
  })
  if (error) return <ErrorState problem={error} />
  if (!data) return <p className={css.quiet}>{say('web.loading')}</p>
  if (data.deltas.length === 0) return <p className={css.quiet}>{say('reportScreens.changesNone', { count: number(data.unchanged) })}</p>
  return (
    <>
      <p className={css.quiet}>
        {say('reportScreens.changesSome', { count: number(data.deltas.length), unchanged: number(data.unchanged) })}
      </p>
      <table className={css.deltas}>
        <thead>
          <tr>
            <th scope="col">{say('reportScreens.openChanges')}</th>
            <th scope="col">{say('reportScreens.before')}</th>
            <th scope="col">{say('reportScreens.now')}</th>
          </tr>
        </thead>
        <tbody>
          {data.deltas.slice(0, most).map(({ figure, label, before, now }) => (
            <tr key={figure}>
              <th scope="row">{label}</th>
              <td>{number(before)}</td>
              <td>
                <FigureButton figure={figure} value={number(now)} label={label} onOpen={onOpen} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {data.deltas.length > most && (
        <p className={css.quiet}>{say('reportScreens.moreChanges', { count: number(data.deltas.length - most) })}</p>
      )}
    </>
  )
}
