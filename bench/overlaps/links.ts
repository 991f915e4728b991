/** The register's own linkage on a made-up register, as the product runs it: records among themselves, and lists against the register. */
import { linkRows } from '../../src/domains/duplicates/against.actions.ts'
import { linkWithin } from '../../src/domains/duplicates/linking.actions.ts'
import { type EstablishmentFacts, establishmentRecord } from '../../src/domains/duplicates/vietnamese/records.rules.ts'
import type { UnitWords } from '../../src/domains/duplicates/vietnamese/units.rules.ts'
import type { Row } from '../matching/shape.ts'

type Links = Map<string, Map<string, number>>
const recordOf = (units: UnitWords) => (row: Row) =>
  establishmentRecord({ ...row, otherNames: row.formerName ? [row.formerName] : [] } as unknown as EstablishmentFacts, units)
const link = (links: Links, from: string, to: string, chance: number) => {
  const of = links.get(from) ?? new Map<string, number>()
  of.set(to, Math.max(of.get(to) ?? 0, chance))
  links.set(from, of)
}
export const linksOf = async (rows: readonly Row[], units: UnitWords): Promise<Links> => {
  const links: Links = new Map()
  for (const pair of (await linkWithin('establishment', rows.map(recordOf(units)))).pairs) {
    link(links, pair.left, pair.right, pair.probability)
    link(links, pair.right, pair.left, pair.probability)
  }
  return links
}
export const rowLinks = async (register: readonly Row[], list: readonly Row[], units: UnitWords): Promise<Links> => {
  const links: Links = new Map()
  for (const { row, establishmentId, probability } of await linkRows(list.map(recordOf(units)), register.map(recordOf(units))))
    link(links, row, establishmentId, probability)
  return links
}
