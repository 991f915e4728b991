/** The log of acts as the records' own pages read it. */
import { and, asc, eq, inArray } from 'drizzle-orm'
import { unit } from '../domains/reference/units.schema.ts'
import { act, type Tx, version } from '../kernel/log.ts'

/** The acts on records of one entity (null: of any), the first one first, each with its reason, its values and the unit in whose name it was done. */
export const actsOn = (tx: Tx, entity: string | null, ...recordIds: readonly string[]) =>
  tx
    .select({ act, reason: version.reason, values: version.values, unitName: unit.fullName })
    .from(act)
    .leftJoin(version, eq(version.actId, act.id))
    .leftJoin(unit, eq(unit.id, act.unitId))
    .where(and(inArray(act.recordId, [...recordIds]), entity === null ? undefined : eq(act.entity, entity)))
    .orderBy(asc(act.seq))
type Found = Awaited<ReturnType<typeof actsOn>>[number]

/** An act as a page tells it: when, what, as which role, for which unit, why. */
export const actTold = ({ act: { at, day, action, role }, reason, unitName }: Pick<Found, 'act' | 'reason' | 'unitName'>) => ({
  at: new Date(at).toISOString(),
  day,
  action,
  role,
  unitName,
  reason,
})
