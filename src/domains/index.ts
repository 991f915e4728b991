/** The domains, lowest first: a domain may use those before it. Here the ports are wired and the routes gathered. */
import type { Route } from '../kernel/route.ts'
import { say } from '../words/say.ts'
import { activitiesOfCall, countsOfCalls, draftingOf } from './applications/applications.actions.ts'
import { applicationRoutes } from './applications/applications.api.ts'
import { ports as applicationPorts } from './applications/applications.ports.ts'
import { applicationDeadlines, clocksOfProjects } from './applications/clock.actions.ts'
import { followProject } from './applications/supplement.actions.ts'
import { agencyFees } from './appraisal/agency-fee.actions.ts'
import { appraisalRoutes } from './appraisal/appraisal.api.ts'
import { appraisalPorts } from './appraisal/appraisal.ports.ts'
import { documentRoutes } from './appraisal/documents.api.ts'
import { lawLines, normLines, ruleLines } from './appraisal/office.actions.ts'
import { callRoutes } from './calls/calls.api.ts'
import { ports as callPorts } from './calls/calls.ports.ts'
import { supportRoutes } from './calls/support.api.ts'
import { contestsOfBriefs } from './contests/briefs.actions.ts'
import { registerHandler, registerJobKind } from './contests/closing.actions.ts'
import { contestRoutes } from './contests/contests.api.ts'
import { judgingRoutes } from './contests/judging.api.ts'
import { concealedDesigns, contestStates, designsApart, entriesOfBriefs, prizesOfDesigns } from './contests/links.actions.ts'
import { publicContestRoutes } from './contests/public.api.ts'
import { contestDeadlines } from './contests/reminders.actions.ts'
import { councilDeadlines, councilScores } from './councils/councils.actions.ts'
import { councilRoutes } from './councils/councils.api.ts'
import { checkJob as designCheckJob, runCheck as runDesignCheck } from './designs/checks.actions.ts'
import { designCheckRoutes } from './designs/checks.api.ts'
import { answersToBriefs, designCodeExists } from './designs/designs.actions.ts'
import { designRoutes } from './designs/designs.api.ts'
import { ports as designPorts } from './designs/designs.ports.ts'
import { Design } from './designs/designs.schema.ts'
import { designHistory } from './designs/history.actions.ts'
import { indexJob, runIndex } from './designs/index.actions.ts'
import { openLikeness } from './designs/likeness/likeness.actions.ts'
import { duplicateRoutes } from './duplicates/duplicates.api.ts'
import { likelyEstablishments } from './duplicates/likely.actions.ts'
import { likelyRoutes } from './duplicates/likely.api.ts'
import { sweepHandler } from './duplicates/sweeps.actions.ts'
import { artisanList } from './establishments/artisan-changes.actions.ts'
import { artisanViews } from './establishments/artisan-columns.rules.ts'
import { artisanRoutes } from './establishments/artisans.api.ts'
import { bulkRoutes } from './establishments/bulk.api.ts'
import { changePorts } from './establishments/changes.ports.ts'
import { establishmentList } from './establishments/establishment-changes.actions.ts'
import { establishmentRoutes } from './establishments/establishments.api.ts'
import { ports as registerPorts } from './establishments/establishments.ports.ts'
import { establishmentPageRoutes } from './establishments/history.api.ts'
import { registerWorkbookRoutes, workbookBackRoutes } from './establishments/register-workbook.api.ts'
import { registerViews } from './establishments/views.actions.ts'
import { viewRoutes } from './establishments/views.api.ts'
import { viewPorts } from './establishments/views.ports.ts'
import { savedViewRoutes } from './establishments/views-saved.api.ts'
import { villageList } from './establishments/village-changes.actions.ts'
import { villageViews } from './establishments/village-columns.rules.ts'
import { villageRoutes } from './establishments/villages.api.ts'
import { villagePorts } from './establishments/villages.ports.ts'
import { eraseStagedRows, stagedRowsOf, stagedValuesOf } from './exchange/erasure.actions.ts'
import { exchangeRoutes } from './exchange/exchange.api.ts'
import { runImport, runMatch } from './exchange/import-job.actions.ts'
import { importJobKind, matchJobKind, undoJobKind } from './exchange/import-job.schema.ts'
import { runUndo } from './exchange/undo.actions.ts'
import { fairsOfBriefs } from './fairs/briefs.actions.ts'
import { fairRoutes } from './fairs/fairs.api.ts'
import { ports as fairPorts } from './fairs/fairs.ports.ts'
import { fairHistory } from './fairs/history.actions.ts'
import { moneyOf, moneySteps } from './funding/funding.actions.ts'
import { jobRoutes } from './jobs/jobs.api.ts'
import { ports as jobPorts } from './jobs/jobs.ports.ts'
import { noticeRoutes } from './notices/notices.api.ts'
import { ports as noticePorts } from './notices/notices.ports.ts'
import { checkAfterStep, checkHandler, checkJob } from './overlaps/check.actions.ts'
import { eraseListRows, isListRow, listRowsOf, listValuesOf } from './overlaps/erasure.actions.ts'
import { listHandler } from './overlaps/list-job.actions.ts'
import { listJob } from './overlaps/lists.actions.ts'
import { overlapRoutes } from './overlaps/overlaps.api.ts'
import { notesForAppraisal } from './overlaps/project.actions.ts'
import { peopleRoutes } from './people/people.api.ts'
import { ports as reachPorts } from './people/reach.actions.ts'
import { planRoutes } from './plans/plans.api.ts'
import { ports as planPorts } from './plans/plans.ports.ts'
import { privacyRoutes } from './privacy/privacy.api.ts'
import { ports as privacyPorts } from './privacy/privacy.ports.ts'
import { recountDue } from './privacy/requests.actions.ts'
import { projectsOfBriefs } from './projects/briefs.actions.ts'
import { pastSupport } from './projects/cases.actions.ts'
import { supportOfFair } from './projects/fair-support.actions.ts'
import { fairSupportRoutes } from './projects/fair-support.api.ts'
import { machineHistory, projectHistory, projectPapers } from './projects/history.actions.ts'
import { stateWords } from './projects/projects.actions.ts'
import { projectRoutes } from './projects/projects.api.ts'
import { ports as projectPorts } from './projects/projects.ports.ts'
import { rejudgeRoutes } from './projects/rejudge.api.ts'
import { projectDeadlines } from './projects/reminders.actions.ts'
import { supports } from './projects/support.store.ts'
import { areaRoutes } from './reference/areas.api.ts'
import { calendarPorts } from './reference/calendar.ports.ts'
import { referenceRoutes } from './reference/reference.api.ts'
import { eraseFromReports } from './reports/erasure.actions.ts'
import { mapRoutes } from './reports/map.api.ts'
import { reportsRoutes } from './reports/reports.api.ts'
import { supportOfVillage } from './reports/village-support.actions.ts'
import { officePorts } from './search/office.ports.ts'
import { ports as searchPorts } from './search/search.actions.ts'
import { searchRoutes } from './search/search.api.ts'
import { candidatesOf } from './selection/candidates.actions.ts'
import { roundHandler, roundJob } from './selection/round-job.actions.ts'
import { replayHandler, replayJob } from './selection/round-replay.actions.ts'
import { roundRoutes } from './selection/rounds.api.ts'
import { choicesRankedBy } from './selection/selection.actions.ts'
import { selectionRoutes } from './selection/selection.api.ts'
import { ports as selectionPorts } from './selection/selection.ports.ts'
import { briefRoutes } from './trade/briefs.api.ts'
import { ports as briefPorts } from './trade/briefs.ports.ts'
import { chartRoutes } from './trade/charts.api.ts'
import { importHandler, tradeImportJob } from './trade/imports.actions.ts'
import { shippedHandler, shippedTradeJob } from './trade/shipped.actions.ts'
import { tradeRoutes } from './trade/trade.api.ts'
import { classHistory } from './training/history.actions.ts'
import { traineeList } from './training/trainee-changes.actions.ts'
import { traineeViews } from './training/trainee-columns.rules.ts'
import { traineeRoutes } from './training/trainees.api.ts'
import { classRoutes } from './training/training.api.ts'
import { confirmSurvey, surveysFound } from './visits/survey.actions.ts'
import { visitRoutes } from './visits/visits.api.ts'

