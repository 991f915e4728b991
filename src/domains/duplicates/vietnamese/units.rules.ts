/** Units as people write them, through the three eras: a name found among all units there ever were, and what a unit became. */

import type { Day } from '../../../kernel/dates.ts'
import { groupBy } from '../../../kernel/group.ts'
import { bare } from '../../../kernel/text.ts'
import type { Unit, UnitIndex } from '../../reference/units.rules.ts'
import { spelledWords } from './syllables.rules.ts'

export interface UnitWords {
  /**
   * A unit as words to be compared: one for itself and one for each unit that holds its land on the day, so that a predecessor and its
   * successor agree in part, two rows of one unit wholly, and strangers not at all. Null for no unit.
   */
  wordsOf(unitId: string | null): string | null
  /** Units of a name, of any era; narrowed by the district when it is given and known. Marks may be lost. */
  named(commune: string, district: string | null): Unit[]
  /** Whether the words name one of the unit, those above it, or a unit that it became or came from. */
  names(unitId: string | null, words: string): boolean
  /** Whether it is the name of any district or commune. */
  isUnit(words: string): boolean
}
const keyOf = (name: string): string => spelledWords(name).join(' ')

/** Five letters for a unit. Likeness of letters must not take 00475 for 00478. */
const wordFor = (code: string): string => {
  let hash = 2166136261
  for (const letter of code) hash = Math.imul(hash ^ letter.charCodeAt(0), 16777619) >>> 0
  hash = Math.imul(hash ^ (hash >>> 15), 2246822507) >>> 0
  return Array.from({ length: 5 }, (_, at) => 'bcdfghjklmnpqrstvwxz'.charAt(Math.floor(hash / 20 ** at) % 20)).join('')
}
/** Compatible: the same unit, or units that share a successor on the day. */
export const sameLand = (index: UnitIndex, a: string, b: string, day: Day): boolean => {
  if (a === b) return true
  const after = new Set(index.successorsOf(a, day).units)
  return index.successorsOf(b, day).units.some(id => after.has(id))
}

/**
 * Words and names of units, built once.
 * @param day the day whose units the land is told by; the last known one serves
 */
export const unitWords = (units: readonly Unit[], index: UnitIndex, day: Day): UnitWords => {
  const places = units.filter(unit => unit.level === 'commune' || unit.level === 'district')
  const byName = groupBy(places, unit => bare(keyOf(unit.name)))
  const known = new Map<string, string | null>()
  const wordsOf = (unitId: string | null): string | null => {
    if (unitId === null) return null
    const before = known.get(unitId)
    if (before !== undefined) return before
    const unit = index.unit(unitId)
    const after = index.successorsOf(unitId, day).units.filter(id => id !== unitId)
    const words = unit ? [wordFor(unit.id), ...after.map(wordFor).sort()].join(' ') : null
    known.set(unitId, words)
    return words
  }
  const sameName = (unit: Unit, words: string): boolean => {
    const [name, asked] = [keyOf(unit.name), keyOf(words)]
    return name === asked || (bare(name) === asked && bare(asked) === asked)
  }
  const named = (commune: string, district: string | null): Unit[] => {
    const found = (byName.get(bare(keyOf(commune))) ?? []).filter(unit => unit.level === 'commune' && sameName(unit, commune))
    const above =
      district === null
        ? []
        : found.filter(unit => index.ancestors(unit.id).some(parent => parent.level === 'district' && sameName(parent, district)))
    return above.length ? above : found
  }
  const kin = new Map<string, Set<string>>()
  /** Bare names of the unit, its successors, those above. */
  const kinOf = (unitId: string): Set<string> => {
    const before = kin.get(unitId)
    if (before) return before
    const ids = [unitId, ...index.successorsOf(unitId, day).units]
    const names = new Set(ids.flatMap(id => index.ancestors(id)).map(unit => bare(keyOf(unit.name))))
    kin.set(unitId, names)
    return names
  }
  return {
    wordsOf,
    named,
    names: (unitId, words) => unitId !== null && kinOf(unitId).has(bare(keyOf(words))),
    isUnit: words => byName.has(bare(keyOf(words))),
  }
}
