/** Who may: roles at units. Denied unless declared. */
import type { Day } from './dates.ts'

/** One role that a person holds at a unit; an applicant holds theirs for one establishment. */
export interface Grant {
  role: string
  unitId: string
  /** How the unit, or the establishment that an applicant speaks for, is called. */
  unitName?: string
  /** Level of the unit: province, district, commune or agency. */
  level: string
  establishmentId: string | null
}
/** Somebody signed in, as they stand on the business day. */
export interface Actor {
  id: string
  name: string
  grants: readonly Grant[]
}
/** The records a person may see: everything, or those at certain units or of certain establishments. */
export interface Reach {
  everywhere: boolean
  unitIds: readonly string[]
  establishmentIds: readonly string[]
  /** Ids of records that this reader is kept from, however far they see: designs of a contest that they judge. */
  apart?: readonly string[]
}
/** Who a route or a command is for. A list names roles. */
export type Who = 'anyone' | 'signed-in' | readonly string[]

/** Whether the actor is one of those that the declaration names. */
export const may = (actor: Actor | null, who: Who): boolean =>
  who === 'anyone' || (actor !== null && (who === 'signed-in' || actor.grants.some(grant => who.includes(grant.role))))
/** Whether the actor holds one of the roles anywhere. */
export const holds = (actor: Actor, ...roles: string[]): boolean => actor.grants.some(grant => roles.includes(grant.role))

/**
 * Whether the actor holds one of the roles as far as the reach goes: whoever reads the whole city as a viewer and holds an office in one district
 * is that officer in the district only.
 */
export const holdsWithin = (actor: Actor | null, reach: Reach, ...roles: string[]): boolean =>
  (actor?.grants ?? []).some(({ role, level }) => roles.includes(role) && (!reach.everywhere || level === 'agency' || level === 'province'))

/** Which role, at which level of unit, carries a duty in [from, until): dated data, since districts ended on 1/7/2025. */
export interface Duty {
  duty: string
  role: string
  level: string
  validFrom: Day
  validUntil: Day | null
}
/** The actor's grant that carries the duty on the day for a record at these units (the record's unit and those above it). */
export const carrier = (
  actor: Actor,
  duties: readonly Duty[],
  duty: string,
  day: Day,
  unitsOfRecord: ReadonlySet<string>,
): Grant | undefined =>
  actor.grants.find(grant =>
    duties.some(
      d =>
        d.duty === duty &&
        d.role === grant.role &&
        d.level === grant.level &&
        d.validFrom <= day &&
        (d.validUntil === null || day < d.validUntil) &&
        (grant.level === 'agency' || grant.level === 'province' || unitsOfRecord.has(grant.unitId)),
    ),
  )
