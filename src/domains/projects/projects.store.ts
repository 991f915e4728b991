/** Projects in the database, always within the reader's reach. */
import { and, desc, eq, exists, ilike, inArray, isNull, notInArray, or, type SQL, sql } from 'drizzle-orm'
import type { Reach } from '../../kernel/access.ts'
import { act, type Tx } from '../../kernel/log.ts'
import { searchable } from '../../kernel/text.ts'
import { Establishment, Village } from '../establishments/establishments.schema.ts'
import { account } from '../people/people.schema.ts'
import { unit } from '../reference/units.schema.ts'
import { beneficiary, endedStates, Machine, Paper, Project, type ProjectState } from './projects.schema.ts'

const table = Project.table
const establishment = Establishment.table

/** The projects that a reach covers: at its units, or of its establishments. */
const within = (tx: Tx, reach: Reach): SQL | undefined =>
  reach.everywhere
    ? undefined
    : or(
        reach.unitIds.length ? inArray(table.unitId, [...reach.unitIds]) : sql`false`,
        reach.establishmentIds.length
          ? exists(
              tx
                .select({ one: sql`1` })
                .from(beneficiary)
                .where(and(eq(beneficiary.projectId, table.id), inArray(beneficiary.establishmentId, [...reach.establishmentIds]))),
            )
          : sql`false`,
      )

export interface ProjectFilter {
  q?: string | undefined
  year?: number | undefined
  states?: readonly string[] | undefined
  contentGroup?: string | undefined
  activity?: string | undefined
  activities?: readonly string[] | undefined
  source?: string | undefined
  unitIds?: readonly string[] | undefined
  establishmentId?: string | undefined
  open?: boolean | undefined
  ids?: readonly string[] | undefined
}
const matching = (tx: Tx, reach: Reach, filter: ProjectFilter) =>
  and(
    within(tx, reach),
    ...searchable(filter.q ?? '')
      .split(' ')
      .filter(Boolean)
      .map(word => ilike(table.search, `%${word.replace(/[%_\\]/g, '\\$&')}%`)),
    filter.year ? eq(table.year, filter.year) : undefined,
    filter.states?.length ? inArray(table.state, filter.states as ProjectState[]) : undefined,
    filter.contentGroup ? eq(table.contentGroup, filter.contentGroup as 'designs') : undefined,
    filter.activity ? eq(table.activity, filter.activity as 'machine') : undefined,
    filter.activities ? inArray(table.activity, filter.activities as 'machine'[]) : undefined,
    filter.source ? eq(table.source, filter.source as 'city') : undefined,
    filter.unitIds ? inArray(table.unitId, [...filter.unitIds]) : undefined,
    filter.open ? notInArray(table.state, [...endedStates]) : undefined,
    filter.ids ? inArray(table.id, filter.ids.length ? [...filter.ids] : ['00000000-0000-0000-0000-000000000000']) : undefined,
    filter.establishmentId
      ? exists(
          tx
            .select({ one: sql`1` })
            .from(beneficiary)
            .where(and(eq(beneficiary.projectId, table.id), eq(beneficiary.establishmentId, filter.establishmentId))),
        )
      : undefined,
  )
export const listProjects = (tx: Tx, reach: Reach, filter: ProjectFilter) =>
  tx
    .select({ project: table, unitName: unit.fullName })
    .from(table)
    .innerJoin(unit, eq(unit.id, table.unitId))
    .where(matching(tx, reach, filter))
    .orderBy(desc(table.year), table.code)
export const findProject = async (tx: Tx, reach: Reach, code: string, lock = false) => {
  const query = tx
    .select()
    .from(table)
    .where(and(eq(table.code, code), within(tx, reach)))
  return (lock ? await query.for('update') : await query)[0]
}
export const insertProject = async (tx: Tx, values: typeof table.$inferInsert) => (await tx.insert(table).values(values).returning())[0]!
export const updateProject = async (tx: Tx, id: string, values: Partial<typeof table.$inferInsert>) =>
  (
    await tx
      .update(table)
      .set({ ...values, revision: sql`${table.revision} + 1` as unknown as number })
      .where(eq(table.id, id))
      .returning()
  )[0]!

/** Beneficiaries of many projects with their villages. */
export const listBeneficiaries = (tx: Tx, projectIds: readonly string[]) =>
  projectIds.length
    ? tx
        .select({ projectId: beneficiary.projectId, establishment, village: Village.table })
        .from(beneficiary)
        .innerJoin(establishment, eq(establishment.id, beneficiary.establishmentId))
        .leftJoin(Village.table, eq(Village.table.id, establishment.villageId))
        .where(inArray(beneficiary.projectId, [...projectIds]))
        .orderBy(establishment.code)
    : []
