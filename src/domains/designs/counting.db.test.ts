/** Designs in the plan's figures, the file of searches, and the author whom erasure takes everywhere. */
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { textOfDocument } from '../../files/document.ts'
import { readWorkbook } from '../../files/workbook-read.ts'
import type { Day } from '../../kernel/dates.ts'
import { type TestServer, testServer, type Visitor } from '../../server/testing.ts'
import { eraseByName } from '../privacy/erasure.actions.ts'
import { establishmentAt } from '../projects/projects.testing.ts'
import { buildReport } from '../reports/reports.actions.ts'
import { contextOn } from '../reports/reports.testing.ts'
import { Brief } from '../trade/briefs.schema.ts'
import { answersToBriefs } from './designs.actions.ts'
import { ports } from './designs.ports.ts'
import { drawing, plainLikeness, planToCountDesigns } from './designs.testing.ts'

let server: TestServer
let centre: Visitor
let leader: Visitor
const real = { ...ports }
beforeAll(async () => {
  ports.likeness = () => plainLikeness()
  server = await testServer('2024-11-10')
  ;[centre, leader] = (await Promise.all(['trungtam', 'lanhdao'].map(name => server.as(name)))) as [Visitor, Visitor]
  await establishmentAt(server.database, 'CS-1', 'hn-d-279', {})
  await planToCountDesigns(server.database)
})
afterAll(async () => {
  Object.assign(ports, real)
  await server.close()
})
const register = async (name: string, more: object = {}, seed?: number): Promise<string> => {
  const { body } = await centre.post('/designs', {
    name,
    craft: 'ceramics',
    source: 'establishment',
    madeOn: '2024-03-01',
    establishmentCode: 'CS-1',
    ...more,
  })
  if (seed !== undefined) await centre.upload(`/designs/${body.code}/views`, { kind: 'photo' }, 'anh.png', await drawing(seed))
  return String(body.code)
}
const figures = async (on: Day) => {
  const report = await buildReport(contextOn(server.database.db, on), { period: '2024' })
  const target = report.targets.find(each => each.code === 'new_designs')!
  return {
    reported: target.actual,
    ...(Object.fromEntries(target.beside.map(({ figure, value }) => [figure.replace('new_designs.', ''), value])) as Record<
      'declared' | 'accepted' | 'copies',
      number
    >),
    links: target.rows.map(row => row.link),
  }
}

describe('the plan’s figure', () => {
  it('counts declared, accepted and copies apart, a family once, each until the day it is read on, and opens to the designs', async () => {
    const model = await register('Bình hoa', {}, 1)
    await register('Bình hoa men nâu', { original: model })
    const copy = await register('Bình hoa chép', {}, 1)
    const other = await register('Ấm trà', {}, 2)
    for (const code of [model, other])
      expect((await leader.post(`/designs/${code}/acceptance`, { reason: 'Đã xem mẫu thật' })).status).toBe(200)
    expect((await leader.post(`/designs/${copy}/acceptance`, { reason: 'Đã xem mẫu thật' })).status).toBe(200)
    expect(await figures('2024-11-10')).toMatchObject({ reported: 3, declared: 3, accepted: 3, copies: 0 })
    server.day = '2024-11-20'
    const reason = 'Trùng hoàn toàn với bình hoa đã có'
    expect((await leader.post(`/designs/${copy}/decisions`, { other: model, verdict: 'copy', reason })).status).toBe(200)
    // A copy counts neither as reported nor as accepted from the day it is found; before that the report reads as it did.
    expect(await figures('2024-11-20')).toMatchObject({ reported: 2, declared: 3, accepted: 2, copies: 1 })
    expect(await figures('2024-11-19')).toMatchObject({ reported: 3, accepted: 3, copies: 0 })
    expect((await figures('2024-11-20')).links).toContainEqual({ to: 'design', code: model })
    expect((await leader.get('/search?q=binh hoa chep')).body).toMatchObject({ groups: [{ hits: [{ to: `/mau-san-pham/${copy}` }] }] })
  })
})

