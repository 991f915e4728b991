/** The plan's versions: amended as a draft, approved with its paper, never below what is already decided. */
import { afterAll, beforeAll, expect, it } from 'vitest'
import { type TestServer, testServer, type Visitor } from '../../server/testing.ts'
import { Allocation, Decision } from '../funding/funding.schema.ts'
import { Project } from '../projects/projects.schema.ts'
import { planWithLine } from '../projects/projects.testing.ts'

let server: TestServer
let leader: Visitor
let appraiser: Visitor
beforeAll(async () => {
  server = await testServer('2024-06-01')
  leader = await server.as('lanhdao')
  appraiser = await server.as('thamdinh')
  const lineId = await planWithLine(server.database, 2024, 500_000_000)
  const { db } = server.database
  const [project] = await db
    .insert(Project.table)
    .values({
      code: 'DA-THU',
      year: 2024,
      name: 'Đề án thử',
      contentGroup: 'technology',
      activity: 'machine',
      source: 'city',
      implementer: 'beneficiary',
      unitId: 'hn-c-10192',
      totalCost: 600_000_000,
      eligibleCost: 600_000_000,
      requested: 300_000_000,
      counterpart: 300_000_000,
      units: 1,
      pilot: false,
      commitsCapital: true,
      commitsNoDouble: true,
      state: 'planned',
      plannedOn: '2024-05-01',
      revision: 1,
      search: 'da-thu',
    })
    .returning()
  const [decision] = await db.insert(Decision.table).values({ number: 'THỬ-1', issuedOn: '2024-05-01', issuer: 'UBND' }).returning()
  await db
    .insert(Allocation.table)
    .values({ projectId: project!.id, decisionId: decision!.id, lineId, amount: 300_000_000, approvedOn: '2024-05-01' })
})
afterAll(() => server.close())

const amount = (value: number) => ({ lines: [{ contentGroup: 'technology', source: 'city', amount: value }] })
const approval = { number: 'THỬ-2', issuedOn: '2024-05-30', issuer: 'UBND Thành phố Hà Nội' }

it('an amendment is a draft that changes nothing until it is approved', async () => {
  expect(await appraiser.post('/plans/2024/amendments', { reason: 'Bổ sung kinh phí máy móc' })).toMatchObject({
    status: 200,
    body: { version: 2, state: 'draft' },
  })
  expect(await appraiser.post('/plans/2024/amendments', { reason: 'Lần nữa' })).toMatchObject({ status: 409 })
  expect(await appraiser.put('/plans/2024/2', amount(700_000_000))).toMatchObject({ status: 200 })
  expect((await leader.get('/plans/2024')).body).toMatchObject({ version: 1, totals: { amount: 500_000_000, allocated: 300_000_000 } })
})
it('the database refuses an approved line below what is decided on it, and the plan in force stays', async () => {
  await appraiser.put('/plans/2024/2', amount(200_000_000))
  const refused = await leader.post('/plans/2024/2/approval', approval)
  expect(refused).toMatchObject({ status: 403 })
  expect((await leader.get('/plans/2024')).body).toMatchObject({ version: 1, state: 'approved' })
})
it('an approved amendment supersedes the version before it, which stays readable', async () => {
  await appraiser.put('/plans/2024/2', amount(700_000_000))
  expect(await leader.post('/plans/2024/2/approval', approval)).toMatchObject({ status: 200, body: { state: 'approved' } })
  expect((await leader.get('/plans/2024')).body).toMatchObject({
    version: 2,
    totals: { amount: 700_000_000 },
    lines: [{ left: 400_000_000 }],
  })
  expect((await leader.get('/plans/2024?version=1')).body).toMatchObject({ state: 'superseded', totals: { amount: 500_000_000 } })
  expect(await appraiser.put('/plans/2024/2', amount(1))).toMatchObject({ status: 403 })
})
it('says what the agency may keep of the year’s money, source by source, with its article and sum; nothing before there was a rule', async () => {
  const viewer = await server.as('thanhpho')
  const { agencyFee } = (await viewer.get('/plans/2024')).body as unknown as { agencyFee: object[] }
  expect(agencyFee).toEqual([
    {
      version: 'management-fee@2018-05-11',
      says: 'Cơ quan quản lý chương trình được chi quản lý không quá 1,5% kinh phí khuyến công cả năm 2024: 10.500.000\u00a0₫.',
      arithmetic: 'Ngân sách thành phố: 1,5% × 700.000.000 = 10.500.000\u00a0₫',
      article: 'TT 28/2018/TT-BTC, chi quản lý chương trình, đề án',
      confidence: 'M',
      verified: false,
    },
  ])
  await planWithLine(server.database, 2017, 500_000_000)
  expect((await viewer.get('/plans/2017')).body.agencyFee).toEqual([])
})
it('raw SQL that would allocate more than the line has left is refused too', async () => {
  await expect(server.database.pool.query('update allocation set amount = 700000001')).rejects.toThrow(/over_line/)
  await expect(server.database.pool.query('update budget_amount set amount = 1')).rejects.toThrow(/under_allocated/)
})
it('whoever prepared an amendment does not approve it', async () => {
  await leader.post('/plans/2024/amendments', { reason: 'Lãnh đạo tự soạn' })
  const refused = await leader.post('/plans/2024/3/approval', approval)
  expect(refused).toMatchObject({ status: 403 })
  expect(refused.body.detail).toContain('người khác')
})
