/** Projects (đề án): facts, beneficiaries, papers, machines. */
import { sql } from 'drizzle-orm'
import { check, index, pgTable, primaryKey, unique, uuid } from 'drizzle-orm/pg-core'
import { entity, f, optional, type RowOf } from '../../kernel/entity.ts'
import { Establishment } from '../establishments/establishments.schema.ts'
import { activityLabels, contentGroups, moneySources } from '../reference/catalog.schema.ts'
import { paperKinds } from '../reference/papers.schema.ts'
import { unit } from '../reference/units.schema.ts'

export { paperKinds }

export const projectStates = {
  draft: 'Nháp',
  submitted: 'Đã nộp',
  supplement: 'Chờ bổ sung',
  surveyed: 'Địa phương đã xác nhận',
  reviewed: 'Đã rà soát',
  appraised: 'Đã thẩm định',
  proposed: 'Đã trình',
  planned: 'Trong kế hoạch',
  contracted: 'Đã ký hợp đồng',
  advanced: 'Đã tạm ứng',
  under_way: 'Đang thực hiện',
  accepted: 'Đã nghiệm thu',
  settled: 'Đã quyết toán',
  liquidated: 'Đã thanh lý',
  rejected: 'Từ chối',
  stopped: 'Ngừng thực hiện',
} as const
export type ProjectState = keyof typeof projectStates
/** The chain from draft to liquidated, in order. */
export const chain = Object.keys(projectStates).filter(s => !['supplement', 'rejected', 'stopped'].includes(s)) as ProjectState[]
export const endedStates: readonly ProjectState[] = ['liquidated', 'rejected', 'stopped']

export const implementers = { centre: 'Trung tâm Khuyến công', beneficiary: 'Cơ sở thụ hưởng', other: 'Đơn vị khác' } as const

export const Project = entity(
  'project',
  'Đề án khuyến công',
  {
    code: f.text('Mã đề án', { max: 30 }),
    year: f.int('Năm kế hoạch', { min: 2012, max: 2100 }),
    name: f.text('Tên đề án', { max: 500 }),
    contentGroup: f.choice('Nội dung', contentGroups),
    activity: f.choice('Hoạt động', activityLabels),
    source: f.choice('Nguồn kinh phí', moneySources),
    implementer: f.choice('Đơn vị thực hiện', implementers),
    implementerName: optional(
      f.text('Tên đơn vị thực hiện', { help: 'Cần khi đơn vị thực hiện không phải Trung tâm hay cơ sở thụ hưởng' }),
    ),
    unitId: f.unit('Địa điểm (xã, phường)', () => unit.id),
    totalCost: f.dong('Tổng kinh phí'),
    eligibleCost: f.dong('Chi phí được tính hỗ trợ', { help: 'Phần chi phí làm căn cứ tính mức hỗ trợ' }),
    requested: f.dong('Kinh phí đề nghị hỗ trợ'),
    counterpart: f.dong('Vốn đối ứng'),
    units: f.int('Số lượng', { min: 1, max: 1000, help: 'Số mô hình, máy, gian hàng mà mức trần được nhân lên' }),
    pilot: f.flag('Đề án điểm'),
    commitsCapital: f.flag('Cam kết vốn đối ứng'),
    commitsNoDouble: f.flag('Cam kết không nhận hỗ trợ trùng'),
    plannedEndOn: optional(f.date('Dự kiến hoàn thành')),
    state: f.choice('Trạng thái', projectStates),
    submittedOn: optional(f.date('Ngày nộp')),
    surveyedOn: optional(f.date('Ngày khảo sát, xác nhận')),
    reviewedOn: optional(f.date('Ngày rà soát')),
    appraisedOn: optional(f.date('Ngày thẩm định')),
    proposedOn: optional(f.date('Ngày trình')),
    plannedOn: optional(f.date('Ngày quyết định')),
    contractedOn: optional(f.date('Ngày ký hợp đồng')),
    advancedOn: optional(f.date('Ngày tạm ứng')),
    startedOn: optional(f.date('Ngày bắt đầu thực hiện')),
    acceptedOn: optional(f.date('Ngày nghiệm thu')),
    settledOn: optional(f.date('Ngày quyết toán')),
    liquidatedOn: optional(f.date('Ngày thanh lý')),
    endedOn: optional(f.date('Ngày từ chối hoặc ngừng')),
    endReason: optional(f.text('Lý do từ chối hoặc ngừng', { max: 1000 })),
    acceptedEligibleCost: optional(f.dong('Chi phí được nghiệm thu')),
    revision: f.int('Lần sửa'),
    search: f.text('Chữ tìm kiếm', { max: 3000 }),
  },
  t => [
    unique().on(t.code),
    index().on(t.unitId),
    index().on(t.state),
    check('project_costs', sql`${t.eligibleCost} <= ${t.totalCost} and ${t.requested} <= ${t.totalCost}`),
  ],
)
export type ProjectRow = RowOf<typeof Project>

export const beneficiary = pgTable(
  'project_beneficiary',
  {
    projectId: uuid()
      .notNull()
      .references(() => Project.table.id),
    establishmentId: uuid()
      .notNull()
      .references(() => Establishment.table.id),
  },
  table => [primaryKey({ columns: [table.projectId, table.establishmentId] }), index().on(table.establishmentId)],
)

export const Paper = entity(
  'paper',
  'Giấy tờ',
  {
    projectId: f.ref('Đề án', () => Project.table.id),
    kind: f.choice('Loại giấy tờ', paperKinds),
    number: optional(f.text('Số')),
    issuedOn: optional(f.date('Ngày')),
    fileName: optional(f.text('Tên tệp')),
    sha256: optional(f.text('Mã kiểm tra tệp')),
    mediaType: optional(f.text('Loại tệp')),
    size: optional(f.int('Dung lượng (byte)')),
  },
  t => [index().on(t.projectId)],
)
export const Machine = entity(
  'machine',
  'Máy móc, thiết bị',
  {
    projectId: f.ref('Đề án', () => Project.table.id),
    establishmentId: f.ref('Cơ sở', () => Establishment.table.id),
    name: f.text('Tên máy, thiết bị'),
    serial: optional(f.text('Số máy (serial)')),
    maker: optional(f.text('Hãng, nước sản xuất')),
  },
  t => [index().on(t.projectId)],
)
