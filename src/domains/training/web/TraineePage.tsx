/** One trainee: who they are, their classes by year, merges, and the acts on their record. */
import { Button } from '@mantine/core'
import { IconPencil } from '@tabler/icons-react'
import { useParams } from '@tanstack/react-router'
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
import { ClassesCard } from './ClassesCard.tsx'
import { HiddenNumber } from './HiddenNumber.tsx'
import { traineeActs, traineeAddress, traineeCrumbs, traineesAddress, useTrainee } from './trainees.data.ts'
import css from './trainees.module.css'

export function TraineePage() {
  const { id = '' } = useParams({ strict: false }) as { id?: string }
  const { data, error, refetch } = useTrainee(id)
  const go = useGo()
  if (error && !data)
    return (
      <Page title={say('training.tab')} crumbs={traineeCrumbs}>
        <ErrorState problem={error} onRetry={() => void refetch()} back={{ label: say('training.backToList'), to: traineesAddress }} />
      </Page>
    )
  if (!data) return <PageSkeleton />
  const none = <span className={css.quiet}>{say('training.no')}</span>
  const number = (field: 'phone' | 'personalNumber', warning: string | null) =>
    data[field] ? <HiddenNumber id={id} field={field} value={data[field]} warning={warning} /> : none
  return (
    <Page
      title={data.name}
      state={[data.establishmentName, data.place].filter(Boolean).join(' · ')}
      crumbs={traineeCrumbs}
      more={
        data.can.includes('edit') && (
          <>
            <PointButton kind="person" code={id} />
            <Button variant="default" leftSection={<IconPencil size={17} stroke={1.6} />} onClick={() => go(`${traineeAddress(id)}/sua`)}>
              {say('training.edit')}
            </Button>
          </>
        )
      }
    >
      {data.erased && <Notice kind="info" title={say('training.erasedTitle')} text={say('training.erasedText')} />}
      <MergeNotice kind="person" record={id} name={data.name} />
      <Card title={say('training.facts')}>
        <p className={css.lead}>{say('training.contactPersonal')}</p>
        <Facts
          facts={[
            { label: say('training.birthYear'), value: data.birthYear },
            {
              label: say('training.establishment'),
              value: data.establishmentCode ? <GoLink to={`/so-bo/${data.establishmentCode}`}>{data.establishmentName}</GoLink> : none,
            },
            { label: say('training.phone'), value: number('phone', data.phoneWarning) },
            { label: say('training.personalNumber'), value: number('personalNumber', data.numberWarning) },
          ]}
        />
      </Card>
      <ClassesCard trainee={data} />
      {!data.mergedInto && !data.erased && <SamePersonCard kind="person" record={id} />}
      <Card title={say('training.acts')}>
        <Timeline acts={traineeActs(data)} />
      </Card>
    </Page>
  )
}
