/** What a submitted version becomes: the facts of a project, and of an establishment that the register does not know yet. */
import { legalForms, registerKind } from '../calls/support.schema.ts'
import { type ActivityCode, activities, crafts, sectors } from '../reference/catalog.schema.ts'
import type { FieldValue } from './applications.schema.ts'
import { fieldsOf } from './forms/forms.schema.ts'

type Values = Readonly<Record<string, FieldValue>>
const text = (value: FieldValue | undefined): string | null => (typeof value === 'string' && value.trim() ? value.trim() : null)
const whole = (value: FieldValue | undefined): number | null => (typeof value === 'number' ? value : null)
/** Left open is not said, which is not the same as no. */
const flag = (value: FieldValue | undefined): boolean | null => (typeof value === 'boolean' ? value : null)
const codeIn = <O extends object>(options: O, value: FieldValue | undefined): keyof O | null =>
  typeof value === 'string' && value in options ? (value as keyof O) : null

export interface ProjectOf {
  version: string
  activity: ActivityCode
  year: number
  beneficiaries: string[]
}
/** The facts of the project; the content group follows from the activity. The city's money is assumed, an officer may correct it. */
export const projectOf = (values: Values, { version, activity, year, beneficiaries }: ProjectOf) => {
  const said: Record<string, FieldValue | undefined> = {}
  for (const [key, { project }] of fieldsOf(version, activity)) if (project) said[project] = values[key]
  return {
    year,
    name: text(said.name) ?? '',
    contentGroup: activities[activity].group,
    activity,
    source: 'city' as const,
    implementer: 'beneficiary' as const,
    implementerName: null,
    unitId: text(said.unitId) ?? '',
    totalCost: whole(said.totalCost) ?? 0,
    eligibleCost: whole(said.eligibleCost) ?? 0,
    requested: whole(said.requested) ?? 0,
    counterpart: whole(said.counterpart) ?? 0,
    units: whole(said.units) ?? 1,
    pilot: false,
    commitsCapital: said.commitsCapital === true,
    commitsNoDouble: said.commitsNoDouble === true,
    plannedEndOn: text(said.plannedEndOn),
    beneficiaries,
  }
}
/** An establishment as the form tells of it; an artisan without a business enters as a household. */
export const establishmentOf = (values: Values) => {
  const form = codeIn(legalForms, values.kind)
  return {
    name: text(values.name) ?? '',
    kind: registerKind(form ?? 'household'),
    taxCode: text(values.taxCode),
    craft: codeIn(crafts, values.craft) ?? ('other' as const),
    sector: codeIn(sectors, values.sector) ?? ('none' as const),
    unitId: text(values.unitId) ?? '',
    villageCode: text(values.village),
    address: text(values.address),
    workers: whole(values.workers),
    localMaterials: whole(values.localMaterials),
    exporting: flag(values.exporting),
    supportingIndustry: flag(values.supportingIndustry),
    womenOwned: flag(values.womenOwned),
    minorityOwned: flag(values.minorityOwned),
    cleanerProduction: values.cleanerProduction === true,
    clusterInfrastructure: values.clusterInfrastructure === true,
    experienceYears: whole(values.experienceYears),
    representative: text(values.representative),
    phone: text(values.phone),
    email: text(values.email),
  }
}
