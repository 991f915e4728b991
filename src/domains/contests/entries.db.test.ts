/** Sending an entry from a telephone: the closing minute, pictures, changing, withdrawing, what is kept of the entrant. */
import sharp from 'sharp'
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest'
import { type TestServer, testServer, type Visitor } from '../../server/testing.ts'
import { contestForm, deviceCode, drawnPicture, entryForm, openContest, seat, sendEntry, take, withCode } from './contests.testing.ts'

let server: TestServer
let centre: Visitor
let appraiser: Visitor
let officer: Visitor
let viewer: Visitor
let anyone: Visitor
/** Sets the server's clock to an hour of Hà Nội on the business day. */
const at = (time: string) => vi.spyOn(Date, 'now').mockReturnValue(Date.parse(`${server.day}T${time}+07:00`))
const entryOf = async (code: string) => (await anyone.get('/public/contest-entry', withCode(code))).body
const upload = async (code: string, seed: number, id: string = crypto.randomUUID(), name = 'IMG_1.jpg') =>
  anyone.upload('/public/contest-entry/pictures', { id, kind: 'detail' }, name, await drawnPicture(seed), withCode(code))

beforeAll(async () => {
  server = await testServer('2024-11-22')
  centre = await server.as('trungtam')
  appraiser = await server.as('thamdinh')
  officer = await server.as('thuongtin')
  viewer = await server.as('thanhpho')
  anyone = server.visitor
})
afterEach(() => void vi.restoreAllMocks())
afterAll(() => server.close())

describe('publishing', () => {
  it('waits for the organiser’s own points and regulation: the product proposes none', async () => {
    const proposed = (await centre.get('/contests/new')).body as unknown as {
      criteria: { max: number | null }[]
      groups: { counts: number[] }[]
    }
    expect(proposed.criteria.every(each => each.max === null)).toBe(true)
    expect(proposed.groups.map(each => each.counts)).toEqual(Array(6).fill([1, 3, 4, 7]))
    const form = contestForm({ criteria: proposed.criteria, rules: { ...contestForm().rules, ties: [] }, regulationNumber: null })
    const code = String((await centre.post('/contests', form)).body.code)
    const refused = await take(centre, code, 'publish')
    expect(refused.status).toBe(422)
    expect((refused.body.errors as { path: string }[]).map(each => each.path)).toEqual([
      'regulationNumber',
      ...proposed.criteria.map((_, index) => `criteria.${index}.max`),
    ])
    expect((await anyone.get(`/public/contests/${code}`)).status).toBe(404)
  })
  it('fixes what entrants were told; only contact, milestones and voting may still change', async () => {
    const code = await openContest(server)
    const { revision } = (await centre.get(`/contests/${code}`)).body
    const refused = await centre.put(`/contests/${code}`, { ...contestForm({ graceMinutes: 0 }), revision })
    expect(refused).toMatchObject({ status: 422, body: { errors: [{ path: 'graceMinutes' }] } })
    expect((await centre.put(`/contests/${code}`, { ...contestForm({ contact: 'Nơi khác' }), revision })).status).toBe(200)
    expect((await anyone.get(`/public/contests/${code}`)).body).toMatchObject({
      contact: 'Nơi khác',
      deadline: '2024-11-22T17:00:59',
      max: 20,
    })
  })
})

it('of the regulation’s file the one that took its place is kept, and none that was refused', async () => {
  const contest = await openContest(server)
  const keep = vi.spyOn(server.ctx.files, 'keep')
  const attach = async (visitor: Visitor, text: string, code = contest) =>
    (await visitor.upload(`/contests/${code}/regulation`, {}, 'quy-che.pdf', new TextEncoder().encode(`%PDF-1.4 ${text}`))).status
  expect([await attach(centre, 'một'), await attach(centre, 'hai'), await attach(centre, 'ba', 'KHONG-CO')]).toEqual([200, 200, 404])
  const [first, second, refused] = await Promise.all(keep.mock.results.map(each => each.value as Promise<string>))
  await expect(server.ctx.files.read(first!)).rejects.toThrow()
  await expect(server.ctx.files.read(refused!)).rejects.toThrow()
  expect((await server.ctx.files.read(second!)).length).toBeGreaterThan(0)
})

