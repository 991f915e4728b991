/** The Vietnamese vocabulary, one file per area; another language is another object of the same shape. */

import adminScreens from './vi/adminScreens.ts'
import appraisal from './vi/appraisal.ts'
import db from './vi/db.ts'
import establishments from './vi/establishments.ts'
import exchange from './vi/exchange.ts'
import exchangeScreens from './vi/exchangeScreens.ts'
import funding from './vi/funding.ts'
import kernel from './vi/kernel.ts'
import people from './vi/people.ts'
import planScreens from './vi/planScreens.ts'
import plans from './vi/plans.ts'
import projectScreens from './vi/projectScreens.ts'
import projects from './vi/projects.ts'
import registerScreens from './vi/registerScreens.ts'
import reportScreens from './vi/reportScreens.ts'
import reports from './vi/reports.ts'
import selection from './vi/selection.ts'
import server from './vi/server.ts'
import todayScreens from './vi/todayScreens.ts'
import training from './vi/training.ts'
import web from './vi/web.ts'

export const vi = {
  kernel,
  exchange,
  selection,
  appraisal,
  people,
  db,
  server,
  establishments,
  plans,
  projects,
  funding,
  reports,
  projectScreens,
  registerScreens,
  todayScreens,
  planScreens,
  reportScreens,
  exchangeScreens,
  adminScreens,
  training,
  web,
} as const
export type Vocabulary = typeof vi
