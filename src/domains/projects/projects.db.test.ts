/** A project through its whole chain, by the people who act, through the real routes. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type TestServer, testServer, type Visitor } from '../../server/testing.ts'
import { createAccount, type NewAccount } from '../people/people.actions.ts'
import { handOver } from './handover.actions.ts'
import { establishmentAt, machineForm, planWithLine } from './projects.testing.ts'

const duyenThai = 'hn-c-10192'
let server: TestServer
const people: Record<string, Visitor> = {}
const who = (name: string): Visitor => people[name]!

beforeAll(async () => {
  server = await testServer('2024-11-22')
  for (const name of ['thuongtin', 'gialam', 'trungtam', 'thamdinh', 'lanhdao', 'ketoan', 'thanhpho', 'quantri'])
    people[name] = await server.as(name)
  await planWithLine(server.database, 2024, 500_000_000)
  await planWithLine(server.database, 2025, 500_000_000)
  const grants: NewAccount['grants'] = []
  for (const code of ['T-1', 'T-2', 'T-3', 'T-4', 'T-5']) {
    const { id } = await establishmentAt(server.database, code, duyenThai)
    grants.push({ role: 'applicant', unitId: 'p-01', establishmentId: id, validFrom: '2020-01-01' })
  }
  await createAccount(server.ctx, { username: 'coso', name: 'Chủ cơ sở', password: 'mật khẩu thử 1', persona: true, grants })
  people.coso = await server.as('coso')
})
afterAll(() => server.close())

const draft = async (beneficiary: string, more: object = {}, by = 'coso') => {
  const made = await who(by).post('/projects', machineForm(beneficiary, duyenThai, more))
  expect(made).toMatchObject({ status: 200 })
  return String(made.body.code)
}
/** As the screen does: with the revision that it shows. */
const step = async (name: string, code: string, action: string, body: object = {}) =>
  who(name).post(`/projects/${code}/steps/${action}`, { revision: (await open(code)).revision, ...body })
const done = async (name: string, code: string, action: string, body: object = {}) => {
  const answer = await step(name, code, action, body)
  expect(answer, `${name} ${action}`).toMatchObject({ status: 200 })
  return answer.body
}
const open = async (code: string) => (await who('lanhdao').get(`/projects/${code}`)).body
const day = { on: '2024-11-22' }
const decision = { number: 'THỬ-01', issuer: 'UBND Thành phố Hà Nội', ...day }
const toReviewed = async (beneficiary: string, more: object = {}) => {
  const code = await draft(beneficiary, more)
  await done('coso', code, 'submit')
  await done('thuongtin', code, 'survey', { ...day, reason: 'Nhà xưởng sẵn sàng' })
  await done('trungtam', code, 'review')
  return code
}
const toProposed = async (beneficiary: string, more: object = {}) => {
  const code = await toReviewed(beneficiary, more)
  await done('thamdinh', code, 'appraise', { reason: 'Đạt yêu cầu' })
  await done('lanhdao', code, 'propose')
  return code
}

describe('the chain', () => {
  it('takes a machine project from draft to liquidated, each step by its role, every act kept with its unit', async () => {
    const code = await toProposed('T-1')
    await done('lanhdao', code, 'decide', { ...decision, amount: 240_000_000 })
    await done('trungtam', code, 'contract', { number: 'HĐ-THỬ-01', ...day, amount: 240_000_000 })
    await done('ketoan', code, 'advance', { ...day, amount: 100_000_000 })
    await done('trungtam', code, 'start', day)
    await done('thamdinh', code, 'accept', { ...day, acceptedEligibleCost: 400_000_000 })
    await done('ketoan', code, 'settle', day)
    // Half of the 400 million accepted, below the 240 million approved; the advance is taken off the final payment.
    expect(await open(code)).toMatchObject({
      money: { approved: 240_000_000, settlement: 200_000_000, paid: 200_000_000, advanced: 100_000_000 },
    })
    await done('lanhdao', code, 'liquidate', day)
    const page = await open(code)
    expect(page).toMatchObject({ state: 'liquidated', acceptedOn: '2024-11-22' })
    const acts = page.acts as { action: string; unitName: string; by: string }[]
    expect(acts.map(a => a.action)).toEqual([
      'create',
      'submit',
      'survey',
      'review',
      'appraise',
      'propose',
      'decide',
      'contract',
      'advance',
      'start',
      'accept',
      'settle',
      'liquidate',
    ])
    expect(acts[2]).toMatchObject({ unitName: 'Huyện Thường Tín', by: 'Cán bộ huyện Thường Tín' })
  })
  it('lets nobody approve what they prepared', async () => {
    const own = await draft('T-2', {}, 'thuongtin')
    await done('thuongtin', own, 'submit')
    const refused = await step('thuongtin', own, 'survey', { ...day, reason: 'Đã xem' })
    expect(refused).toMatchObject({ status: 403 })
    expect(refused.body.detail).toContain('người khác')
    const code = await toReviewed('T-3')
    await done('trungtam', code, 'return', { reason: 'Thiếu báo giá' })
    expect(await open(code)).toMatchObject({ state: 'supplement' })
    await done('coso', code, 'submit')
    expect(await open(code)).toMatchObject({ state: 'submitted', surveyedOn: null })
  })
  it('lets a class or a fair skip the local survey', async () => {
    const made = await who('trungtam').post(
      '/projects',
      machineForm('T-1', 'p-01', { activity: 'management_class', beneficiaries: [], name: 'Lớp tập huấn thử' }),
    )
    const code = String(made.body.code)
    await done('trungtam', code, 'submit')
    expect(await step('thuongtin', code, 'survey', { ...day, reason: 'x' })).toMatchObject({ status: 404 })
    await done('thamdinh', code, 'review')
  })
  it('shows the same reason on the grey button and on the refused write', async () => {
    const code = await draft('T-2')
    const offers = (await who('thanhpho').get(`/projects/${code}`)).body.offers as { action: string; allowed: boolean; why: string }[]
    const submit = offers.find(o => o.action === 'submit')
    expect(submit).toMatchObject({ allowed: false })
    expect((await step('gialam', code, 'submit')).status).toBe(404)
    expect((await step('thamdinh', code, 'submit')).body.detail).toBe(submit?.why)
  })
})

