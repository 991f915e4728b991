/** Briefs through their routes: who writes, what the public reads, which figures stay, and what came back. */
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest'
import { readTable, readWorkbook } from '../../files/workbook-read.ts'
import { type TestServer, testServer, type Visitor } from '../../server/testing.ts'
import { establishmentAt } from '../projects/projects.testing.ts'
import { ports } from './briefs.ports.ts'
import { briefForm, outcomeForm } from './briefs.testing.ts'

let server: TestServer
let centre: Visitor
const wired = { ...ports, attached: [...ports.attached] }
beforeAll(async () => {
  server = await testServer('2026-11-20')
  centre = await server.as('trungtam')
  await establishmentAt(server.database, 'TT-1', 'hn25b-c-10183')
  await establishmentAt(server.database, 'BT-1', 'hn25b-c-00577')
})
afterEach(() => {
  ports.attached = [...wired.attached]
  if (wired.designExists) ports.designExists = wired.designExists
  else delete ports.designExists
})
afterAll(() => server.close())

const write = async (more: object = {}): Promise<string> => String((await centre.post('/briefs', briefForm(more))).body.code)
type Opened = Record<string, unknown> & {
  revision: number
  outcomes: Record<string, unknown>[]
  acts: { action: string; reason: string | null }[]
}
const open = async (code: string, who = centre) => (await who.get(`/briefs/${code}`)).body as unknown as Opened
const step = async (code: string, action: string, more: object = {}, who = centre) =>
  who.post(`/briefs/${code}/steps/${action}`, { revision: (await open(code)).revision, ...more })
const published = async (more: object = {}) => {
  const code = await write(more)
  expect(await step(code, 'publish')).toMatchObject({ status: 200 })
  return code
}
const errorsOf = (answer: { body: Record<string, unknown> }) => (answer.body.errors as { path: string }[]).map(({ path }) => path)
const shown = async () => ((await server.visitor.get('/public/briefs')).body as unknown as { code: string }[]).map(({ code }) => code)

describe('a brief', () => {
  it('is written by the office, with a code of its year, and read by every officer', async () => {
    const code = await write()
    expect(code).toMatch(/^DH-2026-\d{2}$/)
    for (const who of ['xathuongtin', 'ketoan', 'thanhpho']) {
      const visitor = await server.as(who)
      expect(await visitor.post('/briefs', briefForm())).toMatchObject({ status: 403 })
      expect(await visitor.get(`/briefs/${code}`)).toMatchObject({
        status: 200,
        body: { can: [], standing: 'draft', markets: [{ code: 'USA', name: 'Hoa Kỳ' }] },
      })
    }
  })
  it('is told every field that is wrong at once, and a band without its place is no band', async () => {
    const answer = await centre.post('/briefs', briefForm({ priceMin: 20, currency: null, priceBasis: null, answersBy: '2036-01-01' }))
    expect(answer.status).toBe(422)
    expect(errorsOf(answer)).toEqual(['priceMax', 'currency', 'priceBasis', 'answersBy'])
    expect((await centre.post('/briefs', briefForm({ hs: ['4602.12'] }))).status).toBe(422)
    expect((await centre.post('/briefs', briefForm({ markets: [] }))).status).toBe(422)
    expect(errorsOf(await centre.post('/briefs', briefForm({ noted: [{ ...briefForm().noted[0], takenOn: '2026-12-01' }] })))).toEqual([
      'noted',
    ])
  })
  it('is not published on nothing: a need and a figure must stand in it', async () => {
    const bare = await write({ noted: [] })
    expect((await step(bare, 'publish')).body.detail).toContain('Chưa có số liệu làm căn cứ')
    const silent = await write({ need: [] })
    expect((await step(silent, 'publish')).body.detail).toContain('Chưa ghi thị trường cần gì')
  })
  it('is seen outside once published, without the office’s own note, and no more when taken back', async () => {
    const code = await write()
    expect(await server.visitor.get(`/public/briefs/${code}`)).toMatchObject({ status: 404 })
    expect(await shown()).not.toContain(code)
    await step(code, 'publish')
    expect(await shown()).toContain(code)
    const page = await server.visitor.get(`/public/briefs/${code}`)
    expect(page).toMatchObject({ status: 200, body: { standing: 'open', daysLeft: 42, priceBasisLabel: expect.any(String) } })
    expect(JSON.stringify(page.body)).not.toContain('Ghi chú chỉ cho cán bộ')
    expect(page.body.evidence).toMatchObject([{ text: '120 triệu USD', source: 'Báo cáo thử, trang 3', takenOn: '2026-11-01' }])
    await step(code, 'withdraw')
    expect(await shown()).not.toContain(code)
  })
  it('stays published while a design answers it, and says how many', async () => {
    const code = await published()
    ports.attached = [
      {
        kind: 'designs',
        label: 'Mẫu thử',
        of: async (_ctx, _tx, ids) =>
          new Map(ids.map(id => [id, { count: 3, rows: [{ code: 'M-1', title: 'Mẫu một', to: '/mau/M-1', note: null }] }])),
      },
    ]
    const refused = await step(code, 'withdraw')
    expect(refused.status).toBe(403)
    expect(refused.body.detail).toContain('Đã có 3 mẫu')
    expect((await open(code)).attached).toContainEqual(
      expect.objectContaining({ kind: 'designs', count: 3, rows: [expect.objectContaining({ code: 'M-1' })] }),
    )
    expect((await server.visitor.get(`/public/briefs/${code}`)).body.attached).toEqual([{ kind: 'designs', label: 'Mẫu thử', count: 3 }])
  })
  it('closes and reopens with a reason on record; closed, it is read but neither edited nor answered', async () => {
    const code = await published()
    expect(errorsOf(await step(code, 'close', { reason: 'ok' }))).toEqual(['reason'])
    await step(code, 'close', { reason: 'Đã đủ mẫu cho mùa này' })
    expect((await server.visitor.get(`/public/briefs/${code}`)).body).toMatchObject({ standing: 'closed', daysLeft: null })
    const { revision } = await open(code)
    expect(await centre.put(`/briefs/${code}`, { ...briefForm(), revision })).toMatchObject({ status: 403 })
    await step(code, 'reopen', { reason: 'Bên mua hỏi thêm mẫu' })
    expect((await open(code)).acts.map(({ action, reason }) => [action, reason])).toEqual([
      ['create', null],
      ['publish', null],
      ['close', 'Đã đủ mẫu cho mùa này'],
      ['reopen', 'Bên mua hỏi thêm mẫu'],
    ])
  })
  it('past its last day it no longer takes designs', async () => {
    const code = await published({ answersBy: '2026-11-20' })
    expect(await open(code)).toMatchObject({ standing: 'open', daysLeft: 1 })
    server.day = '2026-11-21'
    try {
      expect(await open(code)).toMatchObject({ standing: 'past', daysLeft: null })
      const offered = (await centre.get('/briefs/open')).body as unknown as { code: string }[]
      expect(offered.map(each => each.code)).not.toContain(code)
    } finally {
      server.day = '2026-11-20'
    }
  })
  it('the second of two who correct it is told, not overwritten', async () => {
    const code = await published()
    const { revision } = await open(code)
    expect(await centre.put(`/briefs/${code}`, { ...briefForm({ title: 'Tên mới' }), revision })).toMatchObject({ status: 200 })
    expect(await centre.put(`/briefs/${code}`, { ...briefForm(), revision })).toMatchObject({ status: 409 })
    expect(await open(code)).toMatchObject({ title: 'Tên mới' })
  })
  it('what a person types never passes for a figure of the analysis', async () => {
    const code = await write({ noted: [{ ...briefForm().noted[0], origin: 'analysis' }] })
    expect((await open(code)).evidence).toMatchObject([{ origin: 'noted' }])
  })
})