describe('the closing minute', () => {
  it('keeps in time whoever pressed within it though the pictures came after, and late whoever pressed after, with both said', async () => {
    const contest = await openContest(server)
    at('17:00:59')
    const code = deviceCode()
    const started = await anyone.post(`/public/contests/${contest}/entries`, { ...entryForm(), code })
    expect(started.body).toMatchObject({ minutesLate: 0, picturesUntil: '2024-11-22T17:15:59' })
    at('17:09:00')
    expect((await upload(code, 1)).status).toBe(200)
    expect((await anyone.post('/public/contest-entry/submission', {}, withCode(code))).body).toMatchObject({
      state: 'submitted',
      minutesLate: 0,
    })

    at('17:02:30')
    const late = await sendEntry(anyone, contest, { title: 'Bình muộn' })
    expect(late.state).toBe('late')
    expect((await entryOf(late.code)).says).toContain('sau giờ đóng 2 phút')
    // Nothing of it is lost, and the organiser is told that it waits.
    const kept = (await centre.get(`/contests/${contest}/entries/${late.receipt}`)).body
    expect(kept).toMatchObject({ state: 'late', minutesLate: 2, title: 'Bình muộn' })
    expect((await centre.get('/notices')).body.rows).toContainEqual(
      expect.objectContaining({ title: expect.stringContaining(`${late.receipt} đến sau giờ đóng`) }),
    )

    at('17:20:00')
    expect((await take(centre, contest, 'close')).body.detail).toContain('1 bài đến muộn')
    expect((await centre.post(`/contests/${contest}/entries/${late.receipt}/late`, { admit: true, reason: '' })).status).toBe(422)
    await centre.post(`/contests/${contest}/entries/${late.receipt}/late`, { admit: true, reason: 'Mất mạng toàn xã, có biên bản' })
    expect((await entryOf(late.code)).state).toBe('submitted')
    expect((await take(centre, contest, 'close')).status).toBe(200)
    expect(await anyone.post(`/public/contests/${contest}/entries`, { ...entryForm(), code: deviceCode() })).toMatchObject({ status: 403 })
  })
  it('an entry begun in time whose pictures came too late waits for a decision, and is not counted until then', async () => {
    const contest = await openContest(server)
    at('17:00:00')
    const code = deviceCode()
    await anyone.post(`/public/contests/${contest}/entries`, { ...entryForm(), code })
    at('17:16:00')
    expect((await upload(code, 2)).status).toBe(200)
    expect((await anyone.post('/public/contest-entry/submission', {}, withCode(code))).body).toMatchObject({
      state: 'late',
      minutesLate: 0,
    })
    const { receipt } = await entryOf(code)
    await centre.post(`/contests/${contest}/entries/${receipt}/late`, { admit: false, reason: 'Quá thời gian nhận nốt ảnh' })
    expect((await entryOf(code)).says).toContain('Quá thời gian nhận nốt ảnh')
    expect((await take(centre, contest, 'close')).body.detail).toContain('Chưa có bài dự thi')
  })
  it('is not decided about, and receiving is not closed, before the time for pictures is over', async () => {
    const contest = await openContest(server)
    at('17:01:30')
    const { receipt } = await sendEntry(anyone, contest)
    expect((await centre.post(`/contests/${contest}/entries/${receipt}/late`, { admit: true, reason: 'Thử sớm' })).status).toBe(403)
    expect((await take(centre, contest, 'close')).status).toBe(403)
  })
  it('an extension with a reason makes in time what is so by the new day', async () => {
    const contest = await openContest(server)
    at('18:00:00')
    const { code, state } = await sendEntry(anyone, contest)
    expect(state).toBe('late')
    expect((await take(centre, contest, 'extend', { closesOn: '2024-11-25' })).status).toBe(422)
    expect((await take(centre, contest, 'extend', { closesOn: '2024-11-22', reason: 'Mất điện diện rộng' })).status).toBe(422)
    expect((await take(centre, contest, 'extend', { closesOn: '2024-11-25', reason: 'Mất điện diện rộng' })).status).toBe(200)
    expect(await entryOf(code)).toMatchObject({ state: 'submitted', can: ['edit', 'withdraw'] })
    expect((await take(centre, contest, 'withdraw')).body.detail).toContain('Đã có 1 bài')
  })
  it('many late ones are refused at once with one reason, or none when one of them does not wait', async () => {
    const contest = await openContest(server)
    at('16:00:00')
    const { receipt: received } = await sendEntry(anyone, contest)
    at('17:02:00')
    const late = [await sendEntry(anyone, contest), await sendEntry(anyone, contest)]
    at('17:20:00')
    const receipts = late.map(each => each.receipt)
    const refuse = (given: string[], reason = 'Gửi hàng loạt sau giờ đóng') =>
      centre.post(`/contests/${contest}/refusals`, { receipts: given, reason })
    expect((await refuse([...receipts, received])).status).toBe(403)
    expect((await refuse(receipts, '')).status).toBe(422)
    expect((await entryOf(late[0]!.code)).state).toBe('late')
    expect((await refuse(receipts)).body).toEqual({ refused: 2 })
    for (const { code } of late) expect((await entryOf(code)).says).toContain('Gửi hàng loạt sau giờ đóng')
    expect((await take(centre, contest, 'close')).status).toBe(200)
  })
  it('before the first day nothing is taken', async () => {
    const contest = await openContest(server, { opensOn: '2024-11-23', closesOn: '2024-11-30' })
    const answer = await anyone.post(`/public/contests/${contest}/entries`, { ...entryForm(), code: deviceCode() })
    expect(answer).toMatchObject({ status: 403, body: { detail: 'Cuộc thi chưa bắt đầu nhận bài.' } })
  })
})

