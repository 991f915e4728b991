/** Trainees in the database, always within the reader's reach: a trainee is where their establishment is. */
import { and, asc, desc, eq, type SQL, sql } from 'drizzle-orm'
import type { Reach } from '../../kernel/access.ts'
import type { Tx } from '../../kernel/log.ts'
import { Establishment } from '../establishments/establishments.schema.ts'
import { Import, sourceRow } from '../reference/sources.schema.ts'
import type { TraineeFilter, TraineeView } from './trainees.schema.ts'
import { Attendance, Person, TrainingClass } from './training.schema.ts'

const person = Person.table
const establishment = Establishment.table

/** One who came from no known establishment is seen by those who see everywhere. */
const within = ({ everywhere, unitIds }: Reach): SQL =>
  everywhere ? sql`true` : sql`coalesce(e.unit_id = any(${sql.param([...unitIds])}::text[]), false)`

export interface Asked {
  reach: Reach
  /** A question of search's `listQuery`. */
  words: string | null
  unitIds?: readonly string[] | undefined
  /** Only these. */
  ids?: readonly string[] | undefined
}
export interface TraineeRow extends Record<string, unknown> {
  id: string
  name: string
  birthYear: number | null
  phone: string | null
  personalNumber: string | null
  establishmentCode: string | null
  establishment: string | null
  unitId: string | null
  turns: number
  classes: number
  lastOn: string | null
}
const asked = (filter: TraineeFilter, { reach, words, unitIds, ids }: Asked): SQL => {
  const { year, classCode, kind } = filter
  const classes = and(
    eq(Attendance.table.personId, sql`p.id`),
    year === undefined ? undefined : sql`extract(year from ${TrainingClass.table.endsOn}) = ${year}`,
    classCode ? eq(TrainingClass.table.code, classCode) : undefined,
    kind && eq(TrainingClass.table.kind, kind),
  )
  return sql`from person p left join establishment e on e.id = p.establishment_id left join unit u on u.id = e.unit_id
    cross join lateral (select count(*) filter (where ${Attendance.table.completed})::int as turns, count(*)::int as classes,
      max(${TrainingClass.table.endsOn})::text as last from ${Attendance.table}
      join ${TrainingClass.table} on ${TrainingClass.table.id} = ${Attendance.table.classId} where ${classes}) t
    where p.merged_into is null and ${within(reach)}
      and ${ids ? sql`p.id = any(${sql.param([...ids])}::uuid[])` : sql`true`}
      and ${(year ?? classCode ?? kind) ? sql`t.classes > 0` : sql`true`}
      and ${words ? sql`p.id in (select search_ids('person', ${words}::tsquery))` : sql`true`}
      and ${unitIds ? sql`e.unit_id = any(${sql.param([...unitIds])}::text[])` : sql`true`}`
}
const sortKeys: Record<NonNullable<TraineeView['sort']>, SQL> = {
  name: sql`p.name`,
  birthYear: sql`p.birth_year`,
  establishment: sql`e.name`,
  unit: sql`u.full_name`,
  turns: sql`t.turns`,
  classes: sql`t.classes`,
  lastOn: sql`t.last`,
}
/** Standing trainees in the order of the view; what is unknown stands last either way. */
export const selectTrainees = async (tx: Tx, view: TraineeView, given: Asked, limit: number, offset: number): Promise<TraineeRow[]> =>
  (
    await tx.execute<TraineeRow>(sql`
      select p.id, p.name, p.birth_year as "birthYear", p.phone, p.personal_number as "personalNumber", e.code as "establishmentCode",
        e.name as establishment, e.unit_id as "unitId", t.turns, t.classes, t.last as "lastOn" ${asked(view, given)}
      order by ${sortKeys[view.sort ?? 'name']} ${view.down ? sql`desc` : sql`asc`} nulls last, p.name, p.id limit ${limit} offset ${offset}`)
  ).rows
