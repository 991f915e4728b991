/** Changes of many records at once: who made them, what they did, and the way back. */
import { Button } from '@mantine/core'
import { IconArrowBackUp } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { get, post } from '../../../web/api.ts'
import { date, number, time } from '../../../web/format.ts'
import { useSession } from '../../../web/session.tsx'
import { useAddress } from '../../../web/ui/address.ts'
import { type Column, DataTable } from '../../../web/ui/DataTable.tsx'
import { EmptyState } from '../../../web/ui/EmptyState.tsx'
import { ErrorState } from '../../../web/ui/ErrorState.tsx'
import { FigureDrawer } from '../../../web/ui/FigureDrawer.tsx'
import { Notice } from '../../../web/ui/Notice.tsx'
import { Page, PageSkeleton } from '../../../web/ui/Page.tsx'
import { StateBadge } from '../../../web/ui/StateBadge.tsx'
import type { Sent } from '../../../web/ui/sent.ts'
import { say } from '../../../words/say.ts'
import type { changesOfRegister, openChange, undoChange } from '../bulk-undo.actions.ts'
import { ChangesTable } from './ChangesTable.tsx'
import { useRefresh } from './list.data.ts'
import css from './list.module.css'
import { changers } from './returning.data.ts'

type Change = Sent<Awaited<ReturnType<typeof changesOfRegister>>>[number]
type Opened = Sent<Awaited<ReturnType<typeof openChange>>>
type Undone = Sent<Awaited<ReturnType<typeof undoChange>>>

const kindWord = (kind: Change['kind']) => say(kind === 'excel' ? 'registerList.kindExcel' : 'registerList.kindBulk')
const columns: Column<Change>[] = [
  { key: 'at', header: say('registerList.changeAt'), value: row => row.at, cell: row => `${date(row.at)} ${time(row.at)}`, width: 10 },
  { key: 'kind', header: say('registerList.changeKind'), value: row => kindWord(row.kind), line: 8 },
  { key: 'noun', header: say('registerList.changeOf'), value: row => row.noun, line: 8 },
  { key: 'count', header: say('registerList.changeCount'), value: row => row.count, cell: row => number(row.count), numeric: true },
  { key: 'fields', header: say('registerList.changeFields'), value: row => row.fields.join(', '), line: 20, two: true },
  { key: 'reason', header: say('registerList.changeReason'), value: row => row.reason, line: 18, two: true },
  { key: 'who', header: say('registerList.changeWho'), value: row => row.who, line: 13 },
  {
    key: 'state',
    header: say('registerList.changeState'),
    width: 11,
    value: row => row.undoneOn,
    cell: row =>
      row.undoneOn ? (
        <StateBadge plain kind="info" word={say('registerList.stateUndone', { day: date(row.undoneOn) })} />
      ) : (
        <StateBadge plain kind="done" word={say('registerList.stateKept')} />
      ),
  },
]

export function ChangesPage() {
  const { has } = useSession()
  const [{ lan: id }, change] = useAddress()
  const { data, error, refetch, isPending } = useQuery({
    queryKey: ['register', 'changes'],
    queryFn: ({ signal }) => get<Change[]>('/api/register/changes', signal),
    enabled: has(...changers),
  })
  return (
    <Page
      title={say('registerList.changesTitle')}
      state={say('registerList.changesState')}
      crumbs={[{ label: say('registerScreens.title'), to: '/so-bo' }]}
    >
      {!has(...changers) ? (
        <EmptyState title={say('registerList.changesClosed')} text={say('registerScreens.cannotEditText')} />
      ) : error && !data ? (
        <ErrorState problem={error} onRetry={() => void refetch()} />
      ) : (
        <DataTable
          label={say('registerList.changesTitle')}
          columns={columns}
          rows={data ?? []}
          rowKey={row => row.id}
          onOpen={row => change({ lan: row.id }, { push: true })}
          loading={isPending}
          sort={{ key: 'at', down: true }}
          empty={<EmptyState title={say('registerList.changesNone')} text={say('registerList.changesNoneText')} />}
        />
      )}
      <FigureDrawer opened={id !== undefined} onClose={() => change({ lan: undefined })} title={say('registerList.changeTitle')}>
        {id && <OneChange key={id} id={id} />}
      </FigureDrawer>
    </Page>
  )
}

function OneChange({ id }: { id: string }) {
  const { data, error } = useQuery({
    queryKey: ['register', 'changes', id],
    queryFn: ({ signal }) => get<Opened>(`/api/register/changes/${id}`, signal),
  })
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState<unknown>(null)
  const [undone, setUndone] = useState<Undone | null>(null)
  const refresh = useRefresh()
  const undo = async () => {
    setBusy(true)
    setProblem(null)
    try {
      setUndone(await post<Undone>(`/api/register/changes/${id}/undo`))
      await refresh()
    } catch (thrown) {
      setProblem(thrown)
    }
    setBusy(false)
  }
  if (error) return <ErrorState problem={error} />
  if (!data) return <PageSkeleton />
  return (
    <div className={css.stack}>
      <p className={css.quiet}>
        {[kindWord(data.kind), `${date(data.at)} ${time(data.at)}`, data.who, data.reason].filter(Boolean).join(' · ')}
      </p>
      {problem !== null && <ErrorState problem={problem} />}
      {undone && (
        <Notice
          kind={undone.kept.length ? 'warning' : 'done'}
          title={say('registerList.undone', { count: number(undone.restored), noun: data.noun })}
        >
          {undone.kept.length > 0 && (
            <>
              <p>{say('registerList.undoneKept', { count: number(undone.kept.length), noun: data.noun })}</p>
              <ul className={css.names}>
                {undone.kept.map(row => (
                  <li key={row.id}>
                    {[row.name, row.code].filter(Boolean).join(', ')}: {row.why}
                  </li>
                ))}
              </ul>
            </>
          )}
        </Notice>
      )}
      {data.undoneOn && !undone && <Notice kind="info" title={say('registerList.undoAlready', { day: date(data.undoneOn) })} />}
      {!data.undoneOn && !undone && data.mayUndo && (
        <div className={css.buttons}>
          <Button variant="default" leftSection={<IconArrowBackUp size={17} stroke={1.6} />} loading={busy} onClick={() => void undo()}>
            {say('registerList.undoThis', { count: number(data.count), noun: data.noun })}
          </Button>
        </div>
      )}
      {data.count > data.rows.length && <p className={css.quiet}>{say('registerList.firstRows', { count: number(data.rows.length) })}</p>}
      {data.rows.length > 0 && <ChangesTable rows={data.rows} label={say('registerList.previewTable')} done={data.entity} />}
    </div>
  )
}
