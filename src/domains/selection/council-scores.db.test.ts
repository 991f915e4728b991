/** From a council to the choice: what its members handed in is what the sealed rule ranks by, over several lines with several limits. */
import { afterAll, beforeAll, expect, it } from 'vitest'
import { type Answer, type TestServer, testServer, type Visitor } from '../../server/testing.ts'
import { createAccount } from '../people/people.actions.ts'
import { BudgetAmount, BudgetLine, Plan } from '../plans/plans.schema.ts'
import { establishmentAt, machineForm, planWithLine } from '../projects/projects.testing.ts'

const duyenThai = 'hn-c-10192'
const district = 'hn-d-279'
let server: TestServer
const who: Record<string, Visitor> = {}
const ids: Record<string, string> = {}
const lines: string[] = []
const codes: Record<string, string> = {}
let council = ''
let round = ''
const ok = (answer: Answer) => {
  expect(answer.status, JSON.stringify(answer.body)).toBe(200)
  return answer.body
}
const at = async () => Number((await who.lanhdao!.get(`/councils/${council}`)).body.revision)
const points = (a: number, b: number) => ({ c1: { points: a }, c2: { points: b } })

beforeAll(async () => {
  server = await testServer('2024-06-20')
  const from = '2020-01-01'
  const grants = [{ role: 'leader' as const, unitId: 'hn-a-sct', validFrom: from }]
  await createAccount(server.ctx, { username: 'lanhdao2', name: 'Lãnh đạo hai', password: 'mật khẩu thử 1', persona: true, grants })
  for (const name of ['lanhdao', 'lanhdao2', 'thamdinh', 'ketoan', 'thuongtin', 'kiemtoan']) who[name] = await server.as(name)
  for (const row of (await server.database.pool.query('select id, username from account')).rows) ids[row.username] = row.id
  const { db } = server.database
  lines.push(await planWithLine(server.database, 2024, 500_000_000))
  const [plan] = await db.select().from(Plan.table)
  const [line] = await db.insert(BudgetLine.table).values({ year: 2024, contentGroup: 'products', source: 'city' }).returning()
  await db.insert(BudgetAmount.table).values({ planId: plan!.id, lineId: line!.id, amount: 60_000_000 })
  lines.push(line!.id)
  const trademark = {
    contentGroup: 'products',
    activity: 'trademark',
    name: 'Đăng ký nhãn hiệu',
    totalCost: 70_000_000,
    eligibleCost: 70_000_000,
  }
  for (const [name, unitId, more] of [
    ['M1', district, { requested: 240_000_000, counterpart: 240_000_000 }],
    ['M2', district, { requested: 200_000_000, counterpart: 280_000_000 }],
    ['M3', duyenThai, { requested: 150_000_000, counterpart: 330_000_000 }],
    ['T1', district, { ...trademark, requested: 35_000_000, counterpart: 35_000_000 }],
    ['T2', district, { ...trademark, requested: 20_000_000, counterpart: 50_000_000 }],
  ] as const) {
    await establishmentAt(server.database, `CS-${name}`, unitId)
    codes[name] = String(ok(await who.thuongtin!.post('/projects', machineForm(`CS-${name}`, unitId, more))).code)
  }
  await server.database.pool.query(
    `update project set state = 'reviewed', submitted_on = '2024-06-01', surveyed_on = '2024-06-05', reviewed_on = '2024-06-10'`,
  )
})
afterAll(() => server.close())

it('the rule is sealed on two lines with quotas and a least number for a place, before the council has met', async () => {
  await server.database.pool.query(`update project set state = 'appraised', appraised_on = '2024-06-15'`)
  const options = ok(await who.thamdinh!.get(`/selection/rounds/options?lineIds=${lines.join(',')}`))
  expect(options).toMatchObject({ candidates: 5, scored: 0 })
  expect(options.activities).toHaveLength(2)
  expect(options.activities).toEqual(
    expect.arrayContaining([
      { key: 'trademark', name: expect.any(String), candidates: 2 },
      { key: 'machine', name: expect.any(String), candidates: 3 },
    ]),
  )
  expect(options.units).toEqual(expect.arrayContaining([{ key: duyenThai, name: 'Xã Duyên Thái', candidates: 1 }]))
  expect((await who.kiemtoan!.get(`/selection/rounds/options?lineIds=${lines.join(',')}`)).status).toBe(403)
  const rule = {
    kind: 'optimise',
    groups: [
      { group: 'machine', maxCount: 2 },
      { group: 'trademark', minCount: 1, maxCount: 1, maxCost: 30_000_000 },
    ],
    areas: [{ area: duyenThai, minCount: 1 }],
    onePerEstablishment: true,
  }
  const opened = ok(await who.thamdinh!.post('/selection/rounds', { lineIds: lines, rule }))
  round = String(opened.id)
  expect(opened.state).toBe('sealed')
  const page = ok(await who.thamdinh!.get(`/selection/rounds/${round}`))
  expect((page.limits as string[]).join('; ')).toMatch(
    /nhiều nhất 2 đề án[\s\S]*nhiều nhất 30\.000\.000[\s\S]*Xã Duyên Thái: ít nhất 1 đề án/,
  )
  expect((await who.thamdinh!.post(`/selection/rounds/${round}/compute`)).body.detail).toContain('chưa có đề án nào có điểm')
  await server.database.pool.query(`update project set state = 'reviewed'`)
})

