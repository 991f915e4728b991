/** Numbers of machines, invoices and accounts as people retype them, brought to one form. */
import { searchable } from '../../../kernel/text.ts'
import { taxCodesOf } from '../../duplicates/vietnamese/contacts.rules.ts'

const lettersAndDigits = (text: string): string =>
  searchable(text)
    .toUpperCase()
    .replace(/[^A-Z0-9]/g, '')
/** O and 0, I and 1 are told apart by nobody who retypes a plate. */
const alike = (plain: string): string => plain.replaceAll('O', '0').replaceAll('I', '1')

/** Shorter plates are numbers of an item in a list, not of a machine. */
const shortest = 4
/** 'SN: ab-12 O3' → 'AB1203'; null when nothing is left that could tell one machine from another. */
export const serialKey = (text: string): string | null => {
  // The word before the number is taken off after the signs, so that 'S/N', 'S-N' and 'SN' are one; 'số' alone only with its mark: 'SO-1234' is a plate.
  const typed = lettersAndDigits(text.normalize('NFC').replace(/^\s*số(?!\s*(?:máy|seri|hiệu)|\p{L})/iu, '')).replace(
    /^(?:SN|SERIAL(?:NO|NUMBER)?|SO(?:MAY|SERI(?:AL)?|HIEU)|MODEL)/,
    '',
  )
  const key = alike(typed)
  // 'KHÔNG CÓ' has no digit, though its O may be read as one.
  return key.length >= shortest && /\d/.test(typed) && !/^(.)\1+$/.test(key) ? key : null
}
/** Whether what was typed as a plate is the model, which all machines of that name have. */
export const repeatsModel = (key: string, machine: string): boolean => alike(lettersAndDigits(machine)).includes(key)
/** The plate of a machine that is called so. */
export const plateKey = (serial: string, machine: string): string | null => {
  const key = serialKey(serial)
  return key && !repeatsModel(key, machine) ? key : null
}
/**
 * An invoice is told by its seller and its number; zeros in front come and go.
 * @returns `0100109106|123`, or null without a seller or a number
 */
export const invoiceKey = (seller: string, number: string): string | null => {
  const { business, personal } = taxCodesOf(seller)
  const plain = alike(lettersAndDigits(number.replace(/^\s*(?:hđ|hd|hóa đơn|hoá đơn|số)\s*[.:]*\s*(?:số)?\s*/iu, ''))).replace(/^0+/, '')
  const code = business ?? personal
  return code && /\d/.test(plain) ? `${code}|${plain}` : null
}
/** Digits of a bank account; null when it is no account. */
export const accountKey = (text: string): string | null => {
  const plain = text.toUpperCase().replace(/[^A-Z0-9]/g, '')
  return /^[A-Z0-9]{6,24}$/.test(plain) && /\d{5}/.test(plain) ? plain : null
}

/** Words that say nothing of what is paid for. */
const empty = new Set(
  searchable(
    'hỗ trợ ứng dụng máy móc thiết bị tiên tiến trong sản xuất đề án mô hình của cho và tại cơ sở công ty hộ kinh doanh hợp tác xã tnhh năm xã phường huyện làng nghề khuyến công bằng cái chiếc bộ để phục vụ các một số',
  ).split(' '),
)
/** What a text says of the thing itself: its searchable words without those that every support has. */
export const tellingWords = (text: string): string[] => [
  ...new Set(
    searchable(text)
      .split(/[^a-z0-9]+/)
      .filter(word => word && !empty.has(word) && !/^(?:19|20)\d\d$/.test(word)),
  ),
]
