/** The legal order on recorded facts: who owns an establishment, what it makes and where it lies decide, and what nobody recorded is said. */
import { afterAll, beforeAll, expect, it } from 'vitest'
import { type Answer, type TestServer, testServer, type Visitor } from '../../server/testing.ts'
import { establishmentAt, machineForm, planWithLine } from '../projects/projects.testing.ts'

let server: TestServer
let leader: Visitor
let officer: Visitor
let line = ''
const commune = 'hn25b-c-10183'
const ok = (answer: Answer) => {
  expect(answer.status, JSON.stringify(answer.body)).toBe(200)
  return answer.body
}
interface Proposed {
  choices: { code: string; reason: string; priorities: { key: string; says: string; holds: boolean | null }[] }[]
}
const proposal = async () => (ok(await leader.get(`/selection/lines/${line}`)) as unknown as Proposed).choices
const codes: string[] = []

beforeAll(async () => {
  server = await testServer('2026-11-20')
  ;[leader, officer] = (await Promise.all(['lanhdao', 'thamdinh'].map(name => server.as(name)))) as [Visitor, Visitor]
  line = await planWithLine(server.database, 2026, 2_000_000_000)
  const local = await server.as('xathuongtin')
  // The first has the longer experience: without other facts it stands first.
  for (const [code, experienceYears] of [
    ['CS-0001', 20],
    ['CS-0002', 2],
  ] as const) {
    await establishmentAt(server.database, code, commune, { experienceYears, exporting: false, workers: 5, localMaterials: 10 })
    const form = machineForm(code, commune, { year: 2026, plannedEndOn: '2026-12-10' })
    codes.push(String(ok(await local.post('/projects', form)).code))
  }
  await server.database.pool.query(`update project set state = 'appraised', submitted_on = '2026-06-01', appraised_on = '2026-07-01'`)
})
afterAll(() => server.close())

const holds = (choice: Proposed['choices'][number], key: string) => choice.priorities.find(each => each.key === key)?.holds
const correct = async (code: string, values: object) => {
  const now = ok(await officer.get(`/establishments/${code}`))
  const { name, kind, craft, sector, unitId, workers, exporting, localMaterials, experienceYears, revision } = now
  const rest = { cleanerProduction: false, clusterInfrastructure: false }
  const facts = { name, kind, craft, sector, unitId, workers, exporting, localMaterials, experienceYears, revision, ...rest }
  ok(await officer.put(`/establishments/${code}`, { ...facts, ...values, reason: 'Cơ sở khai' }))
}

it('without records experience decides, and each criterion that nobody recorded is named', async () => {
  const choices = await proposal()
  expect(choices.map(each => each.code)).toEqual(codes)
  expect(['supporting', 'area', 'women', 'minority'].map(key => holds(choices[0]!, key))).toEqual([null, null, null, null])
  expect(choices[0]!.reason).toContain(
    'Chưa ghi nhận nên không tính: công nghiệp hỗ trợ; địa bàn ưu tiên; phụ nữ làm chủ; người dân tộc thiểu số làm chủ',
  )
})
it('a recorded owner puts the project first, in words; a recorded no does not', async () => {
  await correct('CS-0001', { womenOwned: false })
  await correct('CS-0002', { womenOwned: true, minorityOwned: true, supportingIndustry: true })
  const choices = await proposal()
  expect(choices.map(each => each.code)).toEqual([...codes].reverse())
  expect(choices[0]!.reason).toContain('3 tiêu chí ưu tiên (công nghiệp hỗ trợ; phụ nữ làm chủ; người dân tộc thiểu số làm chủ)')
  expect([holds(choices[1]!, 'women'), holds(choices[1]!, 'minority')]).toEqual([false, null])
})
it('a list of areas speaks for both, on its days only, and names its document', async () => {
  const list = { kind: 'ethnic', document: 'QĐ THỬ 02/2026', complete: false, places: 'Xã Thường Tín' }
  const { id } = ok(await officer.post('/areas', { ...list, validFrom: '2026-01-01', validUntil: null }))
  const choices = await proposal()
  expect(choices.map(each => holds(each, 'area'))).toEqual([true, true])
  expect(choices[0]!.reason).toContain('địa bàn ưu tiên: Xã Thường Tín, vùng dân tộc thiểu số, theo QĐ THỬ 02/2026')
  ok(await officer.put(`/areas/${id}`, { validUntil: '2026-11-20' }))
  expect((await proposal()).map(each => holds(each, 'area'))).toEqual([null, null])
})
it('the page of the establishment shows each fact with its day and source, and as it was before', async () => {
  const facts = (page: Answer) =>
    (page.body as unknown as { facts: { key: string; says: string | null; source: { reason: string } | null }[] }).facts
  const fact = (page: Answer, key: string) => facts(page).find(each => each.key === key)
  const now = await officer.get('/establishments/CS-0002')
  expect(fact(now, 'womenOwned')).toMatchObject({ says: 'có', since: '2026-11-20', source: { kind: 'officer', reason: 'Cơ sở khai' } })
  server.day = '2026-11-25'
  await correct('CS-0002', { womenOwned: false, minorityOwned: true, supportingIndustry: true })
  expect(fact(await officer.get('/establishments/CS-0002'), 'womenOwned')).toMatchObject({ says: 'không', since: '2026-11-25' })
  expect(fact(await officer.get('/establishments/CS-0002?asOf=2026-11-21'), 'womenOwned')).toMatchObject({ says: 'có' })
})
it('who has no task with persons does not read whether the owner is of an ethnic minority', async () => {
  const viewer = await server.as('thanhpho')
  const read = ok(await viewer.get('/establishments/CS-0002'))
  expect([read.minorityOwned, read.womenOwned]).toEqual([null, false])
  expect((await viewer.get('/register?cols=minorityOwned,womenOwned')).body).toMatchObject({
    columns: ['name', 'womenOwned'],
  })
})
