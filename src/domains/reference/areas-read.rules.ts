/** Places as people write them, pasted or in a sheet, found among the units of a day. Pure. */
import { type Day, lastDay, sayDay } from '../../kernel/dates.ts'
import { clean, searchable } from '../../kernel/text.ts'
import { say } from '../../words/say.ts'
import { spellingsOf } from './areas-spelling.rules.ts'
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
  /** The one unit that it names on other days and not on this one. */
  otherDays: Unit | null
}
type Units = UnitIndex & { all: readonly Unit[] }

/** The number of a row, copied along with its place. */
const rowNumber = /^(\d{1,3}|[ivxlc]+)[.)]?$/i
/** What was pasted, one place a line: a full name, with the unit above after a comma or a tab, or an administrative code; several with ';' between. */
export const pastedPlaces = (pasted: string): WrittenPlace[] =>
  pasted.split(/\r?\n/).flatMap((text, index) =>
    text.split(';').flatMap(part => {
      const cells = part.split('\t').map(clean).filter(Boolean)
      const line = (cells.length > 1 && rowNumber.test(cells[0] ?? '') ? cells.slice(1) : cells).join(', ')
      return line ? [{ at: say('areas.line', { number: index + 1 }), line, ways: [line] }] : []
    }),
  )
/** 'Xã Duyên Thái, Huyện Thường Tín' */
export const wholeName = (units: UnitIndex, id: string): string =>
  units
    .ancestors(id)
    .filter(unit => unit.level !== 'province')
    .map(unit => unit.fullName)
    .join(', ')

const keyOf = (written: string) => searchable(written).replace(/\s*,\s*/g, ', ')
/** Alone, with the unit above, with all above. */
const callsOf = (line: readonly Unit[]): string[] =>
  line.reduceRight<string[]>(
    (above, { fullName, name }) => [fullName, name].flatMap(own => [own, ...above.map(rest => `${own}, ${rest}`)]),
    [],
  )
/** Communes and districts by all that they may be called. */
const namesOf = (units: Units, wanted: (unit: Unit) => boolean): Map<string, Set<string>> => {
  const named = new Map<string, Set<string>>()
  for (const unit of units.all.filter(each => (each.level === 'commune' || each.level === 'district') && wanted(each)))
    for (const written of [unit.code, ...callsOf(units.ancestors(unit.id))]) {
      const key = keyOf(written)
      named.set(key, (named.get(key) ?? new Set()).add(unit.id))
    }
  return named
}
type Names = ReturnType<typeof namesOf>
const lookUp = (named: Names, ways: readonly string[]): { id: string | undefined; several: readonly string[] } => {
  const found = ways.map(way => [...(named.get(keyOf(way)) ?? [])])
  return { id: found.find(ids => ids.length === 1)?.[0], several: found.find(ids => ids.length > 1) ?? [] }
}
/** @returns ids, how often one was written again, and what names no unit of the day or more than one */
export const placesRead = (
  units: Units,
  written: readonly WrittenPlace[],
  day: Day,
): { unitIds: string[]; again: number; unread: UnreadPlace[] } => {
  const named = namesOf(units, unit => validOn(unit, day))
  let others: Names | undefined
  const onOtherDays = (ways: readonly string[]): Unit | null => {
    others ??= namesOf(units, unit => !validOn(unit, day))
    const { id, several } = lookUp(others, ways)
    const found = (id ? [id] : several).flatMap(each => units.unit(each) ?? [])
    const latest = found.reduce<Unit | null>((last, unit) => (last && last.validFrom > unit.validFrom ? last : unit), null)
    return new Set(found.map(each => wholeName(units, each.id))).size === 1 ? latest : null
  }
  const read = written.map(({ at, line, ways }) => {
    const spelled = [...ways, ...ways.flatMap(spellingsOf)]
    const { id, several } = lookUp(named, spelled)
    const otherDays = id || several.length ? null : onOtherDays(spelled)
    return { id, place: { at, line, several: several.map(each => wholeName(units, each)), otherDays } }
  })
  const ids = read.flatMap(({ id }) => id ?? [])
  const unitIds = [...new Set(ids)]
  return { unitIds, again: ids.length - unitIds.length, unread: read.flatMap(({ id, place }) => (id ? [] : [place])) }
}
/** Units that stand above others of the same list: the whole of them counts, though they may only have headed the lines below. */
export const headsAmong = (units: UnitIndex, unitIds: readonly string[]): string[] => {
  const above = new Set(unitIds.flatMap(id => units.ancestors(id).slice(1)).map(({ id }) => id))
  return unitIds.filter(id => above.has(id))
}
/** Why a place was not read, in a sentence. */
export const sayUnread = (units: UnitIndex, { line, several, otherDays }: UnreadPlace, day: Day): string => {
  if (several.length) return say('areas.several', { line, places: several.join('; ') })
  if (!otherDays) return say('areas.noUnit', { line, day: sayDay(day) })
  const words = { line, day: sayDay(day) }
  if (otherDays.validFrom > day) return say('areas.notYet', { ...words, from: sayDay(otherDays.validFrom) })
  const ended = { ...words, last: sayDay(lastDay(otherDays.validUntil ?? day)) }
  const now = units.successorsOf(otherDays.id, day).units.map(id => wholeName(units, id))
  return now.length ? say('areas.nowIn', { ...ended, now: now.join('; ') }) : say('areas.gone', ended)
}
