/** Adding a trainee with the class that they attended, or correcting one. */
import { Select } from '@mantine/core'
import { useParams } from '@tanstack/react-router'
import type { FieldModel } from '../../../kernel/entity.ts'
import { post, put } from '../../../web/api.ts'
import { useSession } from '../../../web/session.tsx'
import { EmptyState } from '../../../web/ui/EmptyState.tsx'
import { ErrorState } from '../../../web/ui/ErrorState.tsx'
import { GoLink } from '../../../web/ui/GoLink.tsx'
import { PageSkeleton } from '../../../web/ui/Page.tsx'
import { queryOf } from '../../../web/ui/query.ts'
import { FormSection, fieldId, type RecordValues } from '../../../web/ui/RecordFields.tsx'
import { say } from '../../../words/say.ts'
import { EstablishmentPicker } from '../../establishments/web/EstablishmentPicker.tsx'
import { personalNumberHint, phoneHint } from '../../establishments/web/numberHints.ts'
import { RegisterFormFrame } from '../../establishments/web/RegisterFormFrame.tsx'
import { traineeEditors } from '../trainees.schema.ts'
import {
  stale,
  type TraineeData,
  traineeAddress,
  traineeCrumbs,
  traineesAddress,
  useClasses,
  useTrainee,
  useTraineeFields,
} from './trainees.data.ts'

const ofClass = ['position', 'completed']

export function NewTrainee() {
  const { has } = useSession()
  const edits = has(...traineeEditors)
  const form = useTraineeFields(edits)
  if (!edits) return <NotMine to={traineesAddress} />
  if (form.error) return <ErrorState problem={form.error} onRetry={() => void form.refetch()} />
  if (!form.data) return <PageSkeleton />
  return <Form fields={[...form.data, { ...classField, label: say('training.classLabel') }]} />
}
export function EditTrainee() {
  const { id = '' } = useParams({ strict: false }) as { id?: string }
  const { has } = useSession()
  const edits = has(...traineeEditors)
  const trainee = useTrainee(id)
  const form = useTraineeFields(edits)
  const problem = form.error ?? trainee.error
  if (!edits) return <NotMine to={traineeAddress(id)} />
  if (problem) return <ErrorState problem={problem} onRetry={() => void trainee.refetch()} />
  if (!form.data || !trainee.data) return <PageSkeleton />
  if (!trainee.data.can.includes('edit')) return <NotMine to={traineeAddress(id)} />
  return <Form key={id} fields={form.data.filter(field => !ofClass.includes(field.key))} trainee={trainee.data} />
}
const NotMine = ({ to }: { to: string }) => (
  <EmptyState
    title={say('training.cannotEdit')}
    text={say('training.cannotEditText')}
    action={<GoLink to={to}>{say('training.backToList')}</GoLink>}
  />
)
/** The class is chosen by the form's own field; a trainee is never added without one. */
const classField: Omit<FieldModel, 'label'> = { key: 'classCode', kind: 'text', required: true }
const held = ['name', 'birthYear', 'phone', 'personalNumber', 'establishmentCode'] as const
const textOf = (value: unknown): string | null => (typeof value === 'string' ? value : null)

function Form({ fields, trainee }: { fields: readonly FieldModel[]; trainee?: TraineeData }) {
  const { businessDate } = useSession()
  const path = trainee ? `/api/trainees/${encodeURIComponent(trainee.id)}` : '/api/trainees'
  const initial: RecordValues = trainee
    ? { ...Object.fromEntries(held.map(key => [key, trainee[key]])), _establishment: trainee.establishmentName }
    : { completed: true }
  return (
    <RegisterFormFrame
      title={trainee ? say('training.editOf', { name: trainee.name }) : say('training.newTitle')}
      state={trainee ? [trainee.establishmentName, trainee.place].filter(Boolean).join(' · ') : say('training.newState')}
      crumbs={[...traineeCrumbs, ...(trainee ? [{ label: trainee.name, to: traineeAddress(trainee.id) }] : [])]}
      fields={fields}
      initial={initial}
      keep={trainee ? `hoc-vien:${trainee.id}` : 'hoc-vien-moi'}
      editing={Boolean(trainee)}
      saveLabel={say(trainee ? 'training.saveEdit' : 'training.save')}
      reasonHelp={say('training.reasonHelp')}
      stale={stale}
      likely={{
        kind: 'person',
        record: trainee?.id,
        // Whoever is recorded already gets the class that was typed.
        use: ({ id }, values) =>
          `${traineeAddress(id)}${queryOf({ 'ghi-lop': trainee ? undefined : (textOf(values.classCode) ?? undefined) })}`,
      }}
      send={async values => {
        const { id } = trainee
          ? await put<{ id: string }>(path, { reason: '', ...values, revision: trainee.revision })
          : await post<{ id: string }>(path, { completed: false, ...values })
        return { record: id, to: traineeAddress(id), says: say(trainee ? 'training.savedEdit' : 'training.savedNew') }
      }}
    >
      {({ values, errors, set, field }) => (
        <>
          <FormSection title={say('training.sectionPerson')} text={say('training.formPersonal')}>
            {field('name')}
            {field('birthYear')}
            {field('phone', phoneHint(values.phone))}
            {field('personalNumber', personalNumberHint(values.personalNumber, businessDate, values.birthYear))}
            <EstablishmentPicker
              wide
              label={say('training.establishment')}
              help={say('training.establishmentHelp')}
              value={textOf(values.establishmentCode)}
              name={textOf(values._establishment)}
              error={errors.establishmentCode}
              onChange={(code, name) => set('establishmentCode', code, { _establishment: name })}
            />
          </FormSection>
          {!trainee && (
            <FormSection title={say('training.sectionClass')}>
              <ClassPicker value={textOf(values.classCode)} error={errors.classCode} onChange={code => set('classCode', code)} />
              {field('position')}
              {field('completed', { help: say('training.completedHelp') })}
            </FormSection>
          )}
        </>
      )}
    </RegisterFormFrame>
  )
}

interface ClassPickerProps {
  value: string | null
  error: string | undefined
  onChange: (code: string | null) => void
}
function ClassPicker({ value, error, onChange }: ClassPickerProps) {
  const classes = useClasses().data ?? []
  return (
    <Select
      id={fieldId('classCode')}
      style={{ gridColumn: '1 / -1' }}
      label={say('training.classLabel')}
      withAsterisk
      error={error}
      data={classes.map(each => ({ value: each.code, label: `${each.name} (${each.code})` }))}
      value={value}
      onChange={onChange}
      searchable
      placeholder={say('web.choose')}
      nothingFoundMessage={say('web.nothingFound')}
      maxDropdownHeight={320}
    />
  )
}
