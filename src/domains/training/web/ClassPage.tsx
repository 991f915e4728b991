/** One class: when and where, how many came and completed it, from which establishments. */
import { useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { get } from '../../../web/api.ts'
import { date, number } from '../../../web/format.ts'
import { Card } from '../../../web/ui/Card.tsx'
import type { Column } from '../../../web/ui/DataTable.tsx'
import { ErrorState } from '../../../web/ui/ErrorState.tsx'
import { Facts } from '../../../web/ui/Facts.tsx'
import { Page, PageSkeleton } from '../../../web/ui/Page.tsx'
import type { Sent } from '../../../web/ui/sent.ts'
import { TableCard } from '../../../web/ui/TableCard.tsx'
import { say } from '../../../words/say.ts'
import type { classPage } from '../page.actions.ts'

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
    </Page>
  )
}
