/** The domains, lowest first: a domain may use those before it. Here the ports are wired and the routes gathered. */
import type { Route } from '../kernel/route.ts'
import { appraisalRoutes } from './appraisal/appraisal.api.ts'
import { ports as registerPorts } from './establishments/establishments.actions.ts'
import { establishmentRoutes } from './establishments/establishments.api.ts'
import { exchangeRoutes } from './exchange/exchange.api.ts'
import { moneyOf, moneySteps } from './funding/funding.actions.ts'
import { peopleRoutes } from './people/people.api.ts'
import { planRoutes } from './plans/plans.api.ts'
import { historyOf } from './projects/projects.actions.ts'
import { projectRoutes } from './projects/projects.api.ts'
import { ports as projectPorts } from './projects/projects.ports.ts'
import { referenceRoutes } from './reference/reference.api.ts'
import { reportsRoutes } from './reports/reports.api.ts'
import { candidatesOf } from './selection/candidates.actions.ts'
import { selectionRoutes } from './selection/selection.api.ts'
import { ports as selectionPorts } from './selection/selection.ports.ts'
import { trainingRoutes } from './training/training.api.ts'

export const domains = [
  'reference',
  'people',
  'jobs',
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

registerPorts.history = historyOf
projectPorts.money = moneyOf
projectPorts.steps = moneySteps
selectionPorts.candidates = candidatesOf

/** Every route of the product. */
export const routes: readonly Route[] = [
  ...referenceRoutes,
  ...peopleRoutes,
  ...establishmentRoutes,
  ...planRoutes,
  ...trainingRoutes,
  ...appraisalRoutes,
  ...projectRoutes,
  ...selectionRoutes,
  ...reportsRoutes,
  ...exchangeRoutes,
]
