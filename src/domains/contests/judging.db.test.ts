/** From closing to the confirmed result: numbers, copies, judges who see neither names nor each other, ties, prizes, votes apart, papers. */
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest'
import type { Day } from '../../kernel/dates.ts'
import { type TestServer, testServer, type Visitor } from '../../server/testing.ts'
import { ports as designPorts } from '../designs/designs.ports.ts'
import { planToCountDesigns } from '../designs/designs.testing.ts'
import { buildReport } from '../reports/reports.actions.ts'
import { contextOn } from '../reports/reports.testing.ts'
import { openContest, seat, sendEntry, take, withCode } from './contests.testing.ts'

let server: TestServer
const people = {} as Record<'centre' | 'appraiser' | 'leader' | 'judge' | 'viewer' | 'auditor', Visitor>
let contest: string
const sent: Record<string, Awaited<ReturnType<typeof sendEntry>>> = {}
const numbers: Record<string, number> = {}
const at = (time: string) => vi.spyOn(Date, 'now').mockReturnValue(Date.parse(`2024-11-22T${time}+07:00`))
const query = async (text: string, values: unknown[] = []) => (await server.database.pool.query(text, values)).rows
/** A finished check with nothing found for every design, as if the machine had looked: what it finds is tried in the designs' own tests. */
const allChecked = () =>
  query(
    `insert into design_check (design_id, state, designs, pictures, unread, day, ended_at) select id, 'done', 5, 5, 0, '2024-11-22', now() from design`,
  )
const score = (visitor: Visitor, name: string, beauty: number, original: number, submit = true) =>
  visitor.put(`/judging/${contest}/works/${numbers[name]}`, {
    points: { beauty: { points: beauty }, original: { points: original } },
    note: null,
    submit,
  })
const names = {
  a: 'Nghệ nhân A Thử',
  b: 'Nghệ nhân B Thử',
  c: 'Nghệ nhân C Thử',
  d: 'Nghệ nhân D Thử',
  copy: 'Người Chép Thử',
  silk: 'Người Dệt Thử',
}

beforeAll(async () => {
  delete designPorts.likeness
  server = await testServer('2024-11-22')
  for (const [key, username] of Object.entries({
    centre: 'trungtam',
    appraiser: 'thamdinh',
    leader: 'lanhdao',
    judge: 'giamkhao',
    viewer: 'thanhpho',
    auditor: 'kiemtoan',
  }))
    people[key as keyof typeof people] = await server.as(username)
  await planToCountDesigns(server.database)
  contest = await openContest(server)
  at('15:00:00')
  for (const [key, name] of Object.entries(names)) {
    const craft = key === 'silk' ? 'textile' : 'ceramics'
    sent[key] = await sendEntry(server.visitor, contest, {
      name,
      phone: `090000010${Object.keys(names).indexOf(key)}`,
      craft,
      title: `Mẫu ${key}`,
      nameOpen: key !== 'b',
      picturesOpen: key !== 'd',
    })
  }
  at('17:30:00')
})
afterEach(() => void vi.restoreAllMocks())
afterAll(() => server.close())

it('closing draws numbers from 1, has every entry registered without its maker', async () => {
  expect((await take(people.centre, contest, 'start')).status).toBe(403)
  expect((await take(people.centre, contest, 'close')).status).toBe(200)
  expect((await take(people.centre, contest, 'start')).body.detail).toContain('chưa vào sổ mẫu')
  await server.runJobs()
  const rows = (await people.centre.get(`/contests/${contest}/entries`)).body.entries as { receipt: string; number: number; name: null }[]
  expect(rows.map(each => each.number)).toEqual([1, 2, 3, 4, 5, 6])
  for (const [key, { receipt }] of Object.entries(sent)) numbers[key] = rows.find(each => each.receipt === receipt)!.number
  const designs = await query(`select d.* from design d join contest_entry e on e.design_id = d.id`)
  expect(designs).toHaveLength(6)
  expect(designs.every(each => each.source === 'contest' && each.author === null && each.accepted_on === null)).toBe(true)
  expect(await query(`select count(*)::int as views from design_view`)).toEqual([{ views: 6 }])
  expect((await query(`select file_name from design_view`)).every(each => /^anh-\d+\.(jpg|png|webp)$/.test(each.file_name))).toBe(true)
  await expect(query('update contest_entry set number = 99 where number = 1')).rejects.toThrow('contest_number_kept')
})

