/** The table of steps of a project, from draft to liquidated. Buttons, checks, diagram and tests read it. */

import { sayDong } from '../../kernel/money.ts'
import type { Ask, Step, Workflow } from '../../kernel/workflow.ts'
import { say } from '../../words/say.ts'
import { type ProjectState, type paperKinds, projectStates } from './projects.schema.ts'

/** What the table needs to know of a project, gathered once. */
export interface ProjectFacts {
  /** A class or a fair has no local survey, counterpart or beneficiary's commitment. */
  shape: 'establishment' | 'event'
  centreImplements: boolean
  beneficiaries: number
  commitsCapital: boolean
  commitsNoDouble: boolean
  /** Titles of the findings that block. */
  blocking: readonly string[]
  /** Its unit ended and no single successor is certain: the department assigns one. */
  awaitsUnit: boolean
  requested: number
  approved: number | null
  contracted: number | null
  advanced: number | null
  settlement: number | null
  reclaimed: number
  /** Stopped before it was accepted: what was advanced may be asked back. */
  stopped: boolean
  /** Why somebody asked for a new appraisal under newer law; null when nobody did. */
  rejudge: string | null
}
export const projectActions = {
  create: 'lập hồ sơ',
  edit: 'sửa hồ sơ',
  imported: 'nhập từ Excel',
  submit: 'nộp hồ sơ',
  withdraw: 'rút lại',
  survey: 'khảo sát, xác nhận',
  return: 'yêu cầu bổ sung',
  review: 'rà soát',
  appraise: 'thẩm định',
  ask_reappraise: 'yêu cầu thẩm định lại',
  reappraise: 'thẩm định lại',
  propose: 'trình',
  decide: 'ghi quyết định phê duyệt',
  contract: 'ký hợp đồng',
  advance: 'chi tạm ứng',
  start: 'bắt đầu thực hiện',
  check: 'kiểm tra tiến độ',
  accept: 'nghiệm thu',
  settle: 'quyết toán',
  reclaim: 'thu hồi tạm ứng',
  liquidate: 'thanh lý',
  adjust: 'điều chỉnh',
  reject: 'từ chối',
  stop: 'cho ngừng thực hiện',
  assign: 'phân công đơn vị',
  hand_over: 'chuyển giao địa bàn',
  attach: 'thêm giấy tờ',
  repointed: 'chuyển sang cơ sở được giữ khi gộp',
  pointed_back: 'trả về cơ sở cũ khi hoàn tác gộp',
  put_aside: 'bỏ dòng thụ hưởng trùng khi gộp',
  put_back: 'trả lại dòng thụ hưởng khi hoàn tác gộp',
} as const
export type ProjectAction = keyof typeof projectActions

const reason: Ask = { key: 'reason', label: 'Lý do', kind: 'note', required: true, help: 'Ghi để người nhận hiểu và làm tiếp được' }
const note: Ask = { key: 'reason', label: 'Ghi chú', kind: 'note' }
const on = (label: string): Ask => ({ key: 'on', label, kind: 'date', required: true })
const scan = (paper: keyof typeof paperKinds, label: string): Ask => ({
  key: 'scan',
  label,
  kind: 'file',
  paper,
  help: 'PDF, ảnh, Word hoặc Excel; có thể thêm sau ở mục Giấy tờ',
})
const establishmentOnly = (facts: ProjectFacts) => facts.shape === 'establishment'
const eventOnly = (facts: ProjectFacts) => facts.shape === 'event'
const needsUnit = (facts: ProjectFacts) => (facts.awaitsUnit ? say('projects.awaitsUnit') : undefined)
/** The papers that must be whole before a project leaves its maker's hands (Quy chế Hà Nội, law.md 1.7). */
const incomplete = (facts: ProjectFacts) => {
  if (facts.awaitsUnit) return say('projects.awaitsUnit')
  if (facts.shape === 'event') return undefined
  if (!facts.beneficiaries) return say('projects.needsBeneficiary')
  return facts.requested > 0 ? undefined : say('projects.needsAmount')
}

/** Advance paid above what was settled and not yet given back, in đồng. */
export const toReclaim = (facts: Pick<ProjectFacts, 'advanced' | 'settlement' | 'reclaimed' | 'stopped'>): number =>
  facts.settlement === null && !facts.stopped ? 0 : Math.max(0, (facts.advanced ?? 0) - (facts.settlement ?? 0) - facts.reclaimed)

/** Whoever made the file ready: filed, rewrote, brought in or handed it in. */
const prepares: readonly ProjectAction[] = ['create', 'edit', 'imported', 'submit']

