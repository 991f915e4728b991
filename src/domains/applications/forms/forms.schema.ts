/** The forms by activity and version: the one place that says which version new drafts take. */
import type { FieldModel } from '../../../kernel/entity.ts'
import { type ActivityCode, activities } from '../../reference/catalog.schema.ts'
import { askedSince202612, establishmentSection, personSection, prioritySection } from './establishment.schema.ts'
import type { FieldShown, FormField, FormSection, FormVersion, SectionShown } from './form.schema.ts'
import * as proposal from './proposal.schema.ts'

const machines: readonly ActivityCode[] = ['machine', 'machine_line', 'technology_transfer', 'pollution_establishment', 'pollution_cluster']
const models: readonly ActivityCode[] = ['demo_model', 'running_model', 'cleaner_pilot']
const fairs: readonly ActivityCode[] = ['fair_organise', 'domestic_fair', 'foreign_fair', 'foreign_study_tour', 'study_tour']
/** What a kind of support asks besides the common content. */
const ownFields = (activity: ActivityCode): Record<string, FormField> => {
  if (machines.includes(activity)) return proposal.machineFields
  if (models.includes(activity)) return { ...proposal.modelFields, ...proposal.machineFields }
  if (fairs.includes(activity)) return proposal.fairFields
  const { group } = activities[activity]
  if (group === 'products') return proposal.productFields
  if (group === 'designs') return proposal.designFields
  return group === 'management' ? proposal.classFields : {}
}
const sectionsWith =
  (...establishment: FormSection[]) =>
  (activity: ActivityCode): FormSection[] => [
    ...establishment,
    personSection,
    proposal.proposalSection(ownFields(activity)),
    proposal.budgetSection,
    proposal.scheduleSection,
    ...(activities[activity].shape === 'establishment' ? [proposal.commitmentSection] : []),
  ]
/** Versions, the newest first. A version that drafts were begun with stays as it is: a change is a new one. */
const versions: readonly FormVersion[] = [
  { version: '2026-12', sections: sectionsWith(establishmentSection(askedSince202612), prioritySection) },
  { version: '2026-11', sections: sectionsWith(establishmentSection()) },
]
/** The version that a new draft takes. */
export const newestForm: string = versions[0]!.version

/** The sections of an activity under a version. @throws RangeError for a version that never was */
export const sectionsOf = (version: string, activity: ActivityCode): FormSection[] => {
  const found = versions.find(each => each.version === version)
  if (!found) throw new RangeError(`no form ${version}`)
  return found.sections(activity)
}
/** Every field of the form by key, in the order of the form. */
export const fieldsOf = (version: string, activity: ActivityCode): Map<string, FormField> =>
  new Map(sectionsOf(version, activity).flatMap(section => Object.entries(section.fields)))

/** A field as a screen draws it. */
export const shownField = (key: string, { field, long, picks, mustHold }: FormField): FieldShown => {
  const { kind, label, required, help, unit, personal, options } = field
  const model: FieldModel = {
    key,
    kind,
    label,
    required,
    ...(help && { help }),
    ...(unit && { unit }),
    ...(personal && { personal }),
    ...(options && { options }),
  }
  return { ...model, ...(long && { long }), ...(picks && { picks }), ...(mustHold && { mustHold }) }
}
export const shownSections = (version: string, activity: ActivityCode): SectionShown[] =>
  sectionsOf(version, activity).map(({ fields, ...section }) => ({
    ...section,
    fields: Object.entries(fields).map(([key, field]) => shownField(key, field)),
  }))
/** Keys of the values that erasure empties. */
export const personalKeys = (version: string, activity: ActivityCode): string[] =>
  [...fieldsOf(version, activity)].filter(([, { field }]) => field.personal).map(([key]) => key)