it('a copy is left out with a reason that its entrant reads, and comes back when that was wrong; judging waits for it', async () => {
  await seat(people.centre, contest, 'Lãnh đạo Sở', 'chair')
  await seat(people.centre, contest, 'Giám khảo', 'member')
  await allChecked()
  await query(`update design set copy_found_on = '2024-11-22' where id = (select design_id from contest_entry where number = $1)`, [
    numbers.copy,
  ])
  expect((await take(people.centre, contest, 'start')).body.detail).toContain('bản sao')
  const exclude = (key: string, reason: string) =>
    people.centre.post(`/contests/${contest}/entries/${sent[key]!.receipt}/exclusion`, { reason })
  await exclude('a', 'Nhầm bài')
  expect((await people.centre.post(`/contests/${contest}/entries/${sent.a!.receipt}/restoration`, { reason: 'Đã nhầm số' })).status).toBe(
    200,
  )
  expect((await exclude('copy', 'Sao chép mẫu đã có trong sổ')).status).toBe(200)
  expect((await server.visitor.get('/public/contest-entry', withCode(sent.copy!.code))).body.says).toContain('Sao chép mẫu đã có trong sổ')
  expect((await server.visitor.get('/public/contest-entry', withCode(sent.a!.code))).body.says).not.toContain('loại')
  expect((await take(people.centre, contest, 'start')).status).toBe(200)
})

describe('judges', () => {
  it('see numbers and pictures only: no route, file name or picture tells whose a work is', async () => {
    const desk = (await people.judge.get(`/judging/${contest}`)).body as { works: { number: number; text: null }[] }
    expect(desk.works.map(each => each.number).sort()).toEqual(
      Object.entries(numbers)
        .filter(([key]) => key !== 'copy')
        .map(([, number]) => number)
        .sort(),
    )
    await people.judge.post(`/judging/${contest}/declaration`, { conflicts: [{ number: numbers.d, reason: 'Cùng xưởng' }] })
    await people.leader.post(`/judging/${contest}/declaration`, { conflicts: [] })
    const seen = [
      desk,
      (await people.judge.get(`/judging/${contest}/works/${numbers.a}`)).body,
      (await people.judge.get(`/judging/${contest}/results`)).body,
      (await people.leader.get(`/contests/${contest}`)).body,
      (await people.leader.get(`/contests/${contest}/jury`)).body,
      (await server.visitor.get(`/public/contests/${contest}/gallery`)).body,
    ]
    const text = JSON.stringify(seen)
    for (const each of [...Object.values(names), ...Object.values(sent).map(entry => entry.receipt), '0900000100', 'Mẫu a'])
      expect(text, each).not.toContain(each)
    const picture = await server.app.inject({ method: 'GET', url: `/api/public/contests/${contest}/works/${numbers.a}/pictures/1` })
    expect(picture.headers['content-disposition']).toContain(`${numbers.a}-1.jpeg`)
    expect(Buffer.from(picture.rawPayload).includes(Buffer.from('Exif'))).toBe(false)
    // A judge who is an officer besides reads no entries either.
    expect((await people.leader.get(`/contests/${contest}/entries`)).status).toBe(403)
    expect((await people.leader.get(`/contests/${contest}/entries/${sent.a!.receipt}`)).status).toBe(403)
    expect((await people.judge.get(`/contests/${contest}`)).status).toBe(403)
    expect((await people.viewer.get(`/judging/${contest}`)).status).toBe(404)
  })
  it('do not score what touches their interest, nor what they have not declared about', async () => {
    await seat(people.centre, contest, 'Cán bộ thẩm định', 'member')
    expect((await people.appraiser.get(`/judging/${contest}/works/${numbers.a}`)).body.detail).toContain('Khai báo')
    await people.appraiser.post(`/judging/${contest}/declaration`, { conflicts: [] })
    expect(await score(people.judge, 'd', 10, 10)).toMatchObject({ status: 403, body: { detail: expect.stringContaining('Cùng xưởng') } })
  })
  it('see nobody else’s points before the round is closed, and what they handed in stays', async () => {
    expect((await score(people.judge, 'a', 11, 3)).status).toBe(422)
    expect((await score(people.judge, 'a', 8.5, 3)).status).toBe(200)
    expect((await score(people.judge, 'a', 1, 1)).body.detail).toContain('đã nộp')
    expect((await people.leader.get(`/judging/${contest}/works/${numbers.a}`)).body).toMatchObject({ points: {} })
    expect((await people.leader.get(`/judging/${contest}/results`)).body).toMatchObject({ closed: [] })
    expect(JSON.stringify((await people.centre.get(`/contests/${contest}/jury`)).body)).not.toContain('8.5')
    await expect(query(`delete from contest_score where submitted_on is not null`)).rejects.toThrow('contest_score_kept')
  })
})

