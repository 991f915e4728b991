/** Records of the register made ready for linkage: few fields, each saying something of its own. */
import { clean } from '../../../kernel/text.ts'
import type { establishmentKinds } from '../../establishments/establishments.schema.ts'
import type { LinkField, LinkRecord } from '../linkage/linkage.schema.ts'
import { addressOf } from './addresses.rules.ts'
import { birthYearOf, emailOf, phonesOf, taxCodesOf } from './contacts.rules.ts'
import { firmName, legalForms } from './firms.rules.ts'
import { personName } from './people.rules.ts'
import { bareWord, spelledWords } from './syllables.rules.ts'
import type { UnitWords } from './units.rules.ts'

type Text = string | null | undefined
/** Of an establishment, what tells it from others. `village` is the craft village's name; `otherNames` are former names and aliases. */
export interface EstablishmentFacts {
  id: string
  name: string
  kind?: keyof typeof establishmentKinds | null
  taxCode?: Text
  craft?: Text
  unitId?: string | null
  address?: Text
  village?: Text
  representative?: Text
  phone?: Text
  email?: Text
  otherNames?: readonly string[]
}
export interface VillageFacts {
  id: string
  name: string
  otherNames?: Text
  craft?: Text
  unitId?: string | null
  recognitionNumber?: Text
  recognisedOn?: Text
}
export interface ArtisanFacts {
  id: string
  name: string
  birthYear?: number | string | null
  title?: Text
  craft?: Text
  unitId?: string | null
  village?: Text
  recognitionNumber?: Text
  phone?: Text
}
/** A trainee; unit and name of the establishment are those of the establishment that she came from. */
export interface PersonFacts {
  id: string
  name: string
  birthYear?: number | string | null
  phone?: Text
  personalNumber?: Text
  establishment?: Text
  unitId?: string | null
}

/**
 * `proper` name proper · `representative` person it stands for · `work` what the name says it does · `form` legal form · `craft` ·
 * `taxCode` of a business · `personalCode` of a person · `phone` · `email` · `place` unit through the eras · `hamlet` or street · `house` number
 */
export const establishmentFields: readonly LinkField[] = [
  { key: 'proper', kind: 'words' },
  { key: 'representative', kind: 'person' },
  { key: 'work', kind: 'words' },
  { key: 'form', kind: 'category' },
  { key: 'taxCode', kind: 'code' },
  { key: 'personalCode', kind: 'code' },
  { key: 'phone', kind: 'contact' },
  { key: 'email', kind: 'contact' },
  { key: 'place', kind: 'words' },
  { key: 'house', kind: 'code' },
]
export const villageFields: readonly LinkField[] = [
  { key: 'name', kind: 'words' },
  { key: 'craft', kind: 'words' },
  { key: 'place', kind: 'words' },
  { key: 'recognitionNumber', kind: 'code' },
  { key: 'recognisedOn', kind: 'date' },
]
export const artisanFields: readonly LinkField[] = [
  { key: 'name', kind: 'person' },
  { key: 'birthYear', kind: 'code' },
  { key: 'craft', kind: 'category' },
  { key: 'title', kind: 'category' },
  { key: 'recognitionNumber', kind: 'code' },
  { key: 'phone', kind: 'contact' },
  { key: 'place', kind: 'words' },
  { key: 'hamlet', kind: 'words' },
]
export const personFields: readonly LinkField[] = [
  { key: 'name', kind: 'person' },
  { key: 'birthYear', kind: 'code' },
  { key: 'personalNumber', kind: 'code' },
  { key: 'phone', kind: 'contact' },
  { key: 'establishment', kind: 'words' },
  { key: 'place', kind: 'words' },
]

const spelled = (text: Text): string | null => spelledWords(text ?? '').join(' ') || null
const person = (text: Text): string | null => personName(text ?? '')?.full ?? null
const phone = (text: Text): string | null => {
  const numbers = phonesOf(text ?? '')
  // A mobile number is its owner's; an office's line may be many people's.
  return numbers.find(number => !number.startsWith('02')) ?? numbers[0] ?? (clean(text ?? '').replace(/\D+/g, '') || null)
}
/** A craft as one word, so that its label is not taken for words of the name. */
const craftWord = (text: Text): string =>
  spelledWords(text ?? '')
    .map(bareWord)
    .join('')
