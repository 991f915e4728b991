/** Invented rows for the gallery of parts; nothing here is a real record, figure or article. */
import type { OfferedAction } from './ui/ActionBar.tsx'
import type { Fact } from './ui/Facts.tsx'
import type { Finding } from './ui/Findings.tsx'
import type { Step } from './ui/Steps.tsx'
import type { Act } from './ui/Timeline.tsx'
import type { Kind } from './ui/tones.ts'

export interface SampleRow {
  code: string
  name: string
  place: string
  group: string
  state: string
  kind: Kind
  asked: number
  approved: number | null
  day: string | null
}
const names = [
  'Hỗ trợ máy xẻ và sấy nan mây cho Hợp tác xã mẫu Phú Nghĩa',
  'Đào tạo nghề thêu tay cho lao động mẫu Thắng Lợi',
  'Tham gia hội chợ hàng thủ công mỹ nghệ mẫu lần thứ nhất, gian hàng chung của các cơ sở thuộc nhiều huyện',
  'Trình diễn kỹ thuật nung gốm tiết kiệm năng lượng mẫu Bát Tràng',
  'Tập huấn quản trị sản xuất mẫu cho chủ cơ sở',
]
const states: [string, Kind][] = [
  ['Chờ thẩm định', 'waiting'],
  ['Đang thực hiện', 'active'],
  ['Đã quyết toán', 'done'],
  ['Trả lại để bổ sung', 'warning'],
  ['Quá hạn tạm ứng', 'late'],
  ['Bản nháp', 'draft'],
  ['Không được duyệt', 'refused'],
]
const places = ['Thường Tín', 'Chương Mỹ', 'Gia Lâm', 'Ứng Hòa', 'Đan Phượng']
const pick = <T>(list: readonly T[], index: number): T => list[index % list.length] as T

export const sampleRows = (count: number): SampleRow[] =>
  Array.from({ length: count }, (_, index) => {
    const [state, kind] = pick(states, index * 3)
    return {
      code: `MẪU-${String(index + 1).padStart(3, '0')}`,
      name: pick(names, index * 2),
      place: pick(places, index),
      group: `Nhóm ${(index % 5) + 1}`,
      state,
      kind,
      asked: 48_000_000 + ((index * 37) % 29) * 11_500_000,
      approved: index % 4 === 1 ? null : 40_000_000 + ((index * 31) % 23) * 9_250_000,
      day: index % 6 === 5 ? null : `2024-${String((index % 11) + 1).padStart(2, '0')}-${String((index % 27) + 1).padStart(2, '0')}`,
    }
  })

export const sampleFindings: Finding[] = [
  {
    key: 'a',
    level: 'ok',
    sentence: 'Cơ sở đặt tại địa bàn được hỗ trợ vào ngày nộp hồ sơ.',
    article: { label: 'Điều khoản mẫu 1', href: '#dieu-1' },
  },
  {
    key: 'b',
    level: 'ok',
    sentence: 'Mức đề nghị 240.000.000 ₫ không vượt mức tối đa.',
    article: { label: 'Điều khoản mẫu 2', href: '#dieu-2' },
    arithmetic: 'min(50% × 480.000.000, 300.000.000) = 240.000.000 ₫',
  },
  {
    key: 'c',
    level: 'warn',
    sentence: 'Cơ sở đã nhận hỗ trợ cùng nội dung năm 2022; cần xem có phải cùng một máy hay không.',
    article: { label: 'Điều khoản mẫu 3' },
    verified: false,
    fix: 'Mở hồ sơ MẪU-2022-014 để so sánh.',
  },
  {
    key: 'd',
    level: 'block',
    sentence: 'Dòng kinh phí còn lại 120.000.000 ₫, thấp hơn mức đề nghị 240.000.000 ₫.',
    arithmetic: '2.400.000.000 − 2.280.000.000 = 120.000.000 ₫',
    fix: 'Giảm mức hỗ trợ hoặc điều chỉnh kế hoạch.',
  },
]

