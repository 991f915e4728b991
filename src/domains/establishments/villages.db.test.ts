/** Craft villages through their routes: who writes, what a decision must fulfil, and that its day decides the eligibility of an open project. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { readTable, readWorkbook } from '../../files/workbook-read.ts'
import { type TestServer, testServer, type Visitor } from '../../server/testing.ts'
import { establishmentAt, machineForm } from '../projects/projects.testing.ts'
import { Village } from './establishments.schema.ts'

/** Phường Hà Đông: outside the list unless in a recognised village. */
const ward = 'hn25b-c-09556'
const form = { name: 'Lụa Thử', craft: 'dệt lụa', unitId: ward }
let server: TestServer
let appraiser: Visitor
beforeAll(async () => {
  server = await testServer('2026-03-20')
  appraiser = await server.as('thamdinh')
})
afterAll(() => server.close())

const add = async (more: object = {}): Promise<string> => String((await appraiser.post('/villages', { ...form, ...more })).body.code)
const open = async (code: string) =>
  (await appraiser.get(`/villages/${code}`)).body as Record<string, unknown> & { revision: number; periods: { id: string }[] }
const step = async (code: string, what: 'recognition' | 'withdrawal', input: object) =>
  appraiser.post(`/villages/${code}/${what}`, { revision: (await open(code)).revision, ...input })
/** Corrects the latest period. */
const amend = async (code: string, input: object) => {
  const { revision, periods } = await open(code)
  return appraiser.put(`/villages/${code}/recognitions/${periods.at(-1)?.id}`, { revision, ...input })
}
const list = async (query: string, who = appraiser) => (await who.get(`/villages?${query}`)).body as unknown as Record<string, unknown>[]

describe('a village', () => {
  it('is added with a code of its own, skipping one that a workbook brought in', async () => {
    const first = await add()
    expect(first).toMatch(/^LN-\d{5}$/)
    const next = `LN-${String(Number(first.slice(3)) + 1).padStart(5, '0')}`
    expect((await appraiser.post('/villages', { ...form, code: next })).status).toBe(200)
    const third = await add()
    expect([first, next]).not.toContain(third)
    expect(await appraiser.post('/villages', { ...form, code: next })).toMatchObject({ status: 409 })
  })
  it('is corrected by whoever saw the latest version, and keeps what it was with the reason', async () => {
    const code = await add({ name: 'Làng Cũ' })
    const { revision } = await open(code)
    const change = { ...form, name: 'Làng Mới', otherNames: 'Làng Cũ', revision, reason: 'Đổi tên theo quyết định' }
    expect((await appraiser.put(`/villages/${code}`, change)).status).toBe(200)
    expect(await appraiser.put(`/villages/${code}`, change)).toMatchObject({ status: 409 })
    expect(await open(code)).toMatchObject({
      name: 'Làng Mới',
      acts: [{ action: 'create' }, { action: 'correct', reason: 'Đổi tên theo quyết định', role: 'appraiser' }],
    })
    expect((await list('q=lang cu')).map(row => row.code)).toContain(code)
    const { rows } = await server.database.pool.query(
      `select v.values->>'name' as name from version v join act a on a.id = v.act_id join village g on g.id = a.record_id where g.code = $1 order by a.seq`,
      [code],
    )
    expect(rows.map(row => row.name)).toEqual(['Làng Cũ', 'Làng Mới'])
  })
  it('is read by all and written by the department and the Centre only', async () => {
    const code = await add()
    for (const who of ['xathuongtin', 'thanhpho', 'ketoan', 'kiemtoan']) {
      const visitor = await server.as(who)
      const page = (await visitor.get(`/villages/${code}`)).body
      expect(page).toMatchObject({ code, can: [] })
      expect((page.steps as { allowed: boolean }[]).some(each => each.allowed)).toBe(false)
      expect((await visitor.post('/villages', form)).status).toBe(403)
      expect(
        (await visitor.post(`/villages/${code}/recognition`, { revision: 1, number: 'X', day: '2020-01-01', title: 'craft' })).status,
      ).toBe(403)
    }
    for (const who of ['trungtam', 'lanhdao']) expect((await (await server.as(who)).post('/villages', form)).status).toBe(200)
  })
  it('that does not exist, or a commune that has ended, is refused with words', async () => {
    expect(await appraiser.get('/villages/LN-99999')).toMatchObject({ status: 404 })
    expect(await appraiser.post('/villages', { ...form, unitId: 'hn-c-10192' })).toMatchObject({
      status: 422,
      body: { errors: [{ path: 'unitId' }] },
    })
  })
})

