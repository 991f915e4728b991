/** The four workbooks that the product reads: their names, file names and sheets. */
import type { Sheet } from '../../kernel/sheet.ts'
import * as plan from './plan-sheets.schema.ts'
import { projectSheet } from './project-sheet.schema.ts'
import * as register from './register-sheets.schema.ts'
import * as results from './result-sheets.schema.ts'

export const workbookKinds = ['plan', 'establishments', 'projects', 'results'] as const
export type WorkbookKind = (typeof workbookKinds)[number]
export interface Workbook {
  fileName: string
  label: string
  sheets: readonly Sheet[]
}
const sheets = (...list: readonly unknown[]) => list as readonly Sheet[]

/** In the order in which they come in: a later one points to records of those before it. */
export const workbooks: Record<WorkbookKind, Workbook> = {
  plan: {
    fileName: 'ke-hoach.xlsx',
    label: 'Kế hoạch năm',
    sheets: sheets(plan.planSheet, plan.lineSheet, plan.targetSheet, plan.scheduleSheet),
  },
  establishments: {
    fileName: 'co-so.xlsx',
    label: 'Sổ bộ cơ sở',
    sheets: sheets(register.villageSheet, register.recognitionSheet, register.establishmentSheet, register.artisanSheet),
  },
  projects: { fileName: 'de-an.xlsx', label: 'Danh sách đề án', sheets: sheets(projectSheet) },
  results: {
    fileName: 'ket-qua.xlsx',
    label: 'Kết quả thực hiện',
    sheets: sheets(
      results.designSheet,
      results.fairSheet,
      results.participationSheet,
      results.classSheet,
      results.learnerSheet,
      results.machineSheet,
      results.turnoverSheet,
    ),
  },
}
export const instructionsSheet = 'Hướng dẫn'
/** Columns that are added to the rows that were refused. */
export const rejectedColumns = ['Ô lỗi', 'Lý do', 'Cách sửa'] as const
