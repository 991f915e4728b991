/** The register: found with and without marks, corrected with its history, codes checked. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { readTable, readWorkbook } from '../../files/workbook-read.ts'
import { type TestServer, testServer, type Visitor } from '../../server/testing.ts'

let server: TestServer
let officer: Visitor
const form = {
  name: 'Hợp tác xã Sơn mài Hạ Thái',
  kind: 'cooperative',
  craft: 'lacquer',
  sector: 'đ',
  unitId: 'hn-c-10192',
  cleanerProduction: false,
  clusterInfrastructure: false,
}
const personal = '001090001234'
beforeAll(async () => {
  server = await testServer()
  officer = await server.as('thuongtin')
  for (const more of [
    {},
    { name: 'Công ty Gốm Hoà Bình', taxCode: '0100109106', workers: 60, craft: 'ceramics' },
    { name: 'Hộ Nguyễn Văn Đức', kind: 'household', taxCode: personal, craft: 'wood' },
  ])
    expect(await officer.post('/establishments', { ...form, ...more })).toMatchObject({ status: 200 })
})
afterAll(() => server.close())
const names = async (q: string) => (await officer.get(`/establishments?q=${encodeURIComponent(q)}`)).body.rows?.map(r => r.name)

describe('search', () => {
  it('knows marks and does without them', async () => {
    expect(await names('son mai ha thai')).toEqual([form.name])
    expect(await names('SƠN MÀI')).toEqual([form.name])
    expect(await names('gom hòa bình')).toEqual(['Công ty Gốm Hoà Bình'])
    expect(await names('nguyen van duc')).toEqual(['Hộ Nguyễn Văn Đức'])
    expect(await names('0100109106')).toEqual(['Công ty Gốm Hoà Bình'])
    expect(await names('duyen thai')).toHaveLength(3)
    expect(await names('100%')).toEqual([])
  })
})
describe('a tax code', () => {
  it('with a wrong check digit is refused at its field, with the fix', async () => {
    const refused = await officer.post('/establishments', { ...form, taxCode: '0100109107' })
    expect(refused).toMatchObject({ status: 422, body: { errors: [{ path: 'taxCode' }] } })
    expect(JSON.stringify(refused.body)).toContain('6')
  })
  it('of a person is shown for a purpose that says something; blanks say nothing and open nothing', async () => {
    const { rows } = (await officer.get('/establishments?q=duc')).body
    const reveal = (purpose: string) => officer.post(`/establishments/${rows?.[0]?.code}/reveal`, { purpose })
    expect((await reveal('   x   ')).status).toBe(422)
    expect(await reveal('Đối chiếu giấy đăng ký')).toMatchObject({ status: 200, body: { taxCode: personal } })
    const acts = await server.database.pool.query(
      `select v.reason from act a join version v on v.act_id = a.id where a.action = 'reveal_tax_code'`,
    )
    expect(acts.rows).toEqual([{ reason: 'Đối chiếu giấy đăng ký' }])
  })
  it('of a person stays out of the exported workbook', async () => {
    const file = await server.app.inject({ method: 'GET', url: '/api/establishments.xlsx', headers: await cookieOf('trungtam') })
    expect(file.statusCode).toBe(200)
    const [sheet] = await readWorkbook(new Uint8Array(file.rawPayload))
    const { rows } = readTable(sheet!, [
      { key: 'name', header: 'Tên cơ sở' },
      { key: 'tax', header: 'Mã số thuế' },
    ])
    expect(rows.map(r => r.values.tax?.raw ?? null).sort()).toEqual(['0100109106', '•••••••••234', null].sort())
    expect(Buffer.from(file.rawPayload).toString('latin1')).not.toContain(personal)
  })
})
describe('a correction', () => {
  it('keeps what was before, and a masked code as it is', async () => {
    const { rows } = (await officer.get('/establishments?q=duc')).body
    const code = String(rows?.[0]?.code)
    const page = (await officer.get(`/establishments/${code}`)).body
    expect(page).toMatchObject({ taxCode: '•••••••••234', taxCodeMasked: true })
    await officer.put(`/establishments/${code}`, {
      ...form,
      name: 'Hộ Nguyễn Văn Đức',
      kind: 'household',
      workers: 7,
      taxCode: page.taxCode,
      revision: page.revision,
      reason: 'Khai lại lao động',
    })
    const stored = await server.database.pool.query('select tax_code, workers from establishment where code = $1', [code])
    expect(stored.rows[0]).toEqual({ tax_code: personal, workers: 7 })
    const versions = await server.database.pool.query(
      `select v.values->>'workers' as workers from version v join act a on a.id = v.act_id where a.entity = 'establishment' and a.action <> 'reveal_tax_code'
         and a.record_id = (select id from establishment where code = $1) order by a.seq`,
      [code],
    )
    expect(versions.rows).toEqual([{ workers: null }, { workers: '7' }])
  })
  it('is not written over one that came in between', async () => {
    const { rows } = (await officer.get('/establishments?q=hoa binh')).body
    const send = () =>
      officer.put(`/establishments/${rows?.[0]?.code}`, { ...form, name: 'Công ty Gốm Hoà Bình', craft: 'ceramics', revision: 1 })
    expect((await Promise.all([send(), send()])).map(answer => answer.status).sort()).toEqual([200, 409])
  })
  it('cannot move an establishment out of the officer’s units', async () => {
    const { rows } = (await officer.get('/establishments?q=ha thai')).body
    expect(await officer.put(`/establishments/${rows?.[0]?.code}`, { ...form, unitId: 'hn-c-00577', revision: 1 })).toMatchObject({
      status: 403,
    })
  })
})
const cookieOf = async (username: string) => {
  const answer = await server.app.inject({ method: 'POST', url: '/api/session/persona', payload: { username } })
  return { cookie: String(answer.headers['set-cookie']).split(';')[0] ?? '' }
}