describe('money', () => {
  it('refuses a decision above what the line has left, in words, and changes nothing', async () => {
    const big = { totalCost: 900_000_000, eligibleCost: 900_000_000, requested: 300_000_000, counterpart: 600_000_000 }
    const over = await toProposed('T-4', big)
    const { money } = await open(over)
    const left = (money as { lineLeft: number }).lineLeft
    expect(left).toBe(260_000_000)
    const refused = await step('lanhdao', over, 'decide', { ...decision, amount: 300_000_000 })
    expect(refused.status).toBe(403)
    expect(refused.body.detail).toContain('260.000.000')
    expect(await open(over)).toMatchObject({ state: 'proposed', money: { approved: null, lineLeft: left } })
    await done('lanhdao', over, 'decide', { ...decision, amount: 200_000_000 })
    await done('trungtam', over, 'contract', { number: 'HĐ-THỬ-02', ...day, amount: 200_000_000 })
    const advance = await step('ketoan', over, 'advance', { ...day, amount: 300_000_000 })
    expect(advance).toMatchObject({ status: 403 })
    expect(advance.body.detail).toContain('200.000.000')
    await done('ketoan', over, 'advance', { ...day, amount: 150_000_000 })
    // A stopped project keeps what was paid; the rest returns to the line.
    await done('lanhdao', over, 'stop', { reason: 'Cơ sở xin ngừng' })
    expect(await open(over)).toMatchObject({ state: 'stopped', money: { approved: 150_000_000, lineLeft: 110_000_000 } })
    await done('ketoan', over, 'reclaim', { ...day, amount: 50_000_000 })
    expect(await open(over)).toMatchObject({
      state: 'stopped',
      money: { approved: 100_000_000, reclaimed: 50_000_000, lineLeft: 160_000_000 },
    })
  })
  it('asks back an advance above the settlement before the contract is liquidated', async () => {
    const code = await toProposed('T-2', {
      totalCost: 100_000_000,
      eligibleCost: 100_000_000,
      requested: 50_000_000,
      counterpart: 50_000_000,
    })
    await done('lanhdao', code, 'decide', { ...decision, amount: 50_000_000 })
    await done('trungtam', code, 'contract', { number: 'HĐ-THỬ-03', ...day, amount: 50_000_000 })
    await done('ketoan', code, 'advance', { ...day, amount: 35_000_000 })
    await done('trungtam', code, 'start', day)
    await done('thamdinh', code, 'accept', { ...day, acceptedEligibleCost: 40_000_000 })
    await done('ketoan', code, 'settle', day)
    expect((await step('lanhdao', code, 'liquidate', day)).body.detail).toContain('15.000.000')
    expect((await step('ketoan', code, 'reclaim', { ...day, amount: 15_000_001 })).body.detail).toContain('15.000.000')
    await done('ketoan', code, 'reclaim', { ...day, amount: 15_000_000 })
    await done('lanhdao', code, 'liquidate', day)
  })
  it('lowers what is approved with a reason, and raises it only with a decision of its own', async () => {
    const code = await toProposed('T-3', {
      totalCost: 60_000_000,
      eligibleCost: 60_000_000,
      requested: 30_000_000,
      counterpart: 30_000_000,
    })
    await done('lanhdao', code, 'decide', { ...decision, amount: 20_000_000 })
    await done('lanhdao', code, 'adjust', { amount: 15_000_000, reason: 'Cơ sở giảm quy mô' })
    expect(await open(code)).toMatchObject({ money: { approved: 15_000_000 } })
    expect((await step('lanhdao', code, 'adjust', { amount: 25_000_000, reason: 'Bổ sung' })).body.detail).toContain('quyết định')
    expect((await step('lanhdao', code, 'adjust', { amount: 10_000_000, reason: '   ' })).status).toBe(422)
    await done('lanhdao', code, 'adjust', {
      amount: 25_000_000,
      reason: 'Bổ sung',
      number: 'THỬ-09',
      decidedOn: '2024-11-22',
      issuer: 'UBND Thành phố Hà Nội',
    })
    expect(await open(code)).toMatchObject({ money: { approved: 25_000_000, decision: { number: 'THỬ-09' } } })
  })
  it('takes no blank numbers, no text for money, no money of nothing', async () => {
    const code = await toProposed('T-1', {
      totalCost: 40_000_000,
      eligibleCost: 40_000_000,
      requested: 20_000_000,
      counterpart: 20_000_000,
      name: 'Đề án thử nhập sai',
    })
    for (const wrong of [
      { number: '  ' },
      { amount: 0 },
      { amount: '20000000' },
      { amount: 1.5 },
      { amount: -1 },
      { issuer: 5 },
      { on: '1990-01-01' },
      { on: 'hôm qua' },
    ])
      expect((await step('lanhdao', code, 'decide', { ...decision, amount: 20_000_000, ...wrong })).status, JSON.stringify(wrong)).toBe(422)
    expect(await open(code)).toMatchObject({ state: 'proposed', money: { approved: null } })
  })
  it('refuses dates in the future and before the step before', async () => {
    const code = await toProposed('T-5')
    expect((await step('lanhdao', code, 'decide', { ...decision, on: '2024-12-01', amount: 1 })).status).toBe(422)
    expect((await step('lanhdao', code, 'decide', { ...decision, on: '2024-11-01', amount: 1 })).status).toBe(422)
  })
})

