/** What belongs to the records of an import, what is merely looked at, and how things are called when they stand against taking one back. */

import { Design } from '../designs/designs.schema.ts'
import {
  Artisan,
  Establishment,
  EstablishmentName,
  EstablishmentPaper,
  Village,
  VillageRecognition,
} from '../establishments/establishments.schema.ts'
import { Fair, Participation } from '../fairs/fairs.schema.ts'
import { Allocation, Contract, Payment, Settlement } from '../funding/funding.schema.ts'
import { BudgetAmount, BudgetLine, Plan, ScheduleItem, Target } from '../plans/plans.schema.ts'
import { ProjectFair } from '../projects/fair-support.schema.ts'
import { Machine, Paper, Project } from '../projects/projects.schema.ts'
import { BriefLink } from '../trade/briefs.schema.ts'
import { ExportTurnover } from '../trade/trade.schema.ts'
import { Attendance, Person, TrainingClass } from '../training/training.schema.ts'

/** The tables that workbooks fill, in the order in which their records are taken back: what points to others first. */
export const takenBack = [
  'export_turnover',
  'machine',
  'attendance',
  'training_class',
  'participation',
  'fair',
  'design',
  'project',
  'artisan',
  'establishment',
  'village_recognition',
  'village',
  'schedule_item',
  'target',
  'budget_amount',
  'plan',
] as const
export type TakenBack = (typeof takenBack)[number]

/** Rows that are part of a record and go with it; what changed in them since is told by the record's acts. In the order in which they go. */
export const parts: readonly { table: string; column: string; of: TakenBack }[] = [
  { table: 'village_recognition', column: 'village_id', of: 'village' },
  { table: 'project_beneficiary', column: 'project_id', of: 'project' },
  { table: 'contract', column: 'project_id', of: 'project' },
  { table: 'allocation', column: 'project_id', of: 'project' },
]
/** Acts that change nothing. */
export const lookedAt = [
  'imported',
  'reveal_tax_code',
  'export_personal',
  'reveal',
  // Whatever was merged keeps its own records; these follow it and come back with it.
  'repointed',
  'pointed_back',
  'put_aside',
  'put_back',
] as const

const known = [
  Plan,
  BudgetLine,
  BudgetAmount,
  Target,
  ScheduleItem,
  Village,
  VillageRecognition,
  Establishment,
  EstablishmentName,
  EstablishmentPaper,
  Artisan,
  Project,
  Paper,
  Machine,
  Allocation,
  Contract,
  Payment,
  Settlement,
  Design,
  Fair,
  ProjectFair,
  BriefLink,
  Participation,
  TrainingClass,
  Person,
  Attendance,
  ExportTurnover,
]
const labels = new Map<string, string>(known.map(({ name, label }) => [name, label]))
labels.set('project_beneficiary', 'Đề án thụ hưởng')
labels.set('design_view', 'Ảnh của mẫu')
labels.set('design_check', 'Lần đối chiếu mẫu')
labels.set('design_candidate', 'Mẫu gần giống')
labels.set('design_decision', 'Kết luận về mẫu')
labels.set('design_search', 'Lần tra cứu mẫu')
labels.set('contest_entry', 'Bài dự thi')
labels.set('brief_outcome', 'Kết quả của đặt hàng mẫu')
labels.set('role_grant', 'Tài khoản của cơ sở')
labels.set('selection', 'Lần chọn đề án')
labels.set('merge', 'Hồ sơ đã gộp')

/** What rows of a table are called; undefined for a table that nobody has named here. */
export const labelOf = (table: string): string | undefined => labels.get(table)
/** Whether a table's names are those of people, which are not shown in passing. */
export const namesPeople = (table: string): boolean => known.find(({ name }) => name === table)?.personal.includes('name') ?? false
/** Where a record can be looked at. */
export const pageOf = (table: string, code: string | null): string | null => {
  const record = parts.find(part => part.table === table)?.of ?? table
  return code === null
    ? null
    : record === 'project'
      ? `/ho-so/${code}`
      : record === 'establishment'
        ? `/so-bo/${code}`
        : record === 'design'
          ? `/mau-san-pham/${code}`
          : null
}
/** Money that was paid or settled stays in the books: what it belongs to cannot be taken back at all. */
export const isSettledMoney = (table: string): boolean => table === 'payment' || table === 'settlement'
