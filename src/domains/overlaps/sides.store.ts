/** One project as a side of a finding. */
import { sql } from 'drizzle-orm'
import type { Reach } from '../../kernel/access.ts'
import type { Tx } from '../../kernel/log.ts'
import type { ProjectRow } from '../projects/projects.schema.ts'

export interface SideProject extends Record<string, unknown> {
  id: string
  code: string
  name: string
  year: number
  activity: string
  state: ProjectRow['state']
  unitId: string
  implementer: ProjectRow['implementer']
  amount: number
}
const columns = sql`p.id, p.code, p.name, p.year, p.activity, p.state, p.unit_id as "unitId", p.implementer, coalesce(a.amount, p.requested)::float8 as amount
  from project p left join allocation a on a.project_id = p.id`
export const projectById = async (tx: Tx, id: string): Promise<SideProject | undefined> =>
  (await tx.execute<SideProject>(sql`select ${columns} where p.id = ${id}`)).rows[0]
/** A project by its code, within reach. */
export const projectByCode = async (tx: Tx, reach: Reach, code: string): Promise<SideProject | undefined> => {
  const places = reach.unitIds.length ? sql`p.unit_id in ${[...reach.unitIds]}` : sql`false`
  const own = reach.establishmentIds.length
    ? sql`exists (select from project_beneficiary b where b.project_id = p.id and b.establishment_id in ${[...reach.establishmentIds]})`
    : sql`false`
  const within = reach.everywhere ? sql`true` : sql`(${places} or ${own})`
  return (await tx.execute<SideProject>(sql`select ${columns} where p.code = ${code} and ${within}`)).rows[0]
}
export const peopleOf = async (tx: Tx, projectId: string) =>
  (
    await tx.execute<{
      code: string
      name: string
      taxCode: string | null
      representative: string | null
      phone: string | null
      address: string | null
      unitId: string
    }>(
      sql`select e.code, e.name, e.tax_code as "taxCode", e.representative, e.phone, e.address, e.unit_id as "unitId"
          from project_beneficiary b join establishment e on e.id = b.establishment_id where b.project_id = ${projectId} order by e.code`,
    )
  ).rows
export const machinesOf = async (tx: Tx, projectId: string) =>
  (
    await tx.execute<{ name: string; serial: string | null; maker: string | null }>(
      sql`select name, serial, maker from machine where project_id = ${projectId} order by id`,
    )
  ).rows