const seats = async () =>
  (await people.centre.get(`/contests/${contest}/jury`)).body as unknown as {
    open: boolean
    revision: number
    jurors: { id: string; name: string; conflicts: { id: string; number: number }[] }[]
  }
const jurorOf = async (name: string) => (await seats()).jurors.find(each => each.name === name)!
const bar = async (name: string, key: string) =>
  people.centre.post(`/contests/${contest}/conflicts`, { jurorId: (await jurorOf(name)).id, number: numbers[key], reason: 'Cùng họ' })

it('an interest noted by the organiser leaves a sheet of the open round out, which the act says; no judge learns of whose work it is', async () => {
  expect((await score(people.leader, 'silk', 3, 3)).status).toBe(200)
  expect((await bar('Lãnh đạo Sở', 'silk')).status).toBe(200)
  const [act] = await query(
    `select v.values from act a join version v on v.act_id = a.id where a.action = 'conflict' order by a.seq desc limit 1`,
  )
  expect(act.values).toMatchObject({ number: numbers.silk, sheetLeftOut: 'preliminary' })
  const desk = (await people.leader.get(`/judging/${contest}`)).body as unknown as { works: { number: number }[] }
  expect(desk.works.map(each => each.number)).not.toContain(numbers.silk)
  expect((await people.leader.get(`/judging/${contest}/works/${numbers.silk}`)).status).toBe(404)
  // Nor of the interests of others: a work that bars one judge would be known by its number to all.
  for (const visitor of [people.leader, people.appraiser]) {
    const { jurors } = (await visitor.get(`/contests/${contest}/jury`)).body as unknown as { jurors: { conflicts: unknown[] }[] }
    expect(jurors.flatMap(each => each.conflicts)).toEqual([])
  }
  expect(JSON.stringify((await people.leader.get(`/contests/${contest}`)).body)).not.toContain('Cùng họ')
  expect(JSON.stringify((await people.centre.get(`/contests/${contest}`)).body)).toContain('Cùng họ')
  const [noted] = (await jurorOf('Lãnh đạo Sở')).conflicts
  expect((await people.centre.post(`/contests/${contest}/conflicts/${noted!.id}/lift`, { reason: 'Nhầm người' })).status).toBe(200)
  expect((await jurorOf('Giám khảo')).conflicts.map(each => each.number)).toEqual([numbers.d])
})

it('nobody seats themselves', async () => {
  expect((await seat(people.centre, contest, 'Cán bộ Trung tâm', 'chair')).body.detail).toContain('Không tự đưa mình')
})

