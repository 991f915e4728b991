/** Telephone numbers, e-mails, tax codes and years as people type them, in one form each. */
import { clean } from '../../../kernel/text.ts'
import { isPhone } from '../../establishments/contacts.rules.ts'
import { bornIn } from '../../establishments/personal-number.rules.ts'
import { taxCheckDigit } from '../../establishments/taxcode.rules.ts'

/** Mobile numbers of eleven digits became ten in September and October 2018 (Ministry of Information and Communications, plan 798/QĐ-BTTTT). */
const prefixesOf2018: Record<string, string> = {
  '0120': '070',
  '0121': '079',
  '0122': '077',
  '0126': '076',
  '0128': '078',
  '0123': '083',
  '0124': '084',
  '0125': '085',
  '0127': '081',
  '0129': '082',
  '0162': '032',
  '0163': '033',
  '0164': '034',
  '0165': '035',
  '0166': '036',
  '0167': '037',
  '0168': '038',
  '0169': '039',
  '0186': '056',
  '0188': '058',
  '0199': '059',
}
/** One number of digits only in today's form, or undefined. Hà Nội's 04 became 024 in 2017. */
const phoneOf = (digits: string): string | undefined => {
  const local = digits.replace(/^(?:00)?84(?=0?[1-9]\d{8,9}$)0?/, '0')
  const old = prefixesOf2018[local.slice(0, 4)]
  if (old && local.length === 11) return `${old}${local.slice(4)}`
  if (/^04\d{8}$/.test(local)) return `02${local.slice(1)}`
  if (isPhone(local)) return local
  // Excel drops the zero at the front.
  return /^[35789]\d{8}$/.test(local) ? `0${local}` : /^1(?:2[0-9]|6[2-9]|8[68]|99)\d{7}$/.test(local) ? phoneOf(`0${local}`) : undefined
}
/** Digits of several numbers run together, taken apart where only one way gives numbers. */
const apart = (digits: string): string[] => {
  const whole = phoneOf(digits)
  if (whole) return [whole]
  for (let at = 9; at <= digits.length - 9; at++) {
    const first = phoneOf(digits.slice(0, at))
    if (!first || !/^0|^84/.test(digits.slice(at))) continue
    const rest = apart(digits.slice(at))
    if (rest.length) return [first, ...rest]
  }
  return []
}
/**
 * Telephone numbers in a cell, in the order written, each as ten or eleven digits from 0; [] when there is none that can be one.
 * '+84 91.234.5678 / 0163 395 4754' → ['0912345678', '0333954754'].
 */
export const phonesOf = (text: string): string[] => {
  const numbers = clean(text)
    .replace(/\((?:0|\+?84)\)/g, match => match.slice(1, -1))
    .replace(/(?:máy lẻ|may le|ext|nhánh|số lẻ)\.?\s*\d+/giu, ' ')
    .split(/[,;/|\n]|\s[-–—]\s|\s(?:hoặc|hoac|và|va)\s|(?<=\d{8})\s*[-–—]\s*(?=0)/iu)
    .flatMap(part => apart(part.replace(/\D+/g, '')))
  return [...new Set(numbers)]
}
/** The first e-mail in a cell, lower case; null when there is none. */
export const emailOf = (text: string): string | null =>
  /[^\s,;<>()@]+@[^\s,;<>()@]+\.[^\s,;<>()@]+/
    .exec(clean(text).toLowerCase())?.[0]
    ?.replace(/^mailto:/, '')
    .replace(/\.$/, '') ?? null

/** A business's code and a person's number are two things: one that has both must not be held against itself. */
export interface TaxCodes {
  /** 10 digits, or 10-3 of a branch; a mistyped one as its digits stand. */
  business: string | null
  /** 12 digits. */
  personal: string | null
}
const checks = (ten: string): boolean => taxCheckDigit(ten.slice(0, 9)) === Number(ten[9])
/** The tax code in a cell. The zero that Excel drops is put back where the check digit agrees. */
export const taxCodesOf = (text: string): TaxCodes => {
  const digits = clean(text).replace(/\D+/g, '')
  if (!digits) return { business: null, personal: null }
  if (digits.length === 12 && !checks(`0${digits.slice(0, 9)}`)) return { business: null, personal: digits }
  const full = (digits.length === 9 || digits.length === 12) && checks(`0${digits.slice(0, 9)}`) ? `0${digits}` : digits
  // Twelve digits that also make a branch's code without its zero are a person's, unless written with the hyphen.
  if (digits.length === 12 && !/\d-\d{3}\s*$/.test(text)) return { business: null, personal: digits }
  return { business: full.length === 13 ? `${full.slice(0, 10)}-${full.slice(10)}` : full, personal: null }
}
/** Year of birth that a personal number carries. */
export const birthYearOf = (personalNumber: string): string | null => bornIn(personalNumber)?.toString() ?? null
