/** What a form is: sections of fields, a version with the day it holds from. Versions that were used once never change. */
import type { Field, FieldKind, Options } from '../../../kernel/entity.ts'
import type { ActivityCode } from '../../reference/catalog.schema.ts'

/** Facts of the register that a field begins with, by the register's own keys. */
export type RegisterKey =
  | 'name'
  | 'kind'
  | 'taxCode'
  | 'craft'
  | 'sector'
  | 'unitId'
  | 'address'
  | 'villageCode'
  | 'workers'
  | 'localMaterials'
  | 'exporting'
  | 'supportingIndustry'
  | 'womenOwned'
  | 'minorityOwned'
  | 'cleanerProduction'
  | 'clusterInfrastructure'
  | 'experienceYears'
  | 'representative'
  | 'phone'
  | 'email'
/** Facts of the project that a field becomes. */
export type ProjectKey =
  | 'name'
  | 'unitId'
  | 'totalCost'
  | 'eligibleCost'
  | 'requested'
  | 'counterpart'
  | 'units'
  | 'commitsCapital'
  | 'commitsNoDouble'
  | 'plannedEndOn'

export interface FormField {
  field: Field
  /** Several lines. */
  long?: true
  /** A commune or a craft village, chosen by what is typed. */
  picks?: 'commune' | 'village'
  register?: RegisterKey
  project?: ProjectKey
  /** A commitment: only yes lets the application through. */
  mustHold?: true
}
export interface FormSection {
  key: string
  title: string
  text?: string
  fields: Record<string, FormField>
}
/** The sections for an activity, as they stood from a day on. */
export interface FormVersion {
  version: string
  sections: (activity: ActivityCode) => FormSection[]
}
/** A field as a screen needs it. */
export interface FieldShown {
  key: string
  kind: FieldKind
  label: string
  required: boolean
  help?: string
  unit?: string
  personal?: true
  options?: Options
  long?: true
  picks?: 'commune' | 'village'
  mustHold?: true
}
export interface SectionShown {
  key: string
  title: string
  text?: string
  fields: FieldShown[]
}