describe('sending', () => {
  it('names every lack at its field; words that name the entrant are among them, since judges read no names', async () => {
    const contest = await openContest(server)
    at('10:00:00')
    const answer = await anyone.post(`/public/contests/${contest}/entries`, {
      ...entryForm({ madeOn: '2023-12-31', ownDesign: false, phone: '12', title: 'Bình của NGUYỄN THỊ THỬ', description: 'Ngắn' }),
      code: deviceCode(),
    })
    expect(answer.status).toBe(422)
    expect((answer.body.errors as { path: string }[]).map(each => each.path).sort()).toEqual([
      'description',
      'madeOn',
      'ownDesign',
      'phone',
      'title',
    ])
  })
  it('counts once what a lost answer made the device send again: the entry, a picture, the pressing', async () => {
    const contest = await openContest(server)
    at('10:05:00')
    const code = deviceCode()
    const start = () => anyone.post(`/public/contests/${contest}/entries`, { ...entryForm(), code })
    expect((await start()).body.receipt).toBe((await start()).body.receipt)
    const id = crypto.randomUUID()
    await upload(code, 3, id)
    await upload(code, 3, id)
    await upload(code, 3)
    const press = () => anyone.post('/public/contest-entry/submission', {}, withCode(code))
    expect((await press()).body).toEqual((await press()).body)
    expect((await entryOf(code)).pictures).toHaveLength(1)
    expect((await centre.get(`/contests/${contest}/entries`)).body).toMatchObject({ entries: [{ pictures: 1 }] })
  })
  it('keeps the pictures, without the name that the telephone gave them', async () => {
    const contest = await openContest(server)
    at('10:10:00')
    const { code } = await sendEntry(anyone, contest, {}, [4, 5])
    const [first] = (await entryOf(code)).pictures as { id: string; width: number }[]
    expect(first).toMatchObject({ width: 600 })
    const answer = await server.app.inject({
      method: 'GET',
      url: `/api/public/contest-entry/pictures/${first!.id}`,
      headers: withCode(code),
    })
    expect([answer.statusCode, answer.headers['content-type']]).toEqual([200, 'image/jpeg'])
    expect(answer.headers['content-disposition']).not.toContain('anh')
    const paper = { id: crypto.randomUUID(), kind: 'whole' }
    const sent = await anyone.upload('/public/contest-entry/pictures', paper, 'a.pdf', new TextEncoder().encode('%PDF-1.4'), withCode(code))
    expect(sent.status).toBe(422)
  })
  it('a picture that is not taken leaves no file, and what may not come in is refused before it is read', async () => {
    const contest = await openContest(server)
    at('10:20:00')
    const { code } = await sendEntry(anyone, contest, {}, [11, 12, 13, 14, 15, 16, 17, 18])
    const keep = vi.spyOn(server.ctx.files, 'keep')
    expect((await upload(code, 19)).status).toBe(422)
    const kept = await Promise.all(keep.mock.results.map(each => each.value as Promise<string>))
    expect(kept).toHaveLength(2)
    for (const hash of kept) await expect(server.ctx.files.read(hash)).rejects.toThrow()
    expect((await entryOf(code)).pictures).toHaveLength(8)
    // Nobody's code, and a contest that takes nothing more: asked before the file, which here is not even there.
    const bare = (key: string) => anyone.post('/public/contest-entry/pictures', {}, withCode(key))
    expect((await bare('ZZZZZZZZZZZZ')).status).toBe(404)
    at('17:30:00')
    expect((await bare(code)).status).toBe(403)
    // Where anyone may send, a file weighs 20 MB at most and a picture has 40 million points at most.
    at('10:30:00')
    const heavy = new Uint8Array(22 * 1024 * 1024)
    const fresh = (await sendEntry(anyone, contest, {}, [])).code
    const send = (bytes: Uint8Array) =>
      anyone.upload('/public/contest-entry/pictures', { id: crypto.randomUUID(), kind: 'whole' }, 'a.png', bytes, withCode(fresh))
    expect(await send(heavy)).toMatchObject({ status: 422, body: { detail: expect.stringContaining('20 MB') } })
    const wide = await sharp({ create: { width: 8000, height: 5100, channels: 3, background: '#aab' } })
      .png()
      .toBuffer()
    expect(await send(new Uint8Array(wide))).toMatchObject({ status: 422, body: { detail: expect.stringContaining('quá lớn') } })
  })
  it('may be changed until the closing minute and not after, and a wrong code opens nothing', async () => {
    const contest = await openContest(server)
    at('16:00:00')
    const { code } = await sendEntry(anyone, contest)
    at('17:00:30')
    expect((await anyone.put('/public/contest-entry', entryForm({ title: 'Tên mới' }), withCode(code))).status).toBe(200)
    at('17:01:00')
    expect(await anyone.put('/public/contest-entry', entryForm({ title: 'Tên muộn' }), withCode(code))).toMatchObject({ status: 403 })
    expect(await entryOf(code)).toMatchObject({ values: { title: 'Tên mới' }, can: [] })
    expect((await anyone.get('/public/contest-entry', withCode('ZZZZZZZZZZZZ'))).status).toBe(404)
    // The code as people type it: small letters, dashes, O for 0.
    expect((await anyone.get('/public/contest-entry', withCode(code.toLowerCase().replace(/^0/, 'o')))).status).toBe(200)
  })
  it('withdrawn, its pictures and its entrant are gone, and it is judged no more', async () => {
    const contest = await openContest(server)
    at('16:10:00')
    const { code, receipt } = await sendEntry(anyone, contest, { name: 'Người Rút Bài' }, [777])
    const held = await server.database.pool.query<{ sha256: string }>(
      'select p.sha256 from contest_picture p join contest_entry e on e.id = p.entry_id where e.receipt = $1',
      [receipt],
    )
    const sha256 = held.rows[0]!.sha256
    expect((await server.ctx.files.read(sha256)).length).toBeGreaterThan(0)
    expect((await anyone.post('/public/contest-entry/withdrawal', {}, withCode(code))).body.state).toBe('withdrawn')
    expect(await entryOf(code)).toMatchObject({ pictures: [], values: { name: '', phone: '' } })
    // Their files too: only the database's own hash would lead there.
    await expect(server.ctx.files.read(sha256)).rejects.toThrow()
    const { rows } = await server.database.pool.query('select name, phone, address from contest_entry where receipt = $1', [receipt])
    expect(rows).toEqual([{ name: null, phone: null, address: null }])
  })
  it('a telephone number sends as many entries as the contest says, on its page too; an officer enters for whoever asks', async () => {
    const contest = await openContest(server, { rules: { ...contestForm().rules, perPhone: 2 } })
    expect((await anyone.get(`/public/contests/${contest}`)).body.rules).toMatchObject({ perPhone: 2 })
    at('10:40:00')
    const start = (visitor: Visitor, phone: string, more: object = {}) =>
      visitor.post(`/public/contests/${contest}/entries`, { ...entryForm({ phone, ...more }), code: deviceCode() })
    for (let sent = 0; sent < 2; sent++) expect((await start(anyone, '0900 000 777')).status).toBe(200)
    expect(await start(anyone, '0900000777')).toMatchObject({ status: 422, body: { errors: [{ path: 'phone' }] } })
    expect((await start(officer, '0900000777', { mandate: 'Bà Thử, gọi điện' })).status).toBe(200)
    const { code } = await sendEntry(anyone, contest, { phone: '0900000778' })
    const moved = await anyone.put('/public/contest-entry', entryForm({ phone: '0900000777' }), withCode(code))
    expect(moved).toMatchObject({ status: 422, body: { errors: [{ path: 'phone' }] } })
    expect((await anyone.put('/public/contest-entry', entryForm({ phone: '0900000778', title: 'Tên khác' }), withCode(code))).status).toBe(
      200,
    )
  })
  it('an officer enters for somebody, and says who asked', async () => {
    const contest = await openContest(server)
    at('16:20:00')
    const body = { ...entryForm(), code: deviceCode() }
    expect(await officer.post(`/public/contests/${contest}/entries`, body)).toMatchObject({
      status: 422,
      body: { errors: [{ path: 'mandate' }] },
    })
    expect((await officer.post(`/public/contests/${contest}/entries`, { ...body, mandate: 'Bà Thử, gọi điện' })).status).toBe(200)
  })
})

