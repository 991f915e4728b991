/** One establishment: facts, village, its projects and the acts on its record. */
import { Button } from '@mantine/core'
import { IconPencil, IconPrinter } from '@tabler/icons-react'
import { useParams } from '@tanstack/react-router'
import { date, number } from '../../../web/format.ts'
import { Card } from '../../../web/ui/Card.tsx'
import { type Column, DataTable } from '../../../web/ui/DataTable.tsx'
import { EmptyState } from '../../../web/ui/EmptyState.tsx'
import { ErrorState } from '../../../web/ui/ErrorState.tsx'
import { type Fact, Facts } from '../../../web/ui/Facts.tsx'
import { useGo } from '../../../web/ui/GoLink.tsx'
import { Money } from '../../../web/ui/Money.tsx'
import { Page, PageSkeleton } from '../../../web/ui/Page.tsx'
import { StateBadge } from '../../../web/ui/StateBadge.tsx'
import { type Act, Timeline } from '../../../web/ui/Timeline.tsx'
import { say } from '../../../words/say.ts'
import { kindOf } from '../../projects/web/project.data.ts'
import { roles } from '../../reference/roles.schema.ts'
import { type EstablishmentData, recognitionOf, useEstablishment } from './register.data.ts'
import css from './register.module.css'
import { TaxCode } from './TaxCode.tsx'

type HistoryRow = EstablishmentData['projects'][number]

export function EstablishmentPage() {
  const { code = '' } = useParams({ strict: false }) as { code?: string }
  const { data, error, refetch } = useEstablishment(code)
  if (error && !data)
    return (
      <Page title={say('registerScreens.title')} crumbs={[{ label: say('registerScreens.title'), to: '/so-bo' }]}>
        <ErrorState problem={error} onRetry={() => void refetch()} back={{ label: say('registerScreens.backToList'), to: '/so-bo' }} />
      </Page>
    )
  if (!data) return <PageSkeleton />
  return (
    <Page
      title={data.name}
      state={[data.code, data.kindLabel, data.craftLabel, data.place].join(' · ')}
      crumbs={[{ label: say('registerScreens.title'), to: '/so-bo' }]}
      more={<Tools establishment={data} />}
      aside={<Village establishment={data} />}
    >
      <Card title={say('registerScreens.general')}>
        <Facts facts={generalFacts(data)} />
      </Card>
      <Card title={say('registerScreens.production')}>
        <Facts facts={productionFacts(data)} />
      </Card>
      <Card title={say('registerScreens.contact')}>
        <p className={css.lead}>{say('registerScreens.contactPersonal')}</p>
        <Facts
          facts={[
            { label: say('registerScreens.representative'), value: data.representative },
            { label: say('registerScreens.phone'), value: data.phone && <a href={`tel:${data.phone}`}>{data.phone}</a> },
            { label: say('registerScreens.email'), value: data.email && <a href={`mailto:${data.email}`}>{data.email}</a> },
          ]}
        />
      </Card>
      <Card title={say('registerScreens.history')}>
        {data.projects.length ? (
          <DataTable
            label={say('registerScreens.history')}
            columns={historyColumns}
            rows={data.projects}
            rowKey={row => row.code}
            to={row => `/ho-so/${row.code}`}
            sort={{ key: 'year', down: true }}
          />
        ) : (
          <EmptyState small title={say('registerScreens.historyNone')} />
        )}
      </Card>
      <Card title={say('registerScreens.acts')}>
        <Timeline acts={actsOf(data)} />
      </Card>
    </Page>
  )
}

function Tools({ establishment }: { establishment: EstablishmentData }) {
  const go = useGo()
  return (
    <>
      <Button variant="default" visibleFrom="sm" leftSection={<IconPrinter size={17} stroke={1.6} />} onClick={() => window.print()}>
        {say('registerScreens.print')}
      </Button>
      {establishment.can.includes('edit') && (
        <Button
          variant="default"
          leftSection={<IconPencil size={17} stroke={1.6} />}
          onClick={() => go(`/so-bo/${establishment.code}/sua`)}
        >
          {say('registerScreens.edit')}
        </Button>
      )}
    </>
  )
}

