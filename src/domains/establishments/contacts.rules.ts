/** What people type and paste into a record, brought to one form: phones, tax codes; personal numbers in the wrong place. */
import type { Day } from '../../kernel/dates.ts'
import { clean } from '../../kernel/text.ts'
import { say } from '../../words/say.ts'
import type { IdentifierProblem } from './personal-number.rules.ts'

/** '+84 912.345.678' → '0912345678': blanks, dots, dashes and brackets dropped, the country's prefix as 0. Other text stays. */
export const plainPhone = (text: string): string => {
  const bare = clean(text).replace(/[\s.\-–()]/g, '')
  const local = bare.replace(/^(?:\+84|0084)0?/, '0').replace(/^84(?=\d{9}$)/, '0')
  return /^\d+$/.test(local) ? local : clean(text)
}
/** A mobile number is 0, one of 3, 5, 7, 8, 9 and eight digits; a landline 02 and eight or nine. */
export const phonePattern = /^(?:0[35789]\d{8}|02\d{8,9})$/
/** Whether digits are a telephone number of today. */
export const isPhone = (digits: string): boolean => phonePattern.test(digits)
/** What is wrong with a telephone number that a record is to keep. */
export const phoneProblem = (phone: string): IdentifierProblem | undefined =>
  isPhone(phone) ? undefined : { level: 'error', says: say('establishments.phoneWrong'), fix: say('establishments.phoneWrongFix') }
/** '0100 109 106' → '0100109106', '001.090.001234' → '001090001234'; a masked or otherwise written code stays. */
export const plainTaxCode = (text: string): string => {
  const bare = clean(text).replace(/[\s.]/g, '')
  return /^\d{10,12}(-\d{3})?$/.test(bare) ? bare : clean(text)
}
/** Nobody is born after this year. */
export const bornAhead = (birthYear: number | null | undefined, day: Day): boolean => !!birthYear && birthYear > Number(day.slice(0, 4))
/** A 12-digit code is its owner's personal number: all but the last three digits are hidden. */
export const maskTaxCode = (code: string | null): string | null => (code && /^\d{12}$/.test(code) ? `•••••••••${code.slice(-3)}` : code)
const personalNumber = /(?<!\d)(?:\d{12}|\d{3}([ .])\d{3}\1\d{3}\1?\d{3}|\d{4}([ .])\d{4}\2\d{4})(?!\d)/
/** Whether a text carries a personal number: 12 digits, also in threes or fours, that belong to no longer number. */
export const carriesPersonalNumber = (text: string): boolean => personalNumber.test(text)
