/** One trainee: who they are, their classes by year, merges, and the acts on their record; corrected with a reason. */
import { Button } from '@mantine/core'
import { IconPencil } from '@tabler/icons-react'
import { useQueryClient } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { useState } from 'react'
import { put } from '../../../web/api.ts'
import { Card } from '../../../web/ui/Card.tsx'
import { ConfirmDialog } from '../../../web/ui/ConfirmDialog.tsx'
import { ErrorState } from '../../../web/ui/ErrorState.tsx'
import { Facts } from '../../../web/ui/Facts.tsx'
import { GoLink } from '../../../web/ui/GoLink.tsx'
import { Notice } from '../../../web/ui/Notice.tsx'
import { Page, PageSkeleton } from '../../../web/ui/Page.tsx'
import { Timeline } from '../../../web/ui/Timeline.tsx'
import { saved } from '../../../web/ui/toast.ts'
import { say } from '../../../words/say.ts'
import { PointButton } from '../../duplicates/web/PointButton.tsx'
import { ClassesCard } from './ClassesCard.tsx'
import { HiddenNumber } from './HiddenNumber.tsx'
import { stale, type TraineeData, traineeActs, traineeAddress, traineesAddress, useTrainee } from './trainees.data.ts'
import css from './trainees.module.css'

const crumbs = [
  { label: say('registerScreens.title'), to: '/so-bo' },
  { label: say('training.tab'), to: traineesAddress },
]
export function TraineePage() {
  const { id = '' } = useParams({ strict: false }) as { id?: string }
  const { data, error, refetch } = useTrainee(id)
  const [editing, setEditing] = useState(false)
  if (error && !data)
    return (
      <Page title={say('training.tab')} crumbs={crumbs}>
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
      crumbs={crumbs}
      more={
        data.can.includes('edit') && (
          <>
            <PointButton kind="person" code={id} />
            <Button variant="default" leftSection={<IconPencil size={17} stroke={1.6} />} onClick={() => setEditing(true)}>
              {say('training.edit')}
            </Button>
          </>
        )
      }
    >
      {data.erased && <Notice kind="info" title={say('training.erasedTitle')} text={say('training.erasedText')} />}
      {data.mergedInto && (
        <Notice kind="warning" title={say('training.mergedTitle')}>
          <GoLink to={traineeAddress(data.mergedInto)}>{say('training.openKept')}</GoLink>
        </Notice>
      )}
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
      <Card title={say('training.acts')}>
        <Timeline acts={traineeActs(data)} />
      </Card>
      {editing && <Correction trainee={data} onClose={() => setEditing(false)} />}
    </Page>
  )
}

function Correction({ trainee, onClose }: { trainee: TraineeData; onClose: () => void }) {
  const client = useQueryClient()
  const text = (value: unknown) => (typeof value === 'string' && value.trim() ? value.trim() : null)
  return (
    <ConfirmDialog
      opened
      onClose={onClose}
      title={say('training.editTitle')}
      text={say('training.numberHelp')}
      verb={say('training.saveEdit')}
      fields={[
        { key: 'name', label: say('training.name'), kind: 'text', required: true },
        { key: 'birthYear', label: say('training.birthYear'), kind: 'text' },
        { key: 'establishmentCode', label: say('training.establishmentCode'), kind: 'text' },
        { key: 'phone', label: say('training.phone'), kind: 'text' },
        { key: 'personalNumber', label: say('training.personalNumber'), kind: 'text' },
        { key: 'reason', label: say('duplicates.reason'), kind: 'textarea', required: true, help: say('training.reasonHelp') },
      ]}
      initial={{
        name: trainee.name,
        birthYear: trainee.birthYear === null ? null : String(trainee.birthYear),
        establishmentCode: trainee.establishmentCode,
        phone: trainee.phone,
        personalNumber: trainee.personalNumber,
      }}
      onConfirm={async values => {
        const birthYear = text(values.birthYear)
        await put(`/api/trainees/${encodeURIComponent(trainee.id)}`, {
          name: text(values.name),
          birthYear: birthYear === null ? null : Number(birthYear),
          establishmentCode: text(values.establishmentCode),
          phone: text(values.phone),
          personalNumber: text(values.personalNumber),
          reason: text(values.reason),
          revision: trainee.revision,
        })
        await client.invalidateQueries({ predicate: query => stale.includes(String(query.queryKey[0])) })
        saved(say('training.savedEdit'))
      }}
    />
  )
}
