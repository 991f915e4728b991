/** One class: when and where, how many came and completed it, from which establishments; who they are, for those who work with trainees. */
import { useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { useState } from 'react'
import { get } from '../../../web/api.ts'
import { date, number } from '../../../web/format.ts'
import { useSession } from '../../../web/session.tsx'
import { Card } from '../../../web/ui/Card.tsx'
import { type Column, DataTable } from '../../../web/ui/DataTable.tsx'
import { EmptyState } from '../../../web/ui/EmptyState.tsx'
import { ErrorState } from '../../../web/ui/ErrorState.tsx'
import { Facts } from '../../../web/ui/Facts.tsx'
import { GoLink } from '../../../web/ui/GoLink.tsx'
import { Page, PageSkeleton } from '../../../web/ui/Page.tsx'
import { queryOf } from '../../../web/ui/query.ts'
import { StateBadge } from '../../../web/ui/StateBadge.tsx'
import type { Sent } from '../../../web/ui/sent.ts'
import { TableCard } from '../../../web/ui/TableCard.tsx'
import { say } from '../../../words/say.ts'
import type { classPage } from '../page.actions.ts'
import { traineeReaders } from '../trainees.schema.ts'
import { type TraineeRow, traineeAddress, traineesAddress, useTrainees } from './trainees.data.ts'
import css from './trainees.module.css'

type ClassData = Sent<Awaited<ReturnType<typeof classPage>>>
type Row = ClassData['establishments'][number]
const columns: Column<Row>[] = [
  { key: 'name', header: say('classes.establishment'), value: row => row.name, width: 18 },
  { key: 'code', header: say('classes.establishmentCode'), value: row => row.code, line: 7 },
  { key: 'came', header: say('classes.came'), value: row => row.came, numeric: true },
  { key: 'completed', header: say('classes.completed'), value: row => row.completed, numeric: true },
]
export function ClassPage() {
  const { class: code = '' } = useParams({ strict: false }) as { class?: string }
  const { data, error, refetch } = useQuery({
    queryKey: ['class', code],
    queryFn: ({ signal }) => get<ClassData>(`/api/classes/${encodeURIComponent(code)}`, signal),
    enabled: code !== '',
  })
  if (error && !data)
    return (
      <Page title={say('classes.class')}>
        <ErrorState problem={error} onRetry={() => void refetch()} back={{ label: say('classes.back'), to: '/bao-cao' }} />
      </Page>
    )
  if (!data) return <PageSkeleton />
  return (
    <Page title={data.name} state={[data.code, data.kindLabel, data.place].filter(Boolean).join(' · ')}>
      <Card title={say('classes.facts')}>
        <Facts
          facts={[
            { label: say('classes.kind'), value: data.kindLabel },
            { label: say('classes.when'), value: `${date(data.startsOn)} – ${date(data.endsOn)}` },
            { label: say('classes.place'), value: data.place },
            {
              label: say('classes.people'),
              value: say('classes.peopleOf', { came: number(data.came), completed: number(data.completed) }),
            },
            ...(data.apart ? [{ label: say('classes.apart'), value: number(data.apart) }] : []),
          ]}
        />
      </Card>
      <TableCard
        title={say('classes.establishments')}
        columns={columns}
        rows={data.establishments}
        rowKey={row => row.code}
        to={row => `/so-bo/${encodeURIComponent(row.code)}`}
        none={{ title: say('classes.nobody'), text: say('classes.nobodyText') }}
        note={data.beyond > 0 && <p>{say('classes.beyond', { count: number(data.beyond) })}</p>}
      />
      <Trainees code={data.code} />
    </Page>
  )
}

const size = 50
const none = <span className={css.quiet}>{say('training.no')}</span>
const people: Column<TraineeRow>[] = [
  { key: 'name', header: say('training.name'), value: row => row.name, width: 15 },
  { key: 'birthYear', header: say('training.birthYear'), value: row => row.birthYear, numeric: true, cell: row => row.birthYear ?? none },
  {
    key: 'establishment',
    header: say('training.establishment'),
    value: row => row.establishment,
    line: 16,
    cell: row => row.establishment ?? none,
  },
  {
    key: 'completed',
    header: say('training.result'),
    // Within the class, whoever completed it has one turn.
    value: row => (row.turns ? 1 : 0),
    cell: row => (
      <StateBadge
        plain
        kind={row.turns ? 'done' : 'waiting'}
        word={say(row.turns ? 'training.completedShort' : 'training.notCompletedShort')}
      />
    ),
  },
]
/** Who attended, each leading to their page; for those who work with trainees, within their units. */
function Trainees({ code }: { code: string }) {
  const { has } = useSession()
  const reads = has(...traineeReaders)
  const [page, setPage] = useState(1)
  const { data, error, refetch, isPending } = useTrainees(queryOf({ classCode: code, page, size }), reads)
  if (!reads) return null
  return (
    <Card title={say('classes.trainees')}>
      {error && !data ? (
        <ErrorState problem={error} onRetry={() => void refetch()} />
      ) : (
        <DataTable
          brief
          label={say('classes.trainees')}
          columns={people}
          rows={data?.rows ?? []}
          rowKey={row => row.id}
          to={row => traineeAddress(row.id)}
          loading={isPending}
          empty={<EmptyState small title={say('classes.traineesNone')} />}
          served={{ total: data?.total ?? 0, page, size, onPage: setPage }}
        />
      )}
      <p className={css.after}>
        <GoLink to={`${traineesAddress}&classCode=${encodeURIComponent(code)}`}>{say('classes.inRegister')}</GoLink>
      </p>
    </Card>
  )
}
