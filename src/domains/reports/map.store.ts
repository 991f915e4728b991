/** What the map counts that no other report reads: the register's records by unit, and which projects are of a craft. */
import { and, eq, gt, inArray, isNull, lte, or, sql } from 'drizzle-orm'
import type { Day } from '../../kernel/dates.ts'
import { groupBy } from '../../kernel/group.ts'
import type { Tx } from '../../kernel/log.ts'
import { Artisan, Establishment, Village, VillageRecognition } from '../establishments/establishments.schema.ts'
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
/** Every village that stands for itself with its periods of recognition; its craft is read from its words by a rule. */
export const villageDecisions = async (tx: Tx) => {
  const { id, unitId, craft, mergedInto } = Village.table
  const { villageId, recognisedOn, withdrawnOn } = VillageRecognition.table
  const periods = groupBy(await tx.select({ villageId, recognisedOn, withdrawnOn }).from(VillageRecognition.table), row => row.villageId)
  const villages = await tx.select({ id, unitId, craft }).from(Village.table).where(isNull(mergedInto))
  return villages.map(village => ({ ...village, periods: periods.get(village.id) ?? [] }))
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
