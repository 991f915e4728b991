/** Communes and craft villages that the examples are laid in: real places, invented facts. */
import { readFileSync } from 'node:fs'
import type { Day } from '../../src/kernel/dates.ts'

const read = (path: string): Record<string, string>[] => {
  const [head = '', ...lines] = readFileSync(new URL(`../../data/${path}`, import.meta.url), 'utf8')
    .trim()
    .split(/\r?\n/)
  const names = head.split(',')
  // None of these tables quotes a value with a comma in the columns that are used here.
  return lines.map(line => Object.fromEntries(line.split(',').map((value, i) => [names[i] ?? '', value])))
}

export interface Commune {
  id: string
  fullName: string
  /** 'Huyện Thường Tín'; null when there is no district level. */
  district: string | null
  /** As it is written in a workbook. */
  text: string
}
/** The communes of Hà Nội on a day, by code. */
export const communesOn = (day: Day): Commune[] => {
  const valid = read('units/units.csv').filter(unit => (unit.valid_from ?? '') <= day && (!unit.valid_until || day < unit.valid_until))
  const districts = new Map(valid.filter(unit => unit.level === 'district').map(unit => [unit.id, unit.full_name ?? '']))
  return valid
    .filter(unit => unit.level === 'commune' && (districts.has(unit.parent_id ?? '') || unit.parent_id === 'p-01'))
    .map(unit => {
      const district = districts.get(unit.parent_id ?? '') ?? null
      const fullName = unit.full_name ?? ''
      return { id: unit.id ?? '', fullName, district, text: district ? `${fullName}, ${district}` : fullName }
    })
}

export interface VillagePlace {
  name: string
  craft: string
  district: string
  /** Its commune in 2024, when known. */
  unitId: string | null
}
export const villagePlaces = (): VillagePlace[] =>
  read('villages/villages.csv').map(row => ({
    name: row.village ?? '',
    craft: row.craft ?? '',
    district: row.district_as_given ?? '',
    unitId: row.unit_id || null,
  }))
