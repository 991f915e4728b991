/** One source of evidence for each thing that a target can count. */
import { and, asc, eq, gte, inArray, isNotNull, isNull, lt, lte, or, sql } from 'drizzle-orm'
import type { Day } from '../../kernel/dates.ts'
import type { Tx } from '../../kernel/log.ts'
import { say } from '../../words/say.ts'
import { Establishment } from '../establishments/establishments.schema.ts'
import { Fair, Participation } from '../fairs/fairs.schema.ts'
import { beneficiary, Project } from '../projects/projects.schema.ts'
import type { ActivityCode } from '../reference/catalog.schema.ts'
import { Import, sourceRow } from '../reference/sources.schema.ts'
import { ExportTurnover } from '../trade/trade.schema.ts'
import { Attendance, Person, TrainingClass } from '../training/training.schema.ts'
import type { Doubt, Evidence, Source } from './figures.rules.ts'
import type { ExportMonth, Measure, Series } from './things.rules.ts'

/** The programme's year, the last day that the figures cover and the day on which they are read. */
export interface Window {
  from: Day
  until: Day
  asOf: Day
}
export interface Found {
  evidence: Evidence[]
  doubts: Doubt[]
}

/** Where records were read from: the latest import of each. */
export const sourcesOf = async (tx: Tx, ids: readonly string[]): Promise<Map<string, Source>> => {
  if (ids.length === 0) return new Map()
  const rows = await tx
    .select({ id: sourceRow.recordId, file: sourceRow.file, sheet: sourceRow.sheet, row: sourceRow.row })
    .from(sourceRow)
    .innerJoin(Import.table, eq(Import.table.id, sourceRow.importId))
    .where(sql`${sourceRow.recordId} = any(${sql.param([...ids])}::uuid[])`)
    .orderBy(asc(Import.table.createdAt), asc(sourceRow.file), asc(sourceRow.sheet), asc(sourceRow.row))
  return new Map(rows.map(({ id, ...source }) => [id, source]))
}

/** That a design is a work of a contest without a confirmed result: its judges read reports too, and know it by its number only. */
const judged = sql`exists (select 1 from contest_entry ce join contest c on c.id = ce.contest_id where ce.design_id = d.id and c.state <> 'confirmed')`
/** Families of designs: the variants of a design and it are one, dated by the design they come from. */
const designs = async (tx: Tx, { filter }: Measure, window: Window): Promise<Found> => {
  interface Row extends Record<string, unknown> {
    id: string
    code: string
    name: string
    madeOn: string
    variants: number
    accepted: boolean
    acceptedOn: string | null
    copy: boolean
    establishmentId: string | null
    unitId: string | null
  }
  const among = (column: string, values: readonly string[] | undefined) =>
    values ? sql`and ${sql.raw(`d.${column}`)} = any(${sql.param([...values])}::text[])` : sql``
  const { rows } = await tx.execute<Row>(sql`
    with recursive family as (
      select d.id as root, d.id, d.accepted_on from design d
      where d.variant_of is null and d.made_on >= ${window.from} and d.made_on < ${window.until} and d.declared_on <= ${window.asOf}
        ${among('craft', filter.craft)} ${among('source', filter.source)}
      union
      select f.root, d.id, d.accepted_on from design d join family f on d.variant_of = f.id
    )
    select d.id, d.code, case when ${judged} then ${say('reports.rowDesignJudged')} else d.name end as name, d.made_on::text as "madeOn", d.establishment_id as "establishmentId", e.unit_id as "unitId",
      (count(*) - 1)::int as variants,
      coalesce(bool_or(f.accepted_on <= ${window.asOf}), false) as accepted,
      (min(f.accepted_on) filter (where f.accepted_on <= ${window.asOf}))::text as "acceptedOn",
      coalesce(d.copy_found_on <= ${window.asOf}, false) as copy
    from family f join design d on d.id = f.root left join establishment e on e.id = d.establishment_id
    group by d.id, e.unit_id`)
  const evidence = rows.map(row => ({
    recordId: row.id,
    entity: 'design',
    key: row.id,
    establishment: row.establishmentId,
    person: null,
    project: null,
    date: row.madeOn,
    unitId: row.unitId,
    contentGroup: 'designs',
    label: row.variants
      ? say('reports.rowDesignVariants', { code: row.code, name: row.name, count: row.variants })
      : say('reports.rowDesign', { code: row.code, name: row.name }),
    link: { to: 'design' as const, code: row.code },
    source: null,
    // A copy that was accepted before it was found out is no accepted design any more.
    acceptedOn: row.acceptedOn,
    marks: ['declared', ...(row.accepted && !row.copy ? ['accepted'] : []), ...(row.copy ? ['copy'] : ['declared_less_copies'])],
  }))
  return { evidence, doubts: [] }
}

