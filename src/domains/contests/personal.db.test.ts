/** What a request about personal data finds of an entrant while the contest is judged, and what erasing leaves of them. */
import { afterAll, afterEach, beforeAll, expect, it, vi } from 'vitest'
import { type TestServer, testServer, type Visitor } from '../../server/testing.ts'
import { ports as designPorts } from '../designs/designs.ports.ts'
import { openContest, seat, sendEntry, take } from './contests.testing.ts'

let server: TestServer
let centre: Visitor
let appraiser: Visitor
const at = (time: string) => vi.spyOn(Date, 'now').mockReturnValue(Date.parse(`${server.day}T${time}+07:00`))
beforeAll(async () => {
  delete designPorts.likeness
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

it('takes the pictures of an entry that came to nothing, but those that another entry holds too; a work in the register keeps its own', async () => {
  server.day = '2024-11-22'
  const contest = await openContest(server)
  at('15:10:00')
  const name = 'Đoàn Thị Rút Lui'
  const other = await sendEntry(server.visitor, contest, { name: 'Người Khác Hẳn', phone: '0911222666' }, [102, 103])
  const judged = await sendEntry(server.visitor, contest, { name, phone: '0911222555' }, [104])
  at('17:20:00')
  const gone = await sendEntry(server.visitor, contest, { name, phone: '0911222555' }, [101, 102])
  at('17:40:00')
  const refused = await centre.post(`/contests/${contest}/refusals`, { receipts: [gone.receipt], reason: 'Gửi sau giờ đóng' })
  expect(refused, JSON.stringify(refused.body)).toMatchObject({ status: 200, body: { refused: 1 } })
  await take(centre, contest, 'close')
  await server.runJobs()
  const hashes = async (receipt: string): Promise<string[]> =>
    (
      await server.database.pool.query(
        `select p.sha256, p.thumb_sha256 from contest_picture p join contest_entry e on e.id = p.entry_id where e.receipt = $1 order by p.position`,
        [receipt],
      )
    ).rows.flatMap(row => [row.sha256, row.thumb_sha256])
  const kept = (files: readonly string[]) =>
    Promise.all(
      files.map(hash =>
        server.ctx.files.read(hash).then(
          () => true,
          () => false,
        ),
      ),
    )
  const [own, shared, design] = [(await hashes(gone.receipt)).slice(0, 2), await hashes(other.receipt), await hashes(judged.receipt)]

  vi.restoreAllMocks()
  const leader = await server.as('lanhdao')
  const { id } = (await leader.post('/personal-requests', { kind: 'erasure', subject: name, receivedOn: '2024-11-22' })).body
  const found = await leader.post(`/personal-requests/${id}/find`, { name })
  expect(found, JSON.stringify(found.body)).toMatchObject({ status: 200 })
  const { rows } = found.body as unknown as { rows: { records: { entity: string; id: string }[] }[] }
  await leader.put(`/personal-requests/${id}/records`, { records: rows.flatMap(row => row.records) })
  const done = await leader.post(`/personal-requests/${id}/erase`, { reason: 'Theo đơn' })
  expect(done, JSON.stringify(done.body)).toMatchObject({ status: 200, body: { erased: 2, files: 2, left: [] } })
  expect(await kept(own)).toEqual([false, false])
  expect(await kept(shared)).toEqual([true, true, true, true])
  expect(await kept(design)).toEqual([true, true])
  // Nobody is offered a picture that is gone.
  const desk = (await (await server.as('trungtam')).get(`/contests/${contest}/entries`)).body.entries as {
    receipt: string
    pictures: number
    picture: string | null
  }[]
  expect(desk.find(each => each.receipt === gone.receipt)).toMatchObject({ pictures: 0, picture: null })
  expect(desk.find(each => each.receipt === judged.receipt)).toMatchObject({ pictures: 1 })
})