/** How many people, and how many completed classes of theirs within the conditions. */
export const countTrainees = async (tx: Tx, filter: TraineeFilter, given: Asked): Promise<{ total: number; turns: number }> =>
  (
    await tx.execute<{ total: number; turns: number }>(
      sql`select count(*)::int as total, coalesce(sum(t.turns), 0)::int as turns ${asked(filter, given)}`,
    )
  ).rows[0] ?? { total: 0, turns: 0 }

/** Standing trainees by id, wherever they are; `hold` keeps them until the transaction ends. */
export const standingTrainees = async (tx: Tx, ids: readonly string[], hold: boolean) => {
  const rows = tx
    .select()
    .from(person)
    .where(sql`${person.mergedInto} is null and ${person.id} = any(${sql.param([...ids])}::uuid[])`)
    .orderBy(asc(person.id))
  return hold ? rows.for('update') : rows
}
/** Whether an establishment is within reach: where a trainee of it would be. */
export const reachesEstablishment = async (tx: Tx, reach: Reach, id: string): Promise<boolean> =>
  (await tx.execute(sql`select 1 from ${establishment} e where e.id = ${id} and ${within(reach)}`)).rows.length > 0
/** One trainee within reach, merged away or not. */
export const findTrainee = async (tx: Tx, reach: Reach, id: string) =>
  (
    await tx
      .select({ person, establishmentCode: establishment.code, establishmentName: establishment.name, unitId: establishment.unitId })
      .from(person)
      .leftJoin(establishment, eq(establishment.id, person.establishmentId))
      .where(
        and(eq(person.id, id), reach.everywhere ? undefined : sql`${establishment.unitId} = any(${sql.param([...reach.unitIds])}::text[])`),
      )
  )[0]
/** Holds a trainee until the transaction ends, so that two corrections come one after the other. */
export const lockTrainee = (tx: Tx, id: string) => tx.select({ id: person.id }).from(person).where(eq(person.id, id)).for('update')
export const insertTrainee = async (tx: Tx, values: typeof person.$inferInsert) => (await tx.insert(person).values(values).returning())[0]!
export const updateTrainee = async (tx: Tx, id: string, values: Partial<typeof person.$inferInsert>) =>
  (await tx.update(person).set(values).where(eq(person.id, id)).returning())[0]!

/** The classes that a trainee attended, latest first, each with the workbook row that it came from. */
export const classesOf = (tx: Tx, personId: string) =>
  tx
    .select({
      attendance: Attendance.table,
      trained: TrainingClass.table,
      file: sourceRow.file,
      sheet: sourceRow.sheet,
      row: sourceRow.row,
    })
    .from(Attendance.table)
    .innerJoin(TrainingClass.table, eq(TrainingClass.table.id, Attendance.table.classId))
    .leftJoin(
      sourceRow,
      and(
        eq(sourceRow.recordId, Attendance.table.id),
        sql`${sourceRow.importId} in (select i.id from ${Import.table} i where i.undone_on is null)`,
      ),
    )
    .where(eq(Attendance.table.personId, personId))
    .orderBy(desc(TrainingClass.table.endsOn), asc(TrainingClass.table.code))
export const findAttendance = async (tx: Tx, personId: string, classId: string) =>
  (
    await tx
      .select()
      .from(Attendance.table)
      .where(and(eq(Attendance.table.personId, personId), eq(Attendance.table.classId, classId)))
  )[0]
export const putAttendance = async (tx: Tx, values: typeof Attendance.table.$inferInsert) =>
  (
    await tx
      .insert(Attendance.table)
      .values(values)
      .onConflictDoUpdate({
        target: [Attendance.table.classId, Attendance.table.personId],
        set: { position: values.position ?? null, completed: values.completed },
      })
      .returning()
  )[0]!
/** Every class, latest first, for filters and forms. */
export const allClasses = (tx: Tx) =>
  tx
    .select({
      code: TrainingClass.table.code,
      name: TrainingClass.table.name,
      kind: TrainingClass.table.kind,
      endsOn: TrainingClass.table.endsOn,
    })
    .from(TrainingClass.table)
    .orderBy(desc(TrainingClass.table.endsOn), asc(TrainingClass.table.code))
