/** Acts as the server tells them, as the lines of a timeline. */
import { type Role, roles } from '../../domains/reference/roles.schema.ts'
import { say } from '../../words/say.ts'
import type { Act } from './Timeline.tsx'

interface Told {
  at: string
  day: string
  role: string | null
  unitName: string | null
  reason: string | null
}
/**
 * Acts newest first, by the role that acted.
 * @param said what an act is called, and values that were given with it
 * @param nobody who acted where no role did
 */
export const actsOf = <Each extends Told>(
  acts: readonly Each[],
  said: (act: Each) => Pick<Act, 'act' | 'details'>,
  nobody: string = say('registerScreens.system'),
): Act[] =>
  acts
    .map((act, index) => ({
      id: index,
      at: act.at,
      day: act.day,
      who: roles[act.role as Role] ?? nobody,
      ...(act.unitName ? { unit: act.unitName } : {}),
      ...said(act),
      ...(act.reason ? { reason: act.reason } : {}),
    }))
    .reverse()