const participations = async (tx: Tx, window: Window): Promise<Found> => {
  const rows = await tx
    .select({ part: Participation.table, fair: Fair.table, who: Establishment.table })
    .from(Participation.table)
    .innerJoin(Fair.table, eq(Fair.table.id, Participation.table.fairId))
    .innerJoin(Establishment.table, eq(Establishment.table.id, Participation.table.establishmentId))
    .where(and(gte(Fair.table.startsOn, window.from), lt(Fair.table.startsOn, window.until)))
  const common = ({ part, fair, who }: (typeof rows)[number]) => ({
    recordId: part.id,
    unitId: who.unitId,
    label: say('reports.rowParticipation', { establishment: who.name, fair: fair.name }),
    link: { to: 'fair' as const, code: fair.code },
    source: null,
  })
  return {
    evidence: rows
      .filter(row => row.part.state === 'attended')
      .map(row => ({
        ...common(row),
        entity: 'participation',
        key: `${row.fair.id}/${row.who.id}`,
        establishment: row.who.id,
        person: null,
        project: null,
        date: row.fair.startsOn,
        contentGroup: 'products',
        marks: ['attended'],
      })),
    // The fair has been held and nobody has said whether the establishment came.
    doubts: rows
      .filter(row => row.part.state === 'registered' && row.fair.startsOn <= window.asOf)
      .map(row => ({ ...common(row), says: say('reports.doubtRegistered') })),
  }
}

/** Attendances of both kinds of class: managers and vocational trainees are two figures. Names of people stay out. */
const attendances = async (tx: Tx, window: Window): Promise<Found> => {
  const rows = await tx
    .select({
      id: Attendance.table.id,
      personId: Attendance.table.personId,
      classId: TrainingClass.table.id,
      code: TrainingClass.table.code,
      name: TrainingClass.table.name,
      kind: TrainingClass.table.kind,
      endsOn: TrainingClass.table.endsOn,
      establishmentId: Establishment.table.id,
      establishment: Establishment.table.name,
      unitId: Establishment.table.unitId,
    })
    .from(Attendance.table)
    .innerJoin(TrainingClass.table, eq(TrainingClass.table.id, Attendance.table.classId))
    .innerJoin(Person.table, eq(Person.table.id, Attendance.table.personId))
    .leftJoin(Establishment.table, eq(Establishment.table.id, Person.table.establishmentId))
    .where(
      and(eq(Attendance.table.completed, true), gte(TrainingClass.table.endsOn, window.from), lt(TrainingClass.table.endsOn, window.until)),
    )
  const evidence = rows.map(row => ({
    recordId: row.id,
    entity: 'attendance',
    key: `${row.classId}/${row.personId}`,
    establishment: row.establishmentId,
    person: row.personId,
    project: null,
    date: row.endsOn,
    unitId: row.unitId,
    contentGroup: 'management',
    label: say('reports.rowAttendance', { class: row.name, establishment: row.establishment ?? say('reports.noEstablishment') }),
    link: { to: 'class' as const, code: row.code },
    source: null,
    marks: ['completed', row.kind],
  }))
  return { evidence, doubts: [] }
}

const finished = ['accepted', 'settled', 'liquidated'] as const
const activitiesOf = (measure: Measure) => (measure.filter.activity ?? []) as ActivityCode[]
/** Accepted, or accepted then and stopped only after the as-of day. */
const acceptedThen = (asOf: Day) =>
  or(
    inArray(Project.table.state, [...finished]),
    and(inArray(Project.table.state, ['rejected', 'stopped']), sql`${Project.table.endedOn} > ${asOf}`),
  )

