/** The proposal itself: need, aims, content, estimate by source, schedule, effects, commitments (TT 36/2013/TT-BCT Điều 5, from memory; law.md 3.3). */
import { f, optional } from '../../../kernel/entity.ts'
import type { FormField, FormSection } from './form.schema.ts'

const long = (label: string, help: string): FormField => ({ field: f.text(label, { max: 8000, help }), long: true })
const maybeLong = (label: string, help: string): FormField => ({ field: optional(f.text(label, { max: 8000, help })), long: true })

/** Why and what for; `own` are the fields that this kind of support asks besides. */
export const proposalSection = (own: Record<string, FormField>): FormSection => ({
  key: 'de-an',
  title: 'Nội dung đề án',
  text: 'Viết ngắn, theo lời của bạn. Cán bộ sẽ hỏi thêm nếu cần.',
  fields: {
    projectName: {
      field: f.text('Tên đề án', { max: 500, help: 'Ví dụ: Ứng dụng máy CNC trong sản xuất đồ gỗ' }),
      long: true,
      project: 'name',
    },
    need: long('Sự cần thiết', 'Hiện nay làm thế nào, vướng gì, vì sao cần hỗ trợ'),
    aims: long('Mục tiêu', 'Sau khi thực hiện sẽ đạt được gì, đo bằng gì'),
    place: { field: f.text('Địa điểm thực hiện', { max: 500, personal: true, help: 'Nơi đặt máy, mở lớp, trưng bày' }) },
    ...own,
    content: long('Nội dung, quy mô', 'Các việc sẽ làm, số lượng, công suất'),
  },
})
export const machineFields: Record<string, FormField> = {
  machineName: { field: f.text('Tên máy, thiết bị, dây chuyền', { max: 500 }) },
  machineMaker: { field: optional(f.text('Hãng, nước sản xuất', { max: 300 })) },
  machineYear: { field: optional(f.int('Năm sản xuất', { min: 1950, max: 2100 })) },
  machineState: { field: f.choice('Tình trạng', { new: 'Mới 100%', used: 'Đã qua sử dụng' }) },
  capacity: { field: optional(f.text('Công suất, tính năng', { max: 1000 })), long: true },
  supplier: { field: optional(f.text('Nơi bán, số báo giá', { max: 300 })) },
}
export const modelFields: Record<string, FormField> = {
  technology: { field: f.text('Công nghệ, sản phẩm của mô hình', { max: 1000 }), long: true },
  visitors: { field: optional(f.int('Số cơ sở dự kiến đến xem, học theo', { max: 100_000 })) },
}
export const productFields: Record<string, FormField> = {
  products: { field: f.text('Sản phẩm', { max: 1000, help: 'Tên các sản phẩm, nhãn hiệu' }), long: true },
  markets: { field: optional(f.text('Thị trường hiện nay', { max: 1000 })), long: true },
}
export const fairFields: Record<string, FormField> = {
  fairName: { field: f.text('Tên hội chợ, triển lãm, chuyến khảo sát', { max: 500 }) },
  fairPlace: { field: optional(f.text('Nơi, thời gian tổ chức', { max: 300 })) },
  products: { field: f.text('Sản phẩm mang đi', { max: 1000 }), long: true },
}
export const designFields: Record<string, FormField> = {
  designs: { field: f.int('Số mẫu dự kiến', { min: 1, max: 1000 }) },
  designMaterials: { field: optional(f.text('Chất liệu, kỹ thuật', { max: 1000 })), long: true },
}
export const classFields: Record<string, FormField> = {
  topic: { field: f.text('Nội dung học, tư vấn', { max: 1000 }), long: true },
  learners: { field: f.int('Số người dự kiến', { min: 1, max: 10_000 }) },
  days: { field: optional(f.int('Số ngày', { max: 1000 })) },
}

/** Sources add up to the total: `wrongSums` in check.rules.ts. */
export const budgetSection: FormSection = {
  key: 'du-toan',
  title: 'Dự toán và nguồn vốn',
  text: 'Số tiền bằng đồng. Kinh phí đề nghị hỗ trợ, vốn của bạn và nguồn khác cộng lại phải bằng tổng dự toán.',
  fields: {
    totalCost: { field: f.dong('Tổng dự toán'), project: 'totalCost' },
    eligibleCost: {
      field: f.dong('Phần chi phí đề nghị được tính hỗ trợ', { help: 'Ví dụ giá máy; không vượt tổng dự toán' }),
      project: 'eligibleCost',
    },
    requested: { field: f.dong('Kinh phí khuyến công đề nghị hỗ trợ'), project: 'requested' },
    counterpart: { field: f.dong('Vốn đối ứng của cơ sở'), project: 'counterpart' },
    otherSources: { field: optional(f.dong('Nguồn khác', { help: 'Vốn vay, nguồn khác; không có thì để trống' })) },
    units: { field: f.int('Số lượng', { min: 1, max: 1000, help: 'Số máy, mô hình, gian hàng, nhãn hiệu' }), project: 'units' },
    estimate: long('Giải trình dự toán', 'Từng khoản: tên, số lượng, đơn giá, thành tiền'),
  },
}
export const scheduleSection: FormSection = {
  key: 'tien-do',
  title: 'Tiến độ và hiệu quả',
  fields: {
    startsOn: { field: optional(f.date('Dự kiến bắt đầu')) },
    plannedEndOn: { field: f.date('Dự kiến hoàn thành'), project: 'plannedEndOn' },
    schedule: maybeLong('Tiến độ', 'Việc gì làm tháng nào'),
    effects: long('Hiệu quả kinh tế', 'Tăng sản lượng, giảm chi phí, doanh thu'),
    social: maybeLong('Hiệu quả xã hội, môi trường', 'Việc làm, tay nghề, giảm bụi, nước thải'),
    newJobs: { field: optional(f.int('Số việc làm thêm', { max: 100_000 })) },
  },
}
export const commitmentSection: FormSection = {
  key: 'cam-ket',
  title: 'Cam kết',
  text: 'Hai cam kết là điều kiện hỗ trợ của Quy chế Hà Nội. Bản ký sẽ chụp ở phần giấy tờ.',
  fields: {
    commitsCapital: {
      field: f.flag('Cơ sở đã đầu tư hoặc cam kết đầu tư đủ phần vốn đối ứng'),
      project: 'commitsCapital',
      mustHold: true,
    },
    commitsNoDouble: {
      field: f.flag('Nội dung này không nhận hỗ trợ từ nguồn ngân sách nào khác'),
      project: 'commitsNoDouble',
      mustHold: true,
    },
  },
}
