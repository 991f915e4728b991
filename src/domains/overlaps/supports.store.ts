/** Everything that was, is or may be supported, as rows: projects with their people and papers, and the rows of standing lists. */
import { and, eq, isNotNull, ne, sql } from 'drizzle-orm'
import type { Tx } from '../../kernel/log.ts'
import { type ListedRow, type ListRow, SupportEvidence, supportList, supportListRow } from './overlaps.schema.ts'

/** Drafts are nobody's claim yet; what was rejected got nothing. */
export const notCompared = ['draft', 'rejected'] as const
const compared = sql`p.state not in ${notCompared}`

export interface ProjectFacts extends Record<string, unknown> {
  id: string
  code: string
  name: string
  year: number
  activity: string
  state: string
  /** Allocated, or asked for. */
  amount: number
}
export const selectProjects = async (tx: Tx): Promise<ProjectFacts[]> =>
  (
    await tx.execute<ProjectFacts>(
      sql`select p.id, p.code, p.name, p.year, p.activity, p.state, coalesce(a.amount, p.requested)::float8 as amount
          from project p left join allocation a on a.project_id = p.id where ${compared} order by p.id`,
    )
  ).rows

export interface BeneficiaryFacts extends Record<string, unknown> {
  projectId: string
  id: string
  name: string
  taxCode: string | null
  unitId: string
  address: string | null
  representative: string | null
  phone: string | null
  email: string | null
  /** Personal numbers under which its representative came to a class. */
  personalNumbers: string[]
}
export const selectBeneficiaries = async (tx: Tx): Promise<BeneficiaryFacts[]> =>
  (
    await tx.execute<BeneficiaryFacts>(
      sql`select b.project_id as "projectId", e.id, e.name, e.tax_code as "taxCode", e.unit_id as "unitId", e.address, e.representative, e.phone, e.email,
            coalesce(n.numbers, '{}') as "personalNumbers"
          from project_beneficiary b join project p on p.id = b.project_id join establishment e on e.id = b.establishment_id
          left join lateral (select array_agg(distinct s.personal_number) as numbers from person s
            where s.establishment_id = e.id and s.personal_number is not null and s.name = e.representative) n on true
          where ${compared} order by b.project_id, e.id`,
    )
  ).rows
export interface MachineFacts extends Record<string, unknown> {
  projectId: string
  name: string
  serial: string | null
  maker: string | null
}
export const selectMachines = async (tx: Tx): Promise<MachineFacts[]> =>
  (
    await tx.execute<MachineFacts>(
      sql`select m.project_id as "projectId", m.name, m.serial, m.maker from machine m join project p on p.id = m.project_id where ${compared} order by m.id`,
    )
  ).rows
export const selectItems = (tx: Tx) =>
  tx.select().from(SupportEvidence.table).where(isNotNull(SupportEvidence.table.matchKey)).orderBy(SupportEvidence.table.id)

/** What linkage and officers said of records of the register that are not merged: 0 where they are called different. */
export const selectLinks = async (tx: Tx) =>
  (
    await tx.execute<{ a: string; b: string; chance: number }>(
      sql`select left_id as a, right_id as b, case when state = 'different' then 0 else probability end as chance
          from duplicate_pair where entity = 'establishment' and state <> 'same'`,
    )
  ).rows

export const standingLists = (tx: Tx): Promise<ListRow[]> =>
  tx.select().from(supportList).where(eq(supportList.state, 'ready')).orderBy(supportList.createdAt)
export const selectListRows = (tx: Tx): Promise<ListedRow[]> =>
  tx
    .select({ row: supportListRow })
    .from(supportListRow)
    .innerJoin(supportList, and(eq(supportList.id, supportListRow.listId), eq(supportList.state, 'ready')))
    .where(ne(supportListRow.name, ''))
    .orderBy(supportListRow.id)
    .then(rows => rows.map(({ row }) => row))

/** Pictures among papers that have not been looked at: only those of kinds of file that can be pictures. */
export const unseenPictures = async (tx: Tx, projectIds: readonly string[] | null) =>
  (
    await tx.execute<{ id: string; projectId: string; sha256: string }>(
      sql`select y.id, y.project_id as "projectId", y.sha256 from paper y join project p on p.id = y.project_id
          where ${compared} and y.sha256 is not null and y.media_type like 'image/%'
            and not exists (select 1 from support_evidence e where e.paper_id = y.id and e.kind = 'photo')
            ${projectIds ? (projectIds.length ? sql`and y.project_id in ${[...projectIds]}` : sql`and false`) : sql``} order by y.id`,
    )
  ).rows
