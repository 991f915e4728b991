/** Calls through their routes: who writes, what may still change, what the public reads. */
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { type TestServer, testServer, type Visitor } from '../../server/testing.ts'
import { ports } from './calls.ports.ts'
import { callForm } from './calls.testing.ts'
import { bringDemoCalls } from './demo.actions.ts'

let server: TestServer
let appraiser: Visitor
const wired = { ...ports }
beforeAll(async () => {
  server = await testServer('2026-11-20')
  appraiser = await server.as('thamdinh')
})
afterEach(() => {
  Object.assign(ports, { counts: wired.counts, activities: wired.activities, drafting: wired.drafting })
})
afterAll(() => server.close())

const write = async (more: object = {}): Promise<string> => String((await appraiser.post('/calls', callForm(more))).body.code)
const open = async (code: string) => (await appraiser.get(`/calls/${code}`)).body as Record<string, unknown> & { revision: number }
const step = async (code: string, action: string, more: object = {}, who = appraiser) =>
  who.post(`/calls/${code}/steps/${action}`, { revision: (await open(code)).revision, ...more })
const published = async (more: object = {}) => {
  const code = await write(more)
  await step(code, 'publish')
  return code
}
const shown = async () => ((await server.visitor.get('/public/calls')).body as unknown as { code: string }[]).map(({ code }) => code)
const reason = 'Nhiều cơ sở xin thêm thời gian'

