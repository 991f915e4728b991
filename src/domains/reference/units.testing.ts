/** Hà Nội's real units as they are shipped, for tests of what is written about them. */
import { readCsv } from '../../files/csv.ts'
import { readData } from './reference.seed.ts'
import { type Unit, unitIndex } from './units.rules.ts'

export const shippedUnits = async () => {
  const units = readCsv(await readData('units/units.csv')).map(
    (row): Unit => ({
      id: row.id ?? '',
      code: row.code ?? '',
      name: row.name ?? '',
      fullName: row.full_name ?? '',
      type: row.type ?? '',
      level: row.level as Unit['level'],
      parentId: row.parent_id || null,
      validFrom: row.valid_from ?? '',
      validUntil: row.valid_until || null,
    }),
  )
  const successions = readCsv(await readData('units/succession.csv')).map(row => ({
    fromId: row.from_id ?? '',
    toId: row.to_id || null,
    on: row.on ?? '',
    kind: row.kind ?? '',
  }))
  return { units, index: unitIndex(units, successions) }
}
