/** A council through its routes: nobody scores what touches them, nobody sees another's points early, nothing handed in is ever lost. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { textOfDocument } from '../../files/document.ts'
import { type Answer, type TestServer, testServer, type Visitor } from '../../server/testing.ts'
import { remind } from '../notices/notices.actions.ts'
import { createAccount } from '../people/people.actions.ts'
import { establishmentAt, machineForm } from '../projects/projects.testing.ts'
import { councilScores } from './councils.actions.ts'

let server: TestServer
let leader: Visitor
let appraiser: Visitor
let second: Visitor
let centre: Visitor
let accountant: Visitor
const ids: Record<string, string> = {}
const codes: string[] = []
let sheetId = ''
let code = ''
const path = (rest = '') => `/councils/${code}${rest}`
const revision = async () => Number((await leader.get(path())).body.revision)
const ok = (answer: Answer) => {
  expect(answer.status, JSON.stringify(answer.body)).toBe(200)
  return answer.body
}
const sheet = (sheetCode: string) => ({
  code: sheetCode,
  title: 'Phiếu chấm thử',
  basis: 'Minh họa cho kiểm thử',
  validFrom: '2024-01-01',
  criteria: [
    { title: 'Cần thiết, khả thi', max: 40, guidance: 'Nhiều điểm khi có hợp đồng đầu ra', evidence: 'Thuyết minh đề án' },
    { title: 'Hiệu quả kinh tế - xã hội', max: 40, guidance: 'Nhiều điểm khi thêm việc làm', evidence: 'Biên bản khảo sát' },
    { title: 'Môi trường', max: 20, guidance: 'Trừ điểm khi chưa có giấy tờ môi trường', evidence: 'Giấy tờ môi trường' },
  ],
})
const points = (a: number, b: number, c: number) => ({ c1: { points: a }, c2: { points: b, note: 'Đã xem tại chỗ' }, c3: { points: c } })
const score = (who: Visitor, project: string, given: object, submit = true) =>
  who.put(path(`/scores/${project}`), { points: given, note: null, submit })

beforeAll(async () => {
  server = await testServer('2024-06-20')
  await createAccount(server.ctx, {
    username: 'thamdinh2',
    name: 'Cán bộ thẩm định hai',
    password: 'mật khẩu thử 1',
    persona: true,
    grants: [{ role: 'appraiser', unitId: 'hn-a-sct', validFrom: '2020-01-01' }],
  })
  await createAccount(server.ctx, {
    username: 'lanhdao2',
    name: 'Lãnh đạo hai',
    password: 'mật khẩu thử 1',
    persona: true,
    grants: [{ role: 'leader', unitId: 'hn-a-sct', validFrom: '2020-01-01' }],
  })
  ;[leader, appraiser, second, centre, accountant] = (await Promise.all(
    ['lanhdao', 'thamdinh', 'thamdinh2', 'trungtam', 'ketoan'].map(name => server.as(name)),
  )) as [Visitor, Visitor, Visitor, Visitor, Visitor]
  for (const row of (await server.database.pool.query('select id, username from account')).rows) ids[row.username] = row.id
  const district = await server.as('thuongtin')
  for (const at of [1, 2]) {
    await establishmentAt(server.database, `CS-000${at}`, 'hn-d-279')
    // The Centre filed the first, the district the second.
    const filed = await (at === 1 ? centre : district).post(
      '/projects',
      machineForm(`CS-000${at}`, 'hn-d-279', { implementer: 'beneficiary' }),
    )
    codes.push(String(ok(filed).code))
  }
  await server.database.pool.query(`update project set state = 'reviewed', submitted_on = '2024-06-01', reviewed_on = '2024-06-15'`)
})
afterAll(() => server.close())

describe('the scoring sheet', () => {
  it('is refused with the place of each mistake', async () => {
    const wrong = sheet('SAI')
    wrong.criteria[1]!.title = wrong.criteria[0]!.title
    wrong.criteria[2]!.max = 0
    const answer = await appraiser.post('/score-sheets', wrong)
    expect(answer.status).toBe(422)
    expect((answer.body.errors as { path: string }[]).map(each => each.path)).toEqual(['criteria.1.title', 'criteria.2.max'])
  })
  it('is adopted by somebody else than who drafted it, and never changes afterwards', async () => {
    sheetId = String(ok(await leader.post('/score-sheets', sheet('PC-01'))).id)
    expect((await leader.post(`/score-sheets/${sheetId}/adopt`)).status).toBe(403)
    expect((await appraiser.post('/councils', { name: 'Hội đồng thử', sheetId, minimum: 2 })).status).toBe(403)
    ok(await (await server.as('lanhdao2')).post(`/score-sheets/${sheetId}/adopt`))
    expect((await leader.put(`/score-sheets/${sheetId}`, sheet('PC-01'))).status).toBe(403)
    await expect(server.database.pool.query(`update score_sheet set criteria = '[]' where id = $1`, [sheetId])).rejects.toThrow(
      /score_sheet_kept/,
    )
  })
})

describe('a round', () => {
  it('begins only with a chair, a secretary, enough members and projects', async () => {
    code = String(
      ok(await leader.post('/councils', { name: 'Hội đồng thẩm định thử', sheetId, minimum: 2, scoreUntil: '2024-06-25' })).code,
    )
    expect((await leader.post(path('/start'), { revision: await revision() })).body.detail).toMatch(/chủ tịch/)
    const seat = async (username: string, as: string) =>
      ok(await leader.post(path('/members'), { accountId: ids[username], seat: as, office: 'Chức vụ thử', revision: await revision() }))
    await seat('lanhdao', 'chair')
    await seat('thamdinh', 'secretary')
    expect((await leader.post(path('/start'), { revision: await revision() })).body.detail).toMatch(/Chưa có hồ sơ/)
    await seat('thamdinh2', 'member')
    await seat('trungtam', 'member')
    expect((await leader.put(path('/projects'), { projects: ['DA-2024-999'], revision: await revision() })).status).toBe(422)
    ok(await leader.put(path('/projects'), { projects: codes, revision: await revision() }))
    expect((await leader.post(path('/start'), { revision: 0 })).status).toBe(409)
    ok(await leader.post(path('/start'), { revision: await revision() }))
    const told = (await appraiser.get('/notices')).body.rows!
    expect(told[0]).toMatchObject({ link: `/hoi-dong/${code}`, dueOn: '2024-06-25' })
    expect((await leader.put(path('/projects'), { projects: [], revision: await revision() })).status).toBe(403)
    const list = (await appraiser.get('/councils?year=2024')).body as unknown as object[]
    expect(list).toMatchObject([{ code, members: 4, projects: 2, mine: true, state: 'scoring' }])
    // Nobody outside the offices and the council finds it; who sits in it is reminded.
    await remind({ ...server.ctx, today: '2024-06-23' })
    expect((await appraiser.get('/notices')).body.rows![0]).toMatchObject({
      dueOn: '2024-06-25',
      title: expect.stringContaining('nộp phiếu chấm'),
    })
  })
  it('bars whoever prepared a project, of itself', async () => {
    const barred = await score(centre, codes[0]!, points(40, 40, 20))
    expect(barred.status).toBe(403)
    expect(barred.body.detail).toMatch(/Đã lập, sửa hoặc nộp/)
    expect((await centre.get(path(`/scores/${codes[0]}`))).status).toBe(403)
  })
  it('waits for each member’s declaration, and a declared interest bars too', async () => {
    expect((await score(second, codes[0]!, points(1, 1, 1))).body.detail).toMatch(/Khai báo/)
    for (const who of [leader, appraiser, centre]) ok(await who.post(path('/declaration'), { conflicts: [] }))
    ok(await second.post(path('/declaration'), { conflicts: [{ project: codes[1], reason: 'Chủ cơ sở là người nhà' }] }))
    expect((await score(second, codes[1]!, points(1, 1, 1))).status).toBe(403)
    // Why is between the member and those who run the council.
    const seen = (await accountant.get(path())).body.members as { name: string; conflicts: { reason: string | null }[] }[]
    expect(seen.find(each => each.name === 'Cán bộ thẩm định hai')!.conflicts).toMatchObject([{ reason: null }])
  })
  it('keeps a half-filled sheet, and takes none that lacks a point or passes the most', async () => {
    ok(await score(appraiser, codes[0]!, { c1: { points: 12.5 } }, false))
    expect((await appraiser.get(path(`/scores/${codes[0]}`))).body).toMatchObject({ points: { c1: { points: 12.5 } }, submittedOn: null })
    expect((await score(appraiser, codes[0]!, { c1: { points: 12.5 } })).body.detail).toMatch(/Chưa cho điểm/)
    expect((await score(appraiser, codes[0]!, points(41, 1, 1))).status).toBe(422)
    expect((await score(appraiser, codes[0]!, points(1.25, 1, 1))).status).toBe(422)
  })
  it('shows nobody another’s points before it is closed, not the leader and not the auditor', async () => {
    ok(await score(leader, codes[0]!, points(30, 30, 15.5)))
    ok(await score(appraiser, codes[0]!, points(20, 25, 10)))
    ok(await score(leader, codes[1]!, points(35, 35, 18)))
    const auditor = await server.as('kiemtoan')
    for (const who of [leader, appraiser, second, centre, auditor, accountant]) {
      const page = (await who.get(path())).body
      expect((page.projects as { outcome: unknown }[]).map(each => each.outcome)).toEqual([null, null])
      expect(JSON.stringify(page)).not.toMatch(/75[.,]5|"points"|"total"/)
    }
    // One's own sheet is all that one reads.
    expect(JSON.stringify((await appraiser.get(path(`/scores/${codes[0]}`))).body)).not.toContain('15.5')
    expect((await leader.get(path('/minutes'))).status).toBe(403)
    expect((await (await server.as('thuongtin')).get(path(`/scores/${codes[0]}`))).status).toBe(403)
  })
  it('counts no sheet of somebody whose interest came to light afterwards, and never more sheets in than are owed', async () => {
    const counts = async () => {
      const { members } = (await appraiser.get(path())).body as unknown as {
        members: { id: string; me: boolean; handedIn: number; toScore: number; conflicts: { id: string }[] }[]
      }
      return members.find(({ me }) => me)!
    }
    const before = await counts()
    expect(before).toMatchObject({ handedIn: 1, toScore: 2 })
    ok(await leader.post(path('/conflicts'), { memberId: before.id, project: codes[0], reason: 'Người nhà là chủ cơ sở' }))
    const barred = await counts()
    expect(barred).toMatchObject({ handedIn: 0, toScore: 1 })
    ok(await leader.post(path(`/conflicts/${barred.conflicts[0]!.id}/lift`), { reason: 'Nhầm người' }))
    expect(await counts()).toMatchObject({ handedIn: 1, toScore: 2 })
  })
  it('keeps what was handed in: from its member, from the database, and when the member leaves', async () => {
    expect((await score(appraiser, codes[0]!, points(40, 40, 20))).status).toBe(403)
    await expect(server.database.pool.query(`update council_score set points = '{}' where submitted_on is not null`)).rejects.toThrow(
      /council_score_kept/,
    )
    await expect(server.database.pool.query('delete from council_score where submitted_on is not null')).rejects.toThrow(
      /council_score_kept/,
    )
    ok(await score(second, codes[0]!, points(10, 12, 5)))
    const member = ((await leader.get(path())).body.members as { id: string; name: string }[]).find(
      each => each.name === 'Cán bộ thẩm định hai',
    )!
    await expect(server.database.pool.query('delete from council_member where id = $1', [member.id])).rejects.toThrow()
    ok(await leader.post(path(`/members/${member.id}/leave`), { reason: 'Chuyển công tác', revision: await revision() }))
    expect(
      (await server.database.pool.query('select count(*)::int as n from council_score where submitted_on is not null')).rows[0].n,
    ).toBe(4)
    // The sheet of whoever left is one of those there are: three of three, never three of two.
    const first = ((await leader.get(path())).body.projects as { code: string }[]).find(each => each.code === codes[0])
    expect(first).toMatchObject({ handedIn: 3, scorers: 3 })
  })
  it('is closed with a reason when sheets are missing, and then shows the spread', async () => {
    const early = await leader.post(path('/close'), { revision: await revision() })
    expect(early.status).toBe(403)
    expect(early.body.detail).toContain(codes[1])
    ok(await leader.post(path('/close'), { reason: 'Ủy viên vắng, còn một phiếu', revision: await revision() }))
    const [first, other] = (await accountant.get(path())).body.projects as {
      outcome: { score: number; lowest: number; highest: number; far: { whole: boolean; criteria: string[] }; sheets: unknown[] }
    }[]
    // 75,5 + 55 + 27 = 157,5 over three; the one who left counts.
    expect(first!.outcome).toMatchObject({ score: 52.5, lowest: 27, highest: 75.5, far: { whole: true, criteria: ['Môi trường'] } })
    expect(first!.outcome.sheets).toHaveLength(3)
    expect(other!.outcome).toMatchObject({ score: 88, lowest: 88, highest: 88 })
    const { rows } = await server.database.pool.query('select id, code from project order by code')
    const scores = await councilScores(
      server.database.db,
      rows.map(row => row.id),
    )
    expect(rows.map(row => scores.get(row.id)?.score)).toEqual([52.5, 88])
  })
  it('drafts minutes that say who sat, who had an interest, what was found and why it was closed', async () => {
    const answer = await server.app.inject({ method: 'GET', url: `/api${path('/minutes')}`, headers: await cookieOf('lanhdao') })
    expect(answer.statusCode).toBe(200)
    const text = await textOfDocument(new Uint8Array(answer.rawPayload))
    for (const words of [
      'BIÊN BẢN',
      'Hội đồng thẩm định thử',
      'Chủ cơ sở là người nhà',
      '52,5',
      '27 – 75,5',
      'Chuyển công tác',
      'Ủy viên vắng',
      'CHỦ TỌA',
    ])
      expect(text).toContain(words)
    expect(text).not.toContain('undefined')
  })
  it('an officer of other units sees the council and none of its projects, points or interests', async () => {
    const other = await server.as('gialam')
    expect((await other.get(`/projects/${codes[0]}`)).status).toBe(404)
    const seen = ok(await other.get(path())) as { projects: unknown[]; members: { conflicts: unknown[] }[] }
    expect(seen.projects).toEqual([])
    expect(seen.members.flatMap(each => each.conflicts)).toEqual([])
    expect((await other.get(path('/minutes'))).status).toBe(403)
    const own = ok(await (await server.as('thuongtin')).get(path())) as { projects: { code: string }[] }
    expect(own.projects.map(each => each.code).sort()).toEqual([...codes].sort())
    expect((ok(await leader.get(path())) as { projects: unknown[] }).projects).toHaveLength(2)
  })
  it('may be scored anew: the old sheets stay, the old result is no longer the council’s', async () => {
    expect((await appraiser.post(path('/reopen'), { reason: 'x', revision: await revision() })).status).toBe(403)
    ok(await leader.post(path('/reopen'), { reason: 'Chênh lệch lớn, hội đồng thảo luận lại', revision: await revision() }))
    const page = (await appraiser.get(path())).body
    expect(page).toMatchObject({ state: 'scoring', round: 2 })
    expect((page.projects as { mine: string }[]).map(each => each.mine)).toEqual(['open', 'open'])
    ok(await score(appraiser, codes[0]!, points(25, 25, 12)))
    expect(
      (await server.database.pool.query('select count(*)::int as n from council_score where round = 1 and submitted_on is not null'))
        .rows[0].n,
    ).toBe(4)
    expect(
      (
        await councilScores(
          server.database.db,
          (await server.database.pool.query('select id from project')).rows.map(row => row.id),
        )
      ).size,
    ).toBe(0)
  })
  it('minutes name whoever never declared, and do not say for them that they have no interest', async () => {
    const other = String(ok(await leader.post('/councils', { name: 'Hội đồng vắng', sheetId, minimum: 1 })).code)
    for (const [username, seat] of [
      ['lanhdao', 'chair'],
      ['ketoan', 'secretary'],
    ] as const) {
      const { revision: at } = (await leader.get(`/councils/${other}`)).body
      ok(await leader.post(`/councils/${other}/members`, { accountId: ids[username], seat, office: 'Chức vụ thử', revision: at }))
    }
    await server.database.pool.query(`update council set state = 'closed', results = '[]', closed_on = '2024-06-20' where code = $1`, [
      other,
    ])
    const answer = await server.app.inject({ method: 'GET', url: `/api/councils/${other}/minutes`, headers: await cookieOf('lanhdao') })
    expect(await textOfDocument(new Uint8Array(answer.rawPayload))).toContain('Kế toán chưa khai báo và không chấm hồ sơ nào')
  })
  it('keeps a project out of two councils at a time', async () => {
    const other = String(ok(await leader.post('/councils', { name: 'Hội đồng khác', sheetId, minimum: 1 })).code)
    const answer = await leader.put(`/councils/${other}/projects`, { projects: [codes[0]], revision: 1 })
    expect(answer.status).toBe(403)
    expect(answer.body.detail).toContain(code)
  })
})
const cookieOf = async (username: string) => {
  const signedIn = await server.app.inject({ method: 'POST', url: '/api/session/persona', payload: { username } })
  return { cookie: String(signedIn.headers['set-cookie']).split(';')[0] ?? '' }
}
