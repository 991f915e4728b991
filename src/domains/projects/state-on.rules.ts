/** The state that a project had reached by a day, read from the days that it keeps. Pure. */
import type { Day } from '../../kernel/dates.ts'
import { chain, endedStates, type ProjectRow, type ProjectState } from './projects.schema.ts'

/** The column that keeps the day on which a state was reached. */
export const dateOf: Partial<Record<ProjectState, keyof ProjectRow>> = {
  submitted: 'submittedOn',
  surveyed: 'surveyedOn',
  reviewed: 'reviewedOn',
  appraised: 'appraisedOn',
  proposed: 'proposedOn',
  planned: 'plannedOn',
  contracted: 'contractedOn',
  advanced: 'advancedOn',
  under_way: 'startedOn',
  accepted: 'acceptedOn',
  settled: 'settledOn',
  liquidated: 'liquidatedOn',
  rejected: 'endedOn',
  stopped: 'endedOn',
}
/** Null when it had not been submitted. A file that was sent back keeps no day of its own: it reads as what it had reached. */
export const stateOn = (project: ProjectRow, day: Day): ProjectState | null => {
  const by = (state: ProjectState): boolean => {
    const column = dateOf[state]
    const on = column ? project[column] : null
    return typeof on === 'string' && on <= day
  }
  if (endedStates.includes(project.state) && by(project.state)) return project.state
  return chain.findLast(by) ?? null
}
