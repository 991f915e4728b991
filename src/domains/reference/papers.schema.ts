/** The kinds of paper that a dossier holds, from the establishment's own to the office's. */
import type { Options } from '../../kernel/entity.ts'

export const paperKinds = {
  letter: 'Công văn đăng ký, danh mục đề án',
  request: 'Văn bản đề nghị hỗ trợ',
  proposal: 'Đề án',
  registration: 'Giấy đăng ký kinh doanh',
  workshop: 'Giấy tờ về đất, nhà xưởng',
  quotation: 'Báo giá hoặc hợp đồng mua máy',
  environment: 'Giấy tờ môi trường',
  capital: 'Cam kết vốn đối ứng',
  no_double: 'Cam kết không nhận hỗ trợ trùng',
  photo: 'Ảnh cơ sở, sản phẩm, nơi đặt máy',
  survey: 'Biên bản khảo sát',
  appraisal: 'Biên bản thẩm định',
  decision: 'Quyết định phê duyệt',
  contract: 'Hợp đồng',
  acceptance: 'Biên bản nghiệm thu',
  settlement: 'Hồ sơ quyết toán',
  liquidation: 'Biên bản thanh lý',
  other: 'Giấy tờ khác',
} as const satisfies Options
export type PaperKind = keyof typeof paperKinds
/** Papers that an applicant brings; the others are made by the office. */
export const applicantPapers = [
  'letter',
  'request',
  'proposal',
  'registration',
  'workshop',
  'quotation',
  'environment',
  'capital',
  'no_double',
  'photo',
  'other',
] as const satisfies readonly PaperKind[]
