/** Finds the unit that a person wrote: by code, by name, by name with the district; names repeat between districts. */
import { type Day, lastDay, sayDay } from '../../kernel/dates.ts'
import { groupBy } from '../../kernel/group.ts'
import { bare, clean } from '../../kernel/text.ts'
import { say } from '../../words/say.ts'
import { type Unit, type UnitIndex, validOn } from '../reference/units.rules.ts'

/** The unit with its full name, the units above included, or why there is none. */
export type PlaceAnswer =
  | { unit: Unit; name: string }
  | { cause: 'unit_unknown' | 'unit_ambiguous' | 'unit_ended'; reason: string; fix: string }
export type PlaceFinder = (text: string, day: Day, levels: readonly Unit['level'][]) => PlaceAnswer

/** Tone marks stand at the end of their syllable, so that hoà and hòa are one; case and blanks do not count. */
const tones = /[\u0300\u0301\u0303\u0309\u0323]/g
const keyOf = (text: string): string =>
  clean(text)
    .normalize('NFD')
    .toLowerCase()
    .replace(/\p{L}(?:\p{L}|\p{M})*/gu, word => word.replace(tones, '') + (word.match(tones)?.[0] ?? ''))
    .normalize('NFC')
const typed = /^(thành phố|tỉnh|quận|huyện|thị xã|thị trấn|phường|xã|đặc khu|tp\.?|q\.|h\.|tx\.?|tt\.|p\.|x\.)\s*/u
const abbreviations: Record<string, string> = {
  tp: 'thành phố',
  q: 'quận',
  h: 'huyện',
  tx: 'thị xã',
  tt: 'thị trấn',
  p: 'phường',
  x: 'xã',
}
const spelled = (text: string): string =>
  clean(text).replace(/^(tp|tx|q|h|tt|p|x)\.\s*/iu, (_, short: string) => `${abbreviations[short.toLowerCase()] ?? short} `)

/** Whether the words name the unit, with or without its type. */
const names = (unit: Unit, text: string): boolean => {
  const key = keyOf(spelled(text))
  return key === keyOf(unit.fullName) || key === keyOf(unit.name)
}

/** How many letters differ, up to 3. */
const distance = (a: string, b: string): number => {
  if (Math.abs(a.length - b.length) > 2) return 3
  let row = Array.from({ length: b.length + 1 }, (_, j) => j)
  for (let i = 1; i <= a.length; i++) {
    const next = [i]
    for (let j = 1; j <= b.length; j++)
      next[j] = Math.min((row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1, (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1))
    row = next
  }
  return Math.min(row[b.length] ?? 3, 3)
}

/**
 * Finds places within one province.
 * @returns a function that answers the unit in force on the day, or says why there is none and what to write instead
 */
export const placeFinder = (all: readonly Unit[], index: UnitIndex, provinceId: string): PlaceFinder => {
  const mine = all.filter(unit => unit.level !== 'agency' && index.ancestors(unit.id).some(above => above.id === provinceId))
  const nameOf = (unit: Unit) =>
    index
      .ancestors(unit.id)
      .filter(above => above.level !== 'province' || above.id === unit.id)
      .map(above => above.fullName)
      .join(', ')
  const byCode = groupBy(mine, unit => unit.code)
  const byName = groupBy(
    mine.flatMap(unit => [...new Set([keyOf(unit.fullName), keyOf(unit.name)])].map(key => ({ key, unit }))),
    entry => entry.key,
  )
  const known = new Map<string, PlaceAnswer>()

  const candidates = (text: string): Unit[] => {
    const code = /^\d+$/.test(text) ? (byCode.get(text) ?? byCode.get(text.padStart(5, '0')) ?? []) : []
    if (code.length) return code
    const [first = '', ...above] = text.split(',').map(part => part.trim())
    const found = (byName.get(keyOf(spelled(first))) ?? []).map(entry => entry.unit)
    return found.filter(unit => above.every(part => index.ancestors(unit.id).some(parent => parent !== unit && names(parent, part))))
  }
  const near = (text: string, day: Day, levels: readonly Unit['level'][]): string[] => {
    const bareName = (words: string) =>
      bare(words)
        .toLowerCase()
        .replace(/[^a-z0-9]+/g, ' ')
        .trim()
    const [first = '', second] = text.split(',').map(part => part.trim())
    const wanted = bareName(first.toLowerCase().normalize('NFC').replace(typed, ''))
    const district = second === undefined ? '' : bareName(second.toLowerCase().normalize('NFC').replace(typed, ''))
    return mine
      .filter(unit => levels.includes(unit.level) && validOn(unit, day))
      .map(unit => {
        const inDistrict = district && index.ancestors(unit.id).some(above => above !== unit && bareName(above.name) === district)
        return { unit, far: distance(wanted, bareName(unit.name)) * 2 - (inDistrict ? 1 : 0) }
      })
      .filter(({ far }) => far < 5)
      .sort((a, b) => a.far - b.far || a.unit.code.localeCompare(b.unit.code))
      .slice(0, 3)
      .map(({ unit }) => nameOf(unit))
  }

  const answer = (text: string, day: Day, levels: readonly Unit['level'][]): PlaceAnswer => {
    const found = candidates(text).filter(unit => levels.includes(unit.level))
    const standing = found.filter(unit => validOn(unit, day))
    const [only] = standing
    if (only && standing.length === 1) return { unit: only, name: nameOf(only) }
    if (standing.length > 1)
      return {
        cause: 'unit_ambiguous',
        reason: say('exchange.unitAmbiguous', { text, count: standing.length }),
        fix: say('exchange.chooseOne', { list: standing.map(nameOf).join('; ') }),
      }
    const ended = found.find(unit => unit.validUntil !== null && unit.validUntil <= day)
    if (ended?.validUntil) {
      const { units } = index.successorsOf(ended.id, day)
      const next = units.flatMap(id => index.unit(id) ?? []).map(nameOf)
      return {
        cause: 'unit_ended',
        reason: say('exchange.unitEnded', { unit: nameOf(ended), day: sayDay(lastDay(ended.validUntil)), on: sayDay(day) }),
        fix: next.length ? say('exchange.unitNext', { list: next.join('; ') }) : say('exchange.unitAsk'),
      }
    }
    const [begins] = found
    if (begins)
      return {
        cause: 'unit_ended',
        reason: say('exchange.unitNotYet', { unit: nameOf(begins), day: sayDay(begins.validFrom), on: sayDay(day) }),
        fix: say('exchange.unitAsOf', { on: sayDay(day) }),
      }
    const list = near(text, day, levels)
    return {
      cause: 'unit_unknown',
      reason: say('exchange.unitUnknown', { text, on: sayDay(day) }),
      fix: list.length ? say('exchange.unitNear', { list: list.join('; ') }) : say('exchange.unitHow'),
    }
  }
  return (text, day, levels) => {
    const key = `${text}|${day}|${levels.join()}`
    const before = known.get(key)
    if (before) return before
    const fresh = answer(text, day, levels)
    known.set(key, fresh)
    return fresh
  }
}
