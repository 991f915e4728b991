/** The Vietnamese vocabulary, one file per area; another language is another object of the same shape. */

import activities from './vi/activities.ts'
import adminScreens from './vi/adminScreens.ts'
import applicationScreens from './vi/applicationScreens.ts'
import applications from './vi/applications.ts'
import appraisal from './vi/appraisal.ts'
import areas from './vi/areas.ts'
import artisans from './vi/artisans.ts'
import briefScreens from './vi/briefScreens.ts'
import briefs from './vi/briefs.ts'
import calendar from './vi/calendar.ts'
import callScreens from './vi/callScreens.ts'
import calls from './vi/calls.ts'
import charts from './vi/charts.ts'
import classes from './vi/classes.ts'
import contestActs from './vi/contestActs.ts'
import contestScreens from './vi/contestScreens.ts'
import contests from './vi/contests.ts'
import councils from './vi/councils.ts'
import db from './vi/db.ts'
import designScreens from './vi/designScreens.ts'
import designs from './vi/designs.ts'
import duplicates from './vi/duplicates.ts'
import establishmentScreens from './vi/establishmentScreens.ts'
import establishments from './vi/establishments.ts'
import exchange from './vi/exchange.ts'
import exchangeScreens from './vi/exchangeScreens.ts'
import fairs from './vi/fairs.ts'
import files from './vi/files.ts'
import funding from './vi/funding.ts'
import jobs from './vi/jobs.ts'
import kernel from './vi/kernel.ts'
import lawScreens from './vi/lawScreens.ts'
import likeness from './vi/likeness.ts'
import linkage from './vi/linkage.ts'
import mapScreens from './vi/mapScreens.ts'
import marketScreens from './vi/marketScreens.ts'
import markets from './vi/markets.ts'
import notices from './vi/notices.ts'
import overlapScreens from './vi/overlapScreens.ts'
import overlaps from './vi/overlaps.ts'
import people from './vi/people.ts'
import planScreens from './vi/planScreens.ts'
import plans from './vi/plans.ts'
import privacy from './vi/privacy.ts'
import privacyScreens from './vi/privacyScreens.ts'
import projectScreens from './vi/projectScreens.ts'
import projects from './vi/projects.ts'
import registerList from './vi/registerList.ts'
import registerScreens from './vi/registerScreens.ts'
import reportScreens from './vi/reportScreens.ts'
import reports from './vi/reports.ts'
import scoring from './vi/scoring.ts'
import search from './vi/search.ts'
import selection from './vi/selection.ts'
import selectionList from './vi/selectionList.ts'
import selectionRounds from './vi/selectionRounds.ts'
import server from './vi/server.ts'
import support from './vi/support.ts'
import supportScreens from './vi/supportScreens.ts'
import todayScreens from './vi/todayScreens.ts'
import trade from './vi/trade.ts'
import tradeTables from './vi/tradeTables.ts'
import training from './vi/training.ts'
import villages from './vi/villages.ts'
import visits from './vi/visits.ts'
import web from './vi/web.ts'

export const vi = {
  activities,
  applications,
  applicationScreens,
  kernel,
  fairs,
  files,
  lawScreens,
  likeness,
  linkage,
  jobs,
  notices,
  exchange,
  search,
  contests,
  classes,
  contestActs,
  contestScreens,
  councils,
  scoring,
  visits,
  selection,
  selectionList,
  selectionRounds,
  appraisal,
  briefs,
  briefScreens,
  charts,
  marketScreens,
  markets,
  calls,
  callScreens,
  support,
  supportScreens,
  people,
  db,
  server,
  establishments,
  designs,
  designScreens,
  duplicates,
  overlaps,
  overlapScreens,
  plans,
  projects,
  funding,
  reports,
  projectScreens,
  registerList,
  registerScreens,
  todayScreens,
  planScreens,
  reportScreens,
  exchangeScreens,
  establishmentScreens,
  adminScreens,
  areas,
  calendar,
  trade,
  tradeTables,
  training,
  mapScreens,
  privacy,
  privacyScreens,
  villages,
  artisans,
  web,
} as const
export type Vocabulary = typeof vi
