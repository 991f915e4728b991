/** The reference pages, written from the code: fields, steps, access, rules. */
import { readCsv } from '../files/csv.ts'
import { sayDay } from '../kernel/dates.ts'
import type { FieldModel } from '../kernel/entity.ts'
import { sayDong } from '../kernel/money.ts'
import { diagram } from '../kernel/workflow.ts'
import { rules } from './appraisal/appraisal.rules.ts'
import { LegalDocument } from './appraisal/documents.schema.ts'
import { shippedNorms } from './appraisal/norms.schema.ts'
import { datedRules, saidValues } from './appraisal/subjects.rules.ts'
import { Call } from './calls/calls.schema.ts'
import { Contest } from './contests/contests.schema.ts'
import { Design } from './designs/designs.schema.ts'
import { Artisan, Establishment, Village, VillageRecognition } from './establishments/establishments.schema.ts'
import { Fair, Participation } from './fairs/fairs.schema.ts'
import { Allocation, Contract, Decision, Payment, Settlement } from './funding/funding.schema.ts'
import { routes } from './index.ts'
import { SupportEvidence } from './overlaps/overlaps.schema.ts'
import { BudgetAmount, BudgetLine, Plan, ScheduleItem, Target } from './plans/plans.schema.ts'
import { Machine, Paper, Project } from './projects/projects.schema.ts'
import { projectActions, projectFlow } from './projects/projects.workflow.ts'
import { AreaList } from './reference/areas.schema.ts'
import { Holiday } from './reference/calendar.schema.ts'
import { readData } from './reference/reference.seed.ts'
import { type Role, roles } from './reference/roles.schema.ts'
import { unitLevels } from './reference/units.schema.ts'
import { ExportTurnover } from './trade/trade.schema.ts'
import { Attendance, Person, TrainingClass } from './training/training.schema.ts'

const entities = [
  Plan,
  BudgetLine,
  BudgetAmount,
  Target,
  ScheduleItem,
  Village,
  VillageRecognition,
  Holiday,
  AreaList,
  Establishment,
  Artisan,
  Call,
  Project,
  Paper,
  Machine,
  SupportEvidence,
  Decision,
  Allocation,
  Contract,
  Payment,
  Settlement,
  LegalDocument,
  Design,
  Contest,
  Fair,
  Participation,
  TrainingClass,
  Person,
  Attendance,
  ExportTurnover,
] as const
const kinds = {
  text: 'chữ',
  int: 'số nguyên',
  decimal: 'số',
  money: 'đồng',
  date: 'ngày',
  choice: 'chọn',
  flag: 'có/không',
  ref: 'liên kết',
  json: 'dữ liệu',
} as const
const table = (heads: readonly string[], rows: readonly (readonly string[])[]) =>
  [
    `| ${heads.join(' | ')} |`,
    `| ${heads.map(() => '---').join(' | ')} |`,
    ...rows.map(row => `| ${row.map(cell => cell.replaceAll('|', '\\|').replaceAll('\n', ' ')).join(' | ')} |`),
  ].join('\n')
const page = (title: string, ...parts: string[]) =>
  `${[`# ${title}`, 'Trang này do `npm run docs` ghi từ mã nguồn; đừng sửa tay.', ...parts].join('\n\n')}\n`

const fieldRow = (field: FieldModel) => [
  field.key,
  field.label,
  kinds[field.kind],
  field.required ? 'có' : '',
  [
    field.options &&
      Object.entries(field.options)
        .map(([code, label]) => `${code}: ${label}`)
        .join('; '),
    field.help,
    field.personal && 'thông tin cá nhân',
  ]
    .filter(Boolean)
    .join('. '),
]
const fields = () =>
  page(
    'Từ điển dữ liệu',
    ...entities.map(
      e => `## ${e.label} (\`${e.name}\`)\n\n${table(['Trường', 'Tên', 'Loại', 'Bắt buộc', 'Giá trị, ghi chú'], e.form.map(fieldRow))}`,
    ),
  )

