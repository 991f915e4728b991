/** What an actor may see on a day: the city's agencies everything, a local officer their subtree, an applicant their establishment. */
import type { NodePgDatabase } from 'drizzle-orm/node-postgres'
import type { Actor, Reach } from '../../kernel/access.ts'
import type { Day } from '../../kernel/dates.ts'
import { loadUnits } from '../reference/reference.actions.ts'

export const nobody: Reach = { everywhere: false, unitIds: [], establishmentIds: [] }

/** City-wide roles see everywhere; an administrator acts on no project and sees none. */
export const reachOf = async (db: NodePgDatabase, actor: Actor | null, day: Day): Promise<Reach> => {
  if (!actor) return nobody
  const units = await loadUnits(db)
  const cityWide = actor.grants.some(
    grant => grant.role !== 'admin' && grant.role !== 'applicant' && (grant.level === 'agency' || grant.level === 'province'),
  )
  const unitIds = new Set<string>()
  const establishmentIds = new Set<string>()
  for (const grant of actor.grants) {
    if (grant.role === 'applicant' && grant.establishmentId) establishmentIds.add(grant.establishmentId)
    if (grant.role === 'local_officer') for (const id of units.territory(grant.unitId, day)) unitIds.add(id)
  }
  return { everywhere: cityWide, unitIds: [...unitIds], establishmentIds: [...establishmentIds] }
}
