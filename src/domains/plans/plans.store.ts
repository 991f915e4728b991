/** Plans, lines, targets and schedule in the database. */
import { and, desc, eq, inArray, sql } from 'drizzle-orm'
import { act, type Tx } from '../../kernel/log.ts'
import { BudgetAmount, BudgetLine, Plan, type PlanRow, ScheduleItem, Target } from './plans.schema.ts'

export const listPlans = (tx: Tx) => tx.select().from(Plan.table).orderBy(desc(Plan.table.year), desc(Plan.table.version))
/** The version in force: the latest approved one. */
export const planInForce = async (tx: Tx, year: number): Promise<PlanRow | undefined> =>
  (
    await tx
      .select()
      .from(Plan.table)
      .where(and(eq(Plan.table.year, year), eq(Plan.table.state, 'approved')))
      .orderBy(desc(Plan.table.version))
      .limit(1)
  )[0]
export const findPlan = async (tx: Tx, year: number, version: number, lock = false) => {
  const query = tx
    .select()
    .from(Plan.table)
    .where(and(eq(Plan.table.year, year), eq(Plan.table.version, version)))
  return (lock ? await query.for('update') : await query)[0]
}
export const listTargets = (tx: Tx, planId: string) =>
  tx.select().from(Target.table).where(eq(Target.table.planId, planId)).orderBy(Target.table.position)
export const listSchedule = (tx: Tx, year: number) =>
  tx.select().from(ScheduleItem.table).where(eq(ScheduleItem.table.year, year)).orderBy(ScheduleItem.table.on, ScheduleItem.table.name)

export interface LineStanding extends Record<string, unknown> {
  id: string
  year: number
  content_group: string
  source: string
  /** In the given version. */
  amount: number
  allocated: number
  paid: number
}
/** Lines of a year with their amount in one version and what is decided and paid on them. */
export const listLines = async (tx: Tx, year: number, planId: string): Promise<LineStanding[]> =>
  (
    await tx.execute<LineStanding>(sql`
      select l.id, l.year, l.content_group, l.source, coalesce(a.amount, 0) as amount,
        coalesce((select sum(x.amount) from allocation x where x.line_id = l.id), 0) as allocated,
        coalesce((select sum(case when p.kind = 'reclaim' then -p.amount else p.amount end) from payment p join contract c on c.id = p.contract_id
          join allocation x on x.project_id = c.project_id where x.line_id = l.id), 0) as paid
      from budget_line l left join budget_amount a on a.line_id = l.id and a.plan_id = ${planId}
      where l.year = ${year} order by l.content_group, l.source`)
  ).rows
export const insertPlan = async (tx: Tx, values: typeof Plan.table.$inferInsert) =>
  (await tx.insert(Plan.table).values(values).returning())[0]!
export const updatePlan = async (tx: Tx, id: string, values: Partial<typeof Plan.table.$inferInsert>) =>
  (await tx.update(Plan.table).set(values).where(eq(Plan.table.id, id)).returning())[0]!
/** A new version begins as a copy of an earlier one's lines and targets. */
export const copyVersion = async (tx: Tx, from: string, to: string) => {
  const amounts = await tx.select().from(BudgetAmount.table).where(eq(BudgetAmount.table.planId, from))
  if (amounts.length) await tx.insert(BudgetAmount.table).values(amounts.map(({ lineId, amount }) => ({ planId: to, lineId, amount })))
  const targets = await tx.select().from(Target.table).where(eq(Target.table.planId, from))
  if (targets.length) await tx.insert(Target.table).values(targets.map(({ id, createdAt, ...rest }) => ({ ...rest, planId: to })))
}
export const setLineAmount = async (
  tx: Tx,
  planId: string,
  line: { year: number; contentGroup: 'designs'; source: 'city' },
  amount: number,
) => {
  const [found] = await tx
    .insert(BudgetLine.table)
    .values(line)
    .onConflictDoUpdate({
      target: [BudgetLine.table.year, BudgetLine.table.contentGroup, BudgetLine.table.source],
      set: { year: line.year },
    })
    .returning()
  await tx
    .insert(BudgetAmount.table)
    .values({ planId, lineId: found!.id, amount })
    .onConflictDoUpdate({ target: [BudgetAmount.table.planId, BudgetAmount.table.lineId], set: { amount } })
}
export const setTargetInterval = (tx: Tx, planId: string, code: string, min: number, max: number) =>
  tx
    .update(Target.table)
    .set({ min, max })
    .where(and(eq(Target.table.planId, planId), eq(Target.table.code, code as 'new_designs')))
/** Whether somebody opened or changed this draft: they do not approve it. */
export const preparedBy = async (tx: Tx, planId: string, actorId: string): Promise<boolean> =>
  (
    await tx
      .select({ id: act.id })
      .from(act)
      .where(and(eq(act.entity, 'plan'), eq(act.recordId, planId), eq(act.actorId, actorId), inArray(act.action, ['amend', 'change'])))
      .limit(1)
  ).length > 0