it('a council scores apart; one of it has an interest in the first project', async () => {
  const criteria = ['Cần thiết, khả thi', 'Hiệu quả'].map(title => ({ title, max: 50, guidance: 'Như minh họa', evidence: 'Hồ sơ' }))
  const sheet = { code: 'PC-02', title: 'Phiếu chấm thử', basis: 'Minh họa cho kiểm thử', validFrom: '2024-01-01', criteria }
  const sheetId = String(ok(await who.lanhdao!.post('/score-sheets', sheet)).id)
  ok(await who.lanhdao2!.post(`/score-sheets/${sheetId}/adopt`))
  council = String(ok(await who.lanhdao!.post('/councils', { name: 'Hội đồng thử', sheetId, minimum: 2 })).code)
  for (const [username, seat] of [
    ['lanhdao', 'chair'],
    ['thamdinh', 'secretary'],
    ['ketoan', 'member'],
  ])
    ok(
      await who.lanhdao!.post(`/councils/${council}/members`, {
        accountId: ids[username!],
        seat,
        office: 'Chức vụ thử',
        revision: await at(),
      }),
    )
  ok(await who.lanhdao!.put(`/councils/${council}/projects`, { projects: Object.values(codes), revision: await at() }))
  ok(await who.lanhdao!.post(`/councils/${council}/start`, { revision: await at() }))
  for (const name of ['lanhdao', 'thamdinh']) ok(await who[name]!.post(`/councils/${council}/declaration`, { conflicts: [] }))
  const interest = [{ project: codes.M1, reason: 'Có cổ phần trong cơ sở' }]
  ok(await who.ketoan!.post(`/councils/${council}/declaration`, { conflicts: interest }))
  const given: Record<string, [number, number, number]> = {
    M1: [45, 42, 0],
    M2: [40, 41, 44],
    M3: [20, 25, 30],
    T1: [45, 45, 45],
    T2: [30, 30.5, 30],
  }
  for (const [name, [a, b, c]] of Object.entries(given)) {
    const hand = (visitor: string, each: number) =>
      who[visitor]!.put(`/councils/${council}/scores/${codes[name]}`, { points: points(each, each), note: null, submit: true })
    ok(await hand('lanhdao', a))
    ok(await hand('thamdinh', b))
    if (name === 'M1') expect((await hand('ketoan', 1)).status).toBe(403)
    else ok(await hand('ketoan', c))
  }
  // Handed in, and still nobody's to rank by: the council is not closed.
  await server.database.pool.query(`update project set state = 'appraised'`)
  expect((await who.thamdinh!.post(`/selection/rounds/${round}/compute`)).body.detail).toContain('chưa có đề án nào có điểm')
  ok(await who.lanhdao!.post(`/councils/${council}/close`, { revision: await at() }))
})

it('once it is closed the sealed rule ranks by exactly its means, keeps every limit, and can be computed again', async () => {
  const asked = ok(await who.thamdinh!.post(`/selection/rounds/${round}/compute`))
  await server.runJobs()
  expect((await who.thamdinh!.get(`/jobs/${asked.job}`)).body).toMatchObject({ state: 'done' })
  const page = ok(await who.lanhdao!.get(`/selection/rounds/${round}`)) as unknown as {
    outcome: { proven: boolean; score: string; cost: number; standings: { code: string; amount: number; score: string }[] }
    analysis: { limits: { key: string }[] }
  }
  const scores = Object.fromEntries(page.outcome.standings.map(one => [one.code, one.score]))
  // (90 + 84) / 2 without the one who had an interest; (80 + 82 + 88) / 3 and so on, to two decimals.
  expect(Object.fromEntries(Object.entries(codes).map(([name, code]) => [name, scores[code]]))).toEqual({
    M1: '87',
    M2: '83.33',
    M3: '50',
    T1: '90',
    T2: '60.33',
  })
  // Two machines at most, one of them in Duyên Thái; of the trademarks only the one whose money the quota allows.
  const inside = page.outcome.standings.filter(one => one.amount > 0).map(one => one.code)
  expect(inside.sort()).toEqual([codes.M1!, codes.M3!, codes.T2!].sort())
  expect(page.outcome).toMatchObject({ proven: true, score: '197.33', cost: 410_000_000 })
  expect(page.analysis.limits.map(each => each.key).sort()).toEqual([
    `area:${duyenThai}`,
    'establishment:',
    'group:machine',
    'group:trademark',
  ])
  const { job } = ok(await who.kiemtoan!.post(`/selection/rounds/${round}/replay`))
  await server.runJobs()
  expect((await who.kiemtoan!.get(`/jobs/${job}`)).body.result).toMatchObject({ equal: true, sealed: true })
})

it('a council that meets again takes its points back until it has closed', async () => {
  ok(await who.lanhdao!.post(`/councils/${council}/reopen`, { reason: 'Thảo luận lại', revision: await at() }))
  expect((await who.thamdinh!.post(`/selection/rounds/${round}/compute`)).body.detail).toContain('chưa có đề án nào có điểm')
})
