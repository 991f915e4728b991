/** Who is supported, from the facts of the register or of a list's row, in the forms that are compared. */
import { bare } from '../../../kernel/text.ts'
import { addressOf } from '../../duplicates/vietnamese/addresses.rules.ts'
import { emailOf, phonesOf, taxCodesOf } from '../../duplicates/vietnamese/contacts.rules.ts'
import { firmName } from '../../duplicates/vietnamese/firms.rules.ts'
import { personName } from '../../duplicates/vietnamese/people.rules.ts'
import type { UnitWords } from '../../duplicates/vietnamese/units.rules.ts'
import type { Party } from './support.schema.ts'

type Text = string | null | undefined
export interface PartyFacts {
  name: string
  taxCode?: Text
  unitId?: string | null
  address?: Text
  representative?: Text
  phone?: Text
  email?: Text
  /** Personal numbers known of whoever stands for it. */
  personalNumbers?: readonly string[]
}
const filled = (values: readonly (string | null | undefined)[]): string[] => [...new Set(values.flatMap(value => (value ? [value] : [])))]
/** Names of people are compared without marks: lists lose them. One word is no whole name. */
const person = (text: Text): string | null => {
  const full = text ? personName(text)?.full : undefined
  return full?.includes(' ') ? bare(full) : null
}

/**
 * @param establishmentId the record in the register; null for a list's row
 * @param links records that it may be, as linkage or an officer said
 */
export const partyOf = (
  facts: PartyFacts,
  units: UnitWords,
  establishmentId: string | null,
  links: ReadonlyMap<string, number> = new Map(),
): Party => {
  const address = addressOf(facts.address ?? '', units, facts.unitId ?? null)
  const numbers = taxCodesOf(facts.taxCode ?? '')
  const lands = (units.wordsOf(facts.unitId ?? null) ?? '').split(' ').filter(Boolean)
  const hamlet = address.hamlet ?? address.street
  const own = firmName(facts.name).person
  return {
    establishmentId,
    links,
    numbers: filled([numbers.business, numbers.personal, ...(facts.personalNumbers ?? [])]),
    people: filled([person(facts.representative), person(own)]),
    lands,
    phones: phonesOf(facts.phone ?? ''),
    emails: filled([emailOf(facts.email ?? '')]),
    // A hamlet without a house is half a village.
    addresses: address.house && hamlet ? lands.map(land => [land, bare(hamlet), address.house].join(' ')) : [],
  }
}