/** A branch's three digits thrice: branch 001 and 002 of one house are two, not one and a slip. */
const taxWord = (code: string | null): string | null => {
  const [house, branch] = (code ?? '').split('-')
  return house ? `${house}${(branch ?? '').repeat(3)}` : null
}
const year = (value: number | string | null | undefined): string | null => /\d{4}/.exec(String(value ?? ''))?.[0] ?? null
const digits = (text: Text): string | null => clean(text ?? '').replace(/\D+/g, '') || null
/** 'Làng nghề mây tre đan Phú Vinh' → 'phú vinh'. */
const villageName = (text: Text): string | null => {
  const { proper, work } = firmName((text ?? '').replace(/^\s*làng(?: có)?(?: nghề)?(?: truyền thống)?\s+/iu, ''))
  return proper || work || null
}
/** Former names and aliases stand behind the name: one of them in common is much, the present one in common is more. */
const properNames = (names: readonly string[]): string | null =>
  [...new Set(names.map(name => firmName(name)).map(({ proper, work }) => proper || work))].filter(Boolean).join(' ') || null

/**
 * An establishment as a linkage record, in the order of `establishmentFields`.
 * A household that bears its owner's name says so once: as the person, not as the name too, or three Nguyễn Văn Hùng of a village would
 * agree twice.
 */
export const establishmentRecord = (row: EstablishmentFacts, units: UnitWords): LinkRecord => {
  const name = firmName(row.name)
  const address = addressOf(row.address ?? '', units, row.unitId ?? null)
  const tax = taxCodesOf(row.taxCode ?? '')
  const kind = name.form ? legalForms[name.form] : (row.kind ?? null)
  // A branch is no kind of company here: it must not agree with its house.
  const form = name.branch ? 'branch' : [kind, name.form && name.form !== kind ? name.form : null].filter(Boolean).join(' ')
  return {
    id: row.id,
    values: [
      name.person && !row.otherNames?.length ? null : properNames([row.name, ...(row.otherNames ?? [])]),
      name.person ?? person(row.representative),
      [name.work, craftWord(row.craft)].filter(Boolean).join(' ') || null,
      form || null,
      taxWord(tax.business),
      tax.personal,
      phone(row.phone),
      emailOf(row.email ?? ''),
      [units.wordsOf(row.unitId ?? null), address.hamlet ?? address.street ?? villageName(row.village) ?? address.rest]
        .filter(Boolean)
        .join(' ') || null,
      address.house,
    ],
  }
}
/** A craft village, in the order of `villageFields`. */
export const villageRecord = (row: VillageFacts, units: UnitWords): LinkRecord => ({
  id: row.id,
  values: [
    [villageName(row.name), ...(row.otherNames ?? '').split(';').map(villageName)].filter(Boolean).join(' ') || null,
    spelled(row.craft),
    units.wordsOf(row.unitId ?? null),
    spelled(row.recognitionNumber),
    row.recognisedOn ?? null,
  ],
})
/** An artisan, in the order of `artisanFields`. */
export const artisanRecord = (row: ArtisanFacts, units: UnitWords): LinkRecord => ({
  id: row.id,
  values: [
    person(row.name),
    year(row.birthYear),
    row.craft ?? null,
    row.title ?? null,
    spelled(row.recognitionNumber),
    phone(row.phone),
    units.wordsOf(row.unitId ?? null),
    villageName(row.village),
  ],
})
/** A trainee, in the order of `personFields`. The year of birth is read from the personal number when it is not given. */
export const personRecord = (row: PersonFacts, units: UnitWords): LinkRecord => {
  const number = digits(row.personalNumber)
  return {
    id: row.id,
    values: [
      person(row.name),
      year(row.birthYear) ?? (number ? birthYearOf(number) : null),
      number,
      phone(row.phone),
      row.establishment ? properNames([row.establishment]) : null,
      units.wordsOf(row.unitId ?? null),
    ],
  }
}
