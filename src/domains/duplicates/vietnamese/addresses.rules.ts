/** Addresses taken apart: house number, lane and street, hamlet, and the units that are named. */
import { clean } from '../../../kernel/text.ts'
import { bareWord, spelledWords } from './syllables.rules.ts'
import type { UnitWords } from './units.rules.ts'

export interface Address {
  /** Numbers of house, lane and block in the order of the text: '12', '34/5'. */
  house: string | null
  street: string | null
  /** Name or number of thôn, xóm, tổ, ấp … without that word. */
  hamlet: string | null
  commune: string | null
  district: string | null
  /** What fits nowhere. */
  rest: string | null
}
type Part = keyof Address
/** What the first words of a part say it is; bare words, the longest first. */
const marks: readonly { words: string[]; part: Part | 'city' }[] = (
  [
    ['thành phố hà nội|tp hà nội|tp|thành phố|tỉnh|t', 'city'],
    ['huyện|quận|thị xã|h|q|tx', 'district'],
    ['xã|phường|thị trấn|đặc khu|x|p|f|tt', 'commune'],
    [
      'tổ dân phố số|tổ dân phố|tổ dp|tdp số|tdp|khu dân cư|kdc|khu phố|khu tập thể|ktt|thôn|xóm|làng|tổ|ấp|bản|đội|cụm dân cư|cụm|khu|buôn|phum|sóc',
      'hamlet',
    ],
    ['cụm công nghiệp làng nghề|cụm công nghiệp|khu công nghiệp|ccn|kcn|điểm công nghiệp|khu đô thị|kđt', 'street'],
    ['đường|phố|đại lộ|quốc lộ|tỉnh lộ|ql|tl|đ', 'street'],
    ['số nhà|nhà số|số|sn|ngõ số|ngõ|ngách|hẻm|kiệt|lô số|lô|ô số|ô|kiot|ki ốt|căn|nhà|km', 'house'],
  ] as const
)
  .flatMap(([words, part]) => words.split('|').map(word => ({ words: bareOf(word).split(' '), part })))
  .sort((a, b) => b.words.length - a.words.length)

function bareOf(text: string): string {
  return spelledWords(text).map(bareWord).join(' ')
}
const single = new Set(['t', 'h', 'q', 'x', 'p', 'f', 'd', 'o'])
const markOf = (words: readonly string[], dotted: boolean): { part: Part | 'city'; length: number } | undefined => {
  const plain = words.map(bareWord)
  const found = marks.find(mark => {
    if (mark.words[0] !== plain[0] || plain.length <= mark.words.length) return false
    // One letter marks a unit only with a dot behind it or a number: 'P. Hàng Bài', 'P5', 'Q 1'.
    if (single.has(plain[0] ?? '') && !dotted && !/^\d/.test(words[1] ?? '')) return false
    return mark.words.every((word, at) => plain[at] === word)
  })
  return found && { part: found.part, length: found.words.length }
}
/** 'P.Hàng Bài' → 'P. Hàng Bài', 'tổ5' → 'tổ 5', 'Q1' → 'Q 1'. */
const spread = (text: string): string =>
  text
    .replace(/(?<=\p{L})\.(?=[\p{L}\d])/gu, '. ')
    .replace(/(?<=(?:^|[\s,;-])(?:số|tổ|thôn|xóm|ngõ|ngách|khu|đội|sn|tdp|p|q|f|ql|tl))(?=\d)/giu, ' ')

/** A new part begins at a comma, a dash between blanks, or before a word that marks one. */
const inside =
  /\s+(?=(?:số nhà|thôn|xóm|tổ dân phố|tdp|ngõ|ngách|hẻm|đường|phố|xã|phường|thị trấn|huyện|quận|thị xã|thành phố|tp|tỉnh)\.?\s|(?:p|q|h|x|tx|tt|tp)\.\s*\S|[pq]\s\d)/giu
const wordedInside = /^(?:tổ|khu|làng|cụm) dân phố|^thành phố|^tổ dân phố|^khu phố/iu
const partsOf = (text: string): string[] =>
  spread(clean(text))
    .split(/[,;|\n]|\s[-–—]\s|[-–—]\s|(?<=\p{L})[-–—](?=\p{Lu})/u)
    .flatMap(part => {
      const pieces = part.trim().split(inside)
      // 'tổ dân phố', 'khu phố', 'thành phố' are one mark.
      return pieces.reduce<string[]>((list, piece) => {
        const last = list.at(-1)
        if (last !== undefined && wordedInside.test(`${last} ${piece}`) && !wordedInside.test(last))
          list[list.length - 1] = `${last} ${piece}`
        else list.push(piece)
        return list
      }, [])
    })
    .map(part => part.trim())
    .filter(part => /[\p{L}\d]/u.test(part))

const cityNames = /^(ha noi|hn|viet nam|vn)$/
const numberOf = (words: readonly string[]): string => words.join(' ')
/** 'thôn Nội Thanh Thùy' in xã Thanh Thùy is thôn Nội. */
const withoutUnit = (name: readonly string[], units: UnitWords, unitId: string | null): string[] => {
  const at = [1, 2].find(start => name.length - start >= 2 && name.length - start <= 3 && units.names(unitId, name.slice(start).join(' ')))
  return name.slice(0, at)
}
/**
 * Takes an address apart. The record's own unit helps: a part that names it or what stands above it is no hamlet.
 * @param unitId the record's unit, when it has one
 */
export const addressOf = (text: string, units: UnitWords, unitId: string | null): Address => {
  const found: Record<Part, string[]> = { house: [], street: [], hamlet: [], commune: [], district: [], rest: [] }
  const all = partsOf(text)
  for (const [at, part] of all.entries()) {
    const words = spelledWords(part.replaceAll('/', ' '))
    const mark = markOf(words, /^\p{L}{1,2}\./u.test(part))
    if (cityNames.test(words.map(bareWord).join(' '))) continue
    if (mark) {
      const name = words.slice(mark.length)
      if (mark.part === 'city') continue
      if (mark.part === 'house') {
        const numbers = name.findIndex(word => !/\d/.test(word))
        found.house.push(numberOf(numbers < 0 ? name : name.slice(0, numbers)))
        // '12 Hàng Gai' behind 'số': what follows the number is the street.
        const street = numbers < 0 ? [] : name.slice(numbers)
        if (street.length) {
          const again = markOf(street, false)
          found[again && again.part !== 'city' ? again.part : 'street'].push(street.slice(again?.length ?? 0).join(' '))
        }
      } else found[mark.part].push((mark.part === 'hamlet' ? withoutUnit(name, units, unitId) : name).join(' '))
      continue
    }
    const plain = words.join(' ')
    if (/^\d/.test(words[0] ?? '') && words.length > 1) {
      const numbers = words.findIndex(word => !/\d/.test(word))
      found.house.push(numberOf(numbers < 0 ? words : words.slice(0, numbers)))
      if (numbers >= 0) found.street.push(words.slice(numbers).join(' '))
    } else if (/^\d+\p{L}?$/u.test(plain)) found.house.push(plain)
    else if (at > 0 && units.names(unitId, plain)) continue
    else if (at > 0 && units.isUnit(plain)) found[found.commune.length || at === all.length - 1 ? 'district' : 'commune'].push(plain)
    else if (found.hamlet.length || at > 0) found.rest.push(plain)
    else found.hamlet.push(plain)
  }
  const said = (part: Part): string | null => found[part].filter(Boolean).join(' ') || null
  return {
    house: said('house'),
    street: said('street'),
    hamlet: said('hamlet'),
    commune: said('commune'),
    district: said('district'),
    rest: said('rest'),
  }
}
