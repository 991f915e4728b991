/** The sheet of the projects' workbook (de-an.xlsx): states and money come from its dated columns. */
import { f, optional } from '../../kernel/entity.ts'
import { type Sheet, sheetOf, type ValuesOf } from '../../kernel/sheet.ts'
import { Allocation, Contract, Decision, Settlement } from '../funding/funding.schema.ts'
import { Project } from '../projects/projects.schema.ts'
import { placeHelp } from './register-sheets.schema.ts'

const year = {
  ...Project.fields.year,
  help: 'Đề án của năm trước cũng ghi ở đây, để biết cơ sở đã được hỗ trợ',
}
export const projectSheet = sheetOf(
  'Đề án',
  'Mỗi dòng là một đề án. Không ghi trạng thái: trạng thái lấy theo ngày của bước xa nhất. Bước nào đã làm thì ghi ngày, các ngày theo đúng thứ tự.',
  Project,
  {
    pick: [
      'code',
      'year',
      'name',
      'contentGroup',
      'activity',
      'source',
      'implementer',
      'implementerName',
      'place',
      'beneficiaries',
      'totalCost',
      'eligibleCost',
      'requested',
      'counterpart',
      'units',
      'pilot',
      'commitsCapital',
      'commitsNoDouble',
      'plannedEndOn',
      'submittedOn',
      'surveyedOn',
      'reviewedOn',
      'appraisedOn',
      'proposedOn',
      'decisionNumber',
      'plannedOn',
      'decisionIssuer',
      'approvedAmount',
      'contractNumber',
      'contractedOn',
      'contractAmount',
      'advancedOn',
      'advanceAmount',
      'startedOn',
      'acceptedOn',
      'acceptedEligibleCost',
      'settledOn',
      'settledAmount',
      'liquidatedOn',
      'endedOn',
      'endReason',
    ],
    extra: {
      year,
      place: f.text('Địa điểm', { help: placeHelp }),
      beneficiaries: optional(
        f.text('Mã cơ sở thụ hưởng', { max: 2000, help: 'Nhiều cơ sở thì cách nhau bằng dấu chấm phẩy: CS-0001; CS-0002' }),
      ),
      decisionNumber: optional(Decision.fields.number),
      decisionIssuer: optional(Decision.fields.issuer),
      approvedAmount: optional(Allocation.fields.amount),
      contractNumber: optional(Contract.fields.number),
      contractAmount: optional(f.dong('Giá trị hợp đồng', { help: 'Phần hỗ trợ theo hợp đồng, không quá kinh phí được duyệt' })),
      advanceAmount: optional(f.dong('Số tiền tạm ứng')),
      settledAmount: optional(Settlement.fields.amount),
    },
    blank: { counterpart: 0, units: 1, pilot: false, commitsCapital: false, commitsNoDouble: false },
  },
)
export type ProjectValues = ValuesOf<typeof projectSheet>

/** The header of a column of a sheet. */
export const headerOf = (sheet: Sheet, key: string): string => sheet.columns.find(column => column.key === key)?.header ?? key
