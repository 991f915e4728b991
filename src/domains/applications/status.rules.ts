/** Where an application stands, in plain words, for whoever follows it: what happens now, and which office has it. */
import { say } from '../../words/say.ts'
import type { ProjectState } from '../projects/projects.schema.ts'
import type { ApplicationState } from './applications.schema.ts'

type Holder = 'you' | 'commune' | 'centre' | 'department' | 'committee' | 'none'
/** Who has a project in a state: the office that takes the next step. */
const holderOf: Readonly<Record<ProjectState, Holder>> = {
  draft: 'commune',
  submitted: 'commune',
  supplement: 'you',
  surveyed: 'centre',
  reviewed: 'department',
  appraised: 'department',
  proposed: 'committee',
  planned: 'centre',
  contracted: 'centre',
  advanced: 'you',
  under_way: 'you',
  accepted: 'department',
  settled: 'department',
  liquidated: 'none',
  rejected: 'none',
  stopped: 'none',
}
export interface Standing {
  holder: Holder
  /** One sentence for the applicant. */
  says: string
}
/** The sentence of the state; a project that exists says more than the application does. */
export const standingOf = (state: ApplicationState, project: ProjectState | null): Standing => {
  if (state === 'declined') return { holder: 'none', says: say('applications.followDeclined') }
  if (state === 'supplement') return { holder: 'you', says: say('applications.followSupplement') }
  if (!project) return { holder: 'commune', says: say('applications.followWaiting') }
  return { holder: holderOf[project], says: say(`applications.follow_${project}`) }
}