it('the preliminary round closes with a reason while sheets are missing, and lets through by the stated rule', async () => {
  await score(people.leader, 'a', 8.5, 3)
  for (const judge of [people.leader, people.judge]) await score(judge, 'b', 6, 5.5)
  for (const judge of [people.leader, people.judge]) await score(judge, 'c', 6, 5.5)
  for (const judge of [people.leader, people.appraiser]) await score(judge, 'd', 2, 2)
  for (const judge of [people.leader, people.judge]) await score(judge, 'silk', 3, 3)
  for (const key of ['a', 'b', 'c', 'silk']) await score(people.appraiser, key, key === 'a' ? 8.5 : 6, key === 'a' ? 3 : 5.5, key !== 'c')
  expect((await take(people.centre, contest, 'close_preliminary')).body.detail).toContain('thiếu phiếu')
  expect((await take(people.centre, contest, 'close_preliminary', { reason: 'Một giám khảo ốm' })).status).toBe(200)
  const { closed } = (await people.judge.get(`/judging/${contest}/results`)).body as unknown as {
    closed: { reason: string; works: { number: number; score: number; through: boolean; given: unknown[] }[] }[]
  }
  const of = (key: string) => closed[0]!.works.find(each => each.number === numbers[key])!
  // Two of each group and whoever is level with the second: a, b and c of 11,5; not d.
  expect(['a', 'b', 'c', 'd', 'silk'].map(key => of(key).through)).toEqual([true, true, true, false, true])
  expect(of('c').given).toHaveLength(2)
  await expect(query(`update contest_round set results = '[]'`)).rejects.toThrow('contest_round_kept')
  // What a closed round counted is not taken out by somebody else's word.
  expect((await bar('Lãnh đạo Sở', 'a')).body.detail).toContain('đã được tính')
})

it('an interest that a judge names after the round was closed sets their sheet aside: the mean of the others counts, and the closed row stays', async () => {
  const [before] = await query(`select results from contest_round where round = 'preliminary'`)
  const said = await people.appraiser.post(`/judging/${contest}/declaration`, {
    conflicts: [{ number: numbers.d, reason: 'Cùng làng nghề' }],
  })
  expect(said.status).toBe(200)
  const { closed } = (await people.judge.get(`/judging/${contest}/results`)).body as unknown as {
    closed: { works: { number: number; score: number; sheets: number; setAside: number; through: boolean; given: unknown[] }[] }[]
  }
  const work = closed[0]!.works.find(each => each.number === numbers.d)!
  expect(work).toMatchObject({ score: 4, sheets: 1, setAside: 1, through: false })
  expect(work.given).toHaveLength(1)
  expect((await query(`select results from contest_round where round = 'preliminary'`))[0]).toEqual(before)
  const [act] = await query(
    `select v.values from act a join version v on v.act_id = a.id where a.action = 'declare' order by a.seq desc limit 1`,
  )
  expect(act.values).toMatchObject({
    setAside: [numbers.d],
    through: ['a', 'b', 'c', 'silk'].map(key => numbers[key]!).sort((a, b) => a - b),
  })
  const notices = JSON.stringify((await people.centre.get('/notices')).body)
  expect(notices).toContain('1 phiếu được để riêng')
})

it('the public votes apart: one vote a device, moved when given again, counted out only afterwards, read by no judge', async () => {
  /** A browser: it gives back the cookie that it was given, and no script of its page reads it. */
  const browser = () => {
    let cookie = ''
    const vote = async (key: string, claimed = '') => {
      const answer = await server.app.inject({
        method: 'POST',
        url: `/api/public/contests/${contest}/votes`,
        payload: { number: numbers[key] },
        headers: { cookie: claimed || cookie },
      })
      const given = answer.headers['set-cookie']
      if (given) {
        expect(String(given)).toContain('HttpOnly')
        cookie = String(given).split(';')[0]!
      }
      return answer.statusCode
    }
    return { vote, mine: async () => (await server.visitor.get(`/public/contests/${contest}/votes/mine`, { cookie })).body.number }
  }
  const [one, other, crowd] = [browser(), browser(), browser()]
  expect(await one.vote('c')).toBe(403)
  server.day = '2024-12-02'
  await one.vote('a')
  expect(await one.mine()).toBe(numbers.a)
  await one.vote('c')
  // What a browser calls itself is not believed: this is a new device, under a name of the server's.
  await other.vote('c', 'khuyencong_phieu=toi-tu-dat-ten')
  expect(await query(`select count(distinct device_hash)::int as n, count(*)::int as votes from contest_vote`)).toEqual([
    { n: 2, votes: 2 },
  ])
  // Pictures that their owner kept closed hang nowhere and get no votes.
  expect(await crowd.vote('d')).toBe(404)
  expect(await one.mine()).toBe(numbers.c)
  expect(await browser().mine()).toBe(null)
  const gallery = async () =>
    (await server.visitor.get(`/public/contests/${contest}/gallery`)).body as unknown as {
      works: { number: number; votes: number | null }[]
    }
  expect((await gallery()).works.every(each => each.votes === null)).toBe(true)
  server.day = '2024-12-11'
  expect((await gallery()).works.find(each => each.number === numbers.c)?.votes).toBe(2)
  expect((await gallery()).works.find(each => each.number === numbers.a)?.votes).toBe(0)
  expect(JSON.stringify((await people.judge.get(`/judging/${contest}/results`)).body)).not.toContain('votes')
  server.day = '2024-11-22'
})

