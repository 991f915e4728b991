/** "Did you mean…" for villages, artisans and trainees through their routes, and what the person who types says of it. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type TestServer, testServer, type Visitor } from '../../server/testing.ts'
import { runJobsNow } from '../jobs/runner.actions.ts'
import { establishmentAt } from '../projects/projects.testing.ts'

const duyenThai = 'hn-c-10192'
const batTrang = 'hn-c-00577'
let server: TestServer
let centre: Visitor
let district: Visitor
interface Row {
  id: string
  code: string | null
  name: string
  detail: string
  percent: number
  says: string
  evidence: { field: string; label: string; says: string; strength: string }[]
}
const likely = async (path: string, draft: object, visitor = centre): Promise<Row[]> => {
  const answer = await visitor.post(`/${path}/likely`, draft)
  expect(answer.status, JSON.stringify(answer.body)).toBe(200)
  return answer.body.rows as unknown as Row[]
}
const add = async (path: string, form: object, visitor = centre) => {
  const answer = await visitor.post(`/${path}`, form)
  expect(answer.status, JSON.stringify(answer.body)).toBe(200)
  return answer.body as { id?: string; code?: string }
}
beforeAll(async () => {
  server = await testServer()
  centre = await server.as('trungtam')
  district = await server.as('thuongtin')
  await establishmentAt(server.database, 'CS-T1', duyenThai, { name: 'Cơ sở Sơn mài Hạ Thái Xưa' })
  await establishmentAt(server.database, 'CS-T2', batTrang, { name: 'Hợp tác xã Gốm Bát Tràng Mới' })
  await server.database.pool.query(
    `insert into training_class (code, name, kind, starts_on, ends_on) values ('L1', 'Lớp một', 'management', '2024-03-01', '2024-03-03')`,
  )
})
afterAll(() => server.close())

describe('an establishment', () => {
  it('is recognised in another commune by the whole of its own name, and by a telephone as people type it', async () => {
    await establishmentAt(server.database, 'CS-T3', batTrang, {
      ...{ name: 'Hộ kinh doanh Gốm sứ Thanh Mai', craft: 'ceramics', kind: 'household', phone: '0912345699' },
      search: 'cs-t3 ho kinh doanh gom su thanh mai',
    })
    const draft = { name: 'HKD Thanh Mai', kind: 'household', craft: 'ceramics', unitId: duyenThai }
    const called = await likely('establishments', { ...draft, phone: '0912345699' })
    expect(called.map(row => row.code)).toEqual(['CS-T3'])
    expect(called[0]!.evidence.map(each => each.field)).toContain('phone')
    expect(await likely('establishments', { ...draft, phone: '+84 912.345.699' })).toEqual(called)
    // 'Mai' and 'Thanh' are no part of 'thương mại', 'thành viên' here: the name leads to it without a number too.
    expect((await likely('establishments', { ...draft, unitId: batTrang })).map(row => row.code)).toEqual(['CS-T3'])
  })
})

describe('a craft village', () => {
  it('is recognised under another writing of its name, with the evidence of each field', async () => {
    const { code } = await add('villages', { name: 'Làng nghề sơn mài Hạ Thái', craft: 'Sơn mài', unitId: duyenThai })
    await add('villages', { name: 'Làng nghề gốm Bát Tràng', craft: 'Gốm sứ', unitId: batTrang })
    const [found, ...others] = await likely('villages', { name: 'Làng sơn mài truyền thống Hạ Thái', craft: 'Sơn mài', unitId: duyenThai })
    expect(found).toMatchObject({ code, detail: expect.stringContaining('Sơn mài') })
    expect(others).toEqual([])
    expect(found!.evidence.map(each => each.field)).toContain('name')
    expect(found!.evidence.every(each => each.label && each.says && each.strength)).toBe(true)
  })
  it('is recognised by its name alone, typed without marks too', async () => {
    const codes = async (name: string, more = {}) => (await likely('villages', { name, ...more })).map(row => row.name)
    expect(await codes('Hạ Thái')).toEqual(['Làng nghề sơn mài Hạ Thái'])
    expect(await codes('ha thai')).toEqual(['Làng nghề sơn mài Hạ Thái'])
    expect(await codes('Lang nghe gom Bat Trang')).toEqual(['Làng nghề gốm Bát Tràng'])
    expect(await codes('lang nghe Bat Trang')).toEqual(['Làng nghề gốm Bát Tràng'])
    expect(await codes('Hà Thai')).toEqual([])
  })
  it('is not its own double while it is corrected, and a stranger is none', async () => {
    const [{ code } = { code: '' }] = await likely('villages', { name: 'Hạ Thái', craft: 'Sơn mài', unitId: duyenThai })
    expect(await likely('villages', { name: 'Làng nghề sơn mài Hạ Thái', craft: 'Sơn mài', unitId: duyenThai, code })).toEqual([])
    expect(await likely('villages', { name: 'Làng mây tre đan Phú Vinh', craft: 'Mây tre đan', unitId: batTrang })).toEqual([])
    expect((await district.post('/villages/likely', { name: 'Hạ Thái' })).status).toBe(403)
  })
})

describe('an artisan', () => {
  const form = { name: 'Nguyễn Thị Lạc', birthYear: 1955, title: 'city', craft: 'lacquer', unitId: duyenThai, phone: '0912345671' }
  it('is recognised without marks, and not where another year of birth is known', async () => {
    const { code } = await add('artisans', form, district)
    expect(
      (await likely('artisans', { name: 'nguyen thi lac', craft: 'lacquer', unitId: duyenThai }, district)).map(row => row.code),
    ).toEqual([code])
    expect(await likely('artisans', { ...form, birthYear: 1981, phone: null }, district)).toEqual([])
    expect(await likely('artisans', { ...form, code }, district)).toEqual([])
    expect(await likely('artisans', form, await server.as('gialam'))).toEqual([])
  })
  it('has a telephone number that can exist, as trainees have; one of long ago stays and is flagged', async () => {
    const wrong = await district.post('/artisans', { ...form, name: 'Trần Văn Số', phone: '0123456789' })
    expect(wrong).toMatchObject({ status: 422, body: { errors: [{ path: 'phone' }] } })
    const { code } = await add('artisans', { ...form, name: 'Trần Văn Số', birthYear: 1960, phone: '+84 988 111 222' }, district)
    expect((await district.get(`/artisans/${code}`)).body).toMatchObject({ phone: '0988111222', phoneWarning: null })
    await server.database.pool.query(`update artisan set phone = '0123456789' where code = $1`, [code])
    const { revision, phoneWarning } = (await district.get(`/artisans/${code}`)).body
    expect(phoneWarning).toBeTruthy()
    const kept = { ...form, name: 'Trần Văn Số', birthYear: 1961, phone: '0123456789', revision }
    expect((await district.put(`/artisans/${code}`, kept)).status).toBe(200)
  })
})

describe('a trainee', () => {
  const form = { name: 'Phạm Văn Khéo', birthYear: 1978, establishmentCode: 'CS-T1', classCode: 'L1', completed: true }
  it('is recognised by name and establishment, by a number, and in one’s own units only', async () => {
    const { id } = await add('trainees', { ...form, personalNumber: '001078001234' }, district)
    const [found] = await likely('trainees', { name: 'Phạm văn Kheo', birthYear: 1978, establishmentCode: 'CS-T1' }, district)
    expect(found).toMatchObject({ id, code: null, detail: expect.stringContaining('Hạ Thái Xưa') })
    expect(JSON.stringify(found)).not.toContain('001078001234')
    expect((await likely('trainees', { name: 'Phạm V. Khéo', personalNumber: '001078001234' }, district)).map(row => row.id)).toEqual([id])
    expect(await likely('trainees', { name: 'Phạm Văn Khéo', birthYear: 1978 }, await server.as('gialam'))).toEqual([])
    expect(await likely('trainees', { name: 'Lê Thị Khác', birthYear: 1990, establishmentCode: 'CS-T2' })).toEqual([])
    expect((await (await server.as('thanhpho')).post('/trainees/likely', { name: 'Phạm Văn Khéo' })).status).toBe(403)
  })
  it('of whom it was said “another” is saved, and neither the form nor the sweep asks again', async () => {
    const twin = { name: 'Phạm Văn Khéo', birthYear: null, establishmentCode: 'CS-T1', classCode: 'L1', completed: false }
    const draft = { name: twin.name, establishmentCode: 'CS-T1' }
    const before = await likely('trainees', draft, district)
    expect(before.length).toBeGreaterThan(0)
    const { id } = await add('trainees', twin, district)
    const others = before.map(row => row.id)
    const apart = { kind: 'person', record: id, others }
    expect((await (await server.as('gialam')).post('/duplicates/apart', apart)).status).toBe(404)
    expect((await district.post('/duplicates/apart', apart)).body).toEqual({ told: others.length })
    expect((await district.post('/duplicates/apart', apart)).body).toEqual({ told: 0 })
    expect(await likely('trainees', { ...draft, id }, district)).toEqual([])
    await (await server.as('thamdinh')).post('/duplicates/sweep')
    await runJobsNow(server.database)
    expect((await district.get('/duplicates?kind=person')).body.rows).toEqual([])
    expect((await district.get('/duplicates?kind=person&state=different')).body.rows).toMatchObject([
      { foundBy: 'Khi nhập trên màn hình', reason: expect.stringContaining('Người nhập') },
    ])
  })
})
