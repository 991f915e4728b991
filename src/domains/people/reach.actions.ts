/** What an actor may see on a day: the city's agencies everything, a local officer their subtree, an applicant their establishment. */
import type { NodePgDatabase } from 'drizzle-orm/node-postgres'
import type { Actor, Grant, Reach, Who } from '../../kernel/access.ts'
import type { Day } from '../../kernel/dates.ts'
import { loadUnits } from '../reference/reference.actions.ts'

/** Records of domains above that somebody is kept from though their office reaches them; wired in domains/index.ts. */
export const ports: { apart?: (db: NodePgDatabase, accountId: string) => Promise<readonly string[]> } = {}

export const nobody: Reach = { everywhere: false, unitIds: [], establishmentIds: [] }

/** The grants that let somebody do a thing: those in the roles it is for. */
export const grantsFor = (actor: Actor | null, who: Who): readonly Grant[] =>
  typeof who === 'string' ? (actor?.grants ?? []) : (actor?.grants ?? []).filter(grant => who.includes(grant.role))

/**
 * City-wide roles see everywhere; an administrator acts on no project and sees none, nor does a contest's judge. Only the grants that carry the thing count:
 * whoever may read the whole city as a viewer and writes as a district's officer writes in that district only.
 */
export const reachOf = async (db: NodePgDatabase, actor: Actor | null, day: Day, who: Who = 'signed-in'): Promise<Reach> => {
  if (!actor) return nobody
  const grants = grantsFor(actor, who)
  const units = await loadUnits(db)
  const cityWide = grants.some(
    grant => !['admin', 'applicant', 'judge'].includes(grant.role) && (grant.level === 'agency' || grant.level === 'province'),
  )
  const unitIds = new Set<string>()
  const establishmentIds = new Set<string>()
  for (const grant of grants) {
    if (grant.role === 'applicant' && grant.establishmentId) establishmentIds.add(grant.establishmentId)
    if (grant.role === 'local_officer') for (const id of units.territory(grant.unitId, day)) unitIds.add(id)
  }
  const apart = (await ports.apart?.(db, actor.id)) ?? []
  return { everywhere: cityWide, unitIds: [...unitIds], establishmentIds: [...establishmentIds], ...(apart.length && { apart }) }
}