export const replaceBeneficiaries = async (tx: Tx, projectId: string, establishmentIds: readonly string[]) => {
  await tx.delete(beneficiary).where(eq(beneficiary.projectId, projectId))
  if (establishmentIds.length)
    await tx.insert(beneficiary).values(establishmentIds.map(establishmentId => ({ projectId, establishmentId })))
}
/** Other projects of the same establishments: what supported or is to support them, what looks the same. */
export const listRelated = (tx: Tx, establishmentIds: readonly string[]) =>
  establishmentIds.length
    ? tx
        .select({
          id: table.id,
          code: table.code,
          name: table.name,
          year: table.year,
          activity: table.activity,
          state: table.state,
          contractedOn: table.contractedOn,
          acceptedOn: table.acceptedOn,
          establishmentId: beneficiary.establishmentId,
        })
        .from(beneficiary)
        .innerJoin(table, eq(table.id, beneficiary.projectId))
        .where(inArray(beneficiary.establishmentId, [...establishmentIds]))
        .orderBy(table.code)
    : []
export const listMachines = (tx: Tx, projectIds: readonly string[]) =>
  projectIds.length
    ? tx
        .select()
        .from(Machine.table)
        .where(inArray(Machine.table.projectId, [...projectIds]))
    : []
/** Projects whose machines carry a serial that another project's machine carries too. */
export const listSameSerial = (tx: Tx, projectIds: readonly string[]) =>
  projectIds.length
    ? tx.execute<{ project_id: string; code: string }>(
        sql`select distinct m.project_id, p.code from machine m join machine o on o.serial = m.serial and o.project_id <> m.project_id
            join project p on p.id = o.project_id where m.serial is not null and m.project_id in ${projectIds} order by p.code`,
      )
    : { rows: [] }

/** Which acts each person did on a set of projects: no one approves what they prepared. */
export const listDone = (tx: Tx, actorId: string, projectIds: readonly string[]) =>
  projectIds.length
    ? tx
        .selectDistinct({ projectId: act.recordId, action: act.action })
        .from(act)
        .where(and(eq(act.entity, 'project'), eq(act.actorId, actorId), inArray(act.recordId, [...projectIds])))
    : []
/** Names of the people behind acts. */
export const namesOf = async (tx: Tx, ids: readonly string[]): Promise<Map<string, string>> =>
  new Map(
    ids.length
      ? (
          await tx
            .select({ id: account.id, name: account.name })
            .from(account)
            .where(inArray(account.id, [...ids]))
        ).map(r => [r.id, r.name])
      : [],
  )
/** The latest acts on projects within reach. */
export const recentActs = (tx: Tx, reach: Reach, limit: number) =>
  tx
    .select({
      action: act.action,
      day: act.day,
      at: act.at,
      actorId: act.actorId,
      toState: act.toState,
      code: table.code,
      name: table.name,
    })
    .from(act)
    .innerJoin(table, and(eq(act.entity, 'project'), eq(act.recordId, table.id)))
    .where(within(tx, reach))
    .orderBy(desc(act.seq))
    .limit(limit)

export const listPapers = (tx: Tx, projectId: string) =>
  tx.select().from(Paper.table).where(eq(Paper.table.projectId, projectId)).orderBy(Paper.table.createdAt)
export const findPaper = async (tx: Tx, id: string) => (await tx.select().from(Paper.table).where(eq(Paper.table.id, id)))[0]
export const insertPaper = async (tx: Tx, values: typeof Paper.table.$inferInsert) =>
  (await tx.insert(Paper.table).values(values).returning())[0]!
/**
 * Empties papers of these kinds on projects that nobody but these establishments would have had, that ended or were never sent, and to which no
 * money was set aside. Answers what they were.
 */
export const emptyUnpaid = async (tx: Tx, establishmentIds: readonly string[], kinds: readonly string[], fileName: string) => {
  const theirs = sql`any (${sql.param([...establishmentIds])}::uuid[])`
  const { rows } = await tx.execute<{ id: string; projectId: string; sha256: string }>(sql`
    with gone as (
      select y.id, y.project_id, y.sha256 from ${Paper.table} y join ${table} p on p.id = y.project_id
      where y.sha256 is not null and y.kind = any (${sql.param([...kinds])}::text[]) and p.state in ('draft', 'rejected', 'stopped')
        and not exists (select from allocation a where a.project_id = p.id)
        and exists (select from ${beneficiary} b where b.project_id = p.id and b.establishment_id = ${theirs})
        and not exists (select from ${beneficiary} b where b.project_id = p.id and b.establishment_id <> all (${sql.param([...establishmentIds])}::uuid[]))
      for update of y)
    update ${Paper.table} y set sha256 = null, size = null, media_type = null, number = null, file_name = ${fileName} from gone where gone.id = y.id
    returning gone.id, gone.project_id as "projectId", gone.sha256`)
  return rows
}
/** An establishment that may be named as beneficiary: within the reach of who files. */
export const findBeneficiary = async (tx: Tx, reach: Reach, code: string) =>
  (
    await tx
      .select({ id: establishment.id, name: establishment.name, unitId: establishment.unitId })
      .from(establishment)
      .where(
        and(
          eq(establishment.code, code),
          isNull(establishment.mergedInto),
          reach.everywhere
            ? undefined
            : or(
                reach.unitIds.length ? inArray(establishment.unitId, [...reach.unitIds]) : sql`false`,
                reach.establishmentIds.length ? inArray(establishment.id, [...reach.establishmentIds]) : sql`false`,
              ),
        ),
      )
  )[0]
export const codeTaken = async (tx: Tx, code: string): Promise<boolean> =>
  (await tx.select({ id: table.id }).from(table).where(eq(table.code, code))).length > 0
