/** Lists of areas of priority through their routes: none ships, officers enter what a document names, lines that name nothing are refused. */
import { afterAll, beforeAll, expect, it } from 'vitest'
import { type TestServer, testServer, type Visitor } from '../../server/testing.ts'

let server: TestServer
let officer: Visitor
beforeAll(async () => {
  server = await testServer('2024-11-22')
  officer = await server.as('thamdinh')
})
afterAll(() => server.close())

interface Shown {
  lists: { id: string; places: string[]; inForce: boolean; validUntil: string | null }[]
  missing: string[]
}
const shown = async () => (await officer.get('/areas')).body as unknown as Shown
const list = { kind: 'difficult', document: 'QĐ THỬ 01/2021', validFrom: '2021-01-01', validUntil: null, complete: false }
const places = 'Xã Duyên Thái\tHuyện Thường Tín\nHuyện Gia Lâm'

it('ships none, and says that every kind is missing', async () => {
  expect(await shown()).toMatchObject({ lists: [], missing: { length: 5 } })
})
it('takes what is pasted, and refuses a list with a line that it cannot read, naming the line', async () => {
  const bad = await officer.post('/areas', { ...list, places: `${places}\nXã Không Có Thật` })
  expect(bad).toMatchObject({ status: 422, body: { errors: [{ path: 'places', message: expect.stringContaining('Xã Không Có Thật') }] } })
  expect((await shown()).lists).toEqual([])
  expect(await officer.post('/areas', { ...list, places })).toMatchObject({ status: 200, body: { places: 2 } })
  expect(await shown()).toMatchObject({ lists: [{ inForce: true, places: ['Huyện Gia Lâm', 'Xã Duyên Thái'] }], missing: { length: 4 } })
})
it('an empty list must be said to be complete', async () => {
  expect(await officer.post('/areas', { ...list, kind: 'poor', places: ' \n' })).toMatchObject({
    status: 422,
    body: { errors: [{ path: 'places' }] },
  })
  expect(await officer.post('/areas', { ...list, kind: 'poor', complete: true, places: '' })).toMatchObject({
    status: 200,
    body: { places: 0 },
  })
})
it('is ended on a day, and one entered by mistake is taken out with its reason in the log', async () => {
  const { lists } = await shown()
  const id = lists.find(each => each.places.length === 2)!.id
  expect(await officer.put(`/areas/${id}`, { validUntil: '2020-12-31' })).toMatchObject({ status: 422 })
  expect(await officer.put(`/areas/${id}`, { validUntil: '2024-01-01' })).toMatchObject({ status: 200 })
  expect((await shown()).lists.find(each => each.id === id)).toMatchObject({ inForce: false, validUntil: '2024-01-01' })
  expect(await officer.post(`/areas/${id}/removal`, { reason: 'Nhập nhầm văn bản' })).toMatchObject({ status: 200 })
  expect((await shown()).lists.some(each => each.id === id)).toBe(false)
  const { rows } = await server.database.pool.query(
    `select a.action, v.reason, v.values -> 'unitIds' as units from act a join version v on v.act_id = a.id where a.record_id = $1 order by a.seq`,
    [id],
  )
  expect(rows.map(row => [row.action, row.reason, row.units.length])).toEqual([
    ['create', null, 2],
    ['correct', null, 2],
    ['remove', 'Nhập nhầm văn bản', 2],
  ])
})
it('whoever may not keep the lists may read them', async () => {
  const viewer = await server.as('thanhpho')
  expect((await viewer.get('/areas')).status).toBe(200)
  expect((await viewer.post('/areas', { ...list, places })).status).toBe(403)
})