const workflow = async () => {
  const duties = readCsv(await readData('duties/duties.csv'))
  const carriers = (duty: string) =>
    duties
      .filter(d => d.duty === duty)
      .map(
        d =>
          `${roles[d.role as Role]} (${unitLevels[d.level as keyof typeof unitLevels]}${d.valid_until ? `, trước ${sayDay(d.valid_until)}` : ''}${d.valid_from === '2012-07-05' ? '' : `, từ ${sayDay(d.valid_from ?? '')}`})`,
      )
      .join('; ')
  const rows = projectFlow.steps.map(step => [
    step.label,
    step.from.map(s => projectFlow.states[s]).join(', '),
    step.to ? projectFlow.states[step.to] : 'giữ nguyên',
    carriers(step.duty),
    (step.notAfter ?? []).map(action => projectActions[action]).join(', '),
    (step.asks ?? []).map(ask => ask.label).join(', '),
  ])
  return page(
    'Quy trình đề án',
    table(['Bước', 'Từ', 'Đến', 'Ai làm', 'Không phải người đã', 'Cần nhập'], rows),
    `\`\`\`mermaid\n${diagram(projectFlow)}\n\`\`\``,
  )
}
const access = () =>
  page(
    'Ai được làm gì',
    'Không khai báo thì không được phép. Ngoài vai trò, mỗi người chỉ thấy bản ghi trong phạm vi đơn vị hoặc cơ sở của mình.',
    table(
      ['Địa chỉ', 'Việc', 'Dành cho'],
      routes.map(r => [
        `${r.method} /api${r.path}`,
        r.summary,
        r.who === 'anyone' ? 'mọi người' : r.who === 'signed-in' ? 'người đã đăng nhập' : r.who.map(role => roles[role as Role]).join(', '),
      ]),
    ),
  )
const law = () =>
  page(
    'Các điểm thẩm định',
    'Độ tin cậy: S đọc trong nguồn, S-press đọc trong bài báo, M theo trí nhớ, I suy ra, X chưa tìm thấy. Quy định chỉ chặn khi trong phạm vi và đã được cán bộ xác minh; số học luôn chặn.',
    table(
      ['Điểm', 'Bản chất', 'Hiệu lực', 'Căn cứ', 'Độ tin cậy'],
      rules.flatMap(rule =>
        rule.versions.map(v => [
          rule.title,
          rule.nature === 'law' ? 'quy định' : 'số học',
          `từ ${sayDay(v.from)}${v.until ? ` đến trước ${sayDay(v.until)}` : ''}`,
          v.article,
          v.confidence,
        ]),
      ),
    ),
    '## Quy định theo giá trị\n\nKhi có văn bản mới, lãnh đạo Sở hoặc quản trị đặt lại các giá trị này trên màn hình (Quản trị, Văn bản).',
    table(
      ['Quy định', 'Hiệu lực', 'Giá trị', 'Căn cứ', 'Độ tin cậy'],
      datedRules.flatMap(({ code, title, shipped }) =>
        shipped.map(v => [
          title,
          `từ ${sayDay(v.from)}${v.until ? ` đến trước ${sayDay(v.until)}` : ''}`,
          saidValues(code, v.values)
            .map(({ label, says }) => `${label}: ${says}`)
            .join('. '),
          v.article,
          v.confidence,
        ]),
      ),
    ),
    '## Định mức hỗ trợ\n\nTrần trung ương kèm theo sản phẩm. Bộ định mức riêng của Hà Nội để trống: chưa tìm thấy văn bản.',
    table(
      ['Định mức', 'Tỷ lệ', 'Mức trần', 'Tính cho', 'Từ ngày', 'Căn cứ', 'Độ tin cậy'],
      shippedNorms.map(norm => [
        norm.label,
        norm.percent === null ? 'không ghi' : `${norm.percent}%`,
        norm.ceiling === null ? 'không ghi' : sayDong(norm.ceiling),
        norm.per,
        sayDay(norm.validFrom),
        norm.article,
        norm.confidence,
      ]),
    ),
  )

/** File name → text of each reference page. */
export const references = async (): Promise<Record<string, string>> => ({
  'fields.md': fields(),
  'workflow.md': await workflow(),
  'access.md': access(),
  'rules.md': law(),
})