export const domains = [
  'reference',
  'people',
  'jobs',
  'notices',
  'search',
  'establishments',
  'plans',
  'trade',
  'designs',
  'contests',
  'fairs',
  'training',
  'appraisal',
  'calls',
  'projects',
  'applications',
  'visits',
  'councils',
  'selection',
  'funding',
  'duplicates',
  'overlaps',
  'privacy',
  'reports',
  'exchange',
] as const

registerPorts.history = [projectHistory, machineHistory, designHistory, fairHistory, classHistory]
registerPorts.papers = projectPapers
viewPorts.support = supports
changePorts.lists = [establishmentList, villageList, artisanList, traineeList]
villagePorts.support = supportOfVillage
noticePorts.deadlines.push(councilDeadlines, projectDeadlines, applicationDeadlines, contestDeadlines)
projectPorts.money = moneyOf
projectPorts.surveys = surveysFound
projectPorts.steps = moneySteps
projectPorts.steps.survey = confirmSurvey
appraisalPorts.uses.push(choicesRankedBy)
planPorts.agencyFee = agencyFees
Object.assign(officePorts, { rule: ruleLines, norm: normLines, law: lawLines })
selectionPorts.candidates = candidatesOf
selectionPorts.scores = async (tx, ids) => new Map([...(await councilScores(tx, ids))].map(([id, { score }]) => [id, String(score)]))
callPorts.counts = countsOfCalls
callPorts.activities = activitiesOfCall
callPorts.drafting = draftingOf
callPorts.past = pastSupport
projectPorts.after.push(followProject)
projectPorts.clocks = clocksOfProjects
applicationPorts.likely = likelyEstablishments
calendarPorts.changed = [recountDue]
projectPorts.overlaps = notesForAppraisal
projectPorts.after.push(checkAfterStep)
privacyPorts.staged = async (tx, terms) => [...(await stagedRowsOf(tx, terms)), ...(await listRowsOf(tx, terms))]
privacyPorts.stagedValues = async (tx, ids) => [
  ...(await stagedValuesOf(
    tx,
    ids.filter(id => !isListRow(id)),
  )),
  ...(await listValuesOf(tx, ids)),
]
privacyPorts.eraseStaged = async (tx, ids) => {
  await eraseStagedRows(
    tx,
    ids.filter(id => !isListRow(id)),
  )
  await eraseListRows(tx, ids)
}
privacyPorts.eraseReports = eraseFromReports
fairPorts.support = supportOfFair
searchPorts.says = { project: stateWords, contest: contestStates }
designPorts.likeness = openLikeness
briefPorts.attached.push({ kind: 'designs', label: Design.label, of: answersToBriefs })
briefPorts.designExists = designCodeExists
briefPorts.linkable = { project: projectsOfBriefs, fair: fairsOfBriefs, contest: contestsOfBriefs }
jobPorts.handlers[designCheckJob] = runDesignCheck
jobPorts.handlers[indexJob] = runIndex
designPorts.concealed = concealedDesigns
reachPorts.apart = designsApart
designPorts.prizes = prizesOfDesigns
briefPorts.attached.push({ kind: 'entries', label: say('contests.entriesOf'), of: entriesOfBriefs })
jobPorts.handlers[registerJobKind] = registerHandler
jobPorts.handlers.sweep = sweepHandler
jobPorts.handlers[checkJob] = checkHandler
jobPorts.handlers[listJob] = listHandler
jobPorts.handlers[roundJob] = roundHandler
jobPorts.handlers[replayJob] = replayHandler
jobPorts.handlers[importJobKind] = runImport
jobPorts.handlers[tradeImportJob] = importHandler
jobPorts.handlers[shippedTradeJob] = shippedHandler
jobPorts.handlers[undoJobKind] = runUndo
jobPorts.handlers[matchJobKind] = runMatch
for (const kind of ['sweep', indexJob, checkJob, matchJobKind, registerJobKind, shippedTradeJob]) jobPorts.background.add(kind)

