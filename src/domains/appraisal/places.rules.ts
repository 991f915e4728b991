/** Where a recorded commune is on the day that the rules ask about. */
import type { Day } from '../../kernel/dates.ts'
import { type UnitIndex, validOn } from '../reference/units.rules.ts'
import type { CaseBeneficiary } from './appraisal.schema.ts'

/** The commune that stands for a recorded one on a day: itself, or its one certain successor. Null when nobody can say. */
export const placeOn = (units: UnitIndex, unitId: string, day: Day): CaseBeneficiary['unit'] => {
  const recorded = units.unit(unitId)
  if (!recorded) return null
  const lineage = validOn(recorded, day) || recorded.validFrom > day ? undefined : units.successorsOf(unitId, day)
  const place = validOn(recorded, day) ? recorded : lineage?.certain ? units.unit(lineage.units[0] ?? '') : undefined
  if (!place) return null
  const district = units.ancestors(place.id).find(u => u.level === 'district')
  return { name: place.fullName, type: place.type, district: district ? { name: district.fullName, type: district.type } : null }
}
