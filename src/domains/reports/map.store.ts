/** What the map counts that no other report reads: the register's records by unit, and which projects are of a craft. */
import { and, eq, gt, inArray, isNull, lte, or, sql } from 'drizzle-orm'
import type { Day } from '../../kernel/dates.ts'
import type { Tx } from '../../kernel/log.ts'
import { Artisan, Establishment, Village } from '../establishments/establishments.schema.ts'
import { BudgetLine } from '../plans/plans.schema.ts'
import { beneficiary, Project } from '../projects/projects.schema.ts'
import type { crafts } from '../reference/catalog.schema.ts'

export type Craft = keyof typeof crafts
const count = sql<number>`count(*)`.mapWith(Number)

/** Establishments by unit that work on the day; those merged away are left out. */
export const establishmentsByUnit = (tx: Tx, craft: Craft | undefined, day: Day) => {
  const { unitId, mergedInto, closedOn, craft: own } = Establishment.table
  return tx
    .select({ unitId, value: count })
    .from(Establishment.table)
    .where(and(isNull(mergedInto), or(isNull(closedOn), gt(closedOn, day)), craft ? eq(own, craft) : undefined))
    .groupBy(unitId)
}
/** Artisans by unit whose title was given by the day, or on a day that is not known. */
export const artisansByUnit = (tx: Tx, craft: Craft | undefined, day: Day) => {
  const { unitId, mergedInto, recognisedOn, craft: own } = Artisan.table
  return tx
    .select({ unitId, value: count })
    .from(Artisan.table)
    .where(and(isNull(mergedInto), or(isNull(recognisedOn), lte(recognisedOn, day)), craft ? eq(own, craft) : undefined))
    .groupBy(unitId)
}
/** Every village that stands for itself; its craft is read from its words by a rule. */
export const villageDecisions = (tx: Tx) => {
  const { unitId, craft, recognisedOn, withdrawnOn, mergedInto } = Village.table
  return tx.select({ unitId, craft, recognisedOn, withdrawnOn }).from(Village.table).where(isNull(mergedInto))
}
/** Those of the projects that have a beneficiary of the craft. */
export const projectsOfCraft = async (tx: Tx, projectIds: readonly string[], craft: Craft): Promise<Set<string>> => {
  if (!projectIds.length) return new Set()
  const rows = await tx
    .selectDistinct({ id: beneficiary.projectId })
    .from(beneficiary)
    .innerJoin(Establishment.table, eq(Establishment.table.id, beneficiary.establishmentId))
    .where(and(inArray(beneficiary.projectId, [...projectIds]), eq(Establishment.table.craft, craft)))
  return new Set(rows.map(row => row.id))
}
/** Years that have a plan's lines or projects, latest first. */
export const yearsKnown = async (tx: Tx): Promise<number[]> => {
  const lines = await tx.selectDistinct({ year: BudgetLine.table.year }).from(BudgetLine.table)
  const projects = await tx.selectDistinct({ year: Project.table.year }).from(Project.table)
  return [...new Set([...lines, ...projects].map(row => row.year))].sort((a, b) => b - a)
}
