/** Where records stand on the map of the communes of 1 July 2025, their sums, and the classes of its legend. Pure. */
import type { Day } from '../../kernel/dates.ts'
import type { UnitIndex } from '../reference/units.rules.ts'
import { type MapClass, type MapMeasureCode, type MapValues, mapMeasureCodes } from './map.schema.ts'

/** The first day of the 126 communes that the map shows (QĐ 19/2025/QĐ-TTg). */
export const mapDay: Day = '2025-07-01'

/** A commune of the map, the whole city, or a unit whose place on the map nobody can say. */
export type MapPlace = { at: 'commune'; unitId: string } | { at: 'city' } | { at: 'unknown'; unitId: string | null }

/**
 * The place of a record's unit: itself when it is on the map, else the one commune that certainly took it over. A unit that was split, whose
 * successor is not known, or that is a district stays unknown; what belongs to the whole city is the city's.
 */
export const placeOnMap = (units: UnitIndex, onMap: ReadonlySet<string>, unitId: string | null): MapPlace => {
  const unit = unitId === null ? undefined : units.unit(unitId)
  if (!unit) return { at: 'unknown', unitId: null }
  if (unit.level === 'province' || unit.level === 'agency') return { at: 'city' }
  if (onMap.has(unit.id)) return { at: 'commune', unitId: unit.id }
  const { units: next, certain } = units.successorsOf(unit.id, mapDay)
  const [only] = next
  return certain && only !== undefined && onMap.has(only) ? { at: 'commune', unitId: only } : { at: 'unknown', unitId: unit.id }
}

export const noValues = (): MapValues => Object.fromEntries(mapMeasureCodes.map(code => [code, 0])) as MapValues
/** So much of a measure at a unit. */
export interface MapFact {
  measure: MapMeasureCode
  unitId: string | null
  value: number
}
export interface MapSums {
  communes: Map<string, MapValues>
  /** By the unit that is recorded; records without a unit under ''. */
  unknown: Map<string, MapValues>
  city: MapValues
  total: MapValues
}
/** Adds every fact to its place and to the total: the places come to the total by construction, and a test holds it against the tables. */
export const sumsOf = (facts: Iterable<MapFact>, placeOf: (unitId: string | null) => MapPlace): MapSums => {
  const sums: MapSums = { communes: new Map(), unknown: new Map(), city: noValues(), total: noValues() }
  const held = (map: Map<string, MapValues>, key: string) => {
    const values = map.get(key) ?? noValues()
    map.set(key, values)
    return values
  }
  for (const { measure, unitId, value } of facts) {
    const place = placeOf(unitId)
    const values =
      place.at === 'city' ? sums.city : place.at === 'commune' ? held(sums.communes, place.unitId) : held(sums.unknown, place.unitId ?? '')
    values[measure] += value
    sums.total[measure] += value
  }
  return sums
}

/**
 * Quantile classes of the values above 0, lowest first: at most `most`, each with about as many communes, equal values never apart.
 * Zero is a class of its own that is not listed here.
 */
export const classesOf = (values: readonly number[], most = 5): MapClass[] => {
  const sorted = values.filter(value => value > 0).sort((a, b) => a - b)
  const classes: MapClass[] = []
  let start = 0
  for (let part = 1; part <= most && start < sorted.length; part++) {
    let end = Math.max(Math.round((sorted.length * part) / most), start + 1)
    while (end < sorted.length && sorted[end] === sorted[end - 1]) end++
    classes.push({ from: sorted[start] ?? 0, to: sorted[end - 1] ?? 0, count: end - start })
    start = end
  }
  return classes
}
/** Which class a value is in, from 1; 0 for none of it. */
export const classAt = (classes: readonly MapClass[], value: number): number =>
  value <= 0 ? 0 : classes.findIndex(each => value <= each.to) + 1
