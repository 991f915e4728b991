/** Adding an artisan to the register, or correcting one. */
import { Select } from '@mantine/core'
import { useParams } from '@tanstack/react-router'
import type { FieldModel } from '../../../kernel/entity.ts'
import { post, put } from '../../../web/api.ts'
import { useSession } from '../../../web/session.tsx'
import { EmptyState } from '../../../web/ui/EmptyState.tsx'
import { ErrorState } from '../../../web/ui/ErrorState.tsx'
import { GoLink } from '../../../web/ui/GoLink.tsx'
import { PageSkeleton } from '../../../web/ui/Page.tsx'
import { FormSection, fieldId } from '../../../web/ui/RecordFields.tsx'
import { UnitPicker } from '../../../web/ui/UnitPicker.tsx'
import { say } from '../../../words/say.ts'
import { artisanCrumbs } from './ArtisanPage.tsx'
import { EstablishmentPicker } from './EstablishmentPicker.tsx'
import { phoneHint } from './numberHints.ts'
import { RegisterFormFrame } from './RegisterFormFrame.tsx'
import { type ArtisanData, artisanEditors, useArtisan, useFields, useVillageList } from './villages.data.ts'

export function NewArtisan() {
  const { has } = useSession()
  const form = useFields('artisans', has(...artisanEditors))
  if (!has(...artisanEditors)) return <NotMine to="/so-bo?tab=artisans" />
  if (form.error) return <ErrorState problem={form.error} onRetry={() => void form.refetch()} />
  if (!form.data) return <PageSkeleton />
  return <Form fields={form.data} />
}
export function EditArtisan() {
  const { code = '' } = useParams({ strict: false }) as { code?: string }
  const { has } = useSession()
  const artisan = useArtisan(code)
  const form = useFields('artisans', has(...artisanEditors))
  const problem = form.error ?? artisan.error
  if (!has(...artisanEditors)) return <NotMine to={`/so-bo/nghe-nhan/${code}`} />
  if (problem) return <ErrorState problem={problem} onRetry={() => void artisan.refetch()} />
  if (!form.data || !artisan.data) return <PageSkeleton />
  if (!artisan.data.can.includes('edit')) return <NotMine to={`/so-bo/nghe-nhan/${code}`} />
  return <Form key={code} fields={form.data} artisan={artisan.data} />
}
const NotMine = ({ to }: { to: string }) => (
  <EmptyState
    title={say('artisans.cannotEdit')}
    text={say('artisans.cannotEditText')}
    action={<GoLink to={to}>{say('artisans.back')}</GoLink>}
  />
)
const held = [
  'name',
  'birthYear',
  'title',
  'craft',
  'unitId',
  'villageCode',
  'establishmentCode',
  'recognitionNumber',
  'recognisedOn',
  'phone',
  'note',
] as const

function Form({ fields, artisan }: { fields: readonly FieldModel[]; artisan?: ArtisanData }) {
  return (
    <RegisterFormFrame
      title={artisan ? say('artisans.editTitle', { code: artisan.code }) : say('artisans.newTitle')}
      state={artisan ? [artisan.titleLabel, artisan.place].join(' · ') : say('artisans.newState')}
      crumbs={[...artisanCrumbs, ...(artisan ? [{ label: artisan.code, to: `/so-bo/nghe-nhan/${artisan.code}` }] : [])]}
      fields={fields}
      initial={
        artisan
          ? {
              ...Object.fromEntries(held.map(key => [key, artisan[key]])),
              _place: artisan.place,
              _establishment: artisan.establishmentName,
            }
          : {}
      }
      keep={artisan ? `nghe-nhan:${artisan.code}` : 'nghe-nhan-moi'}
      editing={Boolean(artisan)}
      saveLabel={say(artisan ? 'artisans.saveEdit' : 'artisans.save')}
      stale={['artisans', 'artisan', 'village', 'villages', 'duplicates']}
      likely={{ kind: 'artisan', record: artisan?.code }}
      send={async values => {
        const { code } = artisan
          ? await put<{ code: string }>(`/api/artisans/${encodeURIComponent(artisan.code)}`, { ...values, revision: artisan.revision })
          : await post<{ code: string }>('/api/artisans', values)
        return {
          record: code,
          to: `/so-bo/nghe-nhan/${code}`,
          says: artisan ? say('artisans.savedEdit') : say('artisans.savedNew', { code }),
        }
      }}
    >
      {({ values, errors, set, field }) => (
        <>
          <FormSection title={say('artisans.sectionPerson')} text={say('artisans.contactPersonal')}>
            {field('name')}
            {field('birthYear')}
            {field('phone', phoneHint(values.phone))}
          </FormSection>
          <FormSection title={say('artisans.sectionPlace')}>
            {field('craft')}
            <UnitPicker
              id={fieldId('unitId')}
              label={fields.find(each => each.key === 'unitId')?.label ?? ''}
              required
              value={textOf(values.unitId)}
              chosenName={textOf(values._place) ?? undefined}
              onChange={(unitId, name) => set('unitId', unitId, { _place: name })}
              error={errors.unitId}
            />
            <VillagePicker value={textOf(values.villageCode)} error={errors.villageCode} onChange={code => set('villageCode', code)} />
            <EstablishmentPicker
              label={say('artisans.establishment')}
              help={say('artisans.establishmentHelp')}
              value={textOf(values.establishmentCode)}
              name={textOf(values._establishment)}
              error={errors.establishmentCode}
              onChange={(code, name) => set('establishmentCode', code, { _establishment: name })}
            />
          </FormSection>
          <FormSection title={say('artisans.sectionTitle')}>
            {field('title')}
            {field('recognisedOn')}
            {field('recognitionNumber')}
            {field('note', { wide: true, long: true })}
          </FormSection>
        </>
      )}
    </RegisterFormFrame>
  )
}
const textOf = (value: unknown): string | null => (typeof value === 'string' ? value : null)
const order: ('label' | 'input' | 'description' | 'error')[] = ['label', 'input', 'description', 'error']

interface PickerProps {
  value: string | null
  error: string | undefined
}
function VillagePicker({ value, error, onChange }: PickerProps & { onChange: (code: string | null) => void }) {
  const villages = useVillageList('').data ?? []
  return (
    <Select
      id={fieldId('villageCode')}
      label={say('artisans.village')}
      description={say('artisans.villageHelp')}
      inputWrapperOrder={order}
      error={error}
      data={villages.map(each => ({ value: each.code, label: [each.name, each.unitName].filter(Boolean).join(', ') }))}
      value={value}
      onChange={onChange}
      searchable
      clearable
      limit={60}
      nothingFoundMessage={say('web.nothingFound')}
      placeholder={say('web.choose')}
      maxDropdownHeight={320}
    />
  )
}
