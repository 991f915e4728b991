/** Adding a craft village to the register, or correcting its facts; its decisions are steps on its page. */
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
import { RegisterFormFrame } from './RegisterFormFrame.tsx'
import { villageCrumbs } from './VillagePage.tsx'
import { useFields, useVillage, type VillageData, villageEditors } from './villages.data.ts'

export function NewVillage() {
  const { has } = useSession()
  const form = useFields('villages', has(...villageEditors))
  if (!has(...villageEditors)) return <NotMine to="/so-bo?tab=villages" />
  if (form.error) return <ErrorState problem={form.error} onRetry={() => void form.refetch()} />
  if (!form.data) return <PageSkeleton />
  return <Form fields={form.data} />
}
export function EditVillage() {
  const { code = '' } = useParams({ strict: false }) as { code?: string }
  const { has } = useSession()
  const village = useVillage(code)
  const form = useFields('villages', has(...villageEditors))
  const problem = form.error ?? village.error
  if (!has(...villageEditors)) return <NotMine to={`/so-bo/lang-nghe/${code}`} />
  if (problem) return <ErrorState problem={problem} onRetry={() => void village.refetch()} />
  if (!form.data || !village.data) return <PageSkeleton />
  if (!village.data.can.includes('edit')) return <NotMine to={`/so-bo/lang-nghe/${code}`} />
  return <Form key={code} fields={form.data} village={village.data} />
}
const NotMine = ({ to }: { to: string }) => (
  <EmptyState
    title={say('villages.cannotEdit')}
    text={say('villages.cannotEditText')}
    action={<GoLink to={to}>{say('villages.back')}</GoLink>}
  />
)

function Form({ fields, village }: { fields: readonly FieldModel[]; village?: VillageData }) {
  const path = village ? `/api/villages/${encodeURIComponent(village.code)}` : '/api/villages'
  return (
    <RegisterFormFrame
      title={village ? say('villages.editTitle', { name: village.name }) : say('villages.newTitle')}
      state={village ? [village.code, village.place].filter(Boolean).join(' · ') : say('villages.newState')}
      crumbs={[...villageCrumbs, ...(village ? [{ label: village.code, to: `/so-bo/lang-nghe/${village.code}` }] : [])]}
      fields={fields}
      initial={
        village
          ? {
              name: village.name,
              otherNames: village.otherNames,
              title: village.title,
              craft: village.craft,
              unitId: village.unitId,
              note: village.note,
              _place: village.place,
            }
          : {}
      }
      keep={village ? `lang-nghe:${village.code}` : 'lang-nghe-moi'}
      editing={Boolean(village)}
      saveLabel={say(village ? 'villages.saveEdit' : 'villages.save')}
      stale={['villages', 'village', 'duplicates']}
      likely={{ kind: 'village', record: village?.code }}
      send={async values => {
        const { code } = village
          ? await put<{ code: string }>(path, { ...values, revision: village.revision })
          : await post<{ code: string }>(path, values)
        return {
          record: code,
          to: `/so-bo/lang-nghe/${code}`,
          says: village ? say('villages.savedEdit') : say('villages.savedNew', { code }),
        }
      }}
    >
      {({ values, errors, set, field }) => (
        <>
          <FormSection title={say('villages.sectionFacts')}>
            {field('name')}
            {field('title')}
            {field('craft')}
            {field('otherNames')}
          </FormSection>
          <FormSection title={say('villages.sectionPlace')}>
            <UnitPicker
              id={fieldId('unitId')}
              label={fields.find(each => each.key === 'unitId')?.label ?? ''}
              help={say('villages.placeHelp')}
              value={typeof values.unitId === 'string' ? values.unitId : null}
              chosenName={typeof values._place === 'string' ? values._place : undefined}
              onChange={(unitId, name) => set('unitId', unitId, { _place: name })}
              error={errors.unitId}
            />
            {field('note', { wide: true, long: true })}
          </FormSection>
        </>
      )}
    </RegisterFormFrame>
  )
}
