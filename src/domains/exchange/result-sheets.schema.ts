/** The sheets of the results' workbook (ket-qua.xlsx): what the plan's targets count. */
import { f, optional } from '../../kernel/entity.ts'
import { sheetOf } from '../../kernel/sheet.ts'
import { Fair, Participation } from '../fairs/fairs.schema.ts'
import { Machine } from '../projects/projects.schema.ts'
import { ExportTurnover } from '../trade/trade.schema.ts'
import { Attendance, Person, TrainingClass } from '../training/training.schema.ts'

export { designSheet } from '../designs/sheet.schema.ts'

const establishmentCode = f.text('Mã cơ sở', { help: 'Mã trong sổ bộ cơ sở' })

export const fairSheet = sheetOf('Hội chợ', 'Mỗi dòng là một hội chợ, triển lãm.', Fair, {
  pick: ['code', 'name', 'place', 'startsOn', 'endsOn'],
})
export const participationSheet = sheetOf('Tham gia hội chợ', 'Mỗi dòng là một lượt: một cơ sở tại một hội chợ.', Participation, {
  pick: ['fairCode', 'establishmentCode', 'state', 'booths'],
  extra: { fairCode: f.text('Mã hội chợ', { help: 'Mã ở trang Hội chợ hoặc đã có trong hệ thống' }), establishmentCode },
})
export const classSheet = sheetOf(
  'Lớp',
  'Mỗi dòng là một lớp. Lớp tập huấn quản lý và lớp đào tạo nghề là hai số liệu riêng.',
  TrainingClass,
  {
    pick: ['code', 'name', 'kind', 'startsOn', 'endsOn', 'place'],
  },
)
export const learnerSheet = sheetOf('Học viên', 'Mỗi dòng là một lượt học viên của một lớp.', Person, {
  pick: ['classCode', 'name', 'birthYear', 'establishmentCode', 'position', 'completed', 'phone', 'personalNumber'],
  extra: {
    classCode: f.text('Mã lớp', { help: 'Mã ở trang Lớp hoặc đã có trong hệ thống' }),
    establishmentCode: optional(establishmentCode),
    position: Attendance.fields.position,
    completed: Attendance.fields.completed,
  },
})
export const machineSheet = sheetOf('Máy móc', 'Mỗi dòng là một máy, thiết bị mà đề án hỗ trợ cho một cơ sở thụ hưởng.', Machine, {
  pick: ['projectCode', 'establishmentCode', 'name', 'serial', 'maker'],
  extra: { projectCode: f.text('Mã đề án', { help: 'Mã trong danh sách đề án' }), establishmentCode },
})
export const turnoverSheet = sheetOf(
  'Kim ngạch xuất khẩu',
  'Mỗi dòng là kim ngạch hàng thủ công mỹ nghệ của một tháng theo một nguồn, một loại tiền, một phiên bản nhóm hàng. Cần cả tháng cùng kỳ năm trước.',
  ExportTurnover,
  { pick: ['month', 'source', 'currency', 'mapping', 'amount', 'status', 'note'], kinds: { month: 'month' } },
)
