/** The report as JSON, and its published schema (docs/reference/bao-cao.schema.json is generated from here). Pure. */
import * as z from 'zod'
import { targetCodes } from '../plans/plans.schema.ts'
import type { BreakdownRow, BudgetRow, Report } from './report.rules.ts'

const day = z.iso.date()
const dong = (what: string) => z.int().describe(`${what}, đồng`)
const count = (what: string) => z.int().min(0).describe(what)
const money = {
  approved: dong('Kinh phí đã duyệt, lũy kế'),
  advanced: dong('Đã tạm ứng, lũy kế'),
  paid: dong('Đã chi (tạm ứng và thanh toán), lũy kế'),
  settled: dong('Đã quyết toán, lũy kế'),
}
const counts = {
  submitted: count('Số đề án đã nộp, lũy kế'),
  projects: count('Số đề án được duyệt, lũy kế'),
  accepted: count('Số đề án đã nghiệm thu, lũy kế'),
}
const row = z.object({
  file: z.string().nullable().describe('Tên tệp Excel; trống khi bản ghi được nhập trên màn hình'),
  sheet: z.string().nullable().describe('Tên trang tính'),
  row: z.int().nullable().describe('Số dòng trong trang tính, như Excel hiển thị'),
})
const target = z.object({
  code: z.enum(targetCodes).describe('Mã cố định của chỉ tiêu, cũng là mã số liệu'),
  name: z.string().describe('Tên chỉ tiêu'),
  unit: z.string().describe('Đơn vị tính'),
  min: z.number().describe('Mức tối thiểu'),
  max: z.number().describe('Mức tối đa'),
  actual: z
    .number()
    .nullable()
    .describe('Thực hiện lũy kế từ đầu năm kế hoạch; tăng trưởng tính bằng phần trăm, hai số lẻ; null là chưa xác định'),
  level: z
    .enum(['under', 'inside', 'above', 'undetermined'])
    .describe('So với khoảng: dưới, trong khoảng (kể cả hai đầu), vượt, chưa xác định'),
  reachable: z.boolean().nullable().describe('Còn đạt được mức tối thiểu trong năm hay không (đã đạt cũng là true); null là chưa xác định'),
  rows: z.array(row).describe('Các dòng làm nên số thực hiện; với tăng trưởng là các tháng của hai năm'),
  paperCode: z.string().describe('Mã ngắn trên văn bản, ví dụ CT-02'),
  inPeriod: z.number().nullable().describe('Phần thực hiện nằm trong kỳ báo cáo'),
  reachability: z
    .enum(['reached', 'reachable', 'out_of_reach', 'undetermined'])
    .describe('Khả năng: đã đạt, còn đủ khả năng, không còn đủ khả năng, chưa xác định'),
  says: z.string().describe('Câu giải thích khả năng, có phép tính'),
  remaining: z.number().nullable().describe('Kết quả dự kiến của việc đã lên lịch sau ngày lấy số liệu'),
  expectedToday: z.number().nullable().describe('Mức tối thiểu chia đều đến ngày cuối được tính; null với tăng trưởng'),
  beside: z
    .array(
      z.object({
        figure: z.string().describe('Mã số liệu'),
        label: z.string().describe('Tên'),
        unit: z.string().describe('Đơn vị tính'),
        value: z.number().nullable().describe('Giá trị; null là chưa xác định'),
      }),
    )
    .describe('Các số đứng bên cạnh, không cộng vào chỉ tiêu'),
  undetermined: z.int().describe('Số bản ghi hoặc số tháng chưa xác định được'),
  overlap: z.string().nullable().describe('Số bản ghi trùng đối tượng, khi đếm không trùng'),
  note: z.string().nullable().describe('Cách tính, nguồn hoặc lý do chưa xác định'),
})
const budgetRow = z.object({
  figure: z.string().describe('Phần đầu của mã số liệu, ví dụ budget.technology.city; thêm .approved để mở'),
  contentGroup: z.string().describe('Mã nội dung; total là tổng cộng'),
  groupLabel: z.string().describe('Tên nội dung'),
  source: z.string().describe('Mã nguồn kinh phí; total là mọi nguồn'),
  sourceLabel: z.string().describe('Tên nguồn kinh phí'),
  planned: z.int().nullable().describe('Dự toán của dòng, đồng; null khi chỉ xem một địa bàn'),
  ...money,
  remaining: z.int().nullable().describe('Dự toán trừ đã duyệt, đồng'),
  inPeriod: z.object(money).describe('Phần nằm trong kỳ'),
})
const breakdown = z.object({
  figure: z.string().describe('Phần đầu của mã số liệu'),
  key: z.string().describe('Mã nội dung, mã đơn vị, city (toàn thành phố), unknown (chưa xác định) hoặc total'),
  label: z.string().describe('Tên'),
  level: z.enum(['district', 'commune', 'city', 'unknown']).optional().describe('Cấp đơn vị'),
  ...counts,
  ...money,
  inPeriod: z.object({ ...counts, ...money }).describe('Phần nằm trong kỳ'),
  targets: z.partialRecord(z.enum(targetCodes), z.int()).optional().describe('Thực hiện các chỉ tiêu đếm được của đơn vị'),
})
export const reportSchema = z
  .object({
    plan: z
      .object({
        year: z.int().describe('Năm kế hoạch'),
        version: z.int().describe('Lần: 1 là đầu năm, từ 2 là điều chỉnh'),
        title: z.string().describe('Tên kế hoạch'),
        number: z.string().nullable().describe('Số văn bản'),
        demo: z.boolean().describe('Số liệu minh họa, không phải số thật'),
      })
      .describe('Kế hoạch có hiệu lực vào ngày lấy số liệu'),
    period: z
      .object({
        code: z.string().describe('Mã kỳ: 2024, 2024-H1, 2024-Q3, 2024-05'),
        label: z.string().describe('Tên kỳ'),
        from: day.describe('Ngày đầu của kỳ'),
        lastDay: day.describe('Ngày cuối của kỳ'),
        asOf: day.describe('Ngày lấy số liệu'),
        yearFrom: day.describe('Ngày đầu của năm kế hoạch; số lũy kế tính từ đây'),
        coveredUntil: day.describe('Ngày cuối được tính'),
        scope: z.string().describe('Địa bàn của báo cáo'),
      })
      .describe('Kỳ báo cáo'),
    targets: z.array(target).describe('Các chỉ tiêu của kế hoạch, theo thứ tự'),
    budget: z
      .object({ lines: z.array(budgetRow).describe('Từng dòng ngân sách'), totals: budgetRow.describe('Tổng cộng') })
      .describe('Kinh phí theo nội dung và nguồn'),
    breakdowns: z
      .object({
        byGroup: z.array(breakdown).describe('Theo nội dung khuyến công'),
        byUnit: z.array(breakdown).describe('Theo đơn vị hành chính; có dòng toàn thành phố và dòng chưa xác định'),
        total: breakdown.describe('Tổng cộng, bằng tổng của mỗi cách chia'),
      })
      .describe('Đề án và kinh phí chia theo nội dung, đơn vị'),
  })
  .meta({ title: 'Báo cáo khuyến công', description: 'Tệp bao-cao.json: cùng số liệu với bao-cao.xlsx và bao-cao.docx' })
