/**
 * How often a name is met among all people of the register: trainees, artisans, those who stand for establishments. A name in common says little
 * where many bear it, in whatever role they stand in the register.
 */
import type { Context } from '../../kernel/context.ts'
import type { Knowledge } from './linkage/link.rules.ts'
import { namesTaught } from './linkage/link.rules.ts'
import { namesOfPeople } from './same-person.store.ts'
import { firmName } from './vietnamese/firms.rules.ts'
import { personName } from './vietnamese/people.rules.ts'

/** The person that an establishment stands for: its representative, or the owner whose name it bears. */
export const personBehind = ({ name, representative }: { name: string; representative: string | null }): string | null =>
  representative ?? firmName(name).person
/** What the names of all standing people teach; of fewer than two there is nothing to learn. */
export const learnPeopleNames = async (ctx: Context): Promise<Knowledge | null> => {
  const names: string[] = []
  for (const [at, row] of (await namesOfPeople(ctx.db)).entries()) {
    const name = row.firm ? personBehind(row) : row.name
    const full = name && personName(name)?.full
    if (full) names.push(full)
    // Names of a large register take seconds: other requests are answered in between.
    if (at % 200 === 0) await new Promise<void>(resolve => setImmediate(resolve))
  }
  return names.length < 2 ? null : namesTaught(names)
}