describe('what a search elsewhere showed', () => {
  const same = { base: 'wipo', query: 'lotus vase', searchedOn: '2024-11-20', verdict: 'same', note: 'Kết quả thứ ba' }
  const accept = (code: string) => leader.post(`/designs/${code}/acceptance`, { reason: 'Đã xem mẫu thật' })
  it('keeps the design from being accepted until a named person says why it is none, or that it is a copy', async () => {
    const before = await figures('2024-11-20')
    const code = await register('Lọ sen dáng cao')
    const { body: search } = await centre.post(`/designs/${code}/searches`, same)
    const found = `/designs/${code}/searches/${search.id}`
    expect((await leader.get(`/designs/${code}`)).body).toMatchObject({
      standing: { state: 'waiting', says: '1 lần tra cứu có mẫu giống, chờ kết luận' },
      can: { acceptWhy: expect.stringContaining('Có mẫu giống') },
    })
    expect((await leader.get('/designs?state=waiting')).body.rows?.map(row => row.code)).toContain(code)
    expect((await accept(code)).body.detail).toContain('Có mẫu giống')
    // Its registrar does not decide; nobody decides without a reason, or about a search that showed nothing.
    const input = { verdict: 'different', reason: 'Mẫu ở WIPO chỉ chung hoa sen, khác dáng' }
    expect((await centre.post(`${found}/decisions`, input)).status).toBe(403)
    expect((await leader.post(`${found}/decisions`, { ...input, reason: 'ừ' })).status).toBe(422)
    const { body: nothing } = await centre.post(`/designs/${code}/searches`, { ...same, verdict: 'none_closer' })
    expect((await leader.post(`/designs/${code}/searches/${nothing.id}/decisions`, input)).status).toBe(403)
    const { body: decided } = await leader.post(`${found}/decisions`, input)
    expect((await leader.get(`/designs/${code}/searches`)).body.searches).toMatchObject([
      { decision: null },
      { decision: { verdict: 'different', by: 'Lãnh đạo Sở', reason: input.reason } },
    ])
    // What a decision stands on is not taken off the file.
    expect((await centre.post(`${found}/removal`, { reason: 'Muốn bỏ đi' })).body.detail).toContain('Hủy kết luận')
    expect((await accept(code)).status).toBe(200)
    expect(await figures('2024-11-20')).toMatchObject({
      reported: before.reported! + 1,
      accepted: before.accepted + 1,
      copies: before.copies,
    })
    // Taken back it waits again, and found a copy it counts no more.
    await leader.post(`/designs/${code}/decisions/${decided.id}/taking-back`, { reason: 'Xem lại ảnh đăng ký' })
    expect((await leader.get(`/designs/${code}`)).body).toMatchObject({ standing: { state: 'waiting' } })
    await leader.post(`${found}/decisions`, { verdict: 'copy', reason: 'Trùng dáng và họa tiết' })
    expect((await leader.get(`/designs/${code}`)).body).toMatchObject({
      copyFoundOn: '2024-11-20',
      copyReason: expect.stringContaining('WIPO'),
      standing: { state: 'copy', copy: { by: 'Lãnh đạo Sở', of: 'tra thấy ở WIPO Global Design Database' } },
      decisions: [{ verdict: 'copy', other: null, search: { searchedOn: '2024-11-20' } }, { takenBackOn: '2024-11-20' }],
    })
    expect(await figures('2024-11-20')).toMatchObject({ reported: before.reported, accepted: before.accepted, copies: before.copies + 1 })
  })
  it('is not taken away by somebody else who does not decide', async () => {
    const code = await register('Lọ sen dáng thấp')
    const { body } = await leader.post(`/designs/${code}/searches`, same)
    const away = (who: Visitor) => who.post(`/designs/${code}/searches/${body.id}/removal`, { reason: 'Không đúng mẫu này' })
    expect((await away(centre)).status).toBe(403)
    expect((await away(leader)).status).toBe(200)
    expect((await accept(code)).status).toBe(200)
  })
})

