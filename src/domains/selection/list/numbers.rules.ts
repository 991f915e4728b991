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

/** The mark that stands between a whole number and its decimals. */
export type Mark = '.' | ','

/**
 * Reads a number with decimals or thousands separators: '1.234.567,5', '1,234,567.5', '87,5', '1 234', '1.5E+07'.
 * A mark that stands twice separates thousands; of two different marks the last is the decimal one.
 * @param decimal whether one such mark with exactly three digits behind it is a decimal one: '1.500' is 1500 of money, 1,5 of points
 * @returns null when it is no such number
 */
const readNumber = (raw: string, decimal: (mark: Mark) => boolean): Decimal | null => {
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
  if (!once || (grouped && exponent === '0' && !decimal(last as Mark)))
    return grouped ? built(sign, body.replaceAll(last, ''), '', Number(exponent)) : null
  return built(sign, head, tail, Number(exponent))
}
const withoutUnit = (text: string): string => text.normalize('NFC').replace(/\s*(?:₫|đ|đồng|vnđ|vnd)\.?\s*$/i, '')
/**
 * Money, with or without its unit ('₫', 'đồng', 'VND'): three digits behind a lone mark are thousands.
 * @param mark the mark known to be the decimal one in this file (`decimalMark`): '12.345' next to '7.5' is no twelve thousand
 */
export const readMoney = (text: string, mark: Mark | null = null): Decimal | null => readNumber(withoutUnit(text), each => each === mark)
/** Points: a lone mark is the decimal one. */
export const readScore = (text: string): Decimal | null => readNumber(text, () => true)

/** The decimal mark that the sums of one column show beyond doubt, as '7.5' does; null when none does, or when they disagree. */
export const decimalMark = (texts: readonly string[]): Mark | null => {
  const [decimal, thousands] = [new Set<Mark>(), new Set<Mark>()]
  for (const text of texts) {
    const body = /^[+-]?([\d.,]*\d)[.,]?$/.exec(withoutUnit(text).replace(/[\s\u00a0\u202f'’]/g, ''))?.[1] ?? ''
    const marks = (body.match(/[.,]/g) ?? []) as Mark[]
    const last = marks.at(-1)
    if (last === undefined) continue
    const first = marks[0]!
    if (first !== last) thousands.add(first)
    if (marks.filter(mark => mark === last).length > 1) thousands.add(last)
    else if (first !== last || !isGrouped(body, last) || body.startsWith('0')) decimal.add(last)
  }
  const [mark, ...more] = [...decimal].filter(each => !thousands.has(each))
  return mark !== undefined && more.length === 0 && decimal.size === 1 ? mark : null
}

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