describe('a call', () => {
  it('is written by the department, with a code of its year, and read by every officer', async () => {
    const code = await write()
    expect(code).toMatch(/^DK-2027-\d{2}$/)
    for (const who of ['xathuongtin', 'trungtam', 'ketoan', 'thanhpho']) {
      const visitor = await server.as(who)
      expect(await visitor.post('/calls', callForm())).toMatchObject({ status: 403 })
      expect(await visitor.get(`/calls/${code}`)).toMatchObject({ status: 200, body: { can: [], title: 'Đợt đăng ký thử' } })
    }
  })
  it('is told every field that is wrong at once', async () => {
    const answer = await appraiser.post('/calls', callForm({ closesOn: '2026-10-01', budget: 5 }))
    expect(answer.status).toBe(422)
    expect((answer.body.errors as { path: string }[]).map(({ path }) => path)).toEqual(['closesOn', 'budget'])
    expect((await appraiser.post('/calls', callForm({ activities: [] }))).status).toBe(422)
    expect((await appraiser.post('/calls', callForm({ activities: ['flying'] }))).status).toBe(422)
  })
  it('is seen outside once published, and no more when it is taken back before anyone applied', async () => {
    const code = await write()
    expect(await server.visitor.get(`/public/calls/${code}`)).toMatchObject({ status: 404 })
    expect(await shown()).not.toContain(code)
    expect(await step(code, 'publish')).toMatchObject({ status: 200 })
    expect(await shown()).toContain(code)
    expect(await step(code, 'withdraw')).toMatchObject({ status: 200 })
    expect(await shown()).not.toContain(code)
    expect(((await open(code)).acts as { action: string; role: string }[]).map(({ action, role }) => [action, role])).toEqual([
      ['create', 'appraiser'],
      ['publish', 'appraiser'],
      ['withdraw', 'appraiser'],
    ])
  })
  it('is not taken back once somebody has begun to apply', async () => {
    const code = await published()
    ports.counts = async (_ctx, _tx, ids) =>
      new Map(ids.map(id => [id, { drafts: 1, submitted: 2, byActivity: { machine: 2 }, byUnit: [] }]))
    const answer = await step(code, 'withdraw')
    expect(answer).toMatchObject({ status: 403 })
    expect(answer.body.detail).toContain('Đã có 3 hồ sơ')
    const page = await open(code)
    expect((page.steps as { action: string; allowed: boolean }[]).find(({ action }) => action === 'withdraw')?.allowed).toBe(false)
    expect(page.counts).toMatchObject({
      drafts: 1,
      submitted: 2,
      byActivity: [
        { activity: 'machine', count: 2 },
        { activity: 'trademark', count: 0 },
      ],
    })
  })
  it('keeps its activities and its last day once people work by them', async () => {
    const code = await published()
    ports.activities = async () => ['trademark']
    const { revision } = await open(code)
    const answer = await appraiser.put(`/calls/${code}`, {
      ...callForm({ activities: ['machine'], groupBudgets: null, closesOn: '2026-12-31' }),
      revision,
    })
    expect(answer.status).toBe(422)
    expect((answer.body.errors as { path: string }[]).map(({ path }) => path)).toEqual(['closesOn', 'activities'])
    const fine = await appraiser.put(`/calls/${code}`, { ...callForm({ contact: 'Phòng khác' }), revision })
    expect(fine.status).toBe(200)
    // The second person worked on a version that is no more.
    expect(await appraiser.put(`/calls/${code}`, { ...callForm(), revision })).toMatchObject({ status: 409 })
  })
  it('is extended with a reason, on record, and those with a draft are told once', async () => {
    const code = await published()
    const { rows } = await server.database.pool.query<{ id: string }>(`select id from account where username = 'thuongtin'`)
    ports.drafting = async () => [{ accountIds: [rows[0]!.id] }]
    expect(await step(code, 'extend', { closesOn: '2026-12-10', reason })).toMatchObject({ status: 422 })
    expect(await step(code, 'extend', { closesOn: '2026-12-31' })).toMatchObject({ status: 422 })
    expect(await step(code, 'extend', { closesOn: '2026-12-31', reason })).toMatchObject({ status: 200 })
    expect(await open(code)).toMatchObject({ closesOn: '2026-12-31', state: 'published' })
    const notices = (await (await server.as('thuongtin')).get('/notices')).body.rows as { title: string; link: string }[]
    expect(notices.filter(({ title }) => title.includes(code))).toMatchObject([
      { title: `Đợt ${code} gia hạn nhận hồ sơ đến hết ngày 31/12/2026`, link: `/dot/${code}` },
    ])
    expect(((await open(code)).acts as { action: string; reason: string }[]).at(-1)).toMatchObject({ action: 'extend', reason })
  })
  it('is closed early with a reason and may be reopened; while closed it is not edited', async () => {
    const code = await published()
    expect(await step(code, 'close', { reason: 'vì' })).toMatchObject({ status: 422 })
    expect(await step(code, 'close', { reason: 'Hết kinh phí dự kiến' })).toMatchObject({ status: 200 })
    expect((await server.visitor.get(`/public/calls/${code}`)).body).toMatchObject({
      standing: 'closed',
      daysLeft: 0,
      closedOn: '2026-11-20',
    })
    const { revision } = await open(code)
    expect(await appraiser.put(`/calls/${code}`, { ...callForm(), revision })).toMatchObject({ status: 403 })
    expect(await step(code, 'reopen', { closesOn: '2026-12-20', reason: 'Được bổ sung kinh phí' })).toMatchObject({ status: 200 })
    expect(await open(code)).toMatchObject({ standing: 'open', closedOn: null })
  })
  it('past its last day is neither published nor closed, but may be extended', async () => {
    const late = await write({ opensOn: '2026-09-01', closesOn: '2026-11-19' })
    expect(await step(late, 'publish')).toMatchObject({ status: 403 })
    const code = await published({ opensOn: '2026-11-01', closesOn: '2026-11-20' })
    const before = server.day
    server.day = '2026-11-21'
    expect(await step(code, 'close', { reason: 'Hết kinh phí' })).toMatchObject({ status: 403 })
    expect(await step(code, 'extend', { closesOn: '2026-11-30', reason })).toMatchObject({ status: 200 })
    server.day = before
  })
  it('that does without a paper of the law warns its officers with the article', async () => {
    const code = await write({ papers: [{ activity: 'machine', kind: 'quotation', change: 'drop' }] })
    const warnings = (await open(code)).warnings as string[]
    expect(warnings).toHaveLength(1)
    expect(warnings[0]).toMatch(/Báo giá.*TT 36\/2013/)
  })
})

