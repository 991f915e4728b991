/** One artisan: title, craft, where they work, and the acts on their record. */
import { Button } from '@mantine/core'
import { IconPencil } from '@tabler/icons-react'
import { useParams } from '@tanstack/react-router'
import { date } from '../../../web/format.ts'
import { Card } from '../../../web/ui/Card.tsx'
import { ErrorState } from '../../../web/ui/ErrorState.tsx'
import { Facts } from '../../../web/ui/Facts.tsx'
import { GoLink, useGo } from '../../../web/ui/GoLink.tsx'
import { Notice } from '../../../web/ui/Notice.tsx'
import { Page, PageSkeleton } from '../../../web/ui/Page.tsx'
import { Timeline } from '../../../web/ui/Timeline.tsx'
import { say } from '../../../words/say.ts'
import { MergeNotice } from '../../duplicates/web/MergeNotice.tsx'
import { PointButton } from '../../duplicates/web/PointButton.tsx'
import { SamePersonCard } from '../../duplicates/web/SamePersonCard.tsx'
import { useArtisan, villageActs } from './villages.data.ts'
import css from './villages.module.css'

export const artisanCrumbs = [
  { label: say('registerScreens.title'), to: '/so-bo' },
  { label: say('artisans.tab'), to: '/so-bo?tab=artisans' },
]
export function ArtisanPage() {
  const { code = '' } = useParams({ strict: false }) as { code?: string }
  const { data, error, refetch } = useArtisan(code)
  const go = useGo()
  if (error && !data)
    return (
      <Page title={say('artisans.tab')} crumbs={artisanCrumbs}>
        <ErrorState
          problem={error}
          onRetry={() => void refetch()}
          back={{ label: say('artisans.backToList'), to: '/so-bo?tab=artisans' }}
        />
      </Page>
    )
  if (!data) return <PageSkeleton />
  const hidden = <span className={css.unknown}>{say('artisans.masked')}</span>
  const none = <span className={css.quiet}>{say('artisans.no')}</span>
  return (
    <Page
      title={data.name}
      state={[data.code, data.titleLabel, data.craftLabel, data.place].join(' · ')}
      crumbs={artisanCrumbs}
      more={
        <>
          {!data.mergedInto && <PointButton kind="artisan" code={data.code} />}
          {data.can.includes('edit') && (
            <Button
              variant="default"
              leftSection={<IconPencil size={17} stroke={1.6} />}
              onClick={() => go(`/so-bo/nghe-nhan/${data.code}/sua`)}
            >
              {say('artisans.edit')}
            </Button>
          )}
        </>
      }
    >
      {data.demo && <Notice kind="info" title={say('villages.demoTitle')} text={say('villages.demoOne')} />}
      {data.masked && <Notice kind="info" title={say('artisans.maskedTitle')} text={say('artisans.maskedText')} />}
      <MergeNotice kind="artisan" record={data.code} into={data.mergedInto} />
      <Card title={say('artisans.facts')}>
        <Facts
          facts={[
            { label: say('artisans.code'), value: data.code },
            { label: say('artisans.birthYear'), value: data.masked ? hidden : data.birthYear },
            { label: say('artisans.craft'), value: data.craftLabel },
            {
              label: say('artisans.village'),
              value: data.villageCode ? <GoLink to={`/so-bo/lang-nghe/${data.villageCode}`}>{data.villageName}</GoLink> : none,
            },
            { label: say('artisans.place'), value: data.place, wide: true },
            {
              label: say('artisans.establishment'),
              value: data.establishmentCode ? <GoLink to={`/so-bo/${data.establishmentCode}`}>{data.establishmentName}</GoLink> : none,
              wide: true,
            },
            ...(data.note ? [{ label: say('artisans.note'), value: data.note, wide: true }] : []),
          ]}
        />
      </Card>
      <Card title={say('artisans.recognition')}>
        <Facts
          facts={[
            { label: say('artisans.title'), value: data.titleLabel },
            { label: say('artisans.recognisedOn'), value: data.recognisedOn && date(data.recognisedOn) },
            { label: say('artisans.recognitionNumber'), value: data.recognitionNumber, wide: true },
          ]}
        />
      </Card>
      <Card title={say('artisans.contact')}>
        <p className={css.lead}>{say('artisans.contactPersonal')}</p>
        <Facts
          facts={[
            {
              label: say('artisans.phone'),
              value: data.phone && (
                <>
                  {data.masked ? data.phone : <a href={`tel:${data.phone}`}>{data.phone}</a>}
                  {data.phoneWarning && <span className={css.warning}>{data.phoneWarning}</span>}
                </>
              ),
            },
          ]}
        />
      </Card>
      {!data.mergedInto && <SamePersonCard kind="artisan" record={data.code} />}
      <Card title={say('artisans.acts')}>
        <Timeline acts={villageActs(data.acts, data.sources)} />
      </Card>
    </Page>
  )
}
