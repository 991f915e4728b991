/** The register's list: filtered, ordered and shown as a view says, and views kept under names. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type TestServer, testServer, type Visitor } from '../../server/testing.ts'
import { beneficiary, Project } from '../projects/projects.schema.ts'
import { establishmentAt } from '../projects/projects.testing.ts'
import { Establishment, Village } from './establishments.schema.ts'

let server: TestServer
const people: Record<string, Visitor> = {}
const duyenThai = 'hn-c-10192'
const batTrang = 'hn-c-00577'
beforeAll(async () => {
  server = await testServer()
  const { database } = server
  for (const name of ['thuongtin', 'trungtam', 'thamdinh', 'lanhdao', 'thanhpho']) people[name] = await server.as(name)
  const [village] = await database.db
    .insert(Village.table)
    .values({ code: 'LN-1', name: 'Làng sơn mài Hạ Thái', search: 'ha thai' })
    .returning()
  const a = await establishmentAt(database, 'CS-1', duyenThai, {
    name: 'Ánh Dương',
    workers: 12,
    taxCode: '001188000123',
    phone: '0912000111',
    villageId: village!.id,
    exporting: true,
    womenOwned: true,
    minorityOwned: false,
  })
  await establishmentAt(database, 'CS-2', duyenThai, {
    name: 'Bình Minh',
    workers: 60,
    craft: 'ceramics',
    kind: 'household',
    closedOn: '2023-05-01',
    supportingIndustry: false,
  })
  const c = await establishmentAt(database, 'CS-3', batTrang, { name: 'Cường Thịnh', craft: 'ceramics', taxCode: '0100109106' })
  const gone = await establishmentAt(database, 'CS-4', duyenThai, { name: 'Đã gộp', mergedInto: a.id })
  const project = (year: number, state: 'accepted' | 'rejected' | 'planned', code: string) => ({
    code,
    year,
    name: code,
    contentGroup: 'technology' as const,
    activity: 'machine' as const,
    source: 'city' as const,
    implementer: 'beneficiary' as const,
    unitId: duyenThai,
    totalCost: 100,
    eligibleCost: 100,
    requested: 50,
    counterpart: 50,
    units: 1,
    pilot: false,
    commitsCapital: true,
    commitsNoDouble: true,
    state,
    revision: 1,
    search: '',
  })
  const rows = await database.db
    .insert(Project.table)
    .values([project(2022, 'accepted', 'P1'), project(2023, 'planned', 'P2'), project(2024, 'rejected', 'P3')])
    .returning()
  await database.db.insert(beneficiary).values([
    { projectId: rows[0]!.id, establishmentId: a.id },
    { projectId: rows[1]!.id, establishmentId: a.id },
    { projectId: rows[2]!.id, establishmentId: c.id },
  ])
  expect(gone.mergedInto).toBe(a.id)
})
afterAll(() => server.close())

const list = async (query: string, who = 'trungtam') => {
  const answer = await people[who]!.get(`/register?${query}`)
  expect(answer.status, JSON.stringify(answer.body)).toBe(200)
  return answer.body
}
const codes = async (query: string, who?: string) => (await list(query, who)).rows?.map(row => row.code)

describe('conditions', () => {
  it.each([
    ['', ['CS-1', 'CS-2', 'CS-3']],
    ['unitId=hn-d-279', ['CS-1', 'CS-2']],
    [`unitId=${batTrang}`, ['CS-3']],
    ['village=LN-1', ['CS-1']],
    ['craft=ceramics&kind=household', ['CS-2']],
    ['workers=10-50', ['CS-1']],
    ['workers=13-', ['CS-2']],
    ['workers=-12', ['CS-1']],
    ['exporting=yes', ['CS-1']],
    ['exporting=unknown', ['CS-2', 'CS-3']],
    ['supportingIndustry=no', ['CS-2']],
    ['supportingIndustry=unknown', ['CS-1', 'CS-3']],
    ['womenOwned=yes', ['CS-1']],
    ['womenOwned=unknown', ['CS-2', 'CS-3']],
    ['minorityOwned=no', ['CS-1']],
    ['minorityOwned=yes', []],
    ['difficultArea=unknown', ['CS-1', 'CS-2', 'CS-3']],
    ['open=open', ['CS-1', 'CS-3']],
    ['open=closed', ['CS-2']],
    ['taxCode=none', ['CS-2']],
    ['phone=none', ['CS-2', 'CS-3']],
    ['supported=2022', ['CS-1']],
    ['supported=ever', ['CS-1']],
    ['supported=never', ['CS-2', 'CS-3']],
  ])('%s finds exactly those that fulfil it', async (query, expected) => expect(await codes(query)).toEqual(expected))
  it('by difficult area follow the lists of today: named, certainly not, or nobody has said', async () => {
    const area = { kind: 'difficult', document: 'QĐ THỬ 01', validFrom: '2021-01-01', validUntil: null }
    const places = 'Xã Duyên Thái, Huyện Thường Tín'
    expect((await people.thamdinh!.post('/areas', { ...area, complete: false, places })).status).toBe(200)
    expect(await codes('difficultArea=yes')).toEqual(['CS-1', 'CS-2'])
    expect(await codes('difficultArea=unknown')).toEqual(['CS-3'])
    expect((await people.thamdinh!.post('/areas', { ...area, document: 'QĐ THỬ 02', complete: true, places })).status).toBe(200)
    expect(await codes('difficultArea=no')).toEqual(['CS-3'])
    const { rows, columns, sentence } = await list('cols=difficultArea&sort=difficultArea&down=true&difficultArea=yes')
    expect(columns).toEqual(['name', 'difficultArea'])
    expect(rows?.map(row => row.difficultArea)).toEqual(['yes', 'yes'])
    expect(sentence).toBe('ở địa bàn khó khăn')
    expect((await list('cols=difficultArea&sort=difficultArea')).rows?.map(row => row.difficultArea)).toEqual(['yes', 'yes', 'no'])
  })
  it('on whose establishment it is narrow nothing for those who may not see it, and the sentence says so', async () => {
    expect(await codes('minorityOwned=no', 'thanhpho')).toEqual(['CS-1', 'CS-2', 'CS-3'])
    // Whoever opens a shared view with that condition is told that it does not narrow the list for them.
    expect((await list('minorityOwned=no', 'thanhpho')).sentence).toBe(
      'toàn bộ sổ bộ, không lọc theo người dân tộc thiểu số làm chủ vì thông tin này không dành cho bạn',
    )
    expect((await list('minorityOwned=no&craft=lacquer', 'thanhpho')).sentence).toMatch(/^sơn mài, không lọc theo người dân tộc/)
    expect((await list('minorityOwned=no')).sentence).toBe('không do người dân tộc thiểu số làm chủ')
  })
  it('are said as one sentence', async () => {
    expect((await list('unitId=hn-d-279&craft=lacquer&workers=10-&taxCode=none')).sentence).toBe(
      'Huyện Thường Tín, sơn mài, từ 10 lao động, chưa có mã số thuế',
    )
    expect((await list('')).sentence).toBe('toàn bộ sổ bộ')
  })
  it('by day of change find what was corrected since, and not what was only looked at', async () => {
    const officer = people.trungtam!
    const page = (await officer.get('/establishments/CS-3')).body
    await officer.post('/establishments/CS-3/reveal', { purpose: 'Đối chiếu hồ sơ' })
    expect(await codes('changed=2024-11-22')).toEqual([])
    const { name, kind, craft, sector, unitId, cleanerProduction, clusterInfrastructure, revision, taxCode } = page
    const sent = { name, kind, craft, sector, unitId, cleanerProduction, clusterInfrastructure, revision, taxCode, workers: 9 }
    expect(await officer.put('/establishments/CS-3', sent)).toMatchObject({ status: 200 })
    expect(await codes('changed=2024-11-22')).toEqual(['CS-3'])
    expect(await codes('changed=2024-11-23')).toEqual([])
  })
  it('that make no sense are refused in words', async () => {
    expect(await people.trungtam!.get('/register?workers=nhiều')).toMatchObject({ status: 422 })
    expect(await people.trungtam!.get('/register?changed=2024-02-31')).toMatchObject({ status: 422 })
  })
  it('never reach beyond the reader’s units, nor to records that were merged away', async () => {
    expect(await codes('', 'thuongtin')).toEqual(['CS-1', 'CS-2'])
    expect(await codes(`unitId=${batTrang}`, 'thuongtin')).toEqual([])
    expect((await list('')).total).toBe(3)
  })
})

describe('order and columns', () => {
  it('any column orders, what is unknown last either way', async () => {
    expect(await codes('sort=workers')).toEqual(['CS-3', 'CS-1', 'CS-2'])
    expect(await codes('sort=lastSupport')).toEqual(['CS-1', 'CS-2', 'CS-3'])
    expect(await codes('sort=closedOn&down=true')).toEqual(['CS-2', 'CS-1', 'CS-3'])
    expect(await codes('sort=projects&down=true')).toEqual(['CS-1', 'CS-2', 'CS-3'])
    expect(await codes('sort=craft')).toEqual(['CS-2', 'CS-3', 'CS-1'])
    for (const column of ['name', 'code', 'kind', 'sector', 'place', 'village', 'taxCode', 'phone', 'changedOn', 'exporting'])
      expect(await codes(`sort=${column}`), column).toHaveLength(3)
  })
  it('come in the order asked for, with counted values, codes of people masked', async () => {
    const { rows, columns } = await list('cols=taxCode,projects,lastSupport,village,nonsense')
    expect(columns).toEqual(['name', 'taxCode', 'projects', 'lastSupport', 'village'])
    expect(rows?.[0]).toEqual({
      code: 'CS-1',
      name: 'Ánh Dương',
      taxCode: '•••••••••123',
      projects: 2,
      lastSupport: 2023,
      village: 'Làng sơn mài Hạ Thái',
    })
  })
  it('personal columns are for those who work with them', async () => {
    expect((await list('cols=phone&sort=phone')).rows?.[0]).toMatchObject({ phone: '0912000111' })
    const viewer = await list('cols=phone,workers&sort=phone', 'thanhpho')
    expect(viewer.columns).toEqual(['name', 'workers'])
    expect(JSON.stringify(viewer)).not.toContain('0912000111')
  })
  it('pages', async () => {
    expect(await codes('size=2&page=2')).toEqual(['CS-3'])
  })
})

describe('a saved view', () => {
  const view = {
    name: 'Gốm chưa có điện thoại',
    query: { craft: 'ceramics', phone: 'none', sort: 'workers' },
    columns: ['workers', 'place'],
    shared: false,
  }
  const views = async (who: string) =>
    (await people[who]!.get('/register/views')).body as unknown as {
      views: { id: string; name: string; mine: boolean; shared: boolean; query: object; columns: string[] }[]
      own: { columns: string[] | null; default: string | null }
      mayShare: boolean
    }
  it('is kept as it is on screen, renamed, shared by those who may, and taken out by its owner alone', async () => {
    const { id } = (await people.thamdinh!.post('/register/views', view)).body as { id: string }
    expect((await views('thamdinh')).views).toEqual([{ ...view, id, mine: true, owner: 'Cán bộ thẩm định' }])
    expect((await views('trungtam')).views).toEqual([])
    expect(await people.thamdinh!.post('/register/views', view)).toMatchObject({ status: 409 })
    expect(await people.trungtam!.put(`/register/views/${id}`, { name: 'Của tôi' })).toMatchObject({ status: 404 })
    expect(await people.thamdinh!.put(`/register/views/${id}`, { name: 'Gốm thiếu điện thoại', shared: true })).toMatchObject({
      status: 200,
    })
    expect((await views('trungtam')).views).toMatchObject([{ name: 'Gốm thiếu điện thoại', mine: false, shared: true, query: view.query }])
    expect(await people.trungtam!.post(`/register/views/${id}/removal`)).toMatchObject({ status: 404 })
    expect(await people.thamdinh!.post(`/register/views/${id}/removal`)).toMatchObject({ status: 200 })
    expect((await views('trungtam')).views).toEqual([])
  })
  it('is shared by a leader or an appraiser only', async () => {
    expect(await people.trungtam!.post('/register/views', { ...view, shared: true })).toMatchObject({ status: 403 })
    const { id } = (await people.trungtam!.post('/register/views', view)).body as { id: string }
    expect(await people.trungtam!.put(`/register/views/${id}`, { shared: true })).toMatchObject({ status: 403 })
    expect((await views('lanhdao')).mayShare).toBe(true)
  })
  it('may be the one that opens first, beside one’s own columns', async () => {
    const { id } = (await people.lanhdao!.post('/register/views', view)).body as { id: string }
    await people.lanhdao!.put('/register/views/own', { columns: ['phone', 'workers'] })
    await people.lanhdao!.put('/register/views/own', { default: id })
    expect((await views('lanhdao')).own).toEqual({ columns: ['phone', 'workers'], default: id })
    await people.lanhdao!.post(`/register/views/${id}/removal`)
    expect((await views('lanhdao')).own).toEqual({ columns: ['phone', 'workers'], default: null })
    expect((await views('trungtam')).own).toEqual({ columns: null, default: null })
  })
})
it('the chooser of villages names those that have records', async () => {
  expect((await people.trungtam!.get('/register/villages')).body).toEqual([{ code: 'LN-1', name: 'Làng sơn mài Hạ Thái', unitName: null }])
  expect(Establishment.name).toBe('establishment')
})
