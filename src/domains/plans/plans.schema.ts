/** The year's plan: versions, budget lines, targets as intervals, scheduled work. */
import { sql } from 'drizzle-orm'
import { check, index, unique } from 'drizzle-orm/pg-core'
import * as z from 'zod'
import { entity, f, optional, type RowOf } from '../../kernel/entity.ts'
import { contentGroups, moneySources } from '../reference/catalog.schema.ts'

export const planStates = { draft: 'Dự thảo', approved: 'Đã phê duyệt', superseded: 'Đã được thay thế' } as const

export const Plan = entity(
  'plan',
  'Kế hoạch khuyến công',
  {
    year: f.int('Năm', { min: 2012, max: 2100 }),
    version: f.int('Lần', { min: 1, help: '1 là kế hoạch đầu năm, từ 2 là điều chỉnh' }),
    state: f.choice('Trạng thái', planStates),
    title: f.text('Tên kế hoạch'),
    number: optional(f.text('Số văn bản')),
    issuedOn: optional(f.date('Ngày ban hành')),
    issuer: optional(f.text('Cơ quan ban hành')),
    approvedOn: optional(f.date('Ngày phê duyệt')),
    reason: optional(f.text('Lý do điều chỉnh')),
  },
  t => [unique().on(t.year, t.version)],
)
/** A line that money is decided on: content group × source, the same through the versions of a year's plan. */
export const BudgetLine = entity(
  'budget_line',
  'Dòng ngân sách',
  {
    year: f.int('Năm', { min: 2012, max: 2100 }),
    contentGroup: f.choice('Nội dung', contentGroups),
    source: f.choice('Nguồn kinh phí', moneySources),
  },
  t => [unique().on(t.year, t.contentGroup, t.source)],
)
export const BudgetAmount = entity(
  'budget_amount',
  'Dự toán',
  {
    planId: f.ref('Kế hoạch', () => Plan.table.id),
    lineId: f.ref('Dòng ngân sách', () => BudgetLine.table.id),
    amount: f.dong('Dự toán (đồng)'),
  },
  t => [unique().on(t.planId, t.lineId), check('budget_amount_not_negative', sql`${t.amount} >= 0`)],
)

export const things = {
  export_turnover: 'Kim ngạch xuất khẩu thủ công mỹ nghệ',
  design: 'Mẫu sản phẩm',
  fair_participation: 'Lượt doanh nghiệp tham gia hội chợ',
  project_establishment: 'Cơ sở thụ hưởng của đề án',
  attendance: 'Lượt học viên',
} as const
/** The five fixed codes of the plan's targets. */
export const targetCodes = ['export_growth', 'new_designs', 'fair_participations', 'machine_establishments', 'managers_trained'] as const
export type TargetCode = (typeof targetCodes)[number]

/** A target as data: what is counted, in which state, by which date, distinct by what, and the interval. */
export const Target = entity(
  'target',
  'Chỉ tiêu',
  {
    planId: f.ref('Kế hoạch', () => Plan.table.id),
    code: f.choice('Mã chỉ tiêu', {
      export_growth: 'Tăng trưởng xuất khẩu',
      new_designs: 'Mẫu mới',
      fair_participations: 'Tham gia hội chợ',
      machine_establishments: 'Hỗ trợ máy móc',
      managers_trained: 'Tập huấn quản lý',
    }),
    name: f.text('Tên chỉ tiêu'),
    unit: f.text('Đơn vị tính'),
    min: f.decimal('Tối thiểu'),
    max: f.decimal('Tối đa'),
    thing: f.choice('Đếm cái gì', things),
    qualifies: f.text('Trạng thái được tính', { help: 'Ví dụ: accepted, attended, completed, declared_less_copies' }),
    dateField: f.text('Ngày được tính'),
    distinct: f.text('Không trùng theo'),
    filter: optional(f.json('Điều kiện', z.record(z.string(), z.union([z.string(), z.array(z.string())])))),
    position: f.int('Thứ tự'),
  },
  t => [unique().on(t.planId, t.code), check('target_interval', sql`${t.min} <= ${t.max}`)],
)
/** Work that is still to come and what it is expected to bring to a target. */
export const ScheduleItem = entity(
  'schedule_item',
  'Việc đã lên lịch',
  {
    year: f.int('Năm', { min: 2012, max: 2100 }),
    targetCode: f.choice('Chỉ tiêu', Target.fields.code.options as Record<TargetCode, string>),
    name: f.text('Tên việc'),
    on: f.date('Ngày dự kiến', { help: 'Ngày kết quả được tính' }),
    expected: f.decimal('Số lượng dự kiến'),
  },
  t => [index().on(t.year)],
)
export type PlanRow = RowOf<typeof Plan>
export type TargetRow = RowOf<typeof Target>