describe('its decisions', () => {
  it('come in order: no withdrawal before the recognition, none twice, none ahead of the day', async () => {
    const code = await add()
    expect(await step(code, 'withdrawal', { number: 'QĐ-2', day: '2020-01-01' })).toMatchObject({ status: 422 })
    const recognise = { number: 'QĐ-1', day: '2015-06-01', title: 'craft' }
    expect(await step(code, 'recognition', { ...recognise, day: '2026-03-21' })).toMatchObject({
      status: 422,
      body: { errors: [{ path: 'day' }] },
    })
    expect((await step(code, 'recognition', recognise)).status).toBe(200)
    expect(await step(code, 'recognition', recognise)).toMatchObject({ status: 422 })
    const early = await step(code, 'withdrawal', { number: 'QĐ-2', day: '2015-05-31' })
    expect(early).toMatchObject({ status: 422, body: { errors: [{ path: 'day' }] } })
    expect(JSON.stringify(early.body)).toContain('01/06/2015')
    expect((await step(code, 'withdrawal', { number: 'QĐ-2', day: '2020-01-01' })).status).toBe(200)
    expect(await open(code)).toMatchObject({
      title: 'craft',
      periods: [{ recognitionNumber: 'QĐ-1', withdrawalNumber: 'QĐ-2', source: { action: 'recognise', role: 'appraiser' } }],
      state: 'withdrawn',
      acts: [{ action: 'create' }, { action: 'recognise' }, { action: 'withdraw' }],
    })
  })
  it('are put right with a reason, and what was recorded stays in the log', async () => {
    const code = await add()
    await step(code, 'recognition', { number: 'QĐ-SAI', day: '2015-06-01', title: 'traditional' })
    expect(await amend(code, { recognitionNumber: 'QĐ', reason: '' })).toMatchObject({ status: 422 })
    expect((await amend(code, { reason: 'Ghi nhầm làng khác' })).status).toBe(200)
    const page = await open(code)
    expect(page).toMatchObject({ periods: [], state: 'unknown' })
    expect((page.acts as object[]).at(-1)).toMatchObject({ action: 'amend', reason: 'Ghi nhầm làng khác' })
    const { rows } = await server.database.pool.query(
      `select a.from_state, a.to_state, a.digest is not null as sealed from act a join village v on v.id = a.record_id where v.code = $1 order by a.seq`,
      [code],
    )
    expect(rows.at(-1)).toEqual({ from_state: 'recognised', to_state: 'unknown', sealed: true })
  })
})

describe('a village recognised again', () => {
  it('keeps both periods with their decisions, and each day has the one in force', async () => {
    const code = await add({ name: 'Làng Công Nhận Lại' })
    await step(code, 'recognition', { number: 'QĐ-A', day: '2010-05-20', title: 'craft' })
    await step(code, 'withdrawal', { number: 'QĐ-B', day: '2020-06-30' })
    const early = await step(code, 'recognition', { number: 'QĐ-C', day: '2020-06-29', title: 'craft' })
    expect(early).toMatchObject({ status: 422, body: { errors: [{ path: 'day' }] } })
    expect(JSON.stringify(early.body)).toContain('20/05/2010')
    expect((await step(code, 'recognition', { number: 'QĐ-C', day: '2023-01-10', title: 'traditional' })).status).toBe(200)
    expect(await open(code)).toMatchObject({
      state: 'recognised',
      title: 'traditional',
      overlapping: false,
      periods: [
        { recognitionNumber: 'QĐ-A', recognisedOn: '2010-05-20', withdrawalNumber: 'QĐ-B', withdrawnOn: '2020-06-30' },
        { recognitionNumber: 'QĐ-C', recognisedOn: '2023-01-10', withdrawalNumber: null, withdrawnOn: null },
      ],
    })
    const on = async (day: string) => (await list(`on=${day}`)).find(row => row.code === code)
    expect(await on('2015-01-01')).toMatchObject({ state: 'recognised', recognitionNumber: 'QĐ-A' })
    expect(await on('2021-01-01')).toMatchObject({ state: 'withdrawn', withdrawalNumber: 'QĐ-B' })
    expect(await on('2024-01-01')).toMatchObject({ state: 'recognised', recognitionNumber: 'QĐ-C' })
    const { rows } = await server.database.pool.query(
      `select jsonb_array_length(v.values -> 'recognitions') as periods from version v join act a on a.id = v.act_id join village g on g.id = a.record_id
       where g.code = $1 order by a.seq`,
      [code],
    )
    expect(rows.map(row => row.periods)).toEqual([0, 1, 1, 2])
  })
})

