/** Who is reminded of what in a contest, and the days that an entrant's telephone takes. */
import { afterAll, afterEach, beforeAll, expect, it, vi } from 'vitest'
import { type TestServer, testServer } from '../../server/testing.ts'
import { ports as designPorts } from '../designs/designs.ports.ts'
import { contestForm, deviceCode, entryForm, openContest, seat, sendEntry, take } from './contests.testing.ts'
import { contestDeadlines } from './reminders.actions.ts'

let server: TestServer
let contest: string
const at = (time: string) => vi.spyOn(Date, 'now').mockReturnValue(Date.parse(`2024-11-22T${time}+07:00`))
const due = () => contestDeadlines(server.ctx, server.database.db)
const idOf = async (username: string) =>
  String((await server.database.pool.query('select id from account where username = $1', [username])).rows[0].id)

beforeAll(async () => {
  delete designPorts.likeness
  server = await testServer('2024-11-22')
  contest = await openContest(server, {
    registersFrom: '2024-04-01',
    registersUntil: '2024-06-30',
    preliminaryBy: '2024-11-27',
    finalBy: '2024-11-29',
  })
})
afterEach(() => void vi.restoreAllMocks())
afterAll(() => server.close())

it('an entrant whose pictures are missing is reminded by telephone until the day of closing, the officers of the closing itself', async () => {
  at('15:00:00')
  await sendEntry(server.visitor, contest, { phone: '0900000201' })
  await server.visitor.post(`/public/contests/${contest}/entries`, { ...entryForm({ phone: '0900000202' }), code: deviceCode() })
  const me = await idOf('trungtam')
  const found = await due()
  expect(found.filter(each => each.phone)).toEqual([expect.objectContaining({ phone: '0900000202', on: '2024-11-22', link: '/bai-thi' })])
  expect(found.find(each => each.accountIds.includes(me))?.title).toBe(`${contest}: đóng nhận bài lúc 17:00`)
})

it('anybody reads when to register and what the days are, and takes them into a calendar', async () => {
  const page = (await server.visitor.get(`/public/contests/${contest}`)).body
  expect(page).toMatchObject({ registersFrom: '2024-04-01', registering: 'over' })
  const { body, headers } = await server.app.inject({ method: 'GET', url: `/api/public/contests/${contest}/calendar.ics` })
  expect(headers['content-type']).toContain('text/calendar')
  const days = body.replace(/\r\n /g, '').match(/DT(?:START|END);VALUE=DATE:\d+/g)
  // The last day belongs to the time for entries: a calendar counts up to the day after.
  expect(days).toEqual(expect.arrayContaining(['DTSTART;VALUE=DATE:20240401', 'DTEND;VALUE=DATE:20240701', 'DTEND;VALUE=DATE:20241123']))
})

it('judges are reminded of the round that they still owe sheets of, and no longer when they handed them in', async () => {
  const [centre, judge, id] = [await server.as('trungtam'), await server.as('giamkhao'), await idOf('giamkhao')]
  at('17:30:00')
  expect((await take(centre, contest, 'close')).status).toBe(200)
  await server.runJobs()
  expect((await seat(centre, contest, 'Lãnh đạo Sở', 'chair')).status).toBe(200)
  expect((await seat(centre, contest, 'Giám khảo', 'member')).status).toBe(200)
  expect((await due()).filter(each => each.link.startsWith('/cham-thi'))).toEqual([])
  expect((await take(centre, contest, 'start', { reason: 'Chưa có máy kiểm tra' })).status).toBe(200)
  const owed = async () => (await due()).filter(each => each.accountIds.includes(id))
  expect(await owed()).toEqual([
    expect.objectContaining({ on: '2024-11-27', title: `${contest}: nộp phiếu chấm sơ khảo`, link: `/cham-thi/${contest}` }),
  ])
  const { path } = (await judge.post('/notices/calendar')).body as unknown as { path: string }
  expect((await server.app.inject({ method: 'GET', url: path })).body).toContain('DTSTART;VALUE=DATE:20241127')
  await judge.post(`/judging/${contest}/declaration`, { conflicts: [] })
  const { works, until } = (await judge.get(`/judging/${contest}`)).body as unknown as { works: { number: number }[]; until: string }
  expect(until).toBe('2024-11-27')
  for (const { number } of works)
    await judge.put(`/judging/${contest}/works/${number}`, {
      points: { beauty: { points: 5 }, original: { points: 5 } },
      note: null,
      submit: true,
    })
  expect(await owed()).toEqual([])
})

it('days of judging come after the closing, the final one after the preliminary one', async () => {
  const centre = await server.as('trungtam')
  const wrong = await centre.post('/contests', contestForm({ preliminaryBy: '2024-11-22', finalBy: null }))
  expect(wrong.status).toBe(422)
  expect(JSON.stringify(wrong.body)).toContain('preliminaryBy')
  const turned = await centre.post('/contests', contestForm({ preliminaryBy: '2024-12-05', finalBy: '2024-12-01' }))
  expect(JSON.stringify(turned.body)).toContain('finalBy')
})
