/** An artisan as the reader may see them: who has no task with a person sees neither name, year of birth nor phone. Pure. */
import { type Actor, holdsWithin, type Reach } from '../../kernel/access.ts'
import { clean } from '../../kernel/text.ts'
import { officials } from '../reference/roles.schema.ts'

/** Officers and auditors work with the persons themselves; a viewer and an applicant do not. */
export const seesPersons = ({ actor, reach }: { actor: Actor | null; reach: Reach }): boolean =>
  holdsWithin(actor, reach, ...officials.filter(role => role !== 'viewer'))

/** 'Nguyễn Thị Hoà' → 'N. T. H.' */
export const initials = (name: string): string =>
  clean(name)
    .split(' ')
    .map(word => `${word.charAt(0).toLocaleUpperCase('vi')}.`)
    .join(' ')
/** '0912345678' → '•••••••678' */
export const maskPhone = (phone: string | null): string | null => phone?.slice(-3).padStart(phone.length, '•') ?? null

const hiddenWhole = '•••'
/** A personal value of an establishment for whoever has no task with its persons: initials, the end of a phone, that there is one. */
export const maskContact = (key: string, value: string): string =>
  key === 'representative' ? initials(value) : key === 'phone' ? (maskPhone(value) ?? hiddenWhole) : hiddenWhole

/** The three personal values of an artisan, shown or masked. */
export const asSeen = <A extends { name: string; birthYear: number | null; phone: string | null }>(artisan: A, open: boolean): A =>
  open ? artisan : { ...artisan, name: initials(artisan.name), birthYear: null, phone: maskPhone(artisan.phone) }
