/** Administrative units through time: who is in force on a day, what lies below whom, and which unit followed which. */
import { type Day, within } from '../../kernel/dates.ts'

/** A unit in force over [validFrom, validUntil); `validUntil` null means still in force. An agency sits under the unit it serves. */
export interface Unit {
  id: string
  code: string
  name: string
  fullName: string
  type: string
  level: 'province' | 'district' | 'commune' | 'agency'
  parentId: string | null
  validFrom: Day
  validUntil: Day | null
}

/** On the day `on`, the unit `fromId` ended and `toId` took it over, whole or in part; null when nobody has said which. */
export interface Succession {
  fromId: string
  toId: string | null
  on: Day
  kind: string
}

/** Where a unit's records belong on a day. Uncertain when a person must choose: a split, an unknown successor, or none. */
export interface Lineage {
  units: string[]
  certain: boolean
}

/** The questions below over one set of units, with its maps built once. */
export interface UnitIndex {
  unit(id: string): Unit | undefined
  subtree(rootId: string, day: Day): Set<string>
  successorsOf(unitId: string, day: Day): Lineage
  territory(rootId: string, day: Day): Set<string>
  ancestors(id: string): Unit[]
}

/** Kinds of succession after which no rule may say where a record belongs. */
const OPEN_KINDS = new Set(['split', 'unknown'])

/** Whether the unit is in force on the day: [validFrom, validUntil). */
export const validOn = (unit: Pick<Unit, 'validFrom' | 'validUntil'>, day: Day): boolean =>
  within(day, { from: unit.validFrom, until: unit.validUntil })

/** Builds the maps once and returns the questions; for repeated use over the same units. An id that is not there is answered with nothing. */
export function unitIndex(units: readonly Unit[], successions: readonly Succession[]): UnitIndex {
  const byId = new Map(units.map(unit => [unit.id, unit]))
  const children = grouped(units, unit => unit.parentId)
  const followers = grouped(successions, row => row.fromId)

  const inForce = (id: string, day: Day): boolean => {
    const unit = byId.get(id)
    return unit !== undefined && validOn(unit, day)
  }

  function subtree(rootId: string, day: Day): Set<string> {
    const found = new Set<string>()
    const waiting = inForce(rootId, day) ? [rootId] : []
    for (let id = waiting.pop(); id !== undefined; id = waiting.pop()) {
      if (found.has(id)) continue
      found.add(id)
      for (const child of children.get(id) ?? []) if (validOn(child, day)) waiting.push(child.id)
    }
    return found
  }

  const successorsOf = (unitId: string, day: Day): Lineage => lineage(followers, unitId, day, id => inForce(id, day))

  function ancestors(id: string): Unit[] {
    const line: Unit[] = []
    for (let unit = byId.get(id); unit && !line.includes(unit); unit = unit.parentId === null ? undefined : byId.get(unit.parentId))
      line.push(unit)
    return line
  }

  function territory(rootId: string, day: Day): Set<string> {
    const now = subtree(rootId, day)
    const known = new Map<string, boolean>()
    // A certain successor decides; without one the unit stays with the parent it had.
    const belongs = (unit: Unit): boolean => {
      const answer = known.get(unit.id)
      if (answer !== undefined) return answer
      known.set(unit.id, now.has(unit.id))
      const { units: next, certain } = successorsOf(unit.id, day)
      const parent = unit.parentId === null ? undefined : byId.get(unit.parentId)
      const inside = now.has(unit.id) || (certain && next.some(id => now.has(id))) || (!certain && parent !== undefined && belongs(parent))
      known.set(unit.id, inside)
      return inside
    }
    if (now.size === 0) return now
    return new Set(units.filter(unit => unit.validFrom <= day && belongs(unit)).map(unit => unit.id))
  }

  return { unit: id => byId.get(id), subtree, successorsOf, territory, ancestors }
}

/** Ids in force on the day below the root, the root included; empty when the root itself is not in force. */
export const subtree = (units: readonly Unit[], rootId: string, day: Day): Set<string> => unitIndex(units, []).subtree(rootId, day)

/**
 * The units that took over this unit by the day, itself while nothing has. `certain` only if there is exactly one and no split or
 * unknown step on the way. Reads successions alone, so a unit that ended without one counts as going on, and one that has not
 * begun as begun: where the units are at hand, ask `unitIndex`, which answers both with none, not certain.
 */
export const successorsOf = (successions: readonly Succession[], unitId: string, day: Day): Lineage => {
  const followers = grouped(successions, row => row.fromId)
  return lineage(followers, unitId, day, id => !followers.get(id)?.some(row => row.on <= day))
}

/**
 * Units whose records an officer at the root may find on the day: the subtree, every earlier unit whose certain successor lies in
 * it, and earlier units without a certain successor whose parent lies in it. For a city: every unit it had up to that day.
 * Empty when the root is not in force.
 */
export const territory = (units: readonly Unit[], successions: readonly Succession[], rootId: string, day: Day): Set<string> =>
  unitIndex(units, successions).territory(rootId, day)

/** The unit itself, then its parents upwards: commune → district → province, or commune → province where no district exists. */
export const ancestors = (units: readonly Unit[], id: string): Unit[] => unitIndex(units, []).ancestors(id)

/** Follows the successions up to the day, from unit to unit, until `stands` says that one is in force. */
function lineage(followers: Map<string, Succession[]>, unitId: string, day: Day, stands: (id: string) => boolean): Lineage {
  const found = new Set<string>()
  const seen = new Set<string>()
  let certain = true
  const follow = (id: string): void => {
    if (seen.has(id)) return
    seen.add(id)
    if (stands(id)) {
      found.add(id)
      return
    }
    const rows = (followers.get(id) ?? []).filter(row => row.on <= day)
    if (rows.length !== 1 || rows.some(row => row.toId === null || OPEN_KINDS.has(row.kind))) certain = false
    for (const row of rows) if (row.toId !== null) follow(row.toId)
  }
  follow(unitId)
  return { units: [...found], certain: certain && found.size === 1 }
}

function grouped<T>(rows: readonly T[], keyOf: (row: T) => string | null): Map<string, T[]> {
  const groups = new Map<string, T[]>()
  for (const row of rows) {
    const key = keyOf(row)
    if (key === null) continue
    const group = groups.get(key)
    if (group) group.push(row)
    else groups.set(key, [row])
  }
  return groups
}
