/** Money that projects with beneficiaries of a village were given, project by project. */
import { type SQL, sql } from 'drizzle-orm'
import type { Reach } from '../../kernel/access.ts'
import type { Tx } from '../../kernel/log.ts'
import type { VillageSupport } from '../establishments/villages.ports.ts'

/** Projects that a reader may open: in their units, or of their establishments. */
const within = ({ everywhere, unitIds, establishmentIds }: Reach): SQL =>
  everywhere
    ? sql`true`
    : sql`(p.unit_id = any(${sql.param([...unitIds])}::text[]) or exists (
        select 1 from project_beneficiary own where own.project_id = p.id and own.establishment_id = any(${sql.param([...establishmentIds])}::uuid[])))`

export const supportOf = async (tx: Tx, reach: Reach, villageId: string): Promise<VillageSupport[]> => {
  const { rows } = await tx.execute<Record<string, unknown> & VillageSupport>(sql`
    select p.code, p.name, l.year, a.amount::float8 as amount,
      count(*) filter (where e.village_id = ${villageId})::int as here, count(*)::int as beneficiaries
    from project p
    join allocation a on a.project_id = p.id
    join budget_line l on l.id = a.line_id
    join project_beneficiary b on b.project_id = p.id
    join establishment e on e.id = b.establishment_id
    where ${within(reach)}
    group by p.id, l.year, a.amount
    having count(*) filter (where e.village_id = ${villageId}) > 0
    order by l.year desc, p.code`)
  return rows.map(({ code, name, year, amount, here, beneficiaries }) => ({ code, name, year, amount, here, beneficiaries }))
}
