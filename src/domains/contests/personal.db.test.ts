/** What a request about personal data finds of an entrant while the contest is judged, and what erasing leaves of them. */
import { afterAll, afterEach, beforeAll, expect, it, vi } from 'vitest'
import { type TestServer, testServer, type Visitor } from '../../server/testing.ts'
import { openContest, seat, sendEntry } from './contests.testing.ts'

let server: TestServer
let centre: Visitor
let appraiser: Visitor
const at = (time: string) => vi.spyOn(Date, 'now').mockReturnValue(Date.parse(`${server.day}T${time}+07:00`))
beforeAll(async () => {
  server = await testServer('2024-11-22')
  centre = await server.as('trungtam')
  appraiser = await server.as('thamdinh')
})
afterEach(() => void vi.restoreAllMocks())
afterAll(() => server.close())

it('is found by a request about personal data as at the desk: an act with its purpose, and for nobody who judges', async () => {
  const leader = await server.as('lanhdao')
  const contest = await openContest(server)
  at('15:10:00')
  const sent = await sendEntry(server.visitor, contest, {
    name: 'Phùng Thị Hỏi Lại',
    phone: '0911222444',
    title: 'Bình hoa',
    materials: 'Đất sét',
  })
  await seat(centre, contest, 'Cán bộ thẩm định', 'member')
  const { id } = (await leader.post('/personal-requests', { kind: 'erasure', subject: 'Phùng Thị Hỏi Lại', receivedOn: '2024-11-22' })).body
  interface FoundRows {
    withheld: string[]
    rows: { kind: string; title: string; records: { entity: string; id: string }[] }[]
  }
  const find = async (visitor: Visitor) =>
    (await visitor.post(`/personal-requests/${id}/find`, { name: 'Phùng Thị Hỏi Lại' })).body as unknown as FoundRows
  const reveals = async () =>
    (
      await server.database.pool.query(
        `select v.reason from act a join version v on v.act_id = a.id join contest c on c.id = a.record_id where c.code = $1 and a.action = 'reveal'`,
        [contest],
      )
    ).rows
  const blind = await find(appraiser)
  expect(blind.rows).toEqual([])
  expect(blind.withheld).toContain(contest)
  expect(await reveals()).toEqual([])
  const seen = await find(leader)
  expect(seen.rows).toMatchObject([{ kind: 'entry', title: 'Phùng Thị Hỏi Lại' }])
  expect(await reveals()).toEqual([{ reason: 'Tìm người có yêu cầu về dữ liệu cá nhân' }])
  expect((await seat(centre, contest, 'Lãnh đạo Sở', 'chair')).body.detail).toContain('không làm giám khảo')
  await leader.put(`/personal-requests/${id}/records`, { records: seen.rows.flatMap(row => row.records) })
  const page = async (visitor: Visitor) => (await visitor.get(`/personal-requests/${id}`)).body.found as { title: string; code: string }[]
  expect(JSON.stringify(await page(appraiser))).not.toMatch(new RegExp(`Phùng|${sent.receipt}`))
  expect((await page(leader))[0]).toMatchObject({ title: 'Phùng Thị Hỏi Lại', code: sent.receipt })
  expect((await appraiser.get(`/personal-requests/${id}/copy?format=json`)).status).toBe(403)

  // Erased: out of every word that was written about the entry, and out of what was to be told them.
  await server.database.pool.query(
    `update contest_entry set materials = 'Đất của Phùng Thị Hỏi Lại', size = 'Gọi 0911 222 444', late_reason = 'Bà Phùng Thị Hỏi Lại trình bày' where receipt = $1`,
    [sent.receipt],
  )
  await server.database.pool.query(
    `insert into message (channel, address, subject, body, entity, record_id, next_at) select 'sms', '0911222444', 'Bài', 'Bài', 'contest_entry', id, now() from contest_entry where receipt = $1`,
    [sent.receipt],
  )
  expect((await leader.post(`/personal-requests/${id}/erase`, { reason: 'Theo đơn' })).body).toMatchObject({ left: [] })
  const { rows } = await server.database.pool.query('select materials, size, late_reason from contest_entry where receipt = $1', [
    sent.receipt,
  ])
  expect(rows).toEqual([{ materials: 'Đất của (đã xóa)', size: 'Gọi (đã xóa)', late_reason: 'Bà (đã xóa) trình bày' }])
  expect((await server.database.pool.query(`select 1 from message where address = '0911222444'`)).rows).toEqual([])
})