describe('the eligible area of an open project in a ward', () => {
  let village: string
  let project: string
  const finding = async () => {
    const page = (await appraiser.get(`/projects/${project}`)).body as { findings?: { rule: string; ok: unknown; says: string }[] }
    return page.findings?.find(each => each.rule === 'eligible-area')?.ok
  }
  beforeAll(async () => {
    village = await add({ name: 'Vạn Phúc Thử' })
    const { rows } = await server.database.pool.query('select id from village where code = $1', [village])
    await establishmentAt(server.database, 'P-01', ward, { villageId: rows[0].id })
    const centre = await server.as('trungtam')
    const made = await centre.post('/projects', machineForm('P-01', ward, { year: 2026, plannedEndOn: '2026-12-10' }))
    expect(made.status).toBe(200)
    project = String(made.body.code)
    await server.database.pool.query(`update project set state = 'submitted', submitted_on = '2026-03-10' where code = $1`, [project])
  })
  it('is undetermined until the recognition is known', async () => {
    expect(await finding()).toBe('undetermined')
  })
  it('is broken by a recognition the day after filing, fulfilled by one on the day of filing', async () => {
    await step(village, 'recognition', { number: 'QĐ-9', day: '2026-03-11', title: 'craft' })
    expect(await finding()).toBe(false)
    const right = { recognitionNumber: 'QĐ-9', recognisedOn: '2026-03-10', reason: 'Ghi nhầm ngày' }
    expect((await amend(village, right)).status).toBe(200)
    expect(await finding()).toBe(true)
  })
  it('stays fulfilled by a withdrawal after filing and is broken by one on the day of filing', async () => {
    expect((await step(village, 'withdrawal', { number: 'QĐ-10', day: '2026-03-11' })).status).toBe(200)
    expect(await finding()).toBe(true)
    await amend(village, {
      recognitionNumber: 'QĐ-9',
      recognisedOn: '2026-03-10',
      withdrawalNumber: 'QĐ-10',
      withdrawnOn: '2026-03-10',
      reason: 'Ghi nhầm ngày thu hồi',
    })
    expect(await finding()).toBe(false)
  })
  it('is fulfilled by a recognition given again on the day of filing', async () => {
    expect((await step(village, 'recognition', { number: 'QĐ-11', day: '2026-03-10', title: 'craft' })).status).toBe(422)
    await amend(village, {
      recognitionNumber: 'QĐ-9',
      recognisedOn: '2012-01-01',
      withdrawalNumber: 'QĐ-10',
      withdrawnOn: '2019-01-01',
      reason: 'Ghi nhầm ngày thu hồi',
    })
    expect((await step(village, 'recognition', { number: 'QĐ-11', day: '2026-03-10', title: 'craft' })).status).toBe(200)
    expect(await finding()).toBe(true)
  })
})

