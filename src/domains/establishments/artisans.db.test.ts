/** Artisans through their routes: reach, personal values, links, and the workbook that brings them in. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { readTable, readWorkbook } from '../../files/workbook-read.ts'
import { type TestServer, testServer, type Visitor } from '../../server/testing.ts'
import { writeTemplate } from '../exchange/template.actions.ts'
import { createAccount } from '../people/people.actions.ts'
import { establishmentAt } from '../projects/projects.testing.ts'
import { Village } from './establishments.schema.ts'

const secret = { name: 'Nguyễn Thị Đào Thử', birthYear: 1961, phone: '0912345678' }
const form = { ...secret, title: 'city', craft: 'lacquer', unitId: 'hn-c-10192' }
let server: TestServer
let officer: Visitor
let code: string
beforeAll(async () => {
  server = await testServer()
  officer = await server.as('thuongtin')
  await server.database.db.insert(Village.table).values({ code: 'LN-T', name: 'Hạ Thái', unitId: 'hn-c-10192', search: 'ha thai' })
  const mine = await establishmentAt(server.database, 'CS-T1', 'hn-c-10192')
  await establishmentAt(server.database, 'CS-T2', 'hn-c-00565')
  await createAccount(server.ctx, {
    username: 'coso',
    name: 'Chủ cơ sở',
    password: 'mật khẩu thử 1',
    persona: true,
    grants: [{ role: 'applicant', unitId: 'p-01', establishmentId: mine.id, validFrom: '2020-01-01' }],
  })
  code = String((await officer.post('/artisans', { ...form, villageCode: 'LN-T', establishmentCode: 'CS-T1' })).body.code)
})
afterAll(() => server.close())
const rowsFor = async (who: string, query = '') =>
  (await (await server.as(who)).get(`/artisans${query}`)).body as unknown as Record<string, unknown>[]

describe('an artisan', () => {
  it('has a code of the series, a village, an establishment, and is found without marks', async () => {
    expect(code).toMatch(/^NN-\d{5}$/)
    expect(await rowsFor('trungtam', '?q=dao thu ha thai&craft=lacquer&title=city&unitId=hn-d-279')).toMatchObject([
      { code, ...secret, villageName: 'Hạ Thái', establishmentCode: 'CS-T1', titleLabel: 'Nghệ nhân Hà Nội' },
    ])
    expect(await rowsFor('trungtam', '?craft=ceramics')).toEqual([])
  })
  it('is written in one’s own units only, at an establishment within reach', async () => {
    expect(await officer.post('/artisans', { ...form, unitId: 'hn-c-00565' })).toMatchObject({ status: 403 })
    expect(await officer.post('/artisans', { ...form, establishmentCode: 'CS-T2' })).toMatchObject({
      status: 422,
      body: { errors: [{ path: 'establishmentCode' }] },
    })
    expect(await officer.post('/artisans', { ...form, recognisedOn: '2024-11-23' })).toMatchObject({ status: 422 })
    expect(await officer.post('/artisans', { ...form, birthYear: 2025 })).toMatchObject({
      status: 422,
      body: { errors: [{ path: 'birthYear' }] },
    })
    expect((await (await server.as('thanhpho')).post('/artisans', form)).status).toBe(403)
    expect((await (await server.as('gialam')).get(`/artisans/${code}`)).status).toBe(404)
    expect(await rowsFor('gialam')).toEqual([])
  })
  it('is corrected by whoever saw the latest version; the reason is kept', async () => {
    const { revision } = (await officer.get(`/artisans/${code}`)).body
    const change = {
      ...form,
      villageCode: 'LN-T',
      establishmentCode: 'CS-T1',
      recognitionNumber: 'QĐ-5',
      revision,
      reason: 'Bổ sung quyết định',
    }
    expect((await officer.put(`/artisans/${code}`, change)).status).toBe(200)
    expect(await officer.put(`/artisans/${code}`, change)).toMatchObject({ status: 409 })
    expect((await officer.get(`/artisans/${code}`)).body).toMatchObject({
      recognitionNumber: 'QĐ-5',
      establishmentCode: 'CS-T1',
      acts: [{ action: 'create' }, { action: 'correct', reason: 'Bổ sung quyết định' }],
    })
  })
})

describe('personal values', () => {
  const hidden = (text: string) => ['Đào', '1961', '0912345678', '12345'].filter(value => text.includes(value))
  it.each(['thanhpho', 'coso'])('are masked for %s in the list, on the page and in the village', async who => {
    const visitor = await server.as(who)
    for (const path of ['/artisans', `/artisans/${code}`, '/villages/LN-T']) {
      const text = JSON.stringify((await visitor.get(path)).body)
      expect({ path, hidden: hidden(text) }).toEqual({ path, hidden: [] })
      expect(text).toContain('N. T. Đ. T.')
    }
  })
  it.each(['ketoan', 'kiemtoan'])(
    '%s sees a telephone on one artisan’s page, as on an establishment’s, never many in a list',
    async who => {
      const seen = async (path: string) => JSON.stringify((await (await server.as(who)).get(path)).body)
      expect(await seen(`/artisans/${code}`)).toContain(secret.phone)
      expect(await seen('/artisans')).not.toContain(secret.phone)
      expect(await seen('/artisans')).toContain(secret.name)
    },
  )
  it('are not found by searching for them where they are masked', async () => {
    expect(await rowsFor('thanhpho', '?q=dao')).toEqual([])
    expect(await rowsFor('thanhpho', '?q=ha thai')).toHaveLength(1)
  })
  it('stay masked in the viewer’s workbook and never stand in the log of acts', async () => {
    const signedIn = await server.app.inject({ method: 'POST', url: '/api/session/persona', payload: { username: 'thanhpho' } })
    const cookie = String(signedIn.headers['set-cookie']).split(';')[0] ?? ''
    const file = await server.app.inject({ method: 'GET', url: '/api/artisans.xlsx', headers: { cookie } })
    const [sheet] = await readWorkbook(new Uint8Array(file.rawPayload))
    const columns = ['Họ và tên', 'Năm sinh', 'Điện thoại'].map((header, i) => ({ key: `k${i}`, header }))
    const { rows } = readTable(sheet!, columns)
    expect(rows.map(row => columns.map(({ key }) => row.values[key]?.raw ?? null))).toEqual([['N. T. Đ. T.', null, '•••••••678']])
    const acts = await server.database.pool.query(`select act.* from act where entity = 'artisan'`)
    expect(hidden(JSON.stringify(acts.rows))).toEqual([])
  })
  it('of another establishment’s artisan are not even there for an applicant', async () => {
    await (await server.as('trungtam')).post('/artisans', {
      ...form,
      name: 'Trần Văn Khác',
      unitId: 'hn-c-00565',
      establishmentCode: 'CS-T2',
    })
    expect(await rowsFor('coso')).toMatchObject([{ code }])
    expect(await rowsFor('thanhpho')).toHaveLength(2)
  })
})

it('come in with the register’s workbook, linked to the village and the establishment of the same workbook', async () => {
  const place = 'Xã Duyên Thái, Huyện Thường Tín'
  const bytes = await writeTemplate('establishments', {
    'Làng nghề': [{ code: 'LN-X', name: 'Làng Nhập', otherNames: 'Làng Cũ', title: 'traditional', place, withdrawalNumber: null }],
    'Cơ sở': [{ code: 'CS-X', name: 'Cơ sở Nhập', kind: 'household', craft: 'lacquer', sector: 'đ', place, villageCode: 'LN-X' }],
    'Nghệ nhân': [
      { code: 'NN-X1', name: 'Phạm Thị Nhập', title: 'merited', craft: 'lacquer', place, villageCode: 'LN-X', establishmentCode: 'CS-X' },
      { code: 'NN-X2', name: 'Phạm Văn Sai', title: 'merited', craft: 'lacquer', place, establishmentCode: 'CS-KHONG-CO' },
    ],
  })
  const { bring } = await import('../exchange/import.actions.ts')
  await bring(server.ctx, 'establishments', bytes, 'co-so.xlsx', 'good')
  const brought = await rowsFor('trungtam', '?q=NN-X')
  expect(brought).toMatchObject([{ code: 'NN-X1', villageName: 'Làng Nhập', establishmentCode: 'CS-X', title: 'merited' }])
  const page = (await (await server.as('trungtam')).get('/artisans/NN-X1')).body
  expect(page).toMatchObject({ acts: [{ action: 'imported' }], sources: [{ file: 'co-so.xlsx', sheet: 'Nghệ nhân' }] })
  const village = (await (await server.as('trungtam')).get('/villages/LN-X')).body
  expect(village).toMatchObject({ otherNames: 'Làng Cũ', titleLabel: 'Làng nghề truyền thống', artisans: [{ code: 'NN-X1' }] })
})
