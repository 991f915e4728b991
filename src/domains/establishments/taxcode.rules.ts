/** Vietnamese tax codes (mã số thuế): 10 digits with a check digit, 10-3 for a branch, or a person's 12-digit number. */
import type { Day } from '../../kernel/dates.ts'
import { say } from '../../words/say.ts'
import type { establishmentKinds } from './establishments.schema.ts'
import { type IdentifierProblem, personalNumberProblem } from './personal-number.rules.ts'

/** From this day households and individuals use the 12-digit personal number (TT 86/2024/TT-BTC). */
export const personalNumberFrom: Day = '2025-07-01'
const weights = [31, 29, 23, 19, 17, 13, 7, 5, 3]

/** The tenth digit that belongs to the first nine: 10 − (Σ mod 11); null when that is 10, for then no such code exists. */
export const taxCheckDigit = (nine: string): number | null => {
  const sum = weights.reduce((total, weight, at) => total + weight * Number(nine[at]), 0)
  const digit = 10 - (sum % 11)
  return digit === 10 ? null : digit
}
/** Whether the code is a person's 12-digit number: masked on screen, kept out of addresses and exports. */
export const isPersonalTaxCode = (code: string): boolean => /^\d{12}$/.test(code)

const problem = (level: IdentifierProblem['level'], says: string, fix: string): IdentifierProblem => ({ level, says, fix })

const personalProblem = (code: string, kind: keyof typeof establishmentKinds | null, day: Day): IdentifierProblem | undefined => {
  const doubt = personalNumberProblem(code, day)
  if (doubt?.level === 'error') return doubt
  if (day < personalNumberFrom) return problem('warning', say('appraisal.taxEarly'), say('appraisal.taxEarlyFix'))
  if (kind !== null && kind !== 'household')
    return problem('warning', say('appraisal.taxNotHousehold'), say('appraisal.taxNotHouseholdFix'))
  return doubt
}
/**
 * What is wrong with a tax code on a day, or undefined.
 * @param kind the establishment's kind, null when it is not known
 */
export const taxCodeProblem = (code: string, kind: keyof typeof establishmentKinds | null, day: Day): IdentifierProblem | undefined => {
  if (isPersonalTaxCode(code)) return personalProblem(code, kind, day)
  const parts = /^(\d{9})(\d)(?:-(\d{3}))?$/.exec(code)
  if (!parts) return problem('error', say('appraisal.taxForm'), say('appraisal.taxFormFix'))
  const [, nine = '', last, suffix] = parts
  const digit = taxCheckDigit(nine)
  if (digit === null) return problem('error', say('appraisal.taxNoDigit'), say('appraisal.taxFormFix'))
  if (Number(last) !== digit) return problem('error', say('appraisal.taxWrongDigit'), say('appraisal.taxWrongDigitFix', { digit }))
  if (suffix === '000') return problem('error', say('appraisal.taxSuffix'), say('appraisal.taxFormFix'))
  return undefined
}
