/** By when a project's next step is due, and whether it is late. */
import { addDays, type Day, daysBetween } from '../../kernel/dates.ts'
import { say } from '../../words/say.ts'
import type { Clock } from './clock.rules.ts'
import type { ProjectRow, ProjectState } from './projects.schema.ts'

export interface Due {
  on: Day
  label: string
  /** Where the date comes from; a national rule may not bind a local project. */
  article: string | null
  late: boolean
  /** Days left, negative when late. */
  days: number
}
/** States in which the office has the file: until it is appraised. */
export const handledStates: readonly ProjectState[] = ['submitted', 'supplement', 'surveyed', 'reviewed']
/**
 * Of an application the last day of its clock; the planned end for work under way; settlement within 15 days of acceptance and liquidation by 22 January of the next year
 * (national programme: lawnet 143555, 143557, confidence S; a province may follow it).
 */
export const dueOf = (
  project: Pick<ProjectRow, 'state' | 'plannedEndOn' | 'acceptedOn' | 'settledOn'>,
  today: Day,
  clock?: Clock | undefined,
): Due | null => {
  const due = (on: Day, label: string, article: string | null): Due => ({
    on,
    label,
    article,
    late: today > on,
    days: daysBetween(today, on),
  })
  if (clock?.dueOn && handledStates.includes(project.state)) return due(clock.dueOn, say('projects.dueHandling'), null)
  const running = project.state === 'contracted' || project.state === 'advanced' || project.state === 'under_way'
  if (running && project.plannedEndOn) return due(project.plannedEndOn, say('projects.dueEnd'), null)
  if (project.state === 'accepted' && project.acceptedOn)
    return due(addDays(project.acceptedOn, 15), say('projects.dueSettle'), 'TT 36/2013/TT-BCT Điều 18 (KCQG)')
  if (project.state === 'settled' && project.settledOn)
    return due(`${Number(project.settledOn.slice(0, 4)) + 1}-01-22`, say('projects.dueLiquidate'), 'TT 36/2013/TT-BCT Điều 18 (KCQG)')
  return null
}
