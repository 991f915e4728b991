/** Bulk reads and inserts of the money of projects for imports. */
import { eq, inArray, sql } from 'drizzle-orm'
import type { Tx } from '../../kernel/log.ts'
import { Allocation, Contract, Decision, Payment, Settlement } from './funding.schema.ts'

/** The decisions by number and day, added where they are new; answers the ids in the order asked. */
export const ensureDecisions = async (tx: Tx, rows: readonly { number: string; issuedOn: string; issuer: string }[]): Promise<string[]> => {
  const keyOf = (row: { number: string; issuedOn: string }) => `${row.issuedOn} ${row.number}`
  const different = [...new Map(rows.map(row => [keyOf(row), row])).values()]
  const found = await tx
    .insert(Decision.table)
    .values(different)
    .onConflictDoUpdate({ target: [Decision.table.number, Decision.table.issuedOn], set: { issuer: sql`${Decision.table.issuer}` } })
    .returning()
  const ids = new Map(found.map(row => [keyOf(row), row.id]))
  return rows.map(row => ids.get(keyOf(row)) ?? '')
}
export const insertAllocations = (tx: Tx, rows: (typeof Allocation.table.$inferInsert)[]) => tx.insert(Allocation.table).values(rows)
export const insertContracts = (tx: Tx, rows: (typeof Contract.table.$inferInsert)[]) => tx.insert(Contract.table).values(rows).returning()
export const insertPayments = (tx: Tx, rows: (typeof Payment.table.$inferInsert)[]) => tx.insert(Payment.table).values(rows)
export const insertSettlements = (tx: Tx, rows: (typeof Settlement.table.$inferInsert)[]) => tx.insert(Settlement.table).values(rows)

/** What is recorded of the money of these projects, one row a project. */
export const selectMoney = (tx: Tx, projectIds: readonly string[]) =>
  projectIds.length
    ? tx
        .select({
          projectId: Allocation.table.projectId,
          decisionNumber: Decision.table.number,
          decisionIssuer: Decision.table.issuer,
          approvedAmount: Allocation.table.amount,
          contractNumber: Contract.table.number,
          contractAmount: Contract.table.amount,
          advanceAmount: sql<number | null>`(select ${Payment.table.amount} from ${Payment.table}
            where ${Payment.table.contractId} = ${Contract.table.id} and ${Payment.table.kind} = 'advance')`.mapWith(Number),
          settledAmount: Settlement.table.amount,
        })
        .from(Allocation.table)
        .innerJoin(Decision.table, eq(Decision.table.id, Allocation.table.decisionId))
        .leftJoin(Contract.table, eq(Contract.table.projectId, Allocation.table.projectId))
        .leftJoin(Settlement.table, eq(Settlement.table.projectId, Allocation.table.projectId))
        .where(inArray(Allocation.table.projectId, [...projectIds]))
    : Promise.resolve([])
