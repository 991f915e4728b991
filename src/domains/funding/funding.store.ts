/** Decisions, allocations, contracts, payments and settlements in the database. */
import { and, eq, inArray, sql } from 'drizzle-orm'
import type { Tx } from '../../kernel/log.ts'
import { BudgetLine } from '../plans/plans.schema.ts'
import { beneficiary } from '../projects/projects.schema.ts'
import { Allocation, Contract, Decision, Payment, Settlement } from './funding.schema.ts'

export const findLine = async (tx: Tx, year: number, contentGroup: string, source: string) =>
  (
    await tx
      .select()
      .from(BudgetLine.table)
      .where(
        and(
          eq(BudgetLine.table.year, year),
          eq(BudgetLine.table.contentGroup, contentGroup as 'designs'),
          eq(BudgetLine.table.source, source as 'city'),
        ),
      )
  )[0]
/** What each line has left: its amount in force less what is decided. */
export const leftOnLines = async (tx: Tx, year: number): Promise<Map<string, number>> => {
  const { rows } = await tx.execute<{ key: string; left: number }>(sql`
    select l.content_group || '/' || l.source as key,
      line_amount(l.id) - coalesce((select sum(a.amount) from allocation a where a.line_id = l.id), 0) as left
    from budget_line l where l.year = ${year}`)
  return new Map(rows.map(row => [row.key, row.left]))
}
/** The year's money of a source over all its lines; null where no plan gives any. */
export const moneyOfYear = async (tx: Tx, year: number, source: string): Promise<number | null> => {
  const { rows } = await tx.execute<{ money: number | null }>(
    sql`select sum(line_amount(l.id))::bigint as money from budget_line l where l.year = ${year} and l.source = ${source}`,
  )
  return rows[0]?.money || null
}
export const listMoney = (tx: Tx, projectIds: readonly string[]) =>
  projectIds.length
    ? tx
        .select({ allocation: Allocation.table, decision: Decision.table, contract: Contract.table, settlement: Settlement.table })
        .from(Allocation.table)
        .innerJoin(Decision.table, eq(Decision.table.id, Allocation.table.decisionId))
        .leftJoin(Contract.table, eq(Contract.table.projectId, Allocation.table.projectId))
        .leftJoin(Settlement.table, eq(Settlement.table.projectId, Allocation.table.projectId))
        .where(inArray(Allocation.table.projectId, [...projectIds]))
    : []
export const listPayments = (tx: Tx, contractIds: readonly string[]) =>
  contractIds.length
    ? tx
        .select()
        .from(Payment.table)
        .where(inArray(Payment.table.contractId, [...contractIds]))
    : []
export const decisionFor = async (tx: Tx, values: typeof Decision.table.$inferInsert) => {
  const [row] = await tx
    .insert(Decision.table)
    .values(values)
    .onConflictDoUpdate({ target: [Decision.table.number, Decision.table.issuedOn], set: { number: values.number } })
    .returning()
  return row!
}
export const insertAllocation = (tx: Tx, values: typeof Allocation.table.$inferInsert) => tx.insert(Allocation.table).values(values)
export const changeAllocation = (tx: Tx, projectId: string, change: { amount: number; decisionId?: string }) =>
  tx.update(Allocation.table).set(change).where(eq(Allocation.table.projectId, projectId))
export const insertContract = (tx: Tx, values: typeof Contract.table.$inferInsert) => tx.insert(Contract.table).values(values)
export const changeContract = (tx: Tx, projectId: string, amount: number) =>
  tx.update(Contract.table).set({ amount }).where(eq(Contract.table.projectId, projectId))
export const findContract = async (tx: Tx, projectId: string) =>
  (await tx.select().from(Contract.table).where(eq(Contract.table.projectId, projectId)))[0]
export const insertPayment = (tx: Tx, values: typeof Payment.table.$inferInsert) => tx.insert(Payment.table).values(values)
export const insertSettlement = (tx: Tx, values: typeof Settlement.table.$inferInsert) => tx.insert(Settlement.table).values(values)
export const countBeneficiaries = async (tx: Tx, projectId: string): Promise<number> =>
  (await tx.select({ id: beneficiary.establishmentId }).from(beneficiary).where(eq(beneficiary.projectId, projectId))).length