describe('the file of searches', () => {
  it('keeps what a person searched elsewhere, with its picture, and prints it', async () => {
    const code = await register('Đĩa sen', { locarno: '07', motifs: ['hoa sen'] }, 5)
    const guide = (await centre.get(`/designs/${code}/searches`)).body
    expect(guide).toMatchObject({
      bases: [{ base: 'wipo' }, { base: 'euipo' }],
      queries: [
        { text: '7' },
        { english: 'Household goods, not elsewhere specified' },
        { text: 'Đĩa sen, hoa sen, Gốm sứ', english: 'plate lotus lotus flower ceramics' },
        { text: 'Gốm sứ', english: 'ceramics', whole: true },
        { text: 'hoa sen', english: 'lotus flower', whole: true },
        { text: 'Đĩa sen', english: 'plate lotus', whole: true },
      ],
    })
    const search = { base: 'wipo', query: 'lotus plate', searchedOn: '2024-11-18', verdict: 'none_closer', note: 'Xem 40 kết quả đầu' }
    expect((await centre.post(`/designs/${code}/searches`, { ...search, searchedOn: '2024-12-01' })).status).toBe(422)
    const { body } = await centre.post(`/designs/${code}/searches`, search)
    const screen = async (seed: number) =>
      (await centre.upload(`/designs/${code}/searches/${body.id}/picture`, {}, 'man-hinh.png', await drawing(seed))).status
    const keep = vi.spyOn(server.ctx.files, 'keep')
    expect([await screen(8), await screen(9)]).toEqual([200, 200])
    // The picture that another took the place of is not kept.
    const [first, last] = (await Promise.all(keep.mock.results.map(each => each.value))) as string[]
    keep.mockRestore()
    await expect(server.ctx.files.read(first!)).rejects.toThrow()
    expect((await server.ctx.files.read(last!)).length).toBeGreaterThan(0)
    const wrong = await centre.post(`/designs/${code}/searches`, { ...search, query: 'nhầm' })
    await centre.post(`/designs/${code}/searches/${wrong.body.id}/removal`, { reason: 'Ghi nhầm mẫu khác' })
    await centre.post(`/designs/${code}/checks`)
    await server.runJobs()
    // A design that the machine missed and a person knew, and a search that showed the same, stand with what was made of them.
    const known = await register('Đĩa sen cổ')
    await leader.post(`/designs/${code}/decisions`, { other: known, verdict: 'inspired', reason: 'Cùng bố cục hoa sen, khác nét vẽ' })
    const euipo = await centre.post(`/designs/${code}/searches`, { ...search, base: 'euipo', query: 'lotus', verdict: 'same' })
    await leader.post(`/designs/${code}/searches/${euipo.body.id}/decisions`, { verdict: 'different', reason: 'Khác hình dáng đĩa' })
    const paper = await server.app.inject({
      method: 'GET',
      url: `/api/designs/${code}/dossier/paper`,
      headers: { cookie: await cookieOf('lanhdao') },
    })
    expect(paper.statusCode).toBe(200)
    const text = await textOfDocument(new Uint8Array(paper.rawPayload))
    expect(text).toContain('PHIẾU ĐỐI CHIẾU MẪU SẢN PHẨM')
    expect(text).toContain('lotus plate')
    expect(text).not.toContain('nhầm')
    expect(text).toContain('Không tìm thấy mẫu nào')
    expect(text).toMatch(new RegExp(`${known}.*Cán bộ chỉ ra.*Lấy cảm hứng`, 's'))
    expect(text).toMatch(/Có mẫu giống\. Xem 40 kết quả đầu\. Kết luận: Khác nhau \(Lãnh đạo Sở, 20\/11\/2024\)/)
    expect(text).toContain('không khẳng định mẫu mới trên thế giới')
  })
})

describe('a brief and a list', () => {
  it('a brief names the designs that answer it, without copies and variants', async () => {
    const words = { need: [], materials: [], technique: [], constraints: [], certificates: [], evidence: [] }
    const [brief] = await server.database.db
      .insert(Brief.table)
      .values({
        ...words,
        code: 'DH-THU',
        year: 2024,
        title: 'Lọ hoa men rạn',
        craft: 'ceramics',
        product: 'lọ hoa',
        markets: ['US'],
        hs: ['6913'],
        audience: 'cơ sở gốm',
        contact: 'Trung tâm',
        state: 'published',
        publishedOn: '2024-11-01',
        revision: 1,
      })
      .returning()
    const code = await register('Lọ men rạn', { briefCode: 'DH-THU' })
    await register('Lọ men rạn nhỏ', { briefCode: 'DH-THU', original: code })
    expect((await leader.get(`/designs/${code}`)).body).toMatchObject({ brief: { code: 'DH-THU', title: 'Lọ hoa men rạn' } })
    const answers = async () => (await answersToBriefs(server.ctx, server.database.db, [brief!.id])).get(brief!.id)
    expect(await answers()).toMatchObject({ count: 1, rows: [{ code, to: `/mau-san-pham/${code}` }] })
    const other = await register('Lọ cũ')
    await leader.post(`/designs/${code}/decisions`, { other, verdict: 'copy', reason: 'Chép lọ cũ của cùng cơ sở' })
    expect(await answers()).toMatchObject({ count: 0, rows: [] })
  })
  it('the list goes out as Excel with what it was narrowed to, without authors', async () => {
    await register('Bình xuất Excel', { author: 'Phan Văn Không Lộ' })
    const answer = await server.app.inject({
      method: 'GET',
      url: `/api/designs/workbook?q=${encodeURIComponent('xuất excel')}&craft=ceramics`,
      headers: { cookie: await cookieOf('lanhdao') },
    })
    const [sheet] = await readWorkbook(new Uint8Array(answer.rawPayload))
    const text = JSON.stringify(sheet)
    expect(text).toContain('Bình xuất Excel')
    expect(text).toContain('“xuất excel”; Gốm sứ')
    expect(text).not.toContain('Bình hoa chép')
    expect(text).not.toContain('Không Lộ')
  })
})

