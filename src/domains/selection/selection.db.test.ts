/** Lines with their money, and the keeping of choices. Candidates come from a stand-in. */
import { eq, sql } from 'drizzle-orm'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { Database } from '../../db/connect.ts'
import { testDatabase } from '../../db/testing.ts'
import type { Context } from '../../kernel/context.ts'
import { act, version } from '../../kernel/log.ts'
import { BudgetAmount, BudgetLine, Plan } from '../plans/plans.schema.ts'
import { keepChoice, linesOfYear, listSelections, proposeChoice } from './selection.actions.ts'
import { ports } from './selection.ports.ts'
import { chooseInOrder, prioritiesOf } from './selection.rules.ts'
import type { Candidate } from './selection.schema.ts'

let database: Database
let leader: Context
let lineId: string
const wired = ports.candidates
const candidate = (code: string, change: Partial<Candidate> = {}): Candidate => ({
  id: crypto.randomUUID(),
  code,
  name: `Đề án ${code}`,
  amount: 300_000_000,
  pilot: false,
  priorities: prioritiesOf([]),
  experienceYears: 5,
  blocked: null,
  ...change,
})
const waiting = [
  candidate('DA-1', { experienceYears: 9 }),
  candidate('DA-2'),
  candidate('DA-3'),
  candidate('DA-4', { blocked: 'Ngoài địa bàn.' }),
]

beforeAll(async () => {
  database = await testDatabase()
  const { db } = database
  const [line] = await db.insert(BudgetLine.table).values({ year: 2024, contentGroup: 'technology', source: 'city' }).returning()
  lineId = line?.id ?? ''
  for (const [number, state, amount] of [
    [1, 'approved', 500_000_000],
    [2, 'approved', 700_000_000],
    [3, 'draft', 900_000_000],
  ] as const) {
    const [plan] = await db
      .insert(Plan.table)
      .values({ year: 2024, version: number, state, title: `Kế hoạch thử ${number}` })
      .returning()
    await db.insert(BudgetAmount.table).values({ planId: plan?.id ?? '', lineId, amount })
  }
  leader = {
    db,
    today: '2024-04-10',
    actor: {
      id: crypto.randomUUID(),
      name: 'Lãnh đạo thử',
      grants: [{ role: 'leader', unitId: 'hn-a-sct', level: 'agency', establishmentId: null }],
    },
    reach: { everywhere: true, unitIds: [], establishmentIds: [] },
    demo: true,
    files: { keep: async () => '', read: async () => new Uint8Array() },
  }
})
beforeEach(() => {
  ports.candidates = async () => waiting
})
afterAll(async () => {
  if (wired) ports.candidates = wired
  await database.close()
})

describe('a line', () => {
  it('has the money of the latest approved plan and the number of projects that wait', async () => {
    expect(await linesOfYear(leader, 2024)).toEqual([
      {
        id: lineId,
        year: 2024,
        contentGroup: 'technology',
        source: 'city',
        amount: 700_000_000,
        allocated: 0,
        left: 700_000_000,
        waiting: 4,
      },
    ])
    expect(await linesOfYear(leader, 2023)).toEqual([])
  })
  it('asks for the projects of its own year, content and source', async () => {
    ports.candidates = async (_ctx, _tx, line) => {
      expect(line).toMatchObject({ id: lineId, year: 2024, contentGroup: 'technology', source: 'city' })
      return []
    }
    expect((await proposeChoice(leader, { lineId })).choices).toEqual([])
    await expect(keepChoice(leader, { lineId })).rejects.toMatchObject({ kind: 'conflict' })
  })
  it('that does not exist is unknown', async () => {
    await expect(proposeChoice(leader, { lineId: crypto.randomUUID() })).rejects.toMatchObject({ kind: 'unknown' })
  })
})

describe('a choice', () => {
  it('is proposed within the line and keeps nothing', async () => {
    const { choices, rule } = await proposeChoice(leader, { lineId })
    expect(choices.map(choice => [choice.code, choice.chosen])).toEqual([
      ['DA-1', true],
      ['DA-2', true],
      ['DA-3', false],
      ['DA-4', false],
    ])
    expect(rule.article).toContain('TT 36/2013')
    expect(await listSelections(leader, lineId)).toEqual([])
  })
  it('is kept with all that replays it, and an act in the log', async () => {
    const kept = await keepChoice(leader, { lineId, tieOrder: ['DA-3', 'DA-2'], tieReason: 'Họp ngày 09/04/2024' })
    const [row] = await listSelections(leader, lineId)
    expect(row).toMatchObject({ id: kept.id, day: '2024-04-10', rule: 'selection-order@2014-02-10', tieReason: 'Họp ngày 09/04/2024' })
    expect(row?.choices.filter(choice => choice.chosen).map(choice => choice.code)).toEqual(['DA-1', 'DA-3'])
    expect(chooseInOrder(row?.candidates ?? [], 700_000_000, row?.tieOrder ?? [])).toEqual(row?.choices)
    const [logged] = await database.db.select().from(act).innerJoin(version, eq(version.actId, act.id)).where(eq(act.recordId, kept.id))
    expect(logged?.act).toMatchObject({ entity: 'selection', action: 'choose', role: 'leader' })
    expect(logged?.version.reason).toBe('Họp ngày 09/04/2024')
  })
  it('needs a reason for an order of ties, and codes that are tied, once each', async () => {
    const order = (tieOrder: string[], tieReason?: string) => keepChoice(leader, { lineId, tieOrder, ...(tieReason && { tieReason }) })
    await expect(order(['DA-3', 'DA-2'])).rejects.toMatchObject({ kind: 'invalid', errors: [{ path: 'tieReason' }] })
    await expect(order(['DA-1'], 'x')).rejects.toMatchObject({ kind: 'invalid', errors: [{ path: 'tieOrder' }] })
    await expect(order(['DA-9'], 'x')).rejects.toMatchObject({ kind: 'invalid' })
    await expect(order(['DA-2', 'DA-2'], 'x')).rejects.toMatchObject({ kind: 'invalid' })
  })
  it('is refused to a reader of some units only: it names projects of the whole city', async () => {
    const local: Context = { ...leader, reach: { everywhere: false, unitIds: ['hn-c-10183'], establishmentIds: [] } }
    await expect(proposeChoice(local, { lineId })).rejects.toMatchObject({ kind: 'refused' })
    await expect(listSelections(local, lineId)).rejects.toMatchObject({ kind: 'refused' })
    await expect(keepChoice(local, { lineId })).rejects.toMatchObject({ kind: 'refused' })
  })
})

it('what decisions have set aside is no longer the line’s to give', async () => {
  await database.db.transaction(async tx => {
    // The project and the decision do not matter here: the rows that the allocation points to are left out.
    await tx.execute(sql`set local session_replication_role = replica`)
    await tx.execute(sql`insert into allocation (project_id, decision_id, line_id, amount, approved_on)
      values (gen_random_uuid(), gen_random_uuid(), ${lineId}, 250000000, '2024-04-01')`)
  })
  const { line, choices } = await proposeChoice(leader, { lineId })
  expect(line).toMatchObject({ amount: 700_000_000, allocated: 250_000_000, left: 450_000_000 })
  expect(choices.filter(choice => choice.chosen).map(choice => choice.code)).toEqual(['DA-1'])
})
