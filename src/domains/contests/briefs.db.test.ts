/** A contest that works for a brief of the market: tied by its code, answered by entries, seen from both sides, kept by the designs. */
import { afterAll, afterEach, beforeAll, expect, it, vi } from 'vitest'
import { type TestServer, testServer, type Visitor } from '../../server/testing.ts'
import { ports as designPorts } from '../designs/designs.ports.ts'
import { briefForm, outcomeForm } from '../trade/briefs.testing.ts'
import { openContest, sendEntry, take } from './contests.testing.ts'

let server: TestServer
let [centre, viewer] = [] as unknown as [Visitor, Visitor]
let [brief, other, contest] = ['', '', '']
const at = (time: string) => vi.spyOn(Date, 'now').mockReturnValue(Date.parse(`2024-11-22T${time}+07:00`))
const publish = async (more: object) => {
  const noted = briefForm().noted.map(each => ({ ...each, takenOn: '2024-11-01' }))
  const code = String(
    (await centre.post('/briefs', briefForm({ year: 2024, answersBy: '2024-12-31', noted, craft: 'ceramics', ...more }))).body.code,
  )
  expect((await centre.post(`/briefs/${code}/steps/publish`, { revision: 1 })).status).toBe(200)
  return code
}
interface Row {
  code: string
  title: string
  to: string
  note: string
}
const attached = async (kind: string) =>
  ((await centre.get(`/briefs/${brief}`)).body.attached as { kind: string; count: number; rows: Row[] }[]).find(each => each.kind === kind)
const offered = async () =>
  (await server.visitor.get(`/public/contests/${contest}`)).body.briefs as unknown as { code: string; served: boolean }[]
const tie = (path = 'links', more: object = {}) => centre.post(`/briefs/${brief}/${path}`, { kind: 'contest', code: contest, ...more })

beforeAll(async () => {
  delete designPorts.likeness
  server = await testServer('2024-11-22')
  ;[centre, viewer] = [await server.as('trungtam'), await server.as('thanhpho')]
  other = await publish({ title: 'Bình gốm cho thị trường khác' })
  brief = await publish({ title: 'Bình gốm cho thị trường thử' })
  contest = await openContest(server)
})
afterEach(() => void vi.restoreAllMocks())
afterAll(() => server.close())

it('is tied by its code by the office only, once, and stands on the page of the brief with its state', async () => {
  at('15:00:00')
  expect((await viewer.post(`/briefs/${brief}/links`, { kind: 'contest', code: contest })).status).toBe(403)
  expect(await tie('links', { code: 'CT-0' })).toMatchObject({ status: 422, body: { errors: [{ path: 'code' }] } })
  expect((await tie()).status).toBe(200)
  expect((await tie()).status).toBe(409)
  expect(await attached('contest')).toMatchObject({
    count: 1,
    rows: [{ code: contest, to: `/cuoc-thi/${contest}`, note: 'Đang nhận bài, 0 bài đã nhận' }],
  })
  const seen = (await server.visitor.get(`/public/briefs/${brief}`)).body.attached
  expect(seen).toEqual([expect.objectContaining({ kind: 'contest', count: 1 })])
})
it('entrants are offered the brief before the others, and their designs keep it', async () => {
  at('15:00:00')
  expect((await offered()).map(({ code, served }) => [code, served])).toEqual([
    [brief, true],
    [other, false],
  ])
  await sendEntry(server.visitor, contest, { brief })
  await sendEntry(server.visitor, contest, { phone: '0900000124', title: 'Bình không theo đặt hàng' })
  expect(await attached('entries')).toMatchObject({ count: 1, rows: [] })
  at('17:30:00')
  expect((await attached('contest'))!.rows[0]!.note).toBe('Hết giờ nhận bài, 2 bài đã nhận')
  expect((await take(centre, contest, 'close')).status).toBe(200)
  await server.runJobs()
  expect(await attached('entries')).toMatchObject({ count: 1, rows: [{ title: expect.stringContaining(contest) }] })
  const { rows } = await server.database.pool.query(
    `select b.code from design d join contest_entry e on e.design_id = d.id left join brief b on b.id = d.brief_id order by b.code`,
  )
  expect(rows.map(each => each.code)).toEqual([brief, null])
})
it('shows on its own page what came back to the brief, until it is untied', async () => {
  await centre.post(`/briefs/${brief}/outcomes`, outcomeForm({ happenedOn: '2024-11-22' }))
  const briefs = async () => (await centre.get(`/contests/${contest}`)).body.briefs
  expect(await briefs()).toMatchObject([{ code: brief, outcomes: { enquiry: 0, sample: 0, order: 1, contract: 0 } }])
  expect((await tie('links/removal')).status).toBe(200)
  expect(await briefs()).toEqual([])
  expect((await attached('contest'))!.count).toBe(0)
  expect((await offered()).every(each => !each.served)).toBe(true)
})
