/** The order of choice is law as data: a document that changes it changes who comes first, and is then held by the choice that used it. */
import { afterAll, beforeAll, expect, it } from 'vitest'
import { type Answer, type TestServer, testServer, type Visitor } from '../../server/testing.ts'
import { establishmentAt, machineForm, planWithLine } from '../projects/projects.testing.ts'

let server: TestServer
let leader: Visitor
let admin: Visitor
let line = ''
const codes: string[] = []
const ok = (answer: Answer) => {
  expect(answer.status, JSON.stringify(answer.body)).toBe(200)
  return answer.body
}
interface Proposed {
  rule: { key: string; article: string }
  choices: { code: string; priorities: { key: string; says: string; holds: boolean | null }[] }[]
}
const proposal = async () => ok(await leader.get(`/selection/lines/${line}`)) as unknown as Proposed

beforeAll(async () => {
  server = await testServer('2024-11-22')
  ;[leader, admin] = (await Promise.all(['lanhdao', 'quantri'].map(name => server.as(name)))) as [Visitor, Visitor]
  line = await planWithLine(server.database, 2024, 2_000_000_000)
  const district = await server.as('thuongtin')
  // The first has the longer experience; the second has 40 workers and 35% of its materials from the city.
  for (const [code, more] of [
    ['CS-0001', { experienceYears: 20, workers: 5, localMaterials: 10 }],
    ['CS-0002', { experienceYears: 2, workers: 40, localMaterials: 35 }],
  ] as const) {
    await establishmentAt(server.database, code, 'hn-d-279', more)
    codes.push(String(ok(await district.post('/projects', machineForm(code, 'hn-d-279'))).code))
  }
  await server.database.pool.query(`update project set state = 'appraised', submitted_on = '2024-06-01', appraised_on = '2024-07-01'`)
})
afterAll(() => server.close())

const order = (steps: string[], more: object = {}) => ({
  code: 'selection-order',
  clause: 'Điều 2',
  values: { order: steps, criteria: ['materials', 'workers'], materialsAbove: 30, workersFrom: 40, ...more },
})
const adopted = async (number: string, version: object): Promise<string> => {
  const head = { number, title: 'Thứ tự thử', issuer: 'HĐND thử', issuedOn: '2024-11-20', inForceFrom: '2024-11-21', scope: 'local' }
  const id = String(ok(await leader.post('/appraisal/documents', head)).id)
  ok(await leader.put(`/appraisal/documents/${id}/versions`, { revision: 1, versions: [version] }))
  ok(await admin.post(`/appraisal/documents/${id}/adoption`, { revision: 2, paper: `Bản có dấu của ${number}` }))
  return id
}
const undo = async (id: string) => {
  const { revision } = ok(await leader.get(`/appraisal/documents/${id}`))
  return leader.post(`/appraisal/documents/${id}/undo`, { revision, reason: 'Nhầm thứ tự' })
}

it('as shipped: neither shows a priority, so experience decides', async () => {
  const { rule, choices } = await proposal()
  expect(rule).toMatchObject({ key: 'selection-order@2014-02-10', article: expect.stringContaining('TT 46/2012') })
  expect(choices.map(each => each.code)).toEqual(codes)
  expect(choices[0]!.priorities.find(each => each.key === 'workers')!.says).toContain('50')
})
it('a document with other thresholds puts the other first, in its own words and under its own name', async () => {
  const id = await adopted('THỬ 01/NQ', order(['pilot', 'priorities', 'experience']))
  const { rule, choices } = await proposal()
  expect(rule.article).toContain('THỬ 01/NQ')
  expect(choices.map(each => each.code)).toEqual([...codes].reverse())
  expect(choices[0]!.priorities).toMatchObject([
    { key: 'materials', holds: true, says: expect.stringContaining('30%') },
    { key: 'workers', holds: true, says: expect.stringContaining('40') },
  ])
  // Nothing was chosen by it yet: it may be taken back, and the nation's order ranks again.
  ok(await undo(id))
  expect((await proposal()).choices.map(each => each.code)).toEqual(codes)
})
it('what goes before what is the document’s as well, and a choice kept by it holds it', async () => {
  const id = await adopted('THỬ 02/NQ', order(['experience', 'priorities', 'pilot']))
  expect((await proposal()).choices.map(each => each.code)).toEqual(codes)
  const kept = ok(await leader.post(`/selection/lines/${line}`, {}))
  const { rows } = await server.database.pool.query('select rule from selection')
  expect(rows).toEqual([{ rule: (kept.rule as { key: string }).key }])
  expect((await undo(id)).status).toBe(403)
})