describe('the list', () => {
  it('is filtered by the state on a day, by craft and by place, and goes out to Excel as it is on screen', async () => {
    const code = await add({ name: 'Gốm Lọc Thử', craft: 'gốm sứ', unitId: 'hn25b-c-00577' })
    await step(code, 'recognition', { number: 'QĐ-20', day: '2018-01-15', title: 'traditional' })
    await step(code, 'withdrawal', { number: 'QĐ-21', day: '2022-01-15' })
    const found = async (query: string) => (await list(query)).some(row => row.code === code)
    expect(await found('state=recognised&on=2018-01-14')).toBe(false)
    expect(await found('state=not_yet&on=2018-01-14')).toBe(true)
    expect(await found('state=recognised&on=2022-01-14')).toBe(true)
    expect(await found('state=withdrawn&on=2022-01-15')).toBe(true)
    expect(await found('craft=ceramics&unitId=hn25b-c-00577')).toBe(true)
    expect(await found('craft=lacquer')).toBe(false)
    expect(await found(`unitId=${ward}`)).toBe(false)
    const signedIn = await server.app.inject({ method: 'POST', url: '/api/session/persona', payload: { username: 'thanhpho' } })
    const cookie = String(signedIn.headers['set-cookie']).split(';')[0] ?? ''
    const file = await server.app.inject({ method: 'GET', url: '/api/villages.xlsx?craft=ceramics', headers: { cookie } })
    const [sheet] = await readWorkbook(new Uint8Array(file.rawPayload))
    const { rows } = readTable(sheet!, [{ key: 'code', header: 'Mã làng nghề' }])
    expect(rows.map(row => row.values.code?.raw)).toEqual((await list('craft=ceramics')).map(row => row.code))
  })
  it('leaves out a village that was merged into another, whose page leads to the one that is kept', async () => {
    const [kept, gone] = [await add({ name: 'Làng Giữ' }), await add({ name: 'Làng Gộp' })]
    await server.database.pool.query('update village set merged_into = (select id from village where code = $1) where code = $2', [
      kept,
      gone,
    ])
    const codes = (await list('')).map(row => row.code)
    expect(codes).toContain(kept)
    expect(codes).not.toContain(gone)
    expect(await open(gone)).toMatchObject({ mergedInto: { code: kept, name: 'Làng Giữ' }, can: [] })
    expect(await step(gone, 'recognition', { number: 'QĐ', day: '2020-01-01', title: 'craft' })).toMatchObject({ status: 409 })
  })
})

describe('its page', () => {
  it('shows a local officer the establishments of their own units and says how many there are beyond', async () => {
    const [row] = await server.database.db
      .insert(Village.table)
      .values({ code: 'V-MEMBERS', name: 'Làng Hai Xã', unitId: 'hn25b-c-10183', search: 'lang hai xa' })
      .returning()
    await establishmentAt(server.database, 'M-01', 'hn25b-c-10183', { villageId: row!.id })
    await establishmentAt(server.database, 'M-02', 'hn25b-c-00577', { villageId: row!.id })
    const local = (await (await server.as('xathuongtin')).get('/villages/V-MEMBERS')).body
    expect(local).toMatchObject({ establishments: [{ code: 'M-01' }], establishmentsBeyond: 1 })
    expect(await open('V-MEMBERS')).toMatchObject({ establishments: [{ code: 'M-01' }, { code: 'M-02' }], establishmentsBeyond: 0 })
  })
  it('tells which commune of today an old one became, and keeps a split one open', async () => {
    const { rows } = await server.database.pool.query<{ kind: string; from_id: string; to_id: string }>(
      `select s.kind, s.from_id, min(s.to_id) as to_id from unit_succession s join unit u on u.id = s.from_id and u.parent_id = 'hn-d-279'
       where s."on" = '2025-07-01' group by 1, 2 having count(*) > 1 or s.kind = 'merged' order by 1`,
    )
    const [merged, split] = [rows.find(row => row.kind === 'merged')!, rows.find(row => row.kind === 'split')!]
    await server.database.db.insert(Village.table).values([
      { code: 'V-OLD', name: 'Làng Xã Cũ', unitId: merged.from_id, search: 'x' },
      { code: 'V-SPLIT', name: 'Làng Xã Chia', unitId: split.from_id, search: 'x' },
    ])
    const page = await open('V-OLD')
    expect(page.place).toContain('Huyện Thường Tín')
    expect(page.units).toMatchObject([{ side: 'after', on: '2025-07-01', split: false }])
    expect(page.mapCodes).toEqual([merged.to_id.slice(-5)])
    const torn = await open('V-SPLIT')
    expect(torn.units).toMatchObject([{ side: 'after', split: true }])
    expect((torn.mapCodes as string[]).length).toBeGreaterThan(1)
  })
})
