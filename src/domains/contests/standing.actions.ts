/** Where the check for copies stands for each entry, as the register of designs knows it. */
import type { Tx } from '../../kernel/log.ts'
import { say } from '../../words/say.ts'
import { type Standing, standingOf } from '../designs/designs.actions.ts'
import type { EntryRow } from './entries.schema.ts'

type EntryStanding = Pick<Standing, 'state' | 'says'> & { of: string | null }
const unregistered: EntryStanding = { state: 'unchecked', says: say('contests.notRegistered'), of: null }

/** By the entry's id; an entry that is no design yet was never checked. */
export const standings = async (tx: Tx, entries: readonly EntryRow[]): Promise<Map<string, EntryStanding>> => {
  const known = await standingOf(
    tx,
    entries.flatMap(entry => (entry.designId ? [entry.designId] : [])),
  )
  return new Map(
    entries.map(entry => {
      const found = entry.designId ? known.get(entry.designId) : undefined
      return [entry.id, found ? { state: found.state, says: found.says, of: found.copy?.of ?? null } : unregistered]
    }),
  )
}