const projectEstablishments = async (tx: Tx, measure: Measure, window: Window): Promise<Found> => {
  const activities = activitiesOf(measure)
  const rows = await tx
    .select({ project: Project.table, who: Establishment.table })
    .from(Project.table)
    .leftJoin(beneficiary, eq(beneficiary.projectId, Project.table.id))
    .leftJoin(Establishment.table, eq(Establishment.table.id, beneficiary.establishmentId))
    .where(
      and(
        ...(activities.length ? [inArray(Project.table.activity, activities)] : []),
        acceptedThen(window.asOf),
        or(
          and(gte(Project.table.acceptedOn, window.from), lt(Project.table.acceptedOn, window.until)),
          and(isNull(Project.table.acceptedOn), eq(Project.table.year, Number(window.until.slice(0, 4)))),
        ),
      ),
    )
  const common = ({ project }: (typeof rows)[number]) => ({
    recordId: project.id,
    unitId: project.unitId,
    link: { to: 'project' as const, code: project.code },
    source: null,
  })
  const evidence = rows.flatMap(row =>
    row.who && row.project.acceptedOn
      ? {
          ...common(row),
          entity: 'project',
          key: row.who.id,
          establishment: row.who.id,
          person: null,
          project: row.project.id,
          date: row.project.acceptedOn,
          contentGroup: row.project.contentGroup,
          label: say('reports.rowEstablishment', { establishment: row.who.name, project: row.project.code }),
          marks: ['accepted'],
        }
      : [],
  )
  const doubts = rows
    .filter(row => !row.who || !row.project.acceptedOn)
    .map(row => ({
      ...common(row),
      label: `${row.project.code} ${row.project.name}`,
      says: say(row.project.acceptedOn ? 'reports.doubtNoBeneficiary' : 'reports.doubtNoAcceptance'),
    }))
  return { evidence, doubts }
}

/** The records of a year that the measure may count, whatever their state; the caller keeps those within reach. */
export const evidenceOf = async (tx: Tx, measure: Measure, window: Window): Promise<Found> => {
  const found =
    measure.thing === 'design'
      ? await designs(tx, measure, window)
      : measure.thing === 'fair_participation'
        ? await participations(tx, window)
        : measure.thing === 'attendance'
          ? await attendances(tx, window)
          : measure.thing === 'project_establishment'
            ? await projectEstablishments(tx, measure, window)
            : { evidence: [], doubts: [] }
  const sources = await sourcesOf(
    tx,
    [...found.evidence, ...found.doubts].map(row => row.recordId),
  )
  const withSource = <T extends { recordId: string; source: Source | null }>(row: T): T => ({
    ...row,
    source: sources.get(row.recordId) ?? null,
  })
  return { evidence: found.evidence.map(withSource), doubts: found.doubts.map(withSource) }
}

/** Establishments of projects that are decided and not yet accepted: the work that is still to come. */
export const workToCome = async (tx: Tx, measure: Measure, year: number) => {
  const activities = activitiesOf(measure)
  return tx
    .select({
      establishment: beneficiary.establishmentId,
      plannedEndOn: Project.table.plannedEndOn,
      unitId: Project.table.unitId,
    })
    .from(Project.table)
    .innerJoin(beneficiary, eq(beneficiary.projectId, Project.table.id))
    .where(
      and(
        inArray(Project.table.state, ['planned', 'contracted', 'advanced', 'under_way']),
        ...(activities.length ? [inArray(Project.table.activity, activities)] : []),
        or(eq(Project.table.year, year), isNotNull(Project.table.plannedEndOn)),
        lte(Project.table.year, year),
      ),
    )
}

/** The months of a series for the year and the year before. */
export const exportSeries = async (tx: Tx, series: Series, year: number): Promise<ExportMonth[]> => {
  const table = ExportTurnover.table
  const rows = await tx
    .select({ id: table.id, month: table.month, amount: table.amount, status: table.status })
    .from(table)
    .where(
      and(
        eq(table.source, series.source),
        eq(table.currency, series.currency),
        eq(table.mapping, series.mapping),
        gte(table.month, `${year - 1}-01`),
        lte(table.month, `${year}-12`),
      ),
    )
    .orderBy(asc(table.month))
  const sources = await sourcesOf(
    tx,
    rows.map(row => row.id),
  )
  return rows.map(row => ({ ...row, from: sources.get(row.id) ?? null }))
}
