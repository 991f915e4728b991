/** The domains, lowest first: a domain may use those before it. Here the ports are wired and the routes gathered. */
import type { Route } from '../kernel/route.ts'
import { appraisalRoutes } from './appraisal/appraisal.api.ts'
import { designHistory } from './designs/history.actions.ts'
import { duplicateRoutes } from './duplicates/duplicates.api.ts'
import { sweepHandler } from './duplicates/sweeps.actions.ts'
import { artisanRoutes } from './establishments/artisans.api.ts'
import { bulkRoutes } from './establishments/bulk.api.ts'
import { establishmentRoutes } from './establishments/establishments.api.ts'
import { ports as registerPorts } from './establishments/establishments.ports.ts'
import { establishmentPageRoutes } from './establishments/history.api.ts'
import { registerWorkbookRoutes } from './establishments/register-workbook.api.ts'
import { viewRoutes } from './establishments/views.api.ts'
import { viewPorts } from './establishments/views.ports.ts'
import { villageRoutes } from './establishments/villages.api.ts'
import { villagePorts } from './establishments/villages.ports.ts'
import { eraseStagedRows, stagedRowsOf } from './exchange/erasure.actions.ts'
import { exchangeRoutes } from './exchange/exchange.api.ts'
import { runImport, runMatch } from './exchange/import-job.actions.ts'
import { importJobKind, matchJobKind, undoJobKind } from './exchange/import-job.schema.ts'
import { runUndo } from './exchange/undo.actions.ts'
import { fairHistory } from './fairs/history.actions.ts'
import { moneyOf, moneySteps } from './funding/funding.actions.ts'
import { jobRoutes } from './jobs/jobs.api.ts'
import { ports as jobPorts } from './jobs/jobs.ports.ts'
import { noticeRoutes } from './notices/notices.api.ts'
import { ports as noticePorts } from './notices/notices.ports.ts'
import { peopleRoutes } from './people/people.api.ts'
import { planRoutes } from './plans/plans.api.ts'
import { privacyRoutes } from './privacy/privacy.api.ts'
import { ports as privacyPorts } from './privacy/privacy.ports.ts'
import { machineHistory, projectHistory, projectPapers } from './projects/history.actions.ts'
import { stateWords } from './projects/projects.actions.ts'
import { projectRoutes } from './projects/projects.api.ts'
import { ports as projectPorts } from './projects/projects.ports.ts'
import { projectDeadlines } from './projects/reminders.actions.ts'
import { supports } from './projects/support.store.ts'
import { referenceRoutes } from './reference/reference.api.ts'
import { eraseFromReports } from './reports/erasure.actions.ts'
import { mapRoutes } from './reports/map.api.ts'
import { reportsRoutes } from './reports/reports.api.ts'
import { supportOfVillage } from './reports/village-support.actions.ts'
import { ports as searchPorts } from './search/search.actions.ts'
import { searchRoutes } from './search/search.api.ts'
import { candidatesOf } from './selection/candidates.actions.ts'
import { selectionRoutes } from './selection/selection.api.ts'
import { ports as selectionPorts } from './selection/selection.ports.ts'
import { classHistory } from './training/history.actions.ts'

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
  'fairs',
  'training',
  'appraisal',
  'projects',
  'selection',
  'funding',
  'duplicates',
  'privacy',
  'reports',
  'exchange',
] as const

registerPorts.history = [projectHistory, machineHistory, designHistory, fairHistory, classHistory]
registerPorts.papers = projectPapers
viewPorts.support = supports
villagePorts.support = supportOfVillage
noticePorts.deadlines.push(projectDeadlines)
projectPorts.money = moneyOf
projectPorts.steps = moneySteps
selectionPorts.candidates = candidatesOf
privacyPorts.staged = stagedRowsOf
privacyPorts.eraseStaged = eraseStagedRows
privacyPorts.eraseReports = eraseFromReports
searchPorts.says = { project: stateWords }
jobPorts.handlers.sweep = sweepHandler
jobPorts.handlers[importJobKind] = runImport
jobPorts.handlers[undoJobKind] = runUndo
jobPorts.handlers[matchJobKind] = runMatch
for (const kind of ['sweep', matchJobKind]) jobPorts.background.add(kind)

/** Every route of the product. */
export const routes: readonly Route[] = [
  ...referenceRoutes,
  ...peopleRoutes,
  ...jobRoutes,
  ...noticeRoutes,
  ...searchRoutes,
  ...establishmentRoutes,
  ...viewRoutes,
  ...bulkRoutes,
  ...registerWorkbookRoutes,
  ...establishmentPageRoutes,
  ...villageRoutes,
  ...artisanRoutes,
  ...planRoutes,
  ...appraisalRoutes,
  ...projectRoutes,
  ...selectionRoutes,
  ...duplicateRoutes,
  ...privacyRoutes,
  ...reportsRoutes,
  ...mapRoutes,
  ...exchangeRoutes,
]