it('works that the stated rules leave level wait for the chair’s recorded decision', async () => {
  for (const judge of [people.leader, people.judge, people.appraiser]) {
    for (const key of ['a', 'b', 'c']) await score(judge, key, 7, 8)
    await score(judge, 'silk', 3, 3)
  }
  expect((await take(people.centre, contest, 'close_final')).status).toBe(200)
  expect((await take(people.centre, contest, 'freeze')).body.detail).toContain('đồng điểm')
  // Who parts what is level, and who is barred from what, is settled before it is known what is level.
  const { jurors, open, revision } = await seats()
  expect(open).toBe(false)
  const chair = jurors.find(each => each.name === 'Lãnh đạo Sở')!
  const refusals = [
    await people.centre.post(`/contests/${contest}/jury/${chair.id}/leave`, { reason: 'Thay trưởng ban', revision }),
    await seat(people.centre, contest, 'Cán bộ huyện Gia Lâm', 'chair'),
    await bar('Giám khảo', 'a'),
  ]
  for (const refused of refusals) expect(refused).toMatchObject({ status: 403, body: { detail: expect.stringContaining('Đã chốt điểm') } })
  const order = ['b', 'a', 'c'].map(key => numbers[key])
  const decide = (visitor: Visitor, given: (number | undefined)[]) =>
    visitor.post(`/contests/${contest}/ties`, { craft: 'ceramics', numbers: given, reason: 'Mẫu b dùng men mới' })
  expect((await decide(people.judge, order)).status).toBe(403)
  expect((await decide(people.leader, order.slice(0, 2))).status).toBe(422)
  expect((await decide(people.leader, order)).status).toBe(200)
})

it('a prize is left unawarded with a reason; the frozen result is confirmed by somebody else, and nothing of it changes then', async () => {
  const revision = async () => (await people.centre.get(`/contests/${contest}`)).body.revision
  const withhold = async (count: number) =>
    people.centre.post(`/contests/${contest}/withheld`, {
      craft: 'textile',
      prize: 'first',
      count,
      reason: 'Chưa đạt',
      revision: await revision(),
    })
  expect((await withhold(2)).status).toBe(422)
  expect((await withhold(1)).status).toBe(200)
  expect((await server.visitor.get(`/public/contests/${contest}/result`)).status).toBe(404)
  expect((await take(people.leader, contest, 'freeze')).status).toBe(200)
  expect((await take(people.leader, contest, 'confirm')).body.detail).toContain('không tự xác nhận')
  expect((await take(people.leader, contest, 'unfreeze', { reason: 'Để người khác chốt' })).status).toBe(200)
  expect((await take(people.centre, contest, 'freeze')).status).toBe(200)
  expect((await take(people.appraiser, contest, 'confirm')).status).toBe(403)
  expect((await take(people.leader, contest, 'confirm')).status).toBe(200)
  await expect(query(`update contest_award set entry_id = null`)).rejects.toThrow('contest_award_kept')
  const { groups } = (await server.visitor.get(`/public/contests/${contest}/result`)).body as unknown as {
    groups: { prizes: { title: string; given: { number: number | null; name: string | null; reason: string | null }[] }[] }[]
  }
  const [ceramics, textile] = groups
  // The winner who did not agree stays without a name; the others stand with theirs.
  expect(ceramics!.prizes.slice(0, 2).map(each => each.given.map(({ number, name }) => [number, name]))).toEqual([
    [[numbers.b, null]],
    [[numbers.a, names.a]],
  ])
  expect(textile!.prizes[0]!.given).toEqual([expect.objectContaining({ number: null, reason: 'Chưa đạt' })])
  expect(ceramics!.prizes.map(each => each.given.length)).toEqual([1, 1, 0, 0])
  expect((await server.visitor.get('/public/contest-entry', withCode(sent.b!.code))).body.says).toContain('Giải Nhất')
})

