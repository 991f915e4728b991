/** Places as people write them, pasted or in a sheet, found among the units of a day. Pure. */
import { type Day, sayDay } from '../../kernel/dates.ts'
import { clean, searchable } from '../../kernel/text.ts'
import { say } from '../../words/say.ts'
import { type Unit, type UnitIndex, validOn } from './units.rules.ts'

/** One place as written. */
export interface WrittenPlace {
  /** Where it stands: 'dòng 3', 'ô B7'. */
  at: string
  line: string
  /** What it may be found by, the surest first. */
  ways: readonly string[]
}
export interface UnreadPlace {
  at: string
  line: string
  /** What it may mean, when that is more than one unit; empty when it is none. */
  several: readonly string[]
}
type Units = UnitIndex & { all: readonly Unit[] }

/** What was pasted, one place a line: a full name, with the unit above after a comma or a tab, or an administrative code. */
export const pastedPlaces = (pasted: string): WrittenPlace[] =>
  pasted.split(/\r?\n/).flatMap((text, index) => {
    const line = clean(text.replaceAll('\t', ', '))
    return line ? [{ at: say('areas.line', { number: index + 1 }), line, ways: [line] }] : []
  })
/** 'Xã Duyên Thái, Huyện Thường Tín' */
export const wholeName = (units: UnitIndex, id: string): string =>
  units
    .ancestors(id)
    .filter(unit => unit.level !== 'province')
    .map(unit => unit.fullName)
    .join(', ')

const keyOf = (written: string) => searchable(written).replace(/\s*,\s*/g, ', ')
/** The units of a day by all that they may be called. */
const namesOf = (units: Units, day: Day): Map<string, Set<string>> => {
  const named = new Map<string, Set<string>>()
  for (const unit of units.all.filter(each => (each.level === 'commune' || each.level === 'district') && validOn(each, day))) {
    const above = unit.parentId ? units.unit(unit.parentId) : undefined
    const own = [unit.fullName, unit.name]
    const within = above ? own.flatMap(name => [above.fullName, above.name].map(parent => `${name}, ${parent}`)) : []
    for (const written of [unit.code, ...own, ...within]) {
      const key = keyOf(written)
      named.set(key, (named.get(key) ?? new Set()).add(unit.id))
    }
  }
  return named
}
/** @returns ids, and what names no unit of the day or more than one */
export const placesRead = (units: Units, written: readonly WrittenPlace[], day: Day): { unitIds: string[]; unread: UnreadPlace[] } => {
  const named = namesOf(units, day)
  const read = written.map(({ at, line, ways }) => {
    const found = ways.map(way => [...(named.get(keyOf(way)) ?? [])])
    const id = found.find(ids => ids.length === 1)?.[0]
    const several = found.find(ids => ids.length > 1) ?? []
    return { id, place: { at, line, several: several.map(each => wholeName(units, each)) } }
  })
  return {
    unitIds: [...new Set(read.flatMap(({ id }) => id ?? []))],
    unread: read.flatMap(({ id, place }) => (id ? [] : [place])),
  }
}
/** Why a place was not read, in a sentence. */
export const sayUnread = ({ line, several }: UnreadPlace, day: Day): string =>
  several.length ? say('areas.several', { line, places: several.join('; ') }) : say('areas.noUnit', { line, day: sayDay(day) })
