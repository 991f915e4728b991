/** Whether a place lies in an area of priority on a day, as far as the entered lists say. Pure. */
import { type Day, within } from '../../kernel/dates.ts'
import { clean, searchable } from '../../kernel/text.ts'
import { say } from '../../words/say.ts'
import { type AreaKind, areaKinds } from './areas.schema.ts'
import { type Unit, type UnitIndex, validOn } from './units.rules.ts'

/** A list with the units that it names. */
export interface AreaNamed {
  kind: AreaKind
  document: string
  validFrom: Day
  validUntil: Day | null
  /** Whether it names every place of its kind, so that one it does not name is none. */
  complete: boolean
  unitIds: readonly string[]
}
/** Null: no list says. `says` names place, kind and document where it holds. */
export interface AreaStanding {
  holds: boolean | null
  says: string | null
}
export const areaUnknown: AreaStanding = { holds: null, says: null }

/** The unit, the one that certainly followed it by the day, and what stands above either. */
const carriedBy = (units: UnitIndex, unitId: string, day: Day): Set<string> => {
  const next = units.successorsOf(unitId, day)
  return new Set(
    [unitId, ...(next.certain ? next.units : [])]
      .flatMap(id => units.ancestors(id))
      .filter(unit => unit.level !== 'province')
      .map(unit => unit.id),
  )
}
/**
 * Holds when a list in force on the day names the place, the unit it came from, or one above. It certainly does not only when a complete list
 * of every kind is in force and names neither the place nor a part of it; else nobody has said.
 * @param unitId as recorded, of any time
 * @param kinds the kinds that are asked about
 */
export const areaStanding = (
  lists: readonly AreaNamed[],
  units: UnitIndex,
  unitId: string,
  day: Day,
  kinds: readonly AreaKind[] = Object.keys(areaKinds) as AreaKind[],
): AreaStanding => {
  const inForce = lists.filter(list => kinds.includes(list.kind) && within(day, { from: list.validFrom, until: list.validUntil }))
  const mine = carriedBy(units, unitId, day)
  const found = inForce.find(list => list.unitIds.some(id => mine.has(id)))
  if (found) {
    const name = units.unit(found.unitIds.find(id => mine.has(id)) ?? '')?.fullName ?? ''
    return { holds: true, says: say('areas.named', { name, kind: areaKinds[found.kind].toLowerCase(), document: found.document }) }
  }
  // A list that names a former unit which went into this one: the place is named in part.
  const inPart = inForce.some(list => list.unitIds.some(id => units.successorsOf(id, day).units.some(next => mine.has(next))))
  const closed = kinds.every(kind => inForce.some(list => list.kind === kind && list.complete))
  return closed && !inPart ? { holds: false, says: null } : areaUnknown
}

/**
 * Units by what was pasted, one a line: a full name, with the unit above after a comma or a tab, or an administrative code.
 * @returns ids, and the lines that name no unit of the day or more than one
 */
export const placesRead = (
  units: UnitIndex & { all: readonly Unit[] },
  pasted: string,
  day: Day,
): { unitIds: string[]; unread: string[] } => {
  const named = new Map<string, Set<string>>()
  for (const unit of units.all.filter(each => (each.level === 'commune' || each.level === 'district') && validOn(each, day))) {
    const above = unit.parentId ? units.unit(unit.parentId)?.fullName : undefined
    for (const written of [unit.code, unit.fullName, ...(above ? [`${unit.fullName}, ${above}`] : [])]) {
      const key = searchable(written)
      named.set(key, (named.get(key) ?? new Set()).add(unit.id))
    }
  }
  const lines = pasted
    .split(/\r?\n/)
    .map(line => clean(line.replaceAll('\t', ', ')))
    .filter(Boolean)
  const read = lines.map(line => ({ line, ids: [...(named.get(searchable(line).replace(/\s*,\s*/g, ', ')) ?? [])] }))
  return {
    unitIds: [...new Set(read.flatMap(({ ids }) => (ids.length === 1 ? ids : [])))],
    unread: read.filter(({ ids }) => ids.length !== 1).map(({ line }) => line),
  }
}
