/** One establishment: facts with their sources, today or as of a day; its years, place, names, papers and the acts on its record. */
import { Button } from '@mantine/core'
import { IconPencil, IconPrinter } from '@tabler/icons-react'
import { useParams } from '@tanstack/react-router'
import { useState } from 'react'
import { date } from '../../../web/format.ts'
import { Card } from '../../../web/ui/Card.tsx'
import { EmptyState } from '../../../web/ui/EmptyState.tsx'
import { ErrorState } from '../../../web/ui/ErrorState.tsx'
import { Facts } from '../../../web/ui/Facts.tsx'
import { GoLink, useGo } from '../../../web/ui/GoLink.tsx'
import { Notice } from '../../../web/ui/Notice.tsx'
import { Page, PageSkeleton } from '../../../web/ui/Page.tsx'
import { StateBadge } from '../../../web/ui/StateBadge.tsx'
import { type Act, Timeline } from '../../../web/ui/Timeline.tsx'
import type { Kind } from '../../../web/ui/tones.ts'
import { say } from '../../../words/say.ts'
import { MergeNotice } from '../../duplicates/web/MergeNotice.tsx'
import { PointButton } from '../../duplicates/web/PointButton.tsx'
import { SamePersonCard } from '../../duplicates/web/SamePersonCard.tsx'
import { DayButton, DayStrip, useDays } from './DayStrip.tsx'
import css from './establishment.module.css'
import { FactCard, Origin } from './FactCard.tsx'
import { NamesCard } from './NamesCard.tsx'
import { PapersCard } from './PapersCard.tsx'
import { type PageData, usePage } from './page.data.ts'
import { EndedUnit, UnitsCard } from './UnitsCard.tsx'
import { YearsCard } from './YearsCard.tsx'

const crumbs = [{ label: say('registerScreens.title'), to: '/so-bo' }]

export function EstablishmentPage() {
  const { code = '' } = useParams({ strict: false }) as { code?: string }
  const { asOf, compare } = useDays()
  const { data, error, refetch } = usePage(code, asOf, compare)
  if (error && (!data || (data.asOf ?? undefined) !== asOf))
    return (
      <Page title={say('registerScreens.title')} crumbs={crumbs}>
        <ErrorState problem={error} onRetry={() => void refetch()} back={{ label: say('registerScreens.backToList'), to: '/so-bo' }} />
      </Page>
    )
  if (!data) return <PageSkeleton />
  const says = (key: string) => data.facts.find(fact => fact.key === key)?.says
  const past = data.asOf !== null
  return (
    <Page
      title={says('name') ?? data.name}
      state={[data.code, says('kind'), says('craft'), says('unitId')].filter(Boolean).join(' · ')}
      crumbs={crumbs}
      more={<Tools data={data} />}
      asideLast
      aside={
        <>
          {data.existed && <Village village={data.village} />}
          {!past && !data.mergedInto && !data.closed && <Support code={code} />}
          {data.existed && <UnitsCard code={code} asOf={data.asOf ?? undefined} />}
        </>
      }
    >
      <DayStrip asOf={data.asOf} compare={data.compare} changed={data.comparable ? data.facts.filter(fact => fact.changed).length : null} />
      {data.existed ? <Body data={data} past={past} /> : <NotYet data={data} />}
    </Page>
  )
}

function Body({ data, past }: { data: PageData; past: boolean }) {
  const mayEdit = !past && data.can.includes('edit')
  return (
    <>
      {data.closed && <Notice kind="info" title={say('establishmentScreens.closed', { day: date(data.closed) })} />}
      {!past && <MergeNotice kind="establishment" record={data.code} into={data.mergedInto} />}
      {!past && !data.mergedInto && <EndedUnit code={data.code} revision={data.revision} mayMove={mayEdit} />}
      <FactCard title={say('registerScreens.general')} group="general" data={data}>
        <Origin data={data} />
      </FactCard>
      <FactCard title={say('registerScreens.production')} group="production" data={data} />
      <FactCard title={say('registerScreens.priority')} text={say('registerScreens.priorityText')} group="priority" data={data} />
      <FactCard title={say('registerScreens.contact')} text={say('registerScreens.contactPersonal')} group="contact" data={data} />
      {!past && !data.mergedInto && <SamePersonCard kind="establishment" record={data.code} />}
      <NamesCard data={data} mayEdit={mayEdit} />
      <YearsCard code={data.code} asOf={data.asOf ?? undefined} />
      {!past && data.artisans.length > 0 && <Artisans artisans={data.artisans} />}
      <PapersCard code={data.code} asOf={data.asOf ?? undefined} />
      <Acts data={data} />
    </>
  )
}