it('after that the makers are known to the organisers and the register, papers are written, and works are accepted by the register’s own rule', async () => {
  const entries = JSON.stringify((await people.auditor.get(`/contests/${contest}/entries`)).body)
  for (const name of Object.values(names)) expect(entries).toContain(name)
  const authors = await query(`select author from design where source = 'contest' and author is not null order by author`)
  expect(authors.map(each => each.author)).toEqual([names.a, names.b, names.c, names.d, names.silk])
  for (const paper of ['minutes', 'certificates']) expect((await people.centre.get(`/contests/${contest}/${paper}`)).status).toBe(200)
  expect((await people.leader.get('/designs?size=200')).body.total).toBe(6)
  expect((await people.centre.post(`/contests/${contest}/acceptance`)).status).toBe(403)
  const accepted = (await people.appraiser.post(`/contests/${contest}/acceptance`)).body
  expect(accepted).toMatchObject({ accepted: 5, left: [] })
  const counted = await query(
    `select count(*)::int as n from design where source = 'contest' and accepted_on = '2024-11-22' and copy_found_on is null`,
  )
  expect(counted[0].n).toBe(5)
  // Counted in the report of the day of acceptance, none of the day before; each line opens to a design with its picture.
  const figure = async (on: Day) =>
    (await buildReport(contextOn(server.database.db, on), { period: '2024' })).targets.find(each => each.code === 'new_designs')!
  expect((await figure('2024-11-21')).actual).toBe(0)
  const { actual, beside, rows } = await figure('2024-11-22')
  expect([actual, beside.find(each => each.figure === 'new_designs.copies')?.value]).toEqual([5, 1])
  const winner = (await query(`select d.code from design d join contest_entry e on e.design_id = d.id where e.number = $1`, [numbers.b]))[0]
  expect(rows.map(row => row.link)).toContainEqual({ to: 'design', code: winner.code })
  const opened = (await people.leader.get(`/designs/${winner.code}`)).body as unknown as { views: { id: string }[] }
  expect((await people.leader.get(`/designs/${winner.code}/views/${opened.views[0]!.id}`)).status).toBe(200)
})

it('an erasure at the person’s request finds their entries, leaves nothing of them, and changes no prize, number or count', async () => {
  const ask = async (kind: 'export' | 'erasure') => {
    const { id } = (await people.leader.post('/personal-requests', { kind, subject: names.a, receivedOn: '2024-11-22' })).body
    const { rows } = (await people.leader.post(`/personal-requests/${id}/find`, { name: names.a })).body as unknown as {
      rows: { records: { entity: string; id: string }[] }[]
    }
    const records = rows.flatMap(row => row.records)
    await people.leader.put(`/personal-requests/${id}/records`, { records })
    return { id, kinds: records.map(each => each.entity).sort() }
  }
  const wish = await ask('export')
  expect(wish.kinds).toEqual(['design', 'entry'])
  const copy = JSON.stringify((await people.leader.get(`/personal-requests/${wish.id}/copy?format=json`)).body)
  for (const known of [names.a, '0900000100']) expect(copy, known).toContain(known)
  await people.leader.post(`/personal-requests/${wish.id}/answer`)
  const request = await ask('erasure')
  const done = await people.leader.post(`/personal-requests/${request.id}/erase`, { reason: 'Theo đơn của người dự thi' })
  expect(done, JSON.stringify(done.body)).toMatchObject({ status: 200, body: { left: [] } })
  expect(await query('select name, phone from contest_entry where number = $1', [numbers.a])).toEqual([{ name: null, phone: null }])
  const result = JSON.stringify((await server.visitor.get(`/public/contests/${contest}/result`)).body)
  expect(result).not.toContain(names.a)
  expect(result).toContain(`"number":${numbers.a}`)
  expect((await people.centre.get('/contests')).body).toContainEqual(expect.objectContaining({ code: contest, entries: 6 }))
})
