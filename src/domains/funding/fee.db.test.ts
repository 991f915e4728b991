/** What may be kept for management, as an advance is paid: both bounds until somebody enters where the difficult areas are. */
import { afterAll, beforeAll, expect, it } from 'vitest'
import { type TestServer, testServer } from '../../server/testing.ts'
import { establishmentAt, machineForm, planWithLine } from '../projects/projects.testing.ts'

const commune = 'hn-c-10192'
const day = { on: '2024-11-22' }
let server: TestServer
beforeAll(async () => {
  server = await testServer('2024-11-22')
  await planWithLine(server.database, 2024, 500_000_000)
})
afterAll(() => server.close())

const open = async (code: string) => (await (await server.as('lanhdao')).get(`/projects/${code}`)).body
/** A project that the Centre implements, up to its advance; answers what the advance was told of the fee. */
const feeSaid = async (beneficiary: string) => {
  await establishmentAt(server.database, beneficiary, commune)
  const district = await server.as('thuongtin')
  const code = String((await district.post('/projects', machineForm(beneficiary, commune, { implementer: 'centre' }))).body.code)
  await server.database.pool.query(
    "update project set state = 'proposed', submitted_on = '2024-06-01', appraised_on = '2024-07-01', proposed_on = '2024-07-02' where code = $1",
    [code],
  )
  for (const [who, action, body] of [
    ['lanhdao', 'decide', { number: `THỬ-${beneficiary}`, issuer: 'UBND Thành phố thử', amount: 200_000_000, ...day }],
    ['trungtam', 'contract', { number: `HĐ-${beneficiary}`, amount: 200_000_000, ...day }],
    ['ketoan', 'advance', { amount: 50_000_000, ...day }],
  ] as const) {
    const { revision } = await open(code)
    const answer = await (await server.as(who)).post(`/projects/${code}/steps/${action}`, { revision, ...body })
    expect(answer, JSON.stringify(answer.body)).toMatchObject({ status: 200 })
  }
  const { appraisals } = (await open(code)) as unknown as {
    appraisals: { occasion: string; findings: { rule: string; arithmetic?: string }[] }[]
  }
  const advance = appraisals.find(each => each.occasion === 'advance')
  return advance?.findings.find(({ rule }) => rule === 'management-fee')?.arithmetic
}
/** 1.5% of the year's 500 million, told apart because an agency implements. */
const agency = '1,5% × 500.000.000 = 7.500.000\u00a0₫'

it('says both bounds while no list tells what the place is, and the agency’s share of the year’s money apart', async () => {
  expect(await feeSaid('T-1')).toBe(`2,5% × 200.000.000 = 5.000.000\u00a0₫; 3% × 200.000.000 = 6.000.000\u00a0₫; ${agency}`)
})
it('says the higher bound alone once a document names the place', async () => {
  const list = { kind: 'difficult', document: 'QĐ THỬ 01', validFrom: '2021-01-01', validUntil: null, complete: false }
  const officer = await server.as('thamdinh')
  expect((await officer.post('/areas', { ...list, places: 'Xã Duyên Thái, Huyện Thường Tín' })).status).toBe(200)
  expect(await feeSaid('T-2')).toBe(`3% × 200.000.000 = 6.000.000\u00a0₫; ${agency}`)
})
