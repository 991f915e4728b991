/** Numbers as people and machines write them, read exactly: no binary fraction ever stands for a decimal one. */

/** `digits` / 10^`places`, exact; `places` is as small as it can be. */
export interface Decimal {
  digits: bigint
  places: number
}
/** What no list of projects needs, and what would only cost memory. */
const MOST_DIGITS = 40

const shortest = (digits: bigint, places: number): Decimal => {
  let [d, p] = [digits, places]
  while (p > 0 && d % 10n === 0n) [d, p] = [d / 10n, p - 1]
  return { digits: d, places: p }
}
/** The number of `whole`, `fraction` and a power of ten, or null when it is too long to be meant. */
const built = (sign: string, whole: string, fraction: string, exponent: number): Decimal | null => {
  if (whole.length + fraction.length > MOST_DIGITS || Math.abs(exponent) > MOST_DIGITS) return null
  const places = fraction.length - exponent
  const digits = BigInt(`${whole}${fraction}` || '0') * (places < 0 ? 10n ** BigInt(-places) : 1n)
  return shortest(sign === '-' ? -digits : digits, Math.max(0, places))
}
/** Groups of three behind one to three digits: '1.234.567'. */
const isGrouped = (text: string, mark: string): boolean => {
  const [first = '', ...rest] = text.split(mark)
  return /^\d{1,3}$/.test(first) && rest.every(group => /^\d{3}$/.test(group))
}

/**
 * Reads a number with decimals or thousands separators: '1.234.567,5', '1,234,567.5', '87,5', '1 234', '1.5E+07'.
 * A mark that stands twice separates thousands; of two different marks the last is the decimal one.
 * @param lone what one mark with exactly three digits behind it means: '1.500' is 1500 of money, 1,5 of points
 * @returns null when it is no such number
 */
const readNumber = (raw: string, lone: 'thousands' | 'decimal'): Decimal | null => {
  const text = raw.replace(/[\s\u00a0\u202f'’]/g, '').replace(/^\u2212/, '-')
  const parts = /^([+-]?)([\d.,]*\d)[.,]?(?:e([+-]?\d{1,3}))?$/i.exec(text)
  if (!parts) return null
  const [, sign = '', body = '', exponent = '0'] = parts
  const marks = body.match(/[.,]/g) ?? []
  const last = marks.at(-1)
  if (last === undefined) return built(sign, body, '', Number(exponent))
  const other = last === '.' ? ',' : '.'
  const at = body.lastIndexOf(last)
  const [head, tail] = [body.slice(0, at), body.slice(at + 1)]
  const once = marks.filter(mark => mark === last).length === 1
  if (once && marks.length > 1) return isGrouped(head, other) ? built(sign, head.replaceAll(other, ''), tail, Number(exponent)) : null
  const grouped = isGrouped(body, last) && !body.startsWith('0')
  if (!once || (lone === 'thousands' && grouped && exponent === '0'))
    return grouped ? built(sign, body.replaceAll(last, ''), '', Number(exponent)) : null
  return built(sign, head, tail, Number(exponent))
}
/** Money, with or without its unit ('₫', 'đồng', 'VND'): three digits behind a lone mark are thousands, never a fraction. */
export const readMoney = (text: string): Decimal | null =>
  readNumber(text.normalize('NFC').replace(/\s*(?:₫|đ|đồng|vnđ|vnd)\.?\s*$/i, ''), 'thousands')
/** Points: a lone mark is the decimal one. */
export const readScore = (text: string): Decimal | null => readNumber(text, 'decimal')

/** All numbers on the finest scale among them, so that they add up as whole numbers. */
export const onOneScale = (numbers: readonly Decimal[]): { places: number; whole: bigint[] } => {
  const places = numbers.reduce((most, one) => Math.max(most, one.places), 0)
  return { places, whole: numbers.map(one => one.digits * 10n ** BigInt(places - one.places)) }
}
/** The number as JSON and people read it: '1234.5', '-0.25', '7'. */
export const decimalText = (whole: bigint, places: number): string => {
  const { digits, places: kept } = shortest(whole, places)
  const size = (digits < 0n ? -digits : digits).toString().padStart(kept + 1, '0')
  return `${digits < 0n ? '-' : ''}${kept ? `${size.slice(0, -kept)}.${size.slice(-kept)}` : size}`
}
