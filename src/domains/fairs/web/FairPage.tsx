/** One fair: when and where, who takes part, the support that went into it, the design briefs that it works for and what came back to them. */
import { Button } from '@mantine/core'
import { IconCalendarPlus } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { get } from '../../../web/api.ts'
import { date, number } from '../../../web/format.ts'
import { Card } from '../../../web/ui/Card.tsx'
import type { Column } from '../../../web/ui/DataTable.tsx'
import { ErrorState } from '../../../web/ui/ErrorState.tsx'
import { Facts } from '../../../web/ui/Facts.tsx'
import { Page, PageSkeleton } from '../../../web/ui/Page.tsx'
import { StateBadge } from '../../../web/ui/StateBadge.tsx'
import { TableCard } from '../../../web/ui/TableCard.tsx'
import type { Kind } from '../../../web/ui/tones.ts'
import { say } from '../../../words/say.ts'
import { BriefsServed } from '../../trade/web/BriefsServed.tsx'
import { FairSupportCard } from './FairSupportCard.tsx'
import { type FairData, fairKey, fairPath } from './fair.data.ts'

type Participant = FairData['participants'][number]
const kinds: Readonly<Record<Participant['state'], Kind>> = { registered: 'waiting', attended: 'done', cancelled: 'refused' }

export function FairPage() {
  const { fair = '' } = useParams({ strict: false }) as { fair?: string }
  const { data, error, refetch } = useQuery({
    queryKey: fairKey(fair),
    queryFn: ({ signal }) => get<FairData>(fairPath(fair), signal),
    enabled: fair !== '',
  })
  if (error && !data)
    return (
      <Page title={say('fairs.fair')}>
        <ErrorState problem={error} onRetry={() => void refetch()} back={{ label: say('fairs.back'), to: '/bao-cao' }} />
      </Page>
    )
  if (!data) return <PageSkeleton />
  const { attended, registered, cancelled, booths } = data.counts
  return (
    <Page
      title={data.name}
      state={[data.code, data.place, when(data)].filter(Boolean).join(' · ')}
      more={
        <Button
          component="a"
          href={`${fairPath(data.code)}/calendar.ics`}
          variant="default"
          leftSection={<IconCalendarPlus size={18} stroke={1.6} aria-hidden />}
        >
          {say('fairs.toCalendar')}
        </Button>
      }
    >
      <Card title={say('fairs.facts')}>
        <Facts
          facts={[
            { label: say('fairs.place'), value: data.place },
            { label: say('fairs.when'), value: when(data) },
            { label: say('fairs.attended'), value: say('fairs.attendedOf', { count: number(attended), booths: number(booths) }) },
            ...(registered ? [{ label: say(data.over ? 'fairs.unsaid' : 'fairs.registered'), value: number(registered) }] : []),
            ...(cancelled ? [{ label: say('fairs.cancelled'), value: number(cancelled) }] : []),
          ]}
        />
      </Card>
      {data.support && <FairSupportCard fair={data.code} support={data.support} />}
      <TableCard
        title={say('fairs.participants')}
        columns={data.participants.some(row => row.supportedBy.length) ? [...participants, supported] : participants}
        rows={data.participants}
        rowKey={row => row.code}
        to={row => `/so-bo/${encodeURIComponent(row.code)}`}
        none={{ title: say(data.beyond ? 'fairs.nobodyNear' : 'fairs.nobody'), text: say('fairs.nobodyText') }}
        note={data.beyond > 0 && data.participants.length > 0 && <p>{say('fairs.beyond', { count: number(data.beyond) })}</p>}
      />
      <BriefsServed
        title={say('fairs.briefs')}
        briefs={data.briefs}
        none={{ title: say('fairs.noBrief'), text: say('fairs.noBriefText') }}
      />
    </Page>
  )
}
const when = ({ startsOn, endsOn }: FairData): string =>
  endsOn && endsOn !== startsOn ? `${date(startsOn)} – ${date(endsOn)}` : date(startsOn)

const participants: Column<Participant>[] = [
  { key: 'name', header: say('fairs.establishment'), value: row => row.name, width: 18 },
  { key: 'code', header: say('fairs.establishmentCode'), value: row => row.code, line: 7 },
  {
    key: 'state',
    header: say('fairs.state'),
    value: row => row.stateLabel,
    cell: row => <StateBadge plain kind={kinds[row.state]} word={row.stateLabel} />,
    width: 11,
  },
  { key: 'booths', header: say('fairs.booths'), value: row => row.booths, numeric: true },
]
const supported: Column<Participant> = {
  key: 'supportedBy',
  header: say('fairs.supportedBy'),
  value: row => row.supportedBy.join(', ') || say('fairs.supportedByNone'),
  line: 12,
}
