/** The plan in force, its lines and schedule, and what projects have been given: every row that money and counts are made of. */
import { and, asc, desc, eq, inArray, or, sql } from 'drizzle-orm'
import type { Day } from '../../kernel/dates.ts'
import type { Tx } from '../../kernel/log.ts'
import { Allocation, Contract, Payment, Settlement } from '../funding/funding.schema.ts'
import { BudgetAmount, BudgetLine, Plan, type PlanRow, ScheduleItem, Target } from '../plans/plans.schema.ts'
import { Project } from '../projects/projects.schema.ts'

/** The version of the year's plan that was in force on the day; a version whose day of approval is not recorded counts as always approved. */
export const planOn = async (tx: Tx, year: number, day: Day): Promise<PlanRow | undefined> => {
  const rows = await tx
    .select()
    .from(Plan.table)
    .where(and(eq(Plan.table.year, year), inArray(Plan.table.state, ['approved', 'superseded'])))
    .orderBy(desc(Plan.table.version))
  // A plan approved after the day is still the one that the year is measured by when no earlier one exists.
  return rows.find(row => row.approvedOn === null || row.approvedOn <= day) ?? rows.at(-1)
}
export const targetsOf = (tx: Tx, planId: string) =>
  tx.select().from(Target.table).where(eq(Target.table.planId, planId)).orderBy(asc(Target.table.position), asc(Target.table.code))
export const scheduleOf = (tx: Tx, year: number) => tx.select().from(ScheduleItem.table).where(eq(ScheduleItem.table.year, year))

/** The year's lines with their amount in that version of the plan. For the version in force today it is what `line_amount` gives. */
export const linesOf = (tx: Tx, plan: PlanRow) =>
  tx
    .select({
      id: BudgetLine.table.id,
      contentGroup: BudgetLine.table.contentGroup,
      source: BudgetLine.table.source,
      amount: sql<number>`coalesce(${BudgetAmount.table.amount}, 0)`.mapWith(Number),
    })
    .from(BudgetLine.table)
    .leftJoin(BudgetAmount.table, and(eq(BudgetAmount.table.lineId, BudgetLine.table.id), eq(BudgetAmount.table.planId, plan.id)))
    .where(eq(BudgetLine.table.year, plan.year))
    .orderBy(asc(BudgetLine.table.contentGroup), asc(BudgetLine.table.source))

const what = {
  projectId: Project.table.id,
  code: Project.table.code,
  name: Project.table.name,
  unitId: Project.table.unitId,
  contentGroup: BudgetLine.table.contentGroup,
  source: BudgetLine.table.source,
}
/** Money of the year's lines, by the line that it was decided on. */
export const moneyOf = async (tx: Tx, year: number) => {
  const ofYear = eq(BudgetLine.table.year, year)
  const project = eq(Project.table.id, Allocation.table.projectId)
  const line = eq(BudgetLine.table.id, Allocation.table.lineId)
  const approved = await tx
    .select({ ...what, recordId: Allocation.table.id, amount: Allocation.table.amount, date: Allocation.table.approvedOn })
    .from(Allocation.table)
    .innerJoin(BudgetLine.table, line)
    .innerJoin(Project.table, project)
    .where(ofYear)
  const paid = await tx
    .select({
      ...what,
      recordId: Payment.table.id,
      amount: Payment.table.amount,
      date: Payment.table.paidOn,
      kind: Payment.table.kind,
    })
    .from(Payment.table)
    .innerJoin(Contract.table, eq(Contract.table.id, Payment.table.contractId))
    .innerJoin(Allocation.table, eq(Allocation.table.projectId, Contract.table.projectId))
    .innerJoin(BudgetLine.table, line)
    .innerJoin(Project.table, project)
    .where(ofYear)
  const settled = await tx
    .select({ ...what, recordId: Settlement.table.id, amount: Settlement.table.amount, date: Settlement.table.settledOn })
    .from(Settlement.table)
    .innerJoin(Allocation.table, eq(Allocation.table.projectId, Settlement.table.projectId))
    .innerJoin(BudgetLine.table, line)
    .innerJoin(Project.table, project)
    .where(ofYear)
  return { approved, advanced: paid.filter(row => row.kind === 'advance'), paid, settled }
}
/** The year's projects with the days that count; a project belongs to the year and group of the line that it was given money on. */
export const projectsOf = (tx: Tx, year: number) =>
  tx
    .select({
      projectId: Project.table.id,
      code: Project.table.code,
      name: Project.table.name,
      unitId: Project.table.unitId,
      contentGroup: sql<string>`coalesce(${BudgetLine.table.contentGroup}, ${Project.table.contentGroup})`,
      submitted: Project.table.submittedOn,
      projects: sql<Day | null>`coalesce(${Allocation.table.approvedOn}, ${Project.table.plannedOn})::text`,
      accepted: Project.table.acceptedOn,
      hasAmount: sql<boolean>`${Allocation.table.id} is not null`,
    })
    .from(Project.table)
    .leftJoin(Allocation.table, eq(Allocation.table.projectId, Project.table.id))
    .leftJoin(BudgetLine.table, eq(BudgetLine.table.id, Allocation.table.lineId))
    .where(or(eq(BudgetLine.table.year, year), and(sql`${BudgetLine.table.id} is null`, eq(Project.table.year, year))))