/** The register did not have the record on the day asked for. */
function NotYet({ data }: { data: PageData }) {
  const { choose } = useDays()
  return (
    <Card>
      <EmptyState
        title={say('establishmentScreens.notYet', { day: date(data.day) })}
        text={say('establishmentScreens.notYetText', { day: date(data.since) })}
        action={
          <Button variant="default" onClick={() => choose(data.since ?? undefined, undefined)}>
            {say('establishmentScreens.seeDay', { day: date(data.since) })}
          </Button>
        }
      />
    </Card>
  )
}

/** What it may be supported with today, by what the register knows. */
function Support({ code }: { code: string }) {
  return (
    <Card title={say('supportScreens.ofEstablishment')}>
      <p className={css.lead}>{say('supportScreens.ofEstablishmentText')}</p>
      <GoLink to={`/tra-cuu-ho-tro?coso=${code}`}>{say('supportScreens.ofEstablishmentGo')}</GoLink>
    </Card>
  )
}

function Tools({ data }: { data: PageData }) {
  const go = useGo()
  return (
    <>
      <DayButton />
      <Button variant="default" visibleFrom="sm" leftSection={<IconPrinter size={17} stroke={1.6} />} onClick={() => window.print()}>
        {say('registerScreens.print')}
      </Button>
      {data.asOf === null && !data.mergedInto && <PointButton kind="establishment" code={data.code} />}
      {data.can.includes('edit') && data.asOf === null && (
        <Button variant="default" leftSection={<IconPencil size={17} stroke={1.6} />} onClick={() => go(`/so-bo/${data.code}/sua`)}>
          {say('registerScreens.edit')}
        </Button>
      )}
    </>
  )
}

const recognitionKinds: Record<NonNullable<PageData['village']>['recognition'], Kind> = {
  recognised: 'done',
  withdrawn: 'refused',
  not_yet: 'waiting',
  unknown: 'unknown',
}
function Village({ village }: { village: PageData['village'] }) {
  return (
    <Card title={say('registerScreens.village')}>
      {village ? (
        <Facts
          columns={1}
          facts={[
            {
              label: say('registerScreens.villageName'),
              value: <GoLink to={`/so-bo/lang-nghe/${village.code}`}>{village.name}</GoLink>,
            },
            {
              label: say('registerScreens.villageState'),
              value: <StateBadge plain kind={recognitionKinds[village.recognition]} word={village.recognitionLabel} />,
            },
            { label: say('registerScreens.decision'), value: village.recognitionNumber },
            { label: say('registerScreens.recognisedDay'), value: village.recognisedOn && date(village.recognisedOn) },
            ...(village.withdrawnOn ? [{ label: say('registerScreens.withdrawnDay'), value: date(village.withdrawnOn) }] : []),
          ]}
        />
      ) : (
        <p className={css.lead}>{say('registerScreens.villageNone')}</p>
      )}
    </Card>
  )
}

function Artisans({ artisans }: Pick<PageData, 'artisans'>) {
  return (
    <Card title={say('establishmentScreens.artisans')}>
      <ul className={css.list}>
        {artisans.map(each => (
          <li key={each.code} className={css.item}>
            <GoLink to={`/so-bo/nghe-nhan/${each.code}`}>{each.name}</GoLink>
            <span className={css.under}>{each.titleLabel}</span>
          </li>
        ))}
      </ul>
    </Card>
  )
}

/** How many acts are shown before the rest is asked for. */
const first = 10
/** The acts up to the day shown, newest first. The register's log names the role and the unit of an act. */
function Acts({ data }: { data: PageData }) {
  const [all, setAll] = useState(false)
  const acts = data.acts
    .filter(act => act.day <= data.day)
    .map((act, index): Act => {
      const changed = act.changed.length > 0 ? say('establishmentScreens.changedFields', { fields: act.changed.join(', ') }) : ''
      return {
        id: index,
        at: act.at,
        day: act.day,
        who: act.who,
        act: act.says.charAt(0).toUpperCase() + act.says.slice(1),
        ...(changed || act.reason ? { reason: [changed, act.reason].filter(Boolean).join('. ') } : {}),
      }
    })
    .reverse()
  return (
    <Card title={say('registerScreens.acts')}>
      <Timeline acts={all ? acts : acts.slice(0, first)} />
      {!all && acts.length > first && (
        <Button className={`${css.more} no-print`} variant="default" size="sm" onClick={() => setAll(true)}>
          {say('establishmentScreens.actsMore', { count: acts.length - first })}
        </Button>
      )}
    </Card>
  )
}
