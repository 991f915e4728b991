/** Gathers every domain's tables, for migrations. */

import { appraisal, norm, verification } from '../domains/appraisal/appraisal.schema.ts'
import { Design } from '../domains/designs/designs.schema.ts'
import { merge, pair } from '../domains/duplicates/duplicates.schema.ts'
import {
  Artisan,
  bulkChange,
  Establishment,
  EstablishmentName,
  EstablishmentPaper,
  savedView,
  Village,
} from '../domains/establishments/establishments.schema.ts'
import { importRow } from '../domains/exchange/staging.schema.ts'
import { Fair, Participation } from '../domains/fairs/fairs.schema.ts'
import { Allocation, Contract, Decision, Payment, Settlement } from '../domains/funding/funding.schema.ts'
import { job } from '../domains/jobs/jobs.schema.ts'
import { account, grant, session } from '../domains/people/people.schema.ts'
import { BudgetAmount, BudgetLine, Plan, ScheduleItem, Target } from '../domains/plans/plans.schema.ts'
import { personalRequest } from '../domains/privacy/privacy.schema.ts'
import { beneficiary, Machine, Paper, Project } from '../domains/projects/projects.schema.ts'
import { setting } from '../domains/reference/settings.schema.ts'
import { Import, sourceRow } from '../domains/reference/sources.schema.ts'
import { counter, duty, succession, unit } from '../domains/reference/units.schema.ts'
import { snapshot } from '../domains/reports/reports.schema.ts'
import { searchEntry, searchPlace, searchWord } from '../domains/search/search.schema.ts'
import { selection } from '../domains/selection/selection.schema.ts'
import { ExportTurnover } from '../domains/trade/trade.schema.ts'
import { Attendance, Person, TrainingClass } from '../domains/training/training.schema.ts'
import { act, version } from '../kernel/log.ts'

export const acts = act
export const versions = version
export {
  account,
  appraisal,
  beneficiary,
  bulkChange,
  counter,
  duty,
  grant,
  importRow,
  job,
  merge,
  norm,
  pair,
  personalRequest,
  savedView,
  searchEntry,
  searchPlace,
  searchWord,
  selection,
  session,
  setting,
  snapshot,
  sourceRow,
  succession,
  unit,
  verification,
}
export const imports = Import.table
export const villages = Village.table
export const establishments = Establishment.table
export const establishmentNames = EstablishmentName.table
export const establishmentPapers = EstablishmentPaper.table
export const artisans = Artisan.table
export const plans = Plan.table
export const budgetLines = BudgetLine.table
export const budgetAmounts = BudgetAmount.table
export const targets = Target.table
export const scheduleItems = ScheduleItem.table
export const exportTurnover = ExportTurnover.table
export const designs = Design.table
export const fairs = Fair.table
export const participations = Participation.table
export const trainingClasses = TrainingClass.table
export const persons = Person.table
export const attendances = Attendance.table
export const projects = Project.table
export const papers = Paper.table
export const machines = Machine.table
export const decisions = Decision.table
export const allocations = Allocation.table
export const contracts = Contract.table
export const payments = Payment.table
export const settlements = Settlement.table
