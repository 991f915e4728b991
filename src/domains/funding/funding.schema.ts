/** Money of a project: the decision and what it allocates, contract, advance, settlement, liquidation. */
import { sql } from 'drizzle-orm'
import { check, index, unique } from 'drizzle-orm/pg-core'
import { entity, f, optional } from '../../kernel/entity.ts'
import { BudgetLine } from '../plans/plans.schema.ts'
import { Project } from '../projects/projects.schema.ts'

/** A decision of the People's Committee, recorded by a department leader. */
export const Decision = entity(
  'decision',
  'Quyết định phê duyệt',
  {
    number: f.text('Số quyết định', { max: 100 }),
    issuedOn: f.date('Ngày quyết định'),
    issuer: f.text('Cơ quan quyết định'),
  },
  t => [unique().on(t.number, t.issuedOn)],
)
/** Money that a decision sets aside for a project. The database refuses more than the line has left (trigger `allocation_within_line`). */
export const Allocation = entity(
  'allocation',
  'Kinh phí được duyệt',
  {
    projectId: f.ref('Đề án', () => Project.table.id),
    decisionId: f.ref('Quyết định', () => Decision.table.id),
    lineId: f.ref('Dòng ngân sách', () => BudgetLine.table.id),
    amount: f.dong('Kinh phí được duyệt'),
    approvedOn: f.date('Ngày phê duyệt'),
  },
  t => [unique().on(t.projectId), index().on(t.lineId), check('allocation_not_negative', sql`${t.amount} >= 0`)],
)
export const Contract = entity(
  'contract',
  'Hợp đồng',
  {
    projectId: f.ref('Đề án', () => Project.table.id),
    number: f.text('Số hợp đồng', { max: 100 }),
    signedOn: f.date('Ngày ký'),
    amount: f.dong('Giá trị hỗ trợ theo hợp đồng'),
  },
  t => [unique().on(t.projectId)],
)
/** At most one advance, one final payment and one sum reclaimed per contract. */
export const Payment = entity(
  'payment',
  'Khoản chi',
  {
    contractId: f.ref('Hợp đồng', () => Contract.table.id),
    kind: f.choice('Loại', { advance: 'Tạm ứng', final: 'Thanh toán', reclaim: 'Thu hồi' }),
    amount: f.dong('Số tiền'),
    paidOn: f.date('Ngày chi'),
    voucher: optional(f.text('Số chứng từ')),
  },
  t => [unique().on(t.contractId, t.kind), check('payment_not_negative', sql`${t.amount} >= 0`)],
)
/** Support recomputed on the accepted eligible cost, never above the allocation. */
export const Settlement = entity(
  'settlement',
  'Quyết toán',
  {
    projectId: f.ref('Đề án', () => Project.table.id),
    acceptedEligibleCost: f.dong('Chi phí được nghiệm thu'),
    amount: f.dong('Kinh phí quyết toán'),
    settledOn: f.date('Ngày quyết toán'),
    arithmetic: optional(f.text('Cách tính', { max: 1000 })),
  },
  t => [unique().on(t.projectId), check('settlement_not_negative', sql`${t.amount} >= 0`)],
)
