/** Facts that appraisal or the order of choice reads and that an applicant declares otherwise than the register has them: an officer decides which is right. Pure. */
import type { EstablishmentRow } from '../establishments/establishments.schema.ts'
import type { ActivityCode } from '../reference/catalog.schema.ts'
import type { FieldValue } from './applications.schema.ts'
import type { RegisterKey } from './forms/form.schema.ts'
import { fieldsOf } from './forms/forms.schema.ts'
import { isEmpty, sayValue } from './values.rules.ts'

const compared = [
  'workers',
  'experienceYears',
  'exporting',
  'cleanerProduction',
  'clusterInfrastructure',
  'localMaterials',
  'supportingIndustry',
  'womenOwned',
  'minorityOwned',
] as const
export interface Declared {
  key: string
  label: string
  said: string
  /** What the register holds. */
  held: string
}
/** What was left open says nothing and is not compared. */
export const declaredOtherwise = (
  values: Readonly<Record<string, FieldValue>>,
  register: Pick<EstablishmentRow, (typeof compared)[number]>,
  { formVersion, activity }: { formVersion: string; activity: ActivityCode },
): Declared[] =>
  [...fieldsOf(formVersion, activity)].flatMap(([key, { field, register: name }]) => {
    const at = compared.find(each => each === (name as RegisterKey | undefined))
    if (!at || isEmpty(values[key]) || values[key] === register[at]) return []
    return [{ key: at, label: field.label, said: sayValue(field, values[key]), held: sayValue(field, register[at]) }]
  })