describe('what came back', () => {
  const outcomes = (code: string) => `/briefs/${code}/outcomes`
  it('is asked for value, currency, unit and a day that can be', async () => {
    const code = await published()
    const wrong = (more: object) => centre.post(outcomes(code), outcomeForm(more)).then(errorsOf)
    expect(await wrong({ value: null, currency: null })).toEqual(['value'])
    expect(await wrong({ currency: null })).toEqual(['currency'])
    expect(await wrong({ unit: null })).toEqual(['unit'])
    expect(await wrong({ happenedOn: '2026-11-21' })).toEqual(['happenedOn'])
    expect(await wrong({ happenedOn: '2026-11-19' })).toEqual(['happenedOn'])
    ports.designExists = async () => false
    expect(await wrong({ designCode: 'M-404' })).toEqual(['designCode'])
    const draft = await write()
    expect(await centre.post(outcomes(draft), outcomeForm())).toMatchObject({ status: 403 })
  })
  it('is told brief by brief, never adding up currencies, and a line taken back counts no more', async () => {
    const code = await published()
    expect((await centre.post(outcomes(code), outcomeForm({ kind: 'enquiry', value: null, currency: null }))).status).toBe(200)
    await centre.post(outcomes(code), outcomeForm({ establishment: 'TT-1' }))
    await centre.post(outcomes(code), outcomeForm({ kind: 'contract', value: 0.3, happenedOn: '2026-11-20' }))
    const wrong = String((await centre.post(outcomes(code), outcomeForm({ value: 900, currency: 'EUR' }))).body.id)
    const sums = async () =>
      ((await centre.get('/briefs')).body as unknown as { code: string; counts: object; values: object }[]).find(each => each.code === code)
    expect(await sums()).toMatchObject({
      counts: { enquiry: 1, sample: 0, order: 2, contract: 1 },
      values: [
        { currency: 'EUR', value: 900 },
        { currency: 'USD', value: 13_200.8 },
      ],
      firstOrderOn: '2026-11-20',
    })
    const local = await server.as('xathuongtin')
    expect(await local.post(`${outcomes(code)}/${wrong}/taking-back`, { reason: 'Ghi nhầm đặt hàng' })).toMatchObject({ status: 403 })
    expect(await centre.post(`${outcomes(code)}/${wrong}/taking-back`, { reason: 'Ghi nhầm đặt hàng' })).toMatchObject({ status: 200 })
    expect(await centre.post(`${outcomes(code)}/${wrong}/taking-back`, { reason: 'Ghi nhầm đặt hàng' })).toMatchObject({ status: 409 })
    expect(await sums()).toMatchObject({ counts: { order: 1 }, values: [{ currency: 'USD', value: 13_200.8 }] })
    const page = await open(code)
    expect(page.outcomes.find(({ id }) => id === wrong)).toMatchObject({ takenBackOn: '2026-11-20', takenBackWhy: 'Ghi nhầm đặt hàng' })
    expect(page.outcomes.filter(each => each.establishment)).toMatchObject([{ establishment: { code: 'TT-1' } }])
    // Buyers and amounts are the office's.
    const outside = JSON.stringify((await server.visitor.get(`/public/briefs/${code}`)).body)
    expect(outside).not.toContain('Công ty nhập khẩu thử')
    expect(outside).not.toContain('13200')
    expect((await step(code, 'withdraw')).status).toBe(403)
  })
  it('a commune’s officer names only sellers of their own commune', async () => {
    const code = await published()
    const local = await server.as('xathuongtin')
    expect(await local.post(outcomes(code), outcomeForm({ establishment: 'BT-1' }))).toMatchObject({ status: 404 })
    expect(await local.post(outcomes(code), outcomeForm({ establishment: 'TT-1' }))).toMatchObject({ status: 200 })
    await centre.post(outcomes(code), outcomeForm({ establishment: 'BT-1' }))
    const page = await open(code, local)
    expect(page.outcomes).toHaveLength(2)
    expect(JSON.stringify(page)).toContain('TT-1')
    expect(JSON.stringify(page)).not.toContain('BT-1')
  })
  it('keeps one paper, told by its bytes, for officers only', async () => {
    const code = await published()
    const id = String((await centre.post(outcomes(code), outcomeForm())).body.id)
    const paper = new TextEncoder().encode('%PDF-1.4 đơn hàng thử')
    expect((await centre.upload(`${outcomes(code)}/${id}/paper`, {}, 'don.pdf', new TextEncoder().encode('không phải tệp'))).status).toBe(
      422,
    )
    expect(await centre.upload(`${outcomes(code)}/${id}/paper`, {}, 'don.pdf', paper)).toMatchObject({ status: 200 })
    expect((await centre.upload(`${outcomes(code)}/${id}/paper`, {}, 'don-2.pdf', paper)).status).toBe(409)
    expect((await centre.get(`${outcomes(code)}/${id}/paper`)).status).toBe(200)
    // What is refused is not kept.
    const keep = vi.spyOn(server.ctx.files, 'keep')
    const other = new TextEncoder().encode('%PDF-1.4 đơn hàng khác')
    expect((await centre.upload(`${outcomes(code)}/${id}/paper`, {}, 'don-3.pdf', other)).status).toBe(409)
    await expect(server.ctx.files.read(await keep.mock.results[0]!.value)).rejects.toThrow()
    keep.mockRestore()
    expect((await server.visitor.get(`${outcomes(code)}/${id}/paper`)).status).toBe(401)
  })
  it('once told, neither changes nor goes, even for a statement of SQL', async () => {
    const code = await published()
    const id = String((await centre.post(outcomes(code), outcomeForm())).body.id)
    const { pool } = server.database
    await expect(pool.query('delete from brief_outcome where id = $1', [id])).rejects.toThrow('brief_outcome_kept')
    await expect(pool.query('update brief_outcome set value = 1 where id = $1', [id])).rejects.toThrow('brief_outcome_kept')
    await pool.query(`update brief_outcome set buyer = 'đã xóa theo yêu cầu' where id = $1`, [id])
    await centre.post(`${outcomes(code)}/${id}/taking-back`, { reason: 'Ghi nhầm đặt hàng' })
    await expect(pool.query('update brief_outcome set taken_back_on = null where id = $1', [id])).rejects.toThrow('brief_outcome_kept')
  })
  it('comes as a workbook whose rows agree with the screen', async () => {
    const code = await published({ title: 'Đặt hàng trong tệp' })
    await centre.post(outcomes(code), outcomeForm())
    const { cookie } = await cookieOf('trungtam')
    const answer = await server.app.inject({ method: 'GET', url: '/api/briefs/workbook', headers: { cookie } })
    expect(answer.statusCode).toBe(200)
    const [sheet] = await readWorkbook(new Uint8Array(answer.rawPayload))
    const table = readTable(sheet!, [
      { key: 'code', header: 'Mã', required: true },
      { key: 'order', header: 'Đơn hàng', required: true },
      { key: 'value', header: 'Giá trị đơn hàng, hợp đồng', required: true },
    ])
    const row = table.rows.find(each => each.values.code?.raw === code)
    expect([row?.values.order?.raw, row?.values.value?.raw]).toEqual([1, '13.200,5 USD'])
  })
})
const cookieOf = async (username: string) => {
  const signedIn = await server.app.inject({ method: 'POST', url: '/api/session/persona', payload: { username } })
  return { cookie: String(signedIn.headers['set-cookie']).split(';')[0] ?? '' }
}
