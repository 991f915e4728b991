/** Periods of recognition that a workbook brings: their source stays with them, repeated rows change nothing, and the import is taken back whole. */
import { afterAll, beforeAll, expect, it } from 'vitest'
import { type TestServer, testServer, type Visitor } from '../../server/testing.ts'
import { importRows, type Rows } from '../exchange/import.testing.ts'

let server: TestServer
let appraiser: Visitor
beforeAll(async () => {
  server = await testServer()
  appraiser = await server.as('thamdinh')
})
afterAll(() => server.close())

const place = 'Xã Duyên Thái, Huyện Thường Tín'
const first = { recognitionNumber: 'QĐ-1', recognisedOn: '2008-04-12', withdrawalNumber: 'QĐ-2', withdrawnOn: '2016-08-30' }
const workbook = (more: Rows['Công nhận lại'] = []): Rows => ({
  'Làng nghề': [{ code: 'LN-A', name: 'Làng Hai Kỳ', place, ...first }],
  'Công nhận lại': [{ villageCode: 'LN-A', recognitionNumber: 'QĐ-3', recognisedOn: '2022-10-10' }, ...more],
})
const periodsOf = async (code: string) =>
  (await appraiser.get(`/villages/${code}`)).body as {
    state: string
    periods: { recognitionNumber: string; source: { file: { sheet: string; row: number } | null } }[]
    acts: { action: string }[]
  }

let imported: string
it('come in with the village, each with the row that it was read from', async () => {
  const job = await importRows(server, 'establishments', workbook())
  imported = job.id
  expect(job.outcome).toMatchObject({ accepted: 2, rejected: 0 })
  const page = await periodsOf('LN-A')
  expect(page.state).toBe('recognised')
  expect(page.periods).toMatchObject([
    { ...first, source: { file: { sheet: 'Làng nghề' } } },
    { recognitionNumber: 'QĐ-3', recognisedOn: '2022-10-10', withdrawnOn: null, source: { file: { sheet: 'Công nhận lại' } } },
  ])
  expect(page.acts.map(act => act.action)).toEqual(['imported', 'imported'])
})
it('that are there already change nothing; one that overlaps is refused by its cell', async () => {
  const overlapping = { villageCode: 'LN-A', recognitionNumber: 'QĐ-9', recognisedOn: '2010-01-01', withdrawnOn: '2011-01-01' }
  const { outcome } = await importRows(server, 'establishments', workbook([overlapping]), { mode: 'good' })
  expect(outcome).toMatchObject({ accepted: 0, rejected: 1 })
  expect(JSON.stringify(outcome)).toContain('12/04/2008')
  expect((await periodsOf('LN-A')).periods).toHaveLength(2)
})
it('go with the import when it is taken back, as long as nobody recorded a decision since', async () => {
  const leader = await server.as('lanhdao')
  const kept = await importRows(server, 'establishments', { 'Làng nghề': [{ code: 'LN-B', name: 'Làng Sửa Sau', place, ...first }] })
  const village = (await appraiser.get('/villages/LN-B')).body
  const recognise = { revision: village.revision, number: 'QĐ-5', day: '2020-01-01', title: 'craft' }
  expect((await appraiser.post('/villages/LN-B/recognition', recognise)).status).toBe(200)
  expect((await leader.post(`/exchange/imports/${kept.id}/undo`, { reason: 'Nhập nhầm tệp' })).status).toBe(409)
  expect((await leader.post(`/exchange/imports/${imported}/undo`, { reason: 'Nhập nhầm tệp' })).status).toBe(200)
  await server.runJobs()
  expect((await appraiser.get('/villages/LN-A')).status).toBe(404)
  const { rows } = await server.database.pool.query(
    `select v.code, count(r.id)::int as periods from village v left join village_recognition r on r.village_id = v.id group by 1 order by 1`,
  )
  expect(rows).toEqual([{ code: 'LN-B', periods: 2 }])
})