describe('people', () => {
  it('an author’s name goes from the row, the history and the pages, and the design stays counted', async () => {
    const name = 'Trịnh Thị Gốm Sứ'
    const code = await register('Lọ men', { author: name, description: `Vẽ tay, ${name} làm tại xưởng` })
    expect((await leader.get(`/designs/${code}`)).body.author).toBe(name)
    const before = (await figures('2024-11-20')).declared
    expect(await eraseByName({ ...server.ctx, today: '2024-11-20' }, { name, reason: 'Theo yêu cầu của tác giả' })).toMatchObject({
      designs: 1,
    })
    const page = JSON.stringify((await leader.get(`/designs/${code}`)).body)
    expect(page).not.toContain(name)
    const { rows } = await server.database.pool.query(`select values, reason from version where values::text ilike $1 or reason ilike $1`, [
      `%${name}%`,
    ])
    expect(rows).toEqual([])
    expect((await figures('2024-11-20')).declared).toBe(before)
  })
  it('an owner who is named stands on the page and in Excel for who may see authors, and goes without the author when erased', async () => {
    const name = 'Ngô Văn Đặt Hàng'
    const code = await register('Đĩa theo đơn', { author: 'Đỗ Thị Vẽ', ownerKind: 'orderer', ownerName: name })
    expect((await leader.get(`/designs/${code}`)).body).toMatchObject({ ownerLabel: 'Bên đặt hàng', ownerName: name })
    const other = await server.as('thanhpho')
    expect((await other.get(`/designs/${code}`)).body).toMatchObject({ ownerName: null, ownerHidden: true })
    expect(
      (
        await centre.post('/designs', {
          name: 'Đĩa',
          craft: 'ceramics',
          source: 'order',
          madeOn: '2024-03-01',
          establishmentCode: 'CS-1',
          ownerKind: 'author',
          ownerName: name,
        })
      ).body.errors,
    ).toMatchObject([{ path: 'ownerName' }])
    const listed = async (who: string) => {
      const { rawPayload } = await server.app.inject({
        method: 'GET',
        url: `/api/designs/workbook?q=${encodeURIComponent('đĩa theo đơn')}`,
        headers: { cookie: await cookieOf(who) },
      })
      return JSON.stringify(await readWorkbook(new Uint8Array(rawPayload)))
    }
    expect(await listed('lanhdao')).toContain(name)
    expect(await listed('thanhpho')).toContain('Bên đặt hàng')
    expect(await listed('thanhpho')).not.toContain(name)
    expect(await eraseByName({ ...server.ctx, today: '2024-11-20' }, { name, reason: 'Theo yêu cầu của bên đặt hàng' })).toMatchObject({
      designs: 1,
    })
    const page = (await leader.get(`/designs/${code}`)).body
    expect(page).toMatchObject({ author: 'Đỗ Thị Vẽ', ownerName: null, ownerLabel: 'Bên đặt hàng' })
    expect(JSON.stringify(page)).not.toContain(name)
  })
  it('whoever made an entry that is being judged is nobody’s to see', async () => {
    const code = await register('Bài dự thi', { author: 'Lê Văn Dự Thi' }, 12)
    const { rows } = await server.database.pool.query('select id from design where code = $1', [code])
    ports.concealed = async () => new Set([String(rows[0].id)])
    const page = (await leader.get(`/designs/${code}`)).body
    expect(page).toMatchObject({ concealed: true, author: null, maker: null })
    expect(JSON.stringify(page)).not.toContain('Dự Thi')
    expect(((await leader.get('/designs?size=200')).body.rows ?? []).find(row => row.code === code)).toMatchObject({ maker: null })
    delete ports.concealed
  })
})

const cookieOf = async (username: string): Promise<string> => {
  const signedIn = await server.app.inject({ method: 'POST', url: '/api/session/persona', payload: { username } })
  return String(signedIn.headers['set-cookie']).split(';')[0] ?? ''
}
