/** The sheets of the plan's workbook (ke-hoach.xlsx). */
import { sheetOf } from '../../kernel/sheet.ts'
import { BudgetAmount, BudgetLine, Plan, ScheduleItem, Target } from '../plans/plans.schema.ts'

export const planSheet = sheetOf(
  'Kế hoạch',
  'Một dòng: kế hoạch khuyến công của năm. Có ngày phê duyệt thì kế hoạch là đã phê duyệt, để trống là dự thảo.',
  Plan,
  { pick: ['year', 'title', 'number', 'issuedOn', 'issuer', 'approvedOn'] },
)
export const lineSheet = sheetOf(
  'Dòng ngân sách',
  'Mỗi dòng là dự toán của một nội dung theo một nguồn kinh phí. Mỗi cặp nội dung và nguồn chỉ ghi một lần.',
  BudgetLine,
  { pick: ['contentGroup', 'source', 'amount'], extra: { amount: BudgetAmount.fields.amount } },
)
export const targetSheet = sheetOf(
  'Chỉ tiêu',
  'Mỗi dòng là một trong năm chỉ tiêu. Tăng trưởng ghi theo phần trăm, ví dụ 6 và 8. Cách đếm của từng chỉ tiêu đã định sẵn.',
  Target,
  { pick: ['code', 'name', 'unit', 'min', 'max'] },
)
export const scheduleSheet = sheetOf(
  'Lịch thực hiện',
  'Việc còn phải làm trong năm và kết quả dự kiến, để biết chỉ tiêu có còn đạt được hay không.',
  ScheduleItem,
  { pick: ['targetCode', 'name', 'on', 'expected'] },
)
