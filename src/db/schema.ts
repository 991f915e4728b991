/** Gathers every domain's tables, for migrations. */

import {
  application,
  applicationPaper,
  applicationRequest,
  applicationVersion,
  followAttempt,
  lostPatch,
  seenPatch,
} from '../domains/applications/applications.schema.ts'
import { appraisal, verification } from '../domains/appraisal/appraisal.schema.ts'
import { LegalDocument, lawVersion } from '../domains/appraisal/documents.schema.ts'
import { Call, CallFile } from '../domains/calls/calls.schema.ts'
import { Contest } from '../domains/contests/contests.schema.ts'
import { contestEntry, contestPicture, contestVote } from '../domains/contests/entries.schema.ts'
import {
  contestAward,
  contestConflict,
  contestJuror,
  contestRound,
  contestScore,
  contestTie,
  contestWithheld,
} from '../domains/contests/judging.schema.ts'
import { council, councilConflict, councilMember, councilProject, councilScore, scoreSheet } from '../domains/councils/councils.schema.ts'
import { designCandidate, designCheck, designDecision, designSearch } from '../domains/designs/checks.schema.ts'
import { Design } from '../domains/designs/designs.schema.ts'
import { designDescription, designView } from '../domains/designs/views.schema.ts'
import { merge, pair } from '../domains/duplicates/duplicates.schema.ts'
import {
  Artisan,
  bulkChange,
  Establishment,
  EstablishmentName,
  EstablishmentPaper,
  savedView,
  Village,
  VillageRecognition,
} from '../domains/establishments/establishments.schema.ts'
import { importRow } from '../domains/exchange/staging.schema.ts'
import { Fair, Participation } from '../domains/fairs/fairs.schema.ts'
import { Allocation, Contract, Decision, Payment, Settlement } from '../domains/funding/funding.schema.ts'
import { job } from '../domains/jobs/jobs.schema.ts'
import { message, notice, noticeChoice } from '../domains/notices/notices.schema.ts'
import { overlap, overlapCheck, SupportEvidence, supportList, supportListRow } from '../domains/overlaps/overlaps.schema.ts'
import { account, grant, session } from '../domains/people/people.schema.ts'
import { BudgetAmount, BudgetLine, Plan, ScheduleItem, Target } from '../domains/plans/plans.schema.ts'
import { personalRequest } from '../domains/privacy/privacy.schema.ts'
import { ProjectFair } from '../domains/projects/fair-support.schema.ts'
import { beneficiary, Machine, Paper, Project } from '../domains/projects/projects.schema.ts'
import { rejudgement } from '../domains/projects/rejudge.schema.ts'
import { AreaList, areaPlace } from '../domains/reference/areas.schema.ts'
import { Holiday } from '../domains/reference/calendar.schema.ts'
import { setting } from '../domains/reference/settings.schema.ts'
import { Import, sourceRow } from '../domains/reference/sources.schema.ts'
import { counter, duty, succession, unit } from '../domains/reference/units.schema.ts'
import { snapshot } from '../domains/reports/reports.schema.ts'
import { searchEntry, searchPlace, searchWord } from '../domains/search/search.schema.ts'
import { choiceException, choiceRound } from '../domains/selection/rounds.schema.ts'
import { selection } from '../domains/selection/selection.schema.ts'
import { Brief, BriefLink, BriefOutcome } from '../domains/trade/briefs.schema.ts'
import { tradeCode, tradeMapping, tradeMappingLine } from '../domains/trade/mapping.schema.ts'
import { tradeFlow, tradeImport, tradeProfile, tradeSeries } from '../domains/trade/series.schema.ts'
import { ExportTurnover } from '../domains/trade/trade.schema.ts'
import { Attendance, Person, TrainingClass } from '../domains/training/training.schema.ts'
import { survey } from '../domains/visits/survey.schema.ts'
import { act, version } from '../kernel/log.ts'

export const acts = act
export const versions = version
export {
  account,
  application,
  applicationPaper,
  applicationRequest,
  applicationVersion,
  appraisal,
  areaPlace,
  beneficiary,
  bulkChange,
  choiceException,
  choiceRound,
  contestAward,
  contestConflict,
  contestEntry,
  contestJuror,
  contestPicture,
  contestRound,
  contestScore,
  contestTie,
  contestVote,
  contestWithheld,
  council,
  councilConflict,
  councilMember,
  councilProject,
  councilScore,
  counter,
  designCandidate,
  designCheck,
  designDecision,
  designDescription,
  designSearch,
  designView,
  duty,
  followAttempt,
  grant,
  importRow,
  job,
  lawVersion,
  lostPatch,
  merge,
  message,
  notice,
  noticeChoice,
  overlap,
  overlapCheck,
  pair,
  personalRequest,
  rejudgement,
  savedView,
  scoreSheet,
  searchEntry,
  searchPlace,
  searchWord,
  seenPatch,
  selection,
  session,
  setting,
  snapshot,
  sourceRow,
  succession,
  supportList,
  supportListRow,
  survey,
  tradeCode,
  tradeFlow,
  tradeImport,
  tradeMapping,
  tradeMappingLine,
  tradeProfile,
  tradeSeries,
  unit,
  verification,
}
export const calls = Call.table
export const callFiles = CallFile.table
export const imports = Import.table
export const legalDocuments = LegalDocument.table
export const holidays = Holiday.table
export const areaLists = AreaList.table
export const villages = Village.table
export const villageRecognitions = VillageRecognition.table
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
export const briefs = Brief.table
export const briefOutcomes = BriefOutcome.table
export const briefLinks = BriefLink.table
export const designs = Design.table
export const contests = Contest.table
export const fairs = Fair.table
export const participations = Participation.table
export const trainingClasses = TrainingClass.table
export const persons = Person.table
export const attendances = Attendance.table
export const projects = Project.table
export const papers = Paper.table
export const machines = Machine.table
export const projectFairs = ProjectFair.table
export const decisions = Decision.table
export const allocations = Allocation.table
export const contracts = Contract.table
export const payments = Payment.table
export const settlements = Settlement.table
export const supportEvidence = SupportEvidence.table
