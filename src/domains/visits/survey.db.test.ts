/** A survey on the spot: kept as it is filled in, confirmed with the step, and a finding of the appraisal from then on. */
import { afterAll, beforeAll, expect, it } from 'vitest'
import { type Answer, type TestServer, testServer, type Visitor } from '../../server/testing.ts'
import { establishmentAt, machineForm } from '../projects/projects.testing.ts'

let server: TestServer
let commune: Visitor
let centre: Visitor
let code = ''
const ok = (answer: Answer) => {
  expect(answer.status, JSON.stringify(answer.body)).toBe(200)
  return answer.body
}
const yes = { value: 'yes' }
const whole = {
  found: yes,
  producing: yes,
  workshop: yes,
  power: { value: 'none' },
  not_yet: yes,
  capital: yes,
  environment: yes,
  workers: { value: 12 },
}
const keep = (who: Visitor, answers: object, revision: number) => who.put(`/projects/${code}/survey`, { answers, note: null, revision })
const project = async () => (await commune.get(`/projects/${code}`)).body
const finding = async () =>
  ((await project()).findings as { rule: string; weight: string; says: string; ok: unknown }[]).find(each => each.rule === 'site-survey')

beforeAll(async () => {
  server = await testServer('2026-03-10')
  commune = await server.as('xathuongtin')
  centre = await server.as('trungtam')
  await establishmentAt(server.database, 'CS-0001', 'hn25b-c-10183', { workers: 30 })
  const form = machineForm('CS-0001', 'hn25b-c-10183', { year: 2026, plannedEndOn: '2026-12-10' })
  code = String(ok(await centre.post('/projects', form)).code)
  ok(await centre.post(`/projects/${code}/steps/submit`, { revision: 1 }))
})
afterAll(() => server.close())

it('is filled in by whoever surveys there, and by nobody else', async () => {
  expect((await keep(await server.as('xabattrang'), { found: yes }, 0)).status).toBe(404)
  expect((await keep(centre, { found: yes }, 0)).status).toBe(403)
  expect((await finding())!.ok).toBe('undetermined')
  const first = ok(await keep(commune, { found: yes, stranger: yes }, 0))
  expect(first).toMatchObject({ revision: 1 })
  expect((first.missing as object[]).length).toBe(7)
  // Somebody who opened the same sheet before is told, and overwrites nothing.
  expect((await keep(commune, { found: { value: 'no', note: 'x' } }, 0)).status).toBe(409)
  const shown = (await commune.get(`/projects/${code}/survey`)).body
  expect(shown).toMatchObject({ may: true, registeredWorkers: 30, open: { answers: { found: { value: 'yes' } } } })
  expect(JSON.stringify(shown)).not.toContain('stranger')
})
it('a sheet half filled in holds the step, naming each question', async () => {
  const step = () =>
    project().then(at => commune.post(`/projects/${code}/steps/survey`, { revision: at.revision, on: '2026-03-10', reason: 'Đã xem' }))
  const half = await step()
  expect(half.status).toBe(422)
  expect((half.body.errors as { path: string }[]).map(each => each.path)).toContain('answers.workers')
  expect((await project()).state).toBe('submitted')
  // A "no" says why.
  const unsaid = ok(await keep(commune, { ...whole, capital: { value: 'no' } }, 1))
  expect(unsaid.missing).toMatchObject([{ key: 'capital' }])
  ok(await keep(commune, { ...whole, capital: { value: 'no', note: 'Chưa có hợp đồng vay' } }, 2))
  ok(await step())
  expect((await project()).state).toBe('surveyed')
})
it('what it found is a finding that warns and says what and when', async () => {
  const found = (await finding())!
  expect(found).toMatchObject({ weight: 'warn', ok: false })
  expect(found.says).toContain('10/03/2026')
  expect(found.says).toContain('Chưa có hợp đồng vay')
  expect(found.says).toContain('Thấy 12 lao động tại chỗ, sổ bộ ghi 30')
})
it('is not changed afterwards; a file handed in again is surveyed anew and the old sheet stays', async () => {
  expect((await keep(commune, whole, 3)).status).toBe(403)
  ok(await centre.post(`/projects/${code}/steps/return`, { revision: (await project()).revision, reason: 'Bổ sung hợp đồng vay' }))
  ok(await centre.post(`/projects/${code}/steps/submit`, { revision: (await project()).revision }))
  ok(await keep(commune, { ...whole, workers: { value: 29 } }, 0))
  ok(await commune.post(`/projects/${code}/steps/survey`, { revision: (await project()).revision, on: '2026-03-10', reason: 'Đủ' }))
  expect(await finding()).toMatchObject({ weight: 'pass', ok: true })
  expect(((await commune.get(`/projects/${code}/survey`)).body.done as object[]).length).toBe(2)
})
