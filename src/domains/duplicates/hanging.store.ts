/** What hangs on records: projects, money, designs, fairs, training. */
import { type SQL, sql } from 'drizzle-orm'
import type { Reach } from '../../kernel/access.ts'
import type { Tx } from '../../kernel/log.ts'
import type { MatchedKind } from './duplicates.schema.ts'
import { reaches } from './records.store.ts'

/** What is counted of each kind, in the order shown; each key has its words in `duplicates.hang_…`. */
const counted: Record<MatchedKind, Record<string, (id: SQL) => SQL>> = {
  establishment: {
    projects: id => sql`select count(*) from project_beneficiary where establishment_id = ${id}`,
    machines: id => sql`select count(*) from machine where establishment_id = ${id}`,
    designs: id => sql`select count(*) from design where establishment_id = ${id}`,
    fairs: id => sql`select count(*) from participation where establishment_id = ${id}`,
    people: id => sql`select count(*) from person where establishment_id = ${id} and merged_into is null`,
    attendances: id => sql`select count(*) from attendance a join person p on p.id = a.person_id where p.establishment_id = ${id}`,
    artisans: id => sql`select count(*) from artisan where establishment_id = ${id} and merged_into is null`,
    applications: id => sql`select count(*) from application where establishment_id = ${id}`,
    outcomes: id => sql`select count(*) from brief_outcome where establishment_id = ${id} and taken_back_on is null`,
    papers: id => sql`select count(*) from establishment_paper where establishment_id = ${id}`,
    accounts: id => sql`select count(*) from role_grant where establishment_id = ${id}`,
  },
  village: {
    recognitions: id => sql`select count(*) from village_recognition where village_id = ${id}`,
    establishments: id => sql`select count(*) from establishment where village_id = ${id} and merged_into is null`,
    artisans: id => sql`select count(*) from artisan where village_id = ${id} and merged_into is null`,
  },
  artisan: {},
  person: {
    attendances: id => sql`select count(*) from attendance where person_id = ${id}`,
    completed: id => sql`select count(*) from attendance where person_id = ${id} and completed`,
  },
}
/** Counts by key for each record. */
export const countHanging = async (tx: Tx, kind: MatchedKind, ids: readonly string[]): Promise<Map<string, Record<string, number>>> => {
  const keys = Object.entries(counted[kind])
  if (!keys.length) return new Map()
  const { rows } = await tx.execute<{ id: string; counts: Record<string, number> }>(
    sql`select r.id, jsonb_build_object(${sql.join(
      keys.flatMap(([key, query]) => [sql`${key}::text`, sql`(${query(sql`r.id`)})`]),
      sql`, `,
    )}) as counts from ${sql.identifier(kind)} r where r.id in ${[...ids]}`,
  )
  return new Map(rows.map(row => [row.id, row.counts]))
}
export interface HangingProject extends Record<string, unknown> {
  establishmentId: string
  code: string
  name: string
  year: number
  state: string
  /** Approved support, đồng. */
  amount: number | null
}
/** Projects of establishments within reach, newest first. */
export const projectsOf = async (tx: Tx, reach: Reach, establishmentIds: readonly string[]): Promise<HangingProject[]> =>
  (
    await tx.execute<HangingProject>(
      sql`select b.establishment_id as "establishmentId", p.code, p.name, p.year, p.state, a.amount
          from project_beneficiary b join project p on p.id = b.project_id left join allocation a on a.project_id = p.id
          where b.establishment_id in ${[...establishmentIds]} and ${reaches(reach, sql`p.unit_id`)} order by p.year desc, p.code`,
    )
  ).rows
/** Names that fields point to: villages and establishments by id. */
export const namesOfRefs = async (tx: Tx, ids: readonly string[]): Promise<Map<string, string>> =>
  new Map(
    ids.length
      ? (
          await tx.execute<{ id: string; name: string }>(
            sql`select id, name from village where id in ${[...ids]} union all select id, name || ' (' || code || ')' from establishment where id in ${[...ids]}`,
          )
        ).rows.map(row => [row.id, row.name])
      : [],
  )