function Village({ establishment: { village } }: { establishment: EstablishmentData }) {
  if (!village)
    return (
      <Card title={say('registerScreens.village')}>
        <p className={css.quiet}>{say('registerScreens.villageNone')}</p>
      </Card>
    )
  const { kind, word } = recognitionOf(village)
  return (
    <Card title={say('registerScreens.village')}>
      <Facts
        columns={1}
        facts={[
          { label: say('registerScreens.villageName'), value: village.name },
          { label: say('registerScreens.villageState'), value: <StateBadge plain kind={kind} word={say(`registerScreens.${word}`)} /> },
          { label: say('registerScreens.decision'), value: village.recognitionNumber },
          { label: say('registerScreens.recognisedDay'), value: village.recognisedOn && date(village.recognisedOn) },
          ...(village.withdrawnOn ? [{ label: say('registerScreens.withdrawnDay'), value: date(village.withdrawnOn) }] : []),
        ]}
      />
    </Card>
  )
}

const yesNo = (flag: boolean | null) => (flag === null ? null : say(flag ? 'registerScreens.yes' : 'registerScreens.no'))
const generalFacts = (data: EstablishmentData): Fact[] => [
  { label: say('registerScreens.code'), value: data.code },
  { label: say('registerScreens.kind'), value: data.kindLabel },
  { label: say('registerScreens.taxCode'), value: data.taxCode && <TaxCode establishment={data} />, wide: true },
  { label: say('registerScreens.craft'), value: data.craftLabel },
  {
    label: say('registerScreens.experience'),
    value: data.experienceYears === null ? null : say('registerScreens.years', { count: number(data.experienceYears) }),
  },
  { label: say('registerScreens.sector'), value: data.sectorLabel, wide: true },
  { label: say('registerScreens.place'), value: data.place, wide: true },
  { label: say('registerScreens.address'), value: data.address, wide: true },
]
const productionFacts = (data: EstablishmentData): Fact[] => [
  {
    label: say('registerScreens.workers'),
    value: data.workers === null ? null : say('registerScreens.people', { count: number(data.workers) }),
  },
  { label: say('registerScreens.localMaterials'), value: data.localMaterials === null ? null : `${number(data.localMaterials)}%` },
  { label: say('registerScreens.exporting'), value: yesNo(data.exporting) },
  { label: say('registerScreens.cleaner'), value: yesNo(data.cleanerProduction) },
  { label: say('registerScreens.cluster'), value: yesNo(data.clusterInfrastructure) },
]

const historyColumns: Column<HistoryRow>[] = [
  { key: 'name', header: say('registerScreens.project'), value: row => row.name, width: 18 },
  { key: 'year', header: say('registerScreens.year'), value: row => row.year, numeric: true },
  { key: 'activity', header: say('registerScreens.activity'), value: row => row.activityLabel },
  {
    key: 'state',
    header: say('registerScreens.state'),
    value: row => row.stateLabel,
    cell: row => <StateBadge plain word={row.stateLabel} kind={kindOf(row.state)} />,
  },
  {
    key: 'amount',
    header: say('registerScreens.approved'),
    value: row => row.amount,
    cell: row => (row.amount === null ? <span className={css.quiet}>{say('projectScreens.notYet')}</span> : <Money amount={row.amount} />),
    numeric: true,
  },
]

const actWords = {
  create: 'registerScreens.actCreate',
  correct: 'registerScreens.actCorrect',
  reveal_tax_code: 'registerScreens.actReveal',
  erase: 'registerScreens.actErase',
  imported: 'registerScreens.actImported',
} as const
/** Newest first. The register's log names the role and the unit of an act. */
const actsOf = (data: EstablishmentData): Act[] =>
  data.acts
    .map(
      (act, index): Act => ({
        id: index,
        at: act.at,
        day: act.day,
        who: act.role ? (roles[act.role as keyof typeof roles] ?? say('registerScreens.system')) : say('registerScreens.system'),
        ...(act.unitName ? { unit: act.unitName } : {}),
        act: say(actWords[act.action as keyof typeof actWords] ?? 'registerScreens.actOther'),
        ...(act.reason ? { reason: act.reason } : {}),
      }),
    )
    .reverse()
