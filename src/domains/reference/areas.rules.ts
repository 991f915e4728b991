/** Whether a place lies in an area of priority on a day, as far as the entered lists say. Pure. */
import { type Day, sayDay, within } from '../../kernel/dates.ts'
import { say } from '../../words/say.ts'
import { type AreaKind, areaKinds } from './areas.schema.ts'
import type { UnitIndex } from './units.rules.ts'

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
/** Null: no list says. `says` names place, kind and document where it holds; else which lists were looked at, or that there is none. */
export interface AreaStanding {
  holds: boolean | null
  says: string | null
}
/** Nobody looked. */
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
  const holds = closed && !inPart ? false : null
  const words = {
    name: units.unit(unitId)?.fullName ?? '',
    kind: (kinds.length === 1 && kinds[0] ? areaKinds[kinds[0]] : say('areas.title')).toLowerCase(),
    documents: [...new Set(inForce.map(list => list.document))].join('; '),
    day: sayDay(day),
  }
  if (!inForce.length) return { holds, says: say('areas.noList', words) }
  if (inPart) return { holds, says: say('areas.inPart', words) }
  return { holds, says: say(holds === false ? 'areas.notNamed' : 'areas.notSure', words) }
}
