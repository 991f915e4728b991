/** Bulk intake of the money of projects, in the transaction of an import; the database refuses what the budget does not hold. */
import type { Day } from '../../kernel/dates.ts'
import type { Tx } from '../../kernel/log.ts'
import type { Dong } from '../../kernel/money.ts'
import * as store from './intake.store.ts'

/** The money of one project as far as it has come; a later part needs the earlier ones. */
export interface MoneyIntake {
  projectId: string
  lineId: string
  decision: { number: string; issuedOn: Day; issuer: string }
  approved: Dong
  contract: { number: string; signedOn: Day; amount: Dong } | null
  advance: { paidOn: Day; amount: Dong } | null
  settlement: { settledOn: Day; acceptedEligibleCost: Dong; amount: Dong } | null
}

/** What is recorded of the money of these projects, by project. */
export const moneyOf = async (tx: Tx, projectIds: readonly string[]) =>
  new Map((await store.selectMoney(tx, projectIds)).map(row => [row.projectId, row]))

/** Records decisions, allocations, contracts, advances and settlements. As in the product's own step, a settlement pays what is still owed. */
export const takeInMoney = async (tx: Tx, rows: readonly MoneyIntake[]): Promise<void> => {
  if (!rows.length) return
  const decisionIds = await store.ensureDecisions(
    tx,
    rows.map(row => row.decision),
  )
  await store.insertAllocations(
    tx,
    rows.map((row, index) => ({
      projectId: row.projectId,
      decisionId: decisionIds[index] ?? '',
      lineId: row.lineId,
      amount: row.approved,
      approvedOn: row.decision.issuedOn,
    })),
  )
  const contracts = rows.flatMap(row => (row.contract ? [{ projectId: row.projectId, ...row.contract }] : []))
  const signed = new Map(contracts.length ? (await store.insertContracts(tx, contracts)).map(row => [row.projectId, row.id]) : [])
  const advances = rows.flatMap(row => {
    const contractId = signed.get(row.projectId)
    return row.advance && contractId ? [{ contractId, kind: 'advance' as const, ...row.advance }] : []
  })
  if (advances.length) await store.insertPayments(tx, advances)
  const settlements = rows.flatMap(row => (row.settlement ? [{ projectId: row.projectId, ...row.settlement }] : []))
  if (settlements.length) await store.insertSettlements(tx, settlements)
  const finals = rows.flatMap(row => {
    const contractId = signed.get(row.projectId)
    const owed = (row.settlement?.amount ?? 0) - (row.advance?.amount ?? 0)
    return row.settlement && contractId && owed > 0
      ? [{ contractId, kind: 'final' as const, amount: owed, paidOn: row.settlement.settledOn }]
      : []
  })
  if (finals.length) await store.insertPayments(tx, finals)
}