describe('the public page', () => {
  it('says who, what, by which norm and how well it is known, with which papers, and names nobody', async () => {
    const code = await published()
    const { body } = await server.visitor.get(`/public/calls/${code}`)
    expect(body).toMatchObject({ standing: 'open', daysLeft: 26, contact: 'Phòng thử, 024 0000 0000' })
    const groups = body.groups as { activities: { code: string; norms: object[]; papers: { kind: string }[] }[] }[]
    expect(groups[0]?.activities[0]).toMatchObject({
      code: 'machine',
      norms: [{ percent: 50, ceiling: 300_000_000, per: 'cơ sở', confidence: 'S', verified: false }],
    })
    expect(groups[0]?.activities[0]?.papers.map(({ kind }) => kind)).toContain('quotation')
    const who = body.who as { title: string; article: string; verified: boolean }[]
    expect(who.length).toBeGreaterThanOrEqual(3)
    for (const { article, verified } of who) expect([article !== '', verified]).toEqual([true, false])
    expect(JSON.stringify(body)).not.toMatch(/revision|actor|"id"/)
  })
  it('is held back from whoever asks too often', async () => {
    const address = { method: 'GET', url: '/api/public/support?loai=company', remoteAddress: '203.0.113.7' } as const
    const answers = []
    for (let count = 0; count < 62; count++) answers.push(await server.app.inject(address))
    expect(answers.slice(0, 60).map(({ statusCode }) => statusCode)).not.toContain(429)
    expect(answers.at(-1)?.statusCode).toBe(429)
    // Nothing is wrong at the server.
    expect(answers.at(-1)?.json()).toMatchObject({ status: 429, title: 'Quá nhiều lần thử' })
  })
})

it('a demonstration has calls that say that they are invented: one of 2024 past its day, one of 2026 closed early and one open', async () => {
  for (const set of ['ha-noi-2024', 'xa-2026']) await bringDemoCalls(server.ctx, set)
  const calls = (await appraiser.get('/calls')).body as unknown as { title: string; year: number; standing: string }[]
  const demo = calls.filter(({ title }) => title.includes('(minh họa)'))
  expect(demo.map(({ year, standing }) => [year, standing]).toSorted()).toEqual([
    [2024, 'ended'],
    [2026, 'closed'],
    [2027, 'open'],
  ])
})

describe('what a call hands out', () => {
  const pdf = (text: string) => new TextEncoder().encode(`%PDF-1.4 ${text}`)
  const attach = (code: string, who = appraiser, name = 'mau-don.pdf', bytes = pdf('Mẫu đơn')) =>
    who.upload(`/calls/${code}/files`, { label: 'Mẫu đơn đăng ký' }, name, bytes)
  const shownFiles = async (code: string) => ((await server.visitor.get(`/public/calls/${code}`)).body.files as object[]) ?? []
  const download = (path: string) => server.app.inject({ method: 'GET', url: `/api${path}` })

  it('is read by anyone once the call is published, under its own name, byte for byte', async () => {
    const code = await write()
    const { id } = (await attach(code)).body as { id: string }
    expect((await download(`/public/calls/${code}/files/${id}`)).statusCode).toBe(404)
    await step(code, 'publish')
    expect(await shownFiles(code)).toMatchObject([{ id, label: 'Mẫu đơn đăng ký', fileName: 'mau-don.pdf', size: pdf('Mẫu đơn').length }])
    const got = await download(`/public/calls/${code}/files/${id}`)
    expect([got.statusCode, got.headers['content-type'], got.rawPayload.equals(pdf('Mẫu đơn'))]).toEqual([200, 'application/pdf', true])
  })
  it('can be taken back and given out again; both are acts, and nothing is lost', async () => {
    const code = await published()
    const { id } = (await attach(code)).body as { id: string }
    expect(await appraiser.put(`/calls/${code}/files/${id}`, { withdrawn: true })).toMatchObject({
      status: 200,
      body: { withdrawnOn: '2026-11-20' },
    })
    expect(await shownFiles(code)).toEqual([])
    expect((await download(`/public/calls/${code}/files/${id}`)).statusCode).toBe(404)
    expect((await open(code)).files).toMatchObject([{ id, withdrawnOn: '2026-11-20' }])
    await appraiser.put(`/calls/${code}/files/${id}`, { withdrawn: false })
    expect(await shownFiles(code)).toMatchObject([{ id }])
    expect(((await open(code)).acts as { action: string }[]).map(({ action }) => action).slice(-3)).toEqual([
      'attach',
      'detach',
      'reattach',
    ])
  })
  it('comes from the department alone, without macros, and belongs to one call', async () => {
    const code = await published()
    expect(await attach(code, await server.as('xathuongtin'))).toMatchObject({ status: 403 })
    expect(await attach(code, appraiser, 'don.docm', new TextEncoder().encode('MZ nothing'))).toMatchObject({ status: 422 })
    const { id } = (await attach(code)).body as { id: string }
    const other = await published()
    expect((await download(`/public/calls/${other}/files/${id}`)).statusCode).toBe(404)
    expect(await appraiser.put(`/calls/${other}/files/${id}`, { withdrawn: true })).toMatchObject({ status: 404 })
    expect(await shownFiles(code)).toHaveLength(1)
  })
})
