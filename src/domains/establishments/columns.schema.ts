/** Every column of the register, declared once: the list, its chooser and order, sorting, bulk edit, Excel out and back. */
import type { FieldModel, Options } from '../../kernel/entity.ts'
import { say } from '../../words/say.ts'
import { Establishment } from './establishments.schema.ts'

/** In the order of the list. The name comes first: it names the row and always stays. */
export const columnKeys = [
  'name',
  'code',
  'kind',
  'craft',
  'place',
  'village',
  'taxCode',
  'workers',
  'sector',
  'address',
  'representative',
  'phone',
  'email',
  'localMaterials',
  'exporting',
  'supportingIndustry',
  'womenOwned',
  'minorityOwned',
  'cleanerProduction',
  'clusterInfrastructure',
  'experienceYears',
  'closedOn',
  'difficultArea',
  'projects',
  'lastSupport',
  'changedOn',
] as const
export type ColumnKey = (typeof columnKeys)[number]
/** The stored value that a column stands for. */
export type StoredField = keyof (typeof Establishment)['fields'] & string

export interface RegisterColumn {
  key: ColumnKey
  label: string
  kind: 'text' | 'int' | 'date' | 'choice' | 'flag'
  /** What a correction of this column writes; null where the programme counts the value itself. */
  field: StoredField | null
  required: boolean
  help?: string
  options?: Options
  /** Shown only to those who work with it. */
  personal: boolean
  /** In the list until somebody chooses otherwise. */
  shown: boolean
  /** One value may be set in many records: nothing that names a record or a person. */
  bulk: boolean
}

const shown: readonly ColumnKey[] = ['name', 'code', 'craft', 'place', 'village', 'taxCode', 'workers']
const bulk: readonly ColumnKey[] = [
  'kind',
  'craft',
  'sector',
  'place',
  'village',
  'workers',
  'localMaterials',
  'exporting',
  'supportingIndustry',
  'womenOwned',
  'cleanerProduction',
  'clusterInfrastructure',
  'experienceYears',
  'closedOn',
]
/** Columns that write under another field than their own name. */
const fields: Partial<Record<ColumnKey, StoredField>> = { place: 'unitId', village: 'villageId' }
/** Columns that the programme counts; nobody writes them. */
const counted = {
  difficultArea: {
    kind: 'choice',
    label: say('registerList.difficultArea'),
    options: { yes: say('registerList.stateYes'), no: say('registerList.stateNo'), unknown: say('registerList.stateUnknown') },
  },
  projects: { kind: 'int', label: say('registerList.projects') },
  lastSupport: { kind: 'int', label: say('registerList.lastSupport') },
  changedOn: { kind: 'date', label: say('registerList.changedOn') },
} as const

const model = new Map<string, FieldModel>(Establishment.form.map(field => [field.key, field]))
const kindOf = ({ kind }: FieldModel): RegisterColumn['kind'] =>
  kind === 'int' || kind === 'date' || kind === 'choice' || kind === 'flag' ? kind : 'text'

export const registerColumns: readonly RegisterColumn[] = columnKeys.map(key => {
  const name = fields[key] ?? key
  const stored = model.get(name)
  const own = stored
    ? {
        kind: kindOf(stored),
        label: stored.label,
        field: name as StoredField,
        required: stored.required,
        ...(stored.help && { help: stored.help }),
        ...(stored.options && { options: stored.options }),
      }
    : { ...counted[key as keyof typeof counted], field: null, required: false }
  return {
    key,
    ...own,
    // A code never changes once it is given.
    ...(key === 'code' && { field: null }),
    personal: stored?.personal ?? false,
    shown: shown.includes(key),
    bulk: bulk.includes(key),
  }
})
const byKey = new Map(registerColumns.map(column => [column.key, column]))
export const columnOf = (key: ColumnKey): RegisterColumn => byKey.get(key)!
export const isColumnKey = (key: string): key is ColumnKey => byKey.has(key as ColumnKey)

/** Who sees names, addresses and phones of people in a list: those who work with them. */
export const personalReaders = ['local_officer', 'centre_officer', 'appraiser', 'leader'] as const

/**
 * The columns that a list shows: those asked for, in their order, the name always first.
 * @param asked keys with commas between; anything unknown is left out
 * @param personal whether the reader may see personal columns
 */
export const chosenColumns = (asked: string | undefined, personal: boolean): readonly RegisterColumn[] => {
  const keys = asked ? [...new Set(asked.split(','))].filter(isColumnKey) : [...shown]
  return ['name' as const, ...keys.filter(key => key !== 'name')].map(columnOf).filter(column => personal || !column.personal)
}