describe('a file that changed under the reader', () => {
  it('is not overwritten', async () => {
    const code = await draft('T-5')
    const { body } = await who('thuongtin').get(`/projects/${code}`)
    await done('thuongtin', code, 'submit', { revision: body.revision })
    expect(await step('thuongtin', code, 'withdraw', { revision: body.revision })).toMatchObject({ status: 409 })
  })
})

describe('a project of the Centre itself', () => {
  it('is never reviewed or accepted by Centre staff', async () => {
    const made = await who('trungtam').post('/projects', machineForm('T-5', duyenThai, { implementer: 'centre' }))
    const code = String(made.body.code)
    await done('trungtam', code, 'submit')
    await done('thuongtin', code, 'survey', { ...day, reason: 'Đã khảo sát' })
    const refused = await step('trungtam', code, 'review')
    expect(refused.status).toBe(403)
    expect(refused.body.detail).toContain('Trung tâm là đơn vị thực hiện')
    await done('thamdinh', code, 'review')
  })
})

describe('the end of the districts on 1/7/2025', () => {
  it('hands an open project to the one certain successor and leaves a split one to the department', async () => {
    const certain = await draft('T-1', { unitId: 'hn-c-10183', plannedEndOn: '2025-12-01' }, 'thuongtin')
    const { rows } = await server.database.pool.query<{ from_id: string }>(
      `select from_id from unit_succession s join unit u on u.id = s.from_id where s.kind = 'split' and u.parent_id = 'hn-d-279' and u.valid_until = '2025-07-01' limit 1`,
    )
    const split = await draft('T-1', { unitId: rows[0]!.from_id }, 'thuongtin')
    server.day = '2025-07-01'
    const result = await handOver(server.database.db, '2025-07-01')
    expect(result.moved).toBeGreaterThan(0)
    const commune = await server.as('xathuongtin')
    expect((await commune.get(`/projects/${certain}`)).body).toMatchObject({ state: 'draft', unitId: 'hn25b-c-10183' })
    expect((await commune.get(`/projects/${split}`)).status).toBe(404)
    const page = (await who('lanhdao').get(`/projects/${split}`)).body
    expect(page).toMatchObject({ awaitsUnit: true })
    const successor = (page.successors as { id: string }[])[0]!
    await done('lanhdao', split, 'assign', { unitId: successor.id, reason: 'Theo địa điểm nhà xưởng' })
    expect((await who('lanhdao').get(`/projects/${split}`)).body).toMatchObject({ awaitsUnit: false, unitId: successor.id })
    // The district's officer is gone with the district.
    expect((await who('thuongtin').get('/projects')).status).toBe(403)
    server.day = '2024-11-22'
  })
})
