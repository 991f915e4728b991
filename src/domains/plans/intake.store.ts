/** Bulk reads and inserts of a year's plan for imports. */
import { desc, eq, inArray } from 'drizzle-orm'
import type { Tx } from '../../kernel/log.ts'
import { BudgetAmount, BudgetLine, Plan, ScheduleItem, Target } from './plans.schema.ts'

export type PlanDraft = typeof Plan.table.$inferInsert & { id: string }
export type LineDraft = typeof BudgetLine.table.$inferInsert & { id: string }
export type AmountDraft = typeof BudgetAmount.table.$inferInsert & { id: string }
export type TargetDraft = typeof Target.table.$inferInsert & { id: string }
export type ScheduleDraft = typeof ScheduleItem.table.$inferInsert & { id: string }

/** Every version of the plans of these years, latest first. */
export const selectPlans = (tx: Tx, years: readonly number[]) =>
  years.length
    ? tx
        .select()
        .from(Plan.table)
        .where(inArray(Plan.table.year, [...years]))
        .orderBy(Plan.table.year, desc(Plan.table.version))
    : Promise.resolve([])
export const insertPlans = (tx: Tx, rows: readonly PlanDraft[]) => tx.insert(Plan.table).values([...rows])
export const selectLines = (tx: Tx, years: readonly number[]) =>
  years.length
    ? tx
        .select()
        .from(BudgetLine.table)
        .where(inArray(BudgetLine.table.year, [...years]))
    : Promise.resolve([])
export const selectAmounts = (tx: Tx, planId: string) =>
  tx
    .select({ line: BudgetLine.table, amount: BudgetAmount.table.amount, id: BudgetAmount.table.id })
    .from(BudgetAmount.table)
    .innerJoin(BudgetLine.table, eq(BudgetLine.table.id, BudgetAmount.table.lineId))
    .where(eq(BudgetAmount.table.planId, planId))
export const insertLines = (tx: Tx, rows: readonly LineDraft[]) =>
  tx
    .insert(BudgetLine.table)
    .values([...rows])
    .onConflictDoNothing()
export const insertAmounts = (tx: Tx, rows: readonly AmountDraft[]) => tx.insert(BudgetAmount.table).values([...rows])
export const selectTargets = (tx: Tx, planId: string) => tx.select().from(Target.table).where(eq(Target.table.planId, planId))
export const insertTargets = (tx: Tx, rows: readonly TargetDraft[]) => tx.insert(Target.table).values([...rows])
export const selectSchedule = (tx: Tx, year: number) => tx.select().from(ScheduleItem.table).where(eq(ScheduleItem.table.year, year))
export const insertSchedule = (tx: Tx, rows: readonly ScheduleDraft[]) => tx.insert(ScheduleItem.table).values([...rows])