export const sampleActs: Act[] = [
  {
    id: 3,
    at: '2024-11-20T03:32:00Z',
    who: 'Nguyễn Thị Mẫu',
    role: 'Cán bộ thẩm định',
    unit: 'Sở Công Thương',
    act: 'Trả lại để bổ sung',
    to: 'Chờ bổ sung',
    reason: 'Báo giá máy sấy chưa có chữ ký; đề nghị nộp bản có dấu của nhà cung cấp.',
    kind: 'back',
  },
  {
    id: 2,
    at: '2024-11-12T07:05:00Z',
    who: 'Trần Văn Ví Dụ',
    role: 'Cán bộ huyện',
    unit: 'Ủy ban nhân dân huyện Thường Tín',
    act: 'Xác nhận khảo sát',
    to: 'Đã khảo sát',
    details: [
      { label: 'Ngày khảo sát', value: '11/11/2024' },
      { label: 'Biên bản', value: '01 tệp' },
    ],
  },
  { id: 1, at: '2024-11-04T01:10:00Z', who: 'Hợp tác xã mẫu Phú Nghĩa', act: 'Nộp hồ sơ', to: 'Đã nộp' },
]

const stepNames = [
  'Bản nháp',
  'Đã nộp',
  'Đã khảo sát',
  'Đã rà soát',
  'Đã thẩm định',
  'Đề xuất',
  'Trong kế hoạch',
  'Đã ký hợp đồng',
  'Đã tạm ứng',
  'Đang thực hiện',
  'Đã nghiệm thu',
  'Đã quyết toán',
  'Đã thanh lý',
]
export const sampleSteps: Step[] = stepNames.map((label, index) => ({
  key: label,
  label,
  state: index < 4 ? 'done' : index === 4 ? 'current' : 'todo',
  ...(index < 5 ? { day: `2024-11-${String(4 + index * 4).padStart(2, '0')}` } : {}),
}))

export const sampleFacts: Fact[] = [
  { label: 'Tên đề án', value: 'Hỗ trợ máy xẻ và sấy nan mây cho Hợp tác xã mẫu Phú Nghĩa', wide: true },
  { label: 'Đơn vị thực hiện', value: 'Trung tâm Khuyến công' },
  { label: 'Đơn vị thụ hưởng', value: 'Hợp tác xã mẫu Phú Nghĩa' },
  { label: 'Tổng kinh phí', value: '520.000.000 ₫', before: '480.000.000 ₫' },
  { label: 'Đối ứng', value: '280.000.000 ₫' },
  { label: 'Số lao động', value: null },
  { label: 'Thời gian', value: '01/03/2024 – 30/11/2024' },
]

export const sampleActions: OfferedAction[] = [
  {
    key: 'appraise',
    label: 'Gửi thẩm định',
    allowed: true,
    primary: true,
    text: 'Hồ sơ sẽ chuyển sang Sở Công Thương. Sau khi gửi, bạn không sửa được nữa.',
    fields: [
      { key: 'reason', label: 'Ý kiến rà soát', kind: 'textarea', required: true, help: 'Ngắn gọn, người thẩm định sẽ đọc đầu tiên.' },
      { key: 'amount', label: 'Mức đề xuất', kind: 'money', required: true },
      { key: 'day', label: 'Ngày rà soát', kind: 'date', required: true },
      {
        key: 'group',
        label: 'Nhóm nội dung',
        kind: 'select',
        options: [
          { value: '1', label: 'Đào tạo, tập huấn' },
          { value: '2', label: 'Hỗ trợ máy móc' },
        ],
      },
      { key: 'paper', label: 'Biên bản rà soát', kind: 'file', accept: '.pdf', help: 'Tệp PDF, tối đa 20 MB.' },
    ],
  },
  {
    key: 'return',
    label: 'Trả lại để bổ sung',
    allowed: true,
    fields: [{ key: 'reason', label: 'Cần bổ sung gì', kind: 'textarea', required: true }],
  },
  { key: 'contract', label: 'Ký hợp đồng', allowed: false, why: 'Việc này không làm được khi hồ sơ ở bước “Đã rà soát”.' },
  {
    key: 'stop',
    label: 'Dừng đề án',
    allowed: true,
    danger: true,
    fields: [{ key: 'reason', label: 'Lý do dừng', kind: 'textarea', required: true }],
  },
]
