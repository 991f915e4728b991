/** The calendar of working days through its routes: what ships, what officers enter, and that waiting requests are counted anew. */
import { afterAll, beforeAll, expect, it } from 'vitest'
import { type TestServer, testServer, type Visitor } from '../../server/testing.ts'

let server: TestServer
let officer: Visitor
beforeAll(async () => {
  server = await testServer('2026-04-29')
  officer = await server.as('thamdinh')
})
afterAll(() => server.close())

interface Line {
  id: string
  on: string
  name: string
  confidence: string
  source: string
}
const year = async (of: number) => (await officer.get(`/calendar?year=${of}`)).body as { entered: boolean; days: Line[] }
const tet = { from: '2027-02-05', to: '2027-02-11', kind: 'off', name: 'Tết Nguyên đán (thử)', source: 'Thông báo thử' }

it('ships the four solar days of the law only, each with its article and as not checked yet', async () => {
  const { entered, days } = await year(2026)
  expect(entered).toBe(false)
  expect(days.map(day => day.on)).toEqual(['2026-01-01', '2026-04-30', '2026-05-01', '2026-09-02'])
  expect(days.every(day => day.confidence === 'M' && day.source.includes('Điều 112'))).toBe(true)
  expect((await year(2020)).days).toEqual([])
})
it('takes in the days of a year with their source, each once, and lets a mistake be taken out', async () => {
  expect(await officer.post('/calendar/days', { ...tet, to: '2027-02-04' })).toMatchObject({
    status: 422,
    body: { errors: [{ path: 'to' }] },
  })
  expect(await officer.post('/calendar/days', tet)).toMatchObject({ status: 200, body: { days: 7 } })
  expect(await officer.post('/calendar/days', { ...tet, from: '2027-02-11', to: null })).toMatchObject({ status: 422 })
  const { entered, days } = await year(2027)
  expect(entered).toBe(true)
  const last = days.find(day => day.on === '2027-02-11')!
  expect(last).toMatchObject({ confidence: 'S', source: 'Thông báo thử' })
  expect((await officer.post(`/calendar/days/${last.id}/removal`, { reason: 'Nhập thừa một ngày' })).status).toBe(200)
  expect((await year(2027)).days.some(day => day.on === '2027-02-11')).toBe(false)
  const { rows } = await server.database.pool.query(
    `select a.action, v.reason from act a join version v on v.act_id = a.id where a.entity = 'holiday' and a.record_id = $1 order by a.seq`,
    [last.id],
  )
  expect(rows).toEqual([
    { action: 'create', reason: null },
    { action: 'remove', reason: 'Nhập thừa một ngày' },
  ])
})
it('a yearly day stays and is ended when the law ends it; who may not keep the calendar may read it', async () => {
  const day = (await year(2026)).days.find(each => each.on === '2026-09-02')!
  expect((await officer.post(`/calendar/days/${day.id}/removal`, { reason: 'Thử bỏ' })).status).toBe(403)
  const change = { name: day.name, source: day.source, verified: true, until: '2030-01-01' }
  expect((await officer.put(`/calendar/days/${day.id}`, change)).status).toBe(200)
  expect((await year(2029)).days.find(each => each.id === day.id)).toMatchObject({ confidence: 'S' })
  expect((await year(2030)).days.some(each => each.id === day.id)).toBe(false)
  const viewer = await server.as('thanhpho')
  expect((await viewer.get('/calendar')).status).toBe(200)
  expect((await viewer.post('/calendar/days', tet)).status).toBe(403)
})
it('the last day of a request leaves out holidays, and moves when the calendar does', async () => {
  const leader = await server.as('lanhdao')
  const { body } = await leader.post('/personal-requests', { kind: 'export', subject: 'Người Thử Lịch', receivedOn: '2026-04-29' })
  const due = async () => (await leader.get(`/personal-requests/${body.id}`)).body.dueOn
  // Thursday and Friday are off, then a weekend.
  expect(await due()).toBe('2026-05-05')
  const made = { from: '2026-05-02', to: '2026-05-03', kind: 'work', name: 'Làm bù (thử)', source: 'Thông báo thử' }
  expect((await officer.post('/calendar/days', made)).status).toBe(200)
  expect(await due()).toBe('2026-05-03')
  const { rows } = await server.database.pool.query(
    `select v.values ->> 'dueOn' as due from act a join version v on v.act_id = a.id where a.action = 'recount' and a.record_id = $1`,
    [body.id],
  )
  expect(rows).toEqual([{ due: '2026-05-03' }])
})