/** Every route of the product. */
export const routes: readonly Route[] = [
  ...referenceRoutes,
  ...areaRoutes,
  ...peopleRoutes,
  ...jobRoutes,
  ...noticeRoutes,
  ...searchRoutes,
  ...establishmentRoutes,
  ...viewRoutes,
  ...savedViewRoutes(registerViews),
  ...[villageViews, artisanViews, traineeViews].flatMap(savedViewRoutes),
  ...bulkRoutes,
  ...registerWorkbookRoutes,
  ...changePorts.lists.flatMap(workbookBackRoutes),
  ...establishmentPageRoutes,
  ...villageRoutes,
  ...artisanRoutes,
  ...traineeRoutes,
  ...planRoutes,
  ...tradeRoutes,
  ...briefRoutes,
  ...chartRoutes,
  ...designRoutes,
  ...fairRoutes,
  ...fairSupportRoutes,
  ...classRoutes,
  ...designCheckRoutes,
  ...contestRoutes,
  ...judgingRoutes,
  ...publicContestRoutes,
  ...appraisalRoutes,
  ...documentRoutes,
  ...callRoutes,
  ...supportRoutes,
  ...projectRoutes,
  ...applicationRoutes,
  ...rejudgeRoutes,
  ...visitRoutes,
  ...councilRoutes,
  ...selectionRoutes,
  ...roundRoutes,
  ...duplicateRoutes,
  ...likelyRoutes,
  ...overlapRoutes,
  ...privacyRoutes,
  ...reportsRoutes,
  ...mapRoutes,
  ...exchangeRoutes,
]
