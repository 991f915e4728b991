/** A plan, two establishments and a project draft for tests. */

import type { Database } from '../../db/connect.ts'
import { Establishment } from '../establishments/establishments.schema.ts'
import { BudgetAmount, BudgetLine, Plan } from '../plans/plans.schema.ts'

/** An approved plan of a year with one line for machines. Returns the line's id. */
export const planWithLine = async ({ db }: Database, year: number, amount: number): Promise<string> => {
  const [plan] = await db
    .insert(Plan.table)
    .values({ year, version: 1, state: 'approved', title: `Kế hoạch thử ${year}`, approvedOn: `${year}-01-31` })
    .returning()
  const [line] = await db.insert(BudgetLine.table).values({ year, contentGroup: 'technology', source: 'city' }).returning()
  await db.insert(BudgetAmount.table).values({ planId: plan!.id, lineId: line!.id, amount })
  return line!.id
}
export const establishmentAt = async (
  { db }: Database,
  code: string,
  unitId: string,
  more: Partial<typeof Establishment.table.$inferInsert> = {},
) => {
  const [row] = await db
    .insert(Establishment.table)
    .values({
      code,
      name: `Cơ sở thử ${code}`,
      kind: 'company',
      craft: 'lacquer',
      sector: 'đ',
      unitId,
      cleanerProduction: false,
      clusterInfrastructure: false,
      search: code.toLowerCase(),
      ...more,
    })
    .returning()
  return row!
}
/** What a form sends for a machine of 480 million đồng. */
export const machineForm = (beneficiary: string, unitId: string, more: object = {}) => ({
  year: 2024,
  name: 'Ứng dụng máy CNC trong sản xuất đồ gỗ sơn mài',
  contentGroup: 'technology',
  activity: 'machine',
  source: 'city',
  implementer: 'beneficiary',
  unitId,
  totalCost: 480_000_000,
  eligibleCost: 480_000_000,
  requested: 240_000_000,
  counterpart: 240_000_000,
  units: 1,
  pilot: false,
  commitsCapital: true,
  commitsNoDouble: true,
  plannedEndOn: '2024-12-10',
  beneficiaries: [beneficiary],
  ...more,
})