type S = Step<ProjectState, ProjectAction, ProjectFacts>
const steps: S[] = [
  { action: 'submit', from: ['draft', 'supplement'], to: 'submitted', label: 'Nộp hồ sơ', duty: 'submit', when: incomplete, asks: [note] },
  { action: 'withdraw', from: ['submitted'], to: 'draft', label: 'Rút lại để sửa', duty: 'submit', tone: 'quiet', asks: [note] },
  {
    action: 'survey',
    from: ['submitted'],
    to: 'surveyed',
    label: 'Khảo sát, xác nhận',
    duty: 'survey',
    applies: establishmentOnly,
    when: needsUnit,
    notAfter: prepares,
    asks: [
      on('Ngày khảo sát'),
      { key: 'reason', label: 'Kết quả khảo sát', kind: 'note', required: true },
      scan('survey', 'Biên bản khảo sát'),
    ],
  },
  {
    action: 'review',
    from: ['submitted'],
    to: 'reviewed',
    label: 'Xác nhận đã rà soát',
    duty: 'review',
    applies: eventOnly,
    notAfter: prepares,
    asks: [note],
  },
  {
    action: 'review',
    from: ['surveyed'],
    to: 'reviewed',
    label: 'Xác nhận đã rà soát',
    duty: 'review',
    applies: establishmentOnly,
    notAfter: [...prepares, 'survey'],
    asks: [note],
  },
  {
    action: 'appraise',
    from: ['reviewed'],
    to: 'appraised',
    label: 'Thẩm định đạt',
    duty: 'appraise',
    notAfter: [...prepares, 'survey', 'review'],
    when: facts => (facts.blocking.length ? say('projects.blocked', { findings: facts.blocking.join('; ') }) : undefined),
    asks: [{ key: 'reason', label: 'Ý kiến thẩm định', kind: 'note', required: true }, scan('appraisal', 'Biên bản thẩm định')],
  },
  // Newer law: the findings are made and kept again, the state stays.
  {
    action: 'reappraise',
    from: ['appraised', 'proposed', 'planned', 'contracted', 'advanced', 'under_way', 'accepted', 'settled'],
    label: 'Thẩm định lại',
    duty: 'appraise',
    applies: facts => facts.rejudge !== null,
    notAfter: [...prepares, 'survey', 'review'],
    asks: [{ key: 'reason', label: 'Ý kiến thẩm định lại', kind: 'note', required: true }, scan('appraisal', 'Biên bản thẩm định')],
  },
  {
    action: 'propose',
    from: ['appraised'],
    to: 'proposed',
    label: 'Trình UBND Thành phố',
    duty: 'propose',
    notAfter: [...prepares, 'survey', 'review', 'appraise'],
    asks: [note],
  },
  // The People's Committee decides; a leader records its paper, also one who proposed.
  {
    action: 'decide',
    from: ['proposed'],
    to: 'planned',
    label: 'Ghi quyết định phê duyệt',
    duty: 'decide',
    notAfter: [...prepares, 'survey', 'review', 'appraise'],
    when: facts => (facts.blocking.length ? say('projects.blocked', { findings: facts.blocking.join('; ') }) : undefined),
    asks: [
      { key: 'number', label: 'Số quyết định', kind: 'text', required: true },
      on('Ngày quyết định'),
      { key: 'issuer', label: 'Cơ quan quyết định', kind: 'text', required: true },
      { key: 'amount', label: 'Kinh phí được duyệt', kind: 'money', required: true },
      scan('decision', 'Bản quét quyết định'),
    ],
  },
  {
    action: 'contract',
    from: ['planned'],
    to: 'contracted',
    label: 'Ghi hợp đồng đã ký',
    duty: 'contract',
    when: facts =>
      establishmentOnly(facts) && !(facts.commitsCapital && facts.commitsNoDouble) ? say('projects.needsCommitments') : undefined,
    asks: [
      { key: 'number', label: 'Số hợp đồng', kind: 'text', required: true },
      on('Ngày ký'),
      { key: 'amount', label: 'Giá trị hỗ trợ', kind: 'money', required: true },
      scan('contract', 'Bản quét hợp đồng'),
    ],
  },
  {
    action: 'advance',
    from: ['contracted'],
    to: 'advanced',
    label: 'Ghi tạm ứng',
    duty: 'pay',
    notAfter: ['contract', 'decide'],
    asks: [
      { key: 'amount', label: 'Số tiền tạm ứng', kind: 'money', required: true },
      on('Ngày chi'),
      { key: 'voucher', label: 'Số chứng từ', kind: 'text' },
    ],
  },
  {
    action: 'start',
    from: ['advanced', 'contracted'],
    to: 'under_way',
    label: 'Bắt đầu thực hiện',
    duty: 'start',
    asks: [on('Ngày bắt đầu')],
  },
  {
    action: 'check',
    from: ['under_way'],
    label: 'Ghi kiểm tra tiến độ',
    duty: 'check',
    tone: 'quiet',
    asks: [on('Ngày kiểm tra'), { key: 'reason', label: 'Kết quả kiểm tra', kind: 'note', required: true }],
  },
  {
    action: 'accept',
    from: ['under_way'],
    to: 'accepted',
    label: 'Nghiệm thu',
    duty: 'accept',
    notAfter: [...prepares, 'start'],
    asks: [
      on('Ngày nghiệm thu'),
      {
        key: 'acceptedEligibleCost',
        label: 'Chi phí được nghiệm thu',
        kind: 'money',
        required: true,
        help: 'Phần chi phí được tính hỗ trợ đã thực hiện và đủ chứng từ',
      },
      scan('acceptance', 'Biên bản nghiệm thu'),
      note,
    ],
  },
  {
    action: 'settle',
    from: ['accepted'],
    to: 'settled',
    label: 'Quyết toán',
    duty: 'settle',
    notAfter: ['accept', 'contract', 'decide'],
    when: facts => (facts.contracted === null ? say('projects.noContract') : undefined),
    asks: [on('Ngày quyết toán'), { key: 'voucher', label: 'Số chứng từ thanh toán', kind: 'text' }],
  },
  {
    action: 'reclaim',
    from: ['settled', 'stopped'],
    notAfter: ['contract', 'decide'],
    label: 'Ghi thu hồi tạm ứng',
    duty: 'pay',
    applies: facts => toReclaim(facts) > 0,
    asks: [
      { key: 'amount', label: 'Số tiền thu hồi', kind: 'money', required: true },
      on('Ngày thu hồi'),
      { key: 'voucher', label: 'Số chứng từ', kind: 'text' },
    ],
  },
  {
    action: 'liquidate',
    from: ['settled'],
    to: 'liquidated',
    label: 'Thanh lý hợp đồng',
    duty: 'liquidate',
    notAfter: ['settle'],
    when: facts => (toReclaim(facts) > 0 ? say('projects.reclaimFirst', { amount: sayDong(toReclaim(facts)) }) : undefined),
    asks: [on('Ngày thanh lý'), note],
  },
  { action: 'return', from: ['submitted'], to: 'supplement', label: 'Yêu cầu bổ sung', duty: 'return', tone: 'quiet', asks: [reason] },
  {
    action: 'return',
    from: ['surveyed', 'reviewed'],
    to: 'supplement',
    label: 'Trả lại để bổ sung',
    duty: 'return',
    tone: 'quiet',
    asks: [reason],
  },
  {
    action: 'adjust',
    from: ['planned', 'contracted', 'advanced', 'under_way'],
    label: 'Điều chỉnh',
    duty: 'adjust',
    tone: 'quiet',
    asks: [
      { key: 'plannedEndOn', label: 'Ngày hoàn thành mới', kind: 'date' },
      {
        key: 'amount',
        label: 'Kinh phí được duyệt mới',
        kind: 'money',
        help: 'Chỉ đổi được khi chưa ký hợp đồng; tăng kinh phí cần quyết định điều chỉnh dưới đây',
      },
      { key: 'number', label: 'Số quyết định điều chỉnh', kind: 'text' },
      { key: 'decidedOn', label: 'Ngày quyết định điều chỉnh', kind: 'date' },
      { key: 'issuer', label: 'Cơ quan quyết định', kind: 'text' },
      reason,
    ],
  },
  {
    action: 'reject',
    from: ['submitted', 'surveyed', 'reviewed', 'appraised', 'proposed'],
    to: 'rejected',
    label: 'Từ chối',
    duty: 'reject',
    tone: 'danger',
    asks: [reason],
  },
  {
    action: 'stop',
    from: ['planned', 'contracted', 'advanced', 'under_way'],
    to: 'stopped',
    label: 'Ngừng thực hiện',
    duty: 'stop',
    tone: 'danger',
    asks: [reason],
  },
  {
    action: 'assign',
    from: [
      'draft',
      'submitted',
      'supplement',
      'surveyed',
      'reviewed',
      'appraised',
      'proposed',
      'planned',
      'contracted',
      'advanced',
      'under_way',
      'accepted',
      'settled',
    ],
    label: 'Phân công đơn vị tiếp nhận',
    duty: 'assign',
    applies: facts => facts.awaitsUnit,
    asks: [{ key: 'unitId', label: 'Xã, phường tiếp nhận', kind: 'choice', required: true }, reason],
  },
]
export const projectFlow: Workflow<ProjectState, ProjectAction, ProjectFacts> = { states: projectStates, steps }

/** Duties that the Centre's own staff never carry on a project that the Centre implements. */
export const notByImplementingCentre: readonly string[] = ['review', 'appraise', 'accept']
