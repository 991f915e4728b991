/** The four sections of a project's form. */
import type { FieldModel } from '../../../kernel/entity.ts'
import { useSession } from '../../../web/session.tsx'
import { GoLink } from '../../../web/ui/GoLink.tsx'
import { FormSection, fieldId, RecordField, type RecordValue, type RecordValues } from '../../../web/ui/RecordFields.tsx'
import { UnitPicker } from '../../../web/ui/UnitPicker.tsx'
import { say } from '../../../words/say.ts'
import { province } from '../../reference/city.schema.ts'
import { BeneficiaryPicker } from './BeneficiaryPicker.tsx'
import { CostSums } from './CostSums.tsx'
import { type Costs, followed } from './costs.ts'
import type { Draft } from './ProjectForm.tsx'
import type { Lists } from './project.data.ts'
import css from './projects.module.css'

const amount = (value: RecordValue | undefined): number | null => (typeof value === 'number' ? value : null)
/** The amounts of a form's values. */
export const costsOf = (values: RecordValues): Costs => ({
  totalCost: amount(values.totalCost),
  eligibleCost: amount(values.eligibleCost),
  requested: amount(values.requested),
  counterpart: amount(values.counterpart),
})

interface ProjectFormFieldsProps {
  fields: readonly FieldModel[]
  lists: Lists
  draft: Draft
  errors: Readonly<Record<string, string>>
  onChange: (draft: Draft) => void
}
export function ProjectFormFields({ fields, lists, draft, errors, onChange }: ProjectFormFieldsProps) {
  const { has, businessDate } = useSession()
  const { values } = draft
  const activity = lists.activities[String(values.activity ?? '')]
  const event = activity?.shape === 'event'
  const set = (changes: RecordValues, more: Partial<Draft> = {}) => {
    const next = { ...values, ...changes }
    const counterpart = followed(costsOf(values), costsOf(next))
    onChange({ ...draft, ...more, values: { ...next, counterpart } })
  }
  const field = (key: string, more: Partial<Parameters<typeof RecordField>[0]> = {}) => {
    const model = fields.find(each => each.key === key)
    return (
      model && (
        <RecordField
          key={key}
          field={model}
          value={values[key] ?? null}
          onChange={value => set({ [key]: value })}
          error={errors[key]}
          {...more}
        />
      )
    )
  }
  const groups = Object.entries(lists.contentGroups).map(([code, group]) => ({
    group,
    items: Object.entries(lists.activities)
      .filter(([, each]) => each.group === code)
      .map(([value, each]) => ({ value, label: each.label })),
  }))
  return (
    <>
      <FormSection title={say('projectScreens.sectionGeneral')}>
        {field('name', { wide: true, long: true })}
        {field('activity', {
          wide: true,
          groups,
          help: activity && say('projectScreens.groupFollows', { group: lists.contentGroups[activity.group] ?? '' }),
        })}
        {field('year')}
        {field('source')}
        {field('implementer')}
        {values.implementer === 'other' && field('implementerName', { help: '' })}
        {field('plannedEndOn')}
        {field('units')}
        {field('pilot', { wide: true })}
      </FormSection>
      <FormSection title={say('projectScreens.sectionPlace')}>
        <div className={css.wide}>
          <UnitPicker
            id={fieldId('unitId')}
            label={fields.find(each => each.key === 'unitId')?.label ?? ''}
            required
            value={typeof values.unitId === 'string' ? values.unitId : null}
            chosenName={draft.unitName || undefined}
            onChange={(unitId, unitName) => set({ unitId }, { unitName })}
            error={errors.unitId}
            first={event ? [{ value: province.unitId, label: say('projectScreens.wholeCity') }] : []}
          />
        </div>
        <BeneficiaryPicker
          id={fieldId('beneficiaries')}
          picked={draft.picked}
          onChange={picked => onChange({ ...draft, picked })}
          error={errors.beneficiaries}
        />
        {has('local_officer', 'centre_officer') && (
          <p className={`${css.quiet} ${css.wide}`}>
            <GoLink to="/so-bo/moi">{say('projectScreens.beneficiaryNew')}</GoLink>
          </p>
        )}
      </FormSection>
      <FormSection title={say('projectScreens.sectionMoney')}>
        {field('totalCost')}
        {field('eligibleCost')}
        {field('requested')}
        {field('counterpart')}
        <CostSums
          costs={costsOf(values)}
          activity={String(values.activity ?? '')}
          units={amount(values.units) ?? 1}
          establishments={draft.picked.length}
          day={businessDate}
          onCounterpart={counterpart => onChange({ ...draft, values: { ...values, counterpart } })}
        />
      </FormSection>
      {!event && (
        <FormSection title={say('projectScreens.sectionCommitments')} text={say('projectScreens.commitmentsLead')}>
          {field('commitsCapital', { wide: true })}
          {field('commitsNoDouble', { wide: true })}
        </FormSection>
      )}
    </>
  )
}