it('the product itself bars a judge from what they entered for somebody and from an entrant of their own name', async () => {
  const contest = await openContest(server)
  at('14:00:00')
  await sendEntry(anyone, contest, { name: 'CÁN BỘ THẨM ĐỊNH' })
  await sendEntry(officer, contest, { name: 'Người Được Giúp', mandate: 'Nhờ qua điện thoại' })
  await sendEntry(anyone, contest, { name: 'Người Khác Hẳn' })
  await seat(centre, contest, 'Cán bộ thẩm định', 'chair')
  await seat(centre, contest, 'Cán bộ huyện Thường Tín', 'member')
  at('17:30:00')
  await take(centre, contest, 'close')
  const { jurors } = (await centre.get(`/contests/${contest}/jury`)).body as unknown as { jurors: { conflicts: { reason: string }[] }[] }
  expect(jurors.map(each => each.conflicts.length)).toEqual([1, 1])
  // Whose work it is stays unsaid.
  expect(JSON.stringify(jurors)).not.toContain('Người Được Giúp')
})

describe('the entrant', () => {
  it('stands in no act, and is shown to organisers only who opened the names for a stated purpose', async () => {
    const contest = await openContest(server)
    at('15:00:00')
    const { receipt, code } = await sendEntry(anyone, contest, { name: 'Trần Văn Kín', phone: '0911222333' })
    const shows = async (visitor: Visitor) => {
      const pages = [
        await visitor.get(`/contests/${contest}/entries`),
        await visitor.get(`/contests/${contest}/entries/${receipt}`),
        await visitor.get(`/contests/${contest}`),
      ]
      return JSON.stringify(pages.map(each => each.body)).includes('Trần Văn Kín')
    }
    expect([await shows(centre), await shows(appraiser), await shows(viewer)]).toEqual([false, false, false])
    expect((await centre.post(`/contests/${contest}/reveal`, { purpose: 'Gọi người dự thi bổ sung ảnh' })).status).toBe(200)
    expect([await shows(centre), await shows(appraiser)]).toEqual([true, false])
    const { rows } = await server.database.pool.query(
      `select count(*)::int as found from version where values::text ilike '%Trần Văn Kín%' or values::text like '%0911222333%'`,
    )
    expect(rows[0].found).toBe(0)
    // Who looked does not judge; who judges does not look.
    expect((await seat(appraiser, contest, 'Cán bộ Trung tâm', 'member')).body.detail).toContain('không làm giám khảo')
    expect((await seat(centre, contest, 'Cán bộ thẩm định', 'member')).status).toBe(200)
    expect((await appraiser.post(`/contests/${contest}/reveal`, { purpose: 'Xem thử tên' })).status).toBe(403)
    expect((await appraiser.get(`/contests/${contest}/entries`)).status).toBe(403)
    // A new code for who lost theirs; the old one opens nothing.
    const renewed = String((await centre.post(`/contests/${contest}/entries/${receipt}/code`)).body.code)
    expect([
      (await anyone.get('/public/contest-entry', withCode(code))).status,
      (await anyone.get('/public/contest-entry', withCode(renewed))).status,
    ]).toEqual([404, 200])
    // Erased at request: the entry stays and counts.
    expect((await centre.post(`/contests/${contest}/entries/${receipt}/erasure`, { reason: 'Theo đơn' })).status).toBe(200)
    expect(await shows(centre)).toBe(false)
    expect((await centre.get('/contests')).body).toContainEqual(expect.objectContaining({ code: contest, entries: 1 }))
  })
})
