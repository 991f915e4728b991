/** Money as the database itself keeps it: what raw SQL may not do, whoever types it. */
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { Database } from '../src/db/connect.ts'
import { testDatabase } from '../src/db/testing.ts'
import { Allocation, Contract, Decision, Payment, Settlement } from '../src/domains/funding/funding.schema.ts'
import { BudgetLine } from '../src/domains/plans/plans.schema.ts'
import { Project } from '../src/domains/projects/projects.schema.ts'
import { planWithLine } from '../src/domains/projects/projects.testing.ts'

let database: Database
const million = 1_000_000
beforeAll(async () => {
  database = await testDatabase()
  const { db } = database
  const lineId = await planWithLine(database, 2024, 500 * million)
  await db.insert(BudgetLine.table).values({ year: 2024, contentGroup: 'designs', source: 'city' })
  const projects = await db
    .insert(Project.table)
    .values(
      ['A', 'B'].map(code => ({
        code,
        year: 2024,
        name: `Đề án ${code}`,
        contentGroup: 'technology' as const,
        activity: 'machine' as const,
        source: 'city' as const,
        implementer: 'beneficiary' as const,
        unitId: 'hn-c-10192',
        totalCost: 600 * million,
        eligibleCost: 600 * million,
        requested: 300 * million,
        counterpart: 300 * million,
        units: 1,
        pilot: false,
        commitsCapital: true,
        commitsNoDouble: true,
        state: 'settled' as const,
        revision: 1,
        search: code,
      })),
    )
    .returning()
  const [decision] = await db.insert(Decision.table).values({ number: 'THỬ-1', issuedOn: '2024-05-01', issuer: 'UBND' }).returning()
  const projectId = projects[0]!.id
  await db.insert(Allocation.table).values({ projectId, decisionId: decision!.id, lineId, amount: 300 * million, approvedOn: '2024-05-01' })
  const [contract] = await db
    .insert(Contract.table)
    .values({ projectId, number: 'HĐ', signedOn: '2024-05-02', amount: 280 * million })
    .returning()
  await db.insert(Payment.table).values({ contractId: contract!.id, kind: 'advance', amount: 200 * million, paidOn: '2024-05-03' })
  await db
    .insert(Settlement.table)
    .values({ projectId, acceptedEligibleCost: 500 * million, amount: 250 * million, settledOn: '2024-06-01' })
})
afterAll(() => database.close())

it.each([
  ['an allocation above the line', 'update allocation set amount = 500000001'],
  ['an allocation below its contract', 'update allocation set amount = 279999999'],
  ['an allocation without its contract', 'delete from allocation'],
  ['an allocation moved to another project', `update allocation set project_id = (select id from project where code = 'B')`],
  ['an allocation on another line', `update allocation set line_id = (select id from budget_line where content_group = 'designs')`],
  [
    'a second project on a line that is not its own',
    `insert into allocation (project_id, decision_id, line_id, amount, approved_on) select p.id, d.id, l.id, 0, '2024-05-01' from project p, decision d, budget_line l where p.code = 'B' and l.content_group = 'designs'`,
  ],
  ['a contract above its allocation', 'update contract set amount = 300000001'],
  ['a contract below what is paid', 'update contract set amount = 199999999'],
  ['a negative contract', 'update contract set amount = -1'],
  [
    'a payment above the settlement',
    `insert into payment (contract_id, kind, amount, paid_on) select id, 'final', 50000001, '2024-06-02' from contract`,
  ],
  ['a second advance', `insert into payment (contract_id, kind, amount, paid_on) select id, 'advance', 1, '2024-06-02' from contract`],
  [
    'more reclaimed than paid',
    `insert into payment (contract_id, kind, amount, paid_on) select id, 'reclaim', 200000001, '2024-06-02' from contract`,
  ],
  ['a payment changed', 'update payment set amount = 1'],
  ['a payment deleted', 'delete from payment'],
  ['a settlement raised', 'update settlement set amount = 280000000'],
  ['a settlement deleted', 'delete from settlement'],
  ['a plan that leaves its decisions uncovered', `update plan set state = 'draft'`],
  ['a plan of another year', 'update plan set year = 2025'],
  ['a line renamed', `update budget_line set content_group = 'products' where content_group = 'technology'`],
  ['a line’s amount lowered below what is decided', 'update budget_amount set amount = 299999999'],
  ['a line’s amount deleted', 'delete from budget_amount'],
  ['a line’s amount moved', `update budget_amount set line_id = (select id from budget_line where content_group = 'designs')`],
])('refuses %s', async (_, statement) => {
  await expect(database.pool.query(statement)).rejects.toMatchObject({ code: expect.stringMatching(/^23/) })
})
it('and allows what stays within', async () => {
  await database.pool.query(
    `insert into payment (contract_id, kind, amount, paid_on) select id, 'final', 50000000, '2024-06-02' from contract`,
  )
  await database.pool.query('update budget_amount set amount = 300000000')
})
