/** One craft village: facts, decisions, its commune through time, who works there, support by year, and the acts on its record. */
import { Button } from '@mantine/core'
import { IconPencil, IconPrinter } from '@tabler/icons-react'
import { useParams } from '@tanstack/react-router'
import { date, number } from '../../../web/format.ts'
import { useSession } from '../../../web/session.tsx'
import { Card } from '../../../web/ui/Card.tsx'
import { CommuneMap } from '../../../web/ui/CommuneMap.tsx'
import { ErrorState } from '../../../web/ui/ErrorState.tsx'
import { Facts } from '../../../web/ui/Facts.tsx'
import { useGo } from '../../../web/ui/GoLink.tsx'
import { Notice } from '../../../web/ui/Notice.tsx'
import { Page, PageSkeleton } from '../../../web/ui/Page.tsx'
import { Timeline } from '../../../web/ui/Timeline.tsx'
import { say } from '../../../words/say.ts'
import { MergeNotice } from '../../duplicates/web/MergeNotice.tsx'
import { PointButton } from '../../duplicates/web/PointButton.tsx'
import { VillageDecisions } from './VillageDecisions.tsx'
import { VillageArtisans, VillageMembers, VillageMoney } from './VillageTables.tsx'
import { useVillage, type VillageData, villageActs } from './villages.data.ts'
import css from './villages.module.css'

export const villageCrumbs = [
  { label: say('registerScreens.title'), to: '/so-bo' },
  { label: say('registerScreens.tabVillages'), to: '/so-bo?tab=villages' },
]
export function VillagePage() {
  const { code = '' } = useParams({ strict: false }) as { code?: string }
  const { data, error, refetch } = useVillage(code)
  if (error && !data)
    return (
      <Page title={say('registerScreens.village')} crumbs={villageCrumbs}>
        <ErrorState
          problem={error}
          onRetry={() => void refetch()}
          back={{ label: say('villages.backToList'), to: '/so-bo?tab=villages' }}
        />
      </Page>
    )
  if (!data) return <PageSkeleton />
  return (
    <Page
      title={data.name}
      state={[data.code, data.titleLabel ?? say('registerScreens.village'), data.craft, data.place].filter(Boolean).join(' · ')}
      crumbs={villageCrumbs}
      more={<Tools village={data} />}
      aside={<VillageDecisions village={data} />}
    >
      {data.demo && <Notice kind="info" title={say('villages.demoTitle')} text={say('villages.demoOne')} />}
      <MergeNotice kind="village" record={data.code} into={data.mergedInto?.code ?? null} />
      <Card title={say('villages.facts')}>
        <Facts
          facts={[
            { label: say('villages.code'), value: data.code },
            { label: say('villages.title'), value: data.titleLabel },
            { label: say('villages.craft'), value: data.craft },
            { label: say('villages.groups'), value: data.groups.join('; ') },
            {
              label: say('villages.otherNames'),
              value: data.otherNames ?? <span className={css.quiet}>{say('villages.noWithdrawal')}</span>,
              wide: true,
            },
            { label: say('villages.place'), value: data.place, wide: true },
            ...(data.note ? [{ label: say('villages.note'), value: data.note, wide: true }] : []),
          ]}
        />
      </Card>
      <Card title={say('villages.communes')}>
        <Communes village={data} />
      </Card>
      <VillageMembers village={data} />
      <VillageArtisans village={data} />
      <VillageMoney village={data} />
      <Card title={say('villages.acts')}>
        <Timeline acts={villageActs(data.acts, data.sources)} />
      </Card>
    </Page>
  )
}

function Tools({ village }: { village: VillageData }) {
  const go = useGo()
  return (
    <>
      <Button variant="default" visibleFrom="sm" leftSection={<IconPrinter size={17} stroke={1.6} />} onClick={() => window.print()}>
        {say('villages.print')}
      </Button>
      {!village.mergedInto && <PointButton kind="village" code={village.code} />}
      {village.can.includes('edit') && (
        <Button
          variant="default"
          leftSection={<IconPencil size={17} stroke={1.6} />}
          onClick={() => go(`/so-bo/lang-nghe/${village.code}/sua`)}
        >
          {say('villages.edit')}
        </Button>
      )}
    </>
  )
}

/** What became of the commune, and what it came of: a reform on each line; and where that is on the map of today. */
function Communes({ village: { units, place, name, mapCodes } }: { village: VillageData }) {
  if (!place) return <p className={css.quiet}>{say('villages.communesNone')}</p>
  return (
    <div className={css.communes}>
      <div>
        {units.length === 0 ? <p className={css.quiet}>{say('villages.communesSame')}</p> : <Reforms units={units} />}
        {mapCodes.length > 1 && <p className={css.quiet}>{say('villages.splitOpen')}</p>}
      </div>
      {mapCodes.length > 0 && <CommuneMap codes={mapCodes} label={mapCodes.length > 1 ? name : place} />}
    </div>
  )
}
function Reforms({ units }: Pick<VillageData, 'units'>) {
  const { businessDate } = useSession()
  return (
    <ol className={css.steps}>
      {units.map(step => (
        <li key={`${step.side} ${step.on} ${step.from.join()}`} className={css.step}>
          <time dateTime={step.on}>{date(step.on)}</time>
          <p>
            {say(step.split ? (step.side === 'before' ? 'villages.communePart' : 'villages.communeSplit') : 'villages.communeStep', {
              from: shortList(step.from),
              to: step.to.map(name => name ?? say('villages.communeUnknown')).join('; '),
            })}
            {step.on > businessDate && <span className={css.demo}>{say('villages.coming')}</span>}
          </p>
        </li>
      ))}
    </ol>
  )
}
/** A large commune came of many: the first few are named. */
const shortList = (names: readonly (string | null)[]) =>
  names.length > 4
    ? say('villages.andMore', { names: names.slice(0, 3).join('; '), count: number(names.length - 3) })
    : names.filter(Boolean).join('; ')
