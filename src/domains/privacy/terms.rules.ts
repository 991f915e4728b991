/** What a person is looked for by, brought to the forms in which the register keeps it. */
import { searchable } from '../../kernel/text.ts'
import { plainPhone } from '../establishments/contacts.rules.ts'

export interface Search {
  name?: string | null | undefined
  phone?: string | null | undefined
  email?: string | null | undefined
  number?: string | null | undefined
}
/** `name` folded, `phone` and `number` plain digits, `email` in lower case; null is not looked for. */
export interface Terms {
  name: string | null
  phone: string | null
  email: string | null
  number: string | null
}
const filled = (text: string | null | undefined): string | null => text?.trim() || null

export const termsOf = ({ name, phone, email, number }: Search): Terms => ({
  name: filled(name) && searchable(name ?? ''),
  phone: filled(phone) && plainPhone(phone ?? ''),
  email: filled(email)?.toLowerCase() ?? null,
  number: filled(number)?.replace(/\D/g, '') || null,
})
/** A name of one letter would find everybody; of the numbers anything will do. */
export const isEnough = (terms: Terms): boolean => (terms.name?.length ?? 0) > 2 || Boolean(terms.phone || terms.email || terms.number)

/** Text for LIKE that holds no wildcard of its own. */
export const contains = (text: string): string => `%${text.replace(/[\\%_]/g, '\\$&')}%`
