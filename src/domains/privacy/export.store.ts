/** What is kept of a person, read for a copy: rows, versions, acts with who did them, what hangs on them. */
import { and, asc, eq, inArray, sql } from 'drizzle-orm'
import { act, type Tx, version } from '../../kernel/log.ts'
import { account } from '../people/people.schema.ts'
import { Import, sourceRow } from '../reference/sources.schema.ts'
import { unit } from '../reference/units.schema.ts'

/** Acts on records of a kind with their values, oldest first. */
export const actsOf = (tx: Tx, entity: string, ids: readonly string[]) =>
  ids.length
    ? tx
        .select({ act, values: version.values, reason: version.reason, who: account.name, unitName: unit.fullName })
        .from(act)
        .leftJoin(version, eq(version.actId, act.id))
        .leftJoin(account, eq(account.id, act.actorId))
        .leftJoin(unit, eq(unit.id, act.unitId))
        .where(and(eq(act.entity, entity), inArray(act.recordId, [...ids])))
        .orderBy(asc(act.seq))
    : Promise.resolve([])
export const sourcesOf = (tx: Tx, ids: readonly string[]) =>
  ids.length
    ? tx
        .select({ recordId: sourceRow.recordId, file: sourceRow.file, sheet: sourceRow.sheet, row: sourceRow.row, day: Import.table.day })
        .from(sourceRow)
        .innerJoin(Import.table, eq(Import.table.id, sourceRow.importId))
        .where(inArray(sourceRow.recordId, [...ids]))
        .orderBy(asc(Import.table.createdAt))
    : Promise.resolve([])

export interface Linked extends Record<string, unknown> {
  kind: 'project' | 'fair' | 'design' | 'class' | 'name' | 'paper' | 'project_paper'
  code: string | null
  title: string
  day: string | null
  detail: string | null
}
/** What hangs on establishments and trainees. */
export const linkedTo = async (tx: Tx, establishmentIds: readonly string[], traineeIds: readonly string[]): Promise<Linked[]> => {
  const theirs = sql`any (${sql.param([...establishmentIds])}::uuid[])`
  const { rows } = await tx.execute<Linked>(sql`
    select 'project' as kind, p.code, p.name as title, p.submitted_on::text as day, null as detail
      from project p where p.id in (select project_id from project_beneficiary where establishment_id = ${theirs})
    union all select 'fair', f.code, f.name, f.starts_on::text, null
      from participation x join fair f on f.id = x.fair_id where x.establishment_id = ${theirs}
    union all select 'design', d.code, d.name, d.made_on::text, d.author from design d where d.establishment_id = ${theirs}
    union all select 'class', c.code, c.name, c.ends_on::text, a.position
      from attendance a join training_class c on c.id = a.class_id where a.person_id = any (${sql.param([...traineeIds])}::uuid[])
    union all select 'name', null, n.name, n.until::text, n.note from establishment_name n where n.establishment_id = ${theirs}
    union all select 'paper', p.number, p.file_name, p.issued_on::text, null from establishment_paper p where p.establishment_id = ${theirs}
    union all select 'project_paper', p.code, coalesce(x.file_name, ''), x.issued_on::text, x.number from paper x join project p on p.id = x.project_id
      where x.project_id in (select project_id from project_beneficiary where establishment_id = ${theirs})
    order by 1, 4, 2`)
  return rows
}
/** Names of records that fields point to, by id. */
export const namesOf = async (tx: Tx, ids: readonly string[]): Promise<Map<string, string>> => {
  if (!ids.length) return new Map()
  const given = sql`any (${sql.param([...ids])}::text[])`
  const { rows } = await tx.execute<{ id: string; name: string }>(sql`
    select id::text, name from village where id::text = ${given}
    union all select id::text, name || ' (' || code || ')' from establishment where id::text = ${given}
    union all select id, full_name from unit where id = ${given}`)
  return new Map(rows.map(row => [row.id, row.name]))
}