export type ReportJson = z.infer<typeof reportSchema>

const budgetJson = ({ ...all }: BudgetRow): ReportJson['budget']['totals'] => all
const breakdownJson = ({ ...all }: BreakdownRow): ReportJson['breakdowns']['total'] => all
const canReach = { reached: true, reachable: true, out_of_reach: false, undetermined: null } as const

/** The report as `bao-cao.json` has it; rows lead to file, sheet and row. */
export const reportJson = (report: Report): ReportJson => ({
  plan: { ...report.plan, demo: report.demo },
  period: { ...report.period, scope: report.scope.label },
  targets: report.targets.map(({ figure: _, levelLabel: __, reachableLabel: ___, reachable, rows, ...rest }) => ({
    ...rest,
    reachable: canReach[reachable],
    reachability: reachable,
    rows: rows.map(({ source }) => ({ file: source?.file ?? null, sheet: source?.sheet ?? null, row: source?.row ?? null })),
  })),
  budget: { lines: report.budget.lines.map(budgetJson), totals: budgetJson(report.budget.totals) },
  breakdowns: {
    byGroup: report.breakdowns.byGroup.map(breakdownJson),
    byUnit: report.breakdowns.byUnit.map(breakdownJson),
    total: breakdownJson(report.breakdowns.total),
  },
})
/** The bytes of `bao-cao.json`. */
export const jsonBytes = (report: Report): Uint8Array => new TextEncoder().encode(`${JSON.stringify(reportJson(report), null, 2)}\n`)
/** The schema as `docs/reference/bao-cao.schema.json` has it. */
export const publishedSchema = (): string => `${JSON.stringify(z.toJSONSchema(reportSchema), null, 2)}\n`
